"""The build server's workflows: hardened, and every step can be run here."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from press.cli.summary.screenshots import ARTIFACT
from tests.conftest import TOP

PROOF = ".ci/run"  # all tests, and what they need
BINDERY = "python .ci/bindery.py"  # the tests of the bindery, with what they need
PYTHONS = [
    line.rpartition(" ")[2].strip('",')
    for line in (TOP / "pyproject.toml").read_text().splitlines()
    if "Python :: 3." in line
]
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
                assert {word for word in line.split()[1:] if "=" not in word} <= known
                assert line != "make check", "half a page would be let through: WHOLE=yes"
            else:
                assert line.startswith(("cat build/", "gh release create ", PROOF, BINDERY)), line


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_tests_run_where_what_they_need_is_installed(path: Path) -> None:
    """A bare machine lacks some of it, and there a test that is skipped counts as failed."""
    for step in steps(path):
        words = step.get("run", "").split()
        assert not {"test", "pytest"} & set(words), f"write {PROOF}: {step['run']}"


def test_a_pull_request_and_a_release_are_proved() -> None:
    for name in ("pull-request.yml", "release.yml"):
        runs = [step.get("run", "") for step in steps(TOP / ".github/workflows" / name)]
        assert PROOF in runs, name


def jobs_of(name: str) -> dict[str, Any]:
    jobs: dict[str, Any] = yaml.safe_load((TOP / f".github/workflows/{name}.yml").read_text())[
        "jobs"
    ]
    return jobs


def test_what_the_build_server_runs_is_what_the_readme_names() -> None:
    """The same two commands; what they need, no workflow installs by itself."""
    lines = (TOP / PROOF).read_text().splitlines()
    assert [line for line in lines if line.startswith("make ")] == PROVED
    readme = (TOP / "README.md").read_text()
    assert all(command in readme for command in PROVED)
    (named,) = re.findall(r"Debian: `apt install\s([^`]+)`", readme)
    assert set(named.split()) == set(ALL.values()) - {"git", "python3-venv"}
    for path in FILES:
        assert not re.search(r"apt-get|apt |brew|choco|pip install|npm ", path.read_text()), path


def test_a_pull_request_is_proved_on_the_oldest_and_the_newest_python() -> None:
    job = jobs_of("pull-request")["tests"]
    assert job["strategy"]["matrix"] == {"python": [PYTHONS[0], PYTHONS[-1]]}
    (python,) = (step for step in job["steps"] if "setup-python" in step.get("uses", ""))
    assert python["with"] == {"python-version": "${{ matrix.python }}"}
    assert [step["run"] for step in job["steps"] if "run" in step] == [PROOF]


def test_the_bindery_is_proved_with_every_sphinx_and_on_windows() -> None:
    job = jobs_of("pull-request")["bindery"]
    cases = job["strategy"]["matrix"]["include"]
    assert {(case["sphinx"], case["system"].partition("-")[0]) for case in cases} == {
        ("lowest", "ubuntu"),
        ("newest", "ubuntu"),
        ("locked", "windows"),
    }
    assert {case["python"] for case in cases} <= set(PYTHONS)
    (run,) = (step for step in job["steps"] if "run" in step)
    assert (run["run"], run["env"]) == (BINDERY, {"SPHINX": "${{ matrix.sphinx }}"})
    wanted = runpy.run_path(str(TOP / BINDERY.split()[1]))["wanted"]
    assert wanted("lowest") == ["sphinx==9.0"]
    assert wanted("newest") == ["--upgrade", "sphinx>=9.0,<10"]
    assert wanted("locked") == []


def test_the_summary_names_what_is_put_up_beside_it() -> None:
    given = [step.get("with", {}) for step in steps(TOP / ".github/workflows/pull-request.yml")]
    (zipped,) = [each for each in given if each.get("name") == ARTIFACT]
    assert zipped["path"].split() == ["build/html", "build/summary"]


def test_what_is_given_away_is_made_where_no_test_ran() -> None:
    jobs = yaml.safe_load((TOP / ".github/workflows/release.yml").read_text())["jobs"]
    runs = {name: [step.get("run", "") for step in job["steps"]] for name, job in jobs.items()}
    made = next(name for name, lines in runs.items() if "make release" in lines)
    proved = next(name for name, lines in runs.items() if PROOF in lines)
    assert [line for line in runs[made] if line] == ["make release"]
    assert jobs[made]["needs"] == proved
    assert jobs["publish"]["needs"] == made


def on_a_machine(tmp_path: Path, user: int, *there: str) -> list[str]:
    """Run .ci/run on a machine that has only these programs; return what it called there."""
    log, programs = tmp_path / "log", tmp_path / "bin"
    programs.mkdir()
    for name in ("bash", "dirname"):
        (programs / name).symlink_to(str(shutil.which(name)))
    scripts = {
        "id": f"echo {user}",
        "sudo": f'printf "as root: " >> "{log}"; exec "$@"',
        "apt-get": f'echo "apt-get $*" >> "{log}"',
        "make": f'echo "make $*" >> "{log}"',
        **dict.fromkeys(there, ":"),
    }
    for name, script in scripts.items():
        (programs / name).write_text(f"#!{shutil.which('sh')}\n{script}\n")
        (programs / name).chmod(0o755)
    subprocess.run([TOP / PROOF], env={"PATH": str(programs)}, check=True, cwd=tmp_path)
    return log.read_text().splitlines()


PROVED = ["make test", "make proof"]
ALL = {
    "git": "git",
    "npm": "npm",
    "chromium": "chromium",
    "chromium-headless-shell": "chromium-headless-shell",
    "ebook-convert": "calibre",
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
    "python3": "python3-venv",
}


def test_nothing_is_installed_where_all_is_there(tmp_path: Path) -> None:
    assert on_a_machine(tmp_path, 0, *ALL) == PROVED


@pytest.mark.parametrize("lacking", ALL)
def test_what_is_lacking_is_installed(tmp_path: Path, lacking: str) -> None:
    *_, installed, test, proof = on_a_machine(tmp_path, 0, *(ALL.keys() - {lacking}))
    assert installed.startswith("apt-get install ")
    assert [word for word in installed.split()[2:] if word[0] != "-"] == [ALL[lacking]]
    assert [test, proof] == PROVED


def test_who_is_not_root_installs_as_root(tmp_path: Path) -> None:
    *installed, test, proof = on_a_machine(tmp_path, 1000, *(ALL.keys() - {"ebook-convert"}))
    assert len(installed) == 2
    assert all(line.startswith("as root: apt-get ") for line in installed)
    assert [test, proof] == PROVED


def test_what_the_tests_call_is_what_is_installed() -> None:
    call = re.compile(r"""(?:which\(|run\(\[|Popen\(\[|command = \[)"([\w-]+)\"""")
    called = {name for path in TOP.glob("tests/*.py") for name in call.findall(path.read_text())}
    everywhere = {"make", "sha256sum", "bash", "dirname", "sh", "node"}  # npm brings node
    same = {"chromium-browser", "google-chrome", "firefox"}  # other names of a browser
    picture = {"pdftoppm", "pdftotext"}  # `make picture`, which no test calls
    assert called - everywhere - same - picture <= ALL.keys()


def test_the_hooks_of_pre_commit_are_targets_of_make() -> None:
    hooks = yaml.safe_load((TOP / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert [hook["entry"] for hook in hooks] == ["make -s lint", "make -s staged"]


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
