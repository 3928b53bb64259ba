"""What the facts of pages name: each label is that of another page, as it is called today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from press.pieces.collector import PieceCollector, labels_of, tell_of_facts
from press.pieces.model import nearest
from press.pieces.moved import label_now
from press.pieces.withheld import names_withheld

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


def check_labels(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of each label in a piece's facts that no page has, or that is its own."""
    known = labels_of(env)
    gone = names_withheld(env)
    for docname, entry in sorted(PieceCollector.of(env).items()):
        for fact, label in entry.piece.labels():
            message = ""
            if known.get(label) == docname:
                message = f"`{fact}` names this page itself. Write the label of another."
            elif label not in known and (now := label_now(env, label)):
                message = f"`{fact}` names `{label}`, which is `{now}` now. Write that."
            elif label not in known and label.lower() not in gone:
                hint = nearest(label, known) or " Write the label of a page."
                message = f"`{fact}` names `{label}`, but no page has that label.{hint}"
            if message:
                tell_of_facts(message, (docname, entry.front_matter.line(fact)))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Check once all pages are read."""
    app.connect("env-check-consistency", check_labels)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
