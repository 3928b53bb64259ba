"""epub.cover: the picture that `epub_cover` names is the cover, else one is drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_bindery.epub import cover as made_in
from sphinx_bindery.epub.cover import cover_item
from sphinx_bindery.epub.publication import ManifestItem
from tests.trees import config
from tests.warned import Warned

module: Any = made_in
PNG = b"\x89PNG\r\n\x1a\n" + bytes(12) + b"IEND"
DRAWN = ManifestItem(
    "cover-image", "cover.png", "image/png", b"The Book by Somebody", ("cover-image",)
)


@pytest.fixture(autouse=True)
def _no_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(config: object, folder: Path, title: str, author: str) -> bytes:
        return f"{title} by {author}".encode()

    monkeypatch.setattr(module, "draw_cover", draw)


def cover(folder: Path, name: str = "", **given: Any) -> ManifestItem:
    named = (name, "epub-cover.html") if name else ()
    return cover_item(config(epub_cover=named, html_static_path=["web"], **given), folder)


def test_a_cover_is_drawn_with_the_words_of_the_epub(tmp_path: Path) -> None:
    assert cover(tmp_path) == DRAWN
    assert cover(tmp_path, epub_title="T", epub_author="A").content == b"T by A"
    assert cover(tmp_path, author="Author name not set").content == b"The Book by "


@pytest.mark.parametrize("place", ["web/a.png", "_static/a.png"])
def test_a_picture_is_the_cover_as_it_is(place: str, tmp_path: Path, warned: list[Warned]) -> None:
    (tmp_path / place).parent.mkdir()
    (tmp_path / place).write_bytes(PNG)
    assert cover(tmp_path, "_static/a.png").content == PNG
    assert not warned


def test_the_cover_is_of_the_kind_of_its_picture(tmp_path: Path) -> None:
    (tmp_path / "a.JPG").write_bytes(b"\xff\xd8\xff" + bytes(20) + b"\xff\xd9")
    made = cover(tmp_path, "a.JPG")
    assert (made.href, made.media_type, made.properties) == (
        "cover.jpg",
        "image/jpeg",
        ("cover-image",),
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [(None, "is not there"), (b"no png", "is not the PNG that its name says")],
)
def test_a_picture_that_cannot_be_the_cover_is_told(
    content: bytes | None, fault: str, tmp_path: Path, warned: list[Warned]
) -> None:
    if content:
        (tmp_path / "a.png").write_bytes(content)
    assert cover(tmp_path, "a.png") == DRAWN
    (told,) = warned
    assert told.words == f"The cover a.png of `epub_cover` {fault}: one is drawn instead."
    assert told.kind == "epub.cover"


def test_the_drawing_of_the_book_comes_before_the_picture(
    tmp_path: Path, warned: list[Warned]
) -> None:
    assert cover(tmp_path, "gone.png", book_cover="drawing.svg") == DRAWN
    assert not warned
