"""What a change means to the book, in words; and what is given away in a release."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from unittest.mock import patch

import pytest

from press.cli.summary.__main__ import main
from press.cli.summary.compared import compare
from press.cli.summary.findings import found
from press.cli.summary.pages import Page
from press.cli.summary.screenshots import Pair, take_pictures
from tests.books import in_process
from tests.conftest import ROOTS


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@book.example"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A tiny book with a commit, and changes after it."""
    root = Path(shutil.copytree(ROOTS / "test-book", tmp_path / "book"))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-qm", "The book")
    page = root / "source/guides/how-guide.md"
    page.write_text(
        page.read_text().replace("On the chair.", "On the floor, as <b>some</b> do [x](#nowhere).")
        + "\nA finding {cite:p}`three1999`.\n"
    )
    (root / "source/reference/described.md").unlink()
    return root


def summary(root: Path, base: str = "main", **more: str) -> tuple[str, int]:
    """Return what the command says, and its status."""
    with patch("sys.argv", ["summary", "--root", str(root)]):
        return in_process(main, root, {"BASE": base, **more})


def test_a_change_in_words(changed: Path) -> None:
    server = {
        "GITHUB_SERVER_URL": "https://git.example",
        "GITHUB_REPOSITORY": "a/book",
        "GITHUB_SHA": "abc",
    }
    said, status = summary(changed, **server)
    out, first, *_ = said.splitlines()
    assert (out, status) == ("build/summary/summary.md", 0)
    assert first == "reading the book as it is, and as it was at main …"
    told = (changed / "build/summary/summary.md").read_text()
    assert "`guides/how-guide`" in told
    assert "(taken out)<br>`reference/described`" in told
    assert "- **`reference/described` leads nowhere now**" in told
    assert "`answers/why-answer` |" not in told
    assert "> − On the chair." in told
    assert "> + On the floor, as" in told
    assert "<b>" not in told
    assert "- `three1999`, in `guides/how-guide`: A finding" in told
    page = "source/guides/how-guide.md"
    line = (changed / page).read_text().partition("#nowhere")[0].count("\n") + 1
    assert f"- [{page}:{line}](https://git.example/a/book/blob/abc/{page}#L{line}): " in told
    assert "No book is in `build/`" in told


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "main; rm -rf ."])
def test_a_revision_that_is_not_there(changed: Path, base: str) -> None:
    said, status = summary(changed, base)
    assert status == 1
    assert said.startswith("There is no revision")
    assert "Traceback" not in said


def test_no_change() -> None:
    page = {"a": Page("A", ("One sentence.",), frozenset())}
    assert compare(page, page)[-1] == "The text of no page changed."


def test_the_words_of_a_change_do_nothing() -> None:
    lines = found("source/a.md:3: ![x](http://evil.example) <script> @somebody | `a`", "")
    assert lines[-1].count("\\") == 8
    assert "<script>" not in lines[-1]


def test_a_browser_that_hangs_costs_its_picture_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = tmp_path / "bin/chromium-headless-shell"
    browser.parent.mkdir()
    browser.write_text("#!/bin/sh\nexec sleep 30\n")
    browser.chmod(0o755)
    monkeypatch.setenv("PATH", f"{browser.parent}:{os.environ['PATH']}")
    monkeypatch.setattr("press.cli.summary.screenshots.PATIENCE", 0.2)
    (tmp_path / "html").mkdir()
    (tmp_path / "html/page.html").write_text("<p>Words.</p>")
    *_, last = take_pictures([Pair("page", None, tmp_path / "html/page.html")], tmp_path)
    assert last == ""  # no line names a picture
