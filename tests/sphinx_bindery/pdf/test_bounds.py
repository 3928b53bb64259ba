"""pdf.bounds: what takes Typst too much is not waited for, and told with where most of it is."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes

from sphinx_bindery.pdf import bounds as module
from sphinx_bindery.pdf.bounds import (
    AT_WORK,
    BeyondBoundsError,
    Bounds,
    bounds_of,
    is_at_work,
)
from sphinx_bindery.pdf.diagnostics import fullest
from sphinx_bindery.pdf.typst import TypstCompiler
from tests.sphinx_bindery.pdf.test_builder import builder, read
from tests.trees import document, p

if TYPE_CHECKING:
    from pathlib import Path

    from tests.warned import Warned

made_in: Any = module


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each look at the processor's time and the memory find one of these more."""
    numbers = [0.0]

    def count() -> float:
        numbers[0] += 10
        return numbers[0]

    monkeypatch.setattr(made_in, "LOOK", 0.001)
    monkeypatch.setattr(made_in, "_memory", count)
    monkeypatch.setattr(made_in, "time", SimpleNamespace(process_time=count))


@pytest.mark.parametrize(
    ("bounds", "said"),
    [(Bounds(45, 0), "more than 45 seconds"), (Bounds(0, 2_000), "more than 2,000 MB of memory")],
)
@pytest.mark.usefixtures("taken")
def test_typst_is_not_waited_for_beyond_its_bounds(bounds: Bounds, said: str) -> None:
    end = threading.Event()
    with pytest.raises(BeyondBoundsError, match=said):
        bounds.keep(end.wait)
    assert is_at_work()
    with pytest.raises(BeyondBoundsError, match=said):  # and nothing else is begun
        bounds.keep(lambda: True)
    end.set()
    for thread in threading.enumerate():
        if thread.name == AT_WORK:
            thread.join()
    assert not is_at_work()


def test_what_is_within_comes_back_and_so_does_an_error(tmp_path: Path) -> None:
    bounds = Bounds(60, 10_000)
    assert TypstCompiler("#metadata(7) <a>", tmp_path, bounds=bounds).eval("1 + 1") == 2
    with pytest.raises(RuntimeError, match="unknown variable"):
        TypstCompiler("x", tmp_path, bounds=bounds).eval("nothing-of-that-name")
    assert not is_at_work()


def test_a_larger_book_may_take_more() -> None:
    small, large = (bounds_of([document(p("word " * many))]) for many in (10, 100_000))
    assert vars(small)["_seconds"] >= 20
    assert vars(large)["_seconds"] > vars(small)["_seconds"] + 20
    assert vars(large)["_memory"] > vars(small)["_memory"] + 400


def test_a_pdf_beyond_its_bounds_is_one_line_at_the_fullest_block(
    tmp_path: Path, warned: list[Warned], monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = [nodes.emphasis("", "x") for _ in range(9)]
    block = nodes.paragraph("", "", *cells)
    block.line, block.source = 7, "/s/b.md"
    made = read(builder(tmp_path), ("a", document(p("x"))), ("b", document(p("y"), block)))
    assert fullest(made.trees) == "/s/b.md:7"

    def press(project: object) -> bytes:
        raise BeyondBoundsError("more than 45 seconds")

    made._press_book = press
    monkeypatch.setattr(made, "look_over", lambda: None)
    made.confdir, made.config.pdf_font_folders = tmp_path, []
    made.bind()
    assert made.is_given_up
    (told,) = (each for each in warned if "Typst took" in each.words)
    assert told.words.startswith("Typst took more than 45 seconds, many times what")
    assert told.place == "/s/b.md:7"
