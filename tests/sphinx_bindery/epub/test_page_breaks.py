"""epub.pagelist: where each printed page begins is marked once, never early."""

from __future__ import annotations

from docutils import nodes

from sphinx_bindery.epub.page_breaks import PageMarks
from sphinx_bindery.page_starts import PageStart


def block(line: int | None, source: str = "a.md") -> nodes.Element:
    node = nodes.paragraph()
    node.source, node.line = source, line
    return node


def mark(number: str) -> str:
    return (
        f'<span epub:type="pagebreak" role="doc-pagebreak" id="page-{number}" '
        f'title="{number}"></span>'
    )


def test_a_mark_stands_before_the_first_block_at_its_line_or_below() -> None:
    marks = PageMarks([PageStart("1", "a.md", 5), PageStart("2", "a.md", 9)])
    marks.open_page("a.xhtml")
    assert marks.before(block(4)) == ""
    assert marks.before(block(5)) == mark("1")
    assert marks.before(block(5)) == ""
    assert marks.before(block(12)) == mark("2")
    assert marks.places == [("1", "a.xhtml#page-1"), ("2", "a.xhtml#page-2")]


def test_several_that_are_due_come_together_in_order() -> None:
    marks = PageMarks(
        [PageStart("ix", "a.md", 5), PageStart("x", "a.md", 6), PageStart("xi", "a.md", 8)]
    )
    assert marks.before(block(7)) == mark("ix") + mark("x")


def test_only_blocks_of_that_file_with_a_line_count() -> None:
    marks = PageMarks([PageStart("1", "a.md", 5)])
    nameless = block(9)
    nameless.source = None
    for node in (block(9, "b.md"), block(None), block(0), nameless):
        assert marks.before(node) == ""
    assert marks.places == []


def test_an_address_is_that_of_the_page_being_written() -> None:
    marks = PageMarks([PageStart("1", "a.md", 1), PageStart("2", "b.md", 1)])
    marks.open_page("b.xhtml")
    marks.before(block(1, "b.md"))
    marks.open_page("a.xhtml")
    marks.before(block(1))
    assert marks.places == [("2", "b.xhtml#page-2"), ("1", "a.xhtml#page-1")]
