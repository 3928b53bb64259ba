"""Stands between the parsers and what they look up by name: the table says what a page may use.

Both parsers, Markdown's and that of `{eval-rst}`, ask docutils for each directive and each role by
the name that a page wrote, whatever the language or the domain. Here the answer to a name that the
table does not hold is a refusal. So no other name, no role that a page defines, and nothing that a
new version of a library brings along gets past it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import CustomReSTDispatcher, SphinxDirective

from press.checks.guard.forms import shortened
from press.checks.guard.refusal import place_of, refuse
from press.checks.guard.table import DIRECTIVES, INSTEAD, ROLES, Entry, form_of_option

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from docutils.nodes import system_message
    from docutils.parsers.rst import Directive
    from docutils.parsers.rst.states import Inliner
    from docutils.utils import Reporter

DEFAULT_ROLE = "title-reference"  # what docutils makes of `words` without a role
LIST = "CONTRIBUTING.md lists what a page may use."


@dataclass(frozen=True)
class Wrong:
    """Stands for the value of an option that a page may not give: what is wrong with it."""

    words: str


class Dispatcher(CustomReSTDispatcher):
    """Gives the parsers what the table holds, and a refusal for all else that there is.

    There is one for each page, so that nothing a page says is there for the next.
    """

    def __init__(self) -> None:
        super().__init__()
        self._told: set[str] = set()  # roles that the page would have made

    def directive(
        self, directive_name: str, language_module: ModuleType, document: nodes.document
    ) -> tuple[type[Directive] | None, list[system_message]]:
        name = directive_name.lower()
        kind, messages = super().directive(name, language_module, document)
        if kind is None:
            return kind, messages
        if name in DIRECTIVES:
            return _looked_at(kind, name), []  # type: ignore[arg-type]
        return type(kind.__name__, (RefusedDirective,), {"told": self._told}), []

    def role(
        self, role_name: str, language_module: ModuleType, lineno: int, reporter: Reporter
    ) -> tuple[Any, list[system_message]]:
        name = role_name.lower()
        role, messages = super().role(name, language_module, lineno, reporter)
        entry = ROLES.get(name or DEFAULT_ROLE)
        if role is None and name in self._told:
            return _silent_role, []
        if role is None:
            return role, messages
        return (partial(_role, role, entry) if entry else _refused_role), []


class RefusedDirective(SphinxDirective):
    """Stands for each directive that a page may not use."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    told: ClassVar[set[str]]

    def run(self) -> list[nodes.Node]:
        name = self.name.lower()
        message = INSTEAD.get(name) or f"`{shortened(name)}` is not for pages. {LIST}"
        refuse(self.env, message, place_of(self))
        if name == "role":
            self.told.update(re.split(r"[\s(]", given)[0].lower() for given in self.arguments)
        return []


class LookedAtDirective(SphinxDirective):
    """Comes before a directive of the table: what it is given has the forms that stand there."""

    entry: ClassVar[Entry]

    def run(self) -> list[nodes.Node]:
        wrong = {key: each for key, each in self.options.items() if isinstance(each, Wrong)}
        for key, each in wrong.items():
            refuse(self.env, each.words, place_of(self))
            del self.options[key]
        given = " ".join(self.arguments)
        if not self.arguments or self.entry.argument.holds(given):
            return list(super().run())
        fault = self.entry.argument.fault(f"What stands behind `{self.name}`", given)
        refuse(self.env, fault, place_of(self))
        return []


@cache
def _looked_at(kind: type[Directive], name: str) -> type[Directive]:
    entry, theirs = DIRECTIVES[name], kind.option_spec or {}
    spec = {key: _converter(entry, key, convert) for key, convert in theirs.items()}
    return type(kind.__name__, (LookedAtDirective, kind), {"option_spec": spec, "entry": entry})


def _converter(
    entry: Entry, option: str, theirs: Callable[[Any], Any]
) -> Callable[[str | None], Any]:
    """Return what reads the value of an option: as the directive does, if it has the right form.

    No value that has another form reaches the directive's own code, which may import or open.
    """
    form = form_of_option(entry, option)

    def convert(value: str | None) -> Any:
        if form is None or (option, value) == ("figwidth", "image"):
            return Wrong(f"`:{option}:` is not for pages. Take it out.")
        if not form.holds(value or ""):
            return Wrong(form.fault(f"`:{option}:`", value or ""))
        return theirs(value)

    return theirs if theirs is directives.flag and form else convert


def _role(
    role: Callable[..., Any],
    entry: Entry,
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Inliner,
    *more: Any,
    **options: Any,
) -> Any:
    if entry.argument.holds(text):
        return role(name, rawtext, text, lineno, inliner, *more, **options)
    return _refused(inliner, entry.argument.fault(f"What stands in `{name}`", text), text, lineno)


def _refused_role(
    name: str, rawtext: str, text: str, lineno: int, inliner: Inliner, *_: Any, **__: Any
) -> Any:
    message = f"The role `{shortened(name)}` is not for pages. {LIST}"
    return _refused(inliner, message, text, lineno)


def _silent_role(
    name: str, rawtext: str, text: str, lineno: int, inliner: Inliner, *_: Any, **__: Any
) -> Any:
    return [nodes.Text(text)], []


def _refused(inliner: Inliner, message: str, text: str, line: int) -> Any:
    document = inliner.document
    place = f"{document.current_source or document['source']}:{line}"
    refuse(document.settings.env, message, place)
    return [nodes.Text(text)], []
