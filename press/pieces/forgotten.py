"""What is known of the pages that are read again is forgotten before the first of them is read.

Sphinx forgets each when its turn comes, unless several processes read. So a label that moved from
one page to another stood on both for a while, and was told of as if it were there twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


def forget(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str]) -> None:
    """Take all out of what is known of the book that stood on these pages."""
    for docname in docnames:
        app.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Do it when it is settled which pages are read."""
    app.connect("env-before-read-docs", forget, priority=900)
    return {"version": "1", "parallel_read_safe": True}
