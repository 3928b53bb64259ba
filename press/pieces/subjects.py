"""The topics of each piece as entries of Sphinx's index, which the books print as their last page.

The website has the library in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from press.pieces.collector import piece_of, topic_name

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def name_subjects(app: Sphinx, doctree: nodes.document) -> None:
    """Enter the piece that was just read under each of its topics."""
    env = app.env
    piece = piece_of(env, env.docname)
    title = next(iter(doctree.findall(nodes.title)), None)
    if piece is None or title is None or not piece.kind.in_library:
        return
    anchor = title.parent["ids"][0]
    entries = env.domains.index_domain.entries.setdefault(env.docname, [])
    for topic in piece.topics:
        words = f"{topic_name(app.config, topic)}; {title.astext()}"
        entries.append(("single", words, anchor, "", None))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Enter each page once the catalogue (priority 500) knows its piece."""
    app.connect("doctree-read", name_subjects, priority=550)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
