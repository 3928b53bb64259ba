"""selfcheck: moments to be answered, in tables to tick."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from press.components.self_check import (
    MakeAnswerable,
    answer,
    depart_self_check,
    self_check,
    visit_answer,
    visit_self_check,
)
from sphinx_bindery.nodes import checkbox, visit_box_as_sign, visit_checkbox
from tests.conftest import Read
from tests.trees import applied, shown

LISTS: dict[str, Any] = {"myst_enable_extensions": ["colon_fence", "deflist"]}
CHECK = """\
:::{self-check}
Before.

closeness
: You come in.
: You wake first.

  - On a day off.

my time
: You go out.
:::
"""
HEADS = ["Toward", "Away", "Neither"]


def rows(table: nodes.Node) -> list[list[str]]:
    return [
        [cell.astext() for cell in row.findall(nodes.entry)] for row in table.findall(nodes.row)
    ]


def test_each_topic_is_a_table_of_its_moments(read: Read) -> None:
    book = read(CHECK, **LISTS)
    (check,) = book.doctree().findall(self_check)
    tables = list(check.findall(nodes.table))
    assert [rows(table) for table in tables] == [
        [
            ["Closeness", *HEADS],
            ["You come in.", "", "", ""],
            ["You wake first.\n\nOn a day off.", "", "", ""],
        ],
        [["My time", *HEADS], ["You go out.", "", "", ""]],
    ]
    assert tables[0]["classes"] == ["self-check-topic", "colwidths-given"]
    assert [spec["colwidth"] for spec in tables[0].findall(nodes.colspec)] == [52, 16, 16, 16]
    assert check[0].astext() == "Before."
    assert (check.line, [table.line for table in tables]) == (12, [15, 21])
    assert book.told == []


def test_each_answer_is_a_box(read: Read) -> None:
    tree = read(CHECK, **LISTS).doctree()
    boxes = list(tree.findall(checkbox))
    assert len(boxes) == 9
    assert not any(box["checked"] for box in boxes)


@pytest.mark.parametrize("inside", ["Words.", "", "- a list"])
def test_a_check_needs_topics(inside: str, read: Read) -> None:
    book = read(f":::{{self-check}}\n{inside}\n:::\n")
    assert book.told_of("page.md")[0] == (
        "12: `self-check` needs topics, and under each its moments, each behind a `:`."
    )
    assert inside.removeprefix("- ") in book.doctree().astext()


def answerable(read: Read) -> Any:
    return applied(MakeAnswerable, read(CHECK, **LISTS).doctree(), "html")


def test_on_the_web_each_box_is_a_mark_named_by_its_column_and_row(read: Read) -> None:
    tree = answerable(read)
    marks = list(tree.findall(answer))
    assert [(mark["name"], mark["value"], mark["labels"]) for mark in marks] == [
        ("moment-1", "toward", "answer-1-toward moment-1"),
        ("moment-1", "away", "answer-1-away moment-1"),
        ("moment-1", "neither", "answer-1-neither moment-1"),
        ("moment-2", "toward", "answer-1-toward moment-2"),
        ("moment-2", "away", "answer-1-away moment-2"),
        ("moment-2", "neither", "answer-1-neither moment-2"),
        ("moment-3", "toward", "answer-2-toward moment-3"),
        ("moment-3", "away", "answer-2-away moment-3"),
        ("moment-3", "neither", "answer-2-neither moment-3"),
    ]
    assert not list(tree.findall(checkbox))


def test_every_name_of_a_mark_is_that_of_a_cell(read: Read) -> None:
    tree = answerable(read)
    cells = {name: cell.astext() for cell in tree.findall(nodes.entry) for name in cell["ids"]}
    assert cells["answer-2-away"] == "Away"
    assert cells["moment-3"] == "You go out."
    named = {name for mark in tree.findall(answer) for name in mark["labels"].split()}
    assert named == set(cells)


def test_paper_keeps_the_boxes(read: Read) -> None:
    tree = applied(MakeAnswerable, read(CHECK, **LISTS).doctree(), "typst")
    assert len(list(tree.findall(checkbox))) == 9


class Written:
    """A translator, as far as these visitors ask it."""

    def __init__(self) -> None:
        self.body: list[str] = []

    def attval(self, words: str) -> str:
        return words.replace('"', "&quot;")


def written(visit: Any, node: nodes.Element) -> str:
    translator = Written()
    try:
        visit(translator, node)
    except nodes.SkipNode:
        return "".join(translator.body)
    return "".join(translator.body) + "…"


def test_the_form_sends_nothing_and_is_not_filled_in_again() -> None:
    assert written(visit_self_check, self_check()) == (
        '<form class="self-check" data-component="self-check" method="dialog" '
        'autocomplete="off">\n…'
    )


def test_it_ends_with_the_words_for_the_script() -> None:
    end = written(depart_self_check, self_check())
    assert end.endswith("</form>\n…")
    for lean in ("toward", "away", "neither", "mixed"):
        assert f'data-lean="{lean}"' in end
        assert f'data-about="{lean}"' in end
    assert '<div class="self-check-result" data-result role="status" data-only="web"></div>' in end


def test_a_mark_is_a_radio_button_with_its_names_escaped() -> None:
    node = answer(name='m"1', value="away", labels="a b")
    assert written(visit_answer, node) == (
        '<label class="answer"><input type="radio" name="m&quot;1" value="away" '
        'aria-labelledby="a b"></label>'
    )


def test_a_box_is_a_sign() -> None:
    sign = '<span class="tick" aria-hidden="true">☐</span>'
    assert written(visit_checkbox, checkbox(checked=False)) == sign


@pytest.mark.parametrize(("is_ticked", "sign"), [(True, "☑ "), (False, "☐ ")])
def test_a_box_among_words_in_other_outputs(is_ticked: bool, sign: str) -> None:
    drawn: list[str] = []
    visitor = SimpleNamespace(
        dispatch_visit=lambda node: drawn.append(node.astext()),
        dispatch_departure=lambda node: None,
        document=SimpleNamespace(reporter=SimpleNamespace(debug=lambda *_: None)),
    )
    with pytest.raises(nodes.SkipNode):
        visit_box_as_sign(visitor, checkbox(checked=is_ticked))  # type: ignore[arg-type]
    assert drawn == [sign]


def test_a_table_in_a_moment_is_none_of_its_own(read: Read) -> None:
    text = ":::{self-check}\ncloseness\n: You see:\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n:::\n"
    tree = applied(MakeAnswerable, read(text, **LISTS).doctree(), "html")
    assert len(list(tree.findall(answer))) == 3, shown(tree)
