"""bookbuilder.alone: one page that fails ends no book."""

from __future__ import annotations

from errno import ENOSPC
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx.errors import ExtensionError, SphinxError

from sphinx_bindery.bookbuilder.alone import LONGEST, alone, fail_without_pages
from tests.trees import document, p
from tests.warned import Warned


def told(error: Exception, warned: list[Warned]) -> Warned:
    failed: set[str] = set()
    with alone("a", failed):
        raise error
    assert failed == {"a"}
    (one,) = warned
    return one


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValueError("bad\n  words"), "(ValueError: bad words)"),
        (ValueError(), "(ValueError)"),
        (RecursionError("deep"), "(RecursionError: deep)"),
        (SphinxError("it is odd"), "(it is odd)"),
    ],
)
def test_it_is_told_in_one_line(error: Exception, words: str, warned: list[Warned]) -> None:
    one = told(error, warned)
    assert words in one.words
    assert (one.place, one.kind) == ("a:1", "book.failed")


def test_long_words_are_cut(warned: list[Warned]) -> None:
    assert len(told(ValueError("x" * 9999), warned).words) < LONGEST + 100


def test_what_sphinx_has_put_around_an_error_is_taken_off(warned: list[Warned]) -> None:
    outer = ExtensionError("Handler <function at 0x7f> threw an exception")
    outer.__cause__ = ValueError("odd")
    assert "(ValueError: odd)" in told(outer, warned).words


def test_the_place_is_that_of_the_innermost_node_that_knows_its_line(warned: list[Warned]) -> None:
    tree = document(nodes.section("", p(nodes.emphasis("", "x"), line=7)), source="/s/a.md")
    tree[0].line, tree[0].source, tree[0][0].source = 3, "/s/a.md", "/s/a.md"

    def visit(node: nodes.Node) -> None:
        if not node.children:
            raise ValueError("odd")
        visit(node.children[0])

    with alone("a", set()):
        visit(tree)
    assert warned[0].place == "/s/a.md:7"


def test_nobody_is_kept_from_stopping_it() -> None:
    with pytest.raises(KeyboardInterrupt), alone("a", set()):
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("facts", "status"),
    [({}, 0), ({"failed": set()}, 0), ({"failed": {"a"}}, 1), ({"is_given_up": True}, 1)],
)
def test_a_build_without_a_page_has_failed(facts: dict[str, Any], status: int) -> None:
    app: Any = SimpleNamespace(builder=SimpleNamespace(**facts), statuscode=0)
    fail_without_pages(app, None)
    assert app.statuscode == status


def test_a_full_disk_is_no_page_that_fails(warned: list[Warned]) -> None:
    failed: set[str] = set()
    with pytest.raises(SphinxError, match="The disk is full"), alone("a", failed):
        raise OSError(ENOSPC, "No space left on device")
    assert (failed, warned) == (set(), [])
