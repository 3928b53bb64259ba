"""Do two states of this repository make the same books? `make same BASE=main`.

Builds the three books of a revision and of the files that lie here, both with the revision's date
and in this environment, and names each file that differs, with the words or the markup that do.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from press.cli.outputs import OUTPUTS

from .application import SETTINGS, TOP
from .differences import differences


def main() -> int:
    """Compare the books of BASE (from the environment) with those of the files here."""
    base = os.environ.get("BASE") or "main"
    try:
        epoch = _git("log", "-1", "--format=%ct", "--end-of-options", base).decode().strip()
        with tempfile.TemporaryDirectory() as folder:
            before, after = Path(folder) / "before", Path(folder) / "after"
            _extract(base, before)
            _copy(after)
            with ThreadPoolExecutor() as pool:
                books = list(pool.map(lambda root: _books(root, epoch), (before, after)))
    except (subprocess.CalledProcessError, OSError) as error:
        print(_why(error), file=sys.stderr)
        return 1
    lines = list(differences(*books))
    print("\n".join(lines) or f"Same: {len(books[0])} files, byte for byte as at {base}.")
    return int(bool(lines))


def _git(*arguments: str) -> bytes:
    command = ["git", "-C", str(TOP), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout


def _extract(revision: str, folder: Path) -> None:
    """Put the repository as it was at a revision into a folder."""
    archive = _git("archive", "--format=tar", "--end-of-options", revision)
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")


def _copy(folder: Path) -> None:
    """Put the files that lie here into a folder: those of git, and new ones."""
    for name in _git("ls-files", "-coz", "--exclude-standard").decode().split("\0"):
        if name and (TOP / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(TOP / name, folder / name)


def _books(root: Path, epoch: str) -> dict[str, bytes]:
    """Make the books of a copy by its own Makefile; return all files that are for readers."""
    environment = {name: value for name, value in os.environ.items() if not _is_set(name)}
    environment |= {"SOURCE_DATE_EPOCH": epoch}
    here = ["PYTHON=true", f"RUN={sys.executable}"]  # and nothing is set up
    subprocess.run(
        ["make", "-s", *here, "book"],
        cwd=root,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    paths = [path for book in OUTPUTS for path in (root / "build" / book).rglob("*")]
    files = {path.relative_to(root / "build").as_posix(): path for path in paths if path.is_file()}
    return {name: files[name].read_bytes() for name in sorted(files)}


def _is_set(name: str) -> bool:
    return name.startswith((*SETTINGS, "MAKE", "PYTHON"))


def _why(error: Exception) -> str:
    told = error.stderr.decode() if isinstance(error, subprocess.CalledProcessError) else ""
    return f"{error}\n{told}".strip()


if __name__ == "__main__":
    sys.exit(main())
