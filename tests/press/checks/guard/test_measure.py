"""guard.measure and what is beside it: how much a page may hold, and of what shape."""

from __future__ import annotations

import time

import pytest
from docutils import nodes

from press.checks.guard import alone, budget, measure
from press.checks.guard.budget import TooMuchError
from press.checks.guard.places import refuse_places
from tests.application import page
from tests.conftest import Read


def _table(rows: int, columns: int) -> str:
    line = "|" + "a|" * columns
    return "\n".join([line, line.replace("a", "-"), *[line] * rows])


TOO_MUCH = {
    "a title": ("## " + "a " * 200, "This title has more than 300 signs"),
    "no title": ("##\n\nwords", "This heading has no words"),
    "a label": ("(" + "a" * 200 + ")=\n\n## H", "signs. Shorten it"),
    "words of its own in a formula": (r"{math}`\def\b{xx}\b`", "is no command of a formula here"),
    "a formula": ("{math}`" + "\\alpha" * 200 + "`", "This formula has more than 600 signs"),
    "parts of one": ("{math}`" + "\\begin{a}" * 12 + "`", "too many parts"),
    "going back": ("{math}`a" + "\\!" * 11 + "b`", "goes back more than 10 times"),
    "code": ("```text\n" + "a\n" * 3000 + "```", "This code has more than 5,000 signs"),
    "a language": ("```java\nx\n```", "`java` is no language for code here"),
    "cells": (_table(110, 28), "more than 3,000 cells"),
    "columns": (_table(1, 31), "more than 30 columns"),
    "headings": ("## a\n" * 201, "more than 200 headings"),
    "headings of another kind": ("a\n-\n\n" * 201, "more than 200 headings"),
    "notes": ("[^a]" * 301 + "\n\n[^a]: x", "more than 300 notes"),
    "marks on a letter": ("a" + "\u0301" * 5, "more than four marks upon it"),
    "marks by their number": ("a" + "&#x301;" * 5, "more than four marks upon it"),
    "notes in tables": (
        "|a|\n|-|\n" + "|a[^a]|\n" * 101 + "\n[^a]: x",
        "The tables and definitions here have more than 100 notes",
    ),
    "a word": ("a" * 501, "More than 500 signs stand here without a blank, from “aaaa"),
    "an address": (f"<https://example.org/{'a' * 500}>", "This address has more than 500 signs"),
    "a line": ("a " * 2501, "This line has more than 5,000 signs"),
    "a page": ("words\n" * 20_000, "This page has more than 100,000 signs"),
    "items": ("- a\n" * 2001, "more than 2,000 items"),
    "quotes": ("> " * 40 + "x", "Too much stands within something else"),
    "items within each other": (
        "\n".join(f"{'  ' * depth}- a" for depth in range(30)),
        "Too much stands within something else",
    ),
    "emphasis": ("*" * 2000 + "a" + "*" * 2000, "Too much stands within something else"),
}


@pytest.mark.parametrize(
    "title", ["If I'm not ready?", '"It\'s so" -- and so on...', "What it *is*, `code`", "A … – b"]
)
def test_a_heading_may_have_any_sign(read: Read, title: str) -> None:
    assert read(f"## {title}\n\nWords.").told_of("page.md") == []


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_is_one_line(read: Read, name: str) -> None:
    text, told = TOO_MUCH[name]
    lines = read(text).told_of("page.md")
    assert len(lines) == 1, lines
    assert told in lines[0]
    assert lines[0].endswith("The page is left out.")


@pytest.mark.parametrize(
    ("text", "part", "told"),
    [
        ("```{include} part.txt\n```\n" * 3, "words " * 70, "1: This page is too long for a "),
        (
            "```{literalinclude} part.txt\n:start-at: last\n:lineno-match:\n```",
            "a\n" * 999 + "last",
            "12: `lineno-start` goes up to 999.",
        ),
    ],
)
def test_what_is_included_is_of_the_page(
    read: Read, monkeypatch: pytest.MonkeyPatch, text: str, part: str, told: str
) -> None:
    monkeypatch.setattr(measure, "MOST_SIGNS", 1000)
    (line,) = read({"page.md": page(text), "part.txt": part}).told_of("page.md")
    assert line.startswith(told)


def test_cells_of_any_table_are_counted(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "MOST", ((nodes.entry, 6, "cells of tables"),))
    table = "```{csv-table}\na,b,c\na,b,c\n%s```"
    assert read(table % "").told_of("page.md") == []
    (line,) = read(table % "a,b,c\n").told_of("page.md")
    assert line.startswith("1: This page has more than 6 cells of tables.")


def test_parts_of_any_kind_are_counted(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "ALL", 100)
    (line,) = read("*a* " * 90).told_of("page.md")
    assert line.startswith("1: This page has more than 100 parts. Make several pages of it.")


def test_what_is_included_is_measured_by_itself(read: Read) -> None:
    app = read({"page.md": page("```{include} part.txt\n```"), "part.txt": "\n" + "a" * 5001})
    (line,) = app.told
    assert line.startswith("source/part.txt:2: This line has more than 5,000 signs.")


@pytest.mark.parametrize("fact", ["title", "summary"])
def test_facts_are_short(read: Read, fact: str) -> None:
    lines = read({"page.md": page("Words.", **{fact: "word " * 200})}).told_of("page.md")
    assert len(lines) == 1, lines
    assert "signs. Say it shorter. The page is left out." in lines[0]


def test_what_takes_too_long_is_ended() -> None:
    def loop() -> None:
        while True:
            time.perf_counter()

    with pytest.raises(TooMuchError, match="takes more than"), alone.seconds(1):
        loop()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1"/></svg>'
EXIT = "{quick-exit}\nIt leaves.\n:::"


@pytest.mark.parametrize(
    "text",
    [
        f"::::{{dropdown}} A\n:::{EXIT}\n::::",
        f"::::{{web-only}}\n:::{EXIT}\n::::",
        f"- :::{EXIT.replace(chr(10), chr(10) + '  ')}",
        f":::{EXIT}\n\n:::{EXIT}",
    ],
)
def test_the_way_out_stands_once_and_within_nothing(read: Read, text: str) -> None:
    lines = read(text).told_of("page.md")
    assert len(lines) == 1, lines
    assert "`quick-exit` stands once on a page, and within nothing" in lines[0]


@pytest.mark.parametrize(
    "inside", ["[a](https://b.example)", "- a", "![a](ok.svg)", "{download}`a <ok.txt>`", "`a`"]
)
def test_the_way_out_holds_words_alone(read: Read, inside: str) -> None:
    text = f":::{{quick-exit}}\nIt *leaves*. [Why](#page).\n\n{inside}\n:::"
    told = read({"page.md": page(text), "ok.txt": "a", "ok.svg": SVG}).told_of("page.md")
    assert told == [
        "12: `quick-exit` holds words, and links to pages. Take out what else it has. The page is "
        "left out."
    ]
    assert read(text.replace(inside, "Words.")).told == []


@pytest.mark.parametrize(
    "text", ["(search-results)=\n\n## A", "## Searchbox", "(furo-main-content)=\n\n## A"]
)
def test_no_place_is_called_as_one_of_the_frame(read: Read, text: str) -> None:
    lines = read(text).told_of("page.md")
    assert any("The frame of each page has a place" in line for line in lines), lines


@pytest.mark.parametrize("title", ["Index", "Search", "Contents", "Library"])
def test_a_page_may_be_called_as_another_part_of_a_book(read: Read, title: str) -> None:
    assert (
        read({"page.md": page("Words.\n\n## Index\n\nMore.", title=title)}).told_of("page.md") == []
    )


@pytest.mark.parametrize("language", ["js", "json", "css", "toml", "bash"])
def test_code_of_the_web_may_be_shown(read: Read, language: str) -> None:
    assert read(f"```{language}\na\n```").told == []


def test_no_place_is_there_twice(read: Read) -> None:
    text = "[a]{#x} and [b]{#x}"
    conf = "myst_enable_extensions += ['attrs_inline']"
    lines = read({"page.md": page(text)}, conf=conf).told_of("page.md")
    assert any("label" in line or "twice" in line for line in lines), lines
    text = "```{eval-rst}\n.. _x:\n\nA\n\n.. _x:\n\nB\n```\n\n(x)=\n## C"
    assert any("The place `x` is on this page twice" in line for line in read(text).told)


def test_no_place_has_odd_signs(read: Read) -> None:
    app = read("Words.")
    tree = app.doctree()
    tree["ids"].append("a b")
    refuse_places(app, tree)
    assert "The place “a b” has odd signs. Word it otherwise." in "".join(app.told)


def test_no_toctree_leads_back(read: Read) -> None:
    tree = "```{toctree}\n%s\n```"
    app = read({"page.md": page(tree % "other"), "other.md": page(tree % "page", label="other")})
    app.emit("env-updated", app.env)
    assert any("12: The toctree of this page leads back to" in line for line in app.told), app.told
    chain = {f"p{n}.md": page(tree % f"p{n + 1}", label=f"p{n}") for n in range(14)}
    app = read({**chain, "p14.md": page("Words.", label="p14"), "page.md": page(tree % "p0")})
    app.emit("env-updated", app.env)
    assert any("hangs below more than 10 others" in line for line in app.told), app.told


@pytest.mark.parametrize("title", ['Why don\'t "we"?', "A -- or B", "So --- or …", "--help"])
def test_a_heading_has_quotation_marks_and_dashes_as_they_are_typed(title: str, read: Read) -> None:
    assert read(f"Text.\n\n## {title}\n\nText.").told == []


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ("  moved:\n" + "".join(f"  - old-{number}\n" for number in range(51)), 7),
        ("".join(f"  odd{number}: x\n" for number in range(51)), 2),
    ],
)
def test_a_page_has_no_endless_facts(read: Read, facts: str, line: int) -> None:
    (told,) = read({"page.md": page("Words.", more=facts)}).told_of("page.md")
    assert told == f"{line}: More than 50 facts stand here. Take some out. The page is left out."
