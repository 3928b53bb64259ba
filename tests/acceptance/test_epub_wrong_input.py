"""What goes wrong with an EPUB is told in one line; when it stops the build, the old file stays."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from lxml import etree

from tests.acceptance.test_epub import NS, Edition
from tests.books import make, sphinx_build
from tests.reading import there
from tests.validators import epub_messages

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1 L8 8"/></svg>'


def _add(path: Path, text: str) -> None:
    path.write_text(path.read_text() + text)


@pytest.mark.parametrize("cover", ["gone.svg", "conf.py"], ids=["missing", "no drawing"])
def test_no_cover_drawing(small: Path, cover: str) -> None:
    old = make(small, small / "build", "epub")
    before = old.epub.read_bytes()
    _add(small / "conf.py", f'\nbook_cover = "{cover}"\n')
    new = make(small, small / "build", "epub")
    assert new.status == 1
    (said,) = new.said.splitlines()
    assert re.match(rf"epub: The cover drawing {cover} .*Check `book_cover`\.$", said)
    assert old.epub.read_bytes() == before
    assert list(old.epub.parent.iterdir()) == [old.epub]


def test_an_output_that_cannot_be_written(small: Path) -> None:
    old = make(small, small / "build", "epub")
    path = old.epub
    path.unlink()
    path.mkdir()  # what no user, not even root, can write a file over
    (path / "kept").write_text("old")
    new = make(small, small / "build", "epub")
    assert new.status == 1
    (said,) = new.said.splitlines()
    assert (
        said == f"epub: {path} cannot be written (Is a directory). The old EPUB is left in place."
    )
    assert [file.name for file in path.parent.iterdir()] == ["small.epub"]
    assert (path / "kept").read_text() == "old"


# Each: the source, what is added to conf.py, and the one line that is told, or none.
ALLOWED = {
    "empty toctree": ("# T\n\n```{toctree}\n```\n", "", None),
    "a page that only links": ("# T\n\n```{toctree}\nother\n```\n", "", None),
    "ampersands": (
        "# T & \\<S>\n",
        'project = "A & <B>"; author = "C & <D>"; copyright = "&<"',
        None,
    ),
    "title with markup": ("# *T* `<of>` [it](https://example.org)\n", "", None),
    "no author": ("# T\n", 'author = ""', None),
    "no title": ("Words without a heading.\n", "", None),
    "before 1980": ("# T\n", 'book_date = "1812-12-20"', None),
    "no image": (
        "# T\n\n![words](text.png)\n",
        "",
        r"index.md:3: The image text.png is not the PNG that its name says: left out",
    ),
    "an svg that breaks off": (
        "# T\n\n![words](half.svg)\n",
        "",
        r"index.md:3: The image half.svg is not well-formed SVG \(.*\): left out",
    ),
    "an image of another kind": (
        "# T\n\n![words](picture.bmp)\n",
        "",
        r"index.md:3: The image picture.bmp is of a kind that no book can hold .*: left out",
    ),
    "an image without a kind": (
        "# T\n\n![words](picture)\n",
        "",
        r"index.md:3: The image picture is of a kind that no book can hold .*: left out",
    ),
    "a huge image": (
        "# T\n\n![words](huge.png)\n",
        "",
        r"index.md:3: The image huge.png has 30 MB\. Make it smaller",
    ),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_is_odd_still_makes_a_valid_book(
    project: Path,
    tmp_path: Path,
    name: str,
) -> None:
    source, conf, told = ALLOWED[name]
    (project / "text.png").write_text("This is no picture.")
    (project / "half.svg").write_text(SVG[:60])
    for picture in ("picture.bmp", "picture"):
        (project / picture).write_bytes(b"BM" + bytes(60))
    if "huge" in source:
        png = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
        (project / "huge.png").write_bytes(png + os.urandom(30_000_000) + b"IEND")
    (project / "index.md").write_text(source)
    if "other" in source:
        (project / "other.md").write_text("# Other\n\nWords.\n")
    _add(project / "conf.py", conf + "\n")
    made = sphinx_build(project, tmp_path / "out")
    assert made.status == 0
    said = made.warnings("image.fit")
    assert len(said) == len(made.said.splitlines())
    assert [bool(re.match(told, line)) for line in said] == [True] if told else said == []
    if "huge" not in source:
        assert epub_messages(made.epub) == []
    edition = Edition(made.epub)
    titles = edition.package.xpath("//dc:title/text()", namespaces=NS)
    assert titles == (["A & <B>"] if name == "ampersands" else ["P"])
    dates = edition.facts("dcterms:modified")
    assert dates[0].startswith("1812-12-20") == (name == "before 1980")
    if told and "left out" in told:
        page = edition.pages["page-index.xhtml"]
        assert "words" in "".join(page.itertext())


def test_a_title_with_markup_is_plain_in_the_contents(
    project: Path,
    tmp_path: Path,
) -> None:
    (project / "index.md").write_text(ALLOWED["title with markup"][0])
    edition = Edition(sphinx_build(project, tmp_path / "out").epub)
    (line,) = edition.tree("nav.xhtml").xpath("//h:nav[@e:type='toc']//h:a", namespaces=NS)
    assert line.text == "T <of> it"
    page = edition.pages["page-index.xhtml"]
    assert page.findtext(".//{*}title") == "T <of> it"
    leaning = there(page.find(".//{*}h1//{*}em"))
    assert etree.tostring(leaning, encoding="unicode").endswith(">T</em> ")
