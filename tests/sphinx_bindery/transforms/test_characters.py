"""characters: what no font has is spelled out wherever a page prints it, and told once a line."""

from __future__ import annotations

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.nodes import checkbox
from sphinx_bindery.transforms.characters import characters, name_of, spell_out, spelled, tell_of
from tests.trees import document, p, shown
from tests.warned import Warned


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("😀", "[grinning face]"),
        ("\ue000", "[u+e000]"),
        ("\x07", "[u+0007]"),
        ("é", "[latin small letter e with acute]"),
    ],
)
def test_a_character_has_a_name(character: str, words: str) -> None:
    assert name_of(character) == words
    assert spelled(f"a{character}b", {character}) == f"a{words}b"
    assert spelled("ab", {character}) == "ab"


def test_every_character_that_is_printed_is_asked_for() -> None:
    tree = document(
        p("é", checkbox(checked=True), nodes.literal("", "ß")),
        nodes.image(uri="x", alt="ñ"),
        nodes.comment("", "ø"),
    )
    assert characters(tree) - {" "} == set("é☑ßñ")


def run(*children: nodes.Node, missing: str = "😀") -> str:
    tree = document(*children)
    spell_out(tree, set(missing), set())
    return shown(tree.children)


FACE = "[grinning face]"


@pytest.mark.parametrize(
    ("node", "made"),
    [
        (p("a😀b😀"), f'paragraph("a{FACE}b{FACE}")'),
        (p(nodes.literal("", "😀")), f'paragraph(literal("{FACE}"))'),
        (nodes.literal_block("😀", "😀"), f'literal_block("{FACE}")'),
        (nodes.citation("", nodes.label("", "😀")), f'citation(label("{FACE}"))'),
        (nodes.comment("", "😀"), 'comment("😀")'),
        (p("a"), 'paragraph("a")'),
    ],
)
def test_it_is_spelled_out_where_it_stands(node: nodes.Node, made: str) -> None:
    assert run(node) == made


@pytest.mark.parametrize(
    ("node", "name"),
    [
        (nodes.image(uri="x", alt="a 😀"), "alt"),
        (nodes.Element(code="a 😀"), "code"),
    ],
)
def test_words_that_are_no_children_are_spelled_out_too(node: nodes.Node, name: str) -> None:
    assert isinstance(node, nodes.Element)
    run(node)
    assert node[name] == f"a {FACE}"


@pytest.mark.parametrize(("is_ticked", "box", "said"), [(True, "☑", "[x] "), (False, "☐", "[ ] ")])
def test_a_box_that_no_font_has_is_written(
    is_ticked: bool, box: str, said: str, warned: list[Warned]
) -> None:
    assert run(p(checkbox(checked=is_ticked)), missing=box) == f'paragraph("{said}")'
    assert run(p(checkbox(checked=is_ticked)), missing="😀") == "paragraph(checkbox())"
    assert not warned


def test_it_is_told_once_a_line(warned: list[Warned]) -> None:
    run(p("😀", nodes.emphasis("", "😀"), line=4), p("😀", line=5))
    assert [(told.place.rpartition(":")[2], told.kind) for told in warned] == [
        ("4", "pdf.glyph"),
        ("5", "pdf.glyph"),
    ]
    assert warned[0].words == (
        "No font of the PDF has the character 😀 [grinning face]. Write words instead."
    )


def test_in_a_list_of_titles_it_is_not_told_again(warned: list[Warned]) -> None:
    titles = addnodes.compact_paragraph("", "", nodes.bullet_list("", p("😀")), toctree=True)
    assert FACE in run(titles)
    assert not warned


def test_a_script_without_a_font_is_told_once_with_what_to_do(warned: list[Warned]) -> None:
    told: set[str] = set()
    for letters in ("中文", "文あ", "한"):
        spell_out(document(p(letters, line=3)), set("中文あ한ب"), told)
    spell_out(document(p("ب", line=4)), set("ب"), told)
    assert [each.words.partition(":")[0] for each in warned] == [
        "No font of the PDF has Chinese, Japanese or Korean letters, as 中",
        "No font of the PDF has Arabic letters, as ب",
    ]
    assert all("`pdf_font_folders`" in each.words for each in warned)


def test_the_words_of_conf_py_are_told_of_there(warned: list[Warned]) -> None:
    tell_of("A 😀 book 中", set("😀中"), "conf.py", set())
    assert [each.place for each in warned] == ["conf.py", "conf.py"]


def test_an_address_is_written_with_the_bytes_of_the_character(warned: list[Warned]) -> None:
    address = "https://a.example/😀/é"
    out = nodes.reference("", "x", refuri=address, shown=address, address="shown")
    inner = nodes.reference("", "x", refuri="%😀")
    assert "😀" in characters(document(p(out.deepcopy())))
    run(p(out, inner))
    assert out["refuri"] == out["shown"] == "https://a.example/%F0%9F%98%80/é"
    assert inner["refuri"] == "%😀"
    assert not warned


def test_a_text_in_two_places_is_spelled_out_in_both() -> None:
    shared = nodes.Text("a😀")
    one, other = nodes.inline("", "", shared), nodes.inline("", "", shared)
    assert run(p(one), p(other)) == " ".join([f'paragraph(inline("a{FACE}"))'] * 2)
