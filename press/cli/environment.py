"""The environment that the book is made in: `python3 -m press.cli.environment`, before each verb.

Nothing happens where it is whole. This runs with the system's own Python, before any package is
there. An old Python must understand it, too, to say that it is too old.
"""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VENV = Path(".venv")
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLD = Path(".venv.old")  # the one before, until the new one is whole
MEMORY = "made-from.json"  # in the environment; written last: what has none is half made
LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"
NODE_LOCK = "tests/node/package-lock.json"
# The settings of pip that put packages elsewhere, or leave some out. All others are kept: without
# those that say how packages are reached, nothing could be fetched.
ELSEWHERE = (
    *("user", "target", "prefix", "root", "dry-run", "python", "require-virtualenv"),
    *("platform", "python-version", "implementation", "abi", "no-deps", "ignore-installed"),
    *("no-binary", "only-binary", "constraint", "requirement", "editable", "report"),
)
UNREACHED = re.compile(r"connection broken by|Max retries exceeded|\(from versions: none\)")


class SetUpError(Exception):
    """The environment cannot be made; the words say what to do, in one line."""


class NoNetworkError(SetUpError):
    """The packages could not be fetched; nothing was changed."""


def make_ready(for_tests: bool) -> None:
    """Have an environment of this interpreter, in this folder, with what the locks name."""
    _check_python()
    _recover()
    wanted = {**_place(), LOCK: _sum(LOCK), **({TEST_LOCK: _sum(TEST_LOCK)} if for_tests else {})}
    memory = _memory(VENV)
    lacking = [name for name in wanted if memory.get(name) != wanted[name]]
    if lacking == [TEST_LOCK] and TEST_LOCK not in memory:
        _add_tests(memory)
    elif lacking:
        _make_anew([name for name in (LOCK, TEST_LOCK) if name in wanted])
    if for_tests:
        _make_node_ready()


def _check_python() -> None:
    if not (3, 11) <= sys.version_info[:2] <= (3, 14):
        raise SetUpError("This book needs Python 3.11 to 3.14: make PYTHON=python3.12 …")
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as error:
        words = "Python's venv is missing. On Debian or Ubuntu: apt install python3-venv"
        raise SetUpError(words) from error


def _recover() -> None:
    """Put the old environment back if the making of a new one was killed."""
    if os.path.lexists(OLD) and not _memory(VENV):
        _remove(VENV)
        OLD.rename(VENV)


def _place() -> dict[str, str]:
    """Return where the environment is and what it runs on: moved or copied, it is another."""
    return {
        "python": "{}.{}".format(*sys.version_info),
        "executable": os.path.realpath(PYTHON) if PYTHON.exists() else "",
        "folder": os.path.realpath(VENV),
    }


def _sum(name: str) -> str:
    return hashlib.sha256(Path(name).read_bytes()).hexdigest()


def _memory(folder: Path) -> dict[str, str]:
    try:
        memory: dict[str, str] = json.loads((folder / MEMORY).read_text())
    except (OSError, ValueError):
        return {}
    return memory


def _remember(*names: str, **before: str) -> None:
    """Note what the environment has been made from."""
    memory = {**before, **_place(), **{name: _sum(name) for name in names}}
    (VENV / MEMORY).write_text(json.dumps(memory, indent=1))


def _make_anew(locks: list[str]) -> None:
    import venv

    print(f"Setting up {VENV} from {locks[-1]}. This takes some minutes …", flush=True)
    with _replacing():
        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")
        _install(locks)
        _remember(*locks)
    _remove(OLD)


def _add_tests(memory: dict[str, str]) -> None:
    print(f"Adding to {VENV} what the tests need, from {TEST_LOCK} …", flush=True)
    (VENV / MEMORY).unlink()
    try:
        _install([LOCK, TEST_LOCK])
    except NoNetworkError:
        _remember(**memory)
        raise
    _remember(LOCK, TEST_LOCK)


@contextmanager
def _replacing() -> Iterator[None]:
    """Put the old environment aside, and back again if the new one does not become whole."""
    _remove(OLD)
    if os.path.lexists(VENV):
        VENV.rename(OLD)
    try:
        yield
    except BaseException:
        _remove(VENV)
        if os.path.lexists(OLD):
            OLD.rename(VENV)
        raise


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def _install(locks: list[str]) -> None:
    """Install what the locks name, all of it into this environment."""
    named = [word for lock in locks for word in ("-r", lock)]
    command = ["install", "-q", "--disable-pip-version-check", "--require-hashes", *named]
    done = _pip(command, _ways_to_packages())
    if done.returncode and UNREACHED.search(done.stderr):
        raise NoNetworkError("The packages cannot be fetched. Is there a network?")
    if done.returncode:
        raise SetUpError(done.stderr.strip())


def _ways_to_packages() -> dict[str, str]:
    """Return the settings of pip that are kept, as variables that take the place of all others."""
    lines = _pip(["config", "list"], {**os.environ, "PIP_USER": "0"}).stdout.splitlines()
    kept = {}
    for line in sorted(lines, key=lambda line: line.startswith(":env:")):  # variables win
        key, _, value = line.partition("=")
        name = key.rpartition(".")[2]
        if name not in ELSEWHERE:
            kept["PIP_" + name.upper().replace("-", "_")] = ast.literal_eval(value)
    others = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    return {**others, **kept, "PIP_CONFIG_FILE": os.devnull}


def _pip(arguments: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [str(PYTHON), "-I", "-m", "pip", *arguments]
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


def _make_node_ready() -> None:
    """Have the packages of Node that some tests run, where there is npm."""
    memory = _memory(VENV)
    folder = Path(NODE_LOCK).parent
    if memory.get(NODE_LOCK) == _sum(NODE_LOCK) and (folder / "node_modules").is_dir():
        return
    if not shutil.which("npm"):
        print("npm is missing: the tests that need it are skipped. Debian, Ubuntu: apt install npm")
        return
    if subprocess.run(["npm", "ci", "--silent"], cwd=folder, check=False).returncode:
        raise SetUpError("The packages in tests/node cannot be fetched: that needs a network.")
    _remember(LOCK, TEST_LOCK, NODE_LOCK)


def main() -> int:
    """Make the environment ready for the book, with the word `test` for its tests, too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # make has it ignored until now
    try:
        make_ready(for_tests="test" in sys.argv[1:])
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
