"""The environment is made when it is needed, never taken for whole when it is not, and kept."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from press.cli import environment
from tests.conftest import TOP

NAME = "tiny-1.0-py3-none-any.whl"
WHEEL = {
    "tiny.py": "",
    "tiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
    "tiny-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "tiny-1.0.dist-info/RECORD": "",
}
NOWHERE = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_INDEX": "0", "PIP_FIND_LINKS": ""}


class Project:
    """A project with a lock that names one package, which a folder of wheels has."""

    def __init__(self, root: Path, wheels: Path) -> None:
        self.root = root
        root.mkdir()
        (root / "Makefile").write_text((TOP / "Makefile").read_text() + "\nseen: ready\n\t@true\n")
        for wing in ("sphinx_bindery", "press"):
            (root / wing).symlink_to(TOP / wing)
        self.ways = {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(wheels),
            "PIP_RETRIES": "0",
            "PIP_CONFIG_FILE": os.devnull,
        }
        self.lock(hashlib.sha256((wheels / NAME).read_bytes()).hexdigest())

    def lock(self, digest: str) -> None:
        (self.root / "requirements.lock").write_text(f"tiny==1.0 --hash=sha256:{digest}\n")

    def make(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["make", "-s", "seen", *words],
            cwd=self.root,
            env={**self.variables, **variables},
            capture_output=True,
            text=True,
            timeout=120,
        )

    def start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "press.cli.environment"]
        made = subprocess.Popen(
            command, cwd=self.root, env=self.variables, stderr=subprocess.PIPE, text=True
        )
        while not self.python.exists():
            time.sleep(0.01)
        return made

    @property
    def variables(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        return {**kept, "PYTHONPATH": "", **self.ways}

    @property
    def python(self) -> Path:
        return self.root / ".venv/bin/python"

    @property
    def is_whole(self) -> bool:
        done = subprocess.run([self.python, "-c", "import tiny"], capture_output=True)
        return done.returncode == 0


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheels")
    with zipfile.ZipFile(folder / NAME, "w") as wheel:
        for name, text in WHEEL.items():
            wheel.writestr(name, text)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, wheels: Path) -> Project:
    """A project whose environment was made once, with settings of pip that put packages elsewhere.

    A test that has another one made leaves it whole.
    """
    folder = tmp_path_factory.mktemp("project")
    project = Project(folder / "a book & more", wheels)
    conf = folder / "pip.conf"
    conf.write_text(f"[global]\nuser = true\n[install]\nprefix = {folder}/elsewhere\n")
    odd = {"PIP_USER": "1", "PIP_TARGET": f"{folder}/elsewhere", "PIP_DRY_RUN": "1"}
    done = project.make(f"PYTHON={sys.executable}", PIP_CONFIG_FILE=str(conf), **odd)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Setting up .venv from requirements.lock")
    assert not (folder / "elsewhere").exists()
    return project


def test_settings_of_pip_do_not_put_packages_elsewhere(made: Project) -> None:
    assert made.is_whole


def test_nothing_happens_where_it_is_whole(made: Project) -> None:
    lock = made.root / "requirements.lock"
    lock.write_bytes(lock.read_bytes())  # as git does
    os.utime(lock, (2e9, 2e9))
    done = made.make()
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_no_network_is_one_line_and_harms_nothing(made: Project) -> None:
    lock = (made.root / "requirements.lock").read_text()
    made.lock("0" * 64)
    done = made.make(**NOWHERE)
    said = [line for line in done.stderr.splitlines() if not line.startswith("make: ")]
    assert said == ["The packages cannot be fetched. Is there a network?"]
    assert done.returncode != 0
    (made.root / "requirements.lock").write_text(lock)
    assert made.make(**NOWHERE).stdout == ""  # the old one is back
    assert made.is_whole
    assert not (made.root / ".venv.old").exists()


@pytest.fixture
def quick(tmp_path: Path, wheels: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project in this process, whose environment is made in no time, with nothing in it."""

    def create(folder: Path, **_: bool) -> None:
        (folder / "bin").mkdir(parents=True)
        (folder / "bin/python").symlink_to(sys.executable)

    project = Project(tmp_path / "quick", wheels)
    monkeypatch.setattr("venv.create", create)
    monkeypatch.setattr(environment, "_install", lambda locks: None)
    monkeypatch.chdir(project.root)
    environment.make_ready(for_tests=False)
    (project.root / ".venv/before").touch()
    return project


def is_anew(project: Project) -> bool:
    environment.make_ready(for_tests=False)
    return not (project.root / ".venv/before").exists()


@pytest.mark.parametrize("changed", ["python", "executable", "folder", "requirements.lock", None])
def test_another_one_is_made_anew(quick: Project, changed: str | None) -> None:
    assert not is_anew(quick)
    memory = quick.root / ".venv" / environment.MEMORY
    facts = json.loads(memory.read_text())
    memory.write_text(json.dumps({**facts, changed: "another"}) if changed else "")
    assert is_anew(quick)


def test_one_without_its_interpreter_is_made_anew(quick: Project) -> None:
    quick.python.unlink()
    quick.python.symlink_to("/nowhere/python3")
    assert is_anew(quick)


def test_a_copy_is_made_anew(
    quick: Project, wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Project(tmp_path / "clone", wheels)
    shutil.copytree(quick.root / ".venv", other.root / ".venv", symlinks=True)
    monkeypatch.chdir(other.root)
    assert is_anew(other)


def test_one_that_others_share_is_left_to_them(quick: Project) -> None:
    """Where the folder is a link, another is made here, and theirs stays as it is."""
    shared = (quick.root / ".venv").rename(quick.root.parent / "shared")
    (quick.root / ".venv").symlink_to(shared)
    assert is_anew(quick)
    assert (shared / "before").exists()


@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_one_that_is_half_made_is_not_taken_for_whole(
    made: Project, wheels: Path, tmp_path: Path, name: str
) -> None:
    fresh = Project(tmp_path / "fresh", wheels)
    process = fresh.start()
    process.send_signal(getattr(signal, name))
    _, said = process.communicate()
    assert process.returncode != 0
    assert said == ("Stopped.\n" if name == "SIGINT" else "")
    if name == "SIGKILL":
        assert fresh.make().returncode == 0
        assert fresh.is_whole
    else:
        assert not (fresh.root / ".venv").exists()


def test_a_killed_change_leaves_the_old_one(made: Project) -> None:
    lock = (made.root / "requirements.lock").read_text()
    (made.root / ".venv").rename(made.root / ".venv.old")  # as it is in the midst of one
    (made.root / ".venv/bin").mkdir(parents=True)
    (made.root / "requirements.lock").write_text(lock)
    assert made.make(**NOWHERE).stdout == ""
    assert made.is_whole


def test_what_the_tests_need_is_added(made: Project) -> None:
    shutil.copyfile(made.root / "requirements.lock", made.root / "requirements-test.lock")
    node = made.root / "tests/node"
    node.mkdir(parents=True)
    (node / "package-lock.json").write_text("{}")
    (made.root / ".venv/kept").touch()
    command = [sys.executable, "-m", "press.cli.environment", "test"]
    no_npm = {"PATH": str(made.root)}
    for told in (["Adding to .venv ", "npm is missing"], ["npm is missing"]):
        done = subprocess.run(
            command,
            cwd=made.root,
            env={**made.variables, **no_npm},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        lines = done.stdout.splitlines()
        assert [line.startswith(start) for line, start in zip(lines, told, strict=True)]
    assert (made.root / ".venv/kept").exists()
    assert made.make().stdout == ""


def test_a_python_too_old_or_too_new_is_told_what_is_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for path in (environment.__file__, str(TOP / "press/__init__.py")):
        ast.parse(Path(path).read_text(), feature_version=(3, 8))
    for version in ((3, 10, 4), (3, 15, 0)):
        monkeypatch.setattr(sys, "version_info", version)
        with pytest.raises(environment.SetUpError, match=r"needs Python 3\.11 to 3\.14: make "):
            environment.make_ready(for_tests=False)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 9)])
def test_each_python_between_is_taken(
    version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    environment._check_python()


def test_no_python_is_one_line(wheels: Path, tmp_path: Path) -> None:
    done = Project(tmp_path / "project", wheels).make("PYTHON=python3.99")
    assert done.stdout == "This book needs Python 3.11 to 3.14: make PYTHON=python3.12 …\n"
    assert done.returncode != 0
