"""settings: a name in conf.py that nothing reads."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from press.checks.settings import (
    IDENTIFIER,
    PROJECT,
    check_identifier,
    check_names,
    with_place,
)
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


@pytest.mark.parametrize(
    ("project", "identifier", "line"),
    [(PROJECT, IDENTIFIER, 0), ("Bread", IDENTIFIER, 2), ("Bread", "urn:uuid:1", 0)],
)
def test_another_book_has_another_identifier(
    project: str, identifier: str, line: int, tmp_path: Path, warned: list[Warned]
) -> None:
    (tmp_path / "conf.py").write_text(f"\nbook_identifier = {identifier!r}\n")
    app: Any = SimpleNamespace(confdir=tmp_path)
    config: Any = SimpleNamespace(project=project, book_identifier=identifier)
    check_identifier(app, config)
    assert [warning.place for warning in warned] == [f"{tmp_path}/conf.py:{line}"] * bool(line)


def test_this_book_is_the_one_that_is_known() -> None:
    conf = (Path(__file__).parents[3] / "conf.py").read_text()
    assert f'project = "{PROJECT}"' in conf
    assert f'book_identifier = "{IDENTIFIER}"' in conf
