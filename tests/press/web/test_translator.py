"""web.translator: HTML without inline style, with tables that a phone can read."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

from press.web.translator import STYLES, BookHTMLTranslator
from tests.trees import document, env, p, plain, section

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path stroke="#26221e" d="M0 0"/></svg>'


def translated(tree: Any, folder: Path = Path("/nowhere")) -> str:
    return "".join(walked(tree, folder).body)


def walked(tree: Any, folder: Path = Path("/nowhere")) -> BookHTMLTranslator:
    book = env()
    builder: Any = StandaloneHTMLBuilder.__new__(StandaloneHTMLBuilder)
    builder.config, builder.env, builder.current_docname = book.config, book, "page"
    builder.highlighter = SimpleNamespace(highlight_block=lambda *a, **k: "")
    builder.images, builder.imgpath, builder.secnumbers = {}, "_images", {}
    builder._srcdir = builder.srcdir = folder
    translator = BookHTMLTranslator(tree, builder)
    tree.walkabout(translator)
    return translator


def html(*children: nodes.Node, folder: Path = Path("/nowhere")) -> str:
    return plain(translated(document(*children), folder))


def test_the_outermost_section_is_the_page_itself() -> None:
    made = html(section("T", section("U", p("x"))))
    assert made.startswith('<div class="page-text" id="t"><h1>T'), made
    assert '<section id="u"><h2>U' in made
    assert made.endswith("<p>x</p></section></div>")


def test_a_style_becomes_a_class_and_the_document_keeps_what_it_means() -> None:
    tree = document(nodes.image(uri="x.png", alt="a", width="50%"), p("x"))
    made = translated(tree)
    (name,) = tree[STYLES]
    assert tree[STYLES] == {name: "width: 50%;"}
    assert f'class="{name}"' in made
    assert " style=" not in made
    other = document(nodes.image(uri="y.png", alt="b", width="50%", classes=["mine"]))
    made = translated(other)
    assert list(other[STYLES]) == [name], "the same style is the same class"
    assert f'class="{name} mine"' in made


def test_a_page_that_asks_for_nothing_keeps_nothing() -> None:
    tree = document(p("x"))
    assert "class" not in translated(tree)
    assert tree[STYLES] == {}


def test_what_html_does_not_allow_is_taken_off_a_label() -> None:
    translator: Any = walked(document())
    facts = {"aria-controls": "x", "for": "y"}
    assert translator.starttag(p(), "label", "", **facts) == '<label for="y">'
    assert "aria-controls" in translator.starttag(p(), "button", "", **facts)


# Drawings


@pytest.mark.parametrize(
    ("classes", "alt", "has"),
    [
        (["drawing"], "Two curves", 'aria-label="Two curves"'),
        (["drawing"], "", 'aria-hidden="true"'),
        (["drawing", "decorative"], "", "var(--ink)"),
    ],
)
def test_a_drawing_is_set_into_the_page(
    classes: list[str], alt: str, has: str, tmp_path: Path
) -> None:
    (tmp_path / "x.svg").write_text(SVG)
    made = html(nodes.image(uri="x.svg", alt=alt, classes=classes), folder=tmp_path)
    assert made.startswith(f'<span class="{" ".join(classes)}"><svg')
    assert made.endswith("</svg></span>")
    assert has in made


@pytest.mark.parametrize(("classes", "uri"), [([], "x.svg"), (["drawing"], "gone.svg")])
def test_any_other_image_is_fetched(classes: list[str], uri: str, tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text(SVG)
    made = html(nodes.image(uri=uri, alt="a", classes=classes), folder=tmp_path)
    assert "<svg" not in made
    assert f'src="{uri}"' in made


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ('<input class="x" type="checkbox" checked="checked">', "Done"),
        ('<input class="x" type="checkbox">', "To do"),
    ],
)
def test_the_box_of_a_task_has_a_name(source: str, name: str) -> None:
    made = html(nodes.raw("", source, format="html"))
    assert made == source.replace("<input", f'<input aria-label="{name}"')


def test_other_raw_html_stays() -> None:
    assert html(nodes.raw("", "<b>checked</b>", format="html")) == "<b>checked</b>"


def test_words_in_another_language_say_so() -> None:
    made = html(nodes.paragraph("", "", nodes.inline("", "Bis bald.", classes=["language-de"])))
    assert '<span lang="de">Bis bald.</span>' in made


# Tables


def table(
    heads: list[list[str]], *rows: list[str], stub: bool = False, **facts: Any
) -> nodes.table:
    def row(words: list[str]) -> nodes.row:
        return nodes.row("", *[nodes.entry("", p(word)) for word in words])

    width = len(rows[0])
    specs = [nodes.colspec(colwidth=1) for _ in range(width)]
    if stub:
        specs[0]["stub"] = 1
    parts: list[nodes.Element] = [*specs]
    if heads:
        parts.append(nodes.thead("", *map(row, heads)))
    parts.append(nodes.tbody("", *map(row, rows)))
    return nodes.table("", nodes.tgroup("", *parts, cols=width), **facts)


THREE = ["a", "b", 'c "d"']


def test_a_wide_table_tells_each_cell_its_head_for_a_phone() -> None:
    made = html(table([THREE], ["1", "2", "3"]))
    assert 'class="stacks docutils' in made or "stacks" in made.partition(">")[0]
    assert 'scope="row"><p>1</p>' in made
    assert 'data-label="b"><p>2</p>' in made
    assert 'data-label="c &quot;d&quot;"><p>3</p>' in made
    assert made.count('scope="col"') == 3


def test_the_first_cell_of_a_wide_table_names_its_row_if_each_row_has_one() -> None:
    assert html(table([THREE], ["1", "2", "3"], ["4", "5", "6"])).count('scope="row"') == 2
    assert 'scope="row"' not in html(table([THREE], ["1", "2", "3"], ["", "5", "6"]))


@pytest.mark.parametrize(
    "tree",
    [
        table([["a", "b"]], ["1", "2"]),  # a phone has room for two
        table([], ["1", "2", "3"]),
        table([THREE, THREE], ["1", "2", "3"]),
    ],
)
def test_other_tables_stay_as_they_are(tree: nodes.table) -> None:
    made = html(tree)
    assert "stacks" not in made
    assert "data-label" not in made


@pytest.mark.parametrize("span", ["morecols", "morerows"])
def test_where_a_cell_takes_more_than_its_place_no_column_is_known(span: str) -> None:
    tree = table([THREE], ["1", "2", "3"], ["4", "5", "6"])
    row: Any = list(tree.findall(nodes.row))[1]
    row[0][span] = 1
    del row[-1 if span == "morecols" else 3 :]
    assert "data-label" not in html(tree)


def test_a_row_that_is_longer_than_the_head_has_no_name_for_the_rest() -> None:
    tree = table([THREE], ["1", "2", "3"])
    group: Any = tree[0]
    group.insert(0, nodes.colspec(colwidth=1))
    group[-1][0] += nodes.entry("", p("4"))
    assert html(tree).count("data-label") == 2


def test_a_head_of_a_row_says_so() -> None:
    made = html(table([THREE], ["1", "2", "3"], stub=True))
    assert made.count('scope="row"') == 1
    assert made.count("data-label") == 2


def test_a_table_in_furos_wrapper_has_its_name_once() -> None:
    inner = table([THREE], ["1", "2", "3"], ids=["t", "u"])
    wrapper = nodes.container("", inner, ids=["t", "u"])
    assert translated(document(wrapper)).count('id="t"') == 1
    assert translated(document(table([THREE], ["1", "2", "3"], ids=["t"]))).count('id="t"') == 1


def note(name: str) -> nodes.footnote:
    return nodes.footnote("", nodes.label("", "1"), p(f"Of {name}."), ids=[name], names=[name])


def sign(name: str) -> nodes.footnote_reference:
    return nodes.footnote_reference("", "1", refid=name, ids=[f"sign-{name}"])


def test_a_note_follows_the_paragraph_that_has_its_sign() -> None:
    noted = nodes.paragraph("", "Words.", sign("a"), nodes.Text(" More of them, up to the end."))
    listed = nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "", sign("b"))))
    rule = nodes.transition(classes=["footnotes"])
    made = html(section("T", noted, p("x"), listed, rule, note("a"), note("b")))
    before, beside, after = re.split('<div class="beside down-0">|</div></div><p>x', made)
    assert '<div class="noted"><p>Words.' in before
    assert '<aside class="footnote" id="a" role="doc-footnote">' in beside
    assert made.count("<aside") == 2, "each of them once"
    assert "<hr" in after
    assert after.index('id="b"') > after.index("<hr"), "of a list, at the end"
    assert "[" not in made


@pytest.mark.parametrize(("words", "lines"), [(1, 0), (13, 1), (999, 16)])
def test_a_note_tells_how_many_lines_down_its_sign_stands(words: int, lines: int) -> None:
    noted = nodes.paragraph("", "", nodes.Text("word " * words), sign("a"), sign("b"))
    made = html(section("T", noted, note("a"), note("b")))
    assert re.findall(r"down-(\d+)", made) == [str(lines)]


def test_there_is_no_line_above_notes_that_stand_elsewhere() -> None:
    rule = nodes.transition(classes=["footnotes"])
    noted = nodes.paragraph("", "Words.", sign("a"))
    assert "<hr" not in html(section("T", noted, rule, note("a")))


@pytest.mark.parametrize(("first", "is_scene"), [("“One”", True), ("One", False)])
def test_where_people_speak_is_a_scene(first: str, is_scene: bool) -> None:
    assert ("scene" in html(section("T", p(f"{first} says A."), p("“Two,” says B.")))) is is_scene
