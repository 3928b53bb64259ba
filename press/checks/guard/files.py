"""Directives that read other files: only in `source/` and `_static/`, and none in itself.

MyST handles `include` by its class and not by its `run`, so ours is a class of its own that hands
on to theirs (myst_parser.mocking.MockIncludeDirective).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from myst_parser.mocking import MockIncludeDirective
from sphinx.directives.code import LiteralInclude
from sphinx.directives.other import Include
from sphinx.directives.patches import CSVTable
from sphinx.util.docutils import SphinxDirective

from press.checks.guard.refusal import lies_outside, place_of, refuse
from press.pieces.private import renderer_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils.parsers.rst import Directive
    from sphinx.environment import BuildEnvironment

OUTSIDE = "A page may show only files in `source/` and `_static/`, and `{}` lies elsewhere."
LARGEST = 500_000  # bytes; all that a page shows is of fewer signs
OPEN = "book_included"  # the files that are being included, the outermost first


class IncludeDirective(SphinxDirective):
    """Includes a file of the book, as MyST or reStructuredText does."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = False
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {
        **(Include.option_spec or {}),
        "relative-images": directives.flag,
        "relative-docs": directives.path,
        "heading-offset": directives.nonnegative_int,
    }

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        path = _file(self, name)
        if not path:
            return []
        around: list[str] = self.env.temp_data.setdefault(  # type: ignore[assignment]
            OPEN, [str(self.env.doc2path(self.env.docname))]
        )
        if path in around:
            refuse(self.env, f"`{name}` would include itself. Take this out.", place_of(self))
            return []
        around.append(path)
        try:
            return self._include()
        finally:
            around.remove(path)

    def _include(self) -> list[nodes.Node]:
        renderer = renderer_of(self.state)
        if renderer is None:
            theirs = Include(
                self.name,
                self.arguments,
                self.options,
                self.content,
                self.lineno,
                self.content_offset,
                self.block_text,
                self.state,
                self.state_machine,
            )
            return list(theirs.run())
        mock = MockIncludeDirective(
            renderer, self.name, Include, self.arguments, self.options, [], self.lineno
        )
        return list(mock.run())


class LiteralIncludeDirective(LiteralInclude):
    """Shows a file of the book as code."""

    def run(self) -> list[nodes.Node]:
        named = [self.arguments[0], self.options.get("diff", "")]
        if _refused(self, filter(None, named)):
            return []
        made = super().run()
        for block in (block for node in made for block in node.findall(nodes.literal_block)):
            if "diff" in self.options:  # which names both files, as they lie on this machine
                block.rawsource = block.astext().replace(f"{self.env.srcdir.parent}{os.sep}", "")
                block[:] = [nodes.Text(block.rawsource)]
        return made


class CSVTableDirective(CSVTable):
    """Makes a table of a file of the book, or of what stands in the page.

    Sphinx would take `/etc/passwd` for that file, and docutils counts from an included file.
    """

    def run(self) -> list[nodes.Node]:  # type: ignore[override]
        env = self.state.document.settings.env
        if "url" in self.options:
            message = "A table cannot come from the network. Put the file beside the page."
            refuse(env, message, place_of(self))
            return []
        if "file" in self.options:
            path = _file(self, self.options["file"])
            if not path:
                return []
            here = Path(self.state.document.current_source or "").parent
            self.options["file"] = os.path.relpath(path, here)
        return list[nodes.Node](super().run())


def _file(directive: Directive, name: str) -> str:
    """Return the path of a file of the book; '' if it is none, which is told."""
    if _refused(directive, [name]):
        return ""
    env = directive.state.document.settings.env
    path = str(env.relfn2path(name)[1])
    if Path(path).is_file():
        return path
    message = f"`{name}` is not there. The path counts from the folder of this page."
    refuse(env, message, place_of(directive))
    return ""


def _refused(directive: Directive, names: Iterable[str]) -> bool:
    env = directive.state.document.settings.env
    faults = list(filter(None, (_fault_of(env, name) for name in names)))
    for fault in faults:
        refuse(env, fault, place_of(directive))
    return bool(faults)


def _fault_of(env: BuildEnvironment, name: str) -> str:
    if lies_outside(env, name):
        return OUTSIDE.format(name)
    path = Path(env.relfn2path(name)[1])
    if path.is_file() and path.stat().st_size > LARGEST:
        return f"`{name}` is larger than {LARGEST // 1000} kB. Show less of it."
    return ""


GUARDED: dict[str, type[Directive]] = {
    "include": IncludeDirective,
    "literalinclude": LiteralIncludeDirective,
    "csv-table": CSVTableDirective,
}
