"""The documents at the door are true: each example is built, each file and command is there."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.conftest import ROOTS, TOP, Book, make

TEXT = (TOP / "CONTRIBUTING.md").read_text()
# A fence inside a fence: an example that begins with one ends with two.
EXAMPLE = re.compile(r"^```markdown\n(.*?)^```\n(?!\n?```\n)(?=\n|$)", re.MULTILINE | re.DOTALL)
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "STYLE.md", "SENSITIVE.md", "SECURITY.md")
OTHERS = {"text": "*.txt", "man": "*.1"}  # builders of Sphinx that make offers, and their files


def test_every_example_is_a_passage_of_the_tiny_book() -> None:
    page = (ROOTS / "test-book/source/reference/markdown.md").read_text()
    section = TEXT.partition("## The Markdown that pages use")[2].partition("## For developers")[0]
    examples = EXAMPLE.findall(section)
    assert len(examples) > 8
    for example in examples:
        assert example.strip() in page, example


def test_the_page_of_examples_is_built_in_all_three(tiny: Book) -> None:
    assert "markdown.md" not in tiny.said
    assert (tiny.html / "reference/markdown.html").exists()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_a_document_names_is_there(name: str) -> None:
    text = (TOP / name).read_text()
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        if not link.startswith(("http", "mailto:")) and "example" not in link:
            assert (TOP / link).exists(), link
    targets = re.findall(r"^([\w-]+(?: [\w-]+)*):", (TOP / "Makefile").read_text(), re.MULTILINE)
    known = {target for line in targets for target in line.split()}
    for target in re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE):
        assert target in known | OTHERS.keys(), target


def test_every_floor_has_its_line() -> None:
    """The house in one picture names what lies at the top of both wings, and no more."""
    table = TEXT.partition("| Where | What |")[2].partition("**The rule.**")[0]
    for wing in ("sphinx_bindery", "press"):
        lines = [line.split("|")[1] for line in table.splitlines() if f"`{wing}/" in line]
        named = {
            name.removeprefix(f"{wing}/") for it in lines for name in re.findall(r"`([^`]+)`", it)
        }
        there = {
            f"{path.name}/" if path.is_dir() else path.name
            for path in (TOP / wing).iterdir()
            if (path.suffix == ".py" and not path.stem.startswith("__"))
            or (path / "__init__.py").exists()
        }
        assert there == named


def test_few_files_lie_at_the_top_and_no_folder_holds_one() -> None:
    wings = [TOP / "sphinx_bindery", TOP / "press"]
    assert sum(len(list(wing.glob("*.py"))) for wing in wings) <= 16
    held = (path for wing in wings for path in wing.rglob("*") if path.name[:2] != "__")
    files = defaultdict(list)
    for path in held:
        if not {"__pycache__", "locale"} & set(path.parts):  # gettext's folders are as they are
            files[path.parent].append(path)
    assert [folder.name for folder, inside in files.items() if len(inside) < 2] == []


@pytest.mark.parametrize("builder", OTHERS)
def test_the_other_builders_that_make_offers(tmp_path: Path, builder: str) -> None:
    made = make(ROOTS / "test-book", tmp_path, builder)
    assert made.status == 0, made.said
    files = [path.read_text() for path in (tmp_path / builder).rglob(OTHERS[builder])]
    assert any("☐" in text and "A moment." in text for text in files)
    assert any("____\n" in text for text in files)


def test_any_builder_leaves_the_others_alone(small: Path) -> None:
    for builder in ("html", "gettext", "xml", "html", "dirhtml", "gettext", "epub"):
        made = make(small, small / "build", builder)
        assert (made.status, made.findings) == (0, []), made.said
        assert "incompatible" not in made.said
