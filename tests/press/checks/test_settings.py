"""settings: a name in conf.py that nothing reads."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from press.checks.settings import (
    DRAWINGS,
    IDENTIFIER,
    PROJECT,
    check_examples,
    check_left_over,
    check_names,
    with_place,
)
from tests.application import TOP
from tests.warned import Warned

KNOWN = [SimpleNamespace(name=name) for name in ("book_topics", "html_theme", "author", "pdf_fit")]


def told(conf: str, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(conf)
    app: Any = SimpleNamespace(confdir=tmp_path)
    config: Any = KNOWN
    check_names(app, config)


@pytest.mark.parametrize(
    ("conf", "line", "words"),
    [
        (
            "author = ''\nbook_topisc = {}",
            2,
            "Nothing reads `book_topisc`. Did you mean `book_topics`?",
        ),
        ("html_thme: str = ''", 1, "Nothing reads `html_thme`. Did you mean `html_theme`?"),
        ("pdf_fitt = book_topics = 1", 1, "Nothing reads `pdf_fitt`. Did you mean `pdf_fit`?"),
        ("book_colour = 1", 1, "Nothing reads `book_colour`. Take it out, or mend its name."),
    ],
)
def test_a_slip_is_told(
    conf: str, line: int, words: str, tmp_path: Path, warned: list[Warned]
) -> None:
    told(conf, tmp_path)
    assert [(each.place, each.words) for each in warned] == [(f"{tmp_path}/conf.py:{line}", words)]


@pytest.mark.parametrize(
    "conf", ["book_topics = {}", "mine = 1", "import os", "if 1:\n    book_x = 1", "a, b = 1, 2"]
)
def test_what_is_known_or_of_ones_own_is_let_be(
    conf: str, tmp_path: Path, warned: list[Warned]
) -> None:
    told(conf, tmp_path)
    assert warned == []


def test_what_is_wrong_with_a_setting_gets_its_line(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text("a = 1\npdf_fit = 1\n")
    message = "conf.py: `pdf_fit` is `1`. Write True or False."
    assert with_place(message, tmp_path) == "conf.py:2: `pdf_fit` is `1`. Write True or False."


@pytest.mark.parametrize("message", ["conf.py is gone", "conf.py:3: `x` is so"])
def test_another_message_stays(message: str, tmp_path: Path) -> None:
    assert with_place(message, tmp_path) == message


class Settings(SimpleNamespace):
    """Settings, by their names in brackets as well; those that are not given are ''."""

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name, "")


@pytest.mark.parametrize(("project", "lines"), [(PROJECT, []), ("Bread", [1, 2])])
def test_another_book_has_its_own_drawings(
    project: str, lines: list[int], tmp_path: Path, warned: list[Warned]
) -> None:
    (tmp_path / "conf.py").write_text("book_cover = 'c.svg'\nbook_icon = 'i.svg'\n")
    for name, kept in (("c.svg", "cover.svg"), ("i.svg", "icon.svg")):
        (tmp_path / name).write_bytes((TOP / "_static" / kept).read_bytes())
    config: Any = Settings(
        project=project, book_identifier="", book_cover="c.svg", book_icon="i.svg"
    )
    app: Any = SimpleNamespace(confdir=tmp_path)
    check_left_over(app, config)
    assert [told.place for told in warned] == [f"{tmp_path}/conf.py:{line}" for line in lines]
    (tmp_path / "c.svg").write_text("<svg/>")
    del warned[:]
    check_left_over(app, config)
    assert [told.words[:7] for told in warned] == ["`i.svg`"] * (len(lines) // 2)


@pytest.mark.parametrize(
    ("examples", "told"),
    [
        ([], []),
        (["one", "Two", "three"], []),
        (["one", "two", "gone"], ["No page says “gone”, which `book_search_examples` proposes."]),
        (["a1", "b2", "two"], ["No page says “a1”, “b2”, which `book_search_examples` proposes."]),
        (["one"], ["`book_search_examples` is three words, or none."]),
    ],
)
def test_what_the_search_proposes_stands_in_a_page(
    examples: list[str], told: list[str], tmp_path: Path, warned: list[Warned]
) -> None:
    (tmp_path / "conf.py").write_text(f"\nbook_search_examples = {examples}\n")
    (tmp_path / "a.md").write_text("# One\n\nTwo and three.\n")
    book: Any = SimpleNamespace(found_docs={"a"}, doc2path=lambda name: tmp_path / f"{name}.md")
    app: Any = SimpleNamespace(confdir=tmp_path, config=Settings(book_search_examples=examples))
    check_examples(app, book)
    assert [each.words.partition(". ")[0] + "." for each in warned] == told
    assert {each.place for each in warned} <= {f"{tmp_path}/conf.py:2"}


@pytest.mark.parametrize(
    ("project", "identifier", "line"),
    [(PROJECT, IDENTIFIER, 0), ("Bread", IDENTIFIER, 2), ("Bread", "urn:uuid:1", 0)],
)
def test_another_book_has_another_identifier(
    project: str, identifier: str, line: int, tmp_path: Path, warned: list[Warned]
) -> None:
    (tmp_path / "conf.py").write_text(f"\nbook_identifier = {identifier!r}\n")
    app: Any = SimpleNamespace(confdir=tmp_path)
    config: Any = Settings(project=project, book_identifier=identifier)
    check_left_over(app, config)
    assert [warning.place for warning in warned] == [f"{tmp_path}/conf.py:{line}"] * bool(line)


def test_this_book_is_the_one_that_is_known() -> None:
    conf = (TOP / "conf.py").read_text()
    assert f'project = "{PROJECT}"' in conf
    assert f'book_identifier = "{IDENTIFIER}"' in conf
    for kept in DRAWINGS:
        (name,) = re.findall(rf'^{kept} = "(.+)"$', conf, re.MULTILINE)
        assert hashlib.sha256((TOP / name).read_bytes()).hexdigest() == DRAWINGS[kept], name
