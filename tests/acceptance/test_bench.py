"""The measures measure: the books that they use, the slope, and which marks are told as met."""

from __future__ import annotations

import math
import runpy
import socket
import sys
import time
from pathlib import Path

import pytest
from lxml import etree

from bench import edits
from bench.__main__ import Compared, Warm, judged, table
from bench.book import PAGE, copy_book
from bench.measure import Cost, run, together
from bench.plot import drawing, exponent
from bench.synthetic import write_book
from tests.conftest import TOP, make


def test_the_same_seed_makes_the_same_book(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("two", 1), ("three", 2)):
        write_book(tmp_path / name, 3, seed)
    one, two, three = (
        [path.read_text() for path in sorted((tmp_path / name / "source").rglob("*.md"))]
        for name in ("one", "two", "three")
    )
    assert one == two != three
    assert 500 < len(one[-1].split()) < 1500


def test_the_synthetic_book_has_no_findings(tmp_path: Path) -> None:
    write_book(tmp_path, 2)
    book = make(tmp_path, tmp_path / "build", "html", "epub")
    assert book.status == 0
    assert "source/" not in book.said


def test_the_slope() -> None:
    assert exponent({10: 1.0, 100: 10.0, 1000: 100.0}) == pytest.approx(1)
    assert exponent({10: 1.0, 100: 100.0}) == pytest.approx(2)
    assert exponent({10: 9.0, 100: 1.0, 1000: 10.0}, least=100) == pytest.approx(1)
    assert math.isnan(exponent({10: 1.0}))


def test_a_missed_mark_is_told() -> None:
    cheap, dear = Cost(1, 1, 1), Cost(9, 9, 9)
    beside = {"this book": Compared(dear, cheap, 9.0), "50 pages": Compared(cheap, dear, 0.11)}
    changed = Warm({"one sentence: website": 0.7, "nothing: website": 0.6}, ["html/index.html"])
    waits = {50: {"make live": 0.1, "sphinx-autobuild": 1.0}}
    growth = {
        name: {n: Cost(n / 30, 1, 1) for n in (30, 300, 600)}
        for name in ("press html", "press pdf")
    }
    marks = judged(beside, changed, waits, growth)
    assert [met for _, _, met in marks] == [False, True, True, False, False, True, True, True, True]
    costs = {"press, all three": dear, "Sphinx html": cheap}
    told = table(beside, changed, costs, {}, waits, growth, {30: 1}, marks)
    missed = "| this book: three books, of the CPU of Sphinx's two: at most 0.85 | 9.00 | MISSED |"
    assert missed in told
    assert "Otherwise in a clean build: html/index.html" in told
    lines = {name: {n: cost.cpu for n, cost in each.items()} for name, each in growth.items()}
    assert etree.fromstring(drawing(lines)).findall("{*}polyline")


def test_what_fails_is_told() -> None:
    with pytest.raises(RuntimeError, match="no such thing"):
        run(["sh", "-c", "echo no such thing >&2; exit 3"], TOP)


def test_of_one_length_there_is_no_growth() -> None:
    marks = judged({}, Warm({}, []), {}, {"press html": {30: Cost(1, 1, 1)}})
    assert [mark for mark, _, _ in marks] == ["files that a clean build makes otherwise: none"]


def test_sphinx_alone_reads_the_facts_of_this_book(tmp_path: Path) -> None:
    copy_book(TOP, tmp_path)
    facts = runpy.run_path(str(tmp_path / "stock/conf.py"))
    assert (tmp_path / PAGE).is_file()
    assert facts["project"] == runpy.run_path(str(TOP / "conf.py"))["project"]
    assert facts["extensions"] == ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex"]
    assert all(Path(path).is_file() for path in facts["bibtex_bibfiles"])


def test_what_costs_add_up_to() -> None:
    assert together(Cost(1, 2, 3), Cost(4, 5, 6)) == Cost(5, 7, 6)


def test_a_measured_page_is_as_it_was_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what is measured next has the edit before it is made."""
    monkeypatch.setattr(time, "sleep", lambda _: None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = tmp_path / "page.html"
    page.write_text("Words.")
    serve = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    command = [*serve, "--directory", str(tmp_path)]
    assert len(list(edits.seconds(command, port, page, "/page.html", 2))) == 2
    assert page.read_text() == "Words."
