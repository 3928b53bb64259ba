"""images.bare: a picture without place, remarks and what is appended, drawn the same."""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import suppress
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sphinx_bindery.images.bare import BrokenError, bare

SECRET = b"SECRET"
ORIENTATION, DESCRIPTION, PLACE = 0x0112, 0x010E, 0x8825
WIDE, HIGH = 37, 23


def picture(mode: str = "RGB") -> Image.Image:
    red = Image.linear_gradient("L").resize((WIDE, HIGH))
    return Image.merge("RGB", (red, red.rotate(180), red.rotate(90))).convert(mode)


def exif(turn: int) -> Image.Exif:
    facts = Image.Exif()
    facts[DESCRIPTION], facts[ORIENTATION] = "SECRET", turn
    facts[PLACE] = {1: "N", 2: (52.0, 1.0, 2.0)}
    return facts


def saved(kind: str, mode: str = "RGB", turn: int = 6, **how: Any) -> bytes:
    file = io.BytesIO()
    if kind != "GIF":
        how["exif"] = exif(turn)
    if kind == "PNG":
        how["pnginfo"] = PngInfo()
        how["pnginfo"].add_text("Comment", "SECRET")
        how["pnginfo"].add_itxt("XML:com.adobe.xmp", "SECRET")
    if kind in ("JPEG", "GIF"):
        how["comment"] = SECRET
    if kind == "WEBP":
        how["xmp"] = SECRET
    picture(mode).save(file, kind, **how)
    return file.getvalue() + b"PK\3\4<script>SECRET</script>"


def frames(content: bytes) -> list[bytes]:
    found = []
    with Image.open(io.BytesIO(content)) as opened:
        for number in range(getattr(opened, "n_frames", 1)):
            opened.seek(number)
            found.append(opened.convert("RGBA").tobytes())
    return found


MOVING: dict[str, Any] = {
    "save_all": True,
    "append_images": [picture().rotate(180)],
    "loop": 0,
    "duration": 50,
}
PICTURES = {
    "png": (".png", saved("PNG", "RGBA", dpi=(72, 72))),
    "palette": (".png", saved("PNG", "P")),
    "jpeg": (".jpg", saved("JPEG")),
    "progressive": (".jpeg", saved("JPEG", progressive=True)),
    "printed": (".jpg", saved("JPEG", "CMYK")),
    "gif": (".gif", saved("GIF", "P")),
    "moving gif": (".gif", saved("GIF", "P", **MOVING)),
    "webp": (".webp", saved("WEBP")),
    "moving webp": (".webp", saved("WEBP", lossless=True, **MOVING)),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_nothing_but_what_it_shows(name: str) -> None:
    kind, content = PICTURES[name]
    left = bare(content, kind)
    assert SECRET in content
    assert SECRET not in left
    assert frames(left) == frames(content)
    assert bare(left, kind) == left, "there is nothing more to take off"
    with Image.open(io.BytesIO(left)) as opened:
        assert dict(opened.getexif()) == ({} if kind == ".gif" else {ORIENTATION: 6})


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_of_a_camera_that_was_held_upright_nothing_is_said(kind: str) -> None:
    left = bare(saved(kind, turn=1), f".{kind.lower()}")
    with Image.open(io.BytesIO(left)) as opened:
        assert dict(opened.getexif()) == {}


@pytest.mark.parametrize("name", PICTURES)
def test_one_that_is_cut_anywhere_is_broken_or_whole_and_ends_in_no_other_error(name: str) -> None:
    kind, content = PICTURES[name]
    for end in range(12, len(content), 7):
        with suppress(BrokenError):
            assert SECRET not in bare(content[:end], kind)


def test_a_part_that_says_nothing_of_how_the_camera_was_held_goes() -> None:
    content = picture_of("PNG")
    body = b"eXIfMM\0*"  # and where its first list begins is not said
    odd = struct.pack(">I", 4) + body + struct.pack(">I", zlib.crc32(body))
    assert bare(content[:33] + odd + content[33:], ".png") == bare(content, ".png")


def test_what_fills_a_picture_up_goes() -> None:
    content = picture_of("JPEG")
    assert bare(content[:2] + b"\xff\xff" + content[2:], ".jpg") == bare(content, ".jpg")


def test_a_block_that_nobody_knows_is_broken() -> None:
    with pytest.raises(BrokenError):
        bare(picture_of("GIF")[:-1] + b"\x01\x00;", ".gif")


def picture_of(kind: str) -> bytes:
    file = io.BytesIO()
    picture().save(file, kind)
    return file.getvalue()


def test_what_is_no_such_picture_stays() -> None:
    assert bare(b"<svg/>", ".svg") == b"<svg/>"
    with pytest.raises(BrokenError):
        bare(b"\x89PNG\r\n\x1a\n" + bytes(12), ".png")
