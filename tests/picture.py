"""The picture of the three books in the README: `make picture`, from what `make book` has made.

It shows one page on a phone, the same page in an e-reader, and two facing pages on paper. Whoever
changes how a book looks makes it again.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.browsing import CHROMIUM, FLAGS

PICTURE = Path(".github/books.png")
BOOKS = Path("build")
PAGE = "why-partner-pulls-away"
PHONE: ViewportSize = {"width": 390, "height": 680}
SCREEN: ViewportSize = {"width": 1480, "height": 660}
LOOK = """
body { margin: 0; padding: 40px; display: flex; gap: 36px; align-items: center;
  justify-content: center; background: #E9E4DA; height: 660px; box-sizing: border-box; }
img { height: 560px; box-shadow: 0 2px 14px #0003; }
.phone { border-radius: 22px; }
.spread { display: flex; } .spread img { height: 500px; }
"""


class MissingError(Exception):
    """Something that the picture is made from, or with, is not there."""


def main() -> int:
    """Make the picture; return the exit status."""
    try:
        PICTURE.write_bytes(_picture())
    except MissingError as error:
        print(error, file=sys.stderr)
        return 1
    print(PICTURE)
    return 0


def _picture() -> bytes:
    if not CHROMIUM or not shutil.which("pdftoppm"):
        raise MissingError("This needs Chromium and pdftoppm: apt install chromium poppler-utils")
    with sync_playwright() as player, tempfile.TemporaryDirectory() as place:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        phone = browser.new_page(viewport=PHONE, device_scale_factor=2)
        shown = [
            _image(_page(phone, _one(BOOKS / "html", f"**/{PAGE}.html")), "phone"),
            _image(_page(phone, _unpacked(Path(place))), "reader"),
            f"<div class=spread>{''.join(map(_image, _spread(Path(place))))}</div>",
        ]
        screen = browser.new_page(viewport=SCREEN)
        screen.set_content(f"<style>{LOOK}</style>{''.join(shown)}")
        return screen.screenshot()


def _one(folder: Path, pattern: str) -> Path:
    found = next(iter(sorted(folder.glob(pattern))), None)
    if found is None:
        raise MissingError(f"There is no {pattern} in {folder}/: run `make book`.")
    return found


def _page(browser: Page, path: Path) -> bytes:
    browser.goto(path.resolve().as_uri())
    return browser.screenshot()


def _unpacked(place: Path) -> Path:
    """Return the page of the EPUB, unpacked, with the margins that an e-reader gives it."""
    with zipfile.ZipFile(_one(BOOKS / "epub", "*.epub")) as book:
        book.extractall(place)
    page = _one(place, f"**/*{PAGE}.xhtml")
    margins = "<style>html { background: #fff; } body { margin: 1.6em 1.5em; }</style></head>"
    page.write_text(page.read_text("utf-8").replace("</head>", margins, 1), "utf-8")
    return page


def _spread(place: Path) -> list[bytes]:
    """Return the first two facing pages on which the page is set."""
    pdf = _one(BOOKS / "pdf", "*.pdf")
    left = _left_page(pdf)
    for number in (left, left + 1):
        command = ["pdftoppm", "-png", "-r", "110", "-f", str(number), "-l", str(number)]
        subprocess.run([*command, str(pdf), str(place / f"page-{number}")], check=True)
    return [path.read_bytes() for path in sorted(place.glob("page-*.png"))]


def _left_page(pdf: Path) -> int:
    """Return the left page, counted from 1, of the first spread of the essay's text."""
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout
    pages = text.decode().split("\f")
    opening = "Jody and Lee are invented"  # how the essay begins
    begins = next(n for n, page in enumerate(pages, start=1) if opening in " ".join(page.split()))
    return begins + begins % 2


def _image(picture: bytes, kind: str = "") -> str:
    data = base64.b64encode(picture).decode()
    return f'<img class="{kind}" src="data:image/png;base64,{data}">'


if __name__ == "__main__":
    sys.exit(main())
