"""What a book remembers of each page, through builds that read some of them or in many processes.

Sphinx keeps it with the environment. A subclass says what that is and what it is called::

    class Lengths(PageCollector[int]):
        name = "book_lengths"

        def collect(self, app, doctree):
            return len(doctree.astext())

    Lengths.of(env)["index"]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from sphinx.environment.collectors import EnvironmentCollector

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Kept = TypeVar("Kept")


def memory(env: BuildEnvironment, name: str) -> dict[str, Any]:
    """Return what the environment remembers under this name, by docname; at first nothing."""
    kept: dict[str, Any] = vars(env).setdefault(name, {})
    return kept


class PageCollector(EnvironmentCollector, Generic[Kept]):
    """Keeps one thing of each page, by docname, for as long as the page is as it was."""

    name: ClassVar[str]
    priority: ClassVar[int] = 500  # a later one sees what others have put into the page

    def enable(self, app: Sphinx) -> None:
        super().enable(app)
        assert self.listener_ids is not None
        app.disconnect(self.listener_ids["doctree-read"])
        again = app.connect("doctree-read", self.process_doc, self.priority)
        self.listener_ids["doctree-read"] = again

    @classmethod
    def of(cls, env: BuildEnvironment) -> dict[str, Kept]:
        """Return what is kept of all pages."""
        return memory(env, cls.name)

    def collect(self, app: Sphinx, doctree: nodes.document) -> Kept | None:
        """Return what to keep of the page that was read, or None for nothing."""
        raise NotImplementedError

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        found = self.collect(app, doctree)
        if found is not None:
            self.of(app.env)[app.env.current_document.docname] = found

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        self.of(env).pop(docname, None)

    def merge_other(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        docnames: AbstractSet[str],
        other: BuildEnvironment,
    ) -> None:
        theirs = self.of(other)
        self.of(env).update({name: theirs[name] for name in docnames if name in theirs})
