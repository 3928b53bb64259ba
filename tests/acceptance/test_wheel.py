"""The bindery as a stranger gets it: a wheel, installed where nothing of this repository is."""

from __future__ import annotations

import email
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from flit_core import buildapi

from tests.application import TOP
from tests.validators import epub_messages, pdf_failures

README = (TOP / "sphinx_bindery/README.md").read_text(encoding="utf-8")
BOOK = {
    "index.rst": "A Book\n======\n\n.. toctree::\n\n   one\n   two\n",
    "one.rst": "One\n===\n\nWords, a *mark* and a note [#]_.\n\n.. [#] The note.\n\n:doc:`two`\n",
    "two.rst": "Two\n===\n\n===== =====\nHead  Head\n===== =====\nCell  Cell\n===== =====\n",
}


def build(folder: Path) -> Path:
    """Build the wheel as an installer does, in the folder of the source."""
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(TOP)
        patch.setenv("SOURCE_DATE_EPOCH", "1790000000")
        name: str = buildapi.build_wheel(str(folder))
    return folder / name


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel") / "dist")


def test_the_same_source_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "again")
    assert again.name == wheel.name == "sphinx_bindery-0.1.0-py3-none-any.whl"
    assert again.read_bytes() == wheel.read_bytes()


def test_the_wheel_holds_the_bindery_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        amiss = {name for name in names for word in AMISS if word in packed.read(name)}
    assert {name.split("/")[0] for name in names} == {
        "sphinx_bindery",
        "sphinx_bindery-0.1.0.dist-info",
    }
    there = {"epub/book.css", "pdf/typ/book.typ", "cover/cover.typ", "README.md", "CHANGELOG.md"}
    there.add("locale/de/LC_MESSAGES/sphinx_bindery.po")
    assert {f"sphinx_bindery/{name}" for name in there} <= set(names)
    assert not [name for name in names if "__pycache__" in name]
    assert amiss == set()


# A path of this machine; what would need the press.
AMISS = (str(TOP).encode(), f"{Path.home()}/".encode(), b"import press", b"from press")


def test_the_wheel_says_what_it_is_and_what_it_needs(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        (name,) = [name for name in packed.namelist() if name.endswith("/METADATA")]
        said = email.message_from_bytes(packed.read(name))
        (points,) = [name for name in packed.namelist() if name.endswith("/entry_points.txt")]
        builders = packed.read(points).decode()
    assert (said["Name"], said["Version"]) == ("sphinx-bindery", "0.1.0")
    assert said["Requires-Python"] == ">=3.11"
    assert said["Summary"].startswith("Sphinx builders for books: ")
    assert set(said.get_all("Provides-Extra", [])) == {"epub", "pdf"}
    needs = {need.split(">")[0] for need in said.get_all("Requires-Dist", []) if ";" not in need}
    assert needs == {"sphinx", "lxml"}
    assert "pdf=sphinx_bindery.pdf\n" in builders
    assert "bindery-epub=sphinx_bindery.epub\n" in builders


@dataclass(frozen=True)
class Stranger:
    """The folder of somebody who has the wheel, in a Python of their own, and a book in `docs`."""

    folder: Path

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run what they type."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        path = f"{self.folder / 'python/bin'}{os.pathsep}{kept['PATH']}"
        return subprocess.run(
            shlex.split(command),
            cwd=self.folder,
            env={**kept, "PATH": path, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
        )


@pytest.fixture(scope="module")
def somebody(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Stranger:
    """A stranger; the other packages are those of the tests, so that no network is needed."""
    folder = tmp_path_factory.mktemp("somebody")
    home, docs = folder / "python", folder / "docs"
    venv.create(home, symlinks=os.name != "nt")
    pip = [sys.executable, "-m", "pip", "--python", str(home), "install", "-q", "--no-index"]
    subprocess.run([*pip, "--no-deps", f"{wheel}[epub,pdf]"], check=True)
    (packages,) = home.glob("lib/python*/site-packages")
    (packages / "others.pth").write_text(sysconfig.get_path("purelib") + "\n")
    docs.mkdir()
    for name, text in {"conf.py": "", **BOOK}.items():
        (docs / name).write_text(text)
    return Stranger(folder)


def test_nothing_of_this_repository_is_there(somebody: Stranger) -> None:
    asked = somebody.run(
        "python -c 'import sphinx_bindery as it; print(it.__file__); import press'"
    )
    assert asked.stdout.startswith(str(somebody.folder / "python"))
    assert "No module named 'press'" in asked.stderr


def test_the_first_commands_of_the_readme_make_both_books(somebody: Stranger) -> None:
    for command in re.findall(r"^python -m sphinx .*", README, re.MULTILINE):
        done = somebody.run(f"{command} -q")
        assert (done.returncode, done.stdout + done.stderr) == (0, "")
    (epub,) = (somebody.folder / "build/epub").glob("*.epub")
    (pdf,) = (somebody.folder / "build/pdf").glob("*.pdf")
    assert epub_messages(epub) == []
    assert pdf_failures(pdf, "ua1") == pdf_failures(pdf, "2a") == []
