"""What the README tells the users of the bindery is so."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from typing import Any

import pytest
import yaml

from sphinx_bindery import __version__, epub, pdf
from sphinx_bindery.config import SETTINGS
from sphinx_bindery.epub.inherited import HONOURED, UNKNOWN
from sphinx_bindery.images.problems import LARGEST, SIGNATURES
from sphinx_bindery.pdf import images
from sphinx_bindery.pdf.translator import headings
from sphinx_bindery.transforms import addresses, long_words, titles, wide_tables
from tests.application import TOP

HOME = TOP / "sphinx_bindery"
README = (HOME / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ROW = re.compile(r"^\| (`\w+`.*) \|$", re.MULTILINE)
BUILDERS = {"pdf": pdf, "bindery-epub": epub}


def rows(title: str) -> list[list[str]]:
    """Return the cells of each line of the table below a heading that begins with a setting."""
    part = README.split(f"# {title}\n")[1].split("\n#")[0]
    return [row.split(" | ") for row in ROW.findall(part)]


def test_every_setting_stands_in_the_table() -> None:
    assert rows("Settings") == [
        [f"`{setting.name}`", f"`{setting.default!r}`", setting.description] for setting in SETTINGS
    ]


def test_every_setting_of_sphinx_s_own_epub_stands_in_the_other() -> None:
    unknown = {name: f"nothing: {why}. {instead}" for name, (why, instead, _) in UNKNOWN.items()}
    assert rows("What Sphinx's own EPUB builder has") == [
        [f"`{name}`", becomes] for name, becomes in {**HONOURED, **unknown}.items()
    ]


def commands() -> list[str]:
    """Return every call of Sphinx in the README."""
    return re.findall(r"python -m sphinx .*", README)


def test_each_command_names_a_builder_that_the_wheel_brings() -> None:
    points = PROJECT["entry-points"]["sphinx.builders"]
    assert points == {name: module.__name__ for name, module in BUILDERS.items()}
    assert [command.split()[4] for command in commands()] == ["bindery-epub", "pdf"] * 2


def test_the_recipe_for_read_the_docs_makes_each_format_in_its_own_folder() -> None:
    (recipe,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    said: dict[str, Any] = yaml.safe_load(recipe)
    made = said["build"]["jobs"]["build"]
    assert sorted(made) == sorted(said["formats"]) == ["epub", "pdf"]
    for format_, (command,) in made.items():
        *_, doctrees, source, out = command.split()
        assert out == f"$READTHEDOCS_OUTPUT/{format_}"
        assert doctrees == "build/doctrees", "each folder may hold one file"
        assert f"{source}/conf.py" == said["sphinx"]["configuration"]


@pytest.mark.parametrize(
    "words",
    [
        f"more than {wide_tables.MOST_COLUMNS} columns",
        f"| more than {addresses.MOST_NOTES} |",
        f"more than {addresses.SHORT} characters",
        f"more than {titles.LONGEST} characters",
        f"more than {headings.DEEPEST} levels",
        f"more than {images.MOST // 1_000_000} million pixels",
        f"more than {LARGEST // 1_000_000} MB",
    ],
)
def test_the_limits_are_those_of_the_code(words: str) -> None:
    assert words in README


def test_a_word_is_long_where_the_readme_says_so() -> None:
    assert "60 characters or more" in README
    assert long_words.LONG_WORD.fullmatch("x" * 60)
    assert not long_words.LONG_WORD.fullmatch("x" * 59)


def test_the_pictures_that_a_book_can_hold_are_named() -> None:
    kinds = {"svg", *(suffix[1:] for suffix in SIGNATURES)} - {"jpg"}
    (named,) = re.findall(r"is no (.*? or \w+)\.", README)
    assert set(re.findall(r"\w+", named.lower())) - {"or"} == kinds


def test_the_changes_begin_with_this_version() -> None:
    changes = (HOME / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## ([\d.]+)", changes, re.MULTILINE)[0] == __version__
    assert f"sphinx_bindery-{__version__}-py3-none-any.whl" in README


def test_it_needs_what_it_says() -> None:
    said = [name.rpartition(" ")[2] for name in PROJECT["classifiers"] if "Python :: 3." in name]
    assert (said[0], said[-1]) == ("3.11", "3.14")
    assert "Python 3.11 to 3.14 and Sphinx 9." in README
    assert version("sphinx").startswith("9.")
    assert "sphinx>=9.0,<10" in PROJECT["dependencies"]
