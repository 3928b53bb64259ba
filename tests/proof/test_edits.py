"""Twenty edits one after the other: a warm build makes what a clean one would, to the byte.

A clean build of each state is made beside it. The edits are chosen by a number: the same number,
the same edits.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.books import Book, make
from tests.conftest import ROOTS
from tests.differences import differences

EDITS = 20
LABEL = "(kept-place)=\n"
ONE_PIXEL = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 9"><path d="M0 0h{0}v9H0z"/></svg>'
)


class Author:
    """Edits a book, as people do."""

    def __init__(self, root: Path, seed: int) -> None:
        self.source = root / "source"
        self.chance = random.Random(seed)
        self.count = 0

    def edit(self) -> str:
        """Make one edit; return what was done."""
        self.count += 1
        kinds: list[Callable[[], str]] = [
            *(self.change_a_sentence, self.add_a_page, self.retitle, self.move_the_label),
            *(self.change_the_picture, self.take_a_page_out, self.rename_a_page, self.touch),
        ]
        return self.chance.choice(kinds)()

    def _listed(self, name: str) -> Path:
        return self.source / f"{name}.md"

    def _ours(self) -> list[Path]:
        return sorted(self.source.glob("edited-*.md"))

    def _one(self) -> Path:
        return self.chance.choice(self._ours() or [self._new()])

    def _new(self) -> Path:
        path = self._listed(f"edited-{self.count}")
        path.write_text(
            f"---\npiece:\n  kind: reference\n  summary: Page {self.count}.\n"
            "  published: 2026-01-01\n  reviewed: 2026-01-01\n---\n\n"
            f"({path.stem})=\n# Title {self.count}\n\n"
            "Words, and [the place](#kept-place), ![a picture](edited.svg).[^a]\n\n"
            "[^a]: A note.\n"
        )
        self._list()
        return path

    def _list(self) -> None:
        index = self._listed("index")
        text = index.read_text().split("\n```{toctree}\n:hidden:\n:name: edited\n")[0]
        names = "\n".join(path.stem for path in self._ours())
        index.write_text(f"{text}\n```{{toctree}}\n:hidden:\n:name: edited\n\n{names}\n```\n")

    def change_a_sentence(self) -> str:
        path = self._one()
        path.write_text(path.read_text().replace("Words", f"Words {self.count} and more", 1))
        return f"a sentence of {path.name}"

    def add_a_page(self) -> str:
        return f"a new page, {self._new().name}"

    def retitle(self) -> str:
        path = self._one()
        path.write_text(path.read_text().replace("# Title", f"# Title, {self.count} times", 1))
        return f"the title of {path.name}"

    def move_the_label(self) -> str:
        for path in self.source.rglob("*.md"):
            text = path.read_text()
            if LABEL in text:
                path.write_text(text.replace(f"\n{LABEL}## Kept\n\nHere.\n", ""))
        path = self._one()
        path.write_text(f"{path.read_text()}\n{LABEL}## Kept\n\nHere.\n")
        return f"the label, to {path.name}"

    def change_the_picture(self) -> str:
        (self.source / "edited.svg").write_text(ONE_PIXEL.format(self.count + 9))
        return "the picture"

    def take_a_page_out(self) -> str:
        gone = [path for path in self._ours() if LABEL not in path.read_text()]
        if len(gone) > 1:
            gone[0].unlink()
            self._list()
        return f"a page out, of {len(gone)}"

    def rename_a_page(self) -> str:
        path = self._one()
        name = f"edited-{self.count}-renamed"
        text = path.read_text().replace(f"({path.stem})=", f"({name})=")
        path.unlink()
        self._listed(name).write_text(text)
        self._list()
        return f"{path.name}, to {name}"

    def touch(self) -> str:
        path = self._one()
        path.touch()
        return f"nothing of {path.name}"


def _files(book: Book) -> dict[str, bytes]:
    return {
        path.relative_to(book.build).as_posix(): path.read_bytes()
        for part in ("html", "epub", "pdf")
        for path in sorted((book.build / part).rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_a_warm_build_equals_a_clean_one_after_each_of_twenty_edits(
    seed: int, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(ROOTS / "test-small", tmp_path / "book"))
    author = Author(root, seed)
    author.change_the_picture()
    author.add_a_page()
    author.move_the_label()
    warm = make(root, root / "build")
    assert warm.status == 0, warm.said
    done = []
    for number in range(EDITS):
        done.append(author.edit())
        warm = make(root, root / "build")
        clean = make(root, tmp_path / f"clean-{number}")
        assert (warm.status, clean.status) == (0, 0), (done, warm.said, clean.said)
        lines = list(differences(_files(clean), _files(warm)))
        assert lines == [], (done, lines)
        assert sorted(warm.findings) == sorted(clean.findings), done
        shutil.rmtree(clean.build)
