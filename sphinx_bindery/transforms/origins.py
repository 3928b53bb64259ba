"""Where on this machine an entry of `todolist` stands is no matter of a book: its page is named.

sphinx.ext.todo writes the whole path of each entry's file, and so the name of whoever builds.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_bindery.transforms import FORMATS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

WRITTEN_BY_TODO = "todo-source"  # the class of such a line
LAST = 900  # behind the extension, which writes when pages are resolved


def name_pages(app: Sphinx, page: nodes.document, _docname: str) -> None:
    """Name the files of such lines from the source folder."""
    if app.builder.format not in FORMATS:
        return
    folder = f"{app.srcdir}{os.sep}"
    for line in page.findall(nodes.paragraph):
        if WRITTEN_BY_TODO in line["classes"]:
            for words in list(line.findall(nodes.Text)):
                words.parent.replace(words, nodes.Text(words.replace(folder, "")))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect it."""
    app.connect("doctree-resolved", name_pages, priority=LAST)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
