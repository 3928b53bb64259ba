"""What the README of the bindery says is not there yet: a line goes when it comes."""

from __future__ import annotations

import pikepdf
import pytest

from tests.acceptance.test_epub import Edition
from tests.application import TOP
from tests.books import Made, sphinx_build
from tests.tagtree import printed_text

README = (TOP / "sphinx_bindery/README.md").read_text(encoding="utf-8")
CATALOGS = TOP / "sphinx_bindery/locale"
CONF = """
project, author, language, extensions = "P", "A", "de", ["sphinx_bindery"]
"""
INDEX = "Title\n=====\n\n.. toctree::\n   :numbered: 1\n\n   page\n"
PAGE = r"""
Page
====

.. math:: \frac{x}{y}
   :label: one

.. code-block:: python
   :linenos:
   :lineno-start: 77

   code

.. py:function:: call() -> str
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, Made]:
    folder = tmp_path_factory.mktemp("not-yet")
    for name, text in {"conf.py": CONF, "index.rst": INDEX, "page.rst": PAGE}.items():
        (folder / name).write_text(text)
    return sphinx_build(folder, folder / "pdf", "pdf"), sphinx_build(folder, folder / "epub")


@pytest.fixture(scope="module")
def paper(made: tuple[Made, Made]) -> str:
    """The words of the PDF's last page."""
    with pikepdf.open(made[0].pdf) as pdf:
        return printed_text(pdf.pages[-1])


@pytest.fixture(scope="module")
def edition(made: tuple[Made, Made]) -> Edition:
    return Edition(made[1].epub)


def words(edition: Edition, name: str) -> str:
    return "".join(edition.pages[name].itertext())


GONE = "It is there: take it out of the README, and out of this test."


def test_what_the_epub_lacks(edition: Edition) -> None:
    assert "are in the language of `language`: English and German." in README
    assert [place.name for place in CATALOGS.iterdir() if place.is_dir()] == ["de"], GONE
    assert "Impressum" in words(edition, "imprint.xhtml")


def test_what_the_readme_says_of_both_is_there(edition: Edition, paper: str) -> None:
    page = words(edition, "page-page.xhtml")
    assert all(said in page for said in ("1. Page", "(1)", "77", "→"))
    assert all(said in paper for said in ("1.Page", "(1)", "77", "→"))
