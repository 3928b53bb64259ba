"""web.look: a page gets of the book's sheet what every page needs and the parts it uses."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.errors import SphinxError

from press.web.css_parts import Look
from tests.trees import app, config, env

SHEET = """\
/* always */
body  { color: red }

/* sides, on pages with `class="sides`: facing
   each other */
.sides { a: b }  /* why */

/* home-page, on pages with `class="home"`: */
.home { c: d }
"""


def look(tmp_path: Path, sheet: str | None = SHEET) -> Look:
    (tmp_path / "conf/_static").mkdir(parents=True)
    if sheet is not None:
        (tmp_path / "conf/_static/book.css").write_text(sheet)
    settings = config(html_static_path=["none", "_static"])
    book = app(env(config=settings), confdir=tmp_path / "conf", outdir=tmp_path / "out")
    return Look.of(book)


@pytest.mark.parametrize(
    ("html", "name", "rules"),
    [
        ("<p>", "book-plain.css", "body { color: red }"),
        ('<div class="sides x">', "book-sides.css", "body { color: red }.sides { a: b }"),
        ('<body class="home">', "book-home-page.css", "body { color: red }.home { c: d }"),
        (
            '<body class="home"><p class="sides">',
            "book-sides-home-page.css",
            "body { color: red }.sides { a: b }.home { c: d }",
        ),
        (None, "book-all.css", "body { color: red }.sides { a: b }.home { c: d }"),
    ],
)
def test_a_page_gets_the_parts_whose_pattern_it_has(
    html: str | None, name: str, rules: str, tmp_path: Path
) -> None:
    made = look(tmp_path)
    assert made.sheet_for(html) == name
    assert (tmp_path / "out/_static" / name).read_text() == rules


def test_pages_with_the_same_parts_share_a_sheet_that_is_written_once(tmp_path: Path) -> None:
    made = look(tmp_path)
    made.sheet_for("<p>")
    (tmp_path / "out/_static/book-plain.css").unlink()
    assert made.sheet_for("<b>") == "book-plain.css"
    assert not (tmp_path / "out/_static/book-plain.css").exists()


def test_a_book_without_a_sheet_has_no_rules(tmp_path: Path) -> None:
    made = look(tmp_path, None)
    assert (made.always, made.parts) == ("", [])


def test_sheets_that_no_page_links_any_more_go(tmp_path: Path) -> None:
    made = look(tmp_path)
    out = tmp_path / "out"
    (out / "deep").mkdir(parents=True)
    (out / "_static").mkdir()
    for name in ("book-plain.css", "book-a-b.css", "book-old.css", "book-late.css", "other.css"):
        (out / "_static" / name).write_text("x")
    start = '<head>\n<link href="{}">\n</head>\n<body>\n<a href="_static/book-late.css">\n'
    (out / "index.html").write_text(start.format("_static/book-plain.css?v=1"))
    (out / "deep/page.html").write_text(start.format("../_static/book-a-b.css"))
    made.sweep(out)
    assert sorted(path.name for path in (out / "_static").iterdir()) == [
        "book-a-b.css",
        "book-plain.css",
        "other.css",
    ]


def test_what_stands_at_the_end_reaches_every_page(tmp_path: Path) -> None:
    made = look(
        tmp_path, SHEET + "\n/* at-the-end, on every page: so that it arrives */\np { q: r }\n"
    )
    for html in ("<p>", '<body class="home">', None):
        name = made.sheet_for(html)
        assert (tmp_path / "out/_static" / name).read_text().endswith("p { q: r }")
        assert "at-the-end" not in name


def test_a_changed_sheet_is_written_anew_with_the_same_parts(tmp_path: Path) -> None:
    made = look(tmp_path)
    pages = ("<p>", '<body class="home"><p class="sides">', '<body class="home">', None)
    names = [made.sheet_for(html) for html in pages]
    folder = tmp_path / "out/_static"
    before = [(folder / name).read_text() for name in names]
    Look(SHEET.replace("red", "blue").replace("c: d", "e: f"), folder).renew()
    assert [(folder / name).read_text() for name in names] == [
        rules.replace("red", "blue").replace("c: d", "e: f") for rules in before
    ]


def test_a_pattern_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SphinxError, match=r"^book\.css:2: `\[` is no pattern \(unterminated"):
        look(tmp_path, "a{}\n/* x, on pages with `[`: it says nothing */\nb{}\n")
