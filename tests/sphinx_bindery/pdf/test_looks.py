"""pdf/typ/looks.typ: how each class looks, and what a book's template changes."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from sphinx_bindery.pdf.said import words_of_looks
from sphinx_bindery.pdf.typst import Diagnostic, TypstCompiler
from tests.sphinx_bindery.pdf.test_project import project
from tests.tagtree import Placed, placed_text, printed_text

EDITION = datetime(2026, 3, 4, tzinfo=UTC)
SEEN = "query(<seen>).map(it => it.value)"
TEMPLATE = """\
#import "/typ/blocks.typ": boxed
#let seen(name) = (..given) => [#metadata(name)<seen>]
#let looks = (
  ".mine": seen("a class"),
  ".card": body => seen("a card")() + boxed(body),
  code: seen("code"),
  chapter: seen("a chapter"),
  mine: seen("a call"),
)
"""


@pytest.fixture
def press(tmp_path: Path) -> Any:
    """Typst, with a text in the folder of a book that has this template."""

    def press(text: str, template: str = TEMPLATE) -> TypstCompiler:
        (tmp_path / "mine.typ").write_text(template)
        made = project(tmp_path, pdf_template="mine.typ" if template else "")
        made.lay_out(words_of_looks(), {})
        return TypstCompiler(f'{made.head()}#set document(title: "T")\n{text}', made.folder)

    return press


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ('#container("mine")[a]', ["a class"]),
        ('#paragraph("mine")[a]', ["a class"]),
        ('#rubric("mine")[a]', ["a class"]),
        ('#span("mine")[a]', ["a class"]),
        ('#bullet-list("mine")[a][b]', ["a class"]),
        ('#container("card")[a]', ["a card"]),
        ('#code("a")', ["code"]),
        ('#look("chapter")[a][b]', ["a chapter"]),
        ('#look("mine", 1)[a]', ["a call"]),
        ('#container("code")[a]', []),  # a class is no call
        ('#paragraph("other")[a] #bullet-list("")[b] #container("tab")[c]', []),
    ],
)
def test_a_template_sets_classes_and_calls(press: Any, text: str, seen: list[str]) -> None:
    assert press(text).eval(SEEN) == seen


@pytest.mark.parametrize(("columns", "lines"), [(4, 1), (6, 2)])
def test_a_name_that_is_too_long_for_its_column_breaks_at_a_joint(
    press: Any, columns: int, lines: int
) -> None:
    """Two words side by side would stand on each other: Typst breaks no word of code."""

    def table(word: str) -> str:
        cells = f'[#literal("{word}")], ' * columns
        call = f"data-table(columns: ({'1fr, ' * columns}), breaks: true, {cells})"
        return f"block(width: 24em, {call})"

    texts = table("cpu_times()"), table("cpu")
    heights = ", ".join(f"measure({text}).height.pt()" for text in texts)
    found = press(f"#context [#metadata(({heights})) <heights>]", "").eval("query(<heights>)")
    broken, whole = found[0]["value"]
    assert (broken > 1.3 * whole) == (lines == 2)


@pytest.mark.parametrize(("width", "is_cut"), [("18em", False), ("7em", True)])
def test_a_word_of_a_cell_is_cut_only_where_it_is_wider_than_its_column(
    press: Any, width: str, is_cut: bool
) -> None:
    words = "Can I ask you something? I was listening for the keys and telling you exactly."
    table = f"data-table(columns: (1fr, 1fr), [{words}], [{words}])"
    book = '#show: book.with(title: "T", contents-title: "C", cover-words: "C")\n= A\n'
    text = f"{book}#block(width: {width}, {table})"
    pdf, told = press(text, "").pdf(EDITION)
    assert not told
    with pikepdf.open(BytesIO(pdf)) as read:
        runs = [run.text for run in placed_text(read.pages[-1])]
    cut = [above + below for above, below in pairwise(runs) if (above[-1] + below[0]).isalpha()]
    assert bool(cut) == is_cut, cut


def test_without_a_template_a_book_has_the_looks_of_the_bindery(press: Any) -> None:
    shown = "#metadata(looks.keys())<seen>"
    (names,) = press(shown, "").eval(SEEN)
    assert {"chapter", "code", ".card", ".aside"} <= set(names)


@pytest.mark.parametrize(
    ("template", "diagnostic"),
    [
        (
            '#let looks = (".mine": body => {\n  nobody\n})',
            Diagnostic("unknown variable: nobody", 4, 2),
        ),
        ("#let looks = (", Diagnostic("unclosed delimiter", 1, 1)),
        ("#let others = (:)", Diagnostic("module `template` does not contain `looks`", 1)),
    ],
)
def test_what_is_wrong_in_a_template_is_told_with_its_line(
    press: Any, template: str, diagnostic: Diagnostic
) -> None:
    _, told = press('#container("mine")[a]', template).pdf(EDITION)
    assert told == [diagnostic]


LINES = "#context [#metadata(par.justify)<seen>]"


@pytest.mark.parametrize(
    "text",
    [
        f'#bullet-list("")[{LINES}]',
        f"#numbered-list[{LINES}]",
        f"#definition-list(terms.item([a], [{LINES}]))",
        f'#bullet-list("")[#numbered-list[{LINES}]]',
    ],
)
def test_the_lines_of_a_list_end_with_their_words(press: Any, text: str) -> None:
    """… where those of the text are spaced out to one length."""
    made = press(f'#show: book.with(title: "T")\n{LINES}\n{text}', "")
    assert made.eval(SEEN) == [True, False]


HEAD = "Since the baby, one of us is always asking"


@pytest.mark.parametrize(
    ("words", "room", "head"),
    [
        (HEAD, "400pt", HEAD),
        (HEAD, "120pt", "Since the baby, one of us …"),
        ("你好" * 20, "60pt", "你好你好你好你好 …"),
    ],
)
def test_a_head_is_one_line_and_ends_behind_a_word(
    press: Any, words: str, room: str, head: str
) -> None:
    made = press(
        '#import "/typ/page.typ": one-line\n'
        f'#context [#metadata(one-line("{words}", {room}).body.text)<seen>]',
        "",
    )
    assert made.eval(SEEN) == [head]


@pytest.mark.parametrize(
    ("words", "line"), [("The loop", "The loop,~1"), ("Am I both?", "Am I both?~1")]
)
def test_words_of_the_index_with_a_stop_take_no_comma(press: Any, words: str, line: str) -> None:
    made = press(f'#set page(numbering: "1")\n= A #label("a")\n#indexed("a", true)[#"{words}"]', "")
    (shown,) = made.eval("query(link).map(it => repr(it.body))")
    told = "".join(part.strip('"[]') for part in re.findall(r'"[^"]*"|\[[^\]]*\]', shown))
    assert told.replace("\u00a0", "~") == line


def pages(made: TypstCompiler) -> list[str]:
    """Return what is printed on each page, without spaces, which Typst need not write."""
    pdf, told = made.pdf(EDITION)
    assert not told
    with pikepdf.open(BytesIO(pdf)) as read:
        return [printed_text(page) for page in read.pages]


NUMBERED = '#set page(numbering: "1", footer: none)\n'


def test_a_reference_tells_the_page_where_it_is_another(press: Any) -> None:
    see = '#see("a", numbered: true)[this]'
    made = press(f'{NUMBERED}#metadata(0)#label("a") {see}\n#pagebreak()\n{see}', "")
    assert pages(made) == ["this", "this(p.1)"]


def test_a_reference_to_nowhere_tells_no_page(press: Any) -> None:
    assert pages(press(f'{NUMBERED}#see("a", numbered: true)[this]', "")) == ["this"]


BOOK = '#show: book.with(title: "T", contents-title: "C", cover-words: "C")\n= A\n'


@pytest.mark.parametrize(
    "before",
    ["", '#block(width: 4em)[#metadata(0)#label("a") #see("b", numbered: true)[there]]'],
)
def test_what_follows_stands_in_the_first_layout_where_it_does_in_the_last(
    press: Any, before: str
) -> None:
    """… although the contents and the numbers of pages are known by then alone."""
    noted = """#context {
      let known = query(<noted>).map(it => it.value).flatten()
      let y = here().position().y.pt() + 1000 * here().page()
      [#metadata(if y in known { known } else { known + (y,) })<noted>]
    }"""
    made = press(f'{BOOK}= B\n{before}\n{noted}\n#pagebreak()#metadata(0)#label("b")', "")
    nowhere, *places = made.eval("query(<noted>).first().value")
    assert (nowhere, len(places)) == (1000, 1), places


def test_a_source_tells_each_page_that_uses_it_once(press: Any) -> None:
    text = '#use("a")one#use("a")\n#used("b")#pagebreak()#use("a")#use("b")two#used("a")#used("b")'
    assert pages(press(NUMBERED + text, "")) == ["one(p.2)", "two(pp.1,2)(p.2)"]


def test_lines_of_code_are_counted_from_the_first(press: Any) -> None:
    assert pages(press('#code("one\\ntwo", first: 9)', "")) == ["9one10two"]


def test_a_head_that_comes_again_is_whole_once(press: Any) -> None:
    head = '#first-whole("h", [#metadata("whole")<seen>], [#metadata("plain")<seen>])'
    made = press(f'#import "/typ/blocks.typ": *\n{head}\n#pagebreak()\n{head}', "")
    assert made.eval(SEEN) == ["whole", "plain"]


def test_the_number_of_a_page_stands_at_its_outer_edge(press: Any) -> None:
    """… with the book on the left page, and the chapter on the right; where it begins, nothing."""
    made = press(
        '#import "/typ/page.typ": running-head\n'
        '#set page(header: running-head(<a>, "Book", "Chapter"))\n'
        "#counter(page).update(20)#metadata(0)<a>one#pagebreak()two#pagebreak()three",
        "",
    )
    assert pages(made) == ["one", "21Booktwo", "Chapter22three"]


def test_what_is_crossed_out_downwards_is_not_crossed_out_upwards(press: Any) -> None:
    call = "#metadata(repr(cancel-down[x]))<seen>"
    (shown,) = press(f'#import "/typ/math.typ": *\n{call}', "").eval(SEEN)
    assert "inverted: true" in shown


@pytest.mark.parametrize("words", ["", "What it is about"])
def test_a_cover_has_the_subtitle_that_there_is(press: Any, words: str) -> None:
    face = f'cover-face(title: "Title", subtitle: "{words}", author: "Author")'
    made = press(f'#import "/cover.typ": cover-face\n#{face}', "")
    assert pages(made) == [f"Title{words.replace(' ', '')}Author"]


def drawn(press: Any, *texts: str) -> list[list[Placed]]:
    """Return what is drawn of each text, on a page of its own."""
    pdf, told = press(BOOK + "".join(f"#pagebreak()\n{text}\n" for text in texts), "").pdf(EDITION)
    assert not told
    with pikepdf.open(BytesIO(pdf)) as read:
        return [list(placed_text(page)) for page in read.pages[-len(texts) :]]


def lines_of(runs: list[Placed]) -> list[str]:
    lines: dict[float, str] = defaultdict(str)
    for run in runs:
        lines[run.y] += run.text
    return [lines[y].strip() for y in sorted(lines, reverse=True)]


def test_the_lines_of_an_index_stand_beside_each_other(press: Any) -> None:
    words = "par[What do I say when my partner goes quiet for days?], par[Words to try], "
    terms = [f'terms.item([Subject], bullet-list("", {words * count}))' for count in (6, 3, 5)]
    terms.insert(1, "terms.item([bid], [])")
    (runs,) = drawn(press, f"#block(height: 4in, index(definition-list({', '.join(terms)})))")
    heights = sorted({run.y for run in runs})
    assert len({run.x > 200 for run in runs}) == 2
    assert {round(above - below, 1) for below, above in pairwise(heights)} == {11.9}


@pytest.mark.parametrize("end", ["take all of it.", "what I think of you.", "I put it there."])
def test_no_cell_ends_with_two_short_words_alone(press: Any, end: str) -> None:
    """… wherever its lines break."""
    cell = f"data-table(columns: (1fr,), [I meant that much, yes: {end}])"
    pages = drawn(press, *(f"#block(width: {width}em, {cell})" for width in range(7, 14)))
    assert min(len(lines_of(runs)[-1]) for runs in pages) >= len(" ".join(end.split()[-3:]))
    assert len({len(lines_of(runs)) for runs in pages}) > 1


def test_a_date_in_a_list_is_whole(press: Any) -> None:
    item = "par[Day and night, free. Checked 23 November 2026.]"
    texts = (f'#block(width: {w}em, bullet-list("", {item}))' for w in range(10, 24))
    assert all("23 November 2026" in "|".join(lines_of(runs)) for runs in drawn(press, *texts))


@pytest.mark.parametrize("number", ["07860 077333", "0808 80 10 800", "1-877-977-0007"])
def test_a_number_to_call_is_whole(press: Any, number: str) -> None:
    text = f"#show: with-numbers;#[day and night, or text {number}. In 2026, 1 to 3.]"
    runs = drawn(press, *(f"#block(width: {width}em)[{text}]" for width in range(9, 20)))
    assert all(number in "|".join(lines_of(each)) for each in runs)


def test_words_in_italics_do_not_touch_those_that_follow(press: Any) -> None:
    asked = 'measure(emph[d]).width.pt(), measure(text(style: "italic")[d]).width.pt()'
    made = press(f"{BOOK}#context [#metadata(({asked}))<seen>]", "")
    ((with_space, alone),) = made.eval(SEEN)
    assert with_space - alone == pytest.approx(0.66, abs=0.01)
