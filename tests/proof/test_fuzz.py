"""Pages that nobody would write: each is in all three books whole, or a line says what is wrong.

Hypothesis makes pages of Markdown, MyST, front matter and odd signs, in books of two hundred; each
block carries a word of its own. Two thousand pages, always the same.
"""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from unicodedata import normalize

import pytest
from lxml import etree, html

from tests.conftest import ROOTS, TOP
from tests.tagtree import tag_tree
from tests.validators import epub_messages, pdf_failures

PAGES = 200  # in a book
BOOKS = 10
PATIENCE = 5  # seconds for one page

MARK = re.compile(r"xq\d+x")
COMMENT = re.compile(r"^[ >\-]*%.*$", re.MULTILINE)  # a line that nobody is meant to read


@dataclass
class Made:
    """What became of a book: what was said, and the words of each of the three."""

    said: list[str]
    texts: dict[str, str]


@contextmanager
def patience(seconds: int) -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise TimeoutError(f"a page took more than {seconds} s")

    old = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)


def build(root: Path, capfd: pytest.CaptureFixture[str]) -> Made:
    from press.cli.build import main

    with patience(PATIENCE * PAGES):
        main(["html", "epub", "pdf", "--root", str(root)])
    said = capfd.readouterr()
    (epub,) = (root / "build/epub").glob("*.epub")
    (pdf,) = (root / "build/pdf").glob("*.pdf")
    lines = [row for row in (said.out + said.err).splitlines() if row.startswith("source/")]
    assert "Traceback" not in said.out + said.err
    assert [
        message for message in epub_messages(epub) if message["severity"] in ("ERROR", "FATAL")
    ] == []
    assert pdf_failures(pdf, "ua1") == []
    return Made(lines, words_of(root / "build/html", epub, pdf))


def words_of(site: Path, epub: Path, pdf: Path) -> dict[str, str]:
    """Return all that each book says, the alt texts of its pictures too."""
    web = [html.parse(path).getroot() for path in site.rglob("*.html")]
    with zipfile.ZipFile(epub) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        pages = [etree.fromstring(book.read(name)) for name in names]
    tags = tag_tree(pdf)
    alts = " ".join(figure.alt for figure in tags.find("Figure"))
    return {
        "html": " ".join(map(_said, web)),
        "epub": " ".join(map(_said, pages)),
        # Typst sets the letters of a formula as the italic ones of Unicode.
        "pdf": normalize("NFKC", tags.text()).replace("\u00ad", "") + alts,
    }


def _said(tree: Any) -> str:
    return "".join(tree.itertext()) + " ".join(tree.xpath("//@alt"))


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """Different pages, always the same."""
    command = [sys.executable, "-m", "tests.odd_pages", str(BOOKS * PAGES)]
    made = subprocess.run(command, cwd=TOP, capture_output=True, check=True, text=True)
    return cast("list[str]", json.loads(made.stdout))


@pytest.mark.parametrize("book", range(BOOKS))
def test_any_page_is_whole_or_told(
    pages: list[str], book: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(ROOTS / "test-small", tmp_path / "book"))
    (root / "source/ok.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1 L8 8"/></svg>'
    )
    texts = dict(enumerate(pages[book * PAGES : (book + 1) * PAGES]))
    for number, text in texts.items():
        (root / f"source/p{number}.md").write_text(text, encoding="utf-8")
    index = root / "source/index.md"
    index.write_text(index.read_text() + "\n```{toctree}\n:glob:\n\np*\n```\n")
    made = build(root, capfd)
    lost = []
    for number, text in texts.items():
        told = any(row.startswith(f"source/p{number}.md:") for row in made.said)
        for name, content in made.texts.items():
            missing = [word for word in MARK.findall(COMMENT.sub("", text)) if word not in content]
            if missing and not told:
                lost.append((f"p{number}", name, missing))
    assert not lost, f"{root}: {lost}"
