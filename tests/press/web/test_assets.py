"""web.sheets: a page loads the sheets and scripts that it uses."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from press.web.assets import Sheets
from press.web.translator import STYLES
from tests.trees import app, config, document, env

GIVEN = [
    "_static/pygments.css",
    "_static/styles/furo.css",
    "_static/styles/furo-extensions.css",
    "_static/sphinx-design.min.css",
    "_static/components.css",
    "_static/book.css",
    "_static/mine.css",
    "https://cdn.example/x.css",
]
SCRIPTS = [
    "_static/documentation_options.js",
    "_static/doctools.js",
    "_static/sphinx_highlight.js",
    "_static/scripts/furo.js",
    "_static/design-tabs.js",
    "_static/mine.js",
    "https://cdn.example/x.js",
]


class Chosen:
    """What a page got of all that was given."""

    def __init__(
        self, tmp_path: Path, body: str | None, tree: Any = None, css: list[str] | None = None
    ) -> None:
        self.added: list[tuple[str, dict[str, Any]]] = []
        self.out = tmp_path / "out"
        (tmp_path / "_static").mkdir(exist_ok=True)
        (tmp_path / "_static/book.css").write_text(
            'a{}\n\n/* sides, on pages with `class="sides`: x */\nb{}\n'
            '\n/* home, on pages with `<body class="home`: x */\nc{}\n'
        )
        book = app(
            env(config=config(html_static_path=["_static"])),
            confdir=tmp_path,
            outdir=self.out,
        )
        book.builder.add_css_file = lambda name, **how: self.added.append((name, how))
        sheets = Sheets()
        sheets.gather(book, None)  # type: ignore[arg-type]
        self.context: dict[str, Any] = {
            "css_files": [SimpleNamespace(filename=name) for name in (css or GIVEN)],
            "script_files": [SimpleNamespace(filename=name) for name in SCRIPTS],
            "book_look": "home",
            "book_drawing": "",
            "pathto": lambda name, resource: f"up/{name}" if resource else "",
        }
        if body is not None:
            self.context["body"] = body
        sheets.choose(book, "deep/page", "", self.context, tree)

    @property
    def css(self) -> list[str]:
        return [css.filename for css in self.context["css_files"]]


FURO = "_static/components.css"


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p>", []),
        ('<div class="highlight-x">', ["_static/pygments.css", FURO]),
        ('<div class="x sd-card">', ["_static/sphinx-design.min.css", FURO]),
        ('<div class="not-sd-card">', ["_static/sphinx-design.min.css"]),
        ('<div class="admonition note">', [FURO]),
        ('<div class="my-admonition">', []),
        ('<div class="admonition-title">', []),
        ('<div class="math">', [FURO]),
        ('<div class="mathematics">', [FURO]),
        ('<dl class="py sig">', [FURO]),
        ('<p id="admonition">', []),
    ],
)
def test_sheets_of_others_come_only_with_a_page_that_uses_them(
    body: str, names: list[str], tmp_path: Path
) -> None:
    assert Chosen(tmp_path, body).css == [*names, "_static/mine.css"]


def test_no_script_of_others_comes_with_a_page(tmp_path: Path) -> None:
    context = Chosen(tmp_path, "<p>").context
    assert [js.filename for js in context["script_files"]] == ["_static/mine.js"]
    assert context["book_script"] == "up/_static/book.js"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<p>", "book-home.css"),
        ('<p class="sides">', "book-sides-home.css"),
        (None, "book-all.css"),
        ("", "book-all.css"),
    ],
)
def test_the_books_own_sheet_comes_in_parts_before_those_of_conf_py(
    body: str | None, name: str, tmp_path: Path
) -> None:
    chosen = Chosen(tmp_path, body)
    assert chosen.added == [(name, {"priority": 790})]
    assert (chosen.out / "_static" / name).is_file()


def test_a_book_that_does_not_ask_for_it_gets_no_part(tmp_path: Path) -> None:
    assert Chosen(tmp_path, "<p>", css=["_static/mine.css"]).added == []


def test_what_a_writer_asked_for_becomes_a_sheet_of_the_page(tmp_path: Path) -> None:
    tree = document()
    tree[STYLES] = {"style-b": "width: 2%", "style-a": "width: 1%"}
    chosen = Chosen(tmp_path, "<p>", tree)
    assert chosen.added[-1] == ("page/deep/page.css", {})
    sheet = chosen.out / "_static/page/deep/page.css"
    assert sheet.read_text() == ".style-a { width: 1% }\n.style-b { width: 2% }\n"
    again = Chosen(tmp_path, "<p>", document())
    assert len(again.added) == 1
    assert not sheet.exists()


@pytest.mark.parametrize(
    ("builder", "error", "stays"),
    [("html", None, False), ("html", ValueError(), True), ("epub", None, True)],
)
def test_sheets_that_no_page_links_go_when_the_website_is_whole(
    builder: str, error: Exception | None, stays: bool, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (out / "_static").mkdir(parents=True)
    (out / "_static/book-old.css").write_text("x")
    book = app(env(builder=builder), confdir=tmp_path, outdir=out)
    sheets = Sheets()
    sheets.gather(book, None)  # type: ignore[arg-type]
    sheets.sweep(book, error)
    assert (out / "_static/book-old.css").exists() is stays
