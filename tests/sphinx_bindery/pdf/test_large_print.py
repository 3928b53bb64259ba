"""pdf.large_print: the same looks, with other measures."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from sphinx_bindery.pdf.large_print import PAPERS, enlarge
from sphinx_bindery.pdf.said import words_of_looks
from sphinx_bindery.pdf.typst import TypstCompiler
from tests.sphinx_bindery.pdf.test_project import project
from tests.tagtree import placed_text

TYP = files("sphinx_bindery.pdf") / "typ"
EDITION = datetime(2026, 3, 4, tzinfo=UTC)
SEEN = "query(<seen>).map(it => it.value)"
TEMPLATE = """\
#import "/typ/style.typ": *
#let looks = (
  ".mine": body => {
    set text(size: sized(9pt), style: slope)
    context [#metadata(repr((text.size, text.style)))<seen>]
  },
)
"""


def seen(folder: Path, text: str, paper: str = "", template: str = "", asked: str = SEEN) -> Any:
    """Return what a text sees in an ordinary book, or in one in large print on a paper."""
    (folder / "mine.typ").write_text(template)
    made = project(folder, pdf_template="mine.typ" if template else "")
    made.lay_out(words_of_looks(), {})
    call = ""
    if paper:
        enlarge(folder / "to", paper)
        call = "#show: in-large-print\n"
    source = f'{made.head()}#import "/typ/style.typ": *\n{call}#show: book.with(title: "T")\n'
    return TypstCompiler(source + text, folder / "to").eval(asked)


@pytest.mark.parametrize(
    ("asked", "ordinary", "large"),
    [
        ("text.size", "11pt", "18pt"),
        ("sized(10.5pt)", "10.5pt", "18pt"),
        ("sized(20pt)", "20pt", "32pt"),
        ("beside(0.86em)", "0.86em", "1em"),
        ("beside(1.14em)", "1.14em", "1.14em"),
        ("close(0.5em)", "0.5em", "0.79em"),
        ("written(5mm)", "14.17pt", "22.68pt"),
        ("text.hyphenate", "true", "false"),
        ("text.number-type", '"old-style"', '"lining"'),
        ("par.justify", "true", "false"),
        ("measures.around-lists", "0.95em", "1.35em"),
        ("par.first-line-indent.amount == 0pt", "false", "true"),
        ("muted == ink", "false", "true"),
        ("slope", '"italic"', '"normal"'),
        ("heading-weight", "400", "700"),
        ("measures.columns", "2", "1"),
    ],
)
def test_letters_are_larger_and_plain(
    asked: str, ordinary: str, large: str, tmp_path: Path
) -> None:
    text = f"#context [#metadata(repr({asked}))<seen>]"
    for paper, value in (("", ordinary), ("a4", large)):
        folder = tmp_path / (paper or "book")
        folder.mkdir()
        assert seen(folder, text, paper) == [value]


def test_a_look_of_a_book_s_own_comes_out_large_too(tmp_path: Path) -> None:
    text = '#container("mine")[a]'
    assert seen(tmp_path, text, "a4", TEMPLATE) == ['(18pt, "normal")']


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", "(595.28pt, 841.89pt)"), ("us-letter", "(612pt, 792pt)")]
)
def test_the_page_is_that_of_its_paper(paper: str, size: str, tmp_path: Path) -> None:
    text = "#context [#metadata(repr((page.width, page.height)))<seen>]"
    assert seen(tmp_path, text, paper) == [size]
    assert paper in PAPERS


def test_no_other_paper_is_known(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        enlarge(tmp_path, "a5")


def test_the_measures_of_both_have_the_same_names() -> None:
    """… so that a look never asks for one that large print has not."""
    names = []
    for name in ("measures", "large-print"):
        text = (TYP / f"{name}.typ").read_text()
        inside = text[text.index("#let measures = (") :]
        names.append(
            [line.partition(":")[0] for line in inside.splitlines() if line[2:3].isalpha()]
        )
    assert set(names[0]) == set(names[1])
    assert len(names[0]) > 15


FIXED = re.compile(r'size: (?:[\d.]+pt|0\.\d+em)|style: "italic"|weight: 400|hyphenate: true')


def test_no_look_names_what_large_print_could_not_change() -> None:
    """But for a sheet of its own, which is never in large print."""
    for path in TYP.iterdir():
        if path.name not in ("measures.typ", "large-print.typ"):
            text = path.read_text().partition("// A page on a sheet of its own")[0]
            assert not FIXED.findall(text), path.name


@pytest.mark.parametrize("paper", ["", *sorted(PAPERS)])
def test_the_drawing_on_the_cover_ends_above_the_title(paper: str, tmp_path: Path) -> None:
    made = project(tmp_path)
    made.lay_out(words_of_looks(), {})
    (tmp_path / "to/drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="108" viewBox="0 0 120 108"/>'
    )
    if paper:
        enlarge(tmp_path / "to", paper)
    subtitle = "Why one of you chases, one of you pulls away, and how both of you can stop"
    facts = f'title: "Reach and Retreat", subtitle: "{subtitle}", drawing: "/drawing.svg"'
    place = "(it.location().position().y.pt(), it.width.length.pt())"
    drawn = f"query(image).slice(0, 1).map(it => {place})"
    book = f'{made.head()}#show: book.with({facts}, author: "A", cover-words: "C")\n= A\n'
    typst = TypstCompiler(book, tmp_path / "to")
    ((top, width),) = typst.eval(drawn)
    with pikepdf.open(BytesIO(typst.pdf(EDITION)[0])) as pdf:
        title = max(placed_text(pdf.pages[0]), key=lambda run: (run.size, run.y))
        height = float(pdf.pages[0].mediabox[3])
    assert top + width * 108 / 120 < height - title.y - 0.66 * title.size


def test_a_list_stands_as_far_from_a_paragraph_as_another(tmp_path: Path) -> None:
    at = "#metadata(0)<at>"
    text = f'#par[a{at}]\n#par[b{at}]\n#bullet-list("", par[c{at}])\n#par[d{at}]'
    heights = "query(<at>).map(it => it.location().position().y.pt())"
    a, b, c, d = seen(tmp_path, text, "a4", asked=heights)
    assert (c - b, d - c) == pytest.approx((b - a, b - a), abs=0.1)


def test_no_line_of_the_contents_is_a_short_word(tmp_path: Path) -> None:
    """… beside its number."""
    made = project(tmp_path)
    made.lay_out(words_of_looks(), {})
    enlarge(tmp_path / "to", "a4")
    title = "How to write about a fight as a kind stranger would see it"
    book = '#show: book.with(title: "T", contents-title: "C", cover-words: "C")\n= A\n== ' + title
    pdf, _ = TypstCompiler(made.head() + book, tmp_path / "to").pdf(EDITION)
    with pikepdf.open(BytesIO(pdf)) as read:
        lines = [run.text.strip() for page in read.pages for run in placed_text(page)]
    assert "it" not in lines
