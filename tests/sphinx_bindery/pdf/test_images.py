"""pdf.images: pictures that paper cannot take."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from PIL import Image

from sphinx_bindery.pdf import images as module
from sphinx_bindery.pdf.images import drawn_anew, fault, is_too_large, mend_images
from tests.trees import document, p
from tests.warned import Warned

made_in: Any = module
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'


@pytest.mark.parametrize(
    ("size", "is_large", "words"),
    [
        ((6000, 10000), False, ""),
        ((6000, 10001), True, "6000 × 10001 pixels: left out, its alt text stays. Make it smaller"),
        ((3, 3), False, ""),
        ((2, 900), False, "2 × 900 pixels: it cannot be seen"),
        ((900, 2), False, "900 × 2 pixels: it cannot be seen"),
        ((0, 0), False, ""),  # an unknown size
        ((0, 5), False, ""),
        ((5, 0), False, ""),
        ((1, 5), False, "1 × 5 pixels: it cannot be seen"),
        ((5, 1), False, "5 × 1 pixels: it cannot be seen"),
        (None, False, ""),
    ],
)
def test_the_pixels_of_a_picture(
    size: tuple[int, int] | None,
    is_large: bool,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    warned: list[Warned],
) -> None:
    monkeypatch.setattr(made_in, "get_image_size", lambda path: size)
    image = nodes.image(uri="x.png")
    document(p(image, line=5))
    assert is_too_large(image, Path("x.png")) is is_large
    assert len(warned) == bool(words)
    if words:
        assert f"The image x.png is {words}" in warned[0].words
        assert (warned[0].place.rpartition(":")[2], warned[0].kind) == ("5", "image.fit")


def test_a_drawing_has_no_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_in, "get_image_size", lambda path: (99999, 99999))
    assert not is_too_large(nodes.image(uri="x.SVG"), Path("x.SVG"))


def test_typst_is_asked_whether_it_can_draw(tmp_path: Path) -> None:
    (tmp_path / "good.svg").write_text(SVG)
    (tmp_path / "bad.svg").write_text("no drawing")
    assert fault(tmp_path / "good.svg") == ""
    assert "SVG" in fault(tmp_path / "bad.svg")
    assert " (" not in fault(tmp_path / "gone.svg")


def test_a_picture_in_the_colours_of_a_press_is_drawn_in_those_of_a_screen(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(buffer, "JPEG")
    (tmp_path / "a.jpg").write_bytes(buffer.getvalue())
    assert "CMYK" in fault(tmp_path / "a.jpg")
    drawn = Image.open(io.BytesIO(drawn_anew(tmp_path / "a.jpg")))
    assert drawn.size == (8, 8)
    red, green, blue = drawn.convert("RGB").tobytes()[:3]
    assert red > 200 > 80 > max(green, blue)


def test_what_cannot_be_drawn_is_not_drawn_anew(tmp_path: Path) -> None:
    (tmp_path / "bad.svg").write_text("no drawing")
    assert drawn_anew(tmp_path / "bad.svg") == b""


def test_a_picture_that_the_standards_refuse_is_drawn_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_in, "fault", lambda path: "a CMYK profile is missing")
    monkeypatch.setattr(made_in, "drawn_anew", lambda path: b"PNG of it")
    images = {"a.jpg": "a.jpg"}
    assert mend_images(images, tmp_path, lambda uri, why: None)
    assert images == {"a.jpg": "a.jpg.png"}
    assert (tmp_path / "a.jpg.png").read_bytes() == b"PNG of it"


def test_one_that_cannot_be_drawn_at_all_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = {"bad.png": "no picture", "good.png": ""}
    monkeypatch.setattr(made_in, "fault", lambda path: faults[path.name])
    monkeypatch.setattr(made_in, "drawn_anew", lambda path: b"")
    images, told = {"a/bad.png": "bad.png", "good.png": "good.png"}, []

    def leave_out(uri: str, why: str) -> None:
        told.append((uri, why))
        del images[uri]

    assert mend_images(images, tmp_path, leave_out)
    assert told == [("a/bad.png", "no picture")]
    assert not mend_images(images, tmp_path, leave_out)
