"""epub.links: every link leads somewhere, and each term and source leads back."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from lxml import etree

from sphinx_bindery.epub.links import Links, Target, kinds_of, name_plainly, xml_name
from sphinx_bindery.epub.xhtml import PageTemplate
from tests.warned import Warned

NAMES = {"a": "a.xhtml", "deep/b": "b.xhtml", "glossary": "g.xhtml"}
TERM = Target("g.xhtml", "term-loop")


def page(body: str) -> etree._Element:
    return PageTemplate("en").wrap("x", body)


def body(html: etree._Element) -> str:
    """Return what stands in a page, without the names of its namespaces."""
    text = etree.tostring(html, encoding="unicode")
    for name in (
        ' xmlns="http://www.w3.org/1999/xhtml"',
        ' xmlns:epub="http://www.idpf.org/2007/ops"',
    ):
        text = text.replace(name, "")
    return text.partition("<body>")[2].partition("</body>")[0]


def tidied(source: str, docname: str = "a", links: Links | None = None) -> str:
    html = page(source)
    (links or Links(NAMES)).normalize(docname, "Title", html)
    return body(html)


@pytest.mark.parametrize(
    ("anchor", "name"),
    [
        ("plain-1.x_y", "plain-1.x_y"),
        ("1st", "_1st"),
        ("-x", "_-x"),
        ("a b", "a_20b"),
        ("a/b", "a_2fb"),
        ("ü", "ü"),
        ("日本", "日本"),
        ("", "_"),
        ("a:b", "a_3ab"),
        (".x", "_.x"),
        ("_x", "_x"),
    ],
)
def test_an_id_is_spelled_as_xml_allows(anchor: str, name: str) -> None:
    assert xml_name(anchor) == name


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ('<p id="a b">x</p>', '<p id="a_20b">x</p>'),
        ('<p id="a">x</p><p id="a">y</p>', '<p id="a">x</p><p>y</p>'),
        ('<p id="">x</p>', "<p>x</p>"),
        ('<p id="a b">x</p><p id="a_20b">y</p>', '<p id="a_20b">x</p><p>y</p>'),
    ],
)
def test_each_id_stands_once_on_a_page(source: str, made: str) -> None:
    assert tidied(source) == made


@pytest.mark.parametrize(
    ("address", "made"),
    [
        # Pages of the book, as they are named here, on the website, or in the source.
        ("b.xhtml", "b.xhtml"),
        ("deep/b.html", "b.xhtml"),
        ("deep/b", "b.xhtml"),
        ("deep/b.html#a%20b", "b.xhtml#a_20b"),
        ("./deep/../deep/b.html", "b.xhtml"),
        ("#here", "#here"),
        ("#1", "#_1"),
        ("a.html", "a.xhtml"),
        ("a.html#here", "#here"),
        ("", "a.xhtml"),
        # Elsewhere.
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("https://x.example/a%20b", "https://x.example/a%20b"),
        ("https://x.example/100%", "https://x.example/100%25"),
        ("https://x.example/?q=ü#é", "https://x.example/?q=%C3%BC#%C3%A9"),
        ("https://[::1]/x[1]", "https://[::1]/x%5B1%5D"),
        ("//x.example/a", "https://x.example/a"),
        (" https://x.example/ ", "https://x.example/"),
        ("mailto:a@x.example", "mailto:a@x.example"),
        ("HTTP://x.example", "HTTP://x.example"),
    ],
)
def test_where_an_address_leads(address: str, made: str, warned: list[Warned]) -> None:
    quoted = address.replace('"', "&quot;")
    assert tidied(f'<a href="{quoted}">x</a>') == f'<a href="{made}">x</a>'
    assert not warned


def test_a_number_to_call_is_marked_and_so_is_its_page() -> None:
    html = page('<p><a class="x" href="tel:+1">1</a> <a href="tel:2">2</a></p>')
    Links(NAMES).normalize("a", "Title", html)
    assert [link.get("class") for link in html.iter("{*}a")] == ["x call", "call"]
    assert [element.get("class") for element in html.iter("{*}body")] == ["calls"]


def test_a_page_below_a_folder_counts_from_there() -> None:
    assert tidied('<a href="../a.html">x</a>', "deep/b") == '<a href="a.xhtml">x</a>'
    assert tidied('<a href="b.html#x">x</a>', "deep/b") == '<a href="#x">x</a>'


NO_HOST = ("https://", "http:///x", "https:x", "http:/x", "ftp://", "https://.x", "https://a..b/")
NO_PORT = ("https://a:b/", "https://a:99999/")
NOBODY = ("mailto:", "tel:", "https://%zz/", "https://xn--a/", "http://[x")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert()", "file:///x", "data:x", *NO_HOST, *NO_PORT, *NOBODY],
)
def test_an_address_that_no_e_reader_may_open_becomes_words(
    address: str, warned: list[Warned]
) -> None:
    made = tidied(f'<a href="{address}" title="t" rel="r" target="x" class="c">x</a>')
    assert made == '<span class="c">x</span>'
    (told,) = warned
    assert (told.place, told.kind) == ("a", "epub.link")
    assert address in told.words


def test_a_link_in_a_link_becomes_words() -> None:
    made = tidied('<a href="#x">one <a href="#y">two</a></a>')
    assert made == '<a href="#x">one <span>two</span></a>'


# Links to nowhere


def two_pages(first: str, second: str) -> tuple[Links, etree._Element]:
    """Return the links of two pages, tidied, and the first of the pages."""
    links, html = Links(NAMES), page(first)
    links.normalize("a", "A", html)
    links.normalize("deep/b", "B", page(second))
    return links, html


@pytest.mark.parametrize(
    ("first", "made", "told"),
    [
        ('<a href="b.xhtml#x">x</a>', '<a href="b.xhtml#x">x</a>', []),
        ('<a href="b.xhtml">x</a>', '<a href="b.xhtml">x</a>', []),
        ('<a href="b.xhtml#y">x</a>', "<span>x</span>", ["b.xhtml#y"]),
        ('<a href="gone.xhtml">x</a>', "<span>x</span>", ["gone.xhtml"]),
        ('<a href="#gone">x</a>', "<span>x</span>", []),
        ('<a href="genindex.html">x</a>', "<span>x</span>", []),
        ('<a href="page-py-modindex.xhtml">x</a>', "<span>x</span>", []),  # as its role has it
        ('<a href="search.html">x</a>', "<span>x</span>", []),
    ],
)
def test_a_link_to_nowhere_becomes_words(
    first: str, made: str, told: list[str], warned: list[Warned]
) -> None:
    links, html = two_pages(first, '<p id="x">x</p>')
    assert links.needs_mending("a.xhtml") is (made[1] == "s")
    links.drop_dead("a", html)
    assert body(html) == made
    assert [
        f"The link to {each} leads" in w.words for each, w in zip(told, warned, strict=True)
    ] == [True] * len(told)


def test_a_page_that_nobody_wrote_needs_no_mending() -> None:
    assert not Links(NAMES).needs_mending("cover.xhtml")


# Terms and sources


def uses(*sources: str, docnames: tuple[str, ...] = ("a", "deep/b")) -> tuple[Links, list[str]]:
    links, made = Links(NAMES, {TERM: "glossref"}), []
    for docname, source in zip(docnames, sources, strict=False):
        html = page(source)
        links.normalize(docname, f"The page {docname}", html)
        made.append(body(html))
    return links, made


LINK = '<a href="g.xhtml#term-loop">loop</a>'


def test_a_link_to_a_term_says_so_and_the_first_on_a_page_has_a_place() -> None:
    links, (made,) = uses(f"<p>{LINK} {LINK}</p>")
    start = '<a href="g.xhtml#term-loop" epub:type="glossref" role="doc-glossref"'
    assert made == f'<p>{start} id="use-1">loop</a> {start}>loop</a></p>'
    (use,) = links.uses[TERM]
    assert (use.page, use.anchor, use.title) == ("a.xhtml", "use-1", "The page a")


def test_a_place_that_has_a_name_keeps_it_and_a_name_that_is_taken_is_made_longer() -> None:
    named = LINK.replace("<a", '<a id="mine"')
    links, _ = uses(named, f'<p id="use-1">{LINK}</p>')
    assert [use.anchor for use in links.uses[TERM]] == ["mine", "use-1x"]


def test_a_link_that_has_a_part_of_its_own_is_no_use() -> None:
    links, (made,) = uses(LINK.replace("<a", '<a role="doc-noteref"'))
    assert not links.uses
    assert "glossref" not in made


def test_the_glossary_does_not_lead_back_to_itself() -> None:
    links, (made,) = uses('<a href="#term-loop">loop</a>', docnames=("glossary",))
    assert not links.uses
    assert 'role="doc-glossref"' in made


def led_back(glossary: str) -> str:
    links, html = Links(NAMES, {TERM: "glossref"}), page(glossary)
    links.normalize("glossary", "Glossary", html)
    for docname in ("a", "deep/b"):
        links.normalize(docname, f"The page {docname}", page(LINK))
    assert links.needs_mending("g.xhtml")
    assert not links.needs_mending("a.xhtml")
    links.drop_dead("glossary", html)
    return body(html)


WAYS = (
    '<span class="backrefs"> ↩\u00a0'
    '<a epub:type="backlink" role="doc-backlink" href="a.xhtml#use-1" '
    'aria-label="1, back to The page a">1</a> '
    '<a epub:type="backlink" role="doc-backlink" href="b.xhtml#use-1" '
    'aria-label="2, back to The page deep/b">2</a></span>'
)


@pytest.mark.parametrize(
    ("glossary", "made"),
    [
        (
            '<dl><dt id="term-loop">Loop</dt><dd><p>One.</p><p>Two.</p></dd></dl>',
            f'<dl><dt id="term-loop">Loop</dt><dd><p>One.</p><p>Two.{WAYS}</p></dd></dl>',
        ),
        (
            '<dl><dt id="term-loop">Loop</dt><dt>Ring</dt><dd>One.</dd></dl>',
            f'<dl><dt id="term-loop">Loop</dt><dt>Ring</dt><dd>One.{WAYS}</dd></dl>',
        ),
        (
            '<dl><dt id="term-loop">Loop</dt></dl>',
            f'<dl><dt id="term-loop">Loop{WAYS}</dt></dl>',
        ),
        (
            '<ul><li id="term-loop"><p>A source.</p></li></ul>',
            f'<ul><li id="term-loop"><p>A source.{WAYS}</p></li></ul>',
        ),
    ],
)
def test_the_ways_back_stand_behind_what_is_said(glossary: str, made: str) -> None:
    assert led_back(glossary) == made


def test_terms_and_sources_are_known_by_what_a_link_to_them_is() -> None:
    key = SimpleNamespace(docname="a")
    citation = SimpleNamespace(bibliography_key=key, citation_id="id1 x")
    env = SimpleNamespace(
        domaindata={
            "std": {
                "objects": {("term", "loop"): ("glossary", "term loop"), ("x", "y"): ("a", "z")}
            },
            "citation": {"citations": {"Leo": ("deep/b", "id2", 5)}},
            "cite": {"citations": [citation]},
        }
    )
    assert kinds_of(env, NAMES) == {  # type: ignore[arg-type]
        Target("g.xhtml", "term_20loop"): "glossref",
        Target("b.xhtml", "id2"): "biblioref",
        Target("a.xhtml", "id1_20x"): "biblioref",
    }


def test_a_book_that_cites_nothing_has_only_terms() -> None:
    env = SimpleNamespace(domaindata={"std": {"objects": {}}})
    assert kinds_of(env, NAMES) == {}  # type: ignore[arg-type]


# Drawings


@pytest.mark.parametrize(
    ("drawing", "made"),
    [
        ('<svg><g id="a"/><use href="#a"/></svg>', '<svg><g id="a"/><use href="#a"/></svg>'),
        (
            '<svg><g id="a b"/><use href="#a b"/></svg>',
            '<svg><g id="a_20b"/><use href="#a b"/></svg>',
        ),
        (
            '<svg><g id="1"/><use href="#1" fill="url(#1)"/><a x="#2"/></svg>',
            '<svg><g id="_1"/><use href="#_1" fill="url(#_1)"/><a x="#2"/></svg>',
        ),
        (
            '<svg><g id="1"/><style>#1{x}.b{fill:url("#1")}</style></svg>',
            '<svg><g id="_1"/><style>#1{x}.b{fill:url("#_1")}</style></svg>',
        ),
        ('<svg><g id=""/><!-- #1 --></svg>', '<svg><g id=""/><!-- #1 --></svg>'),
    ],
)
def test_the_parts_of_a_drawing_are_named_as_xml_allows(drawing: str, made: str) -> None:
    tree = name_plainly(etree.fromstring(drawing))
    assert etree.tostring(tree, encoding="unicode") == made
