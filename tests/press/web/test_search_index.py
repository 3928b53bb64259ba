"""web.search_index: which words of a page are found, and where."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from press.pieces.danger_words import DangerWords, read_danger
from press.pieces.furniture import standfirst
from press.pieces.search_words import read_words
from press.web.danger_weights import SIZE
from press.web.search_index import (
    PageWords,
    Unit,
    UnitCollector,
    bases_of,
    index,
    slug,
    units_of,
    write_index,
)
from tests.conftest import Read
from tests.trees import app, document, env, p, section


def page(name: str = "a", *units: Unit, title: str = "Title", summary: str = "") -> PageWords:
    return PageWords(name, title, "answer", summary, "First.", list(units))


def made(*pages: PageWords, words: str = "", **labels: str) -> dict[str, Any]:
    return index(
        list(pages), read_words(words), DangerWords(), app(env(labels=labels), doctreedir="")
    )


def test_a_page_is_found_by_its_sections() -> None:
    tree = document(
        section("Page", p("Intro."), section("One", p("in ", nodes.strong("", "one"), "s")), id="x")
    )
    intro, one = units_of(tree)
    assert (intro.title, intro.anchor, "".join(intro.text).split()) == ("", "", ["Intro."])
    assert (one.title, one.anchor, "".join(one.text).split()) == ("One", "one", ["in", "ones"])


def test_what_stands_around_a_piece_and_numbers_to_call_are_no_words_of_it() -> None:
    call = nodes.reference("", "911", refuri="tel:911")
    tree = document(
        section("Page", standfirst("", p("Summary.")), nodes.comment("", "no"), p("Call ", call))
    )
    assert "".join(units_of(tree)[0].text).split() == ["Call"]


def test_references_are_found_by_words_and_not_by_labels(read: Read) -> None:
    book = read("See [](#elsewhere), [words](#elsewhere).")
    (unit,) = units_of(book.doctree())
    assert "".join(unit.text).split() == ["See", ",", "words."]


def test_an_entry_of_a_glossary_is_found_by_itself(read: Read) -> None:
    book = read("```{glossary}\nloop\n    Goes round.\n```")
    entry = units_of(book.doctree())[-1]
    assert (entry.title, entry.anchor) == ("loop", "term-loop")
    assert "".join(entry.text).split() == ["loop", "Goes", "round."]


def test_a_page_says_where_it_is_what_it_is_and_how_it_begins() -> None:
    units = Unit("", "", ["Two words"]), Unit("What now?", "what-now"), Unit("Old", "new")
    (facts,) = made(page("x", *units, summary="One."))["pages"]
    assert facts[:5] == ["x.html", "answer", "Title", "First.", 3]
    assert facts[5:] == ["", "", "What now?", "-", "Old", "new"]


def test_an_anchor_is_its_title_as_the_script_makes_it() -> None:
    assert slug("  “What” now, é?") == "what-now-e"


def test_words_have_the_numbers_of_their_units() -> None:
    many = [
        page(str(number), Unit("", "", ["dog"] if number in (0, 40) else []))
        for number in range(80)
    ]
    many[3].summary = "cats"
    data = made(*many)
    assert data["words"] == "AcatsAdog"
    assert data["at"] == "6 1yg"  # 6; 1, and 80 further: two times thirty-two and sixteen
    assert data["common"] == ""


def test_a_word_that_is_everywhere_tells_nothing() -> None:
    data = made(*[page(str(number), Unit("", "", ["the"])) for number in range(9)])
    assert (data["words"], data["common"]) == ("", "the")


def test_a_word_that_is_in_many_places_counts_where_it_stands_twice() -> None:
    many = [page(str(n), Unit("", "", ["dog cat" if n < 9 else ""])) for n in range(60)]
    many[4].units[0].text.append(" dog")
    data = made(*many)
    assert (data["words"], data["at"], data["common"]) == ("Adog", "9", "cat")


def test_numbers_and_letters_are_no_words() -> None:
    many = [
        page(str(number), Unit("", "", ["2019 85 m a4" if not number else ""]))
        for number in range(60)
    ]
    assert made(*many)["words"] == "Aa4"


def placed(data: dict[str, Any]) -> dict[str, str]:
    """Return for each word, as it is written in the index, the numbers of its units."""
    words = re.findall("[A-J][^A-J]*", data["words"])
    return dict(zip(words, data["at"].split(), strict=True))


def test_words_to_choose_from_are_in_one_order_and_those_of_a_phrase_in_their_own() -> None:
    data = made(page("a"), words="[pages]\nx: get/be hit by/at, a b")
    assert data["leads"] == [[[], "be/get hit at/by,a b"]]


def test_a_word_of_a_heading_has_no_place_in_what_stands_below_it() -> None:
    units = Unit("Walks", "walks", ["walk cat"]), Unit("", "", ["walk"]), *[Unit("", "")] * 240
    data = made(page("a", *units))
    assert placed(data) == {"Acat": "1", "Awalk": "2"}


def test_a_common_word_that_is_known_from_the_list_or_a_title_is_not_told_again() -> None:
    many = [page(str(n), Unit("Now", "", ["off title now then"])) for n in range(9)]
    assert made(*many, words="[pages]\nx: hit it off")["common"] == "then"


def test_plain_forms_are_put_together() -> None:
    units = [Unit("", "", [word]) for word in ("walk", "walks walked", "walking news")]
    many = [page(str(n), *([units[n]] if n < 3 else [Unit("", "")] * 80)) for n in range(6)]
    assert made(*many)["words"] == "AnewsAwalk"
    assert list(bases_of("walks")) == ["walk"]
    assert list(bases_of("this")) == list(bases_of("used")) + list(bases_of("less")) == []


def test_two_words_that_the_book_joins_by_a_hyphen_are_one() -> None:
    texts = ("a time-out", "time out", "timeout", "wi-fi", *[""] * 400)
    data = made(page("a", *[Unit("", "", [text]) for text in texts]), page("b", summary="time-out"))
    assert data["pairs"] == "time-out"
    assert "AtimeEout" in data["words"]
    assert placed(data)["Eout"][:3] == "111"


LIST = """
[forms]
go: went
[same]
partner: wife, husband
[groups]
them: him, her
[pages]
here, gone: ghosting <them>
"""
DANGER = "[alike]\nhe: she\n[danger: here] Because.\nhits me\n[harmless]\nhit it off\n"


def test_the_lists_are_in_it_without_labels_that_no_page_has(tmp_path: Path) -> None:
    book = app(env(labels={"here": "a"}), doctreedir=tmp_path)
    book.env.get_doctree = lambda name: document(section("A", p("Text.")))
    data = index([page("a")], read_words(LIST), read_danger(DANGER), book)
    assert (data["forms"], data["same"]) == ("go,went", "partner,wife,husband")
    assert data["groups"] == {"them": "him her"}
    assert data["leads"] == [[[0], "ghosting <them>"]]
    assert data["alike"] == {"she": "he"}
    assert data["dangers"] == [["Because.", [[0, "", "", []]], ""]]
    assert len(data["danger"]) == SIZE / 2


def test_the_words_of_a_page_are_kept_when_it_is_read(tmp_path: Path) -> None:
    book = app(env({"index": ["a"]}), outdir=tmp_path, srcdir=tmp_path, doctreedir=tmp_path)
    for name in ("index", "a"):
        book.env.current_document.docname = name
        UnitCollector().process_doc(book, document(section("A", section(f"At {name}", p("x")))))
    write_index(book, None)
    text = (tmp_path / "search-index.js").read_text("utf-8")
    data = json.loads(text.removeprefix("const INDEX = ").removesuffix(";\n"))
    told = [(address, sections[2]) for address, _, _, _, _, *sections in data["pages"]]
    assert told == [("index.html", "At index"), ("a.html", "At a")]


@pytest.mark.parametrize(("builder", "error"), [("html", ValueError()), ("epub", None)])
def test_only_a_whole_website_has_one(
    builder: str, error: Exception | None, tmp_path: Path
) -> None:
    write_index(app(env(builder=builder), outdir=tmp_path, srcdir=tmp_path), error)
    assert list(tmp_path.iterdir()) == []
