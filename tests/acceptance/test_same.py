"""`make same` names what differs between two makings of the books, and nothing else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import typst

from tests.conftest import Book
from tests.differences import MOST, differences


def epub(**pages: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        for name, text in pages.items():
            book.writestr(zipfile.ZipInfo(f"{name}.xhtml"), text)
    return packed.getvalue()


def pdf(folder: Path, text: str) -> bytes:
    source = folder / "book.typ"
    source.write_text('#set document(title: "x", date: none)\n' + text)
    made = typst.compile(source, format="pdf", pdf_standards="ua-1")
    assert isinstance(made, bytes)
    return made


def told(old: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    return list(differences(old, new))


def test_the_same_files_differ_in_nothing(tiny: Book) -> None:
    files = {path.name: path.read_bytes() for path in (tiny.epub, tiny.pdf)}
    assert told(files, dict(files)) == []


def test_files_that_came_or_went_are_named() -> None:
    assert told({"a": b"x"}, {"b": b"x"}) == ["a", "    is gone", "b", "    is new"]


def test_the_markup_that_differs_is_shown() -> None:
    old, new = (f"<main><p>Words.</p><p class='{name}'>More.</p></main>" for name in "ab")
    assert told({"page.html": old.encode()}, {"page.html": new.encode()}) == [
        "page.html",
        "    -<p class='a'>More.</p></main>",
        "    +<p class='b'>More.</p></main>",
    ]


def test_a_change_of_many_files_is_shown_once() -> None:
    old = {f"{name}.html": b"<p>One</p>" for name in "abc"}
    assert told(old, dict.fromkeys(old, b"<p>Two</p>"))[0] == "a.html, b.html, c.html"
    assert len(told(old, dict.fromkeys(old, b"<p>Two</p>"))) == 3


def test_an_epub_is_compared_page_by_page() -> None:
    old, new = epub(one="<p>Same</p>", two="<p>Old</p>"), epub(one="<p>Same</p>", two="<p>New</p>")
    assert told({"a.epub": old}, {"a.epub": new}) == [
        "a.epub: two.xhtml",
        "    -<p>Old</p>",
        "    +<p>New</p>",
    ]
    turned = epub(two="<p>Old</p>", one="<p>Same</p>")
    assert told({"a.epub": old}, {"a.epub": turned}) == ["a.epub", "    bytes"]


def test_a_pdf_tells_the_page_and_its_words(tmp_path: Path) -> None:
    old = pdf(tmp_path, "One.\n#pagebreak()\nSome old words.")
    new = pdf(tmp_path, "One.\n#pagebreak()\nSome new words.")
    lines = told({"a.pdf": old}, {"a.pdf": new})
    assert lines[:4] == ["a.pdf", "    page 2", "    -old", "    +new"]


def test_a_pdf_with_the_same_words_tells_its_tags(tmp_path: Path) -> None:
    old = pdf(tmp_path, "Some words here.")
    new = pdf(tmp_path, 'Some #text(lang: "fr")[words] here.')
    lines = told({"a.pdf": old}, {"a.pdf": new})
    assert "    +Span fr words" in lines, lines
    assert "    page 1" not in lines


def test_a_pdf_with_the_same_words_and_tags_differs_in_bytes(tmp_path: Path) -> None:
    old, new = pdf(tmp_path, "Some words."), pdf(tmp_path, "#v(1cm)\nSome words.")
    lines = told({"a.pdf": old}, {"a.pdf": new})
    assert lines == ["a.pdf", "    the same words and tags, in other bytes"]


def test_a_long_change_is_cut(tmp_path: Path) -> None:
    old, new = ("\n".join(f"{name}{n}" for n in range(99)).encode() for name in "ab")
    lines = told({"a.css": old}, {"a.css": new})
    assert len(lines) == MOST + 2
    assert lines[-1] == f"    … and {2 * 99 - MOST} lines more"
