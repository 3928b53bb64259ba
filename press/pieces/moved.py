"""Pages that have moved: `moved:` lists where a page lay before, or one that it stands in for.

The website leads on from there (`press/web/moved.py`). A link of the book to an old name leads to
the page as it is called today, and is told of, so that it is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join, logging

from press.pieces.collector import PieceCollector, labels_of, tell_of_facts
from press.pieces.withheld import withheld
from sphinx_bindery.collector import memory
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

TO_PAGES = ("ref", "doc", "any", "myst")  # the roles that lead to pages, and Markdown's links
ENDINGS = (".md", ".html")


def moved_pages(env: BuildEnvironment) -> dict[str, str]:
    """Return the docname that each page which is there no more has today."""
    return memory(env, "book_moved")


def label_now(env: BuildEnvironment, old: str) -> str:
    """Return the label of the page that was called so, by its docname or label, or ''."""
    return _label(env, _docname_now(env, old))


def note_moves(app: Sphinx, env: BuildEnvironment) -> None:
    """Note where the pages lay; warn of an address that a page has, or that two pages claim."""
    moved = moved_pages(env)
    moved.clear()
    there = {name.lower(): name for name in (*env.found_docs, *withheld(env))}
    claimed: dict[str, str] = {}
    for docname, entry in sorted(PieceCollector.of(env).items()):
        for old in entry.piece.moved:
            fault = _fault(there.get(old.lower(), ""), claimed.get(old.lower(), ""))
            if fault:
                line = entry.front_matter.line("moved")
                tell_of_facts(f"`moved` names `{old}`, {fault}", (docname, line))
            else:
                moved[old] = claimed[old.lower()] = docname


def _fault(page: str, claimant: str) -> str:
    """Return what keeps an address from leading on, or ''."""
    if page:
        return f"and a page lies there: source/{page}.md. Take one of the two away."
    if claimant:
        return f"and so does source/{claimant}.md. Take it out of one of the two."
    return ""


class LeadOn(SphinxPostTransform):
    """Leads each reference to an old name to where that page is now, and tells of it."""

    default_priority = 5  # before MyST (9) and Sphinx (10) look for what it leads to

    def run(self, **kwargs: Any) -> None:
        if not moved_pages(self.env):
            return
        known = labels_of(self.env)
        for reference in list(self.document.findall(addnodes.pending_xref)):
            target = str(reference["reftarget"])
            if reference.get("reftype") in TO_PAGES and target not in known:
                names = self._names(reference, target)
                now = next(filter(None, (_docname_now(self.env, name) for name in names)), "")
                if now:
                    self._lead(reference, target, now)

    def _names(self, reference: addnodes.pending_xref, target: str) -> Iterator[str]:
        """Yield what a target may name: a label, a page from here, a page from the top."""
        path = target.partition("#")[0]
        for ending in ENDINGS:
            path = path.removesuffix(ending)
        here = reference.get("refdoc", self.env.docname)
        yield from (path.lstrip("/"), docname_join(here, path))

    def _lead(self, reference: addnodes.pending_xref, target: str, now: str) -> None:
        is_path = reference["reftype"] == "doc"
        written = f"/{now}" if is_path else _label(self.env, now)
        if not reference.get("told"):  # of a label in the facts
            logger.warning(
                "`%s` is `%s` now. Write that.",
                target,
                written,
                type="source",
                subtype="moved",
                location=with_line(reference),
            )
        if reference.get("refdomain") == "doc":  # MyST's own: a file of the source
            reference["reftarget"], reference["reftargetid"] = now, None
        else:
            reference["reftarget"] = written


def _docname_now(env: BuildEnvironment, old: str) -> str:
    """Return the docname that a page has today, by its docname or its label before, or ''."""
    moved = moved_pages(env)
    if old in moved or "/" in old:
        return moved.get(old, "")
    return next((now for name, now in moved.items() if name.rpartition("/")[2] == old), "")


def _label(env: BuildEnvironment, docname: str) -> str:
    """Return the label of a page: the name of its file, or its first; without any, its docname."""
    labels = [label for label, page in labels_of(env).items() if page == docname]
    name = docname.rpartition("/")[2]
    return name if name in labels else next(iter(labels), docname)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Note the moves once all pages are read, and none that is withheld is left."""
    app.connect("env-updated", note_moves, priority=200)
    app.add_post_transform(LeadOn)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
