"""Spelling, by codespell: it knows common slips; `source/words.txt` lists what is right here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from press.checks.prose.readability import Finding
from press.pieces.search_words import FILE as SEARCH_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN_WORDS = "words.txt"
FACT = re.compile(r"\s+(?!summary)\w+:")
LINE = re.compile(r"^(?P<path>.+?):(?P<line>\d+): (?P<wrong>\S+) ==> (?P<right>.+)")


def check(folder: Path) -> Iterator[Finding]:
    """Yield each slip in the Markdown files of a folder."""
    own = folder / OWN_WORDS
    command = [sys.executable, "-m", "codespell_lib", "--builtin", "clear,rare", str(folder)]
    command += ["--skip", f"*.svg,*.bib,{OWN_WORDS},{SEARCH_WORDS}"]
    command += ["--ignore-words", str(own)] if own.exists() and not own.is_symlink() else []
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for line in done.stdout.splitlines():
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


def _is_fact(path: Path, number: int) -> bool:
    """Tell whether a line holds a fact of the piece other than its summary: others check those."""
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    in_front_matter = lines[0].strip() == "---" and "---" not in lines[1 : number - 1]
    return in_front_matter and bool(FACT.match(lines[number - 1]))
