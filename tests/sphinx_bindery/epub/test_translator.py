"""epub.translator: what a book on an e-reader has otherwise than a web page."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.epub import translator as made_in
from sphinx_bindery.epub.builder import EpubBuilder
from sphinx_bindery.epub.page_breaks import PageMarks
from sphinx_bindery.epub.translator import EpubTranslator
from sphinx_bindery.nodes import checkbox, line_break
from sphinx_bindery.page_starts import PageStart
from sphinx_bindery.transforms.math import read_formulas
from tests.trees import document, env, p, plain, section, table
from tests.warned import Warned


def read(*children: nodes.Node) -> nodes.document:
    """Return a page whose formulas were read."""
    tree: nodes.document = document(*children)
    read_formulas(tree, {})
    return tree


class Translated:
    """A page as it was translated, and how many of its formulas stayed as their source."""

    builder: Any

    def __init__(self, tree: Any, starts: list[PageStart], **facts: Any) -> None:
        book = env(builder="epub")
        self.builder = EpubBuilder.__new__(EpubBuilder)
        self.builder.config, self.builder.env = book.config, book
        self.builder.current_docname = "page"
        self.builder.current_kind = facts.get("kind", "")
        self.builder.mark = facts.get("mark", "")
        self.builder.marks = PageMarks(starts)
        self.builder.images = {"x.png": "image-x.png"}
        self.builder.imgpath, self.builder._srcdir = "images", Path("/nowhere")
        self.builder.highlighter = SimpleNamespace(highlight_block=lambda *a, **k: "no")
        self.translator: Any = EpubTranslator(tree, self.builder)
        tree.walkabout(self.translator)
        self.body = plain("".join(self.translator.body))

    @property
    def sources(self) -> int:
        count: int = self.translator.formulas_as_source
        return count


def html(*children: nodes.Node, starts: list[PageStart] | None = None, **facts: Any) -> str:
    return Translated(document(*children), starts or [], **facts).body


# Sections


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        ("chapter", '<section epub:type="chapter" id="t" role="doc-chapter"><h1>T</h1>'),
        ("glossary", '<section epub:type="glossary" id="t" role="doc-glossary"><h1>T</h1>'),
        ("part", '<section epub:type="part" id="t" role="doc-part"><h1>T</h1>'),
        ("introduction", '<section epub:type="introduction" id="t" role="doc-introduction">'),
        ("bibliography", '<section epub:type="bibliography" id="t" role="doc-bibliography">'),
    ],
)
def test_only_the_outermost_section_says_what_the_page_is(kind: str, start: str) -> None:
    made = html(section("T", section("U", p("x"))), kind=kind)
    assert made.startswith(start), made
    assert '<section id="u"><h2>U</h2>' in made


@pytest.mark.parametrize(
    ("kind", "mark", "count"),
    [("part", "mark.svg", 1), ("part", "", 0), ("chapter", "mark.svg", 0)],
)
def test_a_part_opens_with_the_drawing(kind: str, mark: str, count: int) -> None:
    made = html(section("T", section("U")), kind=kind, mark=mark)
    assert made.count('<div class="mark"><img src="mark.svg" alt=""/></div>') == count


def test_a_heading_leads_nowhere() -> None:
    page = section("T")
    page[0]["refid"] = "toc"
    assert "<a" not in html(page)


# Marks of printed pages


def placed(node: Any, line: int) -> Any:
    node.source, node.line = "page.md", line
    return node


@pytest.mark.parametrize(
    ("node", "before", "after"),
    [
        (placed(p("x"), 5), "<p>", "x"),
        (placed(nodes.rubric("", "x"), 5), '<p class="rubric">', "x"),
        (placed(nodes.figure("", p("x")), 5), "", "<figure"),
        (placed(nodes.table("", nodes.tgroup("", nodes.tbody())), 5), "", "<table"),
    ],
)
def test_a_page_begins_before_the_first_words_of_a_block(
    node: nodes.Node, before: str, after: str
) -> None:
    made = html(node, starts=[PageStart("7", "page.md", 5)])
    mark = '<span epub:type="pagebreak" role="doc-pagebreak" id="page-7" title="7"></span>'
    assert f"{before}{mark}{after}" in made


def test_a_page_may_begin_in_a_title() -> None:
    page = section("T")
    placed(page[0], 5)
    assert "<h1><span epub:type" in html(page, starts=[PageStart("7", "page.md", 5)])


# Notes


def note(*backrefs: str, body: tuple[nodes.Node, ...] = ()) -> nodes.footnote:
    label = nodes.label("", "1")
    return nodes.footnote("", label, *(body or (p("Words."),)), ids=["n"], backrefs=list(backrefs))


@pytest.mark.parametrize(
    "body", [(nodes.literal_block("", "x"), p("y")), (nodes.bullet_list(),), ()]
)
def test_a_note_that_begins_with_no_paragraph_has_its_number_too(
    body: tuple[nodes.Node, ...],
) -> None:
    label = nodes.label("", "1")
    made = html(nodes.footnote("", label, *body, ids=["n"], backrefs=["r"]))
    way = '<a epub:type="backlink" role="doc-backlink" href="#r">1</a>'
    assert f'role="doc-footnote"><p>{way}</p>' in made
    assert made.count(way) == 1


def test_a_reference_to_a_note() -> None:
    made = html(p("so", nodes.footnote_reference("", "1", refid="n", ids=["r"])))
    assert '<sup><a epub:type="noteref" href="#n" id="r" role="doc-noteref">1</a></sup>' in made


def test_a_note_begins_with_its_number_which_leads_back() -> None:
    assert html(note("r")) == (
        '<aside epub:type="footnote" id="n" role="doc-footnote"><p>'
        '<a epub:type="backlink" role="doc-backlink" href="#r">1</a> Words.</p></aside>'
    )


def test_a_note_that_is_named_again_has_a_way_back_for_each_time() -> None:
    made = lines(note("r", "s", "t"))
    assert 'href="#r">1</a> <a' in made
    assert 'href="#s">↩2</a> <a' in made
    assert 'href="#t">↩3</a> Words.' in made


def test_a_note_that_nobody_names_only_says_its_number() -> None:
    assert '<p><span class="label">1</span> Words.</p>' in html(note())


def test_the_number_stands_before_the_first_paragraph_only() -> None:
    assert html(note("r", body=(p("One."), p("Two.")))).count("backlink") == 2
    assert "<p>Two.</p>" in html(note("r", body=(p("One."), p("Two."))))


def test_a_source_is_no_note() -> None:
    source = nodes.citation("", nodes.label("", "Leo"), p("A book."), ids=["leo"])
    made = html(source)
    assert made.startswith('<div class="citation" id="leo">')
    assert "Leo" in made
    assert made.endswith("<p>A book.</p></div>")


# Code


def code(text: str, **facts: Any) -> nodes.literal_block:
    return nodes.literal_block(text, text, **facts)


def lines(node: nodes.Node) -> str:
    return "".join(Translated(document(node), []).translator.body)


def test_code_is_plain() -> None:
    assert lines(code("a < b\n c", language="python")) == "<pre><code>a &lt; b\n c</code></pre>\n"


def test_lines_are_numbered_from_the_first_as_wide_as_the_last() -> None:
    node = code("a\nb", linenos=True, highlight_args={"linenostart": 9})
    assert lines(node) == (
        '<pre><code><span class="linenos"> 9 </span>a\n'
        '<span class="linenos">10 </span>b</code></pre>\n'
    )


def test_marked_lines_are_bold_but_not_empty_ones() -> None:
    node = code("a\n<b>\n", highlight_args={"hl_lines": [2, 3]})
    assert lines(node) == "<pre><code>a\n<b>&lt;b&gt;</b>\n</code></pre>\n"


def test_code_with_markup_of_its_own_keeps_it() -> None:
    node = nodes.literal_block("**a**", "", nodes.strong("", "a"), linenos=True)
    assert "<strong>a</strong>" in lines(node)
    assert "linenos" not in lines(node)


def test_a_session_is_code_too() -> None:
    assert lines(nodes.doctest_block(">>> 1", ">>> 1")) == (
        "<pre><code>&gt;&gt;&gt; 1</code></pre>\n"
    )


# Math


def test_math_in_a_line_is_drawn() -> None:
    made = Translated(read(p(nodes.math("", "x"))), [])
    assert '<span class="math"><math' in made.body
    assert made.sources == 0


def test_a_long_formula_scrolls_by_key_too() -> None:
    long = "+".join("abcdefghijklmnop")
    made = Translated(read(p(nodes.math("", long)), nodes.math_block("", long)), []).body
    assert '<span class="math math-wide" tabindex="0"><math' in made
    assert '<div class="math-formula" tabindex="0"><math' in made


def test_math_that_cannot_be_drawn_stays_as_its_source(warned: list[Warned]) -> None:
    node = nodes.math("", r"\unknownthing < 1")
    made = Translated(read(p(node)), [])
    assert r'<code class="math">\unknownthing &lt; 1</code>' in made.body
    assert made.sources == 1
    assert [told.kind for told in warned] == ["book.math"]


def test_a_block_of_math_is_drawn_part_by_part() -> None:
    made = Translated(read(nodes.math_block("", "x\n\ny\n\n \n")), []).body
    assert made.startswith('<div class="math"><div class="math-formula"><math')
    assert made.count("<math") == 2


@pytest.mark.parametrize("name", ["nowrap", "no-wrap"])
def test_a_block_that_is_not_to_be_parted_stays_one(name: str) -> None:
    tree = read(nodes.math_block("", "x\n\ny", **{name: True}))
    assert Translated(tree, []).body.count("<math") == 1


def test_a_block_that_cannot_be_drawn_is_kept_as_it_was_typed(warned: list[Warned]) -> None:
    made = Translated(read(nodes.math_block("", "\n\\unknownthing\n  < 1\n")), [])
    assert '<pre class="math">\\unknownthing\n  &lt; 1</pre>\n' in "".join(made.translator.body)
    assert made.sources == 1


def test_each_formula_that_stays_as_its_source_is_counted(warned: list[Warned]) -> None:
    formulas = [nodes.math("", source) for source in ("\\unknownthing", "x", "\\otherthing")]
    assert Translated(read(p(*formulas)), []).sources == 2


def test_a_number_stands_before_its_equation() -> None:
    node = nodes.math_block("", "x", number=3, docname="page")
    made = Translated(read(node), []).body
    assert '<div class="math"><span class="eqno">(3)</span><div class="math-formula"><math' in made


# Boxes and blocks


@pytest.mark.parametrize(("is_ticked", "sign"), [(True, "☑ "), (False, "☐ ")])
def test_the_box_of_a_task(is_ticked: bool, sign: str) -> None:
    assert f"<p>{sign}do it</p>" in html(p(checkbox(checked=is_ticked), "do it"))


def test_a_line_broken_by_hand() -> None:
    assert html(p("a", line_break(), "b")) == "<p>a<br/>b</p>"


@pytest.mark.parametrize(
    ("facts", "start"),
    [
        ({}, '<div class="container">'),
        ({"classes": ["mine", "sd-x", "too"]}, '<div class="mine too">'),
        ({"classes": ["sd-x"], "ids": ["a", "b"]}, '<div class="container" id="a">'),
    ],
)
def test_a_container_has_the_books_classes(facts: dict[str, Any], start: str) -> None:
    assert html(nodes.container("", p("x"), **facts)) == f"{start}<p>x</p></div>"


def test_a_box_lies_open() -> None:
    made = html(nodes.note("", p("x"), collapsible=True))
    assert "<details" not in made
    assert 'class="admonition note"' in made


def test_an_extensions_own_box_is_drawn_like_any_other() -> None:
    class todo_node(nodes.Admonition, nodes.Element):
        pass

    assert html(todo_node("", p("x"))) == '<div class="admonition"><p>x</p></div>'


@pytest.mark.parametrize("kind", [nodes.header, nodes.footer])
def test_heads_and_feet_are_blocks(kind: type[nodes.Element]) -> None:
    assert html(kind("", p("x"))) == "<div><p>x</p></div>"


def test_columns_follow_each_other_and_are_as_wide_as_their_words() -> None:
    assert html(addnodes.hlist("", addnodes.hlistcol("", p("x")))) == "<p>x</p>"
    table = nodes.tgroup("", nodes.colspec(colwidth=30), nodes.tbody(), cols=1)
    assert "<col" not in html(nodes.table("", table))


def test_an_image_without_words_says_nothing() -> None:
    made = html(nodes.image(uri="x.png"))
    assert 'alt=""' in made
    assert 'src="images/image-x.png"' in made
    assert 'alt="A hill"' in html(nodes.image(uri="x.png", alt="A hill"))


@pytest.mark.parametrize(("facts", "scaled"), [({}, False), ({"width": "100px"}, True)])
def test_a_share_of_pixels_counts_only_where_a_width_is_given(
    facts: dict[str, str], scaled: bool
) -> None:
    assert ("50" in html(nodes.image(uri="x.png", scale=50, **facts))) is scaled


def test_a_share_of_its_own_pixels_is_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    module: Any = made_in
    monkeypatch.setattr(module, "get_image_size", lambda path: (300, 200))
    assert 'style="width: 75px;"' in html(nodes.image(uri="x.png", scale=25))


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (addnodes.desc_parameterlist, addnodes.desc_parameter),
        (addnodes.desc_type_parameter_list, addnodes.desc_type_parameter),
    ],
)
def test_parameters_stand_in_one_line(kind: type[nodes.Element], part: type[nodes.Element]) -> None:
    listed = kind(multi_line_parameter_list=True)
    listed += part("", nodes.Text("a"))
    made = html(addnodes.desc("", addnodes.desc_signature("", "", listed)))
    assert "a" in made
    assert made.count("<dl") == 1, "a list in a term has no terms"


def test_a_description_without_words_is_still_a_list() -> None:
    signature = addnodes.desc_signature("", "", addnodes.desc_name("", "f"))
    made = html(addnodes.desc("", signature))
    assert made.count("<dd></dd>") == 1
    made = html(addnodes.desc("", signature.deepcopy(), addnodes.desc_content("", p("x"))))
    assert "<dd></dd>" not in made


class odd(nodes.General, nodes.Element):
    """A node that nobody knows."""


def test_a_node_that_nobody_knows_leaves_its_text_and_is_told(warned: list[Warned]) -> None:
    assert html(odd("", p("x"))) == "<p>x</p>"
    assert [told.kind for told in warned] == ["epub.node"]
    assert "`odd`" in warned[0].words


def test_what_nobody_knows_is_told_once_a_place_and_keeps_its_words(
    warned: list[Warned],
) -> None:
    logs = [odd("", nodes.paragraph("", words)) for words in ("one", "two", "three")]
    for node, line in zip(logs, (7, 7, 9), strict=True):
        node.source, node.line = "/s/page.rst", line
    made = html(nodes.section("", *logs, ids=["a"]))
    assert [(told.place, told.kind) for told in warned] == [
        ("/s/page.rst:7", "epub.node"),
        ("/s/page.rst:9", "epub.node"),
    ]
    assert all(words in made for words in ("one", "two", "three"))


@pytest.mark.parametrize(("word", "is_tight"), [("television", False), ("televisions" * 4, True)])
def test_words_of_a_table_are_broken_only_where_they_have_no_room(
    word: str, is_tight: bool
) -> None:
    assert ("tight" in html(table(2, ["h", "h"], ["v", word]))) == is_tight
