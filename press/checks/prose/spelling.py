"""Spelling, by codespell: it knows common slips; `source/words.txt` lists what is right here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sphinx.util import logging

from press.checks.prose.readability import Finding
from press.pieces.danger_words import FILE as DANGER_WORDS
from press.pieces.lists import read_list_of
from press.pieces.search_words import FILE as SEARCH_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)

OWN_WORDS = "words.txt"
FACT = re.compile(r"\s+(?!summary)\w+:")
LINE = re.compile(r"^(?P<path>.+?):(?P<line>\d+): (?P<wrong>\S+) ==> (?P<right>.+)")


def check(folder: Path) -> Iterator[Finding]:
    """Yield each slip in the Markdown files of a folder."""
    for line in _said_of(folder):
        match = LINE.match(line)
        path = Path(match["path"]) if match else folder
        if match and not path.is_symlink() and not _is_fact(path, int(match["line"])):
            page = path.relative_to(folder).with_suffix("").as_posix()
            yield Finding(
                page,
                int(match["line"]),
                f"“{match['wrong']}” may be “{match['right']}”. If it is right, add it to "
                f"source/{OWN_WORDS}.",
            )


def _said_of(folder: Path) -> list[str]:
    """Return what codespell says of a folder; it reads no list of words that is no text."""
    with TemporaryDirectory() as elsewhere:
        own = Path(elsewhere, OWN_WORDS)
        own.write_text(_own_words(folder), encoding="utf-8")
        command = [sys.executable, "-m", "codespell_lib", "--builtin", "clear,rare", str(folder)]
        command += ["--skip", f"*.svg,*.bib,{OWN_WORDS},{SEARCH_WORDS},{DANGER_WORDS}"]
        command += ["--ignore-words", str(own)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def _own_words(folder: Path) -> str:
    """Return the words that are right here, and tell what is wrong with their list."""
    text, fault = read_list_of(folder, OWN_WORDS) or ("", None)
    if fault:
        place = f"{folder / OWN_WORDS}:{fault.line}"
        logger.warning(fault.advice, type="prose", subtype="text", location=place)
    return text


def _is_fact(path: Path, number: int) -> bool:
    """Tell whether a line holds a fact of the piece other than its summary: others check those."""
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    in_front_matter = lines[0].strip() == "---" and "---" not in lines[1 : number - 1]
    return in_front_matter and bool(FACT.match(lines[number - 1]))
