"""pdf.kept_fits: a chapter is tried once; what was found holds until it or a look changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sphinx_bindery.pdf import kept_fits as module
from sphinx_bindery.pdf.fitting import ENDS, LEADS
from sphinx_bindery.pdf.kept_fits import fit_pages
from sphinx_bindery.pdf.project import Project
from sphinx_bindery.pdf.said import words_of_looks
from sphinx_bindery.pdf.typst import TypstCompiler, show_call, string
from tests.sphinx_bindery.pdf.test_project import project

made_in: Any = module
BEGIN = "#book\n"
PAGES = {
    "a": '\n// @src a.md:1\n#metadata((place: "a.md:1", label: none))<block>\n#chapter[A]',
    "b": '#chapter[B #use("g#t")]',
    "g": '#chapter[G#used("g#t")]',
}
EDITION = datetime(2026, 3, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return a list that grows whenever Typst is to forget what it laid out."""
    times: list[bool] = []
    monkeypatch.setattr(made_in, "forget_layouts", lambda: times.append(True))
    return times


class Press:
    """Stands for Typst: each chapter's second page holds a line, unless its pages are longer."""

    def __init__(self, folder: Path, text: str) -> None:
        self.folder, self.text = folder, text

    def eval(self, expression: str) -> list[Any]:
        if expression == LEADS:
            return [{"page": 1, "share": 1, "width": 0}]
        if expression != ENDS:
            return []
        lengths = json.loads((self.folder / "fit.json").read_text())["long-pages"]
        names = [f"{name}#{name}" for name in PAGES if f"[{name.upper()}" in self.text]
        return [
            {"name": it, "first": 1, "last": 1 if it in lengths else 2, "y": 60.0, "foot": 576.0}
            for it in names
        ]


def tried(folder: Path, pages: Mapping[str, str] = PAGES, begin: str = BEGIN) -> list[str]:
    """Fit pages; return the texts that Typst was given."""
    made: list[str] = []

    def compile_text(text: str) -> Any:
        made.append(text.removeprefix(begin))
        return Press(laid.folder, text)

    laid = project(folder)
    if not laid.images.exists():
        laid.lay_out({}, {})
    fit_pages(begin, pages, compile_text, laid.folder, [], folder / "memory.json")
    assert json.loads((laid.folder / "tried.json").read_text()) is None, "the book has its numbers"
    told = json.loads((laid.folder / "fit.json").read_text())
    assert told == {"fills": True, "long-pages": {f"{name}#{name}": 1 for name in pages}}
    return made


def test_what_was_found_is_not_sought_again(tmp_path: Path) -> None:
    assert tried(tmp_path) == ["".join(PAGES.values())] * 2
    assert tried(tmp_path) == []


def test_the_layouts_of_a_whole_book_are_forgotten_and_those_of_one_chapter_kept(
    tmp_path: Path, forgotten: list[bool]
) -> None:
    tried(tmp_path)
    assert len(forgotten) == 3, "before each of the two, and behind them"
    tried(tmp_path, PAGES | {"a": PAGES["a"] + "!"})
    assert len(forgotten) == 3


@pytest.mark.parametrize(
    ("changed", "again"),
    [
        ({"a": PAGES["a"].replace(":1", ":7")}, []),  # lines above it
        ({"a": PAGES["a"] + "!"}, ["a"]),
        ({"a": PAGES["a"] + '#use("g#t")'}, ["a", "g"]),  # it is used on one page more
        ({"b": PAGES["b"] + '#use("g#t")'}, ["b"]),
    ],
)
def test_a_chapter_is_tried_where_it_has_changed(
    changed: dict[str, str], again: list[str], tmp_path: Path
) -> None:
    tried(tmp_path)
    pages = PAGES | changed
    texts = tried(tmp_path, pages)
    assert texts == ["".join(pages[name] for name in again)] * (2 if again else 0)


def test_all_are_tried_where_a_look_has_changed(tmp_path: Path) -> None:
    tried(tmp_path)
    assert len(tried(tmp_path, begin="#other\n")) == 2
    template = tmp_path / "to/template.typ"
    template.write_text("#let looks = (:) // other")
    assert tried(tmp_path) == ["".join(PAGES.values())] * 2


def test_where_the_template_asks_for_other_chapters_all_hang_together(tmp_path: Path) -> None:
    tried(tmp_path)
    template = tmp_path / "to/template.typ"
    template.write_text('#let looks = (:)\n#let count = counter("c")')
    tried(tmp_path)
    pages = PAGES | {"a": PAGES["a"] + "!"}
    assert tried(tmp_path, pages) == ["".join(pages.values())] * 2


def test_a_chapter_whose_id_tells_no_page_stays_as_long_as_it_is(tmp_path: Path) -> None:
    laid = project(tmp_path)
    laid.lay_out({}, {})
    press: Any = lambda text: Press(laid.folder, text)  # noqa: E731
    fit_pages(BEGIN, {"odd": "#chapter[A]"}, press, laid.folder, [], tmp_path / "memory.json")
    assert json.loads((laid.folder / "fit.json").read_text())["long-pages"] == {}


# With Typst

WORDS = "Some words of a paragraph that runs on for a line or two, and then it ends. " * 3


def chapter(name: str, lines: int, see: str) -> str:
    mark = f"label({string(f'{name}#{name}')})"
    body = "\n".join(f"#next-paragraph[{WORDS}]" for _ in range(lines))
    see = f'#paragraph("")[See #see({string(f"{see}#{see}")}, numbered: true)[there].]'
    return f'#look("chapter", mark: {mark}, heads: ("B", "C"))[{name}][\n{see}\n{body}\n]\n'


def bound(made: Project, pages: Mapping[str, str], memory: Path) -> bytes:
    begin = made.head() + show_call(
        "book", {"title": '"B"', "contents-title": '"C"', "cover-words": '"D"'}
    )
    fit_pages(begin, pages, lambda text: TypstCompiler(text, made.folder), made.folder, [], memory)
    pdf, told = TypstCompiler(begin + "".join(pages.values()), made.folder).pdf(EDITION)
    assert not told
    return pdf


def test_a_book_is_the_same_whether_its_chapters_were_tried_alone_or_together(
    tmp_path: Path,
) -> None:
    made = project(tmp_path)
    made.lay_out(words_of_looks(), {})
    short = {"a": chapter("a", 17, "b"), "b": chapter("b", 14, "a"), "c": chapter("c", 2, "a")}
    bound(made, short, tmp_path / "warm.json")
    longer = short | {"b": chapter("b", 17, "c")}
    warm = bound(made, longer, tmp_path / "warm.json")
    assert json.loads((made.folder / "fit.json").read_text())["long-pages"].keys() == {"a#a", "b#b"}
    assert warm == bound(made, longer, tmp_path / "cold.json")
    assert (tmp_path / "warm.json").read_text() == (tmp_path / "cold.json").read_text()


def test_what_stands_before_the_pages_is_not_set_while_they_are_tried(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.lay_out(words_of_looks(), {})
    text = made.head() + show_call("book", {"title": '"B"'}) + chapter("a", 1, "a")
    first = "query(heading).map(it => it.location().page())"
    assert TypstCompiler(text, made.folder).eval(first) == [7]
    (made.folder / "tried.json").write_text("{}")
    assert TypstCompiler(text, made.folder).eval(first) == [1]
