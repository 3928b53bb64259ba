"""progress: a line for a person who waits, and nothing for a file."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from press.cli.progress import CLEAR, showing
from press.cli.reporter import Reporter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Events:
    """What an application tells whoever connects."""

    def __init__(self) -> None:
        self.heard: dict[str, Any] = {}

    def connect(self, name: str, handler: Any) -> None:
        self.heard[name] = handler


def read(pages: int, reporter: Reporter) -> None:
    """Read so many pages, with a finding on the last."""
    app: Any = Events()
    with showing("html", reporter) as progress:
        progress.follow(app)
        if app.heard:
            app.heard["env-before-read-docs"](app, SimpleNamespace(), ["x"] * pages)
            for _ in range(pages):
                app.heard["source-read"](app, "x", [""])
        reporter.report(["a.md:1: x"])


def test_a_person_sees_which_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    read(4, Reporter(Path(), terminal))
    shown = terminal.getvalue().split(CLEAR)
    assert shown[0] == "html  …"
    for number, line in enumerate(shown[1:5], start=1):
        assert line.count("━") == 6 * number
        assert line.endswith(f" page {number} of 4")
    assert shown[5:] == ["a.md:1: x\n", ""]


def test_a_file_gets_nothing_but_what_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    read(4, Reporter(Path()))
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "a.md:1: x\n")
