"""epub.kepub: each sentence is a place that a Kobo can name, and nothing else is another."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import etree

from sphinx_bindery.epub.kepub import for_kobo
from sphinx_bindery.epub.publication import ManifestItem, Publication
from sphinx_bindery.epub.xhtml import XHTML_TYPE, PageTemplate


def marked(body: str, *properties: str) -> etree._Element:
    """Return the body of a page, as a Kobo gets it."""
    frame = PageTemplate("en")
    page = frame.finish(frame.wrap("T", body))
    given = Publication("urn:x", "T", "en", False, datetime(2026, 1, 2, tzinfo=UTC))
    given.items = [ManifestItem("a", "a.xhtml", XHTML_TYPE, page, properties)]
    (item,) = for_kobo(given).items
    found = etree.fromstring(item.content).find("{*}body")
    assert found is not None
    return found


def sentences(body: str) -> list[tuple[str, str]]:
    """Return the number of each span, and what it says."""
    spans = marked(body).iterfind(".//{*}span[@class='koboSpan']")
    return [(span.get("id", "")[5:], "".join(map(str, span.itertext()))) for span in spans]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("One. Two! Three", ["One. ", "Two! ", "Three"]),
        ("“One?” he said. Two.", ["“One?” ", "he said. ", "Two."]),
        ("At 7.12, e.g.here", ["At 7.12, e.g.here"]),
        ("One… \n two: three", ["One… \n ", "two: ", "three"]),
        ("一。二！", ["一。", "二！"]),
        ("No end", ["No end"]),
    ],
)
def test_a_sentence_ends_where_a_space_follows_its_end(text: str, cut: list[str]) -> None:
    assert [words for _, words in sentences(f"<p>{text}</p>")] == cut


def test_blocks_are_counted_and_in_each_its_sentences() -> None:
    body = "<h1>T</h1>\n<p>A. <em>B</em> c. D.</p>\n<ul>\n<li><p>E</p></li>\n</ul>"
    assert sentences(body) == [
        ("1.1", "T"),
        ("2.1", "A. "),
        ("2.2", "B"),
        ("2.3", " c. "),
        ("2.4", "D."),
        ("3.1", "E"),
    ]


def test_a_picture_is_a_place_too() -> None:
    body = marked('<p>A <img src="a.png" alt="x"/> B</p>')
    assert [span.get("id") for span in body.iterfind(".//{*}span")] == [
        "kobo.1.1",
        "kobo.2.1",
        "kobo.2.2",
    ]
    assert body.find(".//{*}span/{*}img") is not None


@pytest.mark.parametrize(
    "kept",
    [
        "<pre>A. B.</pre>",
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x. y</mi></math>',
        '<svg xmlns="http://www.w3.org/2000/svg"><text>A. B</text></svg>',
        '<span id="page-3" title="3"></span>',
        "\n<!-- a remark. -->\n",
    ],
)
def test_what_is_no_sentence_stays(kept: str) -> None:
    assert sentences(f"<div>{kept}</div>") == []


def test_the_words_and_the_elements_stay() -> None:
    body = (
        "<section id='a'>\n<h1>T <a href='#a'>x. y</a></h1>\n<p>A.\n B <em>c</em> d.</p></section>"
    )
    given, found = etree.fromstring(f"<body>{body}</body>"), marked(body)
    assert "".join(map(str, given.itertext())) == "".join(map(str, found.itertext()))
    etree.strip_tags(found, "{*}span")
    plain = [etree.QName(each).localname for each in found.iter("*")]
    assert plain == ["body", "div", "div", "section", "h1", "a", "p", "em"]


def test_two_divisions_stand_around_the_page() -> None:
    (columns,) = marked("<p>A</p>")
    (inner,) = columns
    assert (columns.get("id"), inner.get("id")) == ("book-columns", "book-inner")


def test_the_contents_stay_as_an_e_reader_reads_them() -> None:
    assert marked("<nav><p>A. B</p></nav>", "nav").find(".//{*}span") is None


def test_other_files_stay() -> None:
    given = Publication("urn:x", "T", "en", False, datetime(2026, 1, 2, tzinfo=UTC))
    given.items = [ManifestItem("s", "s.css", "text/css", b"p {}")]
    assert for_kobo(given).items == given.items
