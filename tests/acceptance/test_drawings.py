"""A drawing from anybody draws, and does nothing else: in a page, and opened by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser

from press.checks.guard.drawings import fault_of_drawing
from press.web.drawings import inline_drawing
from tests.browsing import needs_browser
from tests.conftest import TOP, make

SVG = "{http://www.w3.org/2000/svg}"
LINE = "<path d='M1 1 L8 8'/>"
SHAPES = [
    "svg",
    "g",
    "path",
    "line",
    "polyline",
    "polygon",
    "rect",
    "circle",
    "ellipse",
    "text",
    "tspan",
]
EVIL = "<script src='evil.js'></script>"


def svg(inside: str, attributes: str = "", before: str = "") -> str:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'
    names += ' xmlns:h="http://www.w3.org/1999/xhtml" viewBox="0 0 9 9"'
    return f"{before}<svg {names} {attributes}>{inside}{LINE}</svg>"


# What a page's HTML parser reads as something else, or what would not stay in the drawing.
DROPPED = {
    "a comment that ends at once": svg(f"<!--></svg>{EVIL}-->"),
    "a comment that ends after a dash": svg(f"<!---!></svg>{EVIL}-->"),
    "a comment in words": svg(f"<text>so <!--></text>{EVIL}--> it is</text>"),
    "a comment around": svg("", before=f"<!-->{EVIL}-->") + f"<!-->{EVIL}-->",
    "words about it": svg(f"<title><![CDATA[</title>{EVIL}]]></title>"),
    "more words about it": svg(f"<desc><![CDATA[</desc>{EVIL}]]></desc>"),
    "characters as they are": svg(f"<text><![CDATA[</text></svg>{EVIL}]]></text>"),
    "signs in words": svg("<text>&lt;/svg&gt;&lt;script src='evil.js'&gt;</text>"),
    "signs in a value": svg("", "font-family='&quot;&gt;&lt;/svg&gt;&lt;script&gt;'"),
    "a prefix": svg("<s:g xmlns:s='http://www.w3.org/2000/svg'><s:text>a</s:text></s:g>"),
}
# What a picture of a page may not hold at all.
REFUSED = {
    "an instruction": svg("<?evil ?><g/>"),
    "an instruction that ends at once": svg(f"<?></svg>{EVIL}?>"),
    "a sheet": svg("", before="<?xml-stylesheet href='https://evil.example/a.css'?>"),
    "a style": svg("<style>path { fill: red }</style>"),
    "a style in another case": svg("<STYLE>path { fill: red }</STYLE>"),
    "a style behind a comment": svg("<style><!--x-->@import url(//evil.example)</style>"),
    "HTML": svg("<h:meta http-equiv='refresh' content='0;url=//evil.example'/>"),
    "HTML that fetches": svg("<h:img src='//evil.example'/>"),
    "HTML by default": svg("<p xmlns='http://www.w3.org/1999/xhtml'>a</p>"),
    "no namespace": svg("<g xmlns=''><img src='//evil.example'/></g>"),
    "MathML": svg("<mtext xmlns='http://www.w3.org/1998/Math/MathML'>a</mtext>"),
    "HTML in words about it": svg("<title><h:style>a</h:style></title>"),
    "a foreign object": svg("<foreignObject><g/></foreignObject>"),
    "a program": svg("<script>alert(1)</script>"),
    "a handler": svg("", "onload='alert(1)'"),
    "a handler below": svg("<g onfocus='alert(1)'/>"),
    "a link": svg("<a href='https://evil.example'><path d='M0 0'/></a>"),
    "a use": svg("<use href='a.svg#a'/>"),
    "a use by xlink": svg("<use x:href='a.svg#a'/>"),
    "a picture": svg("<image href='a.png'/>"),
    "a picture in a picture": svg("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>"),
    "a base": svg("", "xml:base='https://evil.example/'"),
    "an attribute of HTML": svg("<g h:style='color: red'/>"),
    "a set link": svg("<path d='M0 0'><set attributeName='href' to='//evil.example'/></path>"),
    "an animated link": svg("<animate attributeName='x:href' values='//evil.example'/>"),
    "a filter that fetches": svg("<filter><feImage href='//evil.example'/></filter>"),
    "an address": svg("", "style='fill: url(//evil.example/a.svg#a)'"),
    "an address as fill": svg("", "fill='url(&quot;a.svg#a&quot;)'"),
    "an address with letters written otherwise": svg("", r"style='fill: u\72l(//evil.example)'"),
    "a set of pictures": svg("", "style='background: image-set(&quot;//evil.example&quot; 1x)'"),
    "a source": svg("", "style='background: src(&quot;//evil.example&quot;)'"),
    "a rule": svg("", "style='@import &quot;//evil.example&quot;'"),
    "a sign cut in two": svg("", "fill='ur&#x5c;6c(//evil.example)'"),
    "an entity": svg("<text>&a;</text>", before="<!DOCTYPE svg [<!ENTITY a 'b'>]>"),
    "a default": svg("", before="<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]>"),
    "a DOCTYPE": svg("", before="<!DOCTYPE svg>"),
    "other letters": svg("", before="<?xml version='1.0' encoding='utf-7'?>"),
}
# What a picture may hold, and a page's own text not: it stays a picture.
PICTURES = {
    "a style of its own": svg("", "style='fill: none; stroke: rgb(1, 2, 3)'"),
    "a class": svg("", "class='quick-exit-link'"),
    "an id": svg("<g id='menu'/>"),
    "a part": svg("<defs><clipPath id='a'><rect/></clipPath></defs><g clip-path='url(#a)'/>"),
    "a shade": svg("<linearGradient id='a'><stop offset='1'/></linearGradient>", "fill='url( #a)'"),
    "a use of its own": svg("<g id='a'/><use href='#a'/><use x:href='#a'/>"),
    "a note to a program": svg("<g data-leave='a'/>"),
}
PLAIN = {
    "turned": svg("<g transform='rotate(45) translate(1, 2)' fill='RGB(1,2,3)'/>"),
    "spaced": svg("<text xml:space='preserve' x='1'> a (b) </text>"),
    "declared": svg("", before="<?xml version='1.0' encoding='UTF-8'?>\n"),
}


def _file(folder: Path, content: str) -> Path:
    path = folder / "drawing.svg"
    path.write_text(content)
    return path


@pytest.mark.parametrize("name", [*DROPPED, *REFUSED, *PICTURES, *PLAIN])
def test_what_is_set_into_a_page_is_shapes_and_words(tmp_path: Path, name: str) -> None:
    drawing = (DROPPED | REFUSED | PICTURES | PLAIN)[name]
    made = inline_drawing(_file(tmp_path, drawing), "A line")
    if name not in REFUSED:
        assert bool(made) is (name not in PICTURES)
    if made:
        assert not {sign for sign in ("<!", "<?", "evil.js'>") if sign in made}
        for element in etree.fromstring(made).iter():
            assert str(element.tag).removeprefix(SVG) in SHAPES
            assert not {"id", "class", "style", "href"} & {key.lower() for key in element.attrib}


@needs_browser
def test_a_browser_finds_nothing_else_in_it(tmp_path: Path, browser: Browser) -> None:
    page = browser.new_page()
    for drawing in [*DROPPED.values(), *REFUSED.values(), *PICTURES.values(), *PLAIN.values()]:
        made = inline_drawing(_file(tmp_path, drawing), "A line")
        page.set_content(f"<main>{made}</main>")
        found = page.locator("main *").evaluate_all("all => all.map((one) => one.localName)")
        assert set(found) <= set(SHAPES), drawing
        assert page.locator("main + *, head *, script").count() == 0, drawing
    page.close()


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_draw_is_refused(tmp_path: Path, name: str) -> None:
    assert fault_of_drawing(_file(tmp_path, REFUSED[name]))


@pytest.mark.parametrize("name", [*DROPPED, *PICTURES, *PLAIN])
def test_what_draws_is_a_picture(tmp_path: Path, name: str) -> None:
    assert not fault_of_drawing(_file(tmp_path, (DROPPED | PICTURES | PLAIN)[name]))


@pytest.mark.parametrize("letters", ["utf-16", "utf-16-le", "latin-1", "utf-7", "cp037"])
def test_there_is_one_way_to_read_it(tmp_path: Path, letters: str) -> None:
    drawing = svg("<text>é</text>", before=f"<?xml version='1.0' encoding='{letters}'?>")
    path = tmp_path / "drawing.svg"
    path.write_bytes(drawing.encode(letters))
    assert fault_of_drawing(path) == "is not in UTF-8"


def test_a_comment_is_in_none_of_the_copies(small: Path) -> None:
    (small / "source/drawing.svg").write_text(DROPPED["a comment that ends at once"])
    page = small / "source/page.md"
    text = (
        "\n![A line](drawing.svg)\n\n```{image} drawing.svg\n:alt: A line\n:class: drawing\n```\n"
    )
    page.write_text(page.read_text() + text)
    book = make(small, small / "build", "html")
    assert book.said.count("source/") == 0
    article = (book.html / "page.html").read_text().split("<article")[1].split("</article>")[0]
    assert article.count("<svg") == 1
    assert "evil.js" not in article
    copy = (book.html / "_images/drawing.svg").read_text()
    assert "evil.js" not in copy
    assert etree.fromstring(copy).find(f"{SVG}path") is not None


def test_a_drawing_without_one_is_copied_as_it_is(small: Path) -> None:
    drawings = sorted((TOP / "source/drawings").glob("*.svg"))
    page = small / "source/page.md"
    for path in drawings:
        (small / "source" / path.name).write_bytes(path.read_bytes())
        page.write_text(page.read_text() + f"\n![A drawing]({path.name})\n")
    book = make(small, small / "build", "html")
    assert drawings
    for path in drawings:
        assert (book.html / "_images" / path.name).read_bytes() == path.read_bytes()
        assert inline_drawing(path)


def test_words_that_svg_cannot_say_leave_it_a_picture(tmp_path: Path) -> None:
    assert not inline_drawing(_file(tmp_path, svg("")), "A \ufffe line")
