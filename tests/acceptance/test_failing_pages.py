"""A page that fails while it is written is left out of that book alone; all others are whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.acceptance.test_epub import Edition
from tests.application import SMALL, page, write_book
from tests.conftest import make
from tests.tagtree import tag_tree

INDEX = (SMALL / "source/index.md").read_text() + "\n```{toctree}\nbad\n```\n"
PAGE = (SMALL / "source/page.md").read_text() + "\nSee [there](#bad).\n"
CONF = """
from docutils import nodes

def bang(translator, node):
    raise ValueError("an odd\\n  node")

def resolve(app, doctree, docname):
    if docname == "bad" and {resolving}:
        raise KeyError("odd")

def setup(app):
    if {failing}:
        app.add_node(nodes.rubric, override=True, **dict.fromkeys({failing}, (bang, None)))
    app.connect("doctree-resolved", resolve)
"""
ENDINGS = (".html", ".js", ".xml", ".txt", ".md", ".json")
TOLD = (
    "source/bad.md:14: This page cannot be written (ValueError: an odd node), and is left out. "
    "Take out what was changed last."
)
SLOW = """
from docutils import nodes

def bang(translator, node):
    while True:
        pass

def setup(app):
    books = dict.fromkeys(("html", "epub", "typst"), (bang, None))
    app.add_node(nodes.rubric, override=True, **books)
"""


def test_a_page_that_takes_long_to_write_is_in_no_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("press.checks.guard.alone.WRITING", 0.3)
    text = page("Bad words.\n\n```{rubric} Boom\n```", label="bad", title="Bad title")
    pages = {"index.md": INDEX, "page.md": PAGE, "bad.md": text}
    book = make(write_book(tmp_path / "book", pages, conf=SLOW), tmp_path / "build")
    (told,) = book.findings
    assert told.startswith("source/bad.md:14: This page cannot be written (it takes more than")
    assert not (book.html / "bad.html").exists()
    assert "Bad words" not in tag_tree(book.pdf).text()
    assert "Bad words" not in str(Edition(book.epub).pages)


@pytest.mark.parametrize(
    ("failing", "told"),
    [
        (("html", "typst"), TOLD),
        (("epub",), TOLD),
        ((), TOLD.replace("14", "1").replace("ValueError: an odd node", "KeyError: 'odd'")),
    ],
    ids=["web and paper", "epub", "resolving"],
)
def test_a_page_that_fails_is_left_out_of_that_book(
    failing: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    text = page("Bad words.\n\n```{rubric} Boom\n```", label="bad", title="Bad title")
    conf = CONF.format(failing=failing, resolving=not failing)
    root = write_book(
        tmp_path / "book", {"index.md": INDEX, "page.md": PAGE, "bad.md": text}, conf=conf
    )
    book = make(root, root / "build")
    assert (book.status, book.findings) == (1, [told])
    assert "Traceback" not in book.said
    web = [path.read_text() for path in book.html.rglob("*") if path.suffix in ENDINGS]
    said = {
        "html": " ".join(web),
        "epub": " ".join(str(etree.tostring(each)) for each in Edition(book.epub).pages.values()),
        "typst": tag_tree(book.pdf).text(),
    }
    whole = {name for name in said if failing and name not in failing}
    assert {name for name, words in said.items() if "Bad words" in words} == whole
    assert {name for name, words in said.items() if "See " in words} == set(said)
    assert (book.html / "bad.html").exists() == ("html" in whole)
    assert any("bad.html" in words for words in web) == ("html" in whole)
