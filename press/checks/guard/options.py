"""The options of directives that reach a file, or count something.

A directive that opens a file has only the options that are named here: another may import a module
(`:parser:`), choose how bytes are read, or be new in the next version. What counts has a limit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from docutils.parsers.rst.languages import en, get_language
from docutils.utils import new_document
from sphinx.util.docutils import SphinxDirective

from press.checks.guard.files import GUARDED
from press.checks.guard.refusal import place_of, refuse

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx

CODE = {"class", "name", "caption", "dedent", "emphasize-lines", "force", "lineno-start", "linenos"}
PART = {"start-after", "end-before"}
TABLE = {"align", "class", "header-rows", "name", "stub-columns", "width", "widths"}
PICTURE = {"align", "alt", "class", "height", "name", "scale", "target", "width"}
ALLOWED: dict[str, set[str]] = {
    "include": PART
    | {"start-line", "end-line", "literal", "code", "number-lines", "class", "name"}
    | {"heading-offset", "relative-images", "relative-docs"},
    "literalinclude": CODE
    | PART
    | {"start-at", "end-at", "lines", "lineno-match", "language", "diff", "prepend", "append"},
    "csv-table": TABLE | {"file", "url", "header", "delim", "quote", "escape", "keepspace"},
    "list-table": TABLE,
    "code": {"class", "force", "name", "number-lines"},
    "code-block": CODE,
    "sourcecode": CODE,
    "image": PICTURE,
    "figure": PICTURE | {"figclass", "figname", "figwidth"},
    "bibliography": {"all", "cited", "notcited", "list", "enumtype", "start"}
    | {"labelprefix", "keyprefix"},
    "hlist": {"columns"},
    "prompt": {"lines"},
}
MOST = 999
TOO_MANY = re.compile(r"\d{4}")
COUNTS = {"columns", "dedent", "emphasize-lines", "end-line", "header-rows", "heading-offset"}
COUNTS |= {"lineno-start", "lines", "number-lines", "start", "start-line", "stub-columns"}


class Limited(SphinxDirective):
    """Comes before a directive that has more options than a page may use."""

    allowed: ClassVar[set[str]]

    def run(self) -> list[nodes.Node]:
        fault = self._fault()
        if not fault:
            return list(super().run())
        refuse(self.env, fault, place_of(self))
        return []

    def _fault(self) -> str:
        for option, value in self.options.items():
            if option not in self.allowed or (option, value) == ("figwidth", "image"):
                return f"`:{option}:` is not for pages. Take it out."
            if option in COUNTS and TOO_MANY.search(str(value)):
                return f"`:{option}:` goes up to {MOST}. Write a smaller number."
        return ""


def limit(app: Sphinx, *_: Any) -> None:
    """Put the limits before the directives that the book has."""
    for name, allowed in ALLOWED.items():
        kind = _directive(name)
        if kind and not issubclass(kind, Limited):
            directives.register_directive(name, _limited(kind, allowed))


def cover_other_names(app: Sphinx) -> None:
    """Have `einfügen` be our `include` in a German book: docutils knows its own by that name."""
    guarded = {*ALLOWED, *GUARDED}
    language = get_language(app.config.language, None)
    for name, canonical in getattr(language, "directives", {}).items():
        kind = _directive(canonical) if canonical in guarded and name not in guarded else None
        if kind:
            directives.register_directive(name, kind)


def _directive(name: str) -> type[Directive] | None:
    known: Any = directives.directive(name, en, new_document(""))  # type: ignore[arg-type]
    kind: type[Directive] | None = known[0]
    return kind


def _limited(kind: type[Directive], allowed: set[str]) -> type[Directive]:
    """Return the directive with its limits; the value of any other option is left as it is."""
    theirs = kind.option_spec or {}
    spec = {key: theirs[key] if key in allowed else directives.unchanged for key in theirs}
    return type(kind.__name__, (Limited, kind), {"option_spec": spec, "allowed": allowed})
