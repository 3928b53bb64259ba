"""images.tidy: of a drawing, what draws; its labels as text; nothing that leads to nowhere."""

from __future__ import annotations

import pytest
from lxml import etree

from sphinx_bindery.images.tidy import files_beside, tidied

OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:x="urn:x" viewBox="0 0 9 9"'
)
HTML = 'xmlns="http://www.w3.org/1999/xhtml"'
EXTENSIBLE = 'requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"'


def drawing(inside: str, more: str = "") -> etree._Element:
    return tidied(f"{OPEN}{more}>{inside}</svg>".encode())


def inside(svg: str) -> str:
    """Return what is left of what stands in a drawing."""
    text = etree.tostring(drawing(svg), encoding="unicode")
    names = (' xmlns="http://www.w3.org/2000/svg"', ' xmlns:xlink="http://www.w3.org/1999/xlink"')
    for name in names:
        text = text.replace(name, "")
    return text.partition(">")[2].removesuffix("</svg>")


def words(svg: str) -> list[tuple[str, str, str]]:
    """Return each line of text, with its place."""
    lines = drawing(svg).iter("{*}tspan")
    return [(line.text or "", line.get("x", ""), line.get("dy", "")) for line in lines]


@pytest.mark.parametrize(
    ("svg", "left"),
    [
        ('<path d="M0 0" data-x="1" x:y="2" tabindex="0"/>', '<path d="M0 0"/>'),
        ("<metadata><x:a/></metadata><x:b/><script/><g/>", "<g/>"),
        ('<image fill="#000" width="1" height="1" xlink:href="data:image/png;base64,AA"/>',) * 2,
        ("<mesh/><flow><path d='M0 0'/></flow>", '<g><path d="M0 0"/></g>'),
        ("<style class='a'>@font-face { src: url(data:x) } p{}</style>", "<style> p{}</style>"),
        ('<stop stop-color="red"/>', '<stop stop-color="red" offset="0"/>'),
        ('<use href="#a"/><g id="a"/>', '<use xlink:href="#a"/><g id="a"/>'),
    ],
)
def test_what_draws_stays_and_nothing_more(svg: str, left: str) -> None:
    if "image" in svg:
        left = left.replace('fill="#000" ', "").replace('"/>', '" style="fill:#000"/>')
    assert inside(svg) == left


@pytest.mark.parametrize(
    ("svg", "left"),
    [
        ('<use xlink:href="#no"/>', ""),
        ('<g clip-path="url(#no)"/>', "<g/>"),
        ('<g style="fill:red;stroke:url(#no)"/>', '<g style="fill:red"/>'),
        ('<g id="a" fill="url(#a)"/>', '<g id="a" fill="url(#a)"/>'),
        ('<g id="a"/><g id="a"/><g id=""/>', '<g id="a"/><g/><g/>'),
        ('<a xlink:href="page.html"><g/></a>', "<g><g/></g>"),
        ('<a href="https://a.example"><g/></a>', '<a xlink:href="https://a.example"><g/></a>'),
        ('<image xlink:href="photo.png"/><use href="s.svg#x"/>', ""),
        ('<linearGradient xlink:href="#no"/>', "<linearGradient/>"),
        ("<a><g/></a>", "<g><g/></g>"),
        ('<g href="#a" id="a"/>', '<g id="a"/>'),
    ],
)
def test_nothing_leads_to_what_is_not_there(svg: str, left: str) -> None:
    assert inside(svg) == left


def test_a_label_that_is_html_becomes_text_in_the_middle_of_its_box() -> None:
    label = f'<foreignObject x="10" y="20" width="80" height="24"><p {HTML}>Start <b>here</b></p>'
    svg = f"<g>{label}</foreignObject></g>"
    assert words(svg) == [("Start here", "50", "0")]
    (text,) = drawing(svg).iter("{*}text")
    assert (text.get("y"), text.get("text-anchor")) == ("36", "middle")


@pytest.mark.parametrize(
    "html",
    [
        "First<br/>second &amp; last",
        "<div>First</div><div>second &amp; last</div>",
        "<p>First</p>second &amp; last",
        "<div><div>First<br/></div></div>second\n&amp; last",
    ],
)
def test_each_line_of_a_label_is_one(html: str) -> None:
    svg = f'<foreignObject width="80" height="24"><div {HTML}>{html}</div></foreignObject>'
    assert [line for line, *_ in words(svg)] == ["First", "second & last"]


def test_a_label_with_text_in_its_stead_has_its_place_and_all_its_words() -> None:
    html = f"<div {HTML}>All of the words</div>"
    svg = (
        f"<switch><foreignObject {EXTENSIBLE}>{html}</foreignObject>"
        '<text x="60" y="34" text-anchor="end">All of...</text></switch>'
    )
    assert inside(svg) == (
        '<g><text x="60" y="34" text-anchor="end">'
        '<tspan x="60" dy="0">All of the words</tspan></text></g>'
    )


def test_a_text_that_has_all_words_of_its_label_stays_as_it_was_drawn() -> None:
    html = f"<div {HTML}>All of it</div>"
    text = '<text x="6"><tspan x="6" y="2">All </tspan><tspan x="6" y="3">of it</tspan></text>'
    svg = f"<switch><foreignObject {EXTENSIBLE}>{html}</foreignObject>{text}</switch>"
    assert inside(svg) == f"<g>{text}</g>"


def test_what_is_said_to_programs_without_html_goes() -> None:
    svg = f"<switch><g {EXTENSIBLE}/><a><text>Text is not SVG</text></a></switch><g/>"
    assert inside(svg) == "<g/>"


def test_the_files_beside_a_drawing_are_named() -> None:
    svg = f'{OPEN}><image href="a.png"/><use xlink:href="b.svg#x"/><use href="#c"/></svg>'
    assert list(files_beside(svg.encode())) == ["a.png", "b.svg#x"]
