"""pdf.memory: a book that is too large for the machine is told before it is set."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from sphinx_bindery.pdf import memory as module
from sphinx_bindery.pdf.memory import available, tell_of_memory
from tests.trees import document, p
from tests.warned import Warned

made_in: Any = module
MEMINFO = "MemTotal:       24684092 kB\nMemAvailable:   %d kB\n"
LIMITS = "Max address space         %s            unlimited            bytes     \n"


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the files of a Linux lie that says nothing yet."""
    monkeypatch.setattr(made_in, "SYSTEM", tmp_path / "meminfo")
    monkeypatch.setattr(made_in, "PROCESS", tmp_path)
    monkeypatch.setattr(made_in, "CONTAINER", tmp_path)
    return tmp_path


def say(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / name.replace("_", ".", 1)).write_text(text)


def test_where_nobody_tells_nothing_is_known(system: Path) -> None:
    assert available() is None


def test_the_least_of_what_is_left_counts(system: Path) -> None:
    say(system, meminfo=MEMINFO % 900_000)
    assert available() == 900
    say(system, memory_max="max\n", memory_current="5000000\n")
    assert available() == 900
    say(system, memory_max="805000000\n")
    assert available() == 800
    say(system, limits=LIMITS % "unlimited", status="VmSize:\t   100000 kB\n")
    assert available() == 800
    say(system, limits=LIMITS % "802400000")
    assert available() == 700
    (system / "memory").mkdir()
    (system / "memory/memory.limit_in_bytes").write_text("700000000\n")
    (system / "memory/memory.usage_in_bytes").write_text("100000000\n")
    assert available() == 600


@pytest.mark.parametrize(
    ("text", "words"), [("word " * 20_000, "20,000"), ("\u6599\u7406" * 10_000, "20,000")]
)
def test_a_book_that_is_too_large_is_told(
    text: str, words: str, system: Path, warned: list[Warned]
) -> None:
    pages = [document(p(text))]
    say(system, meminfo=MEMINFO % 61_000)
    tell_of_memory(pages, "conf.py:1")
    assert warned == []
    say(system, meminfo=MEMINFO % 59_000)
    tell_of_memory(pages, "conf.py:1")
    assert warned == [
        Warned(
            f"This book has {words} words: its PDF takes some 60 MB of memory, and 59 MB are "
            "free. Make it on a larger machine, or leave pages out by `book_left_out`.",
            "conf.py:1",
            "pdf.memory",
        )
    ]


def test_links_take_more_than_words(system: Path, warned: list[Warned]) -> None:
    links = [nodes.reference("", "word", refuri="https://a.example") for _ in range(1000)]
    say(system, meminfo=MEMINFO % 120_000)
    tell_of_memory([document(p("word " * 1000))], "conf.py:1")
    assert warned == []
    tell_of_memory([document(p(*links))], "conf.py:1")
    assert ["takes some 148 MB" in told.words for told in warned] == [True]


def test_a_book_of_which_nothing_is_known_is_not(system: Path, warned: list[Warned]) -> None:
    tell_of_memory([document(p("word " * 900_000))], "conf.py:1")
    assert warned == []
