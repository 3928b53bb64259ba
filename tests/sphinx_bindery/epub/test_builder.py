"""epub.builder: which pages, in which order, and what the manifest says of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from lxml import etree
from sphinx import addnodes
from sphinx.errors import SphinxError

from sphinx_bindery.accessibility import Seen
from sphinx_bindery.epub import builder as made_in
from sphinx_bindery.epub.builder import EpubBuilder
from sphinx_bindery.epub.publication import ManifestItem
from sphinx_bindery.order import Page
from sphinx_bindery.page_starts import PageStart, save_starts
from tests.trees import config, document, env, p, section
from tests.warned import Warned

module: Any = made_in


MATHML = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'


@pytest.fixture(autouse=True)
def _no_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    cover = ManifestItem("cover-image", "cover.png", "image/png", b"png", ("cover-image",))
    monkeypatch.setattr(module, "cover_item", lambda config, folder: cover)


def builder(folder: Path = Path("/nowhere"), **settings: Any) -> Any:
    """Return a builder that is ready to write the pages of a small book."""
    made: Any = EpubBuilder.__new__(EpubBuilder)
    book = env({"index": ["a"]}, builder="epub", config=config(**settings))
    made.env, made.config, made.doctreedir = book, book.config, folder
    made._srcdir = made._confdir = made._outdir = made.srcdir = made.confdir = folder
    made.outdir, made.images = folder, {}
    made.init()
    made.edition = datetime(2026, 3, 4, tzinfo=UTC)
    made.pages = [Page("index", 0, False), Page("a", 1, False)]
    return made


def ready(folder: Path, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> Any:
    made = builder(folder, **settings)
    monkeypatch.setattr(module.BookBuilder, "prepare_writing", lambda self, names: None)
    made.prepare_writing(set())
    return made


def written(made: Any, page: Page, tree: Any) -> Any:
    made.create_translator = lambda tree, builder: module.EpubTranslator(tree, builder)
    made.write_page(page, tree)
    return made.texts[page.docname]


def test_a_page_lies_where_its_name_says() -> None:
    made = builder()
    assert made.get_target_uri("a") == "page-a.xhtml"
    assert made.get_relative_uri("index", "a") == "page-a.xhtml"
    assert made.get_target_uri("genindex") == "page-genindex.xhtml"
    assert made.get_target_uri("search") == "search.xhtml"


@pytest.mark.parametrize(
    ("page", "children", "kind"),
    [
        (Page("a", 1, True), [addnodes.glossary()], "part"),
        (Page("a", 1, False), [addnodes.glossary()], "glossary"),
        (Page("index", 0, False), [], "introduction"),
        (Page("genindex", 1, False), [], "index"),
        (Page("a", 1, False), [], "chapter"),
        (Page("a", 3, False), [], "chapter"),
    ],
)
def test_what_a_page_is(page: Page, children: list[nodes.Node], kind: str) -> None:
    assert module._kind(env(), page, document(*children)) == kind


def test_a_page_with_the_list_of_sources_is_a_bibliography(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "bibliographies", lambda env: {"a"})
    assert module._kind(env(), Page("a", 1, False), document()) == "bibliography"


@pytest.mark.parametrize(
    ("child", "properties"),
    [
        (p("x"), ()),
        (p(nodes.math("", "x", mathml=MATHML)), ("mathml",)),
        (nodes.raw("", '<svg xmlns="http://www.w3.org/2000/svg"/>', format="html"), ("svg",)),
    ],
)
def test_the_manifest_says_what_a_page_holds(
    child: nodes.Node,
    properties: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    item = written(ready(tmp_path, monkeypatch), Page("a", 1, False), document(section("T", child)))
    assert (item.id, item.href) == ("page-a", "page-a.xhtml")
    assert item.media_type == "application/xhtml+xml"
    assert item.properties == properties
    assert b"<title>The a</title>" in item.content


def test_what_is_written_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warned: list[Warned]
) -> None:
    made = ready(tmp_path, monkeypatch)
    for name, drawn in (("index", MATHML), ("a", ""), ("b", "")):
        made.env.titles.setdefault(name, nodes.title("", "T"))
        made.names.setdefault(name, f"{name}.xhtml")
        page = section("One two", p("three ", nodes.math("", "x", mathml=drawn)))
        written(made, Page(name, int(name != "index"), False), document(page))
    assert made.words == 12
    assert made.seen == Seen(formulas=3, as_source=2)


def test_an_e_reader_is_led_to_the_first_page_of_each_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ready(tmp_path, monkeypatch)
    pages = [Page("index", 0, False), Page("p", 1, True), Page("a", 2, False), Page("g", 1, False)]
    for page in pages:
        child = addnodes.glossary() if page.docname == "g" else p("x")
        made.env.titles.setdefault(page.docname, nodes.title("", "T"))
        made.names.setdefault(page.docname, f"{page.docname}.xhtml")
        written(made, page, document(section("T", child)))
    found = {kind: (mark.title, mark.href) for kind, mark in made.landmarks.items()}
    assert found == {
        "introduction": ("The index", "page-index.xhtml"),
        "bodymatter": ("Start of the book", "p.xhtml"),
        "glossary": ("T", "g.xhtml"),
    }


def test_a_page_that_is_no_xml_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = ready(tmp_path, monkeypatch)
    bad = nodes.raw("", "<p>", format="html")
    with pytest.raises(SphinxError, match="does not become well-formed XHTML"):
        written(made, Page("a", 1, False), document(bad))


@pytest.mark.parametrize(
    ("wants", "has", "marks", "told"),
    [
        (True, True, 1, []),
        (True, False, 0, ["epub.pages"]),
        (False, True, 0, []),
        (False, False, 0, []),
    ],
)
def test_pages_are_marked_where_the_book_wants_it_and_the_pdf_knows_them(
    wants: bool,
    has: bool,
    marks: int,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    warned: list[Warned],
) -> None:
    if has:
        save_starts(tmp_path, [PageStart("1", "page.md", 1)])
    made = ready(tmp_path, monkeypatch, epub_page_numbers=wants)
    node = p("x", line=2)
    node.source = "page.md"
    written(made, Page("a", 1, False), document(section("T", node)))
    assert len(made.marks.places) == marks
    assert [each.kind for each in warned] == told


def test_only_pages_with_links_to_mend_are_taken_apart_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warned: list[Warned]
) -> None:
    made = ready(tmp_path, monkeypatch)
    link = nodes.reference("", "words", refuri="gone.xhtml", internal=True)
    kept = written(made, Page("index", 0, False), document(section("T", p("x"))))
    broken = written(made, Page("a", 1, False), document(section("T", p(link))))
    first, second = made._mended_pages()
    assert first is kept
    assert b"gone" in broken.content
    assert b"gone" not in second.content
    assert (second.id, second.properties) == (broken.id, broken.properties)


def test_nothing_leads_to_a_page_that_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warned: list[Warned]
) -> None:
    save_starts(tmp_path, [PageStart("1", "page.md", 1)])
    made = ready(tmp_path, monkeypatch, epub_page_numbers=True)
    link = nodes.reference("", "words", refuri="page-a.xhtml#t", internal=True)
    written(made, Page("index", 0, False), document(section("T", p(link))))
    marked = p("x", line=2)
    marked.source = "page.md"
    written(made, Page("a", 1, False), document(section("T", marked)))
    del made.texts["a"]
    made.leave_out({"a"})
    assert made.pages == [Page("index", 0, False)]
    assert made.marks.places == []
    (only,) = made._mended_pages()
    assert b"words" in only.content
    assert b"page-a" not in only.content
    assert not warned, "that the page is left out was told"


def test_pictures_have_plain_names_and_keep_their_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ready(tmp_path, monkeypatch)
    (tmp_path / "a.png").write_bytes(b"png")
    svg = '<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"><g id="1"/></svg>'
    (tmp_path / "b c.svg").write_text(svg)
    made.images = {"a.png": "image-a.png", "b c.svg": "image-b-c.svg"}
    first, second = made._pictures()
    assert (first.id, first.href, first.media_type, first.content) == (
        "image-1",
        "images/image-a.png",
        "image/png",
        b"png",
    )
    assert (second.id, second.media_type) == ("image-2", "image/svg+xml")
    assert b"DOCTYPE" not in second.content
    assert b'id="_1"' in second.content


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("a.jpg", "image/jpeg"),
        ("a.jpeg", "image/jpeg"),
        ("a.gif", "image/gif"),
        ("a.webp", "image/webp"),
    ],
)
def test_each_kind_of_picture_says_what_it_is(
    name: str, media_type: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ready(tmp_path, monkeypatch)
    (tmp_path / name).write_bytes(b"x")
    made.images = {name: name}
    assert [item.media_type for item in made._pictures()] == [media_type]
    assert media_type in EpubBuilder.supported_image_types


def test_the_same_picture_has_the_same_name_on_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    made = builder()
    made.picture_names, made.taken = {}, set()
    monkeypatch.setattr(module.BookBuilder, "post_process_images", lambda self, tree: None)
    for images in ({"x/a.png": "a.png"}, {"x/a.png": "a.png", "y/a.png": "a1.png"}):
        made.images = dict(images)
        made.post_process_images(document())
    assert made.images == {"x/a.png": "image-a.png", "y/a.png": "image-a-2.png"}


def facts(made: Any) -> dict[str, str]:
    return {fact.name: fact.value for fact in made._facts()}


def test_the_date_and_the_pdf_that_the_pages_are_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ready(tmp_path, monkeypatch)
    assert facts(made)["date"] == "2026-03-04"
    assert "pageBreakSource" not in facts(made)
    made.marks.places.append(("1", "a#page-1"))
    assert facts(made)["pageBreakSource"] == "The Book, PDF, edition of 2026-03-04"


def test_a_claim_that_lacks_something_is_told(warned: list[Warned]) -> None:
    builder(epub_conformance="EPUB Accessibility 1.1 - WCAG 2.2 Level AA")
    assert [each.kind for each in warned] == ["epub.claim"]
    assert "`epub_evaluator` is empty" in warned[0].words


@pytest.mark.parametrize(
    ("report", "address", "told"),
    [
        ("", "", []),
        ("a", "page-a.xhtml", []),
        ("https://report.example", "https://report.example", []),
        ("nowhere", "", ["epub.claim"]),
    ],
)
def test_a_report_is_a_page_or_lies_elsewhere(
    report: str,
    address: str,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    warned: list[Warned],
) -> None:
    made = ready(tmp_path, monkeypatch, epub_report=report)
    written(made, Page("a", 1, False), document(section("T", p("x"))))
    assert made._report() == address
    assert [each.kind for each in warned] == told


def test_a_page_at_which_e_readers_stop_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warned: list[Warned]
) -> None:
    monkeypatch.setattr(module, "LARGEST_PAGE", 2_000_000)
    made = ready(tmp_path, monkeypatch)
    written(made, Page("a", 1, False), document(section("T", p("x" * 2_100_000))))
    assert [(each.place, each.kind) for each in warned] == [("a:1", "epub.size")]
    assert "This page has 2.1 MB" in warned[0].words


def test_the_book_is_packed_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = ready(tmp_path, monkeypatch, book_slug="book", book_colophon="Set.")
    packed: list[Any] = []

    def pack(publication: Any) -> bytes:
        packed.append(publication)
        return b"epub"

    made.pack = pack
    for page in made.pages:
        written(made, page, document(section("T", p("x"))))
    made.bind()
    (publication,) = packed
    assert publication.spine == [
        "cover-page",
        "title-page",
        "imprint-page",
        "nav",
        "page-index",
        "page-a",
        "colophon-page",
    ]
    facts = (publication.title, publication.language, publication.cover_id)
    assert facts == ("The Book", "en", "cover-image")
    assert (tmp_path / "book.epub").read_bytes() == b"epub"


def test_a_book_that_cannot_be_put_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ready(tmp_path, monkeypatch)

    def refuse(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "write_atomic", refuse)
    with pytest.raises(SphinxError, match="cannot be written"):
        made.bind()


def test_the_language_of_the_epub_comes_before_that_of_the_book() -> None:
    assert builder(epub_language="he", language="en").frame.right_to_left
    assert builder(language="pt_BR").frame.language == "pt-BR"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({}, "the-book.epub"),
        ({"epub_basename": "Mine"}, "Mine.epub"),
        ({"epub_basename": "Mine", "book_slug": "ours"}, "ours.epub"),
    ],
)
def test_the_epub_has_the_name_that_it_was_given(given: dict[str, Any], name: str) -> None:
    assert builder(**given).path == Path("/nowhere") / name


@pytest.mark.parametrize("name", ["a", "a.html", "a.xhtml"])
def test_pages_that_are_to_stay_out_stay_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = builder(tmp_path, epub_exclude_files=["search.html", name], book_left_out=["b"])
    assert made.left_out() == {"search", "a", "b"}


def test_pages_are_files_that_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    item = written(ready(tmp_path, monkeypatch), Page("a", 1, False), document(section("T")))
    assert etree.fromstring(item.content).get("lang") == "en"
