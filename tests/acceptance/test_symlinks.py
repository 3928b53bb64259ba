"""No link in the file system is followed: each is one line, and what is behind it is in no book."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from press.cli.live.changes import FileIndex
from press.cli.summary import extract
from tests.conftest import Book, make
from tests.tagtree import tag_tree

SECRET = "the-secret-behind-a-link"
TOLD = "This is a link to another file or folder. Put what is there in its place."
DRAWING = f'<svg xmlns="http://www.w3.org/2000/svg"><text>{SECRET}</text></svg>'


@pytest.fixture
def root(small: Path) -> Path:
    """A book beside which secrets lie, and one of whose pages names all that a link could give."""
    elsewhere = small.parent / "elsewhere"
    shutil.copytree(small / "source", elsewhere / "folder")
    for path in (elsewhere / "folder").glob("*.md"):
        path.write_text(f"{path.read_text()}\n{SECRET}\n")
    (elsewhere / "page.md").write_text(f"# Elsewhere\n\n{SECRET}\n")
    (elsewhere / "secret.svg").write_text(DRAWING)
    (elsewhere / "secret.csv").write_text(f"a,{SECRET}\n")
    (elsewhere / "secret.bib").write_text(f"@misc{{a, title = {{{SECRET}}}}}\n")
    (small / "_static").mkdir()
    (small / "_static/own.css").write_text("p { margin: 0 }")
    with (small / "conf.py").open("a") as conf:
        conf.write("\nhtml_static_path = ['_static']\n")
    return small


def said_of(book: Book, name: str) -> list[str]:
    return [line for line in book.said.splitlines() if line.startswith(f"{name}:1: ")]


def assert_kept(book: Book) -> None:
    assert "Traceback" not in book.said
    files = [path for path in book.build.rglob("*") if path.is_file() and ".work" not in path.parts]
    assert not [path for path in files if SECRET.encode() in path.read_bytes()]
    for path in (book.build / "epub").glob("*.epub"):
        with zipfile.ZipFile(path) as epub:
            assert not [name for name in epub.namelist() if SECRET.encode() in epub.read(name)]
    for path in (book.build / "pdf").glob("*.pdf"):
        assert SECRET not in tag_tree(path).text()


@pytest.mark.parametrize(
    ("name", "behind", "shown"),
    [
        ("linked.md", "page.md", ""),
        ("folder", "folder", ""),
        ("within", "../small/source/page.md", ""),
        ("gone.md", "nothing.md", ""),
        ("odd [*] name.md", "page.md", ""),
        ("linked.svg", "secret.svg", "![words](linked.svg)"),
        ("folder", "folder/../", "![words](folder/secret.svg)"),
        ("linked.txt", "page.md", "```{include} linked.txt\n```"),
        ("folder", "folder", "```{include} folder/page.md\n```"),
        ("folder", "folder", "```{include} folder/../secret.csv\n```"),
        ("here", "../small/source", "```{include} here/page.md\n```"),
        ("linked.csv", "secret.csv", "```{csv-table} T\n:file: linked.csv\n```"),
        ("linked.csv", "secret.csv", "```{literalinclude} linked.csv\n```"),
        ("linked.csv", "secret.csv", "{download}`words <linked.csv>`"),
    ],
)
def test_a_link_in_the_source_is_left_out(root: Path, name: str, behind: str, shown: str) -> None:
    (root / "source" / name).symlink_to(root.parent / "elsewhere" / behind)
    page = root / "source/page.md"
    page.write_text(f"{page.read_text()}\n{shown}\n")
    book = make(root, root / "build", *(() if shown.startswith("![") else ("html",)))
    assert said_of(book, f"source/{name}") == [f"source/{name}:1: {TOLD}"]
    about_page = [line for line in book.said.splitlines() if line.startswith("source/page.md:")]
    assert len(about_page) == bool(shown), book.said
    assert len([line for line in book.said.splitlines() if line.startswith("source/")]) == (
        1 + bool(shown)
    )
    assert book.status == 0
    assert_kept(book)
    assert (book.html / "page.html").exists() != bool(shown)  # left out if it shows what is there


def test_a_link_into_the_own_folder_is_none_the_less(root: Path) -> None:
    (root / "source/other.svg").write_text(DRAWING.replace(SECRET, "fine"))
    (root / "source/linked.svg").symlink_to("other.svg")
    page = root / "source/page.md"
    page.write_text(f"{page.read_text()}\n![words](linked.svg)\n")
    index = root / "source/index.md"
    index.write_text(f"{index.read_text()}\n![words](other.svg)\n")
    book = make(root, root / "build", "html")
    assert [path.name for path in (book.html / "_images").iterdir()] == ["other.svg"]


@pytest.mark.parametrize(
    ("name", "behind", "setting"),
    [
        ("source", "folder", ""),
        ("_static/a.txt", "page.md", ""),
        ("_static/deep", "folder", ""),
        ("_static/deep", "../small/_static", ""),
        ("_templates/base.html", "page.md", "templates_path = ['_templates']"),
        ("more", "folder", "html_extra_path = ['more']"),
        ("more", "folder", "html_static_path = ['more/index.md']"),
        ("source/linked.bib", "secret.bib", "bibtex_bibfiles = ['source/linked.bib']"),
        ("cover.svg", "secret.svg", "book_cover = 'cover.svg'"),
        ("icon.svg", "secret.svg", "book_icon = 'icon.svg'"),
    ],
)
def test_a_link_in_what_every_page_uses_ends_the_build(
    root: Path, name: str, behind: str, setting: str
) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    if name == "source":
        shutil.rmtree(root / name)
    (root / name).symlink_to(root.parent / "elsewhere" / behind)
    with (root / "conf.py").open("a") as conf:
        conf.write(f"\n{setting}\n")
        if "bib" in setting:
            conf.write("extensions += ['sphinxcontrib.bibtex']\n")
    book = make(root, root / "build", "html")
    assert said_of(book, name) == [f"{name}:1: {TOLD}"]
    assert book.status == 1
    assert "html: No book is made with a link in the file system" in book.said
    assert_kept(book)


def test_what_an_editor_puts_there_while_it_works_is_no_ones_concern(root: Path) -> None:
    for folder in ("source", "_static"):
        (root / folder / ".#page.md").symlink_to("someone@here.1234:5678")
    book = make(root, root / "build", "html")
    assert (book.status, book.said.count(".#")) == (0, 0)


def test_other_links_of_the_folder_are_not_looked_at(root: Path) -> None:
    (root / ".venv").symlink_to(root.parent / "elsewhere")
    (root / "build").symlink_to(root.parent / "made")
    (root.parent / "made").mkdir()
    assert make(root, root / "build", "html").said.count("link") == 0


def test_the_preview_takes_a_link_for_a_lost_file(root: Path) -> None:
    shelf = FileIndex(root)
    (root / "_static/own.css").unlink()
    (root / "_static/own.css").symlink_to(root.parent / "elsewhere/page.md")
    changes = shelf.sort([str(root / "_static/own.css")])
    assert not changes.static
    assert changes.rest


def test_a_summary_compares_with_a_revision_that_held_links(root: Path) -> None:
    (root / "source/linked.md").symlink_to("/etc/hostname")
    (root / "source/folder").symlink_to("../..")
    run = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        subprocess.run([*run, *command], check=True, capture_output=True)
    (root.parent / "old").mkdir()
    extract(root, "HEAD", root.parent / "old")
    assert {path.name for path in (root.parent / "old/source").iterdir()} == {"index.md", "page.md"}
