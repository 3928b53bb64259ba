"""The build server's workflows: hardened, and every step can be run here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import TOP

FILES = sorted((TOP / ".github/workflows").glob("*.yml"))


def steps(path: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(path.read_text())["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).parent / "zizmor"
    command = [str(zizmor), "--offline", "--persona", "auditor", ".github"]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_actions_are_pinned_and_rights_are_few(path: Path) -> None:
    text = path.read_text()
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert "pull_request_target" not in text
    for use in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use), use
    if "pull_request" in workflow[True]:  # YAML reads the key `on` as a truth
        assert "secrets" not in text
        assert ": write" not in text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_step_calls_make(path: Path) -> None:
    targets = set(re.findall(r"^\.PHONY: (.*)$", (TOP / "Makefile").read_text(), re.MULTILINE))
    known = {name for line in targets for name in line.split()}
    for step in steps(path):
        for line in step.get("run", "").splitlines():
            if line.startswith("make "):
                assert set(line.split()[1:]) <= known
            else:
                assert line.startswith(("cat build/", "gh release create ")), line


def test_the_hook_of_pre_commit_is_make_check() -> None:
    hooks = yaml.safe_load((TOP / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert [hook["entry"] for hook in hooks] == ["make -s check"]


def test_the_first_form_is_for_a_wrong_help_line() -> None:
    forms = sorted((TOP / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))
    names = [yaml.safe_load(form.read_text())["name"] for form in forms]
    assert names == [
        "A help line is wrong",
        "Something in a page troubled me",
        "A claim is wrong",
        "Mend a page",
        "A bug",
    ]


def test_the_citation_says_what_the_book_says() -> None:
    facts: dict[str, Any] = {"__file__": str(TOP / "conf.py")}
    exec((TOP / "conf.py").read_text(), facts)
    cited = yaml.safe_load((TOP / "CITATION.cff").read_text())
    assert cited["title"] == facts["project"]
    assert cited["version"] == facts["release"]
    assert cited["authors"] == [{"name": facts["author"]}]
    assert cited["identifiers"][0]["value"] == facts["book_identifier"]
    assert cited["preferred-citation"]["title"] == f"{facts['project']}: {facts['book_subtitle']}"
