"""Typst, called as the book needs it: offline, tagged, the same bytes every time."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

from sphinx_bindery.pdf.bounds import Bounds
from sphinx_bindery.pdf.streams import compress_objects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from typst import PDFStandard

MAIN = "main.typ"
TEMPLATE = "template.typ"  # the looks that a book adds
STANDARDS: list[PDFStandard] = ["ua-1", "a-2a"]
QUOTED = r'((?:[^"\\]|\\.)+)'
# A sign that no font has; and one of private use, which means nothing to others (PDF/A-2a).
UNDRAWABLE = re.compile(
    rf'the (?:text `"{QUOTED}"` could not be displayed|PDF contains the codepoint `"{QUOTED}"`)'
)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")  # how it shows what cannot be seen
PLACE = re.compile(r"^ *┌─ (?:.*[/\\])?([^/\\\n]+):(\d+):\d+", re.MULTILINE)  # of any folder
# No text of ours asks for a package, and none may come from the home of whoever builds.
NO_PACKAGES = Path(os.devnull)
KEPT = 10  # compilations for which Typst keeps what it has laid out, in case it comes again
SEVERITY = re.compile(r"^(?:error|warning): ", re.MULTILINE)


def string(text: str) -> str:
    """Return the text as a Typst string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "") + '"'


def strings(texts: Iterable[str]) -> str:
    """Return the texts as a Typst array of strings."""
    return f"({''.join(string(text) + ', ' for text in texts)})"


def show_call(function: str, facts: dict[str, str]) -> str:
    """Return the line that gives all that follows to a function of the looks."""
    named = ", ".join(f"{name}: {value}" for name, value in facts.items())
    return f"#show: {function}.with({named})\n"


def syntax_fault(texts: Iterable[str]) -> str:
    """Return what is wrong with the first of these texts that is no Typst by itself, or "".

    Each becomes the body of a function that nobody calls: it is read, and nothing is set.
    """
    functions = "".join(f"#let text-{n}() = [\n{text}\n]\n" for n, text in enumerate(texts))
    alone: typst.Compiler = typst.Compiler(
        functions.encode(),
        ignore_system_fonts=True,
        package_path=NO_PACKAGES,
        package_cache_path=NO_PACKAGES,
    )
    try:
        alone.compile(format="pdf")
    except typst.TypstError as error:
        return error.message
    return ""


def forget_layouts() -> None:
    """Have Typst give back the memory of all that it has laid out: so many others follow it."""
    for _other in range(KEPT + 1):
        syntax_fault([""])


class TypstCompiler:
    """Typst with one text in it: makes the PDF, then answers what stands where.

    `folder` holds all the files that the text names, `fonts` are folders with more fonts, and
    `bounds` say how much work it may be.
    """

    def __init__(
        self, source: str, folder: Path, fonts: Sequence[str] = (), bounds: Bounds | None = None
    ) -> None:
        self._folder = folder
        self._bounds = bounds or Bounds()
        text = folder / MAIN
        text.write_text(source, encoding="utf-8")
        # typst's hints want the folders of fonts to be of the input's own type.
        self._compiler = typst.Compiler(
            text,
            root=folder,
            font_paths=[Path(font) for font in fonts],
            ignore_system_fonts=True,
            package_path=NO_PACKAGES,
            package_cache_path=NO_PACKAGES,
        )

    def pdf(self, edition: datetime) -> tuple[bytes, list[Diagnostic]]:
        """Return the PDF and what Typst had to say; no bytes if Typst cannot make it."""
        try:
            pdf, warnings = self._bounds.keep(
                lambda: self._compiler.compile_with_warnings(
                    format="pdf", pdf_standards=STANDARDS, timestamp=edition
                )
            )
        except typst.TypstError as error:
            return b"", list(self._diagnostics(error))
        assert isinstance(pdf, bytes)
        return compress_objects(pdf), [
            c for warning in warnings for c in self._diagnostics(warning)
        ]

    def _diagnostics(self, said: typst.TypstError | typst.TypstWarning) -> Iterator[Diagnostic]:
        """Yield what Typst said, without the name of a folder that is gone when it is read."""
        for diagnostic in _diagnostics(said.diagnostic):
            message = diagnostic.message.replace(f"{self._folder}{os.sep}", "")
            yield replace(diagnostic, message=message)

    def eval(self, expression: str) -> Any:
        """Return the value of a Typst expression about the finished text, such as a query."""
        return json.loads(self._bounds.keep(lambda: self._compiler.eval(expression)))


@dataclass(frozen=True)
class Diagnostic:
    """One error or warning of Typst.

    `line` is that of the text given, `template_line` that of the template, if it began there; or 0.
    """

    message: str
    line: int
    template_line: int = 0


def _diagnostics(diagnostic: str) -> Iterator[Diagnostic]:
    for part in SEVERITY.split(diagnostic)[1:]:
        places = {name: int(line) for name, line in reversed(PLACE.findall(part))}
        lines = places.get(MAIN, 0), places.get(TEMPLATE, 0)
        yield Diagnostic(part.splitlines()[0], *lines)


def missing_glyphs_in(diagnostic: str) -> set[str]:
    """Return the characters that Typst says it could not draw."""
    shown = "".join(text or sign for text, sign in UNDRAWABLE.findall(diagnostic))
    return set(ESCAPED.sub(lambda m: chr(int(m[1], 16)), shown))


def missing_glyphs_of(diagnostics: Iterable[Diagnostic]) -> set[str]:
    """Return the characters that Typst could not draw where they stand, if it can each alone."""
    found = {c for diagnostic in diagnostics for c in missing_glyphs_in(diagnostic.message)}
    return {c for c in found if not " " <= c <= "~"}
