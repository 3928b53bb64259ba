"""Pages as files and as text, before anything is parsed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from press.checks.guard.refusal import refuse
from press.pieces.collector import FACTS, KEY
from press.pieces.frontmatter import read_front_matter, remedy, without_front_matter
from press.pieces.withheld import withheld
from press.signs import PILE, PILED, name_of, unseen_in, without_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from press.pieces.frontmatter import FrontMatter

LARGEST = 1_000_000  # bytes
MOST_SIGNS = 100_000
LONGEST_LINE = 5_000
LONGEST_FACT = 600
MOST_ENTRIES = 50
MARK_OF_ORDER = "\ufeff"  # allowed at the very beginning of a file
ENDING = ".md"


def refuse_other_words(app: Sphinx, config: Config) -> None:
    """Have no catalogue among the pages put other words in the place of those that stand in one.

    Translations lie elsewhere, in a folder that conf.py names, and are trusted as it is.
    """
    folders = {name: Path(app.srcdir, name).resolve() for name in config.locale_dirs}
    pages = Path(app.srcdir).resolve()
    config.locale_dirs = [
        name for name, path in folders.items() if pages not in (path, *path.parents)
    ]


def refuse_files(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Refuse each page that is too large, or is no Markdown."""
    for docname in list(docnames):
        fault = _fault_of_file(Path(env.doc2path(docname)))
        if fault:
            refuse(env, fault, (docname, 1))
            docnames.remove(docname)


def _fault_of_file(path: Path) -> str:
    if path.suffix != ENDING:
        return f"A page is Markdown. Write it so, and give its file the ending `{ENDING}`."
    if path.stat().st_size > LARGEST:
        return f"This page is larger than {LARGEST // 1_000_000} MB. Make several pages of it."
    return ""


def refuse_text(app: Sphinx, docname: str, content: list[str]) -> None:
    """Refuse what cannot be seen, and facts that a page may not state; pass on the text alone.

    Nothing after us finds front matter: its lines are empty, and it is kept for the piece.
    """
    if fault := _fault_of_length(content[0]):
        refuse(app.env, fault[1], (docname, fault[0]))
        content[0] = ""
    text = _seen(app.env, content[0], str(app.env.doc2path(docname)))
    front_matter = read_front_matter(text, KEY)
    number, message = next(_faults_of(front_matter), (1, ""))
    if message and docname not in withheld(app.env):  # else its lines are not what they seem
        refuse(app.env, message, (docname, number))
    app.env.temp_data[FACTS] = None if docname in withheld(app.env) else front_matter
    content[0] = without_front_matter(text, front_matter.length)


def _fault_of_length(text: str) -> tuple[int, str] | None:
    """Return the line and the fault of a text that is too long to be looked at, or None."""
    if len(text) > MOST_SIGNS:
        return 1, f"This page has more than {MOST_SIGNS:,} signs. Make several pages of it."
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            return number, f"This line has more than {LONGEST_LINE:,} signs. Break it."
        if PILED.search(line):
            return number, PILE
    return None


def refuse_included_text(app: Sphinx, path: Path, docname: str, content: list[str]) -> None:
    """Refuse what cannot be seen in a file that a page includes."""
    file = str(Path(app.srcdir, path))
    if fault := _fault_of_length(content[0]):
        refuse(app.env, fault[1], f"{file}:{fault[0]}")
        content[0] = ""
    content[0] = _seen(app.env, content[0], file)


def _seen(env: BuildEnvironment, text: str, file: str) -> str:
    """Return the text without what cannot be seen, of which each line is told."""
    lines = text.removeprefix(MARK_OF_ORDER).split("\n")
    for number, line in enumerate(lines, start=1):
        sign = next(unseen_in(line), None)
        if sign:
            message = f"This line has a sign that cannot be seen: {name_of(sign[0])}. Take it out."
            refuse(env, message, f"{file}:{number}")
    return without_unseen("\n".join(lines))


def _faults_of(front_matter: FrontMatter) -> Iterator[tuple[int, str]]:
    if front_matter.is_trick:
        problem = f"The front matter is not YAML: {front_matter.problem}."
        yield front_matter.problem_line, f"{problem} {remedy(front_matter.problem)}"
    for key, line in front_matter.keys.items():
        if key != KEY:
            yield line, f"`{key}:` cannot be set by a page. Take it out; `piece:` holds the facts."
    for key, many in _lengths_of(front_matter.facts):
        if many > MOST_ENTRIES:  # each is looked up, and some make a page of the website
            message = f"More than {MOST_ENTRIES} facts stand here. Take some out."
            yield front_matter.line(key), message
    for key, words in _words_of(front_matter.facts):
        if len(words) > LONGEST_FACT:
            message = f"`{key[:60]}` has more than {LONGEST_FACT} signs. Say it shorter."
            yield front_matter.line(key), message
        sign = next(unseen_in(words), None)
        if sign:
            message = f"`{key}` has a sign that cannot be seen: {name_of(sign[0])}. Take it out."
            yield front_matter.line(key), message


def _lengths_of(facts: object) -> Iterator[tuple[str, int]]:
    """Yield how many facts there are, and how many each of them holds."""
    if isinstance(facts, dict):
        yield "", len(facts)
        yield from ((key, len(held)) for key, held in facts.items() if isinstance(held, list))


def _words_of(facts: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield all words in the facts, each with the fact that it belongs to."""
    if isinstance(facts, dict):
        for name, value in facts.items():
            yield key or name, name
            yield from _words_of(value, key or name)
    elif isinstance(facts, list):
        for value in facts:
            yield from _words_of(value, key)
    elif isinstance(facts, str):
        yield key, facts
