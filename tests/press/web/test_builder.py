"""web.builder: a picture that a browser opens by itself."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image
from sphinx.builders.html import StandaloneHTMLBuilder

from press.web.builder import WebsiteBuilder

SVG = '<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"/>'


def builder(**facts: Any) -> Any:
    made: Any = WebsiteBuilder.__new__(WebsiteBuilder)
    vars(made).update(facts)
    return made


def test_a_drawing_is_written_anew_and_other_pictures_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StandaloneHTMLBuilder, "copy_image_files", lambda self: None)
    (tmp_path / "_images").mkdir()
    texts = {"a.SVG": SVG, "b.png": SVG, "broken.svg": "<svg"}
    for name, text in texts.items():
        (tmp_path / "_images" / name).write_text(text)
    images = {**{name: name for name in texts}, "gone": "gone.svg"}
    builder(images=images, _outdir=tmp_path, imagedir="_images").copy_image_files()
    found = {path.name: path.read_text() for path in (tmp_path / "_images").iterdir()}
    assert found["a.SVG"] != SVG
    assert found["a.SVG"].endswith("/>\n")
    assert found["b.png"] == SVG, "it is told of"
    assert found["broken.svg"] == "<svg"


def test_no_picture_of_the_website_says_more_than_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StandaloneHTMLBuilder, "copy_image_files", lambda self: None)
    file = BytesIO()
    Image.new("RGB", (9, 9)).save(file, "JPEG", comment=b"SECRET")
    names = ("_images/a.jpg", "_images/b.png", "_downloads/x/a.JPG", "_static/a.jpeg")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(file.getvalue())
    images = {"a": "a.jpg", "b": "b.png"}
    builder(images=images, _outdir=tmp_path, imagedir="_images").copy_image_files()
    assert [name for name in names if b"SECRET" in (tmp_path / name).read_bytes()] == []


def test_a_page_that_was_read_for_another_book_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a picture on it changed, and nothing in its own source."""
    monkeypatch.setattr(StandaloneHTMLBuilder, "get_outdated_docs", lambda self: iter(["a"]))
    for seconds, name in enumerate(("as-it-was.doctree", "b.html", "read-again.doctree")):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (seconds, seconds))
    env = SimpleNamespace(found_docs=["a", "as-it-was", "read-again"])
    made = builder(env=env, _doctreedir=tmp_path, get_output_path=lambda _: tmp_path / "b.html")
    assert list(made.get_outdated_docs()) == ["a", "read-again"]
