"""epub.stylesheets: a book's own sheets come behind the builder's, if they need nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_bindery.epub.publication import ManifestItem
from sphinx_bindery.epub.stylesheets import Sheet, static_file, stylesheets
from tests.trees import config
from tests.warned import Warned

CSS = "p { color: red }"


def sheets(folder: Path, *named: Any, **settings: Any) -> list[Sheet]:
    given = config(epub_css_files=list(named), html_static_path=["_static", "more"], **settings)
    return list(stylesheets(given, folder))


def put(folder: Path, name: str, text: str = CSS) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_sheets_go_in_by_plain_names_in_their_order(tmp_path: Path) -> None:
    put(tmp_path, "_static/My Look.css")
    put(tmp_path, "more/css/my-look.css")
    found = sheets(tmp_path, ("My Look.css", {}), ("css/my-look.css", {}))
    assert found == [
        Sheet(ManifestItem("style-my-look", "style-my-look.css", "text/css", CSS.encode()), {}),
        Sheet(ManifestItem("style-my-look-2", "style-my-look-2.css", "text/css", CSS.encode()), {}),
    ]


def test_a_link_keeps_what_it_may_say(tmp_path: Path) -> None:
    put(tmp_path, "_static/a.css")
    (sheet,) = sheets(tmp_path, ("a.css", {"media": "print", "priority": 400}))
    assert sheet.attributes == {"media": "print"}


def test_the_website_s_sheets_stay_out(tmp_path: Path, warned: list[Warned]) -> None:
    put(tmp_path, "_static/web.css")
    web: list[tuple[str, dict[str, str]]] = [("web.css", {})]
    assert not sheets(tmp_path, *web, html_css_files=web)
    assert not warned


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("@import 'other.css';", "names other files, which the EPUB does not hold"),
        ("p { background: url(a.png) }", "names other files, which the EPUB does not hold"),
        ("p { background: URL( 'a.png') }", "names other files, which the EPUB does not hold"),
        (None, "is neither in `html_static_path` nor beside conf.py"),
    ],
)
def test_what_cannot_go_in_is_told(
    text: str | None, fault: str, tmp_path: Path, warned: list[Warned]
) -> None:
    if text:
        put(tmp_path, "_static/a.css", text)
    assert not sheets(tmp_path, ("a.css", {}))
    (told,) = warned
    assert told.words == f"The stylesheet a.css of `epub_css_files` {fault}: left out."
    assert told.kind == "epub.css"


def test_what_a_sheet_carries_itself_may_be_there(tmp_path: Path, warned: list[Warned]) -> None:
    put(tmp_path, "_static/a.css", "p { background: url('data:image/png;base64,AA==') url( #a ) }")
    assert len(sheets(tmp_path, ("a.css", {}))) == 1
    assert not warned


def test_the_last_folder_wins_as_on_the_website(tmp_path: Path) -> None:
    settings = config(html_static_path=["_static", "more"])
    assert static_file(settings, tmp_path, "a.css") is None
    first = put(tmp_path, "_static/a.css")
    assert static_file(settings, tmp_path, "a.css") == first
    last = put(tmp_path, "more/a.css")
    assert static_file(settings, tmp_path, "a.css") == last
