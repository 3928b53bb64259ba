"""plain: sphinx-design's components lie open on paper and e-readers."""

from __future__ import annotations

import pytest
from docutils import nodes
from sphinx_design.shared import PassthroughTextElement

from sphinx_bindery.nodes import block
from sphinx_bindery.transforms.design import FlattenDesignComponents, TitleCardLinks, components
from tests.trees import applied, document, p, shown


def part(name: str, *children: nodes.Node, **facts: object) -> nodes.container:
    """Return a component as sphinx-design makes it."""
    return nodes.container("", *children, design_component=name, is_div=True, **facts)


def opened(*children: nodes.Node, builder: str = "epub") -> str:
    return shown(applied(FlattenDesignComponents, document(*children), builder).children)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("card", 'block.card(paragraph("x"))'),
        ("tab-item", 'block.tab(paragraph("x"))'),
        ("dropdown", 'block.dropdown(paragraph("x"))'),
        ("aside", 'block.aside(paragraph("x"))'),
        ("card-header", 'container.card-header(paragraph("x"))'),
        ("card-footer", 'container.card-footer(paragraph("x"))'),
        ("card-body", 'paragraph("x")'),
        ("grid-container", 'paragraph("x")'),
        ("steps", 'container(paragraph("x"))'),
        ("step", 'container(paragraph("x"))'),
        ("button", 'container(paragraph("x"))'),
    ],
)
def test_each_component_becomes_what_a_book_can_draw(name: str, made: str) -> None:
    assert opened(part(name, p("x"))) == made


def test_a_step_is_no_component_any_more() -> None:
    tree = applied(FlattenDesignComponents, document(part("step", p("x"))), "typst")
    assert components(tree) == []


def test_what_arranged_others_goes_away_and_they_stay_in_order() -> None:
    grid = part("grid-row", part("card", p("one")), part("card", p("two")))
    made = opened(part("grid-container", grid))
    assert made == 'block.card(paragraph("one")) block.card(paragraph("two"))'


def test_components_in_components_are_opened_from_the_inside() -> None:
    tabs = part("tab-set", part("tab-item", part("card", p("deep"))))
    assert opened(tabs) == 'block.tab(block.card(paragraph("deep")))'


def test_a_place_that_was_named_stays_to_be_found() -> None:
    assert opened(part("grid-row", p("x"), ids=["here"])) == 'target#here() paragraph("x")'
    assert opened(part("card", p("x"), ids=["here"])) == 'block#here.card(paragraph("x"))'


def test_a_block_keeps_its_line_and_names() -> None:
    card = part("card", p("x"), names=["called"])
    card.source, card.line = "page.md", 7
    tree = applied(FlattenDesignComponents, document(card), "epub")
    assert (tree[0].source, tree[0].line, tree[0]["names"]) == ("page.md", 7, ["called"])


def test_a_title_is_a_rubric_with_the_words_alone() -> None:
    title = part("card-title", PassthroughTextElement("", "", nodes.emphasis("", "so")))
    assert opened(title) == 'rubric.block-title(emphasis("so"))'


def test_only_the_classes_of_sphinx_design_are_dropped() -> None:
    card = part("card", p("x", classes=["sd-text", "mine", "not-sd-this"]))
    assert opened(card) == 'block.card(paragraph.mine.not-sd-this("x"))'
    assert opened(p("x", classes=["sd-alone", "mine"])) == 'paragraph.mine("x")'


def test_icons_go_away() -> None:
    class sd_icon(nodes.Inline, nodes.Element):  # as sphinx-design calls it
        pass

    class fontawesome(nodes.Inline, nodes.Element):
        pass

    assert opened(p(sd_icon(), "words", fontawesome())) == 'paragraph("words")'


def test_children_that_lost_their_parent_get_it_back() -> None:
    card = part("card")
    card.children = [p("x")]  # as sphinx-design assigns them
    assert opened(card) == 'block.card(paragraph("x"))'


def test_the_web_keeps_its_components() -> None:
    tree = applied(FlattenDesignComponents, document(part("card", p("x"))), "html")
    assert components(tree, "card")
    assert not list(tree.findall(block))


def test_components_are_found_by_name_in_the_order_of_the_page() -> None:
    tree = document(part("card", part("tab-item")), p("x"), part("button"))
    found = [node["design_component"] for node in components(tree)]
    assert found == ["card", "tab-item", "button"]
    found = [node["design_component"] for node in components(tree, "button", "card")]
    assert found == ["card", "button"]


# The links of cards


def card_with(title: nodes.Node | None, *link_classes: str) -> nodes.container:
    link = nodes.reference("", "", nodes.Text("all"), refuri="u", classes=list(link_classes))
    body = part("card-body", *([part("card-title", title)] if title else []), p("body"))
    return part("card", body, nodes.paragraph("", "", link))


def titled(card: nodes.container, builder: str = "html") -> str:
    return shown(applied(TitleCardLinks, document(card), builder).children)


def test_a_link_that_covers_a_card_moves_to_its_title() -> None:
    words = PassthroughTextElement("", "", nodes.Text("Title"))
    made = titled(card_with(words, "sd-stretched-link", "sd-hide-link-text"))
    link = 'reference.sd-stretched-link("Title")'
    assert made == (
        f'container(container(container(PassthroughTextElement({link})) paragraph("body")))'
    )


@pytest.mark.parametrize("builder", ["html", "epub", "typst"])
def test_it_moves_in_every_output(builder: str) -> None:
    words = PassthroughTextElement("", "", nodes.Text("Title"))
    assert 'reference("Title")' in titled(card_with(words, "sd-hide-link-text"), builder)


def test_a_link_in_the_text_of_a_card_stays_where_it_is() -> None:
    words = PassthroughTextElement("", "", nodes.Text("Title"))
    assert 'paragraph(reference.mine("all"))' in titled(card_with(words, "mine"))


def test_a_card_without_a_title_keeps_its_link() -> None:
    assert 'reference.sd-hide-link-text("all")' in titled(card_with(None, "sd-hide-link-text"))


def test_a_title_without_words_takes_no_link_and_the_next_card_is_done_all_the_same() -> None:
    words = PassthroughTextElement("", "", nodes.Text("Title"))
    bare = card_with(nodes.image(uri="x"), "sd-hide-link-text")
    other = card_with(words, "sd-hide-link-text")
    tree = applied(TitleCardLinks, document(bare, other), "html")
    assert 'reference.sd-hide-link-text("all")' in shown(tree[0])
    assert 'reference("Title")' in shown(tree[1])
