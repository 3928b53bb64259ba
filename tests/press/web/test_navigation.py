"""web.navigation: a page gets the top of the menu and the branch in which it stands."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from press.web.navigation import SHOWN, Contents, Entry, Navigation
from tests.trees import app, env


def contents(toctrees: dict[str, list[str]], **more: Any) -> Contents:
    return Contents(env(toctrees, **more))


def address(name: str) -> str:
    return f"{name}.html"


def menu(made: Contents, docname: str) -> list[Any]:
    return [_short(entry) for entry in made.menu(docname, address)]


def _short(entry: Entry) -> Any:
    name = f"*{entry.href}" if entry.here else entry.href
    return (name, [_short(each) for each in entry.below]) if entry.below else name


TREE = {"index": ["p", "q"], "p": ["a", "b"], "q": ["c"], "a": ["d"]}


@pytest.mark.parametrize(
    ("docname", "shown"),
    [
        ("index", ["p.html", "q.html"]),
        ("p", [("*p.html", ["a.html", "b.html"]), "q.html"]),
        ("b", [("p.html", ["a.html", "*b.html"]), "q.html"]),
        ("d", [("p.html", [("a.html", ["*d.html"]), "b.html"]), "q.html"]),
        ("c", ["p.html", ("q.html", ["*c.html"])]),
        ("search", ["p.html", "q.html"]),
    ],
)
def test_only_the_branch_of_the_page_is_open(docname: str, shown: list[Any]) -> None:
    assert menu(contents(TREE), docname) == shown


def test_a_page_stands_where_it_is_met_first_from_the_root() -> None:
    """As in the EPUB and in print."""
    made = contents({"index": ["p", "a", "p"], "p": ["a", "b", "index"]})
    assert made.below == {"index": ["p"], "p": ["a", "b"], "a": [], "b": []}
    assert made.above == {"p": "index", "a": "p", "b": "p"}
    assert made.place == {"p": 0, "a": 0, "b": 1}


def test_a_page_that_is_not_there_has_no_line() -> None:
    book = env({"index": ["a", "gone"]})
    del book.all_docs["gone"]
    assert Contents(book).below["index"] == ["a"]


def test_the_way_from_a_page_up_to_the_root() -> None:
    made = contents(TREE)
    assert made.branch("d") == ["d", "a", "p"]
    assert made.branch("index") == made.branch("search") == []


def test_a_line_is_called_as_its_page() -> None:
    made = contents({"index": ["a"]}, titles={"a": "About A"})
    assert made.menu("a", address) == [Entry("About A", "a.html", True, [])]


@pytest.mark.parametrize(
    ("here", "first", "last"),
    [(0, 0, 24), (12, 0, 24), (13, 1, 25), (30, 18, 42), (37, 25, 49), (49, 25, 49)],
)
def test_of_a_long_branch_the_pages_around_are_shown(here: int, first: int, last: int) -> None:
    names = [f"n{number}" for number in range(50)]
    made = contents({"index": ["p"], "p": names})
    ((_, below),) = menu(made, names[here])
    assert len(below) == SHOWN == 25
    plain = [name.lstrip("*") for name in below]
    assert (plain[0], plain[-1]) == (f"n{first}.html", f"n{last}.html")


def test_a_branch_that_is_not_too_long_is_shown_whole() -> None:
    names = [f"n{number}" for number in range(25)]
    ((_, below),) = menu(contents({"index": ["p"], "p": names}), "n24")
    assert len(below) == 25


def test_of_a_long_branch_that_is_not_the_pages_own_the_first_are_shown() -> None:
    names = [f"n{number}" for number in range(50)]
    ((_, below),) = menu(contents({"index": ["p"], "p": names}), "p")
    assert (below[0], below[-1]) == ("n0.html", "n24.html")


def test_the_templates_get_the_menu_the_page_above_and_those_beside() -> None:
    navigation = Navigation()
    book = env(TREE)
    navigation.gather(app(book), SimpleNamespace(env=book))  # type: ignore[arg-type]
    found: dict[str, Any] = {}
    for page in ("b", "p", "index", "search"):
        context: dict[str, Any] = {"pathto": address, "toctree": "Furo's"}
        navigation.tell(app(book), page, "", context, None)
        assert "toctree" not in context
        beside = [_short(entry) for entry in context["book_chapters"]]
        told = (context["book_kicker"], context["book_branch"], beside, context["book_chapter"])
        found[page] = told
    assert found == {
        "b": (("The p", "p.html"), ["b", "p"], ["a.html", "*b.html"], 2),
        "p": (None, ["p"], ["*p.html", "q.html"], 1),
        "index": (None, [], [], 1),
        "search": (None, [], [], 1),
    }
