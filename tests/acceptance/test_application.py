"""The test application reads as the book's command does, and leaves no trace behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives, roles

from tests.application import TOP, application, page, untouched, write_book
from tests.conftest import Read


def test_a_page_is_read_as_text(read: Read) -> None:
    app = read("Some *words*.")
    assert app.told == []
    assert [node.astext() for node in app.doctree().findall(nodes.emphasis)] == ["words"]


def test_what_is_wrong_is_a_finding_with_its_line(read: Read) -> None:
    app = read("![a curve](gone.svg)")
    (told, *_) = app.told_of("page.md")
    assert told.startswith("12: "), app.told


def test_a_page_is_resolved_for_each_book(read: Read) -> None:
    text = "A [link](#start).\n\n:::{dropdown} Title\nInside.\n:::"
    for builder in ("html", "epub", "pdf"):
        app = read(text, builder)
        tree = app.resolved()
        assert app.told == []
        assert "Inside." in tree.astext()
        assert [link["internal"] for link in tree.findall(nodes.reference)] == [True], builder


def test_settings_stand_for_lines_of_conf(read: Read) -> None:
    assert read("Text.", project="Other").config.project == "Other"
    assert read("Text.", conf="author = 'Someone'").config.author == "Someone"


def test_no_trace_is_left(tmp_path: Path) -> None:
    known = dict(directives._directives), dict(roles._roles)  # type: ignore[attr-defined]
    path, environment = list(sys.path), dict(os.environ)
    root = write_book(
        tmp_path / "book",
        {"page.md": page("Text.")},
        f"import sys\nsys.path.insert(0, {str(tmp_path / 'book')!r})\nimport beside\n",
    )
    (root / "beside.py").write_text("")
    with untouched(root, BOOK_SITE="https://x.example/"), application(root) as app:
        (root / "conf.py").touch()
        app.read()
    assert known == (directives._directives, roles._roles)  # type: ignore[attr-defined]
    assert (path, environment) == (list(sys.path), dict(os.environ))
    assert "beside" not in sys.modules


def test_each_application_hears_its_own_warnings(read: Read) -> None:
    first = read("{ref}`nowhere`.", "html", nitpicky=True)
    first.resolved()
    (told,) = first.told
    assert "nowhere" in told
    second = read("Text.", "html")
    second.resolved()
    assert second.told == []
    assert first.told == [told]


def test_the_example_in_the_documents_is_right(read: Read) -> None:
    """CONTRIBUTING.md shows how a test asks."""
    example = (TOP / "CONTRIBUTING.md").read_text().partition("```python\n")[2].partition("```")[0]
    known: dict[str, Callable[[Read], None]] = {}
    exec(f"from __future__ import annotations\n{example}", {}, known)
    known["test_words_need_a_list"](read)
