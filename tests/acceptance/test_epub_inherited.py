"""A book that comes from Sphinx's own EPUB builder brings its settings along."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.acceptance.test_epub import Edition
from tests.books import Made, sphinx_build
from tests.validators import epub_messages

HONOURED = """
extensions = ["sphinx_bindery.epub"]
project, author, copyright, language = "P", "A", "2026, A", "en"
html_static_path = ["_static"]
epub_title, epub_author, epub_contributor = "The EPUB", "E. Author", "C. Helper"
epub_publisher, epub_description, epub_copyright = "Press", "What it is.", "2026, E"
epub_language, epub_identifier, epub_scheme = "de", "978-3-16-148410-0", "ISBN"
epub_basename = "Mein-Buch"
epub_cover = ("_static/face.png", "epub-cover.html")
epub_css_files = ["look.css", ("print.css", {"media": "print"})]
epub_exclude_files = ["search.html", "part.xhtml", "_static/opensearch.xml"]
epub_tocdepth, epub_tocdup, epub_tocscope = 1, False, "includehidden"
"""
TOLD = """
extensions = ["sphinx_bindery.epub"]
epub_theme, epub_theme_options = "epub", {"relbar1": False}
epub_uid, epub_show_urls, epub_use_index = "BookId", "footnote", False
epub_pre_files = [("title.xhtml", "Title")]
"""
PAGES = {
    "index.rst": "Index\n=====\n\n:doc:`deep`\n\n.. toctree::\n   :hidden:\n\n   part\n   end\n",
    "part.rst": "Part\n====\n\n.. toctree::\n\n   deep\n",
    "deep.rst": "Deep\n====\n\nWords.\n\nBelow\n-----\n\nWords.\n",
    "end.rst": "End\n===\n\nWords.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book in which all is set that Sphinx knows."""
    folder = tmp_path_factory.mktemp("inherited")
    for name, text in PAGES.items():
        (folder / name).write_text(text)
    pictures = Path(__file__).parents[1] / "roots/test-stranger/pictures"
    (folder / "_static").mkdir()
    (folder / "_static/face.png").write_bytes((pictures / "curve.png").read_bytes())
    (folder / "_static/look.css").write_text("h1 { color: #333 }\n")
    (folder / "_static/print.css").write_text("p { orphans: 2 }\n")
    return folder


@pytest.fixture(scope="module")
def made(folder: Path) -> Made:
    (folder / "conf.py").write_text(HONOURED)
    return sphinx_build(folder, folder / "out")


def test_the_epub_is_valid_and_nothing_is_told(made: Made) -> None:
    assert made.said == ""
    assert made.epub.name == "Mein-Buch.epub"
    assert epub_messages(made.epub) == []


def test_the_package_says_what_was_set(made: Made) -> None:
    edition = Edition(made.epub)
    said = {
        name: edition.package.xpath(f"string(//*[local-name()='{name}'][1])")
        for name in (
            *("title", "creator", "contributor", "publisher", "description", "rights"),
            *("language", "identifier"),
        )
    }
    assert said == {
        "title": "The EPUB",
        "creator": "E. Author",
        "contributor": "C. Helper",
        "publisher": "Press",
        "description": "What it is.",
        "rights": "© 2026, E",
        "language": "de",
        "identifier": "978-3-16-148410-0",
    }
    assert edition.facts("identifier-type") == ["ISBN"]


def test_the_cover_and_the_sheets_are_the_book_s_own(made: Made, folder: Path) -> None:
    with zipfile.ZipFile(made.epub) as book:
        assert book.read("EPUB/cover.png") == (folder / "_static/face.png").read_bytes()
        assert book.read("EPUB/style-look.css") == b"h1 { color: #333 }\n"
    links = Edition(made.epub).pages["page-index.xhtml"].findall(".//{*}link")
    assert [link.get("href") for link in links] == ["book.css", "style-look.css", "style-print.css"]
    assert links[2].get("media") == "print"


def test_a_page_stays_out_and_what_is_below_it_stays_in(made: Made) -> None:
    pages = Edition(made.epub).pages
    assert "page-part.xhtml" not in pages
    lines = pages["nav.xhtml"].xpath("//*[@id='toc']//*[local-name()='a']/@href")
    assert lines == ["page-index.xhtml", "page-deep.xhtml", "page-end.xhtml"]
    assert etree.tostring(pages["page-index.xhtml"]).count(b"page-deep.xhtml") == 1


def test_what_changes_nothing_is_told_once(folder: Path, tmp_path: Path) -> None:
    (folder / "conf.py").write_text(TOLD)
    told = sphinx_build(folder, tmp_path / "out").warnings("epub.setting")
    assert [line.removeprefix("WARNING: ") for line in told] == [
        "`epub_theme_options` changes nothing: the EPUB has no theme. "
        "Name a stylesheet in `epub_css_files`. [epub.setting]",
        "`epub_uid` changes nothing: no reader sees this name within the package. Leave it out. "
        "[epub.setting]",
        "`epub_pre_files` changes nothing: the EPUB holds pages of the source. "
        "Name it in a toctree. [epub.setting]",
        '`epub_show_urls` changes nothing: addresses stay behind their links. Write "no". '
        "[epub.setting]",
    ]
