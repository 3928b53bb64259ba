"""Pages that are withheld: something in them was refused, and so nothing of them is in any book.

What is refused comes out while the pages are read. When all are read, each such page is taken out:
its facts, its labels, and its place in the toctrees. What other pages say of it stays, as plain
words. The next build finds that the page is missing and reads it again, until it is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import SphinxError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from press.pieces.private import forget_trees
from sphinx_bindery.collector import memory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


def withheld(env: BuildEnvironment) -> dict[str, set[str]]:
    """Return the names by which other pages know each page that is withheld."""
    return memory(env, "book_withheld")


def withhold(env: BuildEnvironment, docname: str) -> None:
    """Have a page taken out once all are read."""
    withheld(env).setdefault(docname, set())


def names_withheld(env: BuildEnvironment) -> set[str]:
    """Return all names of pages that are withheld, and of what stands in them, in small letters."""
    return {name.lower() for names in withheld(env).values() for name in names}


class Withholding:
    """Takes pages out, between reading and writing."""

    def begin(self, app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
        """Forget what was withheld: it is in no book, and so all of it is read again."""
        withheld(env).clear()
        self._read = docnames

    def take_out(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Take out the pages; return those whose toctrees name them."""
        gone = withheld(env)
        if app.config.root_doc in gone:
            raise SphinxError("There is no book without its first page, and that was refused.")
        naming = [name for name, below in env.toctree_includes.items() if gone.keys() & below]
        for docname, names in gone.items():
            names |= _names_in(env, docname)
            self._remove(app, docname)
        naming = [name for name in naming if name not in gone]
        for docname in naming:
            _shorten_toctrees(app, docname, gone.keys())
        return naming

    def _remove(self, app: Sphinx, docname: str) -> None:
        env = app.env
        below = env.toctree_includes.get(docname, [])
        app.emit("env-purge-doc", env, docname)
        env.clear_doc(docname)
        env.project.docnames.discard(docname)
        if docname in self._read:
            self._read.remove(docname)  # Sphinx writes what is in this list
        for child in below:  # in no toctree now, which nobody need hear
            env.files_to_rebuild.setdefault(child, set()).add(docname)


def _names_in(env: BuildEnvironment, docname: str) -> set[str]:
    """Return what others call the page; one that could not be read is named after its label."""
    standard = env.domains.standard_domain
    labels = {label for label, place in standard.anonlabels.items() if place[0] == docname}
    objects = {name for (_, name), place in standard.objects.items() if place[0] == docname}
    return {docname, docname.rpartition("/")[2], *labels, *objects}


def _shorten_toctrees(app: Sphinx, docname: str, gone: AbstractSet[str]) -> None:
    """Take pages out of the toctrees of another, which is read again at the next build."""
    env = app.env
    doctree = env.get_doctree(docname)
    for part in (doctree, env.tocs[docname]):
        for toctree in part.findall(addnodes.toctree):
            toctree["entries"] = [entry for entry in toctree["entries"] if entry[1] not in gone]
            toctree["includefiles"] = _without(toctree["includefiles"], gone)
    env.toctree_includes[docname] = _without(env.toctree_includes[docname], gone)
    env.reread_always.add(docname)
    app.builder.write_doctree(docname, doctree)
    forget_trees(env, [docname])


def _without(docnames: Iterable[str], gone: AbstractSet[str]) -> list[str]:
    return [name for name in docnames if name not in gone]


class LeaveWords(SphinxPostTransform):
    """Leaves the words of each reference to a page that is withheld, which was told of already."""

    default_priority = 4  # before MyST (9) and Sphinx (10) look for what it leads to

    def run(self, **kwargs: Any) -> None:
        gone = names_withheld(self.env)
        if not gone:
            return
        for reference in list(self.document.findall(addnodes.pending_xref)):
            if self._leads_nowhere(reference, gone):
                words = reference.children if reference.astext() else nodes.Text(_target(reference))
                reference.parent.replace(reference, words)

    def _leads_nowhere(self, reference: addnodes.pending_xref, gone: set[str]) -> bool:
        if reference.get("refdomain") == "cite":  # the list of sources is on such a page
            return not self.env.domaindata["cite"]["bibliographies"]
        target = _target(reference)
        here = reference.get("refdoc", self.env.docname)
        return target.lower() in gone or docname_join(here, target).lower() in gone


def _target(reference: addnodes.pending_xref) -> str:
    return str(reference["reftarget"]).lstrip("/")


def merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    """Take over what another process withheld."""
    withheld(env).update(withheld(other))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Begin before anybody looks at a file, and take out before anybody counts the pages."""
    withholding = Withholding()
    app.connect("env-before-read-docs", withholding.begin, priority=100)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", withholding.take_out, priority=100)
    app.add_post_transform(LeaveWords)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
