"""A book of any length, made by a seed: the same seed, the same book."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PART = 25  # pages
SYLLABLES = (
    *("ba", "de", "fo", "gu", "ka", "le", "mi", "no", "pa", "re", "si", "to", "va", "we", "xi"),
    *("yo", "zu", "chu", "thro", "stel"),
)

CONF = """\
project = "A Synthetic Book"
author = "Nobody"
language = "en"
extensions = ["myst_parser", "sphinx_design"{more}]
myst_enable_extensions = ["colon_fence", "deflist"]
suppress_warnings = ["myst.topmatter", "myst.xref_ambiguous"]
html_theme = "furo"
html_title = project
html_baseurl = "https://book.example/"
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
epub_show_urls = "no"
"""
FRONT = """\
---
piece:
  kind: {kind}
  summary: {summary}
  published: 2026-01-01
  reviewed: 2026-01-01
---

({label})=
# {title}

"""


def write_book(root: Path, pages: int, seed: int = 7) -> None:
    """Write a book of so many pages, of about 1,000 words each, for our builders and for Sphinx's.

    `conf.py` is for ours, `stock/conf.py` for Sphinx alone; both read `source/`.
    """
    chance = random.Random(seed)
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _ in range(3000)]
    source = root / "source"
    labels = [f"page-{number}" for number in range(pages)]
    parts = [labels[start : start + PART] for start in range(0, pages, PART)]
    for number, part in enumerate(parts):
        folder = source / f"part-{number}"
        folder.mkdir(parents=True)
        front = FRONT.format(
            kind="part", summary="A part.", label=f"part-{number}", title=f"Part {number}"
        )
        (folder / "index.md").write_text(front + _toctree(part))
        for label in part:
            (folder / f"{label}.md").write_text(_page(label, labels, words, chance))
    front = FRONT.format(kind="front", summary="The book.", label="start", title="The book")
    (source / "index.md").write_text(front + _toctree(f"part-{n}/index" for n in range(len(parts))))
    (root / "conf.py").write_text(
        CONF.format(more=', "sphinx_bindery", "press"') + 'book_date = "2026-01-01"\n'
    )
    (root / "stock").mkdir()
    (root / "stock/conf.py").write_text(CONF.format(more=""))


def _toctree(names: Iterable[str]) -> str:
    return "```{toctree}\n:hidden:\n\n" + "\n".join(names) + "\n```\n"


def _page(label: str, labels: list[str], words: list[str], chance: random.Random) -> str:
    def sentence() -> str:
        return " ".join(chance.choices(words, k=chance.randint(6, 18))).capitalize() + "."

    def paragraph() -> str:
        return " ".join(sentence() for _ in range(chance.randint(3, 6)))

    text = FRONT.format(kind="reference", summary=sentence(), label=label, title=sentence()[:-1])
    for section in range(4):
        text += f"## {sentence()[:-1]}\n\n"
        text += "\n\n".join(paragraph() for _ in range(3)) + "\n\n"
        text += f"*{sentence()}* See [](#{chance.choice(labels)}).[^n{section}]\n\n"
        text += "\n".join(f"- {sentence()}" for _ in range(4)) + "\n\n"
        text += f"[^n{section}]: {sentence()}\n\n"
    return text + f":::{{note}}\n{sentence()}\n:::\n"
