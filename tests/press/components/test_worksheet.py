"""worksheet: a question, and room to write below it."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from press.components import worksheet as component
from press.components.worksheet import prompt, visit_room, visit_room_as_lines, writing_room
from sphinx_bindery.pdf.page import CHAPTER, SINGLE, Opener
from tests.conftest import Read
from tests.trees import PAGE, section, shown, typst


@pytest.mark.parametrize(("option", "lines"), [("", 2), (":lines: 5\n", 5), (":lines: 1\n", 1)])
def test_a_prompt_is_a_question_and_room(option: str, lines: int, read: Read) -> None:
    book = read(f":::{{prompt}} What *now*?\n{option}Before you write.\n:::\n")
    (node,) = book.doctree().findall(prompt)
    assert shown(node) == (
        'prompt.prompt(paragraph.prompt-question("What " emphasis("now") "?") '
        'paragraph("Before you write.") writing_room())'
    )
    (room,) = node.findall(writing_room)
    assert (room["lines"], node.line, room.line) == (lines, 12, 12)
    assert book.told == []


@pytest.mark.parametrize("lines", ["0", "-1", "many"])
def test_room_has_at_least_a_line(lines: str, read: Read) -> None:
    assert read(f":::{{prompt}} What?\n:lines: {lines}\n:::\n").told


def test_on_the_web_room_is_told_to_nobody_who_cannot_see_it() -> None:
    written = SimpleNamespace(body=[])
    with pytest.raises(nodes.SkipNode):
        visit_room(written, writing_room(lines=2))  # type: ignore[arg-type]
    line = '<div class="writing-line"></div>'
    assert written.body == [f'<div class="writing-room" aria-hidden="true">{line}{line}</div>\n']


def test_an_e_reader_shows_it_as_the_web_does() -> None:
    visitors: dict[type, dict[str, object]] = {}
    app: Any = SimpleNamespace(
        add_node=lambda node, **how: visitors.update({node: how}), add_directive=lambda *_: None
    )
    component.setup(app)
    assert visitors[writing_room]["epub"] == visitors[writing_room]["html"] == (visit_room, None)


def test_other_outputs_have_lines_to_write_on() -> None:
    drawn: list[str] = []
    visitor = SimpleNamespace(
        dispatch_visit=lambda node: drawn.append(node.astext() * isinstance(node, nodes.line)),
        dispatch_departure=lambda node: None,
        document=SimpleNamespace(reporter=SimpleNamespace(debug=lambda *_: None)),
    )
    with pytest.raises(nodes.SkipNode):
        visit_room_as_lines(visitor, writing_room(lines=3))  # type: ignore[arg-type]
    assert [each for each in drawn if each == "_" * 40] == ["_" * 40] * 3


@pytest.mark.parametrize(
    ("opener", "call"),
    [
        (CHAPTER, '\n#look("writing-room", 2)\n'),
        (Opener("mine", argument="other"), '\n#look("writing-room", 2)\n'),
        (Opener("mine", argument="pitch"), '\n#look("writing-room", 2, pitch: pitch)\n'),
        (SINGLE, '\n#look("writing-room", 2)\n'),
    ],
)
def test_on_paper_room_has_the_pitch_of_its_page_where_that_has_one(
    opener: Opener, call: str
) -> None:
    page = replace(PAGE, opener=opener)
    assert call in typst(section("T", writing_room(lines=2)), part=component, page=page)
