"""transforms.images: a picture that the book cannot hold becomes words, and so does its figure."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_bindery.transforms.images import (
    LeaveOutRemoteImages,
    replace_by_words,
    unframe_blocks,
    unframe_figures,
)
from tests.trees import applied, document, env, p, shown
from tests.warned import Warned

# Images on the network


@pytest.mark.parametrize(
    "uri",
    [
        "https://a.example/x.png",
        "http://a.example/x",
        "//a.example/x.png",
        "HTTPS://a/x",
        "s3+x://a",
    ],
)
def test_an_image_on_the_network_becomes_its_words(uri: str, warned: list[Warned]) -> None:
    image = nodes.image(uri=uri, alt="A hill")
    image.source, image.line = "page.md", 4
    tree = applied(LeaveOutRemoteImages, document(image), "epub")
    assert shown(tree.children) == 'paragraph("A hill")'
    (told,) = warned
    assert (told.place, told.kind) == ("page.md:4", "book.remote")
    assert uri in told.words


@pytest.mark.parametrize("uri", ["x.png", "a//x.png", "/x.png", "data:image/png;base64,AA=="])
def test_an_image_that_lies_here_stays(uri: str, warned: list[Warned]) -> None:
    tree = applied(LeaveOutRemoteImages, document(nodes.image(uri=uri)), "typst")
    assert shown(tree.children) == "image()"
    assert not warned


def test_the_website_keeps_it(warned: list[Warned]) -> None:
    tree = applied(LeaveOutRemoteImages, document(nodes.image(uri="//a/x")), "html")
    assert shown(tree.children) == "image()"


# Words in the place of a picture


def replaced(tree: nodes.Element) -> str:
    whole = document(tree)
    for image in list(whole.findall(nodes.image)):
        replace_by_words(image)
    return shown(whole.children)


@pytest.mark.parametrize(
    ("tree", "made"),
    [
        (nodes.image(uri="x", alt="A hill"), 'paragraph("A hill")'),
        (nodes.image(uri="x", alt=""), ""),
        (nodes.image(uri="x", ids=["a"]), "target#a()"),
        (p("see ", nodes.image(uri="x", alt="a hill")), 'paragraph("see " "a hill")'),
        # A link around a picture keeps its words, in a paragraph of its own.
        (
            nodes.reference("", "", nodes.image(uri="x", alt="A hill"), refuri="u"),
            'paragraph(reference("A hill"))',
        ),
        (nodes.reference("", "", nodes.image(uri="x"), refuri="u"), ""),
        # A link in a text that holds a picture among words stays where it is.
        (
            p(nodes.reference("", "go ", nodes.image(uri="x", alt="on"), refuri="u")),
            'paragraph(reference("go " "on"))',
        ),
    ],
)
def test_a_picture_gives_way_to_its_words(tree: nodes.Element, made: str) -> None:
    assert replaced(tree) == made


# Figures without a picture


def unframed(*parts: nodes.Node, **facts: object) -> str:
    tree, book = document(nodes.figure("", *parts, **facts)), env()
    book.toc_fignumbers = {"page": {"figure": {"fig": (2,)}}}
    unframe_figures(tree, book, "page")
    return shown(tree.children)


def test_a_figure_without_its_picture_leaves_its_words() -> None:
    caption = nodes.caption("", "Caption", ids=["c"])
    legend = nodes.legend("", p("Legend"))
    assert unframed(p(" "), caption, legend) == ('" " paragraph#c("Caption") paragraph("Legend")')


def test_its_number_stays_with_the_caption() -> None:
    made = unframed(nodes.caption("", "Caption"), ids=["fig"])
    assert made == 'target#fig() paragraph("Fig. 2 " "Caption")'


def test_the_paragraph_of_a_caption_keeps_its_line() -> None:
    caption = nodes.caption("", "Caption")
    caption.source, caption.line = "page.md", 5
    tree = document(nodes.figure("", caption))
    unframe_figures(tree, env(), "page")
    assert (tree[0].source, tree[0].line) == ("page.md", 5)


@pytest.mark.parametrize(
    "part",
    [nodes.image(uri="x"), p("words"), nodes.reference("", "", nodes.image(uri="x"))],
)
def test_a_figure_that_shows_something_stays(part: nodes.Node) -> None:
    assert unframed(part, nodes.caption("", "C")).startswith("figure(")


def test_a_picture_in_the_legend_is_not_what_the_figure_shows() -> None:
    legend = nodes.legend("", nodes.image(uri="x"))
    assert unframed(nodes.caption("", "C"), legend) == 'paragraph("C") image()'


@pytest.mark.parametrize(
    ("part", "made"),
    [
        (nodes.literal_block("", "x"), 'target#fig() literal_block("x") paragraph("Fig. 2 " "C")'),
        (p("words"), 'target#fig() paragraph("words") paragraph("Fig. 2 " "C")'),
        (nodes.image(uri="x"), 'figure#fig(image() caption("C"))'),
        (
            nodes.reference("", "", nodes.image(uri="x")),
            'figure#fig(reference(image()) caption("C"))',
        ),
    ],
)
def test_blocks_in_a_figure_stand_by_themselves(part: nodes.Node, made: str) -> None:
    tree, book = document(nodes.figure("", part, nodes.caption("", "C"), ids=["fig"])), env()
    book.toc_fignumbers = {"page": {"figure": {"fig": (2,)}}}
    unframe_blocks(tree, book, "page")
    assert shown(tree.children) == made
