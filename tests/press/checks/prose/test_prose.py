"""prose: which pages are checked for what, and in which order."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from press.checks.prose import check_prose
from tests.trees import app, document, env, p, piece
from tests.warned import Warned

HARD = "Considerable interdependence necessitates sophisticated communication. " * 3
SHARED = "These seven words stand on both pages here."


def checked(pages: dict[str, tuple[str, str]], tmp_path: Path, cited: Any = None) -> None:
    """Check a book of these pages, in this order."""
    book = env(
        {"index": list(pages)}, pieces={name: piece(kind) for name, (kind, _) in pages.items()}
    )
    trees = {name: document(p(words, line=3), env=book) for name, (_, words) in pages.items()}
    book.get_doctree = lambda name: trees.get(name, document())
    if cited is not None:
        entries, refs = cited
        book.domaindata["cite"] = {
            "citation_refs": [SimpleNamespace(targets=[SimpleNamespace(key=k)]) for k in refs],
            "bibliographies": [SimpleNamespace(docname="z"), SimpleNamespace(docname="a")],
        }
        data = SimpleNamespace(data=SimpleNamespace(entries=entries))
        book.get_domain = lambda name: SimpleNamespace(bibdata=data)
    check_prose(app(book, srcdir=tmp_path))


@pytest.mark.parametrize(
    ("name", "kind", "is_told"),
    [
        ("a", "answer", True),
        ("a", "guide", True),
        ("a", "essay", False),
        ("x/right-now", "about", True),
        ("not-the-pattern", "about", True),
        ("help", "front", True),
        ("x/help-others", "about", False),
    ],
)
def test_pages_for_someone_upset_are_to_be_easy(
    name: str, kind: str, is_told: bool, tmp_path: Path, warned: list[Warned]
) -> None:
    checked({name: (kind, HARD)}, tmp_path)
    assert [told.place for told in warned] == ([f"{name}:1"] if is_told else []), warned


def test_every_page_is_checked_for_claims_and_phrases(tmp_path: Path, warned: list[Warned]) -> None:
    checked({"a": ("about", "It was so in 116 couples who were needy.")}, tmp_path)
    assert [(told.place, told.kind) for told in warned] == [("a:3", "prose.text")] * 2
    assert "“116 couples”" in warned[0].words
    assert "“needy”" in warned[1].words


def test_the_page_that_comes_later_repeats(tmp_path: Path, warned: list[Warned]) -> None:
    checked({"z": ("about", SHARED), "a": ("about", SHARED)}, tmp_path)
    (told,) = warned
    assert told.place == "a:3"
    assert "stands in z.md, line 3, too" in told.words


def test_only_english_is_looked_through_for_slips(tmp_path: Path, warned: list[Warned]) -> None:
    (tmp_path / "a.md").write_text("# A\n\nDas ist teh Brot.\n")
    book = env({"index": []})
    book.get_doctree = lambda name: document()
    book.config.language = "de"
    check_prose(app(book, srcdir=tmp_path))
    assert warned == []


def test_a_slip_of_spelling_in_the_source_is_told(tmp_path: Path, warned: list[Warned]) -> None:
    (tmp_path / "page.md").write_text("one\nrecieve")
    checked({}, tmp_path)
    assert [told.place for told in warned] == ["page:2"]


def test_a_source_that_nobody_cites_is_told_on_the_page_that_lists_them(
    tmp_path: Path, warned: list[Warned]
) -> None:
    checked({"a": ("about", "x")}, tmp_path, ({"leo": 1, "mia": 2}, ["mia"]))
    assert [(told.place, told.words[:21]) for told in warned] == [("a:1", "No page cites `leo`. ")]
