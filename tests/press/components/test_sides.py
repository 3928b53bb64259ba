"""sides: the two sides are shown together, each with an anchor of its own."""

from __future__ import annotations

import pytest
from docutils import nodes

from press.components import sides as component
from press.components.sides import side, sides, warn_of_sides
from tests.conftest import Read
from tests.trees import app, document, env, p, section, shown, typst, typst_inside, typst_paragraph
from tests.warned import Warned

PAIR = """\
::::{sides}
:::{reach}
One.
:::
:::{retreat} If *you* go
Two.
:::
::::
"""


def test_a_pair_holds_both_with_titles_and_anchors(read: Read) -> None:
    book = read(PAIR)
    (pair,) = book.doctree().findall(sides)
    assert shown(pair) == (
        "sides.sides("
        'side#reach.side.reach(rubric.side-title("If you reach") paragraph("One.")) '
        'side#retreat.side.retreat(rubric.side-title("If " emphasis("you") " go") '
        'paragraph("Two.")))'
    )
    assert [node["role"] for node in pair.findall(side)] == ["reach", "retreat"]
    assert pair.line == 12
    assert book.told == []


def test_the_default_title_of_the_other_side(read: Read) -> None:
    tree = read(PAIR.replace(" If *you* go", "")).doctree()
    assert [node.astext() for node in tree.findall(nodes.rubric)] == [
        "If you reach",
        "If you retreat",
    ]


def test_the_next_pair_has_anchors_of_its_own(read: Read) -> None:
    tree = read(f"{PAIR}\n{PAIR}\n{PAIR}").doctree()
    found = [node["ids"][0] for node in tree.findall(side)]
    assert found == ["reach", "retreat", "reach-2", "retreat-2", "reach-3", "retreat-3"]


def test_the_order_is_the_writers(read: Read) -> None:
    turned = "::::{sides}\n:::{retreat}\nx\n:::\n:::{reach}\ny\n:::\n::::"
    book = read(turned)
    assert [node["role"] for node in book.doctree().findall(side)] == ["retreat", "reach"]
    assert book.told == []


def full(role: str, **given: bool) -> side:
    return side("", nodes.rubric("", "If you are"), p("x"), role=role, **given)


REACH, RETREAT = ":::{reach}\nx\n:::\n", ":::{retreat}\ny\n:::\n"


@pytest.mark.parametrize(
    "inside",
    [REACH, RETREAT, REACH + REACH, "", f"Words.\n\n{REACH}{RETREAT}", REACH * 2 + RETREAT],
)
def test_what_is_no_pair_is_told_once_and_drawn_as_what_it_is(inside: str, read: Read) -> None:
    book = read(f"::::{{sides}}\n{inside}::::\n")
    assert book.told_of("page.md") == [
        "12: `sides` holds one `reach` and one `retreat`, and nothing beside them. "
        "Write both, each closed by its own line of colons."
    ]
    assert not list(book.doctree().findall(sides))
    assert len(list(book.doctree().findall(side))) == inside.count("{re")


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        (full("reach"), ["`reach` stands outside of `sides`. Write `sides` around it and"]),
        (sides("", full("reach"), full("retreat")), []),
        (full("reach", is_told=True), []),
        (nodes.note("", full("retreat")), ["`retreat` stands outside of `sides`."]),
        (
            sides("", full("reach"), side("", nodes.rubric(), nodes.comment(), role="retreat")),
            ["`retreat` is empty. Write as much in it, with as much care, as for the other side."],
        ),
    ],
)
def test_a_side_by_itself_is_told(
    tree: nodes.Element, told: list[str], warned: list[Warned]
) -> None:
    warn_of_sides(app(env()), document(tree))
    assert len(warned) == len(told)
    assert all(each.words.startswith(start) for each, start in zip(warned, told, strict=True))


X = typst_paragraph('#"x"')


@pytest.mark.parametrize(
    ("node", "made"),
    [
        (side("", p("x"), role="reach"), f'\n#look("side", "reach")[{X}]\n'),
        (
            sides("", side("", p("x"), role="reach"), side("", role="retreat")),
            f'\n#look("sides", (role: "reach", body: [{X}]), (role: "retreat", body: []), )\n',
        ),
    ],
)
def test_on_paper_both_are_shown_and_one_alone_is_a_block(node: nodes.Element, made: str) -> None:
    assert typst_inside(node, part=component) == made


@pytest.mark.parametrize("is_alone", [True, False])
def test_on_paper_the_anchor_of_a_side_stands_inside(is_alone: bool) -> None:
    one = side("", p("x"), role="reach", ids=["reach"])
    link = p("see ", nodes.reference("", "it", refuri="%page#reach"))
    tree = section("T", link, one if is_alone else sides("", one, side("", role="retreat")))
    made = typst(tree, part=component)
    assert f'[#anchor("page#reach"){X}]' in made
    assert made.count("#anchor(") == 1
