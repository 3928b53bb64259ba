"""guard.classes: which classes are the book's, as its sheets and looks say."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes

from press.checks.guard import classes
from press.pdf.looks import LOOKS
from tests.trees import app, config, document, env, p
from tests.warned import Warned


def test_the_classes_that_a_template_sets_are_the_books(tmp_path: Path) -> None:
    template = tmp_path / "mine.typ"
    template.write_text('#let looks = (".of-paper": emph, "a-call": strong)\n')
    (tmp_path / "_static").mkdir()
    (tmp_path / "_static/mine.css").write_text(".of-screens { color: red }")
    (tmp_path / "book").mkdir()
    sheet = tmp_path / "book/edition.css"
    sheet.write_text(".of-e-readers { color: inherit }")
    known = classes._known((tmp_path / "_static",), (sheet,), template)
    assert {"of-paper", "of-screens", "of-e-readers", "aside"} <= known
    assert "a-call" not in known
    assert "of-paper" not in classes._known((), (), tmp_path)  # no template


def test_the_looks_of_this_book_are_known() -> None:
    assert {"standfirst", "words-who", "sources"} <= classes._known((), (), LOOKS)


def test_a_page_cannot_write_a_class_of_the_template(tmp_path: Path, warned: list[Warned]) -> None:
    (tmp_path / "mine.typ").write_text('#let looks = (".of-paper": emph)\n')
    pages = env(config=config(pdf_template="mine.typ"))
    tree = document(nodes.container("", p("x"), classes=["of-paper", "theirs"]), env=pages)
    classes.refuse_classes(app(pages, confdir=tmp_path), tree)
    assert tree[0]["classes"] == ["theirs"]
    assert "cannot have the class `of-paper`" in warned[0].words
