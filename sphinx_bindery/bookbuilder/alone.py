"""Each page by itself: one that fails while it is written is left out, and the others are written.

Sphinx would end the whole book with the error, and say nothing of the page. Here it is told in one
line, at the place that was being written if the error knows it, and the build fails.
"""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from traceback import format_exc, walk_tb
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.util import logging

from sphinx_bindery.files import fault_of_disk
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

MESSAGE = "This page cannot be written (%s), and is left out. Take out what was changed last."
LONGEST = 300  # signs of an error's own words


@contextmanager
def alone(
    docname: str,
    failed: set[str],
    within: Callable[[], AbstractContextManager[object]] = nullcontext,
) -> Iterator[None]:
    """Have an error in what is done for a page end that page alone: it is told, and one `failed`.

    A disk that is full, or cannot be written, ends them all: raises SphinxError.

    `within` is what a builder does each page in, such as a limit of its time. With `-vv` Sphinx
    shows where in the program it was.
    """
    try:
        with within():
            yield
    except Exception as error:
        logger.debug("%s", format_exc())
        cause = _cause(error)
        if fault := fault_of_disk(cause):  # which is no page's own
            raise SphinxError(fault) from cause
        tell(_words(cause), _node_of(cause) or (docname, 1))
        failed.add(docname)


def tell(words: str, place: nodes.Node | tuple[str, int] | str) -> None:
    """Tell in one line that a page is left out, and why."""
    said = " ".join(words.split())[:LONGEST]
    logger.error(MESSAGE, said, type="book", subtype="failed", location=place)


def _cause(error: BaseException) -> BaseException:
    """Return the error itself, where Sphinx has put one of its own around it."""
    while isinstance(error, SphinxError) and error.__cause__:
        error = error.__cause__
    return error


def _words(error: BaseException) -> str:
    kind = "" if isinstance(error, SphinxError) else type(error).__name__
    return ": ".join(filter(None, (kind, str(error))))


def _node_of(error: BaseException) -> nodes.Node | None:
    """Return the innermost node that was at hand when the error was raised, if one knows its line.

    docutils and all that visits, transforms or writes a node calls it `node`.
    """
    hands = (frame.f_locals.get("node") for frame, _ in walk_tb(error.__traceback__))
    found = [with_line(node) for node in hands if isinstance(node, nodes.Node)]
    return next((node for node in reversed(found) if node.line), None)


def fail_without_pages(app: Sphinx, _error: Exception | None) -> None:
    """Have the build fail when a page is left out, or the book could not be made; why was told."""
    if getattr(app.builder, "failed", None) or getattr(app.builder, "is_given_up", False):
        app.statuscode = 1


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what ends a build."""
    app.connect("build-finished", fail_without_pages)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
