"""kinds: one table of all that differs between the kinds of page."""

from __future__ import annotations

import pickle
from dataclasses import replace
from importlib.resources import files

import pytest

from press.pieces import kinds
from press.pieces.kinds import KINDS, Kind
from press.pieces.model import TO_FILL, Piece, read_piece
from tests.application import TOP
from tests.trees import piece


def test_the_kinds_of_page_that_the_book_has() -> None:
    assert " ".join(KINDS) == "essay answer guide worksheet reference about part front"
    assert [kind.name for kind in KINDS.values()] == list(KINDS)


@pytest.mark.parametrize(("name", "words"), [("answer", "an answer"), ("guide", "a guide")])
def test_a_kind_within_a_sentence(name: str, words: str) -> None:
    assert KINDS[name].one == words


def test_what_is_remembered_of_a_piece_is_the_name_of_its_kind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = pickle.dumps(piece("guide"))
    monkeypatch.setitem(KINDS, "guide", replace(KINDS["guide"], in_search="Way"))
    assert pickle.loads(kept).kind.in_search == "Way"
    monkeypatch.setattr(kinds, "KINDS", {})
    with pytest.raises(KeyError):
        pickle.loads(kept)


def test_a_kind_that_the_library_lists_has_words_for_one_and_for_all() -> None:
    assert [k.name for k in KINDS.values() if bool(k.in_library) != bool(k.section)] == []


def test_what_a_kind_requires_is_a_fact_with_words_for_where_it_is_missing() -> None:
    required = {key for kind in KINDS.values() for key in kind.requires}
    assert required <= TO_FILL.keys() <= Piece.model_fields.keys()


def test_a_row_may_require_any_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "story", Kind(name="story", requires=("related", "next")))
    facts = {"kind": "story", "summary": "So.", "published": "2026-01-01", "reviewed": "2026-01-01"}
    made, mistakes = read_piece(facts, [])
    assert made is None
    assert [mistake.advice for mistake in mistakes] == [
        "`related` is missing. Name two or three pages that belong to it.",
        "`next` is missing. Name the page to read or do next.",
    ]
    assert read_piece({**facts, "related": ["a"], "next": "b"}, [])[1] == []


def test_the_kinds_that_writers_begin_have_a_template_and_are_named_to_them() -> None:
    begun = [name for name, kind in KINDS.items() if kind.folder]
    templates = [path.name for path in files("press.cli.new").iterdir() if path.name[-3:] == ".md"]
    assert sorted(templates) == sorted(f"{name}.md" for name in begun)
    names = ", ".join(f"`{name}`" for name in begun)
    assert f"({names})" in " ".join((TOP / "CONTRIBUTING.md").read_text("utf-8").split())
