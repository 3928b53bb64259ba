"""outputs: one row for each, and all that follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.cli.application import doctrees
from press.cli.arguments import parser
from press.cli.outputs import OUTPUTS, Output, by_process
from press.cli.summary.sizes import tell_sizes
from press.cli.verbs import slip


def test_the_outputs_are_shared_out_among_the_processes_of_a_check() -> None:
    assert by_process() == [["pdf"], ["epub", "html"]]


def test_a_row_is_all_that_a_new_output_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(OUTPUTS, "text", Output("the plain text", process=1))
    assert by_process() == [["pdf"], ["epub", "html", "text"]]
    assert list(parser().parse_args([]).builders) == ["pdf", "epub", "html", "text"]
    assert slip("texr").endswith("Did you mean `text`?")
    assert doctrees("text") == doctrees("html"), "one read for all"
    (tmp_path / "text").mkdir()
    (tmp_path / "text/page.txt").write_text("Words.")
    assert "| the plain text | – | 0 KB |  |" in tell_sizes(tmp_path)
