"""pdf.builder: the pages in one Typst text, and what becomes of what Typst says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx.errors import SphinxError

from sphinx_bindery.bookbuilder.alone import fail_without_pages
from sphinx_bindery.files import write_atomic
from sphinx_bindery.order import Page
from sphinx_bindery.page_starts import PageStart, save_starts, saved_starts
from sphinx_bindery.pdf import builder as module
from sphinx_bindery.pdf.builder import PdfBuilder
from sphinx_bindery.pdf.page import (
    CHAPTER,
    PART,
    SINGLE,
    Opener,
    PdfDocument,
    PrintedPage,
)
from sphinx_bindery.pdf.translator import TypstTranslator
from sphinx_bindery.pdf.typst import Diagnostic
from tests.trees import config, document, env, p, section, shown
from tests.warned import Warned

made_in: Any = module


def builder(folder: Path = Path("/nowhere"), **settings: Any) -> Any:
    made: Any = PdfBuilder.__new__(PdfBuilder)
    made.env = env({"index": ["a", "b"]}, builder="typst", config=config(**settings))
    made.config = made.env.config
    made.srcdir = made.confdir = made.outdir = made.doctreedir = folder
    made.images, made.failed = {}, set()
    made.events = SimpleNamespace(emit=lambda *told: [])
    made.edition = datetime(2026, 3, 4, tzinfo=UTC)
    made.init()
    return made


def read(made: Any, *pages: tuple[str, Any]) -> Any:
    for name, tree in pages:
        made.write_page(Page(name, 1, False), tree)
    made.targets.look_up(pages)
    return made


# Places


def test_a_place_is_marked_once_and_only_if_something_leads_there() -> None:
    links = [nodes.reference("", "x", refuri="%a#p"), nodes.reference("", "x", refid="r")]
    page = section("T", p("x", ids=["p"]), p(*links), id="t")
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


# The text


@pytest.mark.parametrize(
    ("page", "level", "opener"),
    [
        (Page("a", 0, False), 1, CHAPTER),
        (Page("a", 3, False), 3, CHAPTER),
        (Page("a", 1, True), 1, PART),
    ],
)
def test_a_page_as_the_translator_needs_it(page: Page, level: int, opener: Opener) -> None:
    made = builder()._printed_page(page, document(), "Part")
    assert made == PrintedPage("a", level, ("Part", "The a"), opener)


@pytest.mark.parametrize("is_part", [True, False])
def test_a_page_by_itself_is_the_first_heading_of_its_own_document(is_part: bool) -> None:
    made = builder()._printed_page(Page("a", 3, is_part), document(), "", is_single=True)
    assert made == PrintedPage("a", 1, ("", "The a"), SINGLE, is_single=True)


@pytest.mark.parametrize("is_single", [True, False])
def test_whoever_listens_may_say_how_a_page_opens(is_single: bool) -> None:
    mine, tree, heard = Opener("mine", {"fact": "1"}), document(), []

    def emit(event: str, page: PrintedPage, doctree: nodes.document) -> None:
        heard.append((event, page.docname, page.is_single, doctree))
        page.opener = mine

    made = builder()
    made.events = SimpleNamespace(emit=emit)
    assert made._printed_page(Page("a", 1, True), tree, "", is_single=is_single).opener is mine
    assert heard == [("bindery-page", "a", is_single, tree)]


def test_the_head_of_a_page_names_its_part() -> None:
    made = builder()
    heads: list[str] = []

    def translate(tree: nodes.document) -> str:
        heads.append(made.current_page.heads[0])
        return ""

    for name, depth in (("index", 0), ("p", 1), ("a", 2), ("after", 1)):
        made.env.titles.setdefault(name, nodes.title("", name.upper()))
        made.trees.append((Page(name, depth, name == "p"), document()))
    made._translate = translate
    list(made._translated(made.trees))
    assert heads == ["The Book", "P", "P", "The Book"]


@pytest.mark.parametrize(
    ("settings", "has"),
    [
        ({}, 'title: "The Book", subtitle: "", author: "Somebody"'),
        ({}, 'drawing: drawing, contents-title: "Contents", cover-words: "Cover: The Book"'),
        ({}, 'language: "en", region: none'),
        ({}, "direction: ltr"),
        ({"language": "ar-EG"}, 'language: "ar", region: "EG", fonts: (), direction: rtl'),
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
        "cover.typ",
        "drawing.svg",
        "fit.json",
        "images",
        "images/image.png",
        "template.typ",
        "typ",
        *(
            f"typ/{name}.typ"
            for name in (
                "blocks",
                "book",
                "code",
                "gaps",
                "inline",
                "large-print",
                "looks",
                "math",
                "measures",
                "page",
                "style",
            )
        ),
        "words.json",
    ]
    assert made._head() == '#import "/typ/looks.typ": *\n#let drawing = "/drawing.svg"\n'
    assert builder()._head() == '#import "/typ/looks.typ": *\n#let drawing = none\n'


def test_a_drawing_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    with pytest.raises(SphinxError, match=r"The cover drawing gone\.svg is not there"):
        builder(tmp_path, book_cover="gone.svg")._lay_out(tmp_path / "to")


def test_the_head_of_a_page_is_spelled_out_too() -> None:
    made = builder()
    made.env.titles["a"] = nodes.title("", "T 😀")
    made.missing_glyphs = {"😀"}
    page = made._printed_page(Page("a", 1, False), document(), "Part 😀")
    assert page.heads == ("Part [grinning face]", "T [grinning face]")
    assert '"T [grinning face]"' in made._document_call("a", "a4")


# What Typst says


SAYS = "Typst says of what stands here: %s. Write it in another way."
SOURCE = "\n// @src /s/a.md:3\n#paragraph[\n]\n// @src /s/b.md:9\n#code\n"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (1, "index"),
        (2, "/s/a.md:3"),
        (4, "/s/a.md:3"),
        (5, "/s/b.md:9"),
        (6, "/s/b.md:9"),
        (0, "index"),
    ],
)
def test_a_diagnostic_is_told_at_the_line_of_the_source(
    line: int, place: str, warned: list[Warned]
) -> None:
    builder()._tell([Diagnostic("odd", line)], SOURCE)
    (told,) = warned
    assert (told.words, told.place, told.kind) == (SAYS % "odd", place, "pdf.typst")


def test_a_page_that_should_be_one_and_is_more_is_told_in_the_words_of_its_opener(
    warned: list[Warned],
) -> None:
    openers = {"a": Opener("x", too_long="%d are too many"), "b": Opener("x", too_long="Cut %d")}

    def emit(event: str, page: PrintedPage, doctree: nodes.document) -> None:
        page.opener = openers[page.docname]

    made = builder()
    made.events = SimpleNamespace(emit=emit)
    for name in openers:
        made._printed_page(Page(name, 1, False), document(), "")
    openers["b"] = Opener("x", too_long="%d by itself")
    made._printed_page(Page("b", 1, False), document(), "", is_single=True)
    made._check_lengths([{"name": "a#x", "pages": 1}, {"name": "b#x", "pages": 2}])
    (told,) = warned
    assert (told.words, told.place, told.kind) == ("Cut 2", "b:1", "pdf.length")


@pytest.mark.parametrize("marks", [True, False])
def test_a_pdf_that_cannot_be_made_fails_the_build_and_forgets_its_pages(
    marks: bool, tmp_path: Path, warned: list[Warned]
) -> None:
    save_starts(tmp_path, [PageStart("1", "a", 1)])
    made = builder(tmp_path, epub_page_numbers=marks)
    assert made._give_up("No.", None) == b""
    assert made.is_given_up
    app: Any = SimpleNamespace(builder=made, statuscode=0)
    fail_without_pages(app, None)
    assert app.statuscode == 1
    assert [(told.words, told.place) for told in warned] == [
        ("No. The PDF that was there is left in place.", "index")
    ]
    assert saved_starts(tmp_path) == ([] if marks else [PageStart("1", "a", 1)])


def test_a_book_without_a_word_is_not_made(tmp_path: Path, warned: list[Warned]) -> None:
    made = read(builder(tmp_path), ("a", document(p(" "))))
    assert made._press_book(tmp_path) == b""
    assert "There is nothing to print" in warned[0].words


class TypstCompiler:
    """Stands for Typst."""

    def eval(self, expression: str) -> list[Any]:
        return []


def pressed(made: Any, *results: tuple[bytes, list[Diagnostic]], mends: bool = True) -> Any:
    """Have Typst give these results, one after the other; return how often it was asked."""
    asked: list[int] = []

    def press(folder: Path) -> Any:
        asked.append(1)
        return SOURCE, TypstCompiler(), *results[len(asked) - 1]

    made._press, made._mend = press, lambda diagnostics, folder: mends
    return asked


def test_what_typst_stumbles_over_is_taken_out_and_it_is_asked_again(
    tmp_path: Path, warned: list[Warned]
) -> None:
    made = read(builder(tmp_path), ("a", document(p("x"))))
    asked = pressed(made, (b"", [Diagnostic("bad", 2)]), (b"pdf", [Diagnostic("odd", 5)]))
    assert made._press_book(tmp_path) == b"pdf"
    assert len(asked) == 2
    assert [(told.words, told.place) for told in warned] == [(SAYS % "odd", "/s/b.md:9")]


def test_where_nothing_can_be_taken_out_the_first_diagnostic_is_told_at_its_place(
    tmp_path: Path, warned: list[Warned]
) -> None:
    made = read(builder(tmp_path), ("a", document(p("x"))))
    asked = pressed(made, (b"", [Diagnostic("bad", 2)]), mends=False)
    assert made._press_book(tmp_path) == b""
    assert len(asked) == 1
    assert [(told.words, told.place) for told in warned] == [
        (SAYS % "bad", "/s/a.md:3"),
        ("Typst could not make the PDF. The PDF that was there is left in place.", "/s/a.md:3"),
    ]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("odd", ("b", "b.md:7")),  # in a block that has no line itself
        ("bad", ("c", "c.md:1")),
        ("out", ("", "/nowhere/conf.py:1")),
    ],
)
def test_what_typst_tells_no_line_of_is_searched_for(
    word: str, found: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class TypstCompiler:
        def __init__(self, text: str, folder: Path, fonts: list[str]) -> None:
            self.text = text

        def pdf(self, edition: datetime) -> tuple[bytes, list[Diagnostic]]:
            return b"", [Diagnostic(each, 0) for each in ("odd", "bad", "out") if each in self.text]

    monkeypatch.setattr(made_in, "TypstCompiler", TypstCompiler)
    items = nodes.bullet_list("", nodes.list_item("", p("odd", line=7)))
    pages = {
        "a": document(section("A", p("x", line=3)), source="a.md"),
        "b": document(section("B", p("y", line=3), items, p("z", line=9)), source="b.md"),
        "c": document(section("bad", p("z", line=3)), source="c.md"),
    }
    made = read(builder(project="out" if word == "out" else "The Book"), *pages.items())
    made.env.titles |= {name: nodes.title("", "Title") for name in pages}
    made.listed, made.create_translator = set(), TypstTranslator
    before = shown(pages["b"])
    assert made._found("", Diagnostic(word, 0), Path("/nowhere")) == found
    assert shown(pages["b"]) == before


@pytest.mark.parametrize("drawn", ["#text([", "x]", '#text("', "/*", "$ a"])
def test_what_an_extension_draws_wrongly_is_told_and_set_plainly(
    drawn: str, tmp_path: Path, warned: list[Warned]
) -> None:
    class odd(nodes.General, nodes.Element):
        pass

    class good(nodes.General, nodes.Element):
        pass

    class bad(nodes.General, nodes.Element):
        pass

    def translator(tree: Any, made: Any) -> Any:
        writer = TypstTranslator(tree, made)
        texts = {"odd": ("#[", "]"), "good": ("#block[", "]"), "bad": (drawn, "")}
        for name, (before, after) in texts.items():  # as Sphinx sets them
            setattr(writer, f"visit_{name}", lambda node, text=before: writer.add(text))
            setattr(writer, f"depart_{name}", lambda node, text=after: writer.add(text))
        return writer

    inner = bad("", p("its words"))
    inner.source, inner.line = "a.md", 5
    tree = document(section("T", odd("", good("", inner)), p("after")), source="a.md")
    made = read(builder(tmp_path), ("a", tree))
    made.listed, made.create_translator = set(), translator
    made.current_page = PrintedPage("a", 1, ("Part", "Head"))
    for _ in range(2):  # once for the book, once for the large print
        text = made._translate(tree)
        assert '#[#block[\n// @src a.md:5\n\n#paragraph("")[#"its words"]\n]]' in text
    (told,) = warned
    assert told.words.startswith("What an extension draws of `bad` is no Typst (un")
    assert (told.place, told.kind) == ("a.md:5", "pdf.node")


def failing(made: Any, *bad: str) -> Any:
    """Have the builder read three pages, of which these cannot be translated."""
    link = nodes.reference("", "to b", refuri="%b#t")
    pages = {
        "a": document(section("A", p(link))),
        "b": document(section("T", p("words"))),
        "c": document(section("C", p("other words"))),
    }
    made.pages = [Page(name, 1, False) for name in pages]
    made.env.titles |= {name: nodes.title("", name.upper()) for name in pages}
    made = read(made, *pages.items())
    made.listed = set()
    made._spell_out()

    def create(tree: Any, builder: Any) -> Any:
        if builder.current_page.docname in bad:
            raise ValueError("odd")
        return made_in.TypstTranslator(tree, builder)

    made.create_translator = create
    return made


def test_a_page_that_cannot_be_translated_is_left_out_and_nothing_leads_there(
    warned: list[Warned],
) -> None:
    assert "b#t" in failing(builder())._translated_pages()
    made = failing(builder(), "b")
    text = made._translated_pages()
    assert [page.docname for page in made.pages] == ["a", "c"]
    assert made.failed == {"b"}
    assert "other words" in text
    assert "b#t" not in text
    assert [(told.words, told.place) for told in warned] == [
        (
            "This page cannot be written (ValueError: odd), and is left out. "
            "Take out what was changed last.",
            "b:1",
        )
    ]


def test_a_book_of_which_no_page_can_be_translated_is_none(warned: list[Warned]) -> None:
    with pytest.raises(SphinxError, match="none of its pages"):
        failing(builder(), "a", "b", "c")._translated_pages()
    assert len(warned) == 3


def test_a_page_that_typst_cannot_set_is_left_out(tmp_path: Path, warned: list[Warned]) -> None:
    made = failing(builder(tmp_path))
    asked: list[str] = []

    def press(folder: Path) -> Any:
        source = "#head\n" + made._translated_pages()
        asked.append(source)
        lines = source.splitlines()
        bad = next((n for n, line in enumerate(lines, 1) if '"other words"' in line), 0)
        return source, TypstCompiler(), *((b"", [Diagnostic("bad", bad)]) if bad else (b"pdf", []))

    made._press, made._mend = press, lambda diagnostics, folder: False
    assert made._press_book(tmp_path) == b"pdf"
    assert len(asked) == 2
    assert (made.failed, "words" in asked[1]) == ({"c"}, True)
    assert [told.words[:35] for told in warned] == ["This page cannot be written (bad), "]


@pytest.mark.parametrize("marks", [True, False])
def test_a_book_that_is_made_tells_where_its_pages_begin(
    marks: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_in, "page_starts", lambda press: [PageStart("1", "a", 1)])
    made = read(builder(tmp_path, epub_page_numbers=marks), ("a", document(p("x"))))
    pressed(made, (b"pdf", []))
    assert made._press_book(tmp_path) == b"pdf"
    assert saved_starts(tmp_path) == ([PageStart("1", "a", 1)] if marks else [])


def test_a_picture_that_typst_cannot_draw_leaves_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warned: list[Warned]
) -> None:
    faults = {"bad.png": "no picture", "good.png": ""}
    monkeypatch.setattr(made_in, "fault", lambda path: faults[path.name])
    monkeypatch.setattr(made_in, "drawn_anew", lambda path: b"")
    figure = nodes.figure("", nodes.image(uri="bad.png", alt="A hill"))
    tree = document(figure, nodes.image(uri="good.png"))
    made = read(builder(tmp_path), ("a", tree))
    made.images = {name: name for name in faults}
    assert made._drop_broken_images(tmp_path)
    assert shown(tree.children) == 'figure(paragraph("A hill")) image()'
    assert "bad.png cannot be read (no picture)" in warned[0].words
    assert not made._drop_broken_images(tmp_path)


def test_a_picture_that_the_standards_refuse_is_drawn_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warned: list[Warned]
) -> None:
    monkeypatch.setattr(made_in, "fault", lambda path: "a CMYK profile is missing")
    monkeypatch.setattr(made_in, "drawn_anew", lambda path: b"PNG of it")
    (tmp_path / "images").mkdir()
    made = read(builder(tmp_path), ("a", document(nodes.image(uri="a.jpg"))))
    made.images = {"a.jpg": "a.jpg"}
    assert made._drop_broken_images(tmp_path)
    assert made.images == {"a.jpg": "a.jpg.png"}
    assert (tmp_path / "images" / "a.jpg.png").read_bytes() == b"PNG of it"
    assert not warned


@pytest.mark.parametrize(
    ("message", "is_mended"),
    [('the text `"日"` could not be displayed', True), ("something else", False)],
)
def test_a_character_that_cannot_be_drawn_where_it_stands_is_remembered(
    message: str, is_mended: bool, tmp_path: Path
) -> None:
    made = builder(tmp_path)
    assert made._mend([Diagnostic(message, 1)], tmp_path) is is_mended
    assert made.missing_glyphs == ({"日"} if is_mended else set())
    assert not made._mend([Diagnostic(message, 1)], tmp_path), "once is enough"


# Pages that are documents by themselves


@pytest.mark.parametrize(
    ("given", "call"),
    [
        ({}, 'language: "en", region: none, fonts: (), source: ("The Book", )'),
        (
            {"language": "de-AT", "book_licence": "CC0", "html_baseurl": "https://b/"},
            'language: "de", region: "AT", fonts: (), source: ("The Book", "CC0", "https://b/", )',
        ),
    ],
)
def test_the_foot_of_a_document_tells_where_it_is_from(given: dict[str, Any], call: str) -> None:
    made = builder(**given)
    made.env.titles["a"] = nodes.title("", 'A "b"')
    assert made._document_call("a", "us-letter") == (
        rf'#show: loose-sheet.with(paper: "us-letter", title: "A \"b\"", {call})' + "\n"
    )


def test_each_document_is_made_of_its_page_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warned: list[Warned]
) -> None:
    texts: list[str] = []

    class TypstCompiler:
        def __init__(self, text: str, folder: Path, fonts: list[str]) -> None:
            texts.append(text)

        def pdf(self, edition: datetime) -> tuple[bytes, list[Diagnostic]]:
            if len(texts) == 3:
                return b"", [Diagnostic("no", 0)]
            return f"pdf {len(texts)}".encode(), []

    monkeypatch.setattr(made_in, "TypstCompiler", TypstCompiler)
    documents = [
        PdfDocument("b", "one/b-a4.pdf", "a4"),
        PdfDocument("b", "one/b-letter.pdf", "us-letter"),
        PdfDocument("gone", "one/gone.pdf", "a4"),
        PdfDocument("a", "two/a.pdf", "a5"),
    ]
    made = read(builder(pdf_documents=documents), ("a", document()), ("b", document()))
    made.fonts = []
    singles: list[str] = []

    def translate(tree: nodes.document) -> str:
        assert not made.anchors_set, "each sets its own"
        made.anchors_set.add("x")
        assert made.current_page.is_single
        singles.append(made.current_page.docname)
        return f"text of {made.current_page.docname}"

    made._translate = translate
    assert list(made._press_documents(tmp_path)) == [
        ("one/b-a4.pdf", b"pdf 1"),
        ("one/b-letter.pdf", b"pdf 2"),
    ]
    assert singles == ["b", "b", "a"]
    for text, (docname, _, paper) in zip(
        texts, (documents[0], documents[1], documents[3]), strict=True
    ):
        assert text.startswith(f'#import "/typ/looks.typ": *\n#let drawing = none\n{SHOW}"{paper}"')
        assert text.endswith(f"text of {docname}")
    assert [told.words for told in warned] == [SAYS % "no"], (
        "one that Typst cannot make is left out"
    )


SHOW = "#show: loose-sheet.with(paper: "


def test_only_documents_of_its_own_that_the_book_has_no_more_are_taken_away(
    tmp_path: Path,
) -> None:
    made = builder(tmp_path)
    made.doctreedir = tmp_path / "doctrees"
    made.doctreedir.mkdir()
    somebodys = tmp_path / "worksheets/somebodys.pdf"
    write_atomic(somebodys, b"theirs")
    made._put_documents({"worksheets/old.pdf": b"old", "worksheets/kept.pdf": b"old"})
    made._put_documents({"worksheets/kept.pdf": b"new", "book-page.pdf": b"new"})
    folder = somebodys.parent
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        "kept.pdf": "new",
        "somebodys.pdf": "theirs",
    }
    made._put_documents({})
    assert list(tmp_path.rglob("*.pdf")) == [somebodys]


# Pictures


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
