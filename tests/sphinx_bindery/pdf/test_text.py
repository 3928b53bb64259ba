"""pdf.text: the pages in one Typst text."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx.errors import SphinxError

from sphinx_bindery.order import Page
from sphinx_bindery.pdf.page import CHAPTER, PART, SINGLE, Opener, PrintedPage
from sphinx_bindery.pdf.translator import TypstTranslator
from tests.sphinx_bindery.pdf.test_builder import builder, failing, read
from tests.trees import document, p, section
from tests.warned import Warned


def test_a_place_is_marked_once_and_only_if_something_leads_there() -> None:
    links = [nodes.reference("", "x", refuri="%a#p"), nodes.reference("", "x", refid="r")]
    page = section("T", p("x", ids=["p"]), p(*links), id="t")
    made = read(builder(), ("a", document(page)))
    assert [made.anchor_to_set("a", name) for name in ("p", "p", "r", "t")] == [
        "a#p",
        "",
        "a#r",
        "",
    ]
    assert made.anchor_to_set("b", "p") == ""


def test_a_page_lies_where_no_address_can() -> None:
    assert builder().get_target_uri("a/b") == "%a/b"
    assert builder().get_relative_uri("x", "a/b") == "%a/b"


@pytest.mark.parametrize(
    ("page", "level", "opener"),
    [
        (Page("a", 0, False), 1, CHAPTER),
        (Page("a", 3, False), 3, CHAPTER),
        (Page("a", 1, True), 1, PART),
    ],
)
def test_a_page_as_the_translator_needs_it(page: Page, level: int, opener: Opener) -> None:
    made = builder().printed_page(page, document(), "Part")
    assert made == PrintedPage("a", level, ("Part", "The a"), opener)


@pytest.mark.parametrize("is_part", [True, False])
def test_a_page_by_itself_is_the_first_heading_of_its_own_document(is_part: bool) -> None:
    made = builder().printed_page(Page("a", 3, is_part), document(), "", is_single=True)
    assert made == PrintedPage("a", 1, ("", "The a"), SINGLE, is_single=True)


@pytest.mark.parametrize("is_single", [True, False])
def test_whoever_listens_may_say_how_a_page_opens(is_single: bool) -> None:
    mine, tree, heard = Opener("mine", {"fact": "1"}), document(), []

    def emit(event: str, page: PrintedPage, doctree: nodes.document) -> None:
        heard.append((event, page.docname, page.is_single, doctree))
        page.opener = mine

    made = builder()
    made.events = SimpleNamespace(emit=emit)
    assert made.printed_page(Page("a", 1, True), tree, "", is_single=is_single).opener is mine
    assert heard == [("bindery-page", "a", is_single, tree)]


def test_the_head_of_a_page_names_its_part() -> None:
    made = builder()
    heads: list[str] = []

    def translate(tree: nodes.document) -> str:
        heads.append(made.current_page.heads[0])
        return ""

    for name, depth in (("index", 0), ("p", 1), ("a", 2), ("after", 1)):
        made.env.titles.setdefault(name, nodes.title("", name.upper()))
        made.trees.append((Page(name, depth, name == "p"), document()))
    made.translate = translate
    list(made.translated(made.trees))
    assert heads == ["The Book", "P", "P", "The Book"]


def test_the_head_of_a_page_is_spelled_out_too() -> None:
    made = builder()
    made.env.titles["a"] = nodes.title("", "T 😀")
    made.missing_glyphs = {"😀"}
    page = made.printed_page(Page("a", 1, False), document(), "Part 😀")
    assert page.heads == ("Part [grinning face]", "T [grinning face]")
    assert '"T [grinning face]"' in made.frame.document("T 😀", "a4")


def test_the_names_of_a_book_without_a_font_for_them_are_told(warned: list[Warned]) -> None:
    made = builder(project="\u6599\u7406 \U0001f680", author="\u5c71\u7530")
    made.look_over()
    assert [(each.words[:35], each.place.rpartition("/")[2]) for each in warned] == [
        ("No font of the PDF has Chinese, Jap", "conf.py:1"),
        ("No font of the PDF has the characte", "conf.py:1"),
    ]
    assert "\u6599" not in made.frame.book()


def test_a_page_that_should_be_one_and_is_more_is_told_in_the_words_of_its_opener(
    warned: list[Warned],
) -> None:
    openers = {"a": Opener("x", too_long="%d are too many"), "b": Opener("x", too_long="Cut %d")}

    def emit(event: str, page: PrintedPage, doctree: nodes.document) -> None:
        page.opener = openers[page.docname]

    made = builder()
    made.events = SimpleNamespace(emit=emit)
    for name in openers:
        made.printed_page(Page(name, 1, False), document(), "")
    openers["b"] = Opener("x", too_long="%d by itself")
    made.printed_page(Page("b", 1, False), document(), "", is_single=True)
    made.check_lengths([{"name": "a#x", "pages": 1}, {"name": "b#x", "pages": 2}])
    (told,) = warned
    assert (told.words, told.place, told.kind) == ("Cut 2", "b:1", "pdf.length")


@pytest.mark.parametrize("drawn", ["#text([", "x]", '#text("', "/*", "$ a"])
def test_what_an_extension_draws_wrongly_is_told_and_set_plainly(
    drawn: str, tmp_path: Path, warned: list[Warned]
) -> None:
    class odd(nodes.General, nodes.Element):
        pass

    class good(nodes.General, nodes.Element):
        pass

    class bad(nodes.General, nodes.Element):
        pass

    def translator(tree: Any, made: Any) -> Any:
        writer = TypstTranslator(tree, made)
        texts = {"odd": ("#[", "]"), "good": ("#block[", "]"), "bad": (drawn, "")}
        for name, (before, after) in texts.items():  # as Sphinx sets them
            setattr(writer, f"visit_{name}", lambda node, text=before: writer.add(text))
            setattr(writer, f"depart_{name}", lambda node, text=after: writer.add(text))
        return writer

    inner = bad("", p("its words"))
    inner.source, inner.line = "a.md", 5
    tree = document(section("T", odd("", good("", inner)), p("after")), source="a.md")
    made = read(builder(tmp_path), ("a", tree))
    made.listed, made.create_translator = set(), translator
    made.current_page = PrintedPage("a", 1, ("Part", "Head"))
    for _ in range(2):  # once for the book, once for the large print
        text = made.translate(tree)
        assert '#[#block[\n// @src a.md:5\n\n#paragraph("")[#"its words"]\n]]' in text
    (told,) = warned
    assert told.words.startswith("What an extension draws of `bad` is no Typst (un")
    assert (told.place, told.kind) == ("a.md:5", "pdf.node")


def test_a_page_that_cannot_be_translated_is_left_out_and_nothing_leads_there(
    warned: list[Warned],
) -> None:
    assert "b#t" in failing(builder()).translated_pages()["a"]
    made = failing(builder(), "b")
    text = "".join(made.translated_pages().values())
    assert [page.docname for page in made.pages] == ["a", "c"]
    assert made.failed == {"b"}
    assert "other words" in text
    assert "b#t" not in text
    assert [(told.words, told.place) for told in warned] == [
        (
            "This page cannot be written (ValueError: odd), and is left out. "
            "Take out what was changed last.",
            "b:1",
        )
    ]


def test_a_book_of_which_no_page_can_be_translated_is_none(warned: list[Warned]) -> None:
    with pytest.raises(SphinxError, match="none of its pages"):
        failing(builder(), "a", "b", "c").translated_pages()
    assert len(warned) == 3
