"""What a careful publisher looks for: metadata, style, size, ways back, nothing too much."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from press.epub.looks import LOOKS
from tests.acceptance.test_epub import NS, Edition, _opened
from tests.books import Made
from tests.browsing import needs_browser
from tests.conftest import Book, make
from tests.reading import _text
from tests.validators import epub_messages

MAKERS = """
book_creators = [
    {"name": "Ada Example", "file_as": "Example, Ada"},
    {"name": "Bo Example", "role": "ill"},
]
book_contributors = [{"name": "Cy Example", "role": "edt"}]
book_publisher = "A Press & Co."
book_licence = "CC BY 4.0"
book_licence_url = "https://creativecommons.org/licenses/by/4.0/"
book_collection = "Small Books"
book_collection_position = "2"
book_colophon = "Made by hand."
epub_conformance = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
epub_evaluator = "An Office & Co."
epub_evaluated = "2026-01-02"
epub_report = "page"
epub_contact = "help@press.example"
epub_tocdepth = 1
"""


def _refining(edition: Edition, name: str) -> dict[str, str]:
    found = edition.package.xpath("//o:meta[@refines=$of]", of=f"#{name}", namespaces=NS)
    return {meta.get("property"): meta.text for meta in found}


def test_the_metadata_says_what_conf_py_says(small: Path) -> None:
    conf = small / "conf.py"
    conf.write_text(conf.read_text() + MAKERS)
    made = make(small, small / "build", "epub")
    assert epub_messages(made.epub) == []
    edition = Edition(made.epub)
    creators = edition.package.xpath("//dc:creator", namespaces=NS)
    assert [creator.text for creator in creators] == ["Ada Example", "Bo Example"]
    first, second = (_refining(edition, creator.get("id")) for creator in creators)
    assert first == {"role": "aut", "file-as": "Example, Ada", "display-seq": "1"}
    assert second == {"role": "ill", "display-seq": "2"}
    (contributor,) = edition.package.xpath("//dc:contributor", namespaces=NS)
    assert contributor.text == "Cy Example"
    assert _refining(edition, contributor.get("id"))["role"] == "edt"
    assert edition.package.xpath("//dc:publisher/text()", namespaces=NS) == ["A Press & Co."]
    (rights,) = edition.package.xpath("//dc:rights/text()", namespaces=NS)
    assert rights == "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"
    assert edition.facts("belongs-to-collection") == ["Small Books"]
    assert _refining(edition, "collection") == {"collection-type": "series", "group-position": "2"}
    assert edition.facts("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert edition.facts("a11y:certifiedBy") == ["An Office & Co."]
    assert _refining(edition, "evaluator") == {"dcterms:date": "2026-01-02"}
    (report,) = edition.package.xpath("//o:metadata/o:link", namespaces=NS)
    assert dict(report.attrib) == {
        "href": "page-page.xhtml",
        "rel": "a11y:certifierReport",
        "refines": "#evaluator",
        "media-type": "application/xhtml+xml",
    }
    assert edition.order[-1] == "colophon.xhtml"
    nav = edition.tree("nav.xhtml").xpath("//h:nav[@e:type='toc']//h:a/@href", namespaces=NS)
    assert not [line for line in nav if "#" in line]  # as deep as epub_tocdepth


def test_what_is_unset_is_left_out(small: Path) -> None:
    edition = Edition(make(small, small / "build", "epub").epub)
    assert not edition.package.xpath("//dc:publisher | //dc:contributor", namespaces=NS)
    for name in ("belongs-to-collection", "dcterms:conformsTo", "a11y:certifiedBy"):
        assert edition.facts(name) == []
    assert "colophon.xhtml" not in edition.order


def test_the_words_are_counted(real: Book) -> None:
    edition = Edition(real.epub)
    (said,) = map(int, edition.facts("schema:wordCount"))
    pages = [page for name, page in edition.pages.items() if name.startswith("page-")]
    read = sum(len(_text(page).split()) for page in pages)
    assert abs(said - read) < 0.05 * read


def test_the_file_is_small_and_runs_nothing(real: Book) -> None:
    edition = Edition(real.epub)
    assert real.epub.stat().st_size < 1_000_000
    assert not [name for name in edition.names if name.endswith((".js", ".ttf", ".otf", ".woff2"))]
    for name, content in edition.files.items():
        assert b"<script" not in content, name
        if name.endswith((".xhtml", ".css", ".svg")):
            fetched = rb"(?:src|xlink:href)=.https?:|@import|url\("
            assert not re.search(fetched, content), name


@pytest.mark.parametrize("sheet", ["book.css", "style-looks.css"])
def test_the_style_leaves_the_readers_own(tiny: Book, sheet: str) -> None:
    style = Edition(tiny.epub).files[f"EPUB/{sheet}"].decode()
    assert len(style) < 10_000
    rules = _rules(style)
    assert len(rules) > 20
    for selector, declarations in rules:
        for declaration in filter(str.strip, declarations.split(";")):
            name, _, value = (part.strip() for part in declaration.partition(":"))
            if name == "color":
                assert value == "inherit", selector
            if name.startswith("background"):
                assert selector.strip().split()[-1].startswith("img"), selector
            if name == "font-size":
                assert value.endswith("em"), selector
                assert "body" not in selector.split()
            assert name != "font-family", selector
            for colour in re.findall(r"#\w+", value):
                assert colour in ("#767676", "#fff"), selector  # 4.54 : 1 on white, 4.62 on black


def _rules(style: str) -> list[tuple[str, str]]:
    return re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))


def test_lines_break_well(tiny: Book) -> None:
    rules = _rules(Edition(tiny.epub).files["EPUB/book.css"].decode())
    body = dict(rules)[next(selector for selector, _ in rules if selector.strip() == "body")]
    for wanted in ("hyphens: auto", "widows: 2", "orphans: 2"):
        assert wanted in body


def test_a_stranger_s_edition_is_not_dressed_as_ours(stranger: Made) -> None:
    edition = Edition(stranger.epub)
    sheets = [name for name in edition.names if name.endswith(".css")]
    assert sheets == ["EPUB/book.css", "EPUB/math.css"]
    named = re.findall(r"\.([a-z][\w-]*)", edition.files[sheets[0]].decode())
    ours = re.findall(r"\.([a-z][\w-]*)", LOOKS.read_text())
    assert not {"side", "words", "standfirst", "furniture", "prompt"} & set(named)
    assert set(ours) & set(named) <= {"label", "imprint", "titlepage"}


def test_the_index_at_the_end_is_named_among_the_features(real: Book, tiny: Book) -> None:
    edition, without = Edition(real.epub), Edition(tiny.epub)
    assert ("index" in edition.features, "index" in without.features) == (True, False)
    assert "page-genindex.xhtml" in edition.order


def test_the_contents_have_two_levels(real: Book) -> None:
    edition = Edition(real.epub)
    lines = edition.tree("nav.xhtml").xpath("//h:nav[@e:type='toc']//h:li", namespaces=NS)
    depths = {len(line.xpath("ancestor::h:ol", namespaces=NS)) for line in lines}
    assert depths == {1, 2}
    assert len(lines) < 75
    points = edition.tree("toc.ncx").xpath("//n:navPoint", namespaces=NS)
    assert len(points) == len(lines)


def _looked_at(browser: Browser, edition: Edition, page: str) -> Page:
    """Open a page of the EPUB as a browser sees it, with its own sheets."""
    sheets = "".join(
        f"<style>{content.decode()}</style>"
        for name, content in edition.files.items()
        if name.endswith(".css")
    )
    sheet = browser.new_page(viewport={"width": 390, "height": 844})
    html = edition.files[f"EPUB/{page}.xhtml"].decode()
    body = html[html.index("<body") : html.index("</html>")]
    # As reading systems do by themselves, before the book's own sheets.
    sheet.set_content(f"<style>body {{ text-align: justify }}</style>{sheets}{body}")
    return sheet


STYLE = "(it) => { const s = getComputedStyle(it); return [s.textIndent, s.marginTop] }"


@needs_browser
def test_running_text_has_indents_and_no_gaps(real: Book, browser: Browser) -> None:
    page = _looked_at(browser, _opened(real.epub), "page-essay-essay-evening")
    first, *others = page.locator("section#jody > p").all()
    assert first.evaluate(STYLE)[0] == "0px"
    assert all(float(each.evaluate(STYLE)[0][:-2]) > 15 for each in others)
    boxes = [each.bounding_box() for each in (first, *others)]
    gaps = [
        below["y"] - above["y"] - above["height"]
        for above, below in pairwise(boxes)
        if above and below
    ]
    assert max(gaps) < 0.5
    page.close()


IN_PAGES = """body { height: %dpx; margin: 0; column-width: 320px; column-gap: 0;
  column-fill: auto; } html { overflow: hidden }"""
PARTED = """() => {
  const column = (it) => Math.floor(it.getBoundingClientRect().x / 320);
  const heads = [...document.querySelectorAll("thead")];
  const torn = [...document.querySelectorAll(".side, .words")];
  return {
    count: heads.length + torn.length,
    heads: heads.filter(it => column(it) !== column(it.parentNode.tBodies[0].rows[0]))
      .map(it => it.innerText),
    torn: torn.filter(it => it.getClientRects().length > 1).map(it => it.innerText),
  };
}"""


@needs_browser
@pytest.mark.parametrize(
    "name",
    [
        "page-answers-chasing-or-pulling-away",
        "page-reference-words-to-try",
        "page-guides-stop-chasing-or-shutting-down",
    ],
)
def test_no_page_ends_with_a_head_or_within_speech(name: str, real: Book, browser: Browser) -> None:
    """… as a reading system sets them, in columns: however high its pages are."""
    page = _looked_at(browser, _opened(real.epub), name)
    sheet = page.add_style_tag(content=" ")
    for height in range(500, 620, 10):
        sheet.evaluate("(it, css) => it.textContent = css", IN_PAGES % height)
        found = page.evaluate(PARTED)
        assert found.pop("count") > 5
        assert found == {"heads": [], "torn": []}, height
    page.close()


RAGGED = """(what) => [...document.querySelectorAll(what)].every(
  it => ["start", "left"].includes(getComputedStyle(it).textAlign))"""


@needs_browser
@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("page-answers-why-partner-pulls-away", ".standfirst p, .words p, .words li"),
        ("page-right-now", ".side p"),
        ("page-reference-two-sides", "td p, th p"),
        ("page-reference-glossary", "dd p"),
        ("page-about-take-it-with-you", "li p"),
        ("nav", "a"),
    ],
)
def test_what_is_short_or_spoken_is_ragged(
    page: str, what: str, real: Book, browser: Browser
) -> None:
    sheet = _looked_at(browser, _opened(real.epub), page)
    assert sheet.locator(what).count()
    assert sheet.evaluate(RAGGED, what)
    sheet.close()


FIRST_LINES = """(links) => links.map(it => {
  const lines = document.createRange(); lines.selectNodeContents(it);
  return [...new Set([...lines.getClientRects()].map(line => Math.round(line.x)))];
})"""


@needs_browser
@pytest.mark.parametrize(("page", "links"), [("nav", "nav li a"), ("page-genindex", ".index li a")])
def test_a_title_in_a_list_of_them_hangs(
    page: str, links: str, real: Book, browser: Browser
) -> None:
    sheet = _looked_at(browser, _opened(real.epub), page)
    lines = sheet.locator(links).evaluate_all(FIRST_LINES)
    wrapped = [(it[0], min(it[1:])) for it in lines if len(it) > 1]
    assert wrapped
    assert all(first + 10 < others for first, others in wrapped)
    sheet.close()


def test_the_drawing_opens_the_parts(real: Book) -> None:
    edition = Edition(real.epub)
    openers = [
        name
        for name, page in edition.pages.items()
        if page.xpath("//h:section[@role='doc-part']", namespaces=NS)
    ]
    assert len(openers) == 5
    for name in [*openers, "title.xhtml"]:
        page = edition.pages[name]
        assert page.xpath("//h:div[@class='mark']/h:img[@alt='']/@src", namespaces=NS)


def test_every_source_and_term_that_is_used_leads_back(real: Book) -> None:
    edition = Edition(real.epub)
    for name, kind in (("glossary", "glossref"), ("references", "biblioref")):
        there = f"page-reference-{name}.xhtml"
        used = {
            link.get("href")
            for page, tree in edition.pages.items()
            if page != there
            for link in tree.xpath("//h:a[@role=$role]", role=f"doc-{kind}", namespaces=NS)
        }
        assert len(used) > 10
        ways = edition.pages[there].xpath("//h:a[@role='doc-backlink']", namespaces=NS)
        back = {way.get("href") for way in ways}
        for href in back:
            page, _, anchor = href.partition("#")
            (use,) = edition.pages[page].xpath("//h:a[@id=$id]", id=anchor, namespaces=NS)
            assert use.get("href") in used
        assert len(back) >= len(used)
