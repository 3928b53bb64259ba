"""epub.names: plain names for files, no two alike."""

from __future__ import annotations

import pytest

from sphinx_bindery.epub.filenames import file_names, free_name, picture_name


def test_each_page_has_a_file_of_its_own() -> None:
    assert file_names(["index", "a/b", "a-b", "A B"]) == {
        "index": "page-index.xhtml",
        "a/b": "page-a-b.xhtml",
        "a-b": "page-a-b-2.xhtml",
        "A B": "page-a-b-3.xhtml",
    }


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("drawings/My Hill.SVG", ".SVG", "image-my-hill.svg"),
        ("a.b.png", ".png", "image-a-b.png"),
        ("Ж.jpeg", ".jpeg", "image.jpeg"),
        ("a.png", ".jpg", "image-a.jpg"),
    ],
)
def test_a_picture_ends_with_its_kind(path: str, kind: str, name: str) -> None:
    assert picture_name(path, kind, set()) == name


def test_a_name_that_is_taken_gets_the_next_number_and_is_taken_too() -> None:
    taken = {"a.x", "a-2.x"}
    assert free_name("a", ".x", taken) == "a-3.x"
    assert free_name("--A--", ".x", taken) == "a-4.x"
    assert free_name("a", ".y", taken) == "a.y"
    assert taken == {"a.x", "a-2.x", "a-3.x", "a-4.x", "a.y"}
