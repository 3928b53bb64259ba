"""What validators do not see: who listens to the PDF hears it in order, each thing as what it is.

And what a typesetter sees: no line of a paragraph alone on a page, no heading at a page's foot.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from tests.acceptance.test_pdf_stranger import stranger  # noqa: F401  (a fixture)
from tests.conftest import Book, make
from tests.tagtree import Tag, tag_tree

# What holds blocks, and what stands in a line.
BLOCKS = {"Document", "Div", "L", "LI", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "TOC"}
INLINE = {"Span", "Em", "Strong", "Link", "Reference", "Quote"}


@pytest.fixture(params=["real", "tiny", "stranger"], scope="session")
def tree(request: pytest.FixtureRequest) -> Tag:
    made = request.getfixturevalue(request.param)
    return tag_tree(made.pdf if isinstance(made, Book) else made[1])


def inside(tree: Tag, kind: str) -> list[tuple[Tag, Tag]]:
    """Return each tag of a kind with the tag around it."""
    return [
        (tag, child)
        for tag in tree.walk()
        for child in tag.children
        if isinstance(child, Tag) and child.kind == kind
    ]


def test_text_stands_in_paragraphs(tree: Tag) -> None:
    """Text that is the child of a block is read without a pause, or not at all."""
    strays = [
        (tag.kind, child if isinstance(child, str) else child.text())
        for tag in tree.walk()
        if tag.kind in BLOCKS
        for child in tag.children
        if (child.strip() if isinstance(child, str) else child.kind in INLINE)
    ]
    assert strays == []
    assert len(tree.find("P")) > 50


def test_headings_have_six_levels_and_skip_none(tree: Tag) -> None:
    levels = [int(tag.kind[1:]) for tag in tree.walk() if tag.kind[:1] == "H"]
    assert levels[0] == 1
    assert max(levels) <= 6
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_lists_are_lists(tree: Tag) -> None:
    assert tree.find("L")
    for item in tree.find("LI"):
        kinds = [child.kind for child in item.children if isinstance(child, Tag)]
        assert kinds == ["Lbl", "LBody"], item.text()
    for tag in tree.find("L"):
        assert {c.kind for c in tag.children if isinstance(c, Tag)} <= {"LI", "L", "Caption"}


def test_heads_of_tables_say_what_they_head(tree: Tag) -> None:
    heads = tree.find("TH")
    assert heads
    assert {head.scope for head in heads} == {"Column"}
    for table in tree.find("Table"):
        rows = table.find("TR")
        assert all(row.find("TH", "TD") for row in rows)


def test_figures_have_words(tree: Tag) -> None:
    figures = tree.find("Figure")
    assert figures
    assert all(figure.alt.strip() for figure in figures)


def test_notes_have_a_number_and_a_place_that_leads_to_them(tree: Tag) -> None:
    notes = tree.find("Note")
    assert notes
    for note in notes:
        assert note.find("Lbl"), note.text()
        assert note.text().strip()
    # The sign in the text is a link with the note beside it in the order of reading.
    around = [parent for parent, _ in inside(tree, "Note")]
    assert all(parent.find("Link") for parent in around)


def test_links_say_where_they_lead(request: pytest.FixtureRequest) -> None:
    for name in ("real", "tiny", "stranger"):
        made = request.getfixturevalue(name)
        with pikepdf.open(made.pdf if isinstance(made, Book) else made[1]) as pdf:
            links = [note for page in pdf.pages for note in page.get("/Annots", [])]
            assert links
            assert all(str(link.get("/Contents", "")).strip() for link in links)
            assert all("/StructParent" in link for link in links)


def test_a_passage_in_another_language_says_so(small: Path) -> None:
    page = small / "source/page.md"
    (small / "conf.py").write_text(
        (small / "conf.py")
        .read_text()
        .replace('["colon_fence"]', '["attrs_inline", "attrs_block"]')
    )
    more = "\nThey say [à bientôt]{.language-fr} here.\n\n{.language-de}\nBis bald.\n"
    page.write_text(page.read_text() + more)
    tree = tag_tree(make(small, small / "build", "pdf").pdf)
    spoken = {tag.language: " ".join(tag.text().split()) for tag in tree.walk() if tag.language}
    assert spoken["fr"] == "à bientôt"
    assert spoken["de"] == "Bis bald."


# The typesetter's eye


def rows(tag: Tag, page: int) -> int:
    """Return how many lines of a tag's text stand on a page; raised signs are in their line."""
    heights = sorted((y for number, y in tag.all_lines() if number == page), reverse=True)
    return sum(1 for n, y in enumerate(heights) if n == 0 or heights[n - 1] - y > 7)


def test_no_line_of_a_paragraph_is_alone(tree: Tag) -> None:
    split = 0
    for paragraph in tree.find("P"):
        pages = {page for page, _ in paragraph.all_lines()}
        if len(pages) > 1:
            split += 1
            assert min(rows(paragraph, page) for page in pages) >= 2, paragraph.text()
    assert split or len(tree.find("P")) < 1000


def test_no_heading_is_at_the_foot(tree: Tag) -> None:
    blocks = [
        tag for tag in tree.walk() if tag.kind in ("P", "TOCI", "Code") or tag.kind[:1] == "H"
    ]
    blocks = [tag for tag in blocks if tag.all_lines()]
    for above, below in pairwise(blocks):
        is_empty = below.kind[:1] == "H" and below.kind <= above.kind  # a section without text
        if above.kind[:1] == "H" and not is_empty:
            last = max(page for page, _ in above.all_lines())
            assert min(page for page, _ in below.all_lines()) == last, above.text()
