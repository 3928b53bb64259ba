"""Words given to `make` reach the commands as they are: nothing in them is run or eaten."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

import pytest

from tests.books import make
from tests.conftest import verb

ODD = [
    "Does $HOME cost $5, ${HOME} or $(HOME)?",
    "a $(shell touch ran) b",
    "a ${shell touch ran} `touch ran` $$(touch ran) b",
    "'; touch ran; '",
    '"; touch ran; "',
    "x;touch ran",
    "x|touch ran",
    "$(error stop) $(eval RUN=touch ran) $(TITLE)",
    'don\'t & "do" \\\' \\" \\$ \\',
    "50 % # of 100 %",
    "a\ttab, two\nlines\n\ttouch ran",
    "= := != ?= += :",
    "--help -n -x ~ * ? [a-z] {a,b} !! > ran",
    "“Ünïcödé”, 你好 and 😀?",
    "$",
    "$$",
]
SIGNS = "$(){}`'\"\\#%;&|<>*?~!=:,@ \n\tshell touch ran"
WORDS = ("KIND", "TITLE", "LABEL", "BASE", "PORT", "SIZES")


def fuzzed() -> list[str]:
    chance = random.Random(2026)
    return ["x" + "".join(chance.choices(SIGNS, k=20)) for _ in range(12)]


@pytest.fixture
def record(tmp_path: Path) -> str:
    """A command that says what it was called with, and in which environment."""
    path = tmp_path / "record"
    path.write_text(
        f"#!{sys.executable}\nimport json, os, sys\n"
        "print(json.dumps({'called': sys.argv[1:], **os.environ}))\n"
    )
    path.chmod(0o755)
    return f"RUN={path}"


def ran(folder: Path) -> bool:
    return any("ran" in path.name for path in folder.iterdir())


@pytest.mark.parametrize("text", ODD + fuzzed())
def test_words_arrive_as_they_are(tmp_path: Path, record: str, text: str) -> None:
    given = {name: f"{name} {text}" for name in WORDS}
    as_arguments = [f"{name}={value}" for name, value in given.items()]
    for done in (
        verb(tmp_path, "new", record, *as_arguments),
        verb(tmp_path, "new", record, **given),
    ):
        assert done.returncode == 0, done.stderr
        assert not ran(tmp_path)
        there = json.loads(done.stdout)
        assert {name: there[name] for name in WORDS} == given


@pytest.mark.parametrize("text", ODD + fuzzed())
def test_a_target_is_only_ever_a_name(tmp_path: Path, record: str, text: str) -> None:
    done = verb(tmp_path, record, "--", text)
    assert not ran(tmp_path)
    if not set("=()") & set(text):  # `a=b` and `a(b)` have a meaning in make itself
        assert json.loads(done.stdout)["called"] == ["-m", "press", "--", text]


@pytest.mark.parametrize(
    ("given", "calls"),
    [
        (["release"], ["--check --whole", "--release", "release"]),
        (["release", "DRAFT=yes"], ["--release", "release --draft"]),
        (["site"], ["--check --whole", "--release", "release --site"]),
        (["site", "DRAFT=yes"], ["--release", "release --site"]),
        (["check"], ["--check"]),
        (["check", "WHOLE=yes"], ["--check --whole"]),
    ],
)
def test_nothing_half_written_is_given_away(
    given: list[str], calls: list[str], tmp_path: Path, record: str
) -> None:
    done = verb(tmp_path, record, *given)
    called = [json.loads(line)["called"] for line in done.stdout.splitlines()]
    assert [" ".join(words) for words in called] == [f"-m press {call}" for call in calls]


@pytest.mark.parametrize("port", ["http", "-1", "65536", "8000; touch ran", "$(shell touch ran)"])
def test_what_is_no_port_is_one_line(tmp_path: Path, port: str) -> None:
    done = verb(tmp_path, "live", f"PORT={port}")
    assert done.returncode != 0
    said = [line for line in done.stderr.splitlines() if not line.startswith("make: ")]
    assert said == [f"`{port}` is no port. Write PORT=8000, say, or leave it out."]
    assert not ran(tmp_path)


def test_a_word_that_is_near_to_no_verb_is_one_line(small: Path) -> None:
    made = make(small, small / "build", "nonsense")
    assert made.said == (
        "nonsense: there is no such verb, and no such builder. `make help` lists them.\n"
    )
    assert made.status == 1
