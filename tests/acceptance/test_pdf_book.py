"""The printed book has what a paperback has, each thing in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import Book, make
from tests.letters import font_of
from tests.tagtree import Tag, headings, placed_text, tag_tree
from tests.validators import pdf_failures


@pytest.fixture(scope="module")
def tree(real: Book) -> Tag:
    return tag_tree(real.pdf)


def on_page(tag: Tag) -> int:
    return min((page for page, _ in tag.all_lines()), default=0)


def plain(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def test_the_cover_comes_first_then_half_title_and_title(tree: Tag) -> None:
    figure, half_title, title = [t for t in tree.walk() if t.kind in ("Figure", "P", "Title")][:3]
    assert figure.alt.startswith("Cover. Two curved lines")
    assert (half_title.kind, plain(half_title.text())) == ("P", "Reach and Retreat")
    assert (title.kind, plain(title.text())) == ("Title", "Reach and Retreat")
    assert [on_page(half_title), on_page(title)] == [3, 5]


def test_folios_are_roman_before_the_text_and_count_from_the_half_title(real: Book) -> None:
    with pikepdf.open(real.pdf) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    assert labels[2:7] == ["i", "ii", "iii", "iv", "v"]
    first = labels.index("1")
    assert first % 2 == 0  # a right-hand page: the cover is one, too
    assert labels[first:] == [str(n) for n in range(1, len(labels) - first + 1)]


def test_parts_open_on_right_hand_pages(real: Book, tree: Tag) -> None:
    parts = [name for name in real.titles if name.endswith("/index")]
    titles = {plain(real.titles[name]) for name in parts}
    openers = [tag for tag in tree.find("H1") if plain(tag.text()) in titles]
    assert len(openers) == len(parts) > 3
    assert {on_page(tag) % 2 for tag in openers} == {1}


# From the left of the page to the text, in points: on a right-hand page the spine is there.
LEFT_EDGES = {"right": 61.2, "left": 54.0}
NEAREST = 25.2  # to the edge of the paper that anything may stand


def test_the_margins_of_left_and_right_pages_mirror_each_other(real: Book) -> None:
    first = {number: kind for kind, number in first_pages(real)}
    seen: dict[str, set[str]] = {}
    kind = ""
    with pikepdf.open(real.pdf) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            kind = first.get(number, kind)
            starts = {run.x for run in placed_text(page) if run.text[:1].strip()}
            side = "right" if number % 2 else "left"
            if starts and kind not in ("cover", "half-title"):
                assert LEFT_EDGES[side] in starts, number
                seen.setdefault(kind, set()).add(side)
                in_margin = {x for x in starts if x < LEFT_EDGES[side]}
                assert not in_margin or (kind == "guides" and min(in_margin) >= NEAREST), number
    kinds = ("part", "essay", "answers", "guides", "worksheets", "reference", "about", "contents")
    assert all(seen[kind] == {"left", "right"} for kind in kinds), seen


def first_pages(book: Book) -> Iterator[tuple[str, int]]:
    """Yield the kinds of pages, each time with the number of the page where they begin."""
    yield from (("cover", 1), ("half-title", 3), ("title", 5), ("contents", 7))
    begins: dict[str, int] = {}
    for name, place in headings(book.pdf).items():
        begins.setdefault(name.partition("#")[0], place.page)
    assert begins.keys() == book.printed.keys()
    for docname, page in begins.items():
        yield "part" if docname.endswith("/index") else docname.partition("/")[0], page


def test_a_source_tells_the_pages_that_use_it(real: Book, tree: Tag) -> None:
    with pikepdf.open(real.pdf) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    cited = {
        labels[on_page(link) - 1]
        for link in tree.find("Link")
        if plain(link.text()) == "Leo et al., 2020"
    }
    (source,) = [p for p in tree.find("P") if plain(p.text()).startswith("Leo, Karena")]
    told = re.search(r"\(pp?\. ([\d, ]+)\)$", plain(source.text()))
    assert cited
    assert told
    assert set(told[1].split(", ")) == cited


def test_an_address_can_be_read_on_paper(tiny: Book) -> None:
    """In the line where it is short, in a note where it is long; never where the words tell it."""
    notes = [plain(note.text()) for note in tag_tree(tiny.pdf).find("Note")]
    assert not any("example.org" in note for note in notes)
    assert b"(example.org/a?b=c&d=e)" in drawn(tiny.pdf)


def drawn(path: Path) -> bytes:
    """Return all that is drawn, artifacts too, as text."""
    from tests.tagtree import _decoder

    parts = []
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            fonts = {k: _decoder(font) for k, font in page.resources.get("/Font", {}).items()}
            decode = None
            for step in pikepdf.parse_content_stream(page):
                operands, operator = step.operands, step.operator
                if str(operator) == "Tf":
                    decode = fonts[str(operands[0])]
                elif str(operator) == "TJ" and decode:
                    strings = [s for s in operands[0] if isinstance(s, pikepdf.String)]
                    parts.append("".join(decode(bytes(s)) for s in strings))
    return "\n".join(parts).encode()


def test_a_long_address_goes_into_a_note_once(small: Path) -> None:
    address = "https://example.org/a/very/long/way/to/a/page/that/nobody/can/type.html"
    page = small / "source/page.md"
    page.write_text(page.read_text() + f"\nSee [this]({address}), and [that]({address}).\n")
    tree = tag_tree(make(small, small / "build", "pdf").pdf)
    notes = [plain(note.text()) for note in tree.find("Note")]
    assert notes == [f"1{address}"] or notes == [f"1 {address}"]


def test_a_side_alone_is_a_block_of_its_own(small: Path) -> None:
    page = small / "source/page.md"
    sides = "(there)=\n:::{reach}\nOne.\n:::\n\n[Back to it](#there).\n\n::::{sides}\n"
    sides += ":::{reach}\nTwo.\n:::\n:::{retreat}\nThree.\n:::\n::::\n"
    page.write_text(page.read_text() + f"\n{sides}")
    made = make(small, small / "build", "pdf")
    assert len(made.said.splitlines()) == 2, made.said  # the finding, and where the PDF is
    text = plain(tag_tree(made.pdf).text())
    for words in ("One.", "Back to it", "Two.", "Three."):
        assert words in text
    assert "side(" not in text
    assert "]" not in text


def test_fonts_of_the_writers_own_draw_what_ours_cannot(small: Path) -> None:
    (small / "fonts").mkdir()
    (small / "fonts/other.ttf").write_bytes(font_of("你"))
    conf, page = small / "conf.py", small / "source/page.md"
    conf.write_text(conf.read_text() + 'pdf_font_folders = ["fonts"]\n')
    page.write_text(page.read_text() + "\nA sign 你.\n")
    book = make(small, small / "build", "pdf")
    assert "No font" not in book.said
    assert "A sign 你 ." in plain(tag_tree(book.pdf).text())
    assert pdf_failures(book.pdf, "2a") == []
