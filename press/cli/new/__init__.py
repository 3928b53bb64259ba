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
from press.pieces.page_names import is_name, is_reserved
from press.signs import one_line
from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from press.pieces.kinds import Kind

TEMPLATES = files("press.cli.new")
LONGEST = 60  # signs of a label that is made of a title
LONGEST_TITLE = 300
MARKUP = re.compile(
    r"[\\`*_\[\]<]|~(?=~)|&(?=#?\w+;)|#|^[-+](?=\w)|^:(?=::)|:(?=//)|(?<=www)\."
    r"|\$(?=\{)|\{(?=[{%])|%(?=\()"  # where templates put something in
)
DANGER = "not-the-pattern"
TO_DANGER = re.compile(rf"^[^\n#]*\(#{DANGER}\)[^\n]*\n\n?|; say {DANGER} among them", re.MULTILINE)
TITLE = re.compile(r"^# (?P<title>.*\S)\s*$", re.MULTILINE)
LABEL = re.compile(r"^\((?P<label>[^)\s]+)\)=\s*$", re.MULTILINE)
TOCTREE = re.compile(
    r"^(?P<fence>`{3,}|:{3,})\{toctree\}.*\n"
    r"(?>(?:(?!(?P=fence)\s*$|.*\{toctree\}).*\n)*)(?P=fence)\s*$",
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
    title = one_line(title)
    label = label or _label_of(title)
    _check(kind_of, title, label)
    pages = {path: path.read_text(encoding="utf-8-sig") for path in sorted(source.rglob("*.md"))}
    _refuse_known(root, pages, title, label)
    page = source / kind_of.folder / f"{label}.md"
    toctree = _listing(source, pages, kind_of.folder)
    day = today or date.today().isoformat()
    facts = {
        "title": _escaped(title),
        "label": label,
        "day": day,
        "chapters": ", ".join(_chapters(pages)),
    }
    text = string.Template((TEMPLATES / f"{kind_of.name}.md").read_text("utf-8"))
    written = _for_this_book(text.substitute(facts), pages.values())
    write_atomic(page, written.encode())
    write_atomic(toctree, _with_entry(toctree, page, pages[toctree]).encode())
    return Made(page, toctree)


def _for_this_book(text: str, pages: Collection[str]) -> str:
    """Leave out of a template the two sides, and the way to safety, where a book has none."""
    if not any("{sides}" in page for page in pages):
        text = _without_sides(text)
    labels = (found["label"] for page in pages for found in LABEL.finditer(page))
    return text if DANGER in labels else TO_DANGER.sub("", text)


def _without_sides(text: str) -> str:
    """Return a template without the section that holds the sides."""
    before, _, rest = text.partition("::::{sides}\n")
    _, closing, after = rest.partition("\n::::\n\n")
    return before[: before.rindex("\n## ") + 1] + after if closing else text


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


def _label_of(title: str) -> str:
    """Return the label of a page of this title: a name that every system can hold, and not long."""
    label = _label(title)
    short = label[:LONGEST].rpartition("-")[0] if len(label) > LONGEST else label
    label = short or label[:LONGEST]
    return f"{label}-page" if label and is_reserved(label) else label


def _escaped(title: str) -> str:
    """Return a title as Markdown that shows it as it is."""
    return MARKUP.sub(r"\\\g<0>", title)


def _check(kind: Kind, title: str, label: str) -> None:
    if not title:
        raise RefusalError('The piece needs a title: TITLE="Why do we …?"')
    if kind.headings is Headings.QUESTIONS and not title.endswith("?"):
        raise RefusalError(f"The title of {kind.one} is a question. End it with “?”.")
    if len(title) > LONGEST_TITLE:
        raise RefusalError(f"The title has {len(title)} signs. Cut it to {LONGEST_TITLE} or fewer.")
    if not label or _label(label) != label or not is_name(label) or is_reserved(label):
        raise RefusalError(
            "No label can be made of this title. Give one of letters, digits and hyphens: "
            "LABEL=why-we-fight"
        )


def _refuse_known(root: Path, pages: dict[Path, str], title: str, label: str) -> None:
    for path, text in pages.items():
        place = path.relative_to(root)
        for found in TITLE.finditer(text):
            if found["title"].casefold() in (title.casefold(), _escaped(title).casefold()):
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
