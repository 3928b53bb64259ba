"""collector: what is remembered of each page."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_bindery.collector import PageCollector, memory
from tests.trees import app, document, env, p


class Lengths(PageCollector[int]):
    """How many signs a page has, if it has any."""

    name = "tests_lengths"

    def collect(self, app: Any, doctree: Any) -> int | None:
        return len(doctree.astext()) or None


def remembering(**lengths: int) -> Any:
    book = env(docname="page")
    Lengths.of(book).update(lengths)
    return book


@pytest.mark.parametrize(("words", "kept"), [("four", {"page": 4}), ("", {})])
def test_a_page_that_is_read_leaves_what_is_to_be_kept(words: str, kept: dict[str, int]) -> None:
    book = remembering()
    Lengths().process_doc(app(book), document(p(words)))
    assert Lengths.of(book) == kept
    assert memory(book, "tests_lengths") is Lengths.of(book), "it goes where the environment goes"


def test_a_page_that_is_gone_is_forgotten() -> None:
    book = remembering(a=1, b=2)
    for name in ("a", "never there"):
        Lengths().clear_doc(app(book), book, name)
    assert Lengths.of(book) == {"b": 2}


def test_of_what_another_process_read_its_own_pages_are_taken_over() -> None:
    book, other = remembering(a=1, b=2), remembering(a=9, b=9, c=9)
    Lengths().merge_other(app(book), book, {"b", "c", "without"}, other)
    assert Lengths.of(book) == {"a": 1, "b": 9, "c": 9}


def test_a_collector_says_what_it_keeps() -> None:
    with pytest.raises(NotImplementedError):
        PageCollector[int]().process_doc(app(env()), document())
