"""summary.screenshots: what a change touches, before beside now."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from press.cli.summary import screenshots as module
from press.cli.summary.screenshots import (
    ARTIFACT,
    Pair,
    of_drawings,
    of_pages,
    take_pictures,
    where,
)

made_in: Any = module


def put(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")
    return path


def test_a_page_has_both_its_files_under_whatever_name(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    was, now, fresh = put(old / "a.html"), put(new / "b/a.html"), put(new / "c.html")
    pages: dict[str, list[str]] = {"b/a": ["a"], "c": [], "gone": []}
    assert of_pages(pages, old, new) == [
        Pair("b/a", was, now),
        Pair("c", None, fresh),
        Pair("gone", None, None),
    ]
    assert of_pages({"c": []}, None, new) == [Pair("c", None, fresh)]


def test_a_drawing_likewise(tmp_path: Path) -> None:
    was = put(tmp_path / "old/d.svg")
    assert of_drawings(["d.svg"], tmp_path / "old", tmp_path / "new") == [Pair("d.svg", was, None)]


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a browser was given to draw; it hangs over what is called `slow`."""
    seen: list[str] = []

    def run(command: list[str], **how: Any) -> None:
        frame = Path(command[-1].removeprefix("file://"))
        seen.append(frame.read_text())
        if "slow" in command[-1]:
            raise subprocess.TimeoutExpired("x", how["timeout"])
        shot = next(part for part in command if part.startswith("--screenshot="))
        Path(shot.partition("=")[2]).write_text("png")

    monkeypatch.setattr(made_in.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(made_in.subprocess, "run", run)
    return seen


def test_each_pair_is_one_picture(tmp_path: Path, frames: list[str]) -> None:
    now = put(tmp_path / "b & c.html")
    pairs = [Pair("deep/a|`b", None, now), Pair("d.svg", put(tmp_path / "d.svg"), None)]
    lines = take_pictures([*pairs, Pair("gone", None, None), Pair("slow", None, now)], tmp_path)
    assert lines[5:] == ["- `01-deep-a-b.png`: `deep/a|'b`", "- `02-d-svg.png`: `d.svg`"]
    assert lines[3] == where()
    page, drawing, _ = frames
    assert "Before</figcaption><p>It is not there." in page
    assert "b%20%26%20c.html" in page
    assert "<img" in drawing
    assert not list(tmp_path.glob("0*.html"))


def test_only_so_many_are_taken(tmp_path: Path, frames: list[str]) -> None:
    now = put(tmp_path / "a.html")
    lines = take_pictures([Pair(str(number), None, now) for number in range(32)], tmp_path)
    assert len(frames) == 30
    assert lines[-1] == "2 more changed."


def test_without_a_browser_or_anything_to_draw_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = Pair("a", None, put(tmp_path / "a.html"))
    monkeypatch.setattr(made_in.shutil, "which", lambda name: None)
    assert take_pictures([pair], tmp_path) == []
    monkeypatch.setattr(made_in.shutil, "which", lambda name: "/bin/chrome")
    assert take_pictures([Pair("gone", None, None)], tmp_path) == []


def test_it_is_said_where_they_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert f"`{ARTIFACT}`" in where()
    monkeypatch.delenv("GITHUB_ACTIONS")
    assert "`build/summary/`" in where()
