"""The live preview shows what `make html` would make, after any sequence of edits.

The tests edit one book, each from where the one before it left it.
"""

from __future__ import annotations

import random
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from press.cli.live.changes import FileIndex
from press.cli.live.director import Director
from tests.conftest import ROOTS, TOP, make

HANGS = 600  # seconds: a busy machine takes a minute for what takes two seconds


class Desk:
    """A book that someone edits, with the preview running."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.shelf = FileIndex(root)
        self.director = Director(root, folder)
        self.thread = threading.Thread(target=self.director.run)
        self.thread.start()

    def wait(self) -> None:
        assert self.director.settled.wait(HANGS), "the preview did not come to rest"

    def edit(self, change: Callable[[Path], list[Path]]) -> None:
        """Make an edit, and tell of it as the watcher would."""
        self.director.changed(self.shelf.sort(str(path) for path in change(self.root)))

    @property
    def site(self) -> dict[str, bytes]:
        assert self.director.site
        return _files(self.director.site)

    def close(self) -> None:
        self.director.stop()
        self.thread.join()


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")  # what is not published
    }


@contextmanager
def open_desk(folder: Path) -> Iterator[Desk]:
    root = Path(shutil.copytree(ROOTS / "test-book", folder / "book"))
    shutil.copytree(TOP / "press/web/theme", root / "_templates")  # over the theme's own
    with (root / "conf.py").open("a") as conf:
        conf.write("\ntemplates_path = ['_templates']\n")
    shutil.copytree(TOP / "_static", root / "_static", dirs_exist_ok=True)
    opened = Desk(root, folder / "live")
    try:
        opened.wait()
        yield opened
    finally:
        opened.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with open_desk(tmp_path_factory.mktemp("live")) as opened:
        yield opened


def same_as_clean(desk: Desk) -> list[str]:
    """Return the files in which the preview differs from a clean build."""
    clean = _files(make(desk.root, desk.root / "clean", "html").html)
    shutil.rmtree(desk.root / "clean")
    shown = desk.site
    return sorted(
        name for name in clean.keys() | shown.keys() if clean.get(name) != shown.get(name)
    )


ANSWER = "source/answers/why-answer.md"


def replace(name: str, old: str, new: str) -> Callable[[Path], list[Path]]:
    def change(root: Path) -> list[Path]:
        text = (root / name).read_text()
        assert old in text
        (root / name).write_text(text.replace(old, new, 1))
        return [root / name]

    return change


def append(name: str, text: str) -> Callable[[Path], list[Path]]:
    def change(root: Path) -> list[Path]:
        with (root / name).open("a") as file:
            file.write(text)
        return [root / name]

    return change


def test_text_goes_the_quick_way(desk: Desk) -> None:
    before = desk.director.site
    desk.edit(append(ANSWER, "\nA zebra, of which no other page speaks.\n"))
    desk.wait()
    assert "zebra" in desk.site["answers/why-answer.html"].decode()
    desk.edit(replace(ANSWER, "zebra", "giraffe"))
    for number in (1, 2):
        desk.edit(append("source/reference/glossary.md", f"\nMore text {number}.\n"))
        desk.wait()
    sources = desk.site["reference/glossary.html"].decode().count("A study of something")
    assert sources == 1, "a list of sources that is written twice has them once"
    author = Author(3)
    for _ in range(3):
        desk.edit(author.edit_text)
        desk.wait()
    assert same_as_clean(desk) == []
    assert desk.director.site == before, "an edit of one page's text made everything anew"


def test_a_refused_page_is_away_until_it_is_mended(desk: Desk) -> None:
    def told() -> list[str]:
        desk.wait()
        return [each for each in desk.director.findings if each.startswith(f"{ANSWER}:")]

    text = (desk.root / ANSWER).read_text()
    desk.edit(append(ANSWER, "\n<div>zebra</div>\n"))
    (first,) = told()
    assert "Raw HTML" in first
    assert not [name for name, content in desk.site.items() if b"zebra" in content]
    assert "answers/why-answer.html" not in desk.site
    desk.edit(append("source/reference/everything.md", "\nA giraffe.\n"))
    assert told() == [first]
    desk.edit(replace(ANSWER, "<div>zebra", "\n<div>zebra"))
    (second,) = told()
    assert second != first
    desk.edit(replace(ANSWER, (desk.root / ANSWER).read_text(), text))
    assert told() == []
    assert same_as_clean(desk) == []


NEW = """\
---
piece:
  kind: answer
  summary: A page that is new.
  chapter: everything
  published: 2026-01-01
  reviewed: 2026-01-02
---

({name})=
# Is this page called {name}?

It is, and it leads to [](#why-answer).
"""


class Author:
    """Makes edits of every kind, chosen by a seed; each returns the files that it touched."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0

    def next(self, root: Path) -> list[Path]:
        kinds = [name for name in dir(self) if name.startswith("edit_")]
        self.count += 1
        edit = getattr(self, self.chance.choice(kinds))
        touched: list[Path] = edit(root)
        print(edit.__name__, [path.relative_to(root).as_posix() for path in touched])
        return touched

    def _page(self, root: Path) -> Path:
        return self.chance.choice(sorted((root / "source").rglob("*.md")))

    def _change(self, path: Path, old: str, new: str) -> list[Path]:
        text = path.read_text()
        path.write_text(text.replace(old, new, 1))
        return [path]

    def _front(self, path: Path, line: str) -> list[Path]:
        """Put a fact at the end of a page's front matter."""
        return self._change(path, "\n---\n", f"\n{line}\n---\n")

    def edit_text(self, root: Path) -> list[Path]:
        page = self._page(root)
        page.write_text(page.read_text() + f"\nWord{self.count} and a [link](#how-guide).\n")
        return [page]

    def edit_heading(self, root: Path) -> list[Path]:
        page = self._page(root)
        page.write_text(page.read_text() + f"\n## Is heading {self.count} new?\n\nYes.\n")
        return [page]

    def edit_title(self, root: Path) -> list[Path]:
        return self._change(self._page(root), "\n# ", f"\n# {self.count} ")

    def edit_summary(self, root: Path) -> list[Path]:
        return self._change(self._page(root), "  summary: ", f"  summary: Number {self.count}. ")

    def edit_related(self, root: Path) -> list[Path]:
        return self._change(self._page(root), "related: [how-guide", "related: [start, how-guide")

    def edit_label(self, root: Path) -> list[Path]:
        return self._change(self._page(root), ")=\n", f")=\n\n(another-{self.count})=\n")

    def edit_lost_label(self, root: Path) -> list[Path]:
        return self._change(root / ANSWER, "(why-answer)=", f"(why-answer-{self.count})=")

    def edit_citation(self, root: Path) -> list[Path]:
        key = self.chance.choice(["one2020", "three1999", "nobody2000"])
        page = self._page(root)
        page.write_text(page.read_text() + f"\nA claim {{cite:p}}`{key}`.\n")
        return [page]

    def edit_term(self, root: Path) -> list[Path]:
        page = root / "source/reference/glossary.md"
        return self._change(
            page, "```{glossary}\n", f"```{{glossary}}\nword {self.count}\n: Its meaning.\n\n"
        )

    def edit_fence(self, root: Path) -> list[Path]:
        """Open a fence that nothing closes; the next time, mend it."""
        page = root / "source/guides/how-guide.md"
        if not page.exists():  # it has another name by now
            return self.edit_text(root)
        broken = "\n```{note}\nNever closed.\n"
        text = page.read_text()
        page.write_text(text.replace(broken, "") if broken in text else text + broken)
        return [page]

    def edit_sources(self, root: Path) -> list[Path]:
        return self._change(
            root / "source/references.bib", "A Study", f"Study {self.count}: A Study"
        )

    def edit_drawing(self, root: Path) -> list[Path]:
        return self._change(root / "source/drawing.svg", "</svg>", "<path d='M2 2 L3 3'/></svg>")

    def edit_style(self, root: Path) -> list[Path]:
        path = root / "_static/book.css"
        path.write_text(path.read_text() + f"\n.n{self.count} {{ color: red; }}\n")
        return [path]

    def edit_template(self, root: Path) -> list[Path]:
        path = root / "_templates/page.html"
        return self._change(path, "</nav>", f"</nav><!-- {self.count} -->")

    def edit_conf(self, root: Path) -> list[Path]:
        path = root / "conf.py"
        path.write_text(path.read_text() + f'\nproject = html_title = "Book {self.count}"\n')
        return [path]

    def edit_new_page(self, root: Path) -> list[Path]:
        name = f"new-{self.count}"
        page, part = root / f"source/answers/{name}.md", root / "source/answers/index.md"
        page.write_text(NEW.format(name=name))
        self._change(part, "why-answer\n", f"why-answer\n{name}\n")
        return [page, part]

    def edit_orphan(self, root: Path) -> list[Path]:
        page = root / f"source/guides/orphan-{self.count}.md"
        page.write_text(NEW.format(name=page.stem))
        return [page]

    def edit_delete(self, root: Path) -> list[Path]:
        pages = sorted((root / "source").rglob("new-*.md")) + sorted(root.rglob("sheet.md"))
        for page in pages[:1]:
            page.unlink()
        return pages[:1]

    def edit_rename(self, root: Path) -> list[Path]:
        page = next(iter(sorted((root / "source/guides").glob("how*.md"))))
        part = root / "source/guides/index.md"
        renamed = page.with_stem(f"how-{self.count}")
        page.rename(renamed)
        self._change(part, page.stem, renamed.stem)
        return [page, renamed, part]

    def edit_toctree(self, root: Path) -> list[Path]:
        return self._change(
            root / "source/index.md", "answers/index\nguides/index", "guides/index\nanswers/index"
        )


def test_what_makes_all_anew_ends_as_a_clean_build(desk: Desk) -> None:
    """The second comes while the first is being made; any edits, in any order, are a proof."""
    author = Author(1)
    desk.edit(author.edit_rename)
    desk.edit(author.edit_conf)
    desk.wait()
    assert same_as_clean(desk) == []


def edit_and_compare(desk: Desk, seed: int, edits: int) -> None:
    author = Author(seed)
    for _ in range(edits):
        desk.edit(author.next)
        if author.chance.random() < 0.5:  # else the next edit comes while this one is being made
            desk.wait()
    desk.wait()
    assert same_as_clean(desk) == []
