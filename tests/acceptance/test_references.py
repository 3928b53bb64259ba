"""A slip in the list of sources is one line, in its place; the other sources stay."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from press.components import references
from press.components.references import _text_of, gather
from tests.conftest import TOP, make

BEFORE = """\
% Sources.

@book{before1999,
  author = {Before, Ann},
  title = {A Book},
  publisher = {A Press},
  year = {1999},
}

"""
RIGHT = """\
@article{right2020,
  author = {Right, Ann and Two, Bob},
  title = {A {Study} of Something},
  journal = {Journal of Things},
  year = {2020},
}
"""
AFTER = """
@misc{after2021,
  author = {After, Cid},
  title = {A Page},
  year = 2021,
}
"""
FIRST = BEFORE.count("\n") + 1  # the line in which the entry begins


def slip(old: str, new: str) -> bytes:
    assert old in RIGHT
    return (BEFORE + RIGHT.replace(old, new, 1) + AFTER).encode()


# What the file is, the line that is told, and what is said of it.
SLIPS = {
    "no key": (slip("right2020,", ""), 0, r"This entry has no key\. Begin it as in "),
    "a blank in the key": (
        slip("right2020,", "right 2020,"),
        0,
        r"No page can cite the key `right ",
    ),
    "odd signs in the key": (
        slip("right2020,", "ri`ght$,"),
        0,
        r"No page can cite the key `ri`ght",
    ),
    "no key, but a comma": (slip("right2020,", ","), 0, r"This entry has no key\. "),
    "a field's brace": (slip("Something}", "Something"), 2, r"A `}` is missing at the end of "),
    "the entry's brace": (slip("{2020},\n}", "{2020},\n"), 0, r"This entry is not closed\. Write "),
    "a brace too many": (slip("Something}", "Something}}"), 2, r"A `}` too many: the entry ends "),
    "a brace behind": (slip("{2020},\n}", "{2020},\n}}"), 5, r"A `}` too many: the entry ends "),
    "no comma": (slip("Bob},", "Bob}"), 1, r"A comma is missing at the end of this line\."),
    "no sign": (slip("title =", "title"), 2, r"`title` has no value\. Write `title = {…},`\."),
    "no value": (slip("{2020}", ""), 4, r"`year` has no value\. Write `year = {…},`\."),
    "no brace of its own": (slip("{2020}", "2020s"), 4, r"(A comma is missing|This cannot be)"),
    "a word": (slip("{Journal of Things}", "things"), 3, r"`things` stands for nothing\. Write "),
    "no brace after the kind": (slip("{right2020,", " right2020,"), 0, r"This "),
    "unknown kind": (slip("@article", "@artikel"), 0, r"`@artikel` is no .* `@article`\?"),
    "no field": (slip("  journal = {Journal of Things},\n", ""), 0, r"`right2020` has no journal"),
    "a field twice": (slip("year", "title"), 0, r"`right2020` cannot be set: .*title field"),
    "odd name": (slip("Two, Bob", "T, w, o, B"), 0, r"`right2020` cannot be set: Too many commas"),
    "the same key": (slip("right2020", "before1999"), 0, r"The key `before1999` stands above, too"),
    "quotes": (
        slip("{Journal of Things}", '"Journal } of"'),
        3,
        r"The braces of `journal` do not match",
    ),
    "encoding": (slip("Bob", "B\xf6b").decode().encode("latin-1"), 1, r"This line is not UTF-8 te"),
    "unseen": (
        slip("Bob", "B\x1bo\u202eb"),
        1,
        r"This line has a sign that cannot be seen",
    ),
    "piled": (slip("Bob", "Bo\u0301\u0301\u0301\u0301\u0301b"), 1, r"A letter here has more than"),
}


@pytest.fixture
def cited(small: Path) -> Path:
    """A small book that cites three sources."""
    with (small / "conf.py").open("a") as conf:
        conf.write('extensions.insert(0, "sphinxcontrib.bibtex")\n')
        conf.write('bibtex_bibfiles = ["source/references.bib"]\nbibtex_reference_style = "book"\n')
    (small / "source/references.bib").write_text(BEFORE + RIGHT + AFTER)
    with (small / "source/page.md").open("a") as page:
        page.write("\nFound {cite:p}`right2020`, {cite:p}`before1999` and {cite:t}`after2021`.\n")
        page.write("\n```{bibliography}\n```\n")
    return small


def test_a_right_list_is_whole(cited: Path) -> None:
    checked = make(cited, cited / "build", "--check", "--whole")
    assert checked.said == "Nothing found: all three books build.\n"


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_one_line(tmp_path: Path, name: str) -> None:
    raw, line, told = SLIPS[name]
    path = tmp_path / "references.bib"
    path.write_bytes(raw)
    text, unread = _text_of(path)
    sources = gather((text,), "alpha")
    (fault,) = [*unread, *sources.faults[0]]
    assert fault.line == FIRST + line
    assert re.match(told, fault.words), fault.words
    assert {"before1999", "after2021"} <= set(sources.keys[0])


@pytest.mark.parametrize("text", ["", "<!doctype html>", "<<<<<<< HEAD\n@book{a,}\n", None])
def test_a_list_that_is_none_is_one_line_and_what_cites_it_is_not_told(
    cited: Path, text: str | None
) -> None:
    path = cited / "source/references.bib"
    path.unlink()
    if text is not None:
        path.write_text(text)
    studies = "studies:\n  x:\n    studied: a\n    design: once\n    strength: b\n"
    (cited / "source/studies.yaml").write_text(f"{studies}    cannot_say: c\n    numbers: [1]\n")
    (finding,) = make(cited, cited / "build", "html").findings
    assert finding.startswith("source/references.bib:1: ")


@pytest.mark.parametrize("name", ["no key", "a field's brace", "the same key", "encoding"])
def test_the_book_is_made_all_the_same(cited: Path, name: str) -> None:
    raw, line, told = SLIPS[name]
    (cited / "source/references.bib").write_bytes(raw)
    book = make(cited, cited / "build", "html")
    (finding,) = [line for line in book.said.splitlines() if not line.startswith("html ")]
    assert re.match(rf"source/references\.bib:{FIRST + line}: {told}", finding), finding
    assert book.status == 0
    page = re.sub("<.*?>", "", (book.html / "page.html").read_text())
    assert "(Before, 1999)" in page
    assert "After (2021)" in page
    assert ("Right and Two, 2020" in page) != ("(right2020)" in page)
    again = make(cited, cited / "build", "html")
    assert finding in again.said


def test_a_list_that_is_gone_is_one_line(cited: Path) -> None:
    (cited / "source/references.bib").unlink()
    checked = make(cited, cited / "build", "--check")
    told = (
        "source/references.bib:1: This file is not there. Put it back, or take it out of conf.py."
    )
    assert checked.said.splitlines() == ["1 finding.", told]


def test_a_list_as_large_as_a_library_is_one_line(cited: Path) -> None:
    (cited / "source/references.bib").write_text(BEFORE + RIGHT + AFTER + "%\n" * 500_001)
    book = make(cited, cited / "build", "read")
    assert [line.partition(" Cut")[0] for line in book.findings] == [
        "source/references.bib:1: This file is larger than 1 MB, and nothing of it is read."
    ]


@pytest.mark.parametrize(
    "more", ["word " * 40_000, "{a}" * 10_000, "A and " * 10_000, "\\o" * 10_000]
)
def test_a_list_that_would_take_long_is_one_line(cited: Path, more: str) -> None:
    path = cited / "source/references.bib"
    path.write_text(f"{BEFORE}{RIGHT}{AFTER}\n{more}")
    assert references._text_of(path) == ("", [(1, references.TOO_MUCH)])


def test_abbreviations_of_all_entries_have_an_end() -> None:
    entry = "@book{{k{}, title = a # a # a, year = 2020, publisher = {{P}}, author = {{A, B}}}}\n"
    entries = "".join(entry.format(number) for number in range(50))
    sources = gather((f"@string{{a = {{{'x' * 5000}}}}}\n{entries}",), "alpha")
    (fault,) = sources.faults[0]
    assert fault.words == "The abbreviations make this list too long. It ends here."
    assert 10 < len(sources.keys[0]) < 20


@pytest.mark.parametrize("many", [False, True], ids=["doubled", "strung together"])
def test_abbreviations_without_an_end(many: bool) -> None:
    doubled = ["@string{a0 = {" + "x" * 100 + "}}"]
    doubled += [f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 40)]
    strung = [doubled[0], "@string{a1 = " + " # ".join(["a0"] * 100_000) + "}"]
    sources = gather(("\n".join(strung if many else doubled),), "alpha")
    (fault,) = sources.faults[0]
    assert fault.words == "This entry has more than 20,000 signs. Cut its abbreviations."


def test_an_entry_has_a_hundred_names_at_most() -> None:
    names = " and ".join(["A, B"] * 102)
    sources = gather(
        (f"@book{{one2020, author = {{{names}}}, title = {{T}}, year = 2020}}",), "alpha"
    )
    (fault,) = sources.faults[0]
    assert fault.words == "This entry has more than 100 names. Write `and others`."


def test_a_source_has_something_to_be_named_by() -> None:
    sources = gather(("@misc{a, note = {x}}",), "alpha")
    (fault,) = sources.faults[0]
    assert fault.words == "`a` has no title. Write `title = {…},` into it."
    assert sources.keys == [[]]


def test_a_list_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(references, "MOST", 2)
    sources = gather((BEFORE + RIGHT + AFTER,), "alpha")
    (fault,) = sources.faults[0]
    assert "more than 2 sources. Those from here on are left out." in fault.words
    assert len(sources.keys[0]) == 2


def test_what_stands_between_entries_is_a_comment() -> None:
    text = f"Words.\n{BEFORE}Words, of somebody@example.org.\n@comment{{title = {{x}}}}\n{RIGHT}"
    text += "@string{j = {Journal}}\n" + RIGHT.replace("right", "third").replace(
        "{Journal of", "j #{"
    )
    sources = gather((text,), "alpha")
    assert sources.faults == [[]]
    assert sources.keys == [["before1999", "right2020", "third2020"]]


def test_any_slip_leaves_the_other_sources() -> None:
    assert_any_slip_leaves_the_others(2026, 60)


def assert_any_slip_leaves_the_others(seed: int, slips: int) -> None:
    """Take out, double or put in a sign at random: at most one entry is lost, and it is told."""
    chance = random.Random(seed)
    right = {"before1999", "right2020", "after2021"}
    for _ in range(slips):
        at = chance.randrange(1, len(RIGHT))
        sign = chance.choice(["", RIGHT[at] * 2, *'{}=,"#@%\\ \n'])
        text = BEFORE + RIGHT[:at] + sign + RIGHT[at + 1 :] + AFTER
        sources = gather((text,), "alpha")
        keys, faults = set(sources.keys[0]), sources.faults[0]
        assert {"before1999", "after2021"} <= keys, text
        assert len(faults) <= 1 + (sign == "@"), (text, faults)  # which begins an entry
        assert len(keys) == 3 or faults, text
        assert all(FIRST <= fault.line < FIRST + RIGHT.count("\n") + 2 for fault in faults), faults
    assert right == set(gather((BEFORE + RIGHT + AFTER,), "alpha").keys[0])


def test_the_book_s_own_list_is_whole() -> None:
    text = (TOP / "source/references.bib").read_text()
    assert gather((text,), "alpha").faults == [[]]
