"""Each number beside a citation is one that a source cited there has, as `studies.yaml` says.

So a slip of a digit is told, and so is a number that programs would get without a word on who was
studied and how strong it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from press.checks.prose.readability import Finding
from press.pieces.studies import FILE, numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from press.checks.prose.passages import Passage
    from press.pieces.studies import Studies


def check(page: list[Passage], studies: Studies) -> Iterator[Finding]:
    """Yield each number that no source of its paragraph has; nothing where there is no file."""
    for passage in page if studies.is_there else ():
        known = [studies.known[key] for key in passage.sources if key in studies.known]
        having = {number for study in known for number in study.numbers}
        for written, value in numbers_in(passage.text) if passage.sources else ():
            if value not in having and written.lower() not in passage.allowed:
                yield Finding(passage.docname, passage.line, _advice(written, passage, studies))


def without_file(pages: Iterable[list[Passage]], studies: Studies) -> Iterator[Finding]:
    """Yield the first number that stands beside a source, where there is no file."""
    passages = (passage for page in pages for passage in page if passage.sources)
    told = ((passage, written) for passage in passages for written, _ in numbers_in(passage.text))
    passage, written = next(told, (None, ""))
    if passage and not studies.is_there:
        advice = (
            f"“{written}” stands beside `{passage.sources[0]}`, and source/{FILE}, which says who "
            "was studied, is not there. Put it back, or begin one."
        )
        yield Finding(passage.docname, passage.line, advice)


def _advice(written: str, passage: Passage, studies: Studies) -> str:
    excuse = f"write `% allow {written.lower()}: why` above it"
    unknown = [key for key in passage.sources if key not in studies.lines]
    if unknown:
        return (
            f"“{written}” stands beside `{unknown[0]}`, and source/{FILE} does not say who was "
            f"studied there. Add it, or {excuse}."
        )
    return (
        f"“{written}” is no number of {_either(passage.sources)}. Mend it, add it to `numbers` in "
        f"source/{FILE}, or {excuse}."
    )


def _either(keys: tuple[str, ...]) -> str:
    return " or ".join(f"`{key}`" for key in dict.fromkeys(keys))
