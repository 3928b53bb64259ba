"""Each builder can be had alone, or both in any order; none brings the rules of this book."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.application import ROOTS
from tests.books import sphinx_build

EPUB, PDF = "sphinx_bindery.epub", "sphinx_bindery.pdf"
PAGE = """\
# A page with no facts

No summary, no source, and a picture without words:

![](curve.svg)

- [ ] a task
"""


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A book that breaks every rule of ours, and none of Sphinx's."""
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "index.md").write_text(PAGE)
    curve = ROOTS / "test-stranger/pictures/curve.svg"
    (folder / "curve.svg").write_bytes(curve.read_bytes())
    return folder


@pytest.mark.parametrize(
    ("extensions", "builders"),
    [
        ([EPUB], ["epub", "bindery-epub"]),
        ([PDF], ["pdf"]),
        ([EPUB, PDF], ["epub", "pdf"]),
        ([PDF, EPUB], ["epub", "pdf"]),
        (["sphinx_bindery", PDF, EPUB], ["epub", "pdf"]),
        ([PDF, "sphinx_bindery"], ["epub", "pdf"]),
    ],
)
def test_each_builder_alone_and_both_in_any_order(
    extensions: list[str], builders: list[str], plain: Path, tmp_path: Path
) -> None:
    conf = 'project, author = "P", "A"\nmyst_enable_extensions = ["tasklist"]\n'
    (plain / "conf.py").write_text(f"{conf}extensions = {['myst_parser', *extensions]}\n")
    for builder in builders:
        made = sphinx_build(plain, tmp_path / builder, builder, "-n")
        assert (made.status, made.said) == (0, ""), builder
        assert list((tmp_path / builder).glob("p.*"))


def test_where_only_the_pdf_is_asked_for_the_epub_stays_sphinx_s_own(
    plain: Path, tmp_path: Path
) -> None:
    (plain / "conf.py").write_text(f'project = "P"\nextensions = ["myst_parser", "{PDF}"]\n')
    made = sphinx_build(plain, tmp_path / "epub")
    assert '"version" should not be empty for EPUB3' in made.said, (
        "Sphinx asks for what ours does without"
    )
