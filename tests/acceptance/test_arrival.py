"""The EPUB arrives: what is known to make Send to Kindle refuse one, or a Kobo stop, is in none.

Neither can be asked here, so each cause that readers found is a test, on our books, on the edition
for Kobo and on a stranger's. Where it was reported stands behind it. One reported cause is in ours:
a picture that is decoration has `alt=""`, as HTML and WCAG (H67) have it; nobody has shown that
this alone is refused.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.acceptance.test_epub import NS, Edition
from tests.books import Made, sphinx_build
from tests.conftest import ROOTS, Book

BOOKS = ("ours", "for a Kobo", "with one of everything", "a stranger's")


@pytest.fixture(scope="module")
def editions(real: Book, tiny: Book, stranger: Made) -> dict[str, Edition]:
    kepub = real.epub.with_suffix(".kepub.epub")
    return dict(zip(BOOKS, map(Edition, (real.epub, kepub, tiny.epub, stranger.epub)), strict=True))


def texts(edition: Edition, *ends: str) -> Iterator[tuple[str, str]]:
    """Yield the files of these kinds, with what is in them."""
    for name, content in edition.files.items():
        if name.endswith(ends):
            yield name, content.decode()


def sheets(edition: Edition) -> str:
    """Return all stylesheets without their comments."""
    joined = "\n".join(text for _, text in texts(edition, ".css"))
    return re.sub(r"/\*.*?\*/", "", joined, flags=re.DOTALL)


# Send to Kindle (E999)


def without_encoding(edition: Edition) -> list[str]:
    """Amazon reads a file that names no encoding as ISO-8859-1 (innocenat/kindle-epub-fix)."""
    known = re.compile(r"<\?xml version=['\"]1\.0['\"] encoding=['\"]utf-8['\"]\?>", re.IGNORECASE)
    files = texts(edition, ".xhtml", ".opf", ".ncx", ".svg", ".xml")
    return [name for name, text in files if not known.match(text)]


def led_to_the_body(edition: Edition) -> list[str]:
    """A link to the id of a `<body>` is refused (innocenat/kindle-epub-fix)."""
    return [
        name for name, page in edition.pages.items() if page.xpath("//h:body/@id", namespaces=NS)
    ]


def of_no_language(edition: Edition) -> list[str]:
    """A language that is missing, or none (Calibre-Web-Automated#382)."""
    found = edition.package.xpath("//dc:language/text()", namespaces=NS)
    good = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
    return [] if len(found) == 1 and good.fullmatch(found[0]) else [str(found)]


def pictures_of_nothing(edition: Edition) -> list[str]:
    """An `<img>` without a file (innocenat/kindle-epub-fix)."""
    return [
        f"{name}: {image.get('src')}"
        for name, page in edition.pages.items()
        for image in page.iter("{*}img")
        if f"EPUB/{image.get('src')}" not in edition.names
    ]


def hyphens_in_comments(edition: Edition) -> list[str]:
    """`--` in a comment ends the reading of a page (cs249r_book#1052, mdBook#2194)."""
    comments = [
        (name, comment)
        for name, text in texts(edition, ".xhtml", ".opf", ".ncx", ".svg", ".xml", ".css")
        for comment in re.findall(r"<!--(.*?)-->|/\*(.*?)\*/", text, re.DOTALL)
    ]
    return [name for name, comment in comments if "--" in "".join(comment)]


def properties_of_their_own(edition: Edition) -> list[str]:
    """Custom properties of CSS (cs249r_book#1148)."""
    return re.findall(r"(?<![\w-])--[\w-]+|var\(", sheets(edition))


def style_or_script_within(edition: Edition) -> list[str]:
    """CSS within a page, and what runs (cs249r_book#1148, kindle-epub-fix#25).

    A picture may say how wide it is, where its writer did.
    """
    inside = "//h:style | //h:script | //h:form | //h:input | //h:iframe"
    found = [name for name, page in edition.pages.items() if page.xpath(inside, namespaces=NS)]
    plain = re.compile(r"(?:(?:width|height|text-align): ?[\w.%-]+;?\s*)+")
    styles = {
        f"{name}: {style}"
        for name, page in edition.pages.items()
        for style in page.xpath("//@style")
        if not plain.fullmatch(style)
    }
    return [*found, *sorted(styles)]


def contents_out_of_order(edition: Edition) -> list[str]:
    """The NCX counts from 1, names a line once, leads to what is there (kindle-epub-fix#25).

    A line that leads to the place of the line before has its number (ANSI/NISO Z39.86-2005, 8.4).
    """
    ncx = edition.tree("toc.ncx")
    orders = [int(number) for number in ncx.xpath("//@playOrder")]
    ids = ncx.xpath("//n:navPoint/@id | //n:pageTarget/@id", namespaces=NS)
    gone = [
        src
        for src in ncx.xpath("//n:content/@src", namespaces=NS)
        if f"EPUB/{src.partition('#')[0]}" not in edition.names
    ]
    counted = orders == sorted(orders) and {*orders} == {*range(1, max(orders) + 1)}
    return [
        *([] if counted else ["playOrder"]),
        *([] if len(ids) == len({*ids}) else ["id"]),
        *gone,
    ]


def names_that_differ(edition: Edition) -> list[str]:
    """The identifier is the same in the package and in the NCX (kindle-epub-fix#25)."""
    of = edition.package.get("unique-identifier", "")
    name = edition.package.xpath("string(//dc:identifier[@id=$of])", of=of, namespaces=NS)
    uid = edition.tree("toc.ncx").xpath("string(//n:meta[@name='dtb:uid']/@content)", namespaces=NS)
    return [] if name and name == uid else [f"{name} / {uid}"]


def facts_of_nothing(edition: Edition) -> list[str]:
    """Metadata without a value; an empty date (FDD-book#1)."""
    facts = edition.package.xpath("//o:metadata/*[not(@name) and not(self::o:link)]", namespaces=NS)
    return [etree.tostring(fact).decode() for fact in facts if not (fact.text or "").strip()]


def too_heavy(edition: Edition) -> list[str]:
    """A book of more than 50 MB (mastering-cardano#47)."""
    return [name for name, content in edition.files.items() if len(content) > 5_000_000]


# Kobo: its own renderer, and Adobe's


def beyond_an_old_program(edition: Edition) -> list[str]:
    """Adobe's RMSDK drops the sheet or the book at what it does not know.

    jgm/pandoc#8379 and #8435 (flex); `min()`; `@media`; 99problems#37 (opacity). Pages with
    formulas have a sheet with more: that program draws none of them.
    """
    css = sheets(edition)
    if any("mathml" in item.get("properties", "") for item in edition.package.iter("{*}item")):
        css = css.replace("linear-gradient(", "")  # a line through what is cancelled
    found = re.findall(r"@[\w-]+|[\w-]+\(", css)
    found += re.findall(r"display\s*:\s*(?:inline-)?(?:flex|grid)|opacity\s*:", css)
    return [*found, *re.findall(r"\[[^\]]*[\^$*|~]=", css)]


def padded_blanks(edition: Edition) -> list[str]:
    """A span of nothing but blanks, with a padding: the renderer stops (ebookmaker#286)."""
    padded = {
        name
        for selector, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", sheets(edition))
        if "padding" in rules
        for name in re.findall(r"\.([\w-]+)", selector)
    }
    return [
        f"{name}: {etree.tostring(span).decode()}"
        for name, page in edition.pages.items()
        for span in page.iter("{*}span", "{*}em", "{*}strong")
        if len(span) == 0 and span.text and not span.text.strip()
        if span.get("style") or padded & set(span.get("class", "").split())
    ]


def pages_too_long(edition: Edition) -> list[str]:
    """A page of 3.5 MB has it start anew (kobolabs/Kobo-Reader#68)."""
    return [name for name, page in texts(edition, ".xhtml") if len(page.encode()) > 3_000_000]


def sheets_too_long(edition: Edition) -> list[str]:
    """A stylesheet of 200 KB (crosspoint-reader#947)."""
    return [name for name, text in texts(edition, ".css") if len(text) > 100_000]


CAUSES = (
    without_encoding,
    led_to_the_body,
    of_no_language,
    pictures_of_nothing,
    hyphens_in_comments,
    properties_of_their_own,
    style_or_script_within,
    contents_out_of_order,
    names_that_differ,
    facts_of_nothing,
    too_heavy,
    beyond_an_old_program,
    padded_blanks,
    pages_too_long,
    sheets_too_long,
)


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.__name__)
def test_no_known_cause_of_a_refusal_is_in_it(
    cause: Callable[[Edition], list[str]], book: str, editions: dict[str, Edition]
) -> None:
    assert cause(editions[book]) == []


PAGE = "EPUB/title.xhtml"
OPF = "EPUB/content.opf"
SPOILT = [
    (without_encoding, PAGE, "<?xml version='1.0' encoding='utf-8'?>\n", ""),
    (led_to_the_body, PAGE, "<body>", '<body id="top">'),
    (of_no_language, OPF, ">en-US<", "><"),
    (pictures_of_nothing, PAGE, 'src="mark.svg"', 'src=""'),
    (hyphens_in_comments, "EPUB/book.css", "/* The look", "/* The -- look"),
    (properties_of_their_own, "EPUB/book.css", "body {", "body { --ink: #000;"),
    (style_or_script_within, PAGE, "<body>", '<body style="padding: 1em">'),
    (contents_out_of_order, "EPUB/toc.ncx", 'playOrder="2"', 'playOrder="3"'),
    (names_that_differ, "EPUB/toc.ncx", "urn:uuid:5", "urn:uuid:6"),
    (facts_of_nothing, OPF, "<dc:subject>Couples", "<dc:date/><dc:subject>Couples"),
    (too_heavy, PAGE, "</body>", "x" * 5_000_001 + "</body>"),
    (beyond_an_old_program, "EPUB/book.css", "body {", "p:has(a) {} body {"),
    (beyond_an_old_program, "EPUB/book.css", "body {", "@media print {} body {"),
    (beyond_an_old_program, "EPUB/book.css", "body {", "p { width: min(1em, 3%) } body {"),
    (padded_blanks, PAGE, "</body>", '<span style="padding-left: 9em">  </span></body>'),
    (pages_too_long, PAGE, "</body>", "x" * 3_000_001 + "</body>"),
    (sheets_too_long, "EPUB/book.css", "body {", "p{}" * 40_000 + "body {"),
]


@pytest.mark.parametrize(("cause", "file", "old", "new"), SPOILT)
def test_each_cause_is_found_where_it_is(
    cause: Callable[[Edition], list[str]],
    file: str,
    old: str,
    new: str,
    editions: dict[str, Edition],
) -> None:
    spoilt = Edition.__new__(Edition)
    spoilt.names, spoilt.files = editions["ours"].names, dict(editions["ours"].files)
    assert old in spoilt.files[file].decode()
    spoilt.files[file] = spoilt.files[file].replace(old.encode(), new.encode(), 1)
    assert cause(spoilt)


def test_every_cause_is_tried() -> None:
    assert {cause for cause, *_ in SPOILT} == set(CAUSES)


def test_only_decoration_has_no_words(editions: dict[str, Edition]) -> None:
    for edition in (editions["ours"], editions["for a Kobo"]):
        for name, page in edition.pages.items():
            for image in page.xpath("//h:img[@alt='']", namespaces=NS):
                assert image.get("src") == "mark.svg", name


# The edition for Kobo: test_language.py and proof/test_kobo.py ask EPUBCheck


def test_a_kobo_gets_the_same_book(editions: dict[str, Edition]) -> None:
    plain, kobo = editions["ours"], editions["for a Kobo"]
    assert plain.names == kobo.names
    assert plain.order == kobo.order
    for name, page in plain.pages.items():
        words = "".join(map(str, page.xpath("//h:body//text()", namespaces=NS)))
        theirs = "".join(map(str, kobo.pages[name].xpath("//h:body//text()", namespaces=NS)))
        assert words == theirs, name
        spans = kobo.pages[name].xpath("//h:span[@class='koboSpan']", namespaces=NS)
        assert bool(spans) == (name != "nav.xhtml"), name


SHEET = "body { --ink: #000; color: var(--ink) }\n@media (min-width: 9em) { p { display: flex } }\n"


def test_a_sheet_that_an_e_reader_chokes_on_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "book"
    shutil.copytree(ROOTS / "test-small/source", folder)
    (folder / "mine.css").write_text(SHEET)
    (folder / "conf.py").write_text(
        'project = "P"\nextensions = ["myst_parser", "sphinx_bindery.epub"]\n'
        'epub_css_files = ["mine.css"]\nsuppress_warnings = ["myst"]\n'
    )
    told = sphinx_build(folder, tmp_path / "out").warnings("epub.css")
    assert told == [
        "WARNING: The stylesheet mine.css has `--ink:`: some e-readers then drop it, or the whole "
        "book. [epub.css]"
    ]
