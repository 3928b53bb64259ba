"""claim: a release carries no claim that was examined before the last change that counts."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from press.cli.claim import OldClaimError, changed_since, check_claim
from tests.trees import config

PAGE = """\
(page)=
# A title

Some words, in a line.

- One thing
- Another

:::{side} reach
:who: you
Words.
:::

![A loop](loop.svg) and [a link](#page)
"""
CLAIM = {"epub_conformance": "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "epub_evaluator": "E"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book whose first commit is of the fourth of March."""
    for name, text in {"source/page.md": PAGE, "source/loop.svg": "<svg/>", "conf.py": ""}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    _commit(tmp_path, "2026-03-04T10:00:00Z")
    return tmp_path


def _commit(root: Path, day: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "It"]):
        environment = {**os.environ, "GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day}
        subprocess.run(["git", "-C", str(root), *command], check=True, env=environment)


def change(book: Path, old: str, new: str, name: str = "source/page.md") -> None:
    path = book / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Some words, in a line.", "Many more words! Of which (some) are new: two."),
        ("A title", "Another title, longer"),
        ("One thing", "Two things"),
        ("a link", "the link"),
        ("\nWords.\n", "\nOther words.\n\nAnd a paragraph.\n"),
    ],
)
def test_a_mended_word_leaves_the_claim(old: str, new: str, book: Path) -> None:
    change(book, old, new)
    assert changed_since(book, "2026-03-04") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# A title", "## A title"),
        ("- One thing", "1. One thing"),
        ("- Another\n", "- Another\n- A third\n"),
        ("reach", "retreat"),
        (":who: you", ":who: me"),
        ("loop.svg", "other.svg"),
        ("A loop", "A line"),
        ("[a link](#page)", "a link"),
        ("words, in", "*words*, in"),
        ("Some words", "Some {term}`words`"),
        ("(page)=\n", ""),
    ],
)
def test_other_markup_ends_it(old: str, new: str, book: Path) -> None:
    change(book, old, new)
    assert changed_since(book, "2026-03-04") == ["source/page.md"]


@pytest.mark.parametrize("name", ["source/loop.svg", "conf.py"])
def test_a_picture_or_the_dress_ends_it_saved_or_not(name: str, book: Path) -> None:
    (book / name).write_text("other")
    assert changed_since(book, "2026-03-04") == [name]
    _commit(book, "2026-03-05T00:00:01Z")
    assert changed_since(book, "2026-03-04") == [name]
    assert changed_since(book, "2026-03-05") == []


def test_a_new_page_and_one_that_is_gone_end_it(book: Path) -> None:
    (book / "source/new.md").write_text("Words")
    (book / "source/page.md").unlink()
    assert changed_since(book, "2026-03-04") == ["source/new.md", "source/page.md"]


def test_a_claim_older_than_the_book_is_refused(book: Path) -> None:
    assert changed_since(book, "2026-03-03") == ["all of it"]


def test_the_release_says_what_changed(book: Path) -> None:
    claim = config(**CLAIM, epub_evaluated="2026-03-04")
    check_claim(book, claim)
    change(book, "<svg/>", "<svg></svg>", "source/loop.svg")
    with pytest.raises(OldClaimError) as error:
        check_claim(book, claim)
    assert "examined on 2026-03-04. Since then" in str(error.value)
    assert "source/loop.svg. Have it examined anew" in str(error.value)


def test_without_git_nobody_can_tell(tmp_path: Path) -> None:
    with pytest.raises(OldClaimError, match="git does not tell"):
        check_claim(tmp_path, config(**CLAIM, epub_evaluated="2026-03-04"))


def test_a_book_that_claims_nothing_is_not_asked(tmp_path: Path) -> None:
    check_claim(tmp_path, config(**CLAIM))
    check_claim(tmp_path, config())
