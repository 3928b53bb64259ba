"""bookbuilder.names: names of pages that a website cannot have, told whatever is built."""

from __future__ import annotations

import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_bindery.bookbuilder.names import tell_of_names
from tests.books import sphinx_build
from tests.trees import app, config, document, env, p, section
from tests.warned import Warned


def told(
    names: set[str],
    warned: list[Warned],
    builder: str = "html",
    words: str = "Words.",
    **settings: Any,
) -> list[str]:
    given = env(config=config(**settings))
    given.found_docs = {"index", "page", *names}
    given.titles = {name: nodes.title("", "A title") for name in given.found_docs}
    given.get_doctree = lambda name: document(section("A title", p(words)))
    python = SimpleNamespace(name="py", indices=[SimpleNamespace(name="modindex")])
    given.domains = SimpleNamespace(sorted=lambda: [python])
    given.config.html_use_index = settings.get("html_use_index", True)
    made = app(given)
    made.builder.name = builder
    tell_of_names(made, given)
    assert all(each.kind == "book.name" for each in warned)
    return [f"{each.place}: {each.words}" for each in warned]


@pytest.mark.parametrize("name", ["search", "genindex", "py-modindex", "about"])
def test_a_page_that_the_website_has_itself_is_told(name: str, warned: list[Warned]) -> None:
    said = told({name}, warned, html_additional_pages={"about": "about.html"})
    assert said == [
        f"{name}:1: A website has a page of its own called `{name}`, and this one is lost there. "
        "Rename it."
    ]


def test_a_title_alone_keeps_the_place_of_the_website_s_own(warned: list[Warned]) -> None:
    assert told({"search", "genindex"}, warned, words="") == []


def test_what_the_website_leaves_out_is_free(warned: list[Warned]) -> None:
    settings: dict[str, Any] = {"html_use_index": False, "html_domain_indices": False}
    assert told({"genindex", "py-modindex", "guide/search"}, warned, **settings) == []


def test_beside_a_page_called_genindex_the_books_have_no_index(warned: list[Warned]) -> None:
    (said,) = told({"genindex"}, warned, book_index="Index")
    assert said.endswith("Rename it. The books have no index, either, beside a page of this name.")


def test_a_page_for_what_is_not_there_is_no_page_of_a_book(warned: list[Warned]) -> None:
    (said,) = told({"404"}, warned)
    assert said.startswith("404:1: A website shows `404` in place of a page that is not there.")
    warned.clear()
    assert told({"404"}, warned, book_left_out=["404"]) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("README", "Readme"), ("A/b", "a/B"), ("Stra\u00dfe", "strasse"), ("e\u0301", "\u00e9")],
)
def test_two_that_are_one_file_elsewhere_are_told(
    first: str, second: str, warned: list[Warned]
) -> None:
    assert told({first, second}, warned) == [
        f"{second}:1: `{first}` and `{second}` are one file where case does not count, "
        "and one is lost. Rename one."
    ]


def test_a_page_and_the_first_of_a_folder_have_one_address_on_some_websites(
    warned: list[Warned],
) -> None:
    assert told({"guide", "guide/index"}, warned) == []
    assert told({"guide", "guide/index"}, warned, builder="dirhtml") == [
        "guide/index:1: `guide` and `guide/index` have one address on this website, "
        "and one is lost. Rename one."
    ]


def test_a_book_has_such_pages_whole(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text('project = "N"\nextensions = ["sphinx_bindery.epub"]\n')
    names = ("search", "genindex", "py-modindex", "Readme", "README")
    (source / "index.rst").write_text("N\n=\n\n.. toctree::\n\n   " + "\n   ".join(names) + "\n")
    for number, name in enumerate(names):
        (source / f"{name}.rst").write_text(f"Title {number}\n=======\n\nWords-of-{number}.\n")
    made = sphinx_build(source, tmp_path / "out", "epub")
    assert [line.partition(":")[0] for line in made.warnings("book.name")] == [
        "genindex.rst",
        "py-modindex.rst",
        "search.rst",
        "Readme.rst",
    ]
    with zipfile.ZipFile(made.epub) as book:
        text = "".join(book.read(n).decode() for n in book.namelist() if n.endswith(".xhtml"))
    for number in range(len(names)):
        assert f"Words-of-{number}." in text
