"""summary.compared: how pages differ, in words that do nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from press.cli.summary.compared import addresses, by_new_names, changed_pages, compare
from press.cli.summary.pages import Page


def page(*sentences: str, title: str = "T", claims: Any = ()) -> Page:
    return Page(title, sentences, frozenset(claims))


def test_pages_that_differ_are_new_or_were_taken_out() -> None:
    old = {"b": page("x"), "same": page("y"), "gone": page("z")}
    new = {"b": page("X"), "same": page("y"), "a": page("w")}
    assert changed_pages(old, new) == ["a", "b", "gone"]
    assert changed_pages(old, old) == []


def test_an_address_that_leads_nowhere_is_told_with_what_to_write() -> None:
    old = {"a": page("x"), "gone": page("y"), "kept": page("z")}
    new = {"a": page("x"), "b/kept": replace(page("z"), moved=frozenset({"kept"}))}
    *_, led, lost = addresses(old, new)
    assert led == "- `kept` leads to `b/kept` now."
    assert lost.startswith("- **`gone` leads nowhere now**")
    assert "`moved: [gone]`" in lost
    assert addresses(new, new) == []


def test_an_address_that_led_on_and_does_no_more_is_told() -> None:
    old = {"a": replace(page("x"), moved=frozenset({"older"}))}
    (*_, lost) = addresses(old, {"a": page("x")})
    assert lost.startswith("- **`older` leads nowhere now**")


def test_a_page_that_was_renamed_is_compared_with_itself() -> None:
    old = {"old": page("One."), "other": page("Two."), "same": page("Three.")}
    new = {"new": replace(page("One!"), moved=frozenset({"old", "other"})), "same": page("Three.")}
    before = by_new_names(old, new)
    assert before == {"new": page("One."), "other": page("Two."), "same": page("Three.")}
    assert changed_pages(before, new) == ["new", "other"]


def test_nothing_changed() -> None:
    assert compare({"a": page("x")}, {"a": page("x")}) == [
        "## Pages",
        "",
        "The text of no page changed.",
    ]


def lines(old: dict[str, Page], new: dict[str, Page]) -> str:
    return "\n".join(compare(old, new))


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ({"a": page("We go.")}, {"a": page("We go on.")}, "| T<br>`a` | 2 | 3 | -"),
        ({}, {"a": page("We go.")}, "| T (new)<br>`a` | – | 2 | -"),
        ({"a": page("We go.")}, {}, "| T (taken out)<br>`a` | 2 | – | -"),
        ({}, {"a": page(title="A | <b>")}, "| A \\| &lt;b&gt; (new)<br>`a` | – | 0 |  |"),
    ],
)
def test_a_row_for_each_page(old: dict[str, Page], new: dict[str, Page], row: str) -> None:
    assert row in lines(old, new)


def test_both_grades_are_told() -> None:
    made = lines({"a": page("We go.")}, {"a": page("Communication necessitates it.")})
    (row,) = [line for line in made.split("\n") if line.startswith("| T")]
    first, second = row.split("|")[4].split(" → ")
    assert float(first) < float(second)


def test_each_sentence_that_changed() -> None:
    made = lines({"a": page("One.", "Two.", "Three.")}, {"a": page("One.", "2.", "Three.", "*4*.")})
    assert "### `a`, sentence by sentence\n\n> − Two.  \n> + 2.  \n\n> + \\*4\\*.  \n\n" in made
    assert "One." not in made


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {"a": page("x")}),
        ({"a": page("x")}, {}),
        ({"a": page("x")}, {"a": page("x", title="U")}),
    ],
)
def test_a_page_that_is_new_or_has_the_same_sentences_is_not_taken_apart(
    old: dict[str, Page], new: dict[str, Page]
) -> None:
    assert "sentence by sentence" not in lines(old, new)


@pytest.mark.parametrize(("changed", "more"), [(23, ""), (24, "… and 1 lines more.")])
def test_only_so_many_sentences_are_told(changed: int, more: str) -> None:
    new = page(*[f"S{number}." for number in range(changed)])
    made = lines({"a": page()}, {"a": new})
    assert ("… and" in made) is bool(more)
    assert more in made


def test_claims_that_are_new() -> None:
    old = {"a": page("x", claims=[("leo", "It is.")])}
    new = {
        "a": page("x", claims=[("leo", "It is."), ("mia", "So_.")]),
        "b": page("y", claims=[("kim", "B.")]),
    }
    made = lines(old, new)
    assert made.endswith("\n- `mia`, in `a`: So\\_.\n- `kim`, in `b`: B.")
    assert lines(new, old).endswith("None: no sentence with a source is new.")
