"""Whether books have to be made at all, asked before Sphinx is imported: that takes half a second.

What a build depends on is looked at before it begins, and what it has made when it ends. While both
are as they were, the books stand. A build that had anything to tell leaves no note, so that the
next one tells it again.

What is looked at is rather too much than too little: every file of the book's folder and of the two
packages, all variables but those that a shell counts with, the commit, the day, and which packages
are installed.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import sysconfig
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from press.cli.arguments import WORKSHOP, parser
from press.cli.outputs import OUTPUTS
from sphinx_bindery.git import GitError, git

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TOP = Path(__file__).parents[2]
CODE = (TOP / "press", TOP / "sphinx_bindery")
# Folders that no book is made of.
OTHERS = ("node_modules", "__pycache__")
# Variables in which a shell, or make, notes what it is about.
COUNTED = (
    *("_", "SHLVL", "PWD", "OLDPWD"),
    *("MAKELEVEL", "MAKEFLAGS", "MFLAGS", "MAKE_TERMOUT", "MAKE_TERMERR"),
)


class Note(NamedTuple):
    """What is kept of a build of `names`, made of `root` in `build`, until the next."""

    root: Path
    build: Path
    names: tuple[str, ...]
    is_release: bool = False

    @property
    def path(self) -> Path:
        """The file that the note is kept in."""
        words = [*sorted(self.names), *(["release"] if self.is_release else [])]
        return self.build / WORKSHOP / f"made-{'-'.join(words)}.json"

    def sources(self) -> str:
        """Return a sum of all that the books are made of, and of what they are made with."""
        folders = [self.root, *(folder for folder in CODE if self.root not in folder.parents)]
        files = [file for folder in folders for file in sorted(_files(folder, self.build))]
        variables = sorted(it for it in os.environ.items() if it[0] not in COUNTED)
        # Today is the edition's date where nothing else is, and a review may lie in the future.
        days = str(datetime.now(UTC).date()), str(datetime.now().astimezone().date())
        return _sum(files, variables, days, _commit(self.root), sys.version, _packages())

    def made(self) -> str:
        """Return a sum of the books as they lie there."""
        return _sum(*(sorted(_files(self.build / name)) for name in self.names))

    def write(self, sources: str, told: Sequence[str]) -> None:
        """Keep that the books stand for these sources, and what was told of them."""
        text = json.dumps({"sources": sources, "made": self.made(), "told": told})
        with suppress(OSError):  # the books are made; the next build makes them again
            self.path.write_text(text, encoding="utf-8")

    def take(self) -> list[str]:
        """Return what was told of the books, if they need not be made; else take the note away."""
        with suppress(OSError, ValueError, KeyError):
            noted = json.loads(self.path.read_text("utf-8"))
            if (noted["sources"], noted["made"]) == (self.sources(), self.made()):
                return list(noted["told"])
        with suppress(OSError):  # on a disk that cannot be written, it says so when it writes
            self.path.unlink(missing_ok=True)
        return []


def stands(arguments: Sequence[str]) -> bool:
    """Tell whether all that the command line names is made already, and say so."""
    given = parser().parse_args(arguments)
    root = given.root.resolve()
    note = Note(root, root / given.build, tuple(given.builders), given.release)
    told = [] if given.check or not set(note.names) <= set(OUTPUTS) else note.take()
    for line in told:
        print(f"{line}  unchanged")
    return bool(told)


def _files(folder: Path, left_out: Path | None = None) -> Iterator[tuple[str, int, int, int]]:
    """Yield each file below a folder: where it lies, how large it is, and when it was touched."""
    if not folder.is_dir():
        return
    for each in os.scandir(folder):
        if each.is_dir(follow_symlinks=False):
            is_another = each.name in OTHERS or (left_out and each.name.startswith("."))
            if not is_another and each.path != str(left_out):
                yield from _files(Path(each.path), left_out)
        else:
            with suppress(OSError):  # a link that leads nowhere
                it = each.stat()
                yield each.path, it.st_size, it.st_mtime_ns, it.st_ctime_ns


def _commit(root: Path) -> str:
    try:
        return git(root, "rev-parse", "HEAD").decode()
    except GitError:
        return ""


def _packages() -> list[tuple[str, int]]:
    """Return when a package was last put in, or taken out."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return [(name, os.stat(name).st_mtime_ns) for name in sorted(folders)]  # noqa: PTH116


def _sum(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()
