"""Which files of the book changed, and what follows from it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# What a book is made of, beside the files at its top: all else in the folder is not looked at.
FOLDERS = ("source", "_static", "_templates", "sphinx_bindery", "press")
PAGES = (".md", ".rst")
# A save is told after a pause of 20 ms; some editors save in several steps.
STEP, LONGEST = 20, 200


@dataclass(frozen=True)
class Changes:
    """What was saved: pages whose text changed, files that are copied as they are, other files."""

    pages: frozenset[str] = frozenset()
    static: frozenset[Path] = frozenset()
    rest: frozenset[Path] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.pages or self.static or self.rest)


class FileIndex:
    """Knows the files of the book in `root`, and so tells a changed file from a new or lost one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._files = {path for path in self._all() if path.is_file()}

    def _all(self) -> Iterable[Path]:
        for folder in FOLDERS:
            yield from (self.root / folder).rglob("*")

    def sort(self, seen: Iterable[str]) -> Changes:
        """Sort what the watcher saw. Whether a file is there counts, not what happened to it:
        many editors write a new file beside the old one and then put it in its place.
        """
        pages, static, rest = set(), set(), set()
        for path in {Path(name) for name in seen}:
            place = path.relative_to(self.root)
            if not _belongs(place) or path.is_dir():
                continue
            known, there = path in self._files, path.is_file() and not path.is_symlink()
            (self._files.add if there else self._files.discard)(path)
            if known and there and place.parts[0] == "source" and path.suffix in PAGES:
                pages.add(place.relative_to("source").with_suffix("").as_posix())
            elif known and there and place.parts[0] == "_static":
                static.add(place.relative_to("_static"))
            elif known or there or len(place.parts) == 1:
                rest.add(place)
        return Changes(frozenset(pages), frozenset(static), frozenset(rest))

    def watch(self, tell: Callable[[Changes], object], stop: threading.Event) -> None:
        """Call `tell` with what was saved, each time, from threads of its own, until `stop`."""
        folders = [self.root / name for name in FOLDERS if (self.root / name).is_dir()]
        # The top is watched as a folder, since an editor may replace conf.py, and not below: it
        # holds the environment and what is made.
        for places, below in (([self.root], False), (folders, True)):
            threading.Thread(
                target=self._watch, args=(places, below, tell, stop), daemon=True
            ).start()

    def _watch(
        self,
        places: list[Path],
        below: bool,
        tell: Callable[[Changes], object],
        stop: threading.Event,
    ) -> None:
        for seen in watch(
            *places, recursive=below, stop_event=stop, step=STEP, debounce=LONGEST, rust_timeout=500
        ):
            changes = self.sort(name for _, name in seen)
            if changes:
                tell(changes)


def _belongs(place: Path) -> bool:
    name = place.name
    if "__pycache__" in place.parts or name.startswith((".", "#")) or name.endswith("~"):
        return False
    return str(place) == "conf.py" or (len(place.parts) > 1 and place.parts[0] in FOLDERS)
