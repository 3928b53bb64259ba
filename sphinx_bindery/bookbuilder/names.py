"""Names of pages that a website cannot have: it has them itself, or two become one file.

The books have such a page whole, since their files get names of their own. A website does not:
Sphinx writes its own page over it, or one of the two over the other, and says nothing.
"""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_bindery.bookbuilder.index import INDEX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

KEPT = "A website has a page of its own called `%s`, and this one is lost there. Rename it."
NO_INDEX = KEPT + " The books have no index, either, beside a page of this name."
NOT_FOUND = (
    "A website shows `404` in place of a page that is not there. "
    "Rename it, or leave it out of the books by `book_left_out`."
)
ALIKE = "`%s` and `%s` are one file where case does not count, and one is lost. Rename one."
ONE_ADDRESS = "`%s` and `%s` have one address on this website, and one is lost. Rename one."


def setup(app: Sphinx) -> ExtensionMetadata:
    """Have names looked at whenever pages were read, whatever is built of them."""
    app.connect("env-check-consistency", tell_of_names)
    return {"parallel_read_safe": True}


def tell_of_names(app: Sphinx, env: BuildEnvironment) -> None:
    """Tell of each page that a website loses by its name."""
    kept = set(_of_website(env))
    for docname in filter(partial(_has_words, env), sorted(env.found_docs & kept)):
        is_index = docname == INDEX and env.config.book_index
        _warn(NO_INDEX if is_index else KEPT, docname, docname)
    if "404" in env.found_docs - kept - {*env.config.book_left_out}:
        _warn(NOT_FOUND, "404")
    for first, second in _alike((name, _folded(name)) for name in sorted(env.found_docs)):
        _warn(ALIKE, second, first, second)
    if app.builder.name == "dirhtml":
        addresses = ((name, name.removesuffix("/index")) for name in sorted(env.found_docs))
        for first, second in _alike(addresses):
            _warn(ONE_ADDRESS, second, first, second)


def _of_website(env: BuildEnvironment) -> Iterator[str]:
    """Yield the names of the pages that Sphinx makes for a website."""
    yield "search"
    yield from env.config.html_additional_pages
    if env.config.html_use_index:
        yield INDEX
    if env.config.html_domain_indices:
        for domain in env.domains.sorted():
            yield from (f"{domain.name}-{index.name}" for index in domain.indices)


def _has_words(env: BuildEnvironment, docname: str) -> bool:
    """Tell whether a page is more than a title, which keeps a place in a toctree for Sphinx's."""
    title = env.titles[docname].astext().split()
    return len(env.get_doctree(docname).astext().split()) > len(title)


def _folded(name: str) -> str:
    """Return what a file system that minds neither case nor composed letters makes of a name."""
    return unicodedata.normalize("NFC", name).casefold()


def _alike(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each name that becomes what another before it has become, with that one first."""
    first: dict[str, str] = {}
    for name, becomes in names:
        if (other := first.setdefault(becomes, name)) != name:
            yield other, name


def _warn(message: str, docname: str, *words: str) -> None:
    logger.warning(message, *words, type="book", subtype="name", location=(docname, 1))
