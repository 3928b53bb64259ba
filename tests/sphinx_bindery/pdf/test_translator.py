"""pdf.translator: each node becomes a call of a function in book.typ, text a string."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.nodes import cell_head, checkbox, line_break, row_list
from sphinx_bindery.order import Page
from sphinx_bindery.pdf.page import KEPT, PART, SINGLE, Opener
from sphinx_bindery.pdf.translator import TypstTranslator
from tests.trees import PAGE, document, p, printer, section, table, typst
from tests.trees import typst_inside as inside
from tests.trees import typst_paragraph as par
from tests.warned import Warned

MATHML = '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="ay"><mi>a</mi></math>'


def said(words: str) -> str:
    return par(f'#"{words}"')


X = said("x")


# Text


@pytest.mark.parametrize(
    ("node", "made"),
    [
        (p("x"), par('#"x"')),
        (p('a "b" \\ #c'), par(r'#"a \"b\" \\ #c"')),
        (p("one\ntwo"), par('#"one two"')),
        (p("one\n    two\t three\u00a0\u00a0four"), par('#"one two three\u00a0\u00a0four"')),
        (p(nodes.emphasis("", "x")), par('#emph[#"x"]')),
        (p(nodes.strong("", "x")), par('#strong[#"x"]')),
        (p(nodes.title_reference("", "x")), par('#emph[#"x"]')),
        (p(nodes.subscript("", "x")), par('#subscript[#"x"]')),
        (p(nodes.superscript("", "x")), par('#superscript[#"x"]')),
        (p(nodes.literal("", 'a"b')), par(r'#literal("a\"b")')),
        (p(nodes.inline("", "x")), par('#span("")[#"x"]')),
        (p(nodes.inline("", "x", classes=["mine", "other"])), par('#span("mine")[#"x"]')),
        (p(nodes.inline("", "x", classes=["step-number"])), par('#span("step-number")[#"x"]')),
        (p(nodes.abbreviation("", "x")), par('#span("")[#"x"]')),
        (
            p(*(nodes.abbreviation("", word, explanation="so") for word in ("x", "y"))),
            par('#span("")[#"x"]#" (so)"#span("")[#"y"]'),
        ),
        (p(checkbox(checked=True), "x"), par('#"☑ "#"x"')),
        (p(checkbox(checked=False), "x"), par('#"☐ "#"x"')),
        (p("a", line_break(), "b"), par('#"a"#" "#linebreak()#"b"')),
        (p("x", classes=["sd-a", "toctree-l1", "look", "b"]), par('#"x"', "look")),
        (
            p("x", classes=["language-fr"]),
            f'#foreign("fr")[{par(chr(35) + chr(34) + "x" + chr(34))}]',
        ),
        (p(nodes.generated("", "x")), par('#"x"')),
        (p(nodes.comment("", "x"), "y"), par('#"y"')),
    ],
)
def test_text_and_what_is_in_it(node: nodes.Node, made: str) -> None:
    assert inside(node) == made


def test_where_a_block_comes_from_stands_above_it() -> None:
    node = p("x", line=7)
    node.source = "/s/a.md"
    assert inside(node) == '\n// @src /s/a.md:7\n\n#paragraph("")[#"x"]\n'
    tree = document(node)
    node.source = None
    tree["source"] = "/s/b.md"
    assert "// @src /s/b.md:7\n" in inside(tree=tree)


def marked(label: str) -> str:
    return f'// @src page.md:7\n#metadata((place: "page.md:7", label: {label}))<block>\n'


def test_for_the_printed_page_numbers_a_mark_stands_before_each_block_with_a_line() -> None:
    block = f'\n{marked("none")}\n#paragraph("")[#"x"]\n'
    made = inside(p("x", line=7), p("y"), p("x", line=7), epub_page_numbers=True)
    assert made == block + said("y") + block
    assert "<block>" not in inside(p("x", line=7))


@pytest.mark.parametrize(
    ("ids", "label"), [(["u"], '"page#u"'), (['a"b'], r'"page#a\"b"'), ([], "none")]
)
def test_of_a_heading_the_mark_asks_its_own_label(ids: list[str], label: str) -> None:
    call = "mark: none" if label == "none" else f"mark: label({label})"
    title = nodes.title("", "U")
    title.line = 7
    inner = nodes.section("", title, ids=ids)
    made = typst(section("T", inner), epub_page_numbers=True)
    assert f"{marked(label)}#section(level: 2, rank: 1, {call})[" in made
    made = typst(inner.deepcopy(), epub_page_numbers=True)
    assert f'{marked(label)}#look("chapter", {call}, ' in made


def test_a_figure_that_floats_has_no_mark() -> None:
    figure = nodes.figure("", nodes.image(uri="x.png"))
    figure.line = 7
    fixed = nodes.block_quote("", figure.deepcopy())
    assert f"{marked('none')}\n#illustration([" in inside(fixed, epub_page_numbers=True)
    floating = typst(section("T", figure, p("x")), epub_page_numbers=True)
    assert "// @src page.md:7\n\n#illustration(floats: true, [" in floating
    assert "<block>" not in floating


def test_a_long_word_may_be_broken() -> None:
    word = "x" * 60
    assert inside(p(f"a {word} b")) == par(f'#"a "#long-word("{word}")#" b"')


def test_words_of_the_frame_are_spelled_out_too() -> None:
    """Those of Sphinx are in the language of the book, for which there may be no font."""
    note = inside(nodes.note("", p("x")), missing_glyphs="N")
    assert '[#"[latin capital letter n]ote"]' in note
    book: Any = document(nodes.figure("", nodes.caption("", "c"), ids=["f"]))
    made = printer(book, missing_glyphs="F")
    made.env.toc_fignumbers = {"page": {"figure": {"f": (1,)}}}
    translator = TypstTranslator(book, made)
    book.walkabout(translator)
    assert '#"[latin capital letter f]ig. 1 "' in translator.astext()


@pytest.mark.parametrize(
    ("side", "given"), [("right", ", side: right"), ("center", ", side: center"), ("default", "")]
)
def test_a_table_stands_at_the_side_that_the_writer_gave(side: str, given: str) -> None:
    made = inside(table(1, ["a"], ["b"], align=side))
    assert f"#data-table(columns: (auto,){given}, " in made


def test_a_formula_that_nobody_could_read_is_its_source() -> None:
    made = inside(p(nodes.math("", "a^b")), nodes.math_block("", "c\nd"))
    assert made == par('#literal("a^b")') + '\n#code("c\\nd")\n'


def test_a_formula_is_drawn_and_said() -> None:
    made = inside(p(nodes.math("", "a", mathml=MATHML)))
    assert made == par('#m.line("ay", m.sign("a"))')


@pytest.mark.parametrize(
    ("facts", "number"),
    [({}, ""), ({"number": 3}, 'number: "(3)", '), ({"tag": "(A)"}, 'number: "(A)", ')],
)
def test_a_formula_on_its_own_has_its_number(facts: dict[str, Any], number: str) -> None:
    made = inside(nodes.math_block("", "a", mathml=MATHML, **facts))
    assert made == f'\n#m.alone("ay", {number}m.sign("a"))\n'


def test_a_number_stands_above_the_source_of_a_formula() -> None:
    made = inside(nodes.math_block("", "a", number=3))
    assert '#"(3)"' in made
    assert made.endswith('#code("a")\n')


def test_the_same_is_not_told_again_when_a_page_is_translated_again(warned: list[Warned]) -> None:
    class odd(nodes.General, nodes.Element):
        pass

    tree = document(odd())
    made = printer(tree)
    for _ in range(2):
        tree.walkabout(TypstTranslator(tree, made))
    assert len(warned) == 1


# Pages and headings


def test_a_page_opens_with_its_title() -> None:
    made = typst(section("T", p("x")))
    assert made == (
        '#look("chapter", mark: label("page#t"), level: 1, heads: ("Part", "Head"))[#"T"][\n'
        + par('#"x"')
        + "]\n"
    )


@pytest.mark.parametrize(
    ("change", "opener"),
    [
        (
            {"opener": PART},
            '#look("part", mark: label("page#t"), drawing: drawing, level: 1, '
            'heads: ("Part", "Head"))[',
        ),
        ({"number": "Two"}, '#look("chapter", mark: label("page#t"), number: "Two", level: 1, '),
        ({"level": 3}, '#look("chapter", mark: label("page#t"), level: 3,'),
        ({"level": 9}, '#look("chapter", mark: label("page#t"), level: 6,'),
    ],
)
def test_how_a_page_opens(change: dict[str, Any], opener: str) -> None:
    assert typst(section("T", p("x")), page=replace(PAGE, **change)).startswith(opener)


def test_an_opener_with_an_argument_takes_the_title_by_name_and_calls_the_body() -> None:
    opener = Opener("mine", {"fact": "5"}, argument="pitch")
    assert typst(section("T", p("x")), page=replace(PAGE, opener=opener)) == (
        '#look("mine", mark: label("page#t"), fact: 5, level: 1, heads: ("Part", "Head"), '
        f'title: [#"T"], pitch => [\n{X}])\n'
    )


@pytest.mark.parametrize(
    ("argument", "end"),
    [("", '#page-end("page#t")]\n'), ("pitch", '#page-end("page#t")])\n')],
)
def test_a_page_that_should_be_one_marks_its_end(argument: str, end: str) -> None:
    opener = Opener("mine", argument=argument, too_long="%d pages")
    assert typst(section("T", p("x")), page=replace(PAGE, opener=opener)).endswith(X + end)
    assert "#page-end(" not in typst(section("T", p("x")))


def test_a_page_by_itself_has_no_heads() -> None:
    made = typst(section("T", p("x")), page=replace(PAGE, opener=SINGLE, is_single=True))
    assert made == f'#look("loose-page", mark: label("page#t"))[#"T"][\n{X}]\n'


def test_sections_have_their_level_and_their_rank_in_the_page() -> None:
    tree = section("T", section("U", section("V"), id="u"), section("W", id="w"))
    made = typst(tree, page=replace(PAGE, level=2))
    assert '#section(level: 3, rank: 1, mark: label("page#u"))[#"U"]' in made
    assert '#section(level: 4, rank: 2, mark: label("page#v"))[#"V"]' in made
    assert '#section(level: 3, rank: 1, mark: label("page#w"))[#"W"]' in made


def test_a_section_without_an_id_has_no_label() -> None:
    inner = nodes.section("", nodes.title("", "U"))
    assert "#section(level: 2, rank: 1, mark: none)[" in typst(section("T", inner))


@pytest.mark.parametrize(
    ("first", "leads"),
    [
        (nodes.definition_list(), True),
        (nodes.field_list(), True),
        (nodes.option_list(), True),
        (addnodes.glossary("", nodes.definition_list()), True),
        (p("x"), False),
        (nodes.note("", nodes.definition_list()), False),
    ],
)
def test_a_heading_knows_whether_terms_follow(first: nodes.Node, leads: bool) -> None:
    made = typst(section("T", section("U", first)))
    assert (", before-terms: true)[" in made) is leads


@pytest.mark.parametrize("kind", [nodes.rubric, nodes.subtitle])
def test_a_heading_outside_of_sections(kind: Any) -> None:
    assert inside(kind("", "x")) == '\n#rubric("")[#"x"]\n'


# References


def see(refuri: str, words: str = "words", **facts: Any) -> nodes.reference:
    return nodes.reference("", words, refuri=refuri, **facts)


TARGETS = (section("B title", p("x"), id="b"),)


def test_a_reference_within_the_book_leads_to_its_label() -> None:
    made = typst(section("T", p("see ", see("%page#b")), *TARGETS))
    assert '#see("page#b", numbered: true)[#"words"]' in made


def test_one_that_says_the_title_says_so_where_it_stands_among_words() -> None:
    among = typst(section("T", p("see ", see("%page#b", "B title")), *TARGETS))
    assert '#see("page#b", numbered: true, titled: true)[' in among
    alone = typst(section("T", p(see("%page#b", "B title")), *TARGETS))
    assert '#see("page#b", numbered: true)[' in alone
    line = nodes.container("", p("Next: ", see("%page#b", "B title")), all_titles=True)
    assert '#see("page#b", numbered: true)[' in typst(section("T", line, *TARGETS))


def test_one_to_a_place_that_is_no_title_has_no_number() -> None:
    made = typst(section("T", p("see ", see("%page#c")), p("there", ids=["c"])))
    assert '#see("page#c")[' in made
    assert '#anchor("page#c")' in made


def test_a_place_that_nothing_leads_to_has_no_anchor() -> None:
    assert "#anchor" not in inside(p("x", ids=["c"]))


def test_an_anchor_is_set_once() -> None:
    tree = section("T", p("see ", see("%page#c")), p("there", ids=["c"]), p("again", ids=["c"]))
    assert typst(tree).count('#anchor("page#c")') == 1


def test_a_component_may_hold_its_anchor_inside() -> None:
    class outside(nodes.container):
        pass

    class within(nodes.container):
        anchor_inside = True

    link = p("see ", see("%page#c"))
    anchor = '#anchor("page#c")'
    assert f'{anchor}\n#container("")[{X}]' in typst(
        section("T", link, outside("", p("x"), ids=["c"]))
    )
    assert anchor not in typst(section("T", link.deepcopy(), within("", p("x"), ids=["c"])))


def test_in_an_index_words_lead_to_the_first_place_and_pages_to_all() -> None:
    place = p("x", ids=["there"])
    links = [
        nodes.reference("", w, refuri="%page#there", in_index=n) for n, w in ((1, "w"), (2, "2"))
    ]
    made = typst(section("T", place, p(*links)))
    assert '#indexed("page#there", true)[#"w"]#indexed("page#there", false)[#"2"]' in made


def test_a_paragraph_of_the_text_that_follows_another_says_so() -> None:
    made = typst(
        section("T", p("a"), p("b"), p("c", classes=["lead"]), nodes.note("", p("d"), p("e")))
    )
    calls = re.findall(r"#([a-z-]+\([^)]*\)|next-paragraph)\[#\"([a-e])\"", made)
    assert calls == [
        ('paragraph("")', "a"),
        ("next-paragraph", "b"),
        ('paragraph("lead")', "c"),
        ('paragraph("")', "d"),
        ('paragraph("")', "e"),
    ]


def test_a_paragraph_says_what_it_stands_off_and_what_it_stays_with() -> None:
    items = nodes.bullet_list("", nodes.list_item("", p("i")))
    kept = p("d", **{KEPT: True})
    looks = nodes.container("", p("x"), classes=["lead"])
    made = typst(section("T", p("a"), items, p("b"), looks, p("c"), kept))
    calls = re.findall(r"#([a-z-]+(?:\(.*?\))?)\[#\"([a-d])\"", made)
    assert calls == [
        ('paragraph("")', "a"),
        ('paragraph("", after-block: true)', "b"),
        ('paragraph("", after-block: has-look("lead"))', "c"),
        ("next-paragraph(kept: true)", "d"),
    ]


@pytest.mark.parametrize(
    ("before", "stands_apart"),
    [
        (nodes.container("", p("x")), False),
        (nodes.container("", nodes.bullet_list("", nodes.list_item("", p("i")))), True),
        (nodes.container(""), False),
        (addnodes.versionmodified("", "", p("x"), type="versionadded", version="1"), False),
    ],
)
def test_what_only_holds_others_stands_apart_as_the_last_of_them(
    before: nodes.Element, stands_apart: bool
) -> None:
    made = typst(section("T", p("a"), before.deepcopy(), p("b")))
    assert ("after-block" in made) is stands_apart


def test_a_reference_to_nowhere_is_words() -> None:
    assert inside(p(see("%gone#x"))) == par('#span("")[#"words"]')
    assert inside(p(see("relative.html"))) == par('#span("")[#"words"]')


def test_a_place_that_a_page_does_not_have_is_told(warned: list[Warned]) -> None:
    typst(section("T", p("see ", see("%page#gone")), p("and ", see("%left-out#x"))))
    assert [(told.words.partition(" leads")[0], told.kind) for told in warned] == [
        ("The link to page#gone", "pdf.link")
    ]


def test_in_a_page_by_itself_it_says_the_page_of_the_book() -> None:
    single = replace(PAGE, is_single=True)
    made = typst(section("T", p(see("%page#b")), p(see("%page#t")), *TARGETS), page=single)
    assert '#see-book("12")[#"words"]' in made
    assert '#see-book("")[#"words"]' in made


@pytest.mark.parametrize(
    ("address", "call"),
    [
        ("told", '#out("tel:5")['),
        ("shown", '#out-shown("tel:5", "S")['),
        ("cut", '#out-cut("tel:5", "S")['),
        ("noted", '#out-noted("tel:5", "N")['),
        ("noted again", '#out-noted-again("tel:5", "N")['),
    ],
)
def test_how_an_address_is_printed(address: str, call: str) -> None:
    link = nodes.reference("", "words", refuri="tel:5")
    tree = document(p(link))
    made = printer(tree)
    link.attributes |= {"address": address, "shown": "S", "note": "N"}
    translator = TypstTranslator(tree, made)
    tree.walkabout(translator)
    assert f'{call}#"words"]' in translator.astext()


LINING = "#show: with-numbers;"


def test_figures_are_lining_where_there_is_a_number_to_call() -> None:
    call = p(see("tel:116016", "116 016"))
    assert LINING not in inside(p(see("https://a.example/", "1")))
    assert f'#"T"][\n{LINING}' in typst(section("T", call.deepcopy()))
    made = inside(p("so", ref()), note(p("1.")), call)
    assert made.count(LINING) == 2, "a note is set apart"


def test_a_term_or_source_knows_the_pages_that_use_it() -> None:
    source = nodes.bullet_list(
        "", nodes.list_item("", p("A."), p("B."), ids=["s"]), classes=["sources"]
    )
    tree = document(section("T", source))
    made = printer(tree)
    other = document(section("U", p(see("%page#s"))))
    made.current_page = replace(PAGE, docname="other")
    made.write_page(Page("other", 1, False), other)
    translator = TypstTranslator(other, made)
    other.walkabout(translator)
    assert '#use("page#s")#see("page#s")[' in translator.astext()
    made.current_page = PAGE
    translator = TypstTranslator(tree, made)
    tree.walkabout(translator)
    assert '#"A."]' in translator.astext()
    assert '#"B."#used("page#s")]' in translator.astext()


def test_the_page_itself_is_no_use_of_it() -> None:
    source = nodes.bullet_list("", nodes.list_item("", p("A."), ids=["s"]), classes=["sources"])
    assert "#use(" not in typst(section("T", p(see("%page#s")), source))


# Notes


def note(*body: nodes.Node, refs: tuple[str, ...] = ("r",)) -> nodes.footnote:
    return nodes.footnote("", nodes.label("", "1"), *body, ids=["n"], backrefs=list(refs))


def ref() -> nodes.footnote_reference:
    return nodes.footnote_reference("", "1", refid="n")


def test_a_note_stands_at_its_reference_and_runs_on_from_its_number() -> None:
    made = inside(p("so " * 100, ref()), note(p("Words."), p("More.")))
    assert made.replace("so " * 100, "so") == par(
        '#"so"#note("page#n")[#"Words."\n#paragraph("")[#"More."]\n]'
    )


def test_a_second_reference_names_the_first() -> None:
    made = inside(p(ref(), ref()), note(p("Words.")))
    inner = '#note("page#n")[#"Words."]#note-again("page#n")'
    assert made == par(inner).replace('paragraph("")', 'paragraph("", whole: true)')


def test_a_few_lines_go_on_to_the_next_page_with_their_note() -> None:
    whole = [
        "whole: true" in inside(p(words, *more), note(p("Words." * 100)))
        for words, more in [("so", [ref()]), ("so " * 100, [ref()]), ("so", [])]
    ]
    assert whole == [True, False, False]


def test_a_note_that_nothing_refers_to_is_set_where_it_stands() -> None:
    assert inside(note(p("Words."), refs=())) == par('#"Words."')


def test_a_transition_divides() -> None:
    assert inside(nodes.transition()) == "\n#divider()\n"


def test_the_mark_of_a_citation_is_its_words() -> None:
    assert '#span("")[' in inside(p(nodes.citation_reference("", "Leo")))


def test_a_citation_is_described() -> None:
    made = inside(nodes.citation("", nodes.label("", "Leo"), p("A.")))
    assert made == '\n#described[#par[#"Leo"]\n#paragraph("")[#"A."]\n]\n'


# Blocks


@pytest.mark.parametrize(
    ("node", "made"),
    [
        (nodes.block_quote("", p("x")), "\n#block-quote[{x}]\n"),
        (nodes.attribution("", "x"), '\n#attribution[#"x"]\n'),
        (nodes.container("", p("x"), classes=["mine"]), '\n#container("mine")[{x}]\n'),
        (nodes.container("", p("x")), '\n#container("")[{x}]\n'),
        (nodes.literal_block('a"b', 'a"b'), '\n#code("a\\"b")\n'),
        (
            nodes.doctest_block(">>> 1", ">>> 1"),
            '\n#code(">>> 1", lines: ((("c", ">>> "), ("n", "1"), ), ))\n',
        ),
        (nodes.line_block("", nodes.line("", "x")), '\n#lines[\n#line-of[#"x"]\n]\n'),
        (
            nodes.line_block("", nodes.line_block("", nodes.line("", "x"))),
            '\n#lines[\n#indented[\n#line-of[#"x"]\n]\n]\n',
        ),
        (nodes.note("", p("x")), '\n#admonition("note", [#"Note"])[{x}]\n'),
        (
            nodes.admonition("", nodes.title("", "T"), p("x")),
            '\n#admonition("admonition", [#"T"])[{x}]\n',
        ),
        (nodes.topic("", nodes.title("", "T"), p("x")), '\n#admonition("topic", [#"T"])[{x}]\n'),
        (nodes.sidebar("", p("x")), '\n#admonition("sidebar", [])[{x}]\n'),
        (addnodes.centered("", "x"), '\n#paragraph("")[#"x"]\n'),
        (addnodes.compact_paragraph("", "x"), '\n#paragraph("")[#"x"]\n'),
        (addnodes.compact_paragraph("", "", p("x"), toctree=True), "{x}"),
        (nodes.compound("", p("x")), "{x}"),
        (nodes.substitution_definition("", "x"), ""),
    ],
)
def test_each_block_is_a_call(node: nodes.Node, made: str) -> None:
    assert inside(node) == made.replace("{x}", par('#"x"'))


def test_what_nobody_foresaw_is_set_plainly_and_told(warned: list[Warned]) -> None:
    class odd(nodes.General, nodes.Element):
        pass

    class odd_box(nodes.Admonition, nodes.Element):
        pass

    assert inside(odd("", p("x"))) == par('#"x"')
    assert inside(odd(code="a")) == '\n#code("a")\n'
    assert inside(p(odd(alt="a", caption="b"))) == par('\n#literal("a")\n')
    assert {told.kind for told in warned} == {"pdf.node"}
    assert "`odd`" in warned[0].words
    count = len(warned)
    assert inside(odd_box("", p("x"))) == '\n#admonition("odd_box", [])[' + par('#"x"') + "]\n"
    assert len(warned) == count


# Lists


@pytest.mark.parametrize(
    ("node", "made"),
    [
        (nodes.bullet_list("", nodes.list_item("", p("x"))), '\n#bullet-list("")[{x}]\n'),
        (
            nodes.bullet_list("", nodes.list_item("", p("x")), classes=["piece-list"]),
            '\n#bullet-list("piece-list")[{x}]\n',
        ),
        (
            nodes.bullet_list("", nodes.list_item("", p("x")), classes=["sources"]),
            '\n#bullet-list("sources")[{x}]\n',
        ),
        (
            nodes.bullet_list("", nodes.list_item("", p("x")), classes=["formats"]),
            '\n#bullet-list("formats")[{x}]\n',
        ),
        (
            nodes.enumerated_list("", nodes.list_item("", p("x"))),
            '\n#numbered-list(start: 1, pattern: "1.")[{x}]\n',
        ),
        (
            nodes.enumerated_list("", start=3, enumtype="upperroman", prefix="(", suffix=")"),
            '\n#numbered-list(start: 3, pattern: "(I)")\n',
        ),
        (
            nodes.enumerated_list("", enumtype="loweralpha", suffix=""),
            '\n#numbered-list(start: 1, pattern: "a.")\n',
        ),
    ],
)
def test_lists(node: nodes.Node, made: str) -> None:
    assert inside(node) == made.replace("{x}", par('#"x"'))


def test_a_list_that_a_term_begins_with_holds_on_to_it() -> None:
    within = nodes.definition("", item(nodes.term("", "b"), nodes.definition("", p("c"))))
    made = inside(item(nodes.term("", "a"), within))
    assert made.count("#foothold") == 1


def item(*parts: nodes.Node) -> nodes.definition_list:
    return nodes.definition_list("", nodes.definition_list_item("", *parts))


@pytest.mark.parametrize(
    ("node", "made"),
    [
        (
            item(nodes.term("", "a"), nodes.definition("", p("x"))),
            f'\n#definition-list(terms.item([#"a"], [{X}]), )\n',
        ),
        (
            item(nodes.term("", "a"), nodes.term("", "b"), nodes.definition("", p("x"))),
            f'\n#definition-list(terms.item([#"a"#" "#linebreak()#"b"], [{X}]), )\n',
        ),
        (
            item(nodes.term("", "a"), nodes.definition("", p("x")), nodes.definition("", p("x"))),
            f'\n#definition-list(terms.item([#"a"], [{X}\n\n{X}]), )\n',
        ),
        (item(nodes.term("", "a")), '\n#definition-list(terms.item([#"a"], []), )\n'),
        (
            item(nodes.term("", "a"), nodes.classifier("", "c"), nodes.definition("", p("x"))),
            f'\n#definition-list(terms.item([#"a"#": "#emph[#"c"]], [{X}]), )\n',
        ),
        (
            nodes.field_list(
                "", nodes.field("", nodes.field_name("", "a"), nodes.field_body("", p("x")))
            ),
            f'\n#definition-list(terms.item([#"a"#":"], [{X}]), )\n',
        ),
        (
            nodes.option_list(
                "",
                nodes.option_list_item(
                    "",
                    nodes.option_group(
                        "",
                        nodes.option(
                            "",
                            nodes.option_string("", "-a"),
                            nodes.option_argument("", "F", delimiter="="),
                        ),
                        nodes.option("", nodes.option_string("", "-b")),
                    ),
                    nodes.description("", p("x")),
                ),
            ),
            f'\n#definition-list(terms.item([#"-a"#"="#"F"#", "#"-b"], [{X}]), )\n',
        ),
    ],
)
def test_lists_of_terms(node: nodes.Node, made: str) -> None:
    assert inside(node) == made


def test_a_signature() -> None:
    parameters = addnodes.desc_parameterlist(
        "",
        "",
        addnodes.desc_parameter("", "a"),
        addnodes.desc_parameter("", "b"),
        addnodes.desc_optional("", "", addnodes.desc_parameter("", "c")),
    )
    signature = addnodes.desc_signature("", "", addnodes.desc_name("", "f"), parameters)
    assert inside(addnodes.desc("", signature)) == (
        '\n#described[\n#rubric("")[#"f"#"("#"a"#", "#"b"#"["#", "#"c"#"]"#")"]\n]\n'
    )


def test_what_holds_other_descriptions_is_no_block_itself() -> None:
    """Of a block of thirty pages Typst sets all anew for each note in it."""
    method = addnodes.desc("", addnodes.desc_content("", p("x")))
    made = inside(addnodes.desc("", addnodes.desc_content("", p("x"), method)))
    assert made == f"\n#described-around[{X}\n#described[{X}]\n]\n"


@pytest.mark.parametrize(
    ("parameters", "shown"),
    [
        (["a", "b"], "(a, b)"),
        (["a", ["b", ["c"]]], "(a[, b[, c]])"),
        ([["a"], "b"], "([a], b)"),
        ([["a", "b"]], "([a, b])"),
    ],
)
def test_each_sign_between_parameters_stands(parameters: list[Any], shown: str) -> None:
    made = inside(addnodes.desc_signature("", "", listed(addnodes.desc_parameterlist, parameters)))
    assert "".join(re.findall(r'#"([^"]*)"', made)) == shown


def listed(kind: type[nodes.Element], parameters: list[Any]) -> nodes.Element:
    """Return a list of parameters; those in a list of their own are optional."""
    made = kind()
    for part in parameters:
        is_list = isinstance(part, list)
        made += listed(addnodes.desc_optional, part) if is_list else parameter(part)
    return made


def parameter(name: str) -> nodes.Element:
    return addnodes.desc_parameter("", name)


def test_what_comes_back_follows_an_arrow_and_types_stand_in_brackets() -> None:
    types = addnodes.desc_type_parameter_list("", "", addnodes.desc_type_parameter("", "T"))
    made = inside(addnodes.desc_signature("", "", types, addnodes.desc_returns("", "int")))
    assert "".join(re.findall(r'#"([^"]*)"', made)) == "[T] → int"


@pytest.mark.parametrize(
    ("words", "breaks"), [((20, 20, 10), False), ((20, 20, 20), True), ((70,), True)]
)
def test_a_table_whose_longest_words_are_wider_than_a_page_breaks_them(
    words: tuple[int, ...], breaks: bool
) -> None:
    row = nodes.row("", *[nodes.entry("", p(f"a {'x' * count} b")) for count in words])
    specs = [nodes.colspec() for _ in words]
    table = nodes.table("", nodes.tgroup("", *specs, nodes.tbody("", row), cols=len(words)))
    assert ("breaks: true" in inside(table)) is breaks


# Figures and tables


def picture(**facts: Any) -> nodes.image:
    return nodes.image(uri="x.png", **facts)


@pytest.mark.parametrize(
    ("facts", "end"),
    [
        ({}, "alt: none, width: auto)"),
        ({"alt": 'a "b"'}, r'alt: "a \"b\"", width: auto)'),
        ({"width": "50%"}, "alt: none, width: 50%)"),
        ({"width": "33.3 %"}, "alt: none, width: 33.3%)"),
        ({"width": "120px"}, "alt: none, width: 90pt)"),
        ({"height": "1in"}, "alt: none, width: auto, height: 72pt)"),
        ({"width": "50%x"}, "alt: none, width: auto)"),
    ],
)
def test_a_picture(facts: dict[str, Any], end: str) -> None:
    assert inside(p(picture(**facts))) == par(f'#picture("/images/image.png", {end}')


@pytest.mark.parametrize("side", ["left", "center", "right"])
def test_a_picture_and_a_figure_stand_where_the_writer_wants_them(side: str) -> None:
    assert f"#align({side}, picture(" in inside(picture(align=side))
    assert f"side: {side}, " in inside(nodes.figure("", picture(), align=side))
    cell = nodes.entry("", p("x"), classes=[f"text-{side}"])
    body = nodes.tbody("", nodes.row("", cell))
    table = nodes.table("", nodes.tgroup("", nodes.colspec(), body, cols=1))
    assert f"rowspan: 1, align: {side})[" in inside(table)


PICTURE = '#picture("/images/image.png", alt: none, width: auto)'


def test_a_figure_floats_where_it_stands_in_the_text_without_a_legend() -> None:
    caption = nodes.caption("", "C")
    figure = nodes.figure("", picture(), caption)
    floating = f'\n#illustration(floats: true, [{PICTURE}], caption: [#"C"])\n'
    assert floating in typst(section("T", figure, p("x")))
    assert floating in typst(section("T", figure.deepcopy(), section("S")))
    assert floating not in typst(section("T", p("x"), figure.deepcopy())), "nothing runs on"
    fixed = f'\n#illustration([{PICTURE}], caption: [#"C"])\n'
    assert inside(figure.deepcopy()) == fixed
    with_legend = nodes.figure("", picture(), caption.deepcopy(), nodes.legend("", p("x")))
    assert f'\n#illustration([{PICTURE}], caption: [#"C"], legend: [{X}])\n' in typst(
        section("T", with_legend)
    )


def test_a_number_stands_before_its_caption() -> None:
    figure = nodes.figure("", picture(), nodes.caption("", "C"), ids=["f"])
    tree = document(figure)
    made = printer(tree)
    made.env.toc_fignumbers = {"page": {"figure": {"f": (1, 2)}}}
    translator = TypstTranslator(tree, made)
    tree.walkabout(translator)
    assert 'caption: [#"Fig. 1.2 "#"C"])' in translator.astext()


def test_the_caption_of_code_is_a_heading() -> None:
    code = nodes.container("", nodes.caption("", "C"), nodes.literal_block("x", "x"))
    assert inside(code) == '\n#container("")[\n#rubric("")[#"C"]\n\n#code("x")\n]\n'


def test_a_table_has_its_columns_its_head_and_its_cells() -> None:
    made = inside(table(2, ["a", "b"], ["1", "2"], title="T"))
    assert made == (
        '\n#data-table(columns: (auto, auto,), caption: [#"T"], table.header('
        f"table.cell(colspan: 1, rowspan: 1)[#strong[{said('a')}]], "
        f"table.cell(colspan: 1, rowspan: 1)[#strong[{said('b')}]], ), "
        f"table.cell(colspan: 1, rowspan: 1)[{said('1')}], "
        f"table.cell(colspan: 1, rowspan: 1)[{said('2')}], )\n"
    )


def test_widths_that_the_writer_gave_are_kept() -> None:
    assert "columns: (1fr, 2fr,)" in inside(table(2, ["a", "b"], classes=["colwidths-given"]))


def test_a_cell_may_take_more_than_its_place() -> None:
    tree = table(2, ["a", "b"], heads=0)
    cell: Any = next(iter(tree.findall(nodes.entry)))
    cell["morecols"], cell["morerows"] = 1, 2
    assert "table.cell(colspan: 2, rowspan: 3)[" in inside(tree)


def test_the_rows_of_a_wide_table_are_a_list() -> None:
    made = inside(row_list("", nodes.list_item("", cell_head("", p("a")), p("x")), p("y")))
    assert made == f"\n#row-list()[\n#cell-head[{said('a')}]\n{X}]{said('y')}\n"


def test_a_head_that_holds_what_can_stand_only_once_is_written_twice() -> None:
    tree = table(1, ["a"], ["1"])
    cell: Any = next(iter(tree.findall(nodes.entry)))
    cell[0] += see("https://a.example/", "there")
    made = inside(tree)
    first = '#first-whole("page#head:1")[\n#paragraph("")[#"a"#out-shown('
    assert f"table.cell(colspan: 1, rowspan: 1)[#strong[{first}" in made
    assert '][\n#paragraph("")[#"a"#span("")[#"there"]]\n]]], ), ' in made


def test_a_title_with_a_link_has_its_words_again_for_the_contents() -> None:
    page = section("T")
    page[0] += see("https://a.example/", "there")
    made = typst(page)
    assert 'heads: ("Part", "Head"), again: [#"T"#span("")[#"there"]])[#"T"#out(' in made
    inner = section("U")
    inner[0] += see("https://a.example/", "there")
    assert ', again: [#"U"#span("")[#"there"]])[' in typst(section("T", inner))
    assert "again" not in typst(section("T"))
