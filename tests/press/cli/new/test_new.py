"""new: a page from the template of its kind, named in the toctree of its kind."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from press.checks.prose.repetition import SAFETY
from press.cli import new as module
from press.cli.new import RefusalError, new_piece
from press.pieces.kinds import KINDS

made_in: Any = module
TREE = "(start)=\n# Start\n\n```{toctree}\n:hidden:\n\none\n```\n"


def book(root: Path, **pages: str) -> Path:
    texts = {"index": "(home)=\n# Home\n\n```{toctree}\nanswers/index\n```\n", **pages}
    for name, text in texts.items():
        path = root / "source" / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def test_a_page_is_written_and_named_last(tmp_path: Path) -> None:
    root = book(tmp_path, answers__index=TREE)
    made = new_piece(root, "answer", "  Why do  we fight? ", today="2026-03-04")
    assert made.page == root / "source/answers/why-do-we-fight.md"
    assert made.toctree == root / "source/answers/index.md"
    assert made.toctree.read_text() == TREE.replace("one\n", "one\nwhy-do-we-fight\n")
    text = made.page.read_text()
    assert "(why-do-we-fight)=\n# Why do we fight?" in text
    assert "kind: answer" in text
    assert "2026-03-04" in text


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.folder])
def test_every_kind_has_its_template_and_folder(kind: str, tmp_path: Path) -> None:
    made = new_piece(book(tmp_path), kind, "Is it so?", "my-label")
    folder = KINDS[kind].folder
    assert made.page == tmp_path / f"source/{folder}/my-label.md"
    assert f"kind: {kind}" in made.page.read_text()
    assert f"{folder}/my-label\n```" in made.toctree.read_text()


def test_the_chapters_are_named_for_who_grows_from_one(tmp_path: Path) -> None:
    chapters = {"essay__index": "(essay)=\n# E\n", "essay__b": "(loop)=\n# B\n"}
    root = book(tmp_path, **chapters, essay__a="(away)=\n# A\n", answers__x="(x)=\n# X\n")
    made = new_piece(root, "answer", "Is it so?")
    assert "away, loop" in made.page.read_text()


@pytest.mark.parametrize(
    ("pages", "named_by", "entry"),
    [
        ({}, "index", "answers/is-it-so"),
        ({"answers__index": TREE}, "answers/index", "is-it-so"),
        ({"answers__index": "# no tree"}, "index", "answers/is-it-so"),
        (
            {"about__map": "# M\n\n:::{toctree}\n../answers/one\n:::\n"},
            "about/map",
            "../answers/is-it-so",
        ),
        ({"about__map": "# M\n\nanswers/one\n"}, "index", "answers/is-it-so"),
    ],
)
def test_the_toctree_of_a_kind(
    pages: dict[str, str], named_by: str, entry: str, tmp_path: Path
) -> None:
    root = book(tmp_path, **pages)
    if "answers__index" not in pages:
        (root / "source/index.md").write_text("# Home\n\n```{toctree}\nessay/x\n```\n")
    made = new_piece(root, "answer", "Is it so?")
    assert made.toctree == root / f"source/{named_by}.md"
    assert f"\n{entry}\n" in made.toctree.read_text()


def test_the_last_toctree_of_a_page_is_the_one(tmp_path: Path) -> None:
    two = "```{toctree}\none\n```\n\n````{toctree}\ntwo\n````\n"
    made = new_piece(book(tmp_path, answers__index=two), "answer", "Is it so?")
    assert made.toctree.read_text() == two.replace("two\n", "two\nis-it-so\n")


def test_a_book_without_a_toctree_is_told(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match=r"Add one to source/answers/index\.md"):
        new_piece(book(tmp_path, index="# Home\n"), "answer", "Is it so?")
    assert not (tmp_path / "source/answers").exists()


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Why don’t we?", "why-dont-we"),
        ("Why don't we?", "why-dont-we"),
        ("Où est-ce?", "ou-est-ce"),
        ("A – B / 2", "a-b-2"),
        ("Ж?", ""),
    ],
)
def test_a_label_is_made_of_a_title(title: str, label: str) -> None:
    assert made_in._label(title) == label


@pytest.mark.parametrize(
    ("kind", "title", "label", "words"),
    [
        ("", "X", "", "Say what it is and what it is called: make new KIND=answer"),
        ("anser", "X?", "", "`anser` is not a kind of new page. Did you mean `answer`? The kinds:"),
        ("part", "X", "", "`part` is not a kind of new page."),
        ("answer", " ", "", "The piece needs a title"),
        ("answer", "So it is", "", "The title of an answer is a question. End it with “?”."),
        ("essay", "Ж", "", "No label can be made of this title."),
        ("essay", "So", "My Label", "No label can be made of this title."),
        ("essay", "home", "other", "source/index.md:2: This title exists. Choose another."),
        ("essay", "Other", "home", "source/index.md:1: The label `home` exists. Give another"),
        ("essay", "Other", "index", "source/index.md:1: A page has this name. Give another"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_write(
    kind: str, title: str, label: str, words: str, tmp_path: Path
) -> None:
    root = book(tmp_path)
    before = (root / "source/index.md").read_text()
    with pytest.raises(RefusalError) as refusal:
        new_piece(root, kind, title, label)
    assert str(refusal.value).startswith(words), refusal.value
    assert (root / "source/index.md").read_text() == before


def test_a_page_that_was_there_is_not_overwritten(tmp_path: Path) -> None:
    root = book(tmp_path, answers__is_it="# X\n")
    (root / "source/answers/is_it.md").rename(root / "source/answers/is-it.md")
    with pytest.raises(RefusalError, match="A page has this name"):
        new_piece(root, "answer", "Is it?")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("word " * 40 + "so?", "word-" * 11 + "word"),
        ("x" * 90 + "?", "x" * 60),
        ("Con?", "con-page"),
        ("404?", "404-page"),
    ],
)
def test_the_name_is_short_and_every_system_can_hold_it(
    title: str, name: str, tmp_path: Path
) -> None:
    assert new_piece(book(tmp_path), "answer", title).page.stem == name


@pytest.mark.parametrize("label", ["con", "x" * 101])
def test_a_label_that_is_given_is_one_that_every_system_can_hold(
    label: str, tmp_path: Path
) -> None:
    with pytest.raises(RefusalError, match="No label can be made"):
        new_piece(book(tmp_path), "answer", "Why?", label)


def test_a_title_longer_than_any_line_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match="has 301 signs"):
        new_piece(book(tmp_path), "answer", "x" * 300 + "?")


def test_a_book_without_sides_or_danger_gets_none(tmp_path: Path) -> None:
    text = new_piece(book(tmp_path), "answer", "Why?").page.read_text()
    assert not any(word in text for word in ("reach", "retreat", "sides", "not-the-pattern"))
    assert "## What is going on?\n" in text
    assert "## What can we do?\n" in text
    sides = "(not-the-pattern)=\n# S\n\n::::{sides}\n::::\n"
    text = new_piece(book(tmp_path / "b", s=sides), "answer", "Why?").page.read_text()
    assert ":::{reach}" in text
    assert "[](#not-the-pattern)" in text


TOP = Path(__file__).parents[4]
RUN = 7  # words: so many on two pages are told of


def runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of words of a text, but of the line that may be the same everywhere."""
    running = re.sub(r"(?m)^[%:#(].*$", ".", text)
    kept = (it for it in running.split(".") if SAFETY not in it)
    words = [re.findall(r"[\w’']+", sentence.lower()) for sentence in kept]
    return {tuple(it[at : at + RUN]) for it in words for at in range(len(it) - RUN + 1)}


@pytest.mark.parametrize("template", sorted((TOP / "press/cli/new").glob("*.md")))
def test_no_template_says_what_a_page_of_the_book_says(template: Path) -> None:
    text = template.read_text().split("# $title")[1]
    pages = [page.read_text() for page in (TOP / "source").rglob("*.md")]
    assert not runs(text) & set().union(*map(runs, pages))
