"""web.claims: which number belongs to which source, and the sentence as readers see it."""

from __future__ import annotations

from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from press.pieces.studies import Studies, Study
from press.web.claims import Paragraph, numbers, paragraphs, titled


def study(*figures: float) -> Study:
    return Study(studied="x", design="once", strength="x", cannot_say="x", numbers=figures)


KNOWN = Studies(known={"a": study(74, 10), "b": study(59, 10)})


def cite(keys: str, role: str = "p") -> addnodes.pending_xref:
    inline = nodes.inline("", keys)
    return addnodes.pending_xref("", inline, refdomain="cite", reftype=role, reftarget=keys)


def said(*words: str | nodes.Node) -> list[Paragraph]:
    page = new_document("")
    parts = [nodes.Text(word) if isinstance(word, str) else word for word in words]
    inner = nodes.section("", nodes.title("", "In"), nodes.paragraph("", "", *parts), ids=["in"])
    page += nodes.section("", nodes.title("", "Page"), inner, ids=["page"])
    return [titled(one, {"there": "The other page"}) for one in paragraphs(page)]


def belongs(*words: str | nodes.Node) -> list[tuple[str, str]]:
    (paragraph,) = said(*words)
    return [(number.written, number.key) for number in numbers(paragraph, KNOWN)]


def test_the_source_in_the_sentence_comes_first() -> None:
    words: list[str | nodes.Node] = ["In 10 of them ", cite("b"), ". In 10 more ", cite("a"), "."]
    assert belongs(*words) == [("10", "b"), ("10", "a")]


def test_then_the_next_and_then_the_one_before() -> None:
    assert belongs("It was 10. Then so ", cite("b"), ". Or so ", cite("a"), ".") == [("10", "b")]
    assert belongs(cite("a", "t"), " saw 74. Ten couples went.") == [("74", "a"), ("Ten", "a")]


def test_only_a_source_that_has_it() -> None:
    assert belongs("In 74, and 59, and 12 ", cite("b,a"), ".") == [("74", "a"), ("59", "b")]
    assert belongs("In twenty ", cite("c"), ".") == []


def test_what_stands_in_the_sentence_besides() -> None:
    term = addnodes.pending_xref("", nodes.inline("", "flooding"), reftype="term")
    page = addnodes.pending_xref("", nodes.inline("", "there"), reftype="ref", reftarget="there")
    (paragraph,) = said(
        "In 74, ", term, nodes.footnote_reference("", "1"), "\nand ", page, " ", cite("a"), "."
    )
    assert paragraph == (
        "In 74, flooding and The other page \ue0000\ue001.",
        (("p", ("a",)),),
        "in",
    )


def test_a_paragraph_without_a_source_is_none() -> None:
    assert said("In 74 of them.") == []
