"""pdf.builder: the labels of the book, and what becomes of what Typst says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.errors import SphinxError

from bindery.pdf import builder as module
from bindery.pdf.builder import PdfBuilder, PrintedPage
from bindery.pdf.typst import Complaint
from bindery.pieces import Kind
from bindery.printed import Start, save_starts, saved_starts
from bindery.reading import Page

from .conftest import Warned
from .trees import config, document, env, p, piece, section, shown

made_in: Any = module


def builder(folder: Path = Path("/nowhere"), **settings: Any) -> Any:
    made: Any = PdfBuilder.__new__(PdfBuilder)
    pieces = {"sheet": piece(Kind.WORKSHEET), "a": piece()}
    made.env = env({"index": ["a", "sheet"]}, pieces, builder="typst", config=config(**settings))
    made.config = made.env.config
    made.srcdir = made.confdir = made.outdir = made.doctreedir = folder
    made.images, made._app = {}, SimpleNamespace(statuscode=0)
    made.edition = datetime(2026, 3, 4, tzinfo=UTC)
    made.init()
    return made


def read(made: Any, *pages: tuple[str, Any]) -> Any:
    for name, tree in pages:
        made.write_page(Page(name, 1, False), tree)
    made.wanted = made._wanted()
    return made


def link(refuri: str = "", words: str = "x", **facts: Any) -> nodes.reference:
    return nodes.reference("", words, **({"refuri": refuri} if refuri else {}), **facts)


# Labels


def test_every_id_has_a_label_and_those_of_a_section_share_the_first() -> None:
    page = section("T", p("x", ids=["p", "q"]), id="t")
    page["ids"].append("u")
    made = read(builder(), ("a", document(page)))
    assert {name: made.label_of("a", name) for name in ("t", "u", "p", "q")} == {
        "t": "a#t",
        "u": "a#t",
        "p": "a#p",
        "q": "a#q",
    }
    assert made.labels["a", ""] == "a#t", "the page itself is its first section"


def test_a_page_without_a_section_is_its_own_beginning() -> None:
    assert read(builder(), ("a", document(p("x")))).labels["a", ""] == "a#"


def test_a_page_whose_title_has_no_id_has_no_label() -> None:
    bare = nodes.section("", nodes.title("", "T"))
    assert ("a", "") not in read(builder(), ("a", document(bare))).labels


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        (link("%a#p"), "a#p"),
        (link("%a"), "a#t"),
        (link("%a#gone"), None),
        (link("%gone"), None),
        (link(refid="p"), "a#p"),
        (link(refid="gone"), None),
        (link("https://x"), "https://x"),
        (link("HTTP://x"), "HTTP://x"),
        (link("mailto:a@b"), "mailto:a@b"),
        (link("tel:1"), "tel:1"),
        (link("page.html"), None),
        (link("javascript:x"), None),
    ],
)
def test_where_a_reference_leads(reference: nodes.reference, target: str | None) -> None:
    made = read(builder(), ("a", document(section("T", p("x", ids=["p"]), id="t"))))
    assert made.target_of("a", reference) == target


def test_a_label_is_set_once_and_only_if_something_leads_there() -> None:
    page = section("T", p("x", ids=["p"]), p(link("%a#p"), link(refid="r")), id="t")
    made = read(builder(), ("a", document(page)))
    assert [made.anchor_to_set("a", name) for name in ("p", "p", "r", "t")] == [
        "a#p",
        "",
        "a#r",
        "",
    ]
    assert made.anchor_to_set("b", "p") == ""


def test_a_page_lies_where_no_address_can() -> None:
    assert builder().get_target_uri("a/b") == "%a/b"
    assert builder().get_relative_uri("x", "a/b") == "%a/b"


def test_titles_are_known_by_their_labels() -> None:
    page = section("T", section("U", id="u"), nodes.section(), id="t")
    made = read(builder(), ("a", document(page)))
    assert made._titles() == {"a#t": "T", "a#u": "U"}


def test_terms_and_sources_end_with_the_pages_that_use_them() -> None:
    terms = [nodes.term("", "x", ids=["t1"]), nodes.term("", "y", ids=["t2"])]
    entry = nodes.definition_list_item("", *terms, nodes.definition("", p("one"), p("two")))
    glossary = addnodes.glossary("", nodes.definition_list("", entry))
    plain = nodes.definition_list("", entry.deepcopy())
    source = nodes.list_item("", p("s"), ids=["s"])
    sources = nodes.bullet_list("", source, classes=["sources"])
    cited = nodes.citation("", nodes.label("", "L"), p("c"), ids=["c"])
    made = read(builder(), ("a", document(plain, glossary, sources, cited)))
    assert made._mark_listed() == {"a#t1", "a#t2", "a#s", "a#c"}
    assert [node.get("used") for node in glossary.findall(nodes.paragraph)] == [
        None,
        ["a#t1", "a#t2"],
    ]
    assert not any(node.get("used") for node in plain.findall(nodes.paragraph))


# The text


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        (Page("a", 0, False), (1, False, False)),
        (Page("a", 3, False), (3, False, False)),
        (Page("a", 1, True), (1, True, False)),
        (Page("sheet", 2, False), (2, False, True)),
    ],
)
def test_a_page_as_the_translator_needs_it(page: Page, printed: tuple[int, bool, bool]) -> None:
    made = builder()._printed_page(page, "Part")
    assert made == PrintedPage(page.docname, *printed, ("Part", f"The {page.docname}"))


def test_the_head_of_a_page_names_its_part() -> None:
    made = builder()
    heads: list[str] = []

    def translate(tree: nodes.document) -> str:
        heads.append(made.current_page.heads[0])
        return ""

    for name, is_part in (("index", False), ("p", True), ("a", False)):
        made.env.titles.setdefault(name, nodes.title("", name.upper()))
        made.trees.append((Page(name, 1, is_part), document()))
    made._translate = translate
    list(made._translated())
    assert heads == ["The Book", "P", "P"]


@pytest.mark.parametrize(
    ("settings", "has"),
    [
        ({}, 'title: "The Book", subtitle: "", author: "Somebody"'),
        ({}, 'drawing: drawing, cover-words: "Cover: The Book", language: "en", region: none'),
        ({}, "direction: ltr"),
        ({"language": "ar-EG"}, 'language: "ar", region: "EG", direction: rtl'),
        ({"book_cover_alt": "Curves"}, 'cover-words: "Curves"'),
        ({"book_subjects": ["a", "b"]}, 'keywords: ("a", "b", )'),
    ],
)
def test_what_the_book_is_told_of_itself(settings: dict[str, Any], has: str) -> None:
    call = builder(**settings)._book_call()
    assert call.startswith("#show: book.with(")
    assert has in call


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        ({}, ["Edition of March 4, 2026"]),
        (
            {
                "copyright": "2026, S",
                "book_licence": "CC0",
                "book_licence_url": "https://cc",
                "release": "1.2",
                "html_baseurl": "https://b/",
            },
            [
                "© 2026, S",
                "Licence: CC0, https://cc",
                "Version 1.2, edition of March 4, 2026",
                "https://b/",
            ],
        ),
        ({"book_licence": "CC0"}, ["Licence: CC0", "Edition of March 4, 2026"]),
        ({"book_licence_url": "https://cc"}, ["Edition of March 4, 2026"]),
    ],
)
def test_the_imprint(settings: dict[str, Any], lines: list[str]) -> None:
    assert builder(**settings)._imprint() == lines


def test_the_drawing_is_laid_beside_the_text(tmp_path: Path) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "art/cover.svg").write_text("svg")
    (tmp_path / "x.png").write_bytes(b"png")
    (tmp_path / "to").mkdir()
    made = builder(tmp_path, book_cover="art/cover.svg")
    made.images = {"x.png": "image.png"}
    made._lay_out(tmp_path / "to")
    there = sorted(p.relative_to(tmp_path / "to").as_posix() for p in (tmp_path / "to").rglob("*"))
    assert there == [
        "book.typ",
        "cover.typ",
        "drawing.svg",
        "images",
        "images/image.png",
        "long-pages.json",
    ]
    assert (tmp_path / "to/long-pages.json").read_text() == "{}"
    assert made._head() == '#import "/book.typ": *\n#let drawing = "/drawing.svg"\n'
    assert builder()._head() == '#import "/book.typ": *\n#let drawing = none\n'


def test_a_drawing_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    with pytest.raises(SphinxError, match=r"The cover drawing gone\.svg is not there"):
        builder(tmp_path, book_cover="gone.svg")._lay_out(tmp_path / "to")


def test_every_character_that_is_printed_is_asked_for() -> None:
    image = nodes.image(uri="x", alt="ñ")
    made = read(builder(), ("a", document(p("é"), image)))
    assert made._characters() - {"\n"} == set("éñ☐☑")


# What Typst says


SOURCE = "\n// @src /s/a.md:3\n#paragraph[\n]\n// @src /s/b.md:9\n#code\n"


@pytest.mark.parametrize(
    ("line", "place"),
    [(1, None), (2, "/s/a.md:3"), (4, "/s/a.md:3"), (5, "/s/b.md:9"), (6, "/s/b.md:9"), (0, None)],
)
def test_a_complaint_is_told_at_the_line_of_the_source(
    line: int, place: str | None, warned: list[Warned]
) -> None:
    builder()._tell([Complaint("odd", line)], SOURCE)
    (told,) = warned
    assert (told.words, told.place, told.kind) == ("odd", place or "", "pdf.typst")


def test_a_sheet_that_does_not_fit_its_page_is_told(warned: list[Warned]) -> None:
    builder()._check_sheets([{"name": "a#x", "pages": 1}, {"name": "w/b#x", "pages": 2}])
    (told,) = warned
    assert told.place == "w/b:1"
    assert told.words.startswith("This worksheet takes 2 pages. Cut it")


@pytest.mark.parametrize("marks", [True, False])
def test_a_pdf_that_cannot_be_made_fails_the_build_and_forgets_its_pages(
    marks: bool, tmp_path: Path, warned: list[Warned]
) -> None:
    save_starts(tmp_path, [Start("1", "a", 1)])
    made = builder(tmp_path, epub_page_numbers=marks)
    assert made._give_up("No.", None) == b""
    assert made._app.statuscode == 1
    assert [(told.words, told.place) for told in warned] == [
        ("No. The PDF that was there is left in place.", "index")
    ]
    assert saved_starts(tmp_path) == ([] if marks else [Start("1", "a", 1)])


def test_a_book_without_a_word_is_not_made(tmp_path: Path, warned: list[Warned]) -> None:
    made = read(builder(tmp_path), ("a", document(p(" "))))
    assert made._press_book(tmp_path) == b""
    assert "There is nothing to print" in warned[0].words


class Press:
    """Stands for Typst."""

    def eval(self, expression: str) -> list[Any]:
        return []


def pressed(made: Any, *results: tuple[bytes, list[Complaint]], mends: bool = True) -> Any:
    """Have Typst give these results, one after the other; return how often it was asked."""
    asked: list[int] = []

    def press(folder: Path) -> Any:
        asked.append(1)
        return SOURCE, Press(), *results[len(asked) - 1]

    made._press, made._mend = press, lambda complaints, folder: mends
    return asked


def test_what_typst_stumbles_over_is_taken_out_and_it_is_asked_again(
    tmp_path: Path, warned: list[Warned]
) -> None:
    made = read(builder(tmp_path), ("a", document(p("x"))))
    asked = pressed(made, (b"", [Complaint("bad", 2)]), (b"pdf", [Complaint("odd", 5)]))
    assert made._press_book(tmp_path) == b"pdf"
    assert len(asked) == 2
    assert [(told.words, told.place) for told in warned] == [("odd", "/s/b.md:9")]


def test_where_nothing_can_be_taken_out_the_first_complaint_is_told_at_its_place(
    tmp_path: Path, warned: list[Warned]
) -> None:
    made = read(builder(tmp_path), ("a", document(p("x"))))
    asked = pressed(made, (b"", [Complaint("bad", 2)]), mends=False)
    assert made._press_book(tmp_path) == b""
    assert len(asked) == 1
    assert [(told.words[:27], told.place) for told in warned] == [
        ("bad", "/s/a.md:3"),
        ("Typst could not make the PD", "/s/a.md:3"),
    ]


@pytest.mark.parametrize("marks", [True, False])
def test_a_book_that_is_made_tells_where_its_pages_begin(
    marks: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_in, "page_starts", lambda press: [Start("1", "a", 1)])
    made = read(builder(tmp_path, epub_page_numbers=marks), ("a", document(p("x"))))
    pressed(made, (b"pdf", []))
    assert made._press_book(tmp_path) == b"pdf"
    assert saved_starts(tmp_path) == ([Start("1", "a", 1)] if marks else [])


def test_a_picture_that_typst_cannot_draw_leaves_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warned: list[Warned]
) -> None:
    faults = {"bad.png": "no picture", "good.png": ""}
    monkeypatch.setattr(made_in, "fault", lambda path: faults[path.name])
    figure = nodes.figure("", nodes.image(uri="bad.png", alt="A hill"))
    tree = document(figure, nodes.image(uri="good.png"))
    made = read(builder(tmp_path), ("a", tree))
    made.images = {name: name for name in faults}
    assert made._drop_broken_images(tmp_path)
    assert shown(tree.children) == 'figure(paragraph("A hill")) image()'
    assert "bad.png cannot be read (no picture)" in warned[0].words
    assert not made._drop_broken_images(tmp_path)


@pytest.mark.parametrize(
    ("message", "is_mended"),
    [('the text `"日"` could not be displayed', True), ("something else", False)],
)
def test_a_character_that_cannot_be_drawn_where_it_stands_is_remembered(
    message: str, is_mended: bool, tmp_path: Path
) -> None:
    made = builder(tmp_path)
    assert made._mend([Complaint(message, 1)], tmp_path) is is_mended
    assert made.undrawable == ({"日"} if is_mended else set())
    assert not made._mend([Complaint(message, 1)], tmp_path), "once is enough"


def test_worksheets_that_the_book_has_no_more_are_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "worksheets"
    folder.mkdir()
    for name in ("old-a4.pdf", "kept-a4.pdf", "notes.txt"):
        (folder / name).write_text("old")
    builder(tmp_path)._put_sheets(
        {"worksheets/kept-a4.pdf": b"new", "worksheets/more-a4.pdf": b"new"}
    )
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        "kept-a4.pdf": "new",
        "more-a4.pdf": "new",
        "notes.txt": "old",
    }


@pytest.mark.parametrize(
    ("is_fit", "is_large", "stays"),
    [(True, False, True), (True, True, False), (False, False, False)],
)
def test_a_picture_has_to_be_fit_and_not_too_large(
    is_fit: bool, is_large: bool, stays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_in.BookBuilder, "_is_fit", lambda self, image: is_fit)
    monkeypatch.setattr(made_in, "is_too_large", lambda image, path: is_large)
    assert builder()._is_fit(nodes.image(uri="x")) is stays
