"""bookbuilder.builder: a book holds only pictures that it can hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.errors import SphinxError

from sphinx_bindery.bookbuilder import builder as bookbuilder
from sphinx_bindery.bookbuilder.builder import BookBuilder, bibliographies, has
from sphinx_bindery.order import Page
from tests.trees import config, document, env, p, shown, text
from tests.warned import Warned


class Key:
    """Names a list of sources, and knows its page."""

    def __init__(self, docname: str) -> None:
        self.docname = docname


PNG = b"\x89PNG\r\n\x1a\n" + bytes(12) + b"IEND"


def builder(folder: Path, images: dict[str, str]) -> Any:
    made: Any = BookBuilder.__new__(BookBuilder)
    made.srcdir, made.images, made._weighed, made.failed = folder, images, set(), set()
    made.env = env()
    made.config = made.env.config
    return made


def drop(tmp_path: Path, tree: Any, *known: str) -> Any:
    made = builder(tmp_path, dict.fromkeys(known, "name"))
    made._drop_unfit_images(tree)
    return made


def test_an_image_that_is_not_there_leaves_its_words(tmp_path: Path, warned: list[Warned]) -> None:
    tree = document(nodes.image(uri="gone.png", alt="A hill"))
    drop(tmp_path, tree)
    assert shown(tree.children) == 'paragraph("A hill")'
    assert not warned, "Sphinx has told of it"


def test_an_image_that_cannot_be_leaves_its_words_and_is_told(
    tmp_path: Path, warned: list[Warned]
) -> None:
    (tmp_path / "x.png").write_bytes(b"no png")
    tree = document(p(nodes.image(uri="x.png", alt="A hill"), line=4))
    made = drop(tmp_path, tree, "x.png")
    assert shown(tree.children) == 'paragraph("A hill")'
    assert made.images == {}
    (told,) = warned
    assert told.words == (
        "The image x.png is not the PNG that its name says: left out, its alt text stays. "
        "Save it anew, without that."
    )
    assert (told.place.rpartition(":")[2], told.kind) == ("4", "image.fit")


def test_an_image_that_is_fit_stays(tmp_path: Path, warned: list[Warned]) -> None:
    (tmp_path / "x.png").write_bytes(PNG)
    tree = document(nodes.image(uri="x.png"))
    assert drop(tmp_path, tree, "x.png").images == {"x.png": "name"}
    assert shown(tree.children) == "image()"
    assert not warned


def test_a_large_image_stays_and_is_told_once(
    tmp_path: Path, warned: list[Warned], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bookbuilder, "LARGEST", 30)
    (tmp_path / "small.png").write_bytes(PNG + b"x" * 6)
    (tmp_path / "large.png").write_bytes(PNG + b"x" * 7)
    names = ("small.png", "large.png", "large.png")
    tree = document(*[p(nodes.image(uri=name), line=line) for line, name in enumerate(names, 1)])
    drop(tmp_path, tree, "small.png", "large.png")
    assert shown(tree.children) == " ".join(["paragraph(image())"] * 3)
    assert [told.words[:28] for told in warned] == ["The image large.png has 0 MB"]
    assert warned[0].place.endswith(":2"), "at the first place"


def named(folder: Path, uri: str, content: bytes, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what a picture is called in the book."""
    (folder / uri).write_bytes(content)
    made = builder(folder, {uri: uri})
    monkeypatch.setattr(Builder, "post_process_images", lambda self, tree: None)
    made.post_process_images(document(nodes.image(uri=uri)))
    return str(made.images[uri])


@pytest.mark.parametrize(
    ("uri", "content", "name"),
    [
        ("a.png", PNG, "a.png"),
        ("a.JPG", b"\xff\xd8\xff", "a.JPG"),
        ("a.png", b"\xff\xd8\xff", "a.png.jpg"),
        ("a.jpe", b"\xff\xd8\xff", "a.jpe.jpg"),
        ("a.jpg", PNG, "a.jpg.png"),
        ("a.svg", b"GIF89a", "a.svg.gif"),
        ("a.png", b'<?xml version="1.0"?><svg xmlns="">', "a.png.svg"),
        ("a.bmp", b"BM", "a.bmp"),
    ],
)
def test_a_picture_is_called_what_it_is(
    uri: str, content: bytes, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert named(tmp_path, uri, content, monkeypatch) == name


def test_a_drawing_tells_what_it_shows_from_beside_it(tmp_path: Path, warned: list[Warned]) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="photo.png"/></svg>'
    (tmp_path / "x.svg").write_text(svg)
    drop(tmp_path, document(p(nodes.image(uri="x.svg"), line=3)), "x.svg")
    (told,) = warned
    assert (
        told.words == "The image x.svg shows a file beside it, photo.png: left out. Save it within."
    )
    assert told.place.endswith(":3")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.png", PNG[:-4]),
        ("x.jpg", b"\xff\xd8\xff" + bytes(40)),
        ("x.gif", b"GIF89a" + bytes(40)),
        ("x.webp", b"RIFF\x40\0\0\0WEBP"),
    ],
)
def test_a_picture_that_is_broken_off_leaves_its_words(
    name: str, content: bytes, tmp_path: Path, warned: list[Warned]
) -> None:
    (tmp_path / name).write_bytes(content)
    tree = document(nodes.image(uri=name, alt="A hill"))
    drop(tmp_path, tree, name)
    assert shown(tree.children) == 'paragraph("A hill")'
    assert f"{name} is broken off in the middle" in warned[0].words


def test_whether_a_node_is_there() -> None:
    tree = document(p(nodes.emphasis("", "x")))
    assert has(tree, nodes.emphasis)
    assert not has(tree, nodes.strong)


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        ({}, set()),
        ({"cite": {}}, set()),
        ({"cite": {"bibliographies": {Key("sources"): None}}}, {"sources"}),
    ],
)
def test_the_pages_that_list_sources(data: dict[str, Any], pages: set[str]) -> None:
    book = env()
    book.domaindata = data
    assert bibliographies(book) == pages


def test_the_book_is_one_file_named_after_it(tmp_path: Path) -> None:
    made = builder(tmp_path, {})
    made.outdir, made.suffix, made.config = tmp_path, "epub", config(book_slug="mine")
    assert made.path == tmp_path / "mine.epub"
    assert made.title_of("index") == "The index"
    made.env.titles["index"] = nodes.title("", "", nodes.raw("", "<b>", format="html"), text("x"))
    assert made.title_of("index") == "x"
    assert made.get_outdated_docs() == "the whole book"


def test_pages_are_written_in_order_each_resolved_and_without_empty_figures(
    tmp_path: Path,
) -> None:
    made = builder(tmp_path, {})
    order: list[str] = []
    trees = {
        name: document(nodes.figure("", nodes.image(uri="x", alt=name), nodes.caption("", "c")))
        for name in ("b", "a")
    }
    made.env.get_doctree = trees.__getitem__
    made.env.get_and_resolve_doctree = lambda name, builder, tags, doctree: doctree
    made.tags = None
    made.pages = [Page(name, 1, False) for name in ("b", "a")]
    made.post_process_images = lambda tree: None
    made.write_page = lambda page, tree: order.append(f"{page.docname}: {shown(tree.children)}")
    made.write_documents(set())
    assert order == [
        'b: figure(paragraph("b") caption("c"))',
        'a: figure(paragraph("a") caption("c"))',
    ]


def test_a_page_that_fails_is_left_out_with_its_pictures_and_the_others_are_written(
    tmp_path: Path, warned: list[Warned]
) -> None:
    made = builder(tmp_path, {})
    written: list[str] = []
    trees = {name: document(p(name)) for name in ("a", "b", "c")}
    made.env.get_doctree = trees.__getitem__
    made.env.get_and_resolve_doctree = lambda name, builder, tags, doctree: doctree
    made.tags = None
    made.pages = [Page("a", 1, True), Page("b", 2, False, "a"), Page("c", 1, False)]
    made.post_process_images = lambda tree: made.images.update({tree.astext(): "x"})

    def write(page: Page, tree: Any) -> None:
        if page.docname == "a":
            raise KeyError("odd")
        written.append(page.docname)

    made.write_page = write
    made.write_documents(set())
    assert written == ["b", "c"]
    assert made.images == {"b": "x", "c": "x"}
    assert made.pages == [Page("b", 1, False), Page("c", 1, False)]
    assert [(told.place, told.kind) for told in warned] == [("a:1", "book.failed")]


def test_a_book_of_which_no_page_can_be_written_is_none(
    tmp_path: Path, warned: list[Warned]
) -> None:
    made = builder(tmp_path, {})
    made.pages = [Page("a", 1, False)]
    with pytest.raises(SphinxError, match="none of its pages"):
        made.write_documents(set())
    assert len(warned) == 1


def test_a_sign_that_no_book_can_hold_is_told_where_it_stands(
    tmp_path: Path, warned: list[Warned]
) -> None:
    line = nodes.bullet_list("", nodes.list_item("", p("\x07")), toctree=True)
    tree = document(p("a\x08b", line=3), line)
    builder(tmp_path, {})._clean(tree)
    assert tree.astext().split() == ["ab"]
    assert [(told.words[:6], told.place) for told in warned] == [("U+0008", "page.md:3")]


def test_what_a_toctree_inserts_is_there_before_any_transform(tmp_path: Path) -> None:
    made = builder(tmp_path, {})
    tree = document(addnodes.toctree())
    seen: list[str] = []
    made.env.get_doctree = {"a": tree}.__getitem__
    made.env.resolve_toctree = lambda docname, builder, toctree: nodes.bullet_list()
    made.env.get_and_resolve_doctree = lambda name, builder, tags, doctree: seen.append(
        shown(doctree.children)
    )
    made.tags = None
    made.pages = [Page("a", 1, False)]
    made.post_process_images = made.write_page = lambda *given: None
    made.write_documents(set())
    assert seen == ["bullet_list()"]
