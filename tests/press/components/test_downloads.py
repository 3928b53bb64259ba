"""formats: every output names the files, and the website leads to them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from press.components.downloads import (
    ABSENT,
    AddDownloads,
    FillSheetList,
    check_names,
    downloads,
    rewrite,
    sheet_list,
    told_size,
    visit_downloads,
    worksheets,
)
from press.pieces.artifacts import File
from tests.conftest import Read
from tests.trees import app, applied, config, document, env, p, piece, section, shown
from tests.warned import Warned


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 KB"),
        (1499, "1 KB"),
        (1501, "2 KB"),
        (999_999, "1000 KB"),
        (1_000_000, "1.0 MB"),
        (2_349_999, "2.3 MB"),
    ],
)
def test_a_size_as_people_say_it(size: int, words: str) -> None:
    assert told_size(size, "en") == words
    assert told_size(size, "de") == words.replace(".", ",")


def test_the_directive_names_both_books(read: Read) -> None:
    book = read("```{formats}\n```\n", book_slug="my-book")
    listed: Any = next(book.doctree().findall(nodes.bullet_list))
    assert listed["classes"] == ["formats"]
    assert [item.astext() for item in listed] == [
        "my-book.epub, for an e-reader or a phone",
        "my-book.pdf, for paper, or a large screen",
    ]
    assert [item["book_file"] for item in listed] == ["my-book.epub", "my-book.pdf"]
    assert book.env.metadata["page"]["names-files"] is True


def test_the_directive_names_what_else_the_book_comes_as(read: Read) -> None:
    given: Any = {"epub_kepub": True, "book_large_print": True}
    book = read("```{formats}\n```\n", book_slug="b", **given)
    listed: Any = next(book.doctree().findall(nodes.bullet_list))
    assert [item.astext() for item in listed] == [
        "b.epub, for an e-reader or a phone",
        "b.kepub.epub, for a Kobo e-reader",
        "b.pdf, for paper, or a large screen",
        "b-large-print.pdf, in large print, on A4",
        "b-large-print-letter.pdf, in large print, on Letter",
    ]


def test_the_list_of_worksheets_waits_until_all_are_read(read: Read) -> None:
    book = read("```{sheets}\n```\n")
    (node,) = book.doctree().findall(sheet_list)
    assert (node["docname"], node.line) == ("page", 12)
    assert book.env.metadata["page"]["names-files"] is True


SHEETS = {"w/b": piece("worksheet"), "x": piece(), "w/a": piece("worksheet")}


def book(**settings: Any) -> Any:
    made = env({"index": ["w/b", "x", "w/a"]}, pieces=SHEETS, config=config(**settings))
    for name in made.metadata:
        made.metadata[name]["sheet-stem"] = name.rpartition("/")[2]
    return made


def test_worksheets_come_in_the_order_of_the_book() -> None:
    assert worksheets(book()) == ["w/b", "w/a"]


def test_the_list_leads_to_each_worksheet() -> None:
    tree = applied(FillSheetList, document(sheet_list(docname="page"), env=book()))
    assert shown(tree.children) == (
        'bullet_list.formats(list_item(paragraph(pending_xref(inline("w/b")))) '
        'list_item(paragraph(pending_xref(inline("w/a")))))'
    )
    assert [item["worksheet"] for item in tree[0]] == ["w/b", "w/a"]


def test_without_worksheets_there_is_no_list() -> None:
    tree = applied(FillSheetList, document(sheet_list(docname="page"), env=env()))
    assert shown(tree.children) == ""


def test_two_worksheets_whose_sheets_have_one_name_are_told(warned: list[Warned]) -> None:
    made = book()
    check_names(app(made), made)
    assert not warned
    made.metadata["w/a"]["sheet-stem"] = "b"
    check_names(app(made), made)
    assert [(told.place, told.kind) for told in warned] == [("w/a:1", "piece.sheet")]
    assert "the names of those of `w/b`" in warned[0].words


def put(tmp_path: Path, *names: str) -> str:
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 2000)
    return str(tmp_path)


def offered(tree: nodes.document) -> list[tuple[list[tuple[str, str]], str, bool]]:
    return [
        ([(words, file.name) for words, file in node["files"]], node["absent"], node["told"])
        for node in tree.findall(downloads)
    ]


def with_downloads(tree: nodes.document, builder: str = "html") -> Any:
    return offered(applied(AddDownloads, tree, builder))


def test_the_website_leads_to_the_files_that_are_there(tmp_path: Path) -> None:
    settings = {"book_build_dir": put(tmp_path, "pdf/b.pdf"), "book_slug": "b"}
    items = [nodes.list_item("", book_file=f"b.{kind}") for kind in ("epub", "pdf")]
    tree = document(nodes.bullet_list("", *items), env=book(**settings))
    assert with_downloads(tree) == [
        ([], ABSENT, True),
        ([("Download the PDF", "b.pdf")], ABSENT, True),
    ]


def test_it_leads_to_both_sheets_of_a_worksheet_or_says_nothing(tmp_path: Path) -> None:
    made = put(tmp_path, "pdf/worksheets/a-a4.pdf", "pdf/worksheets/a-letter.pdf")
    items = [nodes.list_item("", worksheet=name) for name in ("w/a", "w/b")]
    tree = document(nodes.bullet_list("", *items), env=book(book_build_dir=made))
    sheets = [
        ("One sheet of A4 (PDF)", "worksheets/a-a4.pdf"),
        ("One sheet of Letter (PDF)", "worksheets/a-letter.pdf"),
    ]
    assert with_downloads(tree) == [(sheets, "", False)]


@pytest.mark.parametrize(("docname", "count"), [("w/a", 1), ("w/b", 0), ("x", 0)])
def test_a_worksheets_own_page_leads_to_its_sheets(
    docname: str, count: int, tmp_path: Path
) -> None:
    of_sheet = book(book_build_dir=put(tmp_path, "pdf/worksheets/a-a4.pdf"))
    of_sheet.docname = docname
    page = section("Title", p("x"))
    assert len(with_downloads(document(page, env=of_sheet))) == count
    assert isinstance(page[-1], downloads) == bool(count)


def test_paper_leads_nowhere(tmp_path: Path) -> None:
    settings = {"book_build_dir": put(tmp_path, "pdf/b.pdf"), "book_slug": "b"}
    tree = document(nodes.list_item("", book_file="b.pdf"), env=book(**settings))
    assert with_downloads(tree, "epub") == []


def written(node: downloads, here: str = "w/a.html") -> str:
    builder = SimpleNamespace(current_docname="w/a", get_target_uri=lambda name: here)
    translator = SimpleNamespace(body=[], builder=builder, config=config(language="en"))
    with pytest.raises(nodes.SkipNode):
        visit_downloads(translator, node)  # type: ignore[arg-type]
    return "".join(translator.body)


def test_a_line_tells_the_size_and_of_a_book_the_sum(tmp_path: Path) -> None:
    put(tmp_path, "x")
    file = File("b.pdf", "", tmp_path / "x")
    link = '<a href="../b.pdf" download>Words</a>, 2 KB'
    told = downloads(files=[("Words", file)], absent=ABSENT, told=True)
    assert written(told) == (
        f'<p class="download" data-only="web">{link}</p>\n'
        f'<details class="sum" data-only="web"><summary>SHA-256</summary>'
        f"<code>{file.sum}</code></details>\n"
    )
    two = downloads(files=[("Words", file), ("Words", file)], absent="", told=False)
    assert written(two) == f'<p class="download" data-only="web">{link} · {link}</p>\n'


def test_of_a_file_that_is_not_there_it_is_said() -> None:
    assert ABSENT in written(downloads(files=[], absent=ABSENT, told=True))


def test_pages_are_written_again_only_when_the_files_are_others(tmp_path: Path) -> None:
    made = put(tmp_path, "pdf/b.pdf", "pdf/worksheets/a-a4.pdf")
    of_book = book(book_build_dir=made, book_slug="b")
    of_book.metadata["x"]["names-files"] = True
    again = ["index", "x", "w/b", "w/a"]
    assert rewrite(app(of_book), of_book) == again
    assert rewrite(app(of_book), of_book) == []
    (tmp_path / "pdf/worksheets/a-a4.pdf").write_bytes(b"new")
    assert rewrite(app(of_book), of_book) == again
    (tmp_path / "pdf/b.pdf").unlink()
    assert rewrite(app(of_book), of_book) == again


def test_other_outputs_name_no_sums(tmp_path: Path) -> None:
    of_book = env(builder="epub", config=config(book_build_dir=put(tmp_path, "pdf/b.pdf")))
    assert rewrite(app(of_book), of_book) == []
