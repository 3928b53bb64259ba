"""verbs: a slip of the hand is told, before anything is set up."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from press.cli.outputs import OUTPUTS
from press.cli.verbs import MODULES, slip, verbs

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("chekc", "check"),
        ("htlm", "html"),
        ("pdff", "pdf"),
        ("tests", "test"),
        ("summery", "summary"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(word: str, meant: str) -> None:
    assert slip(word) == f"There is no verb `{word}`. Did you mean `{meant}`?"


@pytest.mark.parametrize("word", ["html", "check", "text", "man", "bindery-epub", "nonsense"])
def test_what_may_be_a_verb_is_let_be(word: str) -> None:
    assert slip(word) == ""


def test_the_targets_of_the_makefile_are_verbs() -> None:
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets
    assert not set(targets[1].split()) - set(verbs()) - {"ready", "ready-to-test"}


def test_each_output_is_a_target() -> None:
    (line,) = re.findall(r"^(.*) gettext: ready$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(line.split()) == set(OUTPUTS)


def test_each_module_is_there() -> None:
    for module in MODULES.values():
        assert (ROOT / f"{module.replace('.', '/')}.py").exists() or (
            ROOT / module.replace(".", "/")
        ).is_dir()


def test_nothing_needs_to_be_installed_to_hear_of_it() -> None:
    command = [sys.executable, "-E", "-S", "-m", "press.cli.verbs", "chekc"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert (
        done.stderr == "There is no verb `chekc`. Did you mean `check`? `make help` lists them.\n"
    )
