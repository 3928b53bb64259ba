"""The same page as Markdown, beside it: for programs that read to answer somebody.

Each page of the source has one, `answers/why.md` beside `answers/why.html`, which names it in its
head. It begins with what the page on safety says of itself, and where help is: whoever asks a
program may be the one in danger. Its links lead to the pages that people read.

Source: RFC 7763 (text/markdown); https://llmstxt.org for the place beside the page.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from sphinx.util import logging

from press.pieces.collector import labels_of, piece_of
from press.pieces.model import nearest
from press.pieces.withheld import names_withheld
from press.web import markdown_signs as signs
from press.web.builder import website
from press.web.markdown import Markdown
from press.web.urls import address_of
from sphinx_bindery.files import write_whole
from sphinx_bindery.nodes import number_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

TYPE = "text/markdown"


def path_of(docname: str) -> str:
    """Return where a page's twin lies on the website."""
    return f"{docname}.md"


def links(app: Sphinx, page: str) -> list[tuple[str, str]]:
    """Return (attributes, path) of the link by which a program finds the twin of a page."""
    is_there = page in app.env.all_docs
    return [(f'rel="alternate" type="{TYPE}" title="Markdown"', path_of(page))] if is_there else []


def write_twin(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Write the twin of a page that is being written."""
    if doctree is not None:
        head = "\n>\n".join(f"> {line}" for line in safety(app, page))
        body = twin(app, page).page(doctree)
        write_whole(Path(app.outdir, path_of(page)), f"{head}\n\n{body}".lstrip().encode())


def twin(app: Sphinx, page: str) -> Markdown:
    """Return what writes the page as Markdown, with its links from where the twin lies."""
    builder = website(app)
    pictures = {uri: f"{builder.imgpath}/{name}" for uri, name in builder.images.items()}
    number = partial(number_of, env=app.env, docname=page)
    return Markdown(_addresses(app, page), pictures, number, builder.dlpath)


def _addresses(app: Sphinx, page: str) -> Callable[[str], str]:
    """Return what makes addresses of a page's links that are whole, where the site's is known.

    Elsewhere they count from the page, as the twin lies beside it; within the page they name it.
    """
    if whole := address_of(app, page):
        return partial(urljoin, whole)
    here = app.builder.get_target_uri(page).rpartition("/")[2]
    return lambda address: address if address[:1] not in ("", "#") else f"{here}{address}"


def safety(app: Sphinx, page: str) -> Iterator[str]:
    """Yield, as Markdown, the ways to the pages about danger and help, and what these say."""
    for title, says, address in ways_to_safety(app, page):
        way = signs.link(signs.escaped(title), address)
        yield f"{way}: {signs.escaped(says)}" if says else way


def ways_to_safety(app: Sphinx, page: str) -> Iterator[tuple[str, str, str]]:
    """Yield (title, what it says of itself, address) of the pages about danger and help.

    `book_safety` names the pages: of the first the whole summary is told, of others a sentence.
    """
    whole, known = _addresses(app, page), labels_of(app.env)
    named = (known.get(label) for label in app.config.book_safety)
    for place, docname in enumerate(name for name in named if name in app.env.titles):
        piece = piece_of(app.env, docname)
        says = (piece.first_sentence if place else piece.summary) if piece else ""
        address = whole(app.builder.get_relative_uri(page, docname))
        yield app.env.titles[docname].astext(), says, address


def check_safety(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of each label in `book_safety` that no page has."""
    known = labels_of(env)
    for label in app.config.book_safety:
        if label not in known and label.lower() not in names_withheld(env):
            logger.warning(
                "`book_safety` names `%s`, but no page has that label.%s Write the label of the "
                "page about danger, and of the one with help lines.",
                label,
                nearest(label, known),
                type="book",
                subtype="safety",
            )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write each twin when its page is written."""
    app.connect("env-check-consistency", check_safety)
    app.connect("html-page-context", write_twin)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
