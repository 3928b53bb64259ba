"""Pages as files and as text, before anything is parsed."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from bindery.frontmatter import read_front_matter
from bindery.guard.refusal import refuse
from bindery.source import leave_out

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LARGEST = 1_000_000  # bytes
FACTS = {"piece", "orphan", "tocdepth"}  # what may stand at the top of a page
# Controls, marks that turn the direction of text, and signs of no width: an editor does not show
# them, and a reader sees other words than a reviewer did. Sources: UAX 9; CVE-2021-42574.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f]"
)
ODD_NAME = re.compile(rf"{UNSEEN.pattern[:-1]}\n\t]")
MARK_OF_ORDER = "\ufeff"  # allowed at the very beginning of a file


def refuse_files(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Leave out each page that is too large or lies elsewhere, and each file with an odd name."""
    source = Path(app.srcdir)
    for path in sorted(path for path in source.rglob("*") if ODD_NAME.search(path.name)):
        shown = str(path).encode("unicode_escape").decode()
        refuse(
            "This file's name has signs that cannot be seen. Rename it: letters, figures, `-`.",
            f"{shown}:1",
        )
        docname = env.path2doc(path) or ""
        if docname in docnames:
            leave_out(app, docname, docnames)
    for docname in list(docnames):
        fault = _fault_of_file(Path(env.doc2path(docname)), source)
        if fault:
            refuse(fault, (docname, 1))
            leave_out(app, docname, docnames)


def _fault_of_file(path: Path, source: Path) -> str:
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(source)):
        return "This page is a link to a file outside `source/`. Put the text itself here."
    if path.stat().st_size > LARGEST:
        return f"This page is larger than {LARGEST // 1_000_000} MB. Make several pages of it."
    return ""


def refuse_text(app: Sphinx, docname: str, content: list[str]) -> None:
    """Take out of a page's text what cannot be seen, and facts that a page may not state."""
    content[0] = _without_unseen(content[0], docname)
    if Path(app.env.doc2path(docname)).suffix == ".md":
        content[0] = _without_other_facts(content[0], docname)


def refuse_included_text(app: Sphinx, path: Path, docname: str, content: list[str]) -> None:
    """Take out of an included file what cannot be seen."""
    content[0] = _without_unseen(content[0], str(Path(path).with_suffix("")))


def _without_unseen(text: str, docname: str) -> str:
    lines = text.removeprefix(MARK_OF_ORDER).split("\n")
    for number, line in enumerate(lines, start=1):
        found = UNSEEN.search(line)
        if found:
            sign = found.group()
            name = unicodedata.name(sign, "a control character")
            refuse(
                f"This line has a sign that cannot be seen: U+{ord(sign):04X}, {name}. "
                "Take it out.",
                (docname, number),
            )
    return UNSEEN.sub("", "\n".join(lines))


def _without_other_facts(text: str, docname: str) -> str:
    """Blank the front matter that cannot be trusted; the lines keep their numbers."""
    front_matter = read_front_matter(text)
    lines = text.split("\n")
    if front_matter.problem:  # told by the catalogue
        blank = [""] * (front_matter.length - 2)
        return "\n".join(["---", *blank, "---", *lines[front_matter.length :]])
    starts = [*front_matter.keys.values(), front_matter.length]
    for (key, start), end in zip(front_matter.keys.items(), starts[1:], strict=False):
        if key not in FACTS:
            refuse(
                f"`{key}:` cannot be set by a page. Take it out; `piece:` holds the facts.",
                (docname, start),
            )
            lines[start - 1 : end - 1] = [""] * (end - start)
    return "\n".join(lines)
