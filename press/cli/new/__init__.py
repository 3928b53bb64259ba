"""A new piece, from the template of its kind: `make new KIND=answer TITLE="…"`.

Writes the page with its facts filled in and adds it to the toctree where its kind is listed. What
is left to the writer is left empty, and `make check` names it.
"""

from __future__ import annotations

import os
import re
import string
import unicodedata
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

from press.pieces.kinds import KINDS, Headings
from press.pieces.model import nearest
from sphinx_bindery.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from press.pieces.kinds import Kind

TEMPLATES = files("press.cli.new")
TITLE = re.compile(r"^# (?P<title>.*\S)\s*$", re.MULTILINE)
LABEL = re.compile(r"^\((?P<label>[^)\s]+)\)=\s*$", re.MULTILINE)
TOCTREE = re.compile(
    r"^(?P<fence>`{3,}|:{3,})\{toctree\}.*\n"
    r"(?:(?!(?P=fence)\s*$|.*\{toctree\}).*\n)*+(?P=fence)\s*$",
    re.MULTILINE,
)
ENTRY = re.compile(r"^(?:\.\./)?(?P<folder>[\w-]+)/[\w./-]+$", re.MULTILINE)


class RefusalError(Exception):
    """The page cannot be made; the message says what to write instead."""


@dataclass(frozen=True)
class Made:
    """The page that was made, and the page whose toctree now names it."""

    page: Path
    toctree: Path


def new_piece(root: Path, kind: str, title: str, label: str = "", today: str = "") -> Made:
    """Write a new page into `source/` below `root` and add it to a toctree.

    Raises RefusalError where kind, title or label cannot be used.
    """
    source = root / "source"
    kind_of = _kind(kind)
    title = " ".join(title.split())
    label = label or _label(title)
    _check(kind_of, title, label)
    pages = {path: path.read_text(encoding="utf-8-sig") for path in sorted(source.rglob("*.md"))}
    _refuse_known(root, pages, title, label)
    page = source / kind_of.folder / f"{label}.md"
    toctree = _listing(source, pages, kind_of.folder)
    day = today or date.today().isoformat()
    facts = {"title": title, "label": label, "day": day, "chapters": ", ".join(_chapters(pages))}
    text = string.Template((TEMPLATES / f"{kind_of.name}.md").read_text("utf-8"))
    write_whole(page, text.substitute(facts).encode())
    write_whole(toctree, _with_entry(toctree, page, pages[toctree]).encode())
    return Made(page, toctree)


def _kind(kind: str) -> Kind:
    beginnable = [name for name, row in KINDS.items() if row.folder]
    known = ", ".join(beginnable)
    if not kind:
        raise RefusalError(
            f'Say what it is and what it is called: make new KIND=answer TITLE="…"'
            f" (the kinds: {known})."
        )
    if kind not in beginnable:
        hint = nearest(kind, beginnable)
        raise RefusalError(f"`{kind}` is not a kind of new page.{hint} The kinds: {known}.")
    return KINDS[kind]


def _label(title: str) -> str:
    """Return a label made of a title: letters of ASCII, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title.replace("’", "").replace("'", ""))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def _check(kind: Kind, title: str, label: str) -> None:
    if not title:
        raise RefusalError('The piece needs a title: TITLE="Why do we …?"')
    if kind.headings is Headings.QUESTIONS and not title.endswith("?"):
        raise RefusalError(f"The title of {kind.one} is a question. End it with “?”.")
    if not label or _label(label) != label:
        raise RefusalError(
            "No label can be made of this title. Give one of letters, digits and hyphens: "
            "LABEL=why-we-fight"
        )


def _refuse_known(root: Path, pages: dict[Path, str], title: str, label: str) -> None:
    for path, text in pages.items():
        place = path.relative_to(root)
        for found in TITLE.finditer(text):
            if found["title"].casefold() == title.casefold():
                line = text.count("\n", 0, found.start()) + 1
                raise RefusalError(f"{place}:{line}: This title exists. Choose another.")
        for found in LABEL.finditer(text):
            if found["label"] == label:
                line = text.count("\n", 0, found.start()) + 1
                raise RefusalError(
                    f"{place}:{line}: The label `{label}` exists. Give another: LABEL=…"
                )
        if path.stem == label:
            raise RefusalError(f"{place}:1: A page has this name. Give another: LABEL=…")


def _listing(source: Path, pages: dict[Path, str], folder: str) -> Path:
    """Return the page whose toctree lists the pages of a folder."""
    own = source / folder / "index.md"
    if own in pages and TOCTREE.search(pages[own]):
        return own
    for path, text in pages.items():
        if any(
            found["folder"] == folder
            for block in TOCTREE.finditer(text)
            for found in ENTRY.finditer(block[0])
        ):
            return path
    if TOCTREE.search(pages.get(source / "index.md", "")):
        return source / "index.md"
    raise RefusalError(
        f"No toctree is there to name the page. Add one to source/{folder}/index.md."
    )


def _with_entry(toctree: Path, page: Path, text: str) -> str:
    """Return the text of a page with a new entry at the end of its last toctree."""
    entry = os.path.relpath(page.with_suffix(""), toctree.parent).replace(os.sep, "/")
    end = list(TOCTREE.finditer(text))[-1]
    closing = text.rindex(end["fence"], end.start(), end.end())
    return f"{text[:closing]}{entry}\n{text[closing:]}"


def _chapters(pages: dict[Path, str]) -> Iterator[str]:
    """Yield the labels of the essay's chapters."""
    folders = {kind.folder for kind in KINDS.values() if kind.is_chapter}
    for path, text in pages.items():
        found = LABEL.search(text)
        if found and path.parent.name in folders and path.stem != "index":
            yield found["label"]
