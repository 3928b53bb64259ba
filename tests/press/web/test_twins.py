"""web.twins: where a page's Markdown lies, what it begins with, where its links lead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document

from press.web.twins import links, write_twin
from tests.trees import app, config, env, piece

PIECES = {
    "safe/danger": piece(summary="If you are afraid, stop. Call *somebody*."),
    "safe/help": piece(summary="Numbers. And more."),
}
LABELS = {"danger": "safe/danger", "help": "safe/help", "a": "safe/a"}


def site(outdir: Path = Path(), base: str = "", named: tuple[str, ...] = ("danger", "help")) -> Any:
    settings = config(html_baseurl=base, book_safety=list(named))
    book = env({"index": ["safe/a", *PIECES]}, PIECES, labels=LABELS, config=settings)
    made = app(book, outdir=outdir)
    vars(made.builder).update(
        images={}, imgpath="../_images", dlpath="../_downloads", get_relative_uri=_relative
    )
    return made


def _relative(here: str, there: str) -> str:
    return f"{there.removeprefix('safe/')}.html" if here.startswith("safe/") else f"{there}.html"


def page() -> nodes.document:
    tree = new_document("")
    link = nodes.reference("", "up", refuri="../index.html")
    here = nodes.reference("", "here", refid="x")
    tree += nodes.section("", nodes.title("", "A"), nodes.paragraph("", "", link, here))
    return tree


def written(made: Any, outdir: Path, docname: str = "safe/a") -> str:
    (outdir / "safe").mkdir()
    write_twin(made, docname, "page.html", {}, page())
    return (outdir / f"{docname}.md").read_text(encoding="utf-8")


def test_it_begins_with_danger_and_help(tmp_path: Path) -> None:
    assert written(site(tmp_path), tmp_path) == (
        "> [The safe/danger](danger.html): If you are afraid, stop. Call \\*somebody\\*.\n"
        ">\n"
        "> [The safe/help](help.html): Numbers.\n"
        "\n"
        "# A\n"
        "\n"
        "[up](../index.html)[here](a.html#x)\n"
    )


def test_where_the_site_is_known_its_links_are_whole(tmp_path: Path) -> None:
    text = written(site(tmp_path, base="https://b.example/"), tmp_path)
    assert "(https://b.example/safe/help.html)" in text
    assert "[up](https://b.example/index.html)[here](https://b.example/safe/a.html#x)" in text


def test_a_book_that_names_no_such_pages_begins_with_its_title(tmp_path: Path) -> None:
    assert written(site(tmp_path, named=()), tmp_path).startswith("# A\n")


def test_what_has_no_source_has_none(tmp_path: Path) -> None:
    write_twin(site(tmp_path), "search", "search.html", {}, None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "found"), [("safe/a", 1), ("search", 0)])
def test_a_page_names_its_own(name: str, found: int) -> None:
    told = links(site(), name)
    expected = [('rel="alternate" type="text/markdown" title="Markdown"', "safe/a.md")]
    assert told == expected[:found]
