"""web.markdown: what each kind of node becomes."""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import toctree

from press.components.downloads import downloads
from press.components.quick_exit import quick_exit
from press.components.self_check import answer
from press.components.sides import side, sides
from press.components.worksheet import prompt, writing_room
from press.web.markdown import Markdown
from sphinx_bindery.nodes import line_break


def written(*content: nodes.Node, **how: object) -> str:
    return Markdown(**how).page(nodes.container("", *content))  # type: ignore[arg-type]


def said(*words: str | nodes.Node) -> nodes.paragraph:
    return nodes.paragraph("", "", *[nodes.Text(w) if isinstance(w, str) else w for w in words])


def item(*content: nodes.Node) -> nodes.list_item:
    return nodes.list_item("", *content)


def table(*rows: list[nodes.entry], heads: int = 0) -> nodes.table:
    told = [nodes.row("", *row) for row in rows]
    group = nodes.tgroup("", cols=2)
    if heads:
        group += nodes.thead("", *told[:heads])
    group += nodes.tbody("", *told[heads:])
    return nodes.table("", group)


def cell(*words: str, **more: int) -> nodes.entry:
    return nodes.entry("", *map(said, words), **more)


def test_sections_are_as_deep_as_they_stand() -> None:
    inner = nodes.section("", nodes.title("", "Inner #"), said("Words."))
    assert written(nodes.section("", nodes.title("", "Outer"), inner)) == (
        "# Outer\n\n## Inner \\#\n\nWords.\n"
    )


def test_what_stands_in_a_line() -> None:
    line = said(
        "One ",
        nodes.emphasis("", "two"),
        " ",
        nodes.strong("", "three"),
        nodes.literal("", "a`b"),
        line_break(),
        nodes.raw("", "<br />", format="html"),
        nodes.raw("", "left out", format="latex"),
        nodes.raw("", "<b>kept</b>", format="html"),
        nodes.math("", "x_1"),
    )
    assert written(line) == "One *two* **three**``a`b``\\\n\\\nkept$x_1$\n"


def test_links_lead_by_the_address_they_are_given() -> None:
    away = nodes.reference("", "there", refuri="b.html")
    here = nodes.reference("", "here", refid="x")
    page = written(said("Look!", away, here), address=lambda address: f"/site/{address}")
    assert page == "Look\\![there](/site/b.html)[here](/site/#x)\n"


def test_a_picture_is_its_words_and_its_place() -> None:
    drawing = nodes.image(uri="a/loop.svg", alt="A [loop]")
    assert written(drawing, pictures={"a/loop.svg": "_images/loop.svg"}) == (
        "![A \\[loop\\]](_images/loop.svg)\n"
    )
    assert written(nodes.image(uri="line.svg", alt="", classes=["decorative"]), said("x")) == "x\n"


def test_lists_that_follow_each_other_stay_apart() -> None:
    bullets = [nodes.bullet_list("", item(said(word))) for word in ("a", "b", "c")]
    numbers = nodes.enumerated_list("", item(said("x"), said("y")), item(said("z")), start=3)
    assert written(*bullets, numbers) == ("- a\n\n* b\n\n- c\n\n3. x\n\n   y\n\n4. z\n")


def test_terms_and_what_they_mean() -> None:
    entry = nodes.definition_list_item(
        "", nodes.term("", "reach"), nodes.definition("", said("To ask.", " Again."))
    )
    assert written(nodes.definition_list("", entry)) == "- **reach**\n\n  To ask. Again.\n"


def test_a_table_has_a_head_and_every_place() -> None:
    wide, tall = cell("over", morecols=1), cell("down", morerows=1)
    assert written(table([cell("a|b"), cell("c", "d")], [wide], heads=1)) == (
        "| a\\|b | c<br>d |\n| --- | --- |\n| over |  |\n"
    )
    assert written(table([tall, cell("one")], [cell("two")])) == (
        "|  |  |\n| --- | --- |\n| down | one |\n|  | two |\n"
    )


def test_asides_are_quotations_with_a_title() -> None:
    assert written(nodes.note("", said("Words."))) == "> **Note**\n>\n> Words.\n"
    titled = nodes.admonition("", nodes.title("", "Its own"), said("Words."))
    assert written(titled) == "> **Its own**\n>\n> Words.\n"
    drawn = nodes.note(
        "", nodes.title("", "Note"), said("Words.")
    )  # as the page's writer leaves it
    assert written(drawn) == "> **Note**\n>\n> Words.\n"


def test_code_keeps_its_lines() -> None:
    assert written(nodes.literal_block("", "a\n```\nb", language="python")) == (
        "````python\na\n```\nb\n````\n"
    )


def test_notes_are_numbered_where_they_are_called() -> None:
    call = nodes.footnote_reference("", "1")
    note = nodes.footnote("", nodes.label("", "1"), said("Small."), said("More."))
    assert written(said("Big.", call), note) == "Big.\\[1\\]\n\n\\[1\\] Small.\n\nMore.\n"


def test_the_book_s_own_parts() -> None:
    pair = sides(
        "",
        side("", nodes.rubric("", "If you reach"), said("Ask.")),
        side("", nodes.rubric("", "If you retreat"), said("Say.")),
    )
    sheet = prompt("", said("What did I see?"), writing_room(lines=3))
    assert written(pair, sheet, said(answer())) == (
        "**If you reach**\n\nAsk.\n\n**If you retreat**\n\nSay.\n\nWhat did I see?\n\n☐\n"
    )


def test_what_is_on_the_website_alone_is_left_out() -> None:
    unseen: list[nodes.Node] = [
        quick_exit("", said("Out.")),
        downloads(),
        nodes.comment("", "c"),
        toctree(),
    ]
    assert written(said("In."), *unseen) == "In.\n"


def test_nothing_is_lost_of_what_is_not_known() -> None:
    class unknown(nodes.Element):
        """A block of somebody's."""

    assert written(unknown("", nodes.Text("Loose words."), said("And these."))) == (
        "Loose words.\n\nAnd these.\n"
    )
