"""pdf.project: what Typst is given."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sphinx.errors import SphinxError

from sphinx_bindery.pdf.bounds import Bounds
from sphinx_bindery.pdf.project import IN_LARGE_PRINT, Project
from tests.trees import config


def project(home: Path, **settings: Any) -> Project:
    """Return one in the folder `to`, of a book that lies in `home`."""
    (home / "to").mkdir(exist_ok=True)
    edition = datetime(2026, 3, 4, tzinfo=UTC)
    return Project(home / "to", config(**settings), home, [], edition, Bounds())


def test_the_drawing_is_laid_beside_the_text(tmp_path: Path) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "art/cover.svg").write_text("svg")
    (tmp_path / "x.png").write_bytes(b"png")
    made = project(tmp_path, book_cover="art/cover.svg")
    made.lay_out({"page": "p."}, {tmp_path / "x.png": "image.png"})
    there = sorted(p.relative_to(tmp_path / "to").as_posix() for p in (tmp_path / "to").rglob("*"))
    assert there == [
        "cover.typ",
        "drawing.svg",
        "fit.json",
        "images",
        "images/image.png",
        "template.typ",
        "tried.json",
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
    assert (tmp_path / "to/words.json").read_text() == '{"page": "p."}'
    assert made.head() == '#import "/typ/looks.typ": *\n#let drawing = "/drawing.svg"\n'


def test_a_book_without_a_drawing_has_none(tmp_path: Path) -> None:
    assert project(tmp_path).head() == '#import "/typ/looks.typ": *\n#let drawing = none\n'


def test_a_drawing_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(SphinxError, match=r"The cover drawing gone\.svg is not there"):
        project(tmp_path, book_cover="gone.svg").lay_out({}, {})


def test_a_template_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(SphinxError, match=r"The template gone\.typ is not there"):
        project(tmp_path, pdf_template="gone.typ").lay_out({}, {})


def test_the_large_print_lies_in_a_folder_of_its_own(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.lay_out({}, {})
    with made.enlarged("a4") as large:
        measures = large.folder / "typ/measures.typ"
        assert measures.read_bytes() == (made.folder / "typ/large-print.typ").read_bytes()
        assert large.head() == made.head() + IN_LARGE_PRINT
    assert (made.folder / "typ/measures.typ").is_file()
    assert not measures.exists()
