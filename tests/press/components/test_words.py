"""words: lines of speech, with who says them and when."""

from __future__ import annotations

import pytest
from docutils import nodes

from press.components import words as component
from press.components.words import words
from tests.conftest import Read
from tests.trees import p, shown, typst_inside, typst_paragraph


@pytest.mark.parametrize(
    ("who", "says"),
    [
        (":who: reach\n", "The one who reaches says:"),
        (":who: retreat\n", "The one who retreats says:"),
        (":who: either\n", "Either of you says:"),
        ("", "Either of you says:"),
    ],
)
def test_who_says_it_stands_between_when_and_what(who: str, says: str, read: Read) -> None:
    book = read(f":::{{words}} When *it* is\n{who}- So.\n- Then.\n:::\n")
    (node,) = book.doctree().findall(words)
    assert shown(node) == (
        'words.words(rubric.words-when("When " emphasis("it") " is") '
        f'paragraph.words-who("{says}") '
        'bullet_list(list_item(paragraph("“" "So." "”")) list_item(paragraph("“" "Then." "”"))))'
    )
    assert node.line == 12
    assert book.told == []


def test_a_line_of_several_paragraphs_is_quoted_around_all(read: Read) -> None:
    tree = read(":::{words} When\n- One.\n\n  Two.\n:::\n").doctree()
    (item,) = tree.findall(nodes.list_item)
    assert shown(item.children) == 'paragraph("“" "One.") paragraph("Two." "”")'


def test_a_line_without_words_is_not_quoted(read: Read) -> None:
    tree = read(":::{words} When\n- ```\n  code\n  ```\n:::\n").doctree()
    assert "“" not in tree.astext()


def test_speech_needs_a_list(read: Read) -> None:
    book = read(":::{words} When\nSo.\n:::\n")
    assert book.told_of("page.md") == [
        "12: `words` needs a list. Write each line that a person says behind a `-`."
    ]
    assert 'paragraph("So.")' in shown(book.doctree())


def test_nobody_else_can_say_it(read: Read) -> None:
    book = read(":::{words} When\n:who: nobody\n- So.\n:::\n")
    assert any("nobody" in line for line in book.told), book.told


def test_on_paper_they_are_a_block_of_their_own() -> None:
    made = typst_inside(words("", p("x"), classes=["words"]), part=component)
    assert made == '\n#container("words")[' + typst_paragraph('#"x"') + "]\n"
