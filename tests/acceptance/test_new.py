"""`make new` begins a page, and refuses what exists."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from press.cli.new import RefusalError, new_piece
from press.pieces.kinds import KINDS
from tests.conftest import ROOTS, Book, make, verb


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOTS / "test-book", tmp_path / "book"))


TITLE = "Who’s “first” & <last>, $5 or *none* of {}?"
FOLDERS = {name: kind.folder for name, kind in KINDS.items() if kind.folder}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The tiny book with a new page of each kind."""
    root = Path(shutil.copytree(ROOTS / "test-book", tmp_path_factory.mktemp("new") / "book"))
    for kind, folder in FOLDERS.items():
        page = new_piece(root, kind, TITLE.format(kind), today="2026-02-03").page
        assert page == root / f"source/{folder}/whos-first-last-5-or-none-of-{kind}.md"
    return make(root, root / "build", "html")


@pytest.mark.parametrize("kind", FOLDERS)
def test_a_new_page_of_each_kind_is_built(begun: Book, kind: str) -> None:
    assert "Traceback" not in begun.said
    name = f"{FOLDERS[kind]}/whos-first-last-5-or-none-of-{kind}"
    assert (begun.html / f"{name}.html").is_file(), begun.said
    assert all("toctree" not in line for line in begun.findings), begun.findings
    # What is left to write is named, and nothing else is wrong.
    told = [line for line in begun.findings if line.startswith(f"source/{name}.md:")]
    assert [line for line in told if "`summary` is empty" in line], begun.findings
    assert all(line.endswith(" (A gap.)") for line in begun.findings), begun.findings


def test_what_is_filled_in_is_right(book: Path) -> None:
    made = new_piece(book, "answer", "Is it new?", today="2026-02-03")
    text = made.page.read_text()
    for empty, full in (
        ('summary: ""', "summary: It is."),
        ('chapter: ""', "chapter: everything"),
        ('next: ""', "next: how-guide"),
        ("topics: []", "topics: [reaching]"),
        ("related: []", "related: [why-answer]"),
        ("#not-the-pattern", "#why-answer"),
    ):
        text = text.replace(empty, full, 1)
    made.page.write_text(text.replace("\n% ", "\n") + "For nobody else.\n")
    checked = make(book, book / "build", "html")
    assert checked.findings == []
    assert "Is it new?" in (checked.html / "answers/index.html").read_text()


@pytest.mark.parametrize(
    ("kind", "title", "label", "told"),
    [
        ("anser", "Why?", "", "`anser` is not a kind of new page. Did you mean `answer`?"),
        ("", "", "", 'make new KIND=answer TITLE="…"'),
        ("answer", " ", "", "needs a title"),
        ("answer", "A title", "", "End it with “?”"),
        ("answer", "why is this an ANSWER?", "", "why-answer.md:14: This title exists"),
        ("answer", "Why is it so?", "how-guide", "how-guide.md:14: The label `how-guide` exists"),
        ("answer", "你好?", "", "LABEL=why-we-fight"),
        ("answer", "Where?", "../../up", "LABEL=why-we-fight"),
    ],
)
def test_what_cannot_be_is_told_in_a_line(
    book: Path, kind: str, title: str, label: str, told: str
) -> None:
    before = {path: path.read_bytes() for path in book.rglob("*") if path.is_file()}
    with pytest.raises(RefusalError) as refused:
        new_piece(book, kind, title, label)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)
    assert before == {path: path.read_bytes() for path in book.rglob("*") if path.is_file()}


def test_the_command(book: Path) -> None:
    title = "Is it \"her\" fault; or `his` & 'mine', for $5, $HOME or $(shell touch ran)?"
    done = verb(book, "new", "KIND=answer", f"TITLE={title}", "LABEL=whose-fault")
    assert done.returncode == 0, done.stderr
    first, *rest = done.stdout.splitlines()
    assert first == "source/answers/whose-fault.md"
    assert f"# {title}\n".replace("`", r"\`") in (book / first).read_text()
    assert not (book / "ran").exists()
    assert "make live" in "".join(rest)
