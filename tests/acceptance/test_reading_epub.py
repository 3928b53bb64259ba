"""The EPUB in an e-reader's engine, and its pages under the rules of accessibility."""

from __future__ import annotations

import base64
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import needs_browser
from tests.conftest import Book, node_package

PLACE = "http://book.example/"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = """options => axe.run(document, options).then(result => result.violations.map(
  it => `${it.id}: ${it.nodes.map(node => node.html).slice(0, 3).join(' ')}`))"""
# As an e-reader's night mode shows it: the book says nothing of colours, so the reader's hold.
NIGHT = ":root { color-scheme: dark; background: #000; color: #bbb }"
IN_COLOUR = ["color-contrast", "link-in-text-block"]


def _open(book: Book, page: Page) -> list[str]:
    """Let a browser page see the files of the EPUB; return the pages of the spine."""
    with zipfile.ZipFile(book.epub) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    types = {".xhtml": "application/xhtml+xml", ".css": "text/css", ".svg": "image/svg+xml"}

    def answer(route: Any) -> None:
        name = route.request.url.removeprefix(PLACE)
        kind = types.get(Path(name).suffix, "image/png")
        route.fulfill(body=files[name], content_type=kind)

    page.route(f"{PLACE}**", answer)
    return sorted(name for name in files if name.endswith(".xhtml"))


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


# Of each kind one; `proof/test_every_page.py` has all.
KINDS = """cover title imprint nav colophon page-right-now page-essay-index page-essay-essay-loop
page-answers-chasing-or-pulling-away page-guides-time-out page-worksheets-map-your-loop
page-reference-glossary page-reference-help page-about-take-it-with-you"""


@needs_browser
def test_axe_finds_nothing_by_day_or_night(real: Book, sheet: Page) -> None:
    names = [f"EPUB/{name}.xhtml" for name in KINDS.split()]
    assert set(names) <= set(_open(real, sheet))
    assert axe_finds(names, sheet) == {}


@needs_browser
def test_axe_finds_nothing_in_one_of_everything(tiny: Book, sheet: Page) -> None:
    assert axe_finds(_open(tiny, sheet), sheet) == {}


def axe_finds(names: list[str], sheet: Page) -> dict[str, list[str]]:
    """Return what axe finds on these pages of the EPUB that is open, by day or by night."""
    axe = (node_package("axe-core") / "axe.min.js").read_text()
    by_day = {"runOnly": TAGS}
    by_night = {"runOnly": {"type": "rule", "values": IN_COLOUR}}
    found = {}
    assert len(names) > 10
    for name in names:
        sheet.goto(PLACE + name)
        sheet.evaluate(axe)
        found[name] = sheet.evaluate(AXE, by_day)
        sheet.add_style_tag(content=NIGHT)
        found[name] += sheet.evaluate(AXE, by_night)
    return {name: told for name, told in found.items() if told}


ENGINE = """async ([content, width, height]) => {
  const bytes = Uint8Array.from(atob(content), sign => sign.charCodeAt(0));
  const book = ePub(bytes.buffer);
  const view = book.renderTo("view", {width, height, flow: "paginated", spread: "none"});
  const notes = {found: 0, lost: []};
  view.hooks.content.register(({document}) => {
    const epubType = it => it.getAttribute("epub:type") || "";
    for (const link of document.querySelectorAll("a")) {
      if (epubType(link) !== "noteref") continue;
      const note = document.getElementById(link.hash.slice(1));
      const known = note && epubType(note) === "footnote"
        && note.getAttribute("role") === "doc-footnote" && note.localName === "aside";
      known ? notes.found++ : notes.lost.push(link.outerHTML);
    }
  });
  await view.display();
  const seen = new Set();
  let screens = 0;
  let last = "";
  for (;; screens++) {
    const place = await view.currentLocation();
    seen.add(place.start.href);
    // A last page that fills its screen to the edge is not told as the end: nothing follows it.
    if (place.atEnd || place.start.cfi === last) break;
    last = place.start.cfi;
    await view.next();
  }
  const toc = (await book.loaded.navigation).toc.length;
  return {seen: [...seen], screens, notes, toc, spine: book.spine.length};
}"""


@needs_browser
@pytest.mark.parametrize("size", [(390, 844), (600, 800)], ids=["phone", "paper-like"])
def test_an_engine_reads_it_to_the_end(tiny: Book, sheet: Page, size: tuple[int, int]) -> None:
    _read_to_the_end(tiny, sheet, size)


@needs_browser
def test_an_engine_reads_the_book_to_the_end(real: Book, sheet: Page) -> None:
    _read_to_the_end(real, sheet, (390, 844))


def _read_to_the_end(book: Book, sheet: Page, size: tuple[int, int]) -> None:
    """Turn every page in epub.js, as a reader would; nothing may go wrong on the way."""
    wrong: list[str] = []
    sheet.on("pageerror", lambda error: wrong.append(str(error)))
    sheet.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    width, height = size
    sheet.set_viewport_size({"width": width, "height": height})
    sheet.set_content('<div id="view"></div>')
    if size == (600, 800):
        sheet.add_style_tag(content="html { filter: grayscale(1) }")
    for name in ("jszip/dist/jszip.min.js", "epubjs/dist/epub.min.js"):
        package, _, file = name.partition("/")
        sheet.add_script_tag(path=node_package(package) / file)
    content = base64.b64encode(book.epub.read_bytes()).decode()
    read = sheet.evaluate(ENGINE, [content, width, height])
    assert wrong == []
    assert len(read["seen"]) == read["spine"], json.dumps(read["seen"])
    assert read["screens"] >= read["spine"] - 1
    assert read["notes"]["found"] > 0
    assert read["notes"]["lost"] == []
    assert read["toc"] > 3
