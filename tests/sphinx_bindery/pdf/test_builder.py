"""pdf.builder: the pages in one Typst text, and what becomes of what Typst says."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_bindery.bookbuilder.alone import fail_without_pages
from sphinx_bindery.bookbuilder.builder import BookBuilder
from sphinx_bindery.order import Page
from sphinx_bindery.page_starts import PageStart, save_starts, saved_starts
from sphinx_bindery.pdf import builder as module
from sphinx_bindery.pdf.builder import PdfBuilder
from sphinx_bindery.pdf.page import (
    PdfDocument,
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


# What Typst says


SAYS = "Typst says of what stands here: %s. Write it in another way."
SHOW = "#show: loose-sheet.with(paper: "
SOURCE = "\n// @src /s/a.md:3\n#paragraph[\n]\n// @src /s/b.md:9\n#code\n"


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


def test_pages_are_tried_without_the_edition_that_is_then_printed(tmp_path: Path) -> None:
    made = builder(tmp_path)
    made.translated_pages = dict
    begins: list[str] = []
    project: Any = SimpleNamespace(
        head=lambda: "",
        fit=lambda begin, pages, folder: begins.append(begin),
        compiler=lambda text: SimpleNamespace(pdf=lambda edition: (b"", [])),
    )
    begins.append(made._press(project)[0])
    assert ["March 4, 2026" in begin for begin in begins] == [False, True]


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
    made.spell_out()

    def create(tree: Any, builder: Any) -> Any:
        if builder.current_page.docname in bad:
            raise ValueError("odd")
        return TypstTranslator(tree, builder)

    made.create_translator = create
    return made


def test_a_page_that_typst_cannot_set_is_left_out(tmp_path: Path, warned: list[Warned]) -> None:
    made = failing(builder(tmp_path))
    asked: list[str] = []

    def press(folder: Path) -> Any:
        source = "#head\n" + "".join(made.translated_pages().values())
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
    tmp_path: Path, warned: list[Warned]
) -> None:
    figure = nodes.figure("", nodes.image(uri="bad.png", alt="A hill"))
    tree = document(figure, nodes.image(uri="good.png"))
    made = read(builder(tmp_path), ("a", tree))
    made.images = {"bad.png": "bad.png"}
    made._leave_words("bad.png", "no picture")
    assert shown(tree.children) == 'figure(paragraph("A hill")) image()'
    assert "bad.png cannot be read (no picture)" in warned[0].words
    assert not made.images


@pytest.mark.parametrize(
    ("message", "is_mended"),
    [('the text `"日"` could not be displayed', True), ("something else", False)],
)
def test_a_character_that_cannot_be_drawn_where_it_stands_is_remembered(
    message: str, is_mended: bool, tmp_path: Path
) -> None:
    made, folder = builder(tmp_path), SimpleNamespace(images=tmp_path)
    assert made._mend([Diagnostic(message, 1)], folder) is is_mended
    assert made.missing_glyphs == ({"日"} if is_mended else set())
    assert not made._mend([Diagnostic(message, 1)], folder), "once is enough"


# Pages that are documents by themselves


def test_each_document_is_made_of_its_page_alone(warned: list[Warned]) -> None:
    texts: list[str] = []

    class Project:
        def head(self) -> str:
            return "head\n"

        def pdf(self, text: str) -> tuple[bytes, list[Diagnostic]]:
            texts.append(text)
            if len(texts) == 3:
                return b"", [Diagnostic("no", 0)]
            return f"pdf {len(texts)}".encode(), []

    documents = [
        PdfDocument("b", "one/b-a4.pdf", "a4"),
        PdfDocument("b", "one/b-letter.pdf", "us-letter"),
        PdfDocument("gone", "one/gone.pdf", "a4"),
        PdfDocument("a", "two/a.pdf", "a5"),
    ]
    made = read(builder(pdf_documents=documents), ("a", document()), ("b", document()))
    singles: list[str] = []

    def translate(tree: nodes.document) -> str:
        assert not made.anchors_set, "each sets its own"
        made.anchors_set.add("x")
        assert made.current_page.is_single
        singles.append(made.current_page.docname)
        return f"text of {made.current_page.docname}"

    made.translate = translate
    assert list(made._press_documents(Project())) == [
        ("one/b-a4.pdf", b"pdf 1"),
        ("one/b-letter.pdf", b"pdf 2"),
    ]
    assert singles == ["b", "b", "a"]
    for text, (docname, _, paper) in zip(
        texts, (documents[0], documents[1], documents[3]), strict=True
    ):
        assert text.startswith(f'head\n{SHOW}"{paper}"')
        assert text.endswith(f"text of {docname}")
    assert [told.words for told in warned] == [SAYS % "no"], (
        "one that Typst cannot make is left out"
    )


# Pictures


@pytest.mark.parametrize(
    ("is_fit", "is_large", "stays"),
    [(True, False, True), (True, True, False), (False, False, False)],
)
def test_a_picture_has_to_be_fit_and_not_too_large(
    is_fit: bool, is_large: bool, stays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BookBuilder, "_is_fit", lambda self, image: is_fit)
    monkeypatch.setattr(made_in, "is_too_large", lambda image, path: is_large)
    assert builder()._is_fit(nodes.image(uri="x")) is stays
