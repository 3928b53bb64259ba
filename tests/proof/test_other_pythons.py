"""Every Python that the README names makes the same bytes; the newest Sphinx makes a sound book.

A Python that is not on this machine is told as skipped, and on the build server that fails; but
few machines have 3.14 yet, and it is tried where it is.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.test_same_bytes import assert_same
from tests.application import ROOTS, TOP
from tests.books import Book, command
from tests.validators import epub_messages, pdf_failures

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"  # has made the real book already
PYENV = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
RUNNER = Path(os.environ.get("RUNNER_TOOL_CACHE", "/opt/hostedtoolcache"))  # of GitHub's machines


def places(version: str) -> Iterator[Path]:
    """Yield where a Python may be: in the path, and where machines keep those out of the path."""
    yield from (Path(folder, f"python{version}") for folder in os.get_exec_path())
    yield from sorted(PYENV.glob(f"versions/{version}.*/bin/python{version}"))
    yield from sorted(RUNNER.glob(f"Python/{version}.*/*/bin/python{version}"))


def works(python: Path) -> bool:
    asked = [str(python), "-c", "import venv, ensurepip"]
    return python.exists() and not subprocess.run(asked, capture_output=True).returncode


def run(*words: str | Path) -> str:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    assert not done.returncode, done.stderr
    return done.stdout


NEW = [version for version in ("3.14",) if any(map(works, places(version)))]
OTHERS = [version for version in ("3.11", "3.12", "3.13", *NEW) if version != HERE]


@pytest.fixture(scope="module", params=OTHERS)
def python(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another Python, with what requirements.lock names."""
    found = next(filter(works, places(request.param)), None)
    if not found:
        pytest.skip(f"no Python {request.param}: install it, or pyenv")
    run(found, "-m", "venv", folder := tmp_path_factory.mktemp("python"))
    run(folder / "bin/pip", "install", "-q", "--require-hashes", "-r", TOP / "requirements.lock")
    return folder / "bin/python"


def test_another_python_makes_the_same_book(real: Book, python: Path, tmp_path: Path) -> None:
    again = command(TOP, tmp_path, python=python)
    assert again.status == 0, again.said
    assert_same(real, again)


def test_the_newest_sphinx_makes_a_sound_book(tiny: Book, python: Path, tmp_path: Path) -> None:
    newest = tmp_path / "newest"
    run(python, "-m", "pip", "install", "-q", "--target", newest, "sphinx")
    place = {"PYTHONPATH": f"{newest}{os.pathsep}{TOP}"}
    made = command(ROOTS / "test-book", tmp_path / "build", python=python, **place)
    assert made.status == 0, made.said
    assert made.findings == tiny.findings
    assert epub_messages(made.epub) == []
    assert pdf_failures(made.pdf, "ua1") == pdf_failures(made.pdf, "2a") == []
