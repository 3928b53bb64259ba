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

from sphinx.util import logging

from press.web.builder import website
from press.web.markdown import Markdown
from press.web.safety import safety
from press.web.urls import leading
from sphinx_bindery.files import write_atomic
from sphinx_bindery.nodes import number_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
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
        write_atomic(Path(app.outdir, path_of(page)), f"{head}\n\n{body}".lstrip().encode())


def twin(app: Sphinx, page: str) -> Markdown:
    """Return what writes the page as Markdown, with its links from where the twin lies."""
    builder = website(app)
    pictures = {uri: f"{builder.imgpath}/{name}" for uri, name in builder.images.items()}
    number = partial(number_of, env=app.env, docname=page)
    return Markdown(leading(app, page), pictures, number, builder.dlpath)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write each twin when its page is written."""
    app.connect("html-page-context", write_twin)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
