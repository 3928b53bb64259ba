"""What the PDF sets more than once is whole the first time, and plain where it comes again."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from tests.acceptance.test_pdf_stranger import sphinx_pdf
from tests.tagtree import Tag, bookmarks, printed_text, tag_tree
from tests.validators import pdf_failures

CONF = """
project = "Heads"
extensions = ["myst_parser", "sphinx_design", "sphinxcontrib.bibtex", "sphinx_bindery.pdf"]
bibtex_bibfiles = ["sources.bib"]
myst_url_schemes = ["https", "tel"]
myst_enable_extensions = ["attrs_inline", "colon_fence"]
"""
SOURCES = "@article{one2020, author={One, Ann}, title={What one found}, journal={J}, year={2020}}\n"
# The first word of each head is told apart from the others by its number.
HEADS = {
    "a link within the page": "[Head01](#place)",
    "a link to another page": "[Head02](other.md)",
    "a link out of the book": "[Head03](https://example.org/)",
    "a link with a long address": "[Head04](https://example.org/a/way/that/nobody/can/type.html)",
    "a number to call": "[Head05](tel:112)",
    "a note": "Head06[^note]",
    "a note that stands elsewhere, too": "Head07[^again]",
    "a term": "{term}`Head08 <word>`",
    "a source": "Head09 {cite:p}`one2020`",
    "a place to refer to": "[Head10]{#anchor}",
    "a picture that leads on": "Head11 [![a dot](dot.svg)](https://example.org/)",
    "emphasis around a link": "Head12 *all **of [it](#place)***",
    "all at once": "[Head13](#place)[^note] {term}`word` {cite:p}`one2020` [x](#anchor)",
}
ROWS = "".join(f"| row {n} | {n} |\n" for n in range(60))
BLOCKS = """
:::{list-table}
:header-rows: 2

* - Head14

    - an item with a [link](#place)
    - another[^note]
  - Side
* - :::{note}
    In a box a [link](https://example.org/) {term}`word`.
    :::
  - | Inner [table](#place) |
    | --- |
    | cell[^note] |
ROWS:::
"""
PAGE = """(place)=
# Tables

See [there](#anchor) and there too.[^again]

TABLES

[^note]: What the note says.
[^again]: What the other note says.

```{glossary}
word
: What it means.
```

```{toctree}
other
```
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'
NUMBERS = range(1, len(HEADS) + 2)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("heads")
    tables = [f"| {head} | Side |\n| --- | --- |\n{ROWS}" for head in HEADS.values()]
    rows = "".join(f"* - row {n}\n  - {n}\n" for n in range(60))
    tables.append(BLOCKS.replace("ROWS", rows))
    (root / "conf.py").write_text(CONF)
    (root / "index.md").write_text(PAGE.replace("TABLES", "\n\n".join(tables)))
    (root / "other.md").write_text("# Another page\n\n```{bibliography}\n```\n")
    (root / "sources.bib").write_text(SOURCES)
    (root / "dot.svg").write_text(DOT)
    said, path = sphinx_pdf(root, root / "build")
    assert said == "exit 0\n"
    return path


@pytest.fixture(scope="module")
def tree(pdf: Path) -> Tag:
    return tag_tree(pdf)


@pytest.fixture(scope="module")
def printed(pdf: Path) -> list[str]:
    """What is printed on each page."""
    with pikepdf.open(pdf) as opened:
        return [printed_text(page) for page in opened.pages]


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_both_standards_pass(pdf: Path, profile: str) -> None:
    assert pdf_failures(pdf, profile) == []


@pytest.mark.parametrize("number", NUMBERS)
def test_a_head_comes_again_on_each_page_of_its_table(
    printed: list[str], tree: Tag, number: int
) -> None:
    (table,) = [t for t in tree.find("Table") if f"Head{number:02}" in t.text()]
    own = {page for page, _ in table.all_lines()}
    assert len(own) > 1
    assert {page for page, text in enumerate(printed, 1) if f"Head{number:02}" in text} == own


def test_links_and_notes_are_there_once(tree: Tag) -> None:
    words = [" ".join(link.text().split()) for link in tree.find("Link")]
    for name in ("Head01", "Head02", "Head03", "Head04", "Head05", "Head08", "Head13"):
        assert words.count(name) == 1
    notes = [" ".join(note.text().split()) for note in tree.find("Note")]
    assert sum("What the note says." in note for note in notes) == 1
    assert sum("What the other note says." in note for note in notes) == 1


def test_a_source_tells_only_the_pages_where_a_head_stands_first(tree: Tag) -> None:
    text = " ".join(tree.text().split())
    told = re.search(r"What one found.*?\(pp. ([\d, ]+)\)", text)
    assert told
    assert len(told[1].split(", ")) == sum("{cite:p}" in head for head in HEADS.values())


def test_heads_of_a_table_that_is_set_row_by_row(tmp_path: Path) -> None:
    heads = ["[First](#place)", "Second[^note]", *(f"head {n}" for n in range(10))]
    rows = ["|".join(f"cell {row} {n}" for n in range(12)) for row in range(2)]
    table = "\n".join(f"|{row}|" for row in ["|".join(heads), "|".join(["---"] * 12), *rows])
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_bindery.pdf"]\n')
    page = f"(place)=\n# Page\n\n{table}\n\n[^note]: What the note says.\n"
    (tmp_path / "index.md").write_text(page)
    _, path = sphinx_pdf(tmp_path, tmp_path / "build")
    tree = tag_tree(path)
    text = "".join(tree.text(without=("Note", "Lbl")).split())
    assert [text.count(f"{head}:") for head in ("First", "Second", "head9")] == [2, 2, 2]
    assert [" ".join(link.text().split()) for link in tree.find("Link")].count("First") == 1
    assert ["What the note says." in note.text() for note in tree.find("Note")] == [True]
    assert pdf_failures(path, "ua1") == []


TITLES = """# A title with a note[^note], {term}`word` and {cite:p}`one2020`

See [there](#anchor).

## A section with a note[^more] and a [link](other.md)

### A [place]{#anchor}, and [far away](https://example.org/)

[^note]: What the note says.
[^more]: What the other note says.
"""
OTHER = """# The other [page](index.md)

```{bibliography}
```

```{glossary}
word
: What it means.
```
"""


def test_titles_come_again_without_their_links_and_notes(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(CONF)
    (tmp_path / "index.md").write_text(f"{TITLES}\n```{{toctree}}\nother\n```\n")
    (tmp_path / "other.md").write_text(OTHER)
    (tmp_path / "sources.bib").write_text(SOURCES)
    said, path = sphinx_pdf(tmp_path, tmp_path / "build")
    assert said == "exit 0\n"
    tree = tag_tree(path)
    (contents,) = tree.find("TOC")
    assert not contents.find("Note")
    words = [" ".join(link.text().split()) for link in contents.find("Link")]
    title, other = "A title with a note, word and [One20]", "The other page"
    assert [line.rstrip("0123456789 .\u2060") for line in words] == [title, other]
    marks = [words for words, _ in bookmarks(path)]
    sections = ["A section with a note and a link", "A place, and far away"]
    assert marks == [title, *sections, other]
    assert len(tree.find("Note")) == 2
    links = [" ".join(link.text().split()) for link in tree.find("Link")]
    for name in ("word", "One20", "link", "far away", "page"):
        assert name in links
    assert "(p. 1)" in tree.text().replace("\xa0", " ").partition("What one found")[2]
    assert pdf_failures(path, "ua1") == []
    assert pdf_failures(path, "2a") == []
