"""A stranger's documentation becomes a PDF: whole, tagged, whatever it holds."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.application import ROOTS
from tests.books import Made, sphinx_build
from tests.conftest import Shelf
from tests.tagtree import Tag, printed_text, tag_tree
from tests.validators import epub_messages, pdf_failures


def sphinx_pdf(root: Path, build: Path) -> tuple[str, Path]:
    """Run Sphinx itself on a stranger's project; return what it said, and where the PDF is due."""
    return _told(sphinx_build(root, build / "pdf", "pdf", SOURCE_DATE_EPOCH="1000000000"))


def _told(made: Made) -> tuple[str, Path]:
    found = list(made.out.glob("*.pdf"))
    return f"{made.said}exit {made.status}\n", found[0] if found else made.out / "missing"


@pytest.fixture(scope="session")
def stranger(shelf: Shelf) -> tuple[str, Path]:
    epoch = {"SOURCE_DATE_EPOCH": "1000000000"}
    root = ROOTS / "test-stranger"
    return _told(
        shelf.once("stranger-pdf", lambda place: sphinx_build(root, place, "pdf", **epoch))
    )


@pytest.fixture(scope="module")
def tree(stranger: tuple[str, Path]) -> Tag:
    return tag_tree(stranger[1])


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_both_standards_pass(stranger: tuple[str, Path], profile: str) -> None:
    assert pdf_failures(stranger[1], profile) == []


def test_typst_has_nothing_to_say(stranger: tuple[str, Path]) -> None:
    assert "[pdf.typst]" not in stranger[0]


def test_a_node_that_nobody_knows_is_drawn_and_told_of(
    stranger: tuple[str, Path], tree: Tag
) -> None:
    told = "blocks.rst:146: WARNING: This book cannot draw a `graphviz`: its source is kept"
    assert told in stranger[0]
    assert "digraph { reach -> retreat }" in tree.text()


WORDS = (
    "A note that nothing refers to.",
    "A second title on the page",
    "A header",
    "Words on the topic.",
    "Sidebar subtitle",
    "statement ::= expression",
    "Cells may span columns.",
    "Words at level three.",
    "a remote picture",
    "Raw details",
    "A note from inside a dropdown inside a card",
    "The caption of a picture that was left out",
    "The legend of a picture that was left out.",
    "The caption alone",
    "The caption of a picture that nobody made",
    "at_length – Words that lead to more.",
    "A second paragraph about one parameter.",
    "A note about one parameter.",
    "An item about one parameter",
    'code = "about one parameter"',
    "A footnote about one parameter.",
    "Last words about one parameter.",
)


@pytest.mark.parametrize("words", WORDS)
def test_nothing_is_lost(tree: Tag, words: str) -> None:
    assert words in " ".join(tree.text().split())


def test_what_leads_nowhere_is_no_link(stranger: tuple[str, Path]) -> None:
    with pikepdf.open(stranger[1]) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
        addresses = {str(note.A.URI) for note in notes if "/URI" in note.get("/A", {})}
    schemes = {address.partition(":")[0] for address in addresses}
    assert "https" in schemes
    assert schemes <= {"http", "https", "mailto", "tel", "ftp"}


@pytest.mark.parametrize(
    ("written", "read"),
    [("pt_BR", "pt-BR"), ("zh-Hans", "zh"), ("zh_Hant_TW", "zh-TW"), ("sd", "sd"), ("de", "de")],
)
def test_a_language_is_known_however_it_is_written(tmp_path: Path, written: str, read: str) -> None:
    conf = f'project = "P"\nlanguage = "{written}"\n'
    conf += 'extensions = ["myst_parser", "sphinx_bindery.pdf"]\n'
    (tmp_path / "conf.py").write_text(conf)
    (tmp_path / "index.md").write_text("# Page\n\nWords.\n")
    said, path = sphinx_pdf(tmp_path, tmp_path / "build")
    assert "exit 0" in said, said
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == read
        is_rtl = str(pdf.Root.ViewerPreferences.get("/Direction", "/L2R")) == "/R2L"
    assert is_rtl == (written == "sd")


def test_the_imprint_has_what_is_known_and_no_more(tmp_path: Path) -> None:
    conf = 'project = "P"\nlanguage = "fr"\nbook_licence = "CC0"\n'
    (tmp_path / "conf.py").write_text(f'{conf}extensions = ["myst_parser", "sphinx_bindery.pdf"]\n')
    (tmp_path / "index.md").write_text("# Page\n\nWords.\n")
    _, path = sphinx_pdf(tmp_path, tmp_path / "build")
    text = " ".join(tag_tree(path).text().split())
    assert "Licence: CC0Edition of 9 septembre 2001" in text.replace("CC0 ", "CC0")


def test_a_long_table_of_links_shows_each_address_in_its_cell(tmp_path: Path) -> None:
    address = "https://example.org/a/rather-long-address/of-plugin-{}"
    rows = [f"| [plugin {n}]({address.format(n)}) | what it does | 2026 | 4 |" for n in range(60)]
    head = ["| name | summary | year | grade |", "| --- | --- | --- | --- |"]
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_bindery.pdf"]\n')
    (tmp_path / "index.md").write_text("\n".join(["# Page", "", *head, *rows]) + "\n")
    said, path = sphinx_pdf(tmp_path, tmp_path / "build")
    assert "exit 0" in said, said
    assert not tag_tree(path).find("Note")
    assert pdf_failures(path, "ua1") == []
    with pikepdf.open(path) as pdf:
        seen = "".join(map(printed_text, pdf.pages))
    for number in range(60):
        assert address.removeprefix("https://").format(number) in seen


PARTS = """
Book
====

.. toctree::
   :caption: The first part
   :numbered:

   one

.. toctree::
   :caption: The second part

   two
"""


def test_the_captions_of_toctrees_are_parts_in_both_contents(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["sphinx_bindery"]\n')
    (tmp_path / "index.rst").write_text(PARTS)
    (tmp_path / "one.rst").write_text("One\n===\n\nBelow\n-----\n\nText.\n")
    (tmp_path / "two.rst").write_text("Two\n===\n\nText.\n")
    _, path = sphinx_pdf(tmp_path, tmp_path / "build")
    assert pdf_failures(path, "ua1") == []
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        titles = [line.title for line in outline.root]
    assert titles == ["Book", "The first part", "1. One", "The second part", "Two"]
    contents = " ".join(tag_tree(path).find("TOC")[0].text().split())
    assert contents.index("The first part") < contents.index("1. One") < contents.index("Two")
    made = sphinx_build(tmp_path, tmp_path / "build" / "epub")
    assert epub_messages(made.epub) == []
