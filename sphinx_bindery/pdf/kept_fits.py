"""How long the pages of each chapter are: what was tried is kept beside the doctrees.

How a chapter is fitted depends on its own text and on the looks, and on nothing else: while it is
tried, a number of three digits stands for that of any page (`tried` in `typ/inline.typ`). So what
was found for a chapter holds until its text or a look changes, and a build that knows it makes the
same bytes as one from nothing. Only chapters that are new are tried.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_bindery.files import write_atomic
from sphinx_bindery.pdf.fitting import FILE, fit, keep_to
from sphinx_bindery.pdf.typst import MAIN, TEMPLATE, forget_layouts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sphinx_bindery.pdf.typst import TypstCompiler

MEMORY = "pdf-fit.json"  # beside the doctrees
TRIED = "tried.json"
USE = re.compile(r'#use\("((?:[^"\\]|\\.)*)"\)')
USED = re.compile(r'#used\("((?:[^"\\]|\\.)*)"\)')
# Where in the source something stands: lines move, and nothing looks another for it.
PLACE = re.compile(r'^// @src .*$|(?<=^#metadata\(\(place: ")[^"]*', re.MULTILINE)
# With these words a template asks for what stands in other chapters; and a caption above a page
# without a title waits for one that has it.
ASKS = re.compile(r"\b(?:state|counter|query|locate|here|position)\b")
WAITS = ("#open-group(", "#untitled(")


def leave_untried(folder: Path) -> None:
    """Write the file that the looks read, for pages with their numbers."""
    _tell(folder, None)


def fit_pages(
    begin: str,
    pages: Mapping[str, str],
    compile_text: Callable[[str], TypstCompiler],
    folder: Path,
    fonts: Sequence[str],
    memory: Path,
) -> None:
    """Choose how long the pages of each chapter are, and tell the looks that lie in a folder.

    `begin` stands before the pages while they are tried. A fit depends on all of it, so it holds no
    day. `memory` is what the last build kept. Raises RuntimeError if Typst cannot set them.
    """
    uses = Counter(name for text in pages.values() for name in set(USE.findall(text)))
    keys = _keys(begin, pages, uses, folder, fonts)
    known: dict[str, dict[str, int]] = json.loads(memory.read_text()) if memory.exists() else {}
    new = {docname: text for docname, text in pages.items() if keys[docname] not in known}

    def forget() -> None:
        if len(new) == len(pages):  # else little was set, and a preview goes on from what it keeps
            forget_layouts()

    def compiler_of(chapters: Collection[str]) -> TypstCompiler:
        forget()
        wanted = {_page_of(name) for name in chapters} or new.keys()
        texts = (text for docname, text in new.items() if docname in wanted)
        return compile_text(begin + "".join(texts))

    if new:
        _tell(folder, uses)
        try:
            found = fit(compiler_of, folder)
        finally:
            leave_untried(folder)
            forget()
        known |= {keys[docname]: {} for docname in new}
        for name, lines in found.items():
            if _page_of(name) in new:  # else its id is odd, and it stays as long as it is
                known[keys[_page_of(name)]][name] = lines
    kept = {key: known[key] for key in keys.values()}
    keep_to(folder, {name: lines for each in kept.values() for name, lines in each.items()})
    write_atomic(memory, json.dumps(kept, indent=0).encode())


def _page_of(label: str) -> str:
    return label.rpartition("#")[0]


def _tell(folder: Path, uses: Mapping[str, int] | None) -> None:
    write_atomic(folder / TRIED, json.dumps(uses).encode())


def _keys(
    begin: str,
    pages: Mapping[str, str],
    uses: Mapping[str, int],
    folder: Path,
    fonts: Sequence[str],
) -> dict[str, str]:
    """Return what the fit of each page depends on, as a digest."""
    plain = {docname: PLACE.sub("", text) for docname, text in pages.items()}
    book = "".join(plain.values())
    template = (folder / TEMPLATE).read_text(encoding="utf-8")
    is_whole = bool(ASKS.search(template)) or all(words in book for words in WAITS)
    looks = _looks(folder, fonts, begin + (book if is_whole else ""))
    return {docname: _key(looks, text, uses) for docname, text in plain.items()}


def _key(looks: str, text: str, uses: Mapping[str, int]) -> str:
    counts = [uses.get(name, 0) for name in USED.findall(text)]
    return hashlib.sha256(f"{looks}\n{counts}\n{text}".encode()).hexdigest()


def _looks(folder: Path, fonts: Sequence[str], text: str) -> str:
    """Return a digest of Typst, of a text, and of all files that the text of a page can name."""
    digest = hashlib.sha256(f"{version('typst')}\n{text}".encode())
    for root in (folder, *map(Path, fonts)):
        for path in sorted(path for path in root.rglob("*") if path.is_file()):
            if path not in (folder / MAIN, folder / FILE, folder / TRIED):
                digest.update(f"\n{path.relative_to(root).as_posix()}\n".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
