r"""Macros: those of conf.py, which MathJax takes, and those that a formula defines itself.

As with MathJax, what a formula defines holds for those below it on the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_bindery.math.tokens import Reader, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

DEFINERS = {
    *(rf"\{name}command{star}" for name in ("new", "renew", "provide") for star in ("", "*")),
    *(rf"\DeclareMathOperator{star}" for star in ("", "*")),
    *(r"\def", r"\gdef", r"\edef", r"\let", r"\DeclareRobustCommand"),
}


@dataclass(frozen=True)
class Macro:
    """What a command stands for: `#1` to `#9` in the body are its arguments."""

    body: list[str]
    arguments: int = 0
    default: list[str] | None = None  # of the first argument, which is then in brackets

    def read(self, reader: Reader) -> list[str]:
        """Return the body with the arguments that come next."""
        first = reader.option() if self.default is not None else None
        given = [] if self.default is None else [self.default if first is None else first]
        given += [reader.argument() for _ in range(self.arguments - len(given))]
        made: list[str] = []
        for token in self.body:
            number = int(token[1]) if token[0] == "#" and token[1:].isdigit() else 0
            made += given[number - 1] if 0 < number <= len(given) else [token]
        return made


Macros = dict[str, Macro]


def defined(definer: str, reader: Reader, known: Macros) -> tuple[str, Macro]:
    """Return the name and the macro that a definition makes, of which the command is read."""
    if definer in (r"\def", r"\gdef", r"\edef"):
        return _plain(reader)
    if definer == r"\let":
        return _same(reader, known)
    name = reader.name()
    if definer.startswith(r"\DeclareMathOperator"):
        star = definer[len(r"\DeclareMathOperator") :]
        return name, Macro([rf"\operatorname{star}", "{", *reader.argument(), "}"])
    count = reader.option()
    default = reader.option() if count else None
    return name, Macro(reader.argument(), int("".join(count or ["0"])), default)


def _plain(reader: Reader) -> tuple[str, Macro]:
    r"""Read `\def\name#1#2{…}`. Raises ValueError at arguments that are set off otherwise."""
    reader.peek()
    name = reader.next()
    arguments = 0
    while reader.peek() != "{":
        arguments += 1
        if reader.next() != f"#{arguments}":
            raise ValueError(f"{name} takes its arguments in a way that is not known here")
    return name, Macro(reader.argument(), arguments)


def _same(reader: Reader, known: Macros) -> tuple[str, Macro]:
    r"""Read `\let\name=\other`."""
    reader.peek()
    name = reader.next()
    if reader.peek() == "=":
        reader.next()
    reader.peek()
    other = reader.next()
    return name, known.get(other, Macro([other]))


def macros_of(config: Config) -> Macros:
    """Return the macros of conf.py: those that it gives to MathJax, and to LaTeX."""
    macros: Macros = {}
    for preamble in _preambles(config):
        macros |= _of_preamble(preamble)
    for given in _given(config):
        for name, value in given.items():
            macros[f"\\{name}"] = _of_mathjax(value)
    return macros


def _given(config: Config) -> Iterator[dict[str, Any]]:
    for option, tex, key in (
        ("mathjax_config", "TeX", "Macros"),
        ("mathjax2_config", "TeX", "Macros"),
        ("mathjax3_config", "tex", "macros"),
        ("mathjax4_config", "tex", "macros"),
    ):
        yield _within(_within(getattr(config, option, None), tex), key)


def _within(settings: object, key: str) -> dict[str, Any]:
    """Return what stands under a key; MathJax's settings are nobody's to check, and may be any."""
    found = settings.get(key) if isinstance(settings, dict) else None
    return found if isinstance(found, dict) else {}


def _of_mathjax(value: Any) -> Macro:
    r"""Return a macro as MathJax writes it: `"\\mathbb{N}"`, or `["#1+#2", 2, "x"]`."""
    if not isinstance(value, (list, tuple)) or not value:
        return Macro(tokens_of(str(value)))
    body, count, default = (*value, 0, None)[:3] if len(value) < 2 else (*value, None)[:3]
    return Macro(tokens_of(body), int(count), None if default is None else tokens_of(str(default)))


def _preambles(config: Config) -> Iterator[str]:
    elements = getattr(config, "latex_elements", None) or {}
    yield str(elements.get("preamble", ""))
    yield str(getattr(config, "imgmath_latex_preamble", None) or "")


def _of_preamble(source: str) -> Macros:
    """Return what a preamble of LaTeX defines; what else it does is no matter of formulas."""
    macros: Macros = {}
    reader = Reader(tokens_of(source))
    while reader:
        token = reader.next()
        if token in DEFINERS:
            try:
                name, macro = defined(token, reader, macros)
            except ValueError:
                continue
            macros[name] = macro
    return macros
