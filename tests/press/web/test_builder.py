"""web.builder: a drawing that a browser opens by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
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
    assert found["b.png"] == SVG
    assert found["broken.svg"] == "<svg"
