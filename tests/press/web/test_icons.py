"""web.icons: icons of one drawing, and the manifest that names them."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from press.web.icons import check_icon, ico, links, write_icons
from tests.trees import app, config, env
from tests.warned import Warned

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'


def site(tmp_path: Path, builder: str = "html", **settings: Any) -> Any:
    book = env(config=config(**settings), builder=builder)
    return app(book, confdir=tmp_path, outdir=tmp_path / "out")


@pytest.mark.parametrize(
    ("icon", "paths"),
    [
        ("", ["site.webmanifest"]),
        (
            "icon.svg",
            ["site.webmanifest", "favicon.ico", "favicon.svg", "apple-touch-icon.png"],
        ),
    ],
)
def test_a_page_names_the_icons_that_there_are(icon: str, paths: list[str]) -> None:
    found = links(app(env(config=config(book_icon=icon))))
    assert [path for _, path in found] == paths
    assert [attributes.partition(" ")[0] for attributes, _ in found] == [
        'rel="manifest"',
        'rel="icon"',
        'rel="icon"',
        'rel="apple-touch-icon"',
    ][: len(paths)]


@pytest.mark.parametrize(
    ("given", "kept", "told"),
    [("icon.svg", "icon.svg", 0), ("gone.svg", "", 1), ("", "", 0), ("folder", "", 1)],
)
def test_a_drawing_that_is_not_there_is_told(
    given: str, kept: str, told: int, tmp_path: Path, warned: list[Warned]
) -> None:
    (tmp_path / "icon.svg").write_text(SVG)
    (tmp_path / "folder").mkdir()
    made = site(tmp_path, book_icon=given)
    check_icon(made, made.config)
    assert made.config.book_icon == kept
    assert [each.kind for each in warned] == ["book.drawing"] * told


def test_an_icon_file_says_where_each_picture_lies() -> None:
    content = ico({16: b"small", 48: b"larger"})
    assert struct.unpack_from("<HHH", content) == (0, 1, 2)
    for place, (size, picture) in enumerate([(16, b"small"), (48, b"larger")]):
        entry = struct.unpack_from("<BBBBHHII", content, 6 + 16 * place)
        assert entry[:6] == (size, size, 0, 0, 1, 32)
        length, offset = entry[6:]
        assert content[offset : offset + length] == picture
    assert len(content) == 6 + 32 + 11


def manifest(tmp_path: Path) -> dict[str, Any]:
    text = (tmp_path / "out/site.webmanifest").read_text("utf-8")
    assert text.endswith("}\n")
    found: dict[str, Any] = json.loads(text)
    return found


def test_without_a_drawing_the_manifest_stands_alone(tmp_path: Path) -> None:
    write_icons(site(tmp_path, project="Nähe"), None)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["site.webmanifest"]
    assert manifest(tmp_path) == {
        "name": "Nähe",
        "short_name": "Nähe",
        "lang": "en",
        "start_url": "index.html",
        "display": "browser",
        "background_color": "#FBF8F3",
        "theme_color": "#FBF8F3",
    }
    assert "Nähe" in (tmp_path / "out/site.webmanifest").read_text("utf-8")


def test_pictures_are_drawn_in_the_sizes_that_they_are_named_by(tmp_path: Path) -> None:
    (tmp_path / "icon.svg").write_text(SVG)
    write_icons(site(tmp_path, book_icon="icon.svg", book_description="x"), None)
    out = tmp_path / "out"
    sizes = {
        path.name: struct.unpack(">II", path.read_bytes()[16:24]) for path in out.glob("*.png")
    }
    assert sizes == {
        "apple-touch-icon.png": (180, 180),
        "icon-192.png": (192, 192),
        "icon-512.png": (512, 512),
    }
    icon = (out / "favicon.ico").read_bytes()
    assert [struct.unpack_from("<B", icon, 6 + 16 * n)[0] for n in range(3)] == [16, 32, 48]
    assert (out / "favicon.svg").read_text() == SVG
    assert manifest(tmp_path)["icons"] == [
        {"src": "icon-192.png", "sizes": "192x192", "type": "image/png"},
        {"src": "icon-512.png", "sizes": "512x512", "type": "image/png"},
    ]
    assert manifest(tmp_path)["description"] == "x"


def test_a_drawing_that_cannot_be_drawn_is_told(tmp_path: Path, warned: list[Warned]) -> None:
    (tmp_path / "icon.svg").write_text("no drawing")
    write_icons(site(tmp_path, book_icon="icon.svg"), None)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["site.webmanifest"]
    (told,) = warned
    assert told.kind == "book.drawing"
    assert "The icon icon.svg cannot be drawn" in told.words


@pytest.mark.parametrize(("builder", "error"), [("html", ValueError()), ("epub", None)])
def test_only_a_whole_website_gets_them(
    builder: str, error: Exception | None, tmp_path: Path
) -> None:
    write_icons(site(tmp_path, builder), error)
    assert not (tmp_path / "out").exists()
