"""Wrong input of a stranger: one clear line each; the book is made, or the old one stays."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.acceptance.test_pdf_stranger import sphinx_pdf
from tests.tagtree import tag_tree
from tests.validators import pdf_failures


def png(width: int, height: int) -> bytes:
    """Return a black picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes((width + 7) // 8)) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


TITLE = "A title that goes on " * 15
HEADS = "|".join(f"head {n}" for n in range(40))
TABLE = f"# Page\n\n|{HEADS}|\n{'|---' * 40}|\n|{'|'.join(f'cell {n}' for n in range(40))}|\n"


@dataclass(frozen=True)
class Case:
    """What index.md says, what Sphinx tells, and what the PDF then says."""

    page: str
    told: str
    printed: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    is_made: bool = True


IMAGE = "# Page\n\n![what it shows](picture.png)\n"
CASES = {
    "an empty page": Case(
        "", r"index.md: ERROR: There is nothing to print: .* left in place", is_made=False
    ),
    "a long title": Case(
        f"# {TITLE}\n\nText.\n",
        r"index.md:1: WARNING: This title has 314 characters",
        TITLE.strip(),
    ),
    "a long word": Case(
        f"# Page\n\nA {'word' * 50} here.\n",
        r"index.md:3: WARNING: The word wordwordword… has 200 letters",
        "here.",
    ),
    "a wide table": Case(TABLE, r"index.md:3: WARNING: This table has 40 columns", "cell 39"),
    "a figure without its picture": Case(
        "# Page\n\n```{figure} lost.png\n:class: decorative\n\nThe caption stays.\n```\n",
        r"index.md:3: WARNING: image file not readable: lost.png",
        "The caption stays.",
    ),
    "a lost picture with a class, in a line": Case(
        "# Page\n\nHere ![what it shows](lost.png){.small #pic} is.\n",
        r"index.md:3: WARNING: image file not readable: lost.png",
        "Here what it shows is.",
    ),
    "a picture of one pixel": Case(
        IMAGE,
        r"index.md:3: WARNING: The image picture.png is 1 × 1 pixels: .* cannot be seen",
        files={"picture.png": png(1, 1)},
    ),
    "a picture of 20,000 pixels": Case(
        IMAGE,
        r"index.md:3: WARNING: The image picture.png is 20000 × 20000 pixels: left out",
        "what it shows",
        {"picture.png": png(20_000, 20_000)},
    ),
    "a broken picture": Case(
        IMAGE,
        r"index.md:3: WARNING: The image picture.png .*: left out",
        "what it shows",
        {"picture.png": png(9, 9)[:45]},
    ),
    "a missing picture": Case(
        IMAGE, r"index.md:3: WARNING: image file not readable: picture.png", "what it shows"
    ),
    "signs that nothing can draw": Case(
        "# Page\n\nA\u0485 private \ue123 sign.\n",
        r"index.md:3: WARNING: No font of the PDF has the character \ue123",
        "[combining cyrillic dasia pneumata] private [u+e123] sign.",
    ),
    "a link to nothing": Case(
        "# Page\n\nSee [this](nowhere.md).\n",
        r"index.md:3: WARNING: .*cross-reference target not found: 'nowhere.md'",
        "See this.",
    ),
    "a circular toctree": Case(
        "# Page\n\n```{toctree}\nother\n```\n",
        r"WARNING: circular toctree references detected, ignoring: index <- other <- index",
        "The other page",
        {"other.md": b"# The other page\n\n```{toctree}\nindex\n```\n"},
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A stranger's project of one page, of which a PDF was made before."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "conf.py").write_text(
        'project = "Manual"\nauthor = "Ada"\nextensions = ["myst_parser", "sphinx_bindery.pdf"]\n'
        'myst_enable_extensions = ["attrs_inline"]\n'
    )
    (folder / "index.md").write_text("# The old page\n")
    return folder


@pytest.mark.parametrize("name", CASES)
def test_wrong_input_is_one_line(project: Path, name: str) -> None:
    case = CASES[name]
    _, path = sphinx_pdf(project, project.parent / "build")
    old = path.read_bytes()
    (project / "index.md").write_text(case.page)
    for file, content in case.files.items():
        (project / file).write_bytes(content)
    said, path = sphinx_pdf(project, project.parent / "build")
    lines = [line for line in said.splitlines() if re.search(case.told, line)]
    assert len(lines) == 1, said
    assert "Traceback" not in said
    assert ("exit 1" in said) is not case.is_made
    if not case.is_made:
        assert path.read_bytes() == old
        return
    others = [line for line in said.splitlines() if "WARNING" in line and line not in lines]
    # Sphinx tells of a circle from each page; the other sign has a line of its own.
    assert all("circular" in line or "character" in line for line in others)
    assert path.read_bytes() != old
    assert case.printed in " ".join(tag_tree(path).text().split())
    assert pdf_failures(path, "ua1") == []
