"""pdf.documents: the PDFs beside the book."""

from __future__ import annotations

from pathlib import Path

from sphinx_bindery.files import write_atomic
from sphinx_bindery.pdf.documents import put_documents


def test_only_documents_of_its_own_that_the_book_has_no_more_are_taken_away(
    tmp_path: Path,
) -> None:
    doctrees = tmp_path / "doctrees"
    doctrees.mkdir()
    somebodys = tmp_path / "worksheets/somebodys.pdf"
    write_atomic(somebodys, b"theirs")
    put_documents({"worksheets/old.pdf": b"old", "worksheets/kept.pdf": b"old"}, tmp_path, doctrees)
    put_documents({"worksheets/kept.pdf": b"new", "book-page.pdf": b"new"}, tmp_path, doctrees)
    folder = somebodys.parent
    assert {path.name: path.read_text() for path in folder.iterdir()} == {
        "kept.pdf": "new",
        "somebodys.pdf": "theirs",
    }
    put_documents({}, tmp_path, doctrees)
    assert list(tmp_path.rglob("*.pdf")) == [somebodys]
