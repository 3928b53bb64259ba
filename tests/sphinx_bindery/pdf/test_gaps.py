"""pdf/typ/gaps.typ: a page ends at its foot, and no page breaks elsewhere for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from sphinx_bindery.pdf.said import words_of_looks
from sphinx_bindery.pdf.typst import TypstCompiler
from tests.sphinx_bindery.pdf.test_project import project

PLACES = "query(<at>).map(it => (it.value, it.location().page(), it.location().position().y.pt()))"
FOOT = 576.04  # points from the head of the sheet to the last line of a page
HEAD = 64.8  # … and to the first
LINE = 14.6
BEGIN = """\
#import "/typ/style.typ": *
#import "/typ/gaps.typ": *
#set document(title: "T")
#set page(..paper, margin: margins)
#set text(size: text-size)
#set par(leading: leading, spacing: leading, first-line-indent: 1.3em)
#set list(spacing: 0.7em)
#let at(name) = [#name#metadata(name)<at>]
#let lines(name, count) = range(count).map(it => at(name + str(it))).join(linebreak())
"""


class Place(NamedTuple):
    page: int
    y: float


def places(folder: Path, text: str, *, fills: bool = True) -> dict[str, Place]:
    made = project(folder)
    if not made.images.exists():
        made.lay_out(words_of_looks(), {})
    told = {"fills": fills, "long-pages": {}}
    (folder / "to/fit.json").write_text(json.dumps(told))
    press = TypstCompiler(f"{made.head()}{BEGIN}{text}", folder / "to")
    return {name: Place(page, y) for name, page, y in press.eval(PLACES)}


# A heading and its paragraph stand off the lines of the others, so that a page ends short.
TEXT = """\
#par(lines("a", 20))
#gap(20pt)
#par(lines("b", 4))
#next-paragraph(lines("c", 3))
#gap(25pt)
#par(lines("d", 30))
#rest()
"""


def test_a_page_ends_at_its_foot_and_breaks_where_it_would(tmp_path: Path) -> None:
    plain = places(tmp_path, TEXT, fills=False)
    filled = places(tmp_path, TEXT)
    assert {n: it.page for n, it in plain.items()} == {n: it.page for n, it in filled.items()}
    last = max(it.y for it in plain.values() if it.page == 1)
    assert last < FOOT - 4, "there is something to fill"
    assert max(it.y for it in filled.values() if it.page == 1) == pytest.approx(FOOT, abs=0.3)


def test_what_is_set_apart_gets_ten_times_what_a_paragraph_does(tmp_path: Path) -> None:
    plain = places(tmp_path, TEXT, fills=False)
    filled = places(tmp_path, TEXT)
    wider = {name: filled[name].y - plain[name].y for name in ("a0", "b0", "c0", "d0")}
    assert wider["a0"] == pytest.approx(0, abs=0.01)
    assert wider["c0"] - wider["b0"] == pytest.approx(wider["b0"] / 10, rel=0.01)
    assert wider["d0"] - wider["c0"] == pytest.approx(wider["b0"], rel=0.01)


def test_the_last_page_stays_as_it_is(tmp_path: Path) -> None:
    text = '#par(lines("a", 4))\n#gap(20pt)\n#par(lines("b", 4))\n#rest()'
    plain, filled = (places(tmp_path, text, fills=fills) for fills in (False, True))
    assert filled["b3"].y == pytest.approx(plain["b3"].y, abs=0.01)


def test_nothing_is_widened_at_the_head_of_a_page(tmp_path: Path) -> None:
    whole = '#block(breakable: false, above: 0pt, below: 0pt, par(lines("{0}", 30)))'
    text = "\n#gap(20pt)\n".join(whole.format(name) for name in "abc") + "\n#rest()"
    found = places(tmp_path, text)
    heads = [found[name] for name in ("a0", "b0", "c0")]
    assert [it.page for it in heads] == [1, 2, 3]
    assert [it.y for it in heads] == pytest.approx([HEAD] * 3, abs=0.3)


@pytest.mark.parametrize("call", ["blocks.bullet-list", "numbered-list"])
@pytest.mark.parametrize("before", range(20, 32, 3))
def test_the_space_between_items_is_not_left_at_a_foot(
    call: str, before: int, tmp_path: Path
) -> None:
    items = ", ".join(f'par(at("i{number}"))' for number in range(24))
    text = f'#par(lines("a", {before}))\n#{call}({items})\n#rest()'
    found = places(tmp_path, text)
    assert max(it.y for it in found.values() if it.page == 1) == pytest.approx(FOOT, abs=0.3)
    assert min(it.y for it in found.values() if it.page == 2) == pytest.approx(HEAD, abs=0.3)


def test_a_list_has_the_space_that_was_asked_for(tmp_path: Path) -> None:
    found = places(tmp_path, '#bullet-list("", par(at("a")), par(at("b")), par(at("c")))\n#rest()')
    assert found["b"].y - found["a"].y == pytest.approx(found["c"].y - found["b"].y, abs=0.01)
    assert found["b"].y - found["a"].y == pytest.approx(0.658 * 11 + 7.7, abs=0.5)


@pytest.mark.parametrize(("whole", "begins"), [("60pt", 2), ("20pt", 1)])
def test_what_is_short_is_not_parted(tmp_path: Path, whole: str, begins: int) -> None:
    text = f'#par(lines("a", 33))\n#set-apart(whole: {whole}, par(lines("b", 4)))'
    found = places(tmp_path, text, fills=False)
    assert (found["b0"].page, found["b3"].page) == (begins, 2)


@pytest.mark.parametrize(("kept", "page"), [("", 1), ("kept: true, ", 2)])
def test_a_paragraph_goes_on_to_the_page_of_what_it_is_kept_with(
    kept: str, page: int, tmp_path: Path
) -> None:
    text = f"""\
#par(lines("a", 31))
#next-paragraph({kept}lines("b", 3))
#block(breakable: false, lines("c", 4))
#rest()"""
    found = places(tmp_path, text)
    assert [found[name].page for name in ("a30", "b0", "b2", "c0")] == [1, page, page, 2]


@pytest.mark.parametrize("fills", [True, False])
@pytest.mark.parametrize("how", ["whole: true", "kept: true"])
def test_a_paragraph_that_keeps_together_stands_where_another_would(
    how: str, fills: bool, tmp_path: Path
) -> None:
    text = '#par(lines("a", 3))\n#next-paragraph({}lines("b", 3))\n#next-paragraph(lines("c", 3))'
    plain, held = (
        places(tmp_path, text.format(given) + "\n#rest()", fills=fills)
        for given in ("", how + ", ")
    )
    assert {name: it.y for name, it in held.items()} == pytest.approx(
        {name: it.y for name, it in plain.items()}, abs=0.01
    )


def test_what_follows_a_list_is_widened_half_as_much_as_what_is_set_apart(tmp_path: Path) -> None:
    text = """\
#par(lines("a", 10))
#bullet-list("", par(at("i")))
#paragraph("", after-block: true, lines("b", 5))
#gap(20pt)
#par(lines("c", 5))
#gap(20pt)
#block(breakable: false, par(lines("d", 30)))
#rest()"""
    plain, filled = (places(tmp_path, text, fills=fills) for fills in (False, True))
    wider = {name: filled[name].y - plain[name].y for name in ("a0", "i", "b0", "c0")}
    assert wider["b0"] - wider["i"] == pytest.approx((wider["c0"] - wider["b0"]) / 2, rel=0.01)
    assert wider["b0"] - wider["i"] > 20


# A term, and a list of terms within it, so far down the page as the lines before them say.
NESTED = """\
#import "/typ/blocks.typ": definition-list, foothold
#set terms(hanging-indent: 1em, separator: none)
#let inner(name) = definition-list((term: at("inner" + name), description: lines("x" + name, 2)))
#let outer(name, hold) = block(par[A function.] + definition-list(
  (term: at("outer" + name), description: hold + inner(name)),
))
#for count in range(26, 36) {
  pagebreak(weak: true)
  par(lines("a", count))
  outer(str(count), %s)
}
"""


@pytest.mark.parametrize(("hold", "stays"), [("foothold", True), ("none", False)])
def test_a_term_stays_with_the_list_that_it_begins_with(
    hold: str, stays: bool, tmp_path: Path
) -> None:
    found = places(tmp_path, NESTED % hold, fills=False)
    pages = [(found[f"outer{n}"].page, found[f"inner{n}"].page) for n in range(26, 36)]
    assert all(outer == inner for outer, inner in pages) is stays
