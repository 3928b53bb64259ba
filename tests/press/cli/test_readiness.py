"""readiness: what is to be done before an edition is given away."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from press.cli.news import editions, page_of
from press.cli.readiness import UnreadyError, check_readiness
from tests.conftest import Read

TODAY = date(2026, 12, 1)
READY = "# Changes\n\n## 1.2, 2026-11-30\n\n### For readers\n\n- All.\n"


def book(root: Path, changes: str = READY, lines: str = "Checked 23 November 2026.") -> Path:
    (root / "CHANGELOG.md").write_text(changes)
    (root / "source/reference").mkdir(parents=True)
    (root / "source/reference/help.md").write_text(f"# Help\n\n{lines}\n")
    return root


def told(root: Path) -> list[str]:
    config: Any = SimpleNamespace(release="1.2")
    try:
        check_readiness(root, config, TODAY)
    except UnreadyError as error:
        *found, draft = str(error).splitlines()
        assert draft == "A draft can be made: make release DRAFT=yes"
        return found
    return []


def test_a_book_that_is_ready(tmp_path: Path) -> None:
    assert told(book(tmp_path)) == []


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (READY.replace("2026-11-30", "not yet published"), "3: Write the day of the edition"),
        (READY.replace(", 2026-11-30", ""), "3: Write the day of the edition"),
        (READY.replace("1.2", "1.1"), "3: This is 1.1, and conf.py says 1.2. Mend one."),
        (READY.replace("For readers", "For writers"), "3: It tells readers nothing. Write `### "),
        ("# Changes\n", "1: No section tells what is new. Write `## 1.2, "),
    ],
)
def test_what_the_changes_lack(changes: str, line: str, tmp_path: Path) -> None:
    (found,) = told(book(tmp_path, changes))
    assert found.startswith(f"CHANGELOG.md:{line}")


NEXT = """# Changes

## 1.2, 2026-11-30

### For readers

- A page
  on `time`.

- Another.

### For developers

- Not this.

## 1.1, 2026-01-02

### For readers

- Nor this.
"""


def test_a_later_edition_has_a_page_that_says_what_is_new(tmp_path: Path) -> None:
    root = book(tmp_path, NEXT)
    page = root / "source/about/changes.md"
    made = [
        "source/about/changes.md:1: It was made from CHANGELOG.md just now. Read it, and commit it."
    ]
    assert told(root) == made
    assert page.read_text().endswith(
        "\n# What is new in this edition\n\n- A page\n  on `time`.\n\n- Another.\n"
    )
    assert told(root) == [], "it says what it should"
    page.write_text("Old.\n")
    assert told(root) == made


def test_the_page_of_what_is_new_is_a_piece(read: Read) -> None:
    text = page_of(editions(NEXT)[0])
    made = read({"changes.md": text})
    (told_once,) = made.told_of("changes.md")
    assert "Add it to the toctree of the `index.md` in its folder." in told_once
    assert "A page\non time." in made.doctree("changes").astext()


def test_a_line_to_call_that_nobody_has_checked_for_long(tmp_path: Path) -> None:
    lines = "Checked 1 August 2026. Checked 2 September 2026.\n\nChecked 3 September 2026."
    assert told(book(tmp_path, lines=lines)) == [
        "source/reference/help.md:3: Checked 1 August 2026, over 90 days ago. Check it again."
    ]


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("v1.2", []),
        ("v1.3", ["conf.py:1: The tag is v1.3, and the version 1.2. Mend one."]),
        ("nightly", []),
    ],
)
def test_the_tag_is_the_version(tag: str, found: list[str], tmp_path: Path) -> None:
    root = book(tmp_path)
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], [*who, "commit", "-q", "--allow-empty", "-m", "x"], ["tag", tag]):
        subprocess.run(["git", "-C", str(root), *words], check=True)
    assert told(root) == found
