"""Pictures of what a change touches, before beside now: pages as a phone shows them, and drawings.

The summary is read where it cannot show a picture that nobody has put on the web, so they are
files, and the summary says which is which and where they lie.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from press.cli.summary.words import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PATIENCE = 60  # seconds for one picture, which is then left out
MOST = 30  # pictures
WIDTH = 390  # of each side: a phone's
GAP = 20
ARTIFACT = "website-and-pictures"  # what pull-request.yml calls the folder of all these
SHEET = f"""body {{ margin: 0; display: flex; gap: {GAP}px; background: white; color: black }}
figure {{ margin: 0; width: {WIDTH}px; font: 16px sans-serif }}
iframe {{ width: 100%; height: 2400px; border: 0 }}
img {{ width: 100% }}"""


class Pair(NamedTuple):
    """A page or a drawing: its name, and its files before and now, of which one may be missing."""

    name: str
    before: Path | None
    now: Path | None


def of_pages(pages: Mapping[str, Iterable[str]], before: Path | None, now: Path) -> list[Pair]:
    """Return pages, each with its file in both websites; before, it may have had other names."""
    return [
        Pair(
            name,
            next((path for old in (name, *was) if (path := _there(before, f"{old}.html"))), None),
            _there(now, f"{name}.html"),
        )
        for name, was in pages.items()
    ]


def of_drawings(names: Iterable[str], before: Path, now: Path) -> list[Pair]:
    """Return the drawings likewise; the folders hold the source of the book."""
    return [Pair(name, _there(before, name), _there(now, name)) for name in names]


def _there(folder: Path | None, name: str) -> Path | None:
    path = folder / name if folder else None
    return path if path and path.is_file() else None


def take_pictures(pairs: Sequence[Pair], out: Path) -> list[str]:
    """Draw each pair into a file in `out`, if there is a browser; return the lines that tell it."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), "")
    pairs = [pair for pair in pairs if pair.before or pair.now]
    if not (browser and pairs):
        return []
    lines = ["", "## Pictures, before beside now", "", where(), ""]
    for number, pair in enumerate(pairs[:MOST], start=1):
        picture = out / f"{number:02}-{_plain(pair.name)}.png"
        _draw(browser, pair, picture)
        if picture.exists():
            lines.append(f"- {code(picture.name)}: {code(pair.name)}")
    more = len(pairs) - MOST
    return [*lines, "", f"{more} more changed."] if more > 0 else lines


def where() -> str:
    """Return where the pictures lie, for whoever reads this on the build server or at home."""
    if os.environ.get("GITHUB_ACTIONS"):
        return f"They lie in {code(ARTIFACT)}, at the foot of this page, in the folder `summary`."
    return "They lie beside this summary, in `build/summary/`."


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:80]


def _draw(browser: str, pair: Pair, picture: Path) -> None:
    frame = picture.with_suffix(".html")
    frame.write_text(_frame(pair), "utf-8")
    height = 2440 if _is_page(pair) else 700
    command = [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--window-size={2 * WIDTH + GAP},{height}", f"--screenshot={picture}"]
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(
            [*command, frame.as_uri()], capture_output=True, check=False, timeout=PATIENCE
        )
    frame.unlink()


def _is_page(pair: Pair) -> bool:
    return any(path and path.suffix == ".html" for path in (pair.before, pair.now))


def _frame(pair: Pair) -> str:
    """Return a page that shows both sides."""
    sides = "".join(
        f"<figure><figcaption>{words}</figcaption>{_shown(path)}</figure>"
        for words, path in (("Before", pair.before), ("Now", pair.now))
    )
    return f'<!doctype html><meta charset="utf-8"><style>{SHEET}</style>{sides}'


def _shown(path: Path | None) -> str:
    if path is None:
        return "<p>It is not there.</p>"
    address = escape(path.resolve().as_uri())
    if path.suffix == ".html":
        return f'<iframe src="{address}"></iframe>'
    return f'<img src="{address}">'
