"""reporter: what Sphinx warns of becomes `file:line: what is wrong, what to write`, once."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sphinx.util.logging import WarningStreamHandler

from press.cli.reporter import LONGEST, Reporter, advised
from tests.conftest import Read

ROOT = Path("/book")


def record(message: str, location: str | None = None, *args: Any, **more: Any) -> logging.LogRecord:
    """Return what a handler gets of a warning, after Sphinx's filters."""
    level = more.pop("level", logging.WARNING)
    facts = {"msg": message, "args": args, "levelno": level, "location": location, **more}
    return logging.makeLogRecord(facts)


def reported(*records: logging.LogRecord) -> list[str]:
    out = io.StringIO()
    reporter = Reporter(ROOT, out)
    for each in records:
        reporter.handle(each)
    assert out.getvalue() == "".join(f"{line}\n" for line in reporter.reported)
    return list(reporter.reported)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("/book/source/a.md:3", "source/a.md:3"),
        ("/book/source/a.md", "source/a.md:1"),
        ("/book/source/a.md:", "source/a.md:1"),
        ("/elsewhere/a.md:3", "/elsewhere/a.md:3"),
        ("/bookish/a.md:3", "/bookish/a.md:3"),
        ("<unknown>:3", "<unknown>:3"),
        (None, "conf.py:1"),
        ("", "conf.py:1"),
        ("/book/m.py:docstring of m.f:4", "m.py:4"),
    ],
)
def test_a_warning_is_reported_with_its_place(place: str | None, shown: str) -> None:
    assert reported(record("It is so.", place)) == [f"{shown}: It is so."]


@pytest.mark.parametrize("level", [logging.WARNING, logging.ERROR, logging.CRITICAL])
def test_how_bad_it_is_is_not_said(level: int) -> None:
    assert reported(record("It is %s.", "/book/a.md:3", "so", level=level)) == ["a.md:3: It is so."]


def test_words_may_look_like_a_warning() -> None:
    assert reported(record("a: WARNING: b", "/book/a.md:3")) == ["a.md:3: a: WARNING: b"]


def test_a_finding_is_no_longer_than_somebody_reads() -> None:
    first, second = reported(record("a" * 9999), record("b"))
    assert len(first) == LONGEST
    assert first.endswith("a …")
    assert second == "conf.py:1: b"


def test_the_same_is_reported_once() -> None:
    places = ("/book/a.md:3", "/book/a.md:3", "/book/a.md:4")
    assert reported(*(record("x", place) for place in places)) == ["a.md:3: x", "a.md:4: x"]


def test_the_rest_of_a_message_of_several_lines_is_left_out() -> None:
    assert reported(record("x\n  source/b.md:1: more", "/book/a.md:3")) == ["a.md:3: x"]


def test_what_cannot_be_seen_is_left_out() -> None:
    assert reported(record("x\u200b\ty", "/book/a.md:3")) == ["a.md:3: x y"]


def test_a_warning_that_is_badly_made_ends_no_book(capsys: pytest.CaptureFixture[str]) -> None:
    assert reported(record("one %s", "/book/a.md:3", "two", "three")) == []
    assert "not all arguments converted" in capsys.readouterr().err


def test_what_others_found_is_reported_if_it_is_new() -> None:
    out = io.StringIO()
    reporter = Reporter(ROOT, out)
    reporter.report(["a", "b", "a"])
    reporter.report(["b", "c"])
    assert list(reporter.reported) == ["a", "b", "c"]
    assert out.getvalue() == "a\nb\nc\n"


def test_a_link_without_its_label_is_told_on_its_line_with_the_label_that_was_meant(
    tmp_path: Path,
) -> None:
    page = tmp_path / "source/page.md"
    page.parent.mkdir()
    page.write_text("(help-now)=\n# Help\n\nOne line,\n[and another](#help-noww).\n\n#help-noww\n")
    reporter = Reporter(tmp_path, io.StringIO())
    reporter.handle(record(GONE.format("help-noww"), f"{page}:4"))
    assert list(reporter.reported) == [
        f"source/page.md:5: Nothing has the label `help-noww`. Did you mean `help-now`? {LABEL}"
    ]


def test_so_many_labels_are_looked_for_on_a_page_as_are_told_of_it(tmp_path: Path) -> None:
    page = tmp_path / "source/page.md"
    page.parent.mkdir()
    page.write_text("(help-now)=\n# Help\n")
    reporter = Reporter(tmp_path, io.StringIO())
    for number in range(12):
        reporter.handle(record(GONE.format(f"help-now{number}"), f"{page}:2"))
    assert ["Did you mean" in line for line in reporter.reported] == [True] * 10 + [False] * 2


def test_a_page_that_is_mended_is_told_of_again(tmp_path: Path) -> None:
    reporter = Reporter(tmp_path, io.StringIO())
    place = f"{tmp_path}/source/page.md:1"
    reporter.handle(record("Never closed.", place, type="source", subtype="fence"))
    reporter.handle(record("What came of it.", place))
    assert list(reporter.reported) == ["source/page.md:1: Never closed."]
    reporter.begin()
    reporter.handle(record("Another.", place))
    assert list(reporter.reported) == ["source/page.md:1: Another."]


def test_findings_go_to_the_writer_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    Reporter(ROOT).handle(record("x"))
    assert capsys.readouterr().err == "conf.py:1: x\n"


LABEL = "Write a label that stands above a heading, as in `(the-label)=`."


@pytest.mark.parametrize(
    ("message", "kind", "words"),
    [
        ("undefined label: 'x' [ref.ref]", "ref.ref", f"undefined label: 'x'. {LABEL}"),
        ("undefined label: 'x'", "ref.ref", f"undefined label: 'x'. {LABEL}"),
        ("It is so. [ref.ref]", "ref.ref", f"It is so. {LABEL}"),
        ("It is so. [book.own]", "book.own", "It is so."),
        ("It is so. [ref.ref]", "book.own", "It is so. [ref.ref]"),
        ("It is so", "", "It is so"),
        ("It is so. [docutils]", "docutils.", "It is so."),
    ],
)
def test_what_to_write_is_added_where_sphinx_does_not_say_it(
    message: str, kind: str, words: str
) -> None:
    assert advised(message, kind) == words


GONE = "'myst' cross-reference target not found: '{}'"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (GONE.format("gone"), f"Nothing has the label `gone`. {LABEL}"),
        (GONE.format("gone.md"), "There is no page `gone.md`. Write the label of a page"),
        (GONE.format("../gone.html#x"), "There is no page `../gone.html`. Write the label"),
        (GONE.format("www.example.org"), "`www.example.org` is no label. For a website write"),
        (GONE.format("http//example.org"), "`http…example.org` is no address. For a website"),
        (GONE.format("a@b.org"), "`a@b.org` is no label. To have it written to, write `mailto:"),
        (GONE.format("htps://b.org"), "`htps://b.org` is no address of a website. Write `https:"),
        (GONE.format("../a.svg"), "`../a.svg` is no label. To show a picture write `![words](../"),
        (GONE.format("example.org/a"), "`example.org/a` is no label. For a website write"),
        (GONE.format("A note."), "`A note.` is no address. If it is a note, write `[^name]`"),
        (GONE.format(""), "This link leads nowhere. Write its address"),
        ("Document headings start at H2, not H1", "A page begins with its title. Write it above"),
        (
            "'figure': Unknown option key: 'allt' (allowed: ['alt'])",
            "`figure` has no option `allt`",
        ),
        ("'figure': Invalid options format: x", "This is no option of `figure`. Write `:name: v"),
        ("Figure caption must be a paragraph or empty comment.", "Options stand right below"),
        ("Non-consecutive header level increase; H1 to H4", "This heading has 4 `#`, and the one"),
        ("Footnote [#] is not referenced.", "No text leads to this note. Write its mark"),
        ("Duplicate footnote definition found for label: 'a'", "Two notes are called `a`. Give"),
        ("Document may not end with a transition.", "Neither a page nor a section can end with"),
        ("At least one body element must separate transitions", "Two lines of `---` follow"),
        ('Content block expected for the "tip" directive; none', "Nothing stands in `tip`. Write"),
        ("Directive 'words': 1 argument(s) required, 0 supplied", "`words` needs words behind"),
    ],
)
def test_what_programs_say_is_said_in_the_words_of_writers(said: str, told: str) -> None:
    assert advised(said, "myst.xref_missing").startswith(told)


@pytest.mark.parametrize(
    "said", ["Too many autonumbered footnote references: only 0", 'Unknown target name: "x".']
)
def test_what_another_finding_says_is_not_said_again(said: str) -> None:
    assert reported(record(said, "/book/a.md:3")) == []


@pytest.mark.parametrize("subtype", ["fence", "unmerged", "encoding"])
def test_what_spoils_a_page_is_told_alone(subtype: str) -> None:
    spoiled = record("It is open.", "/book/a.md:3", type="source", subtype=subtype)
    others = [record("x", "/book/a.md:9"), record("y", "/book/b.md:9")]
    assert reported(spoiled, *others) == ["a.md:3: It is open.", "b.md:9: y"]


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ('Unknown directive type: "x"', "Check its spelling; CONTRIBUTING.md lists those that"),
        ('Duplicate explicit target name: "x".', "Give one of the two another label."),
    ],
)
def test_what_has_no_kind_of_its_own_has_advice_by_its_words(words: str, advice: str) -> None:
    assert advised(words, "docutils").startswith(f"{words.rstrip('.')}. {advice}")


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        ("ref.term", "Write a term"),
        ("ref.doc", "Write the page's path"),
        ("myst.directive_unknown", "Check its spelling"),
        ("myst.role_unknown", "Check its spelling"),
        ("image.not_readable", "Check the path"),
        ("toc.not_included", "Add it to the toctree"),
        ("toc.not_readable", "Check the name in the toctree"),
        ("bibtex.key_not_found", "Write a key of source/references.bib"),
    ],
)
def test_each_kind_has_advice_of_its_own(kind: str, start: str) -> None:
    type_, _, subtype = kind.partition(".")
    (line,) = reported(record(f"x [{kind}]", type=type_, subtype=subtype))
    assert line.startswith(f"conf.py:1: x. {start}")


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """Sphinx's logger, as it was before any application."""
    found = logging.getLogger("sphinx")
    kept = found.handlers[:]
    found.handlers[:] = []
    found.setLevel(logging.DEBUG)  # as Sphinx sets it
    yield found
    found.handlers[:] = kept


def test_it_takes_the_place_of_sphinx_and_its_filters_along(logger: logging.Logger) -> None:
    theirs, other = WarningStreamHandler(), logging.NullHandler()
    theirs.addFilter(lambda record: "suppressed" not in record.getMessage())
    logger.handlers[:] = [theirs, other]
    reporter = Reporter(ROOT, io.StringIO())
    for _ in range(2):
        reporter.attach()
        assert logger.handlers == [other, reporter]
    logger.warning("one")
    logger.warning("suppressed")
    logger.info("told nobody")
    assert list(reporter.reported) == ["conf.py:1: one"]


def test_what_sphinx_prints_before_is_about_conf_py() -> None:
    reporter = Reporter(ROOT, io.StringIO())
    reporter.report_early("\x1b[31mWARNING: It is so.\x1b[39;49;00m\nWARNING: And so.\n\n")
    assert list(reporter.reported) == ["conf.py:1: It is so.", "conf.py:1: And so."]


def test_what_conf_py_itself_is_warned_of_is_reported(read: Read) -> None:
    (line,) = read("Text.", conf="language = None").told
    assert line.startswith("conf.py:1: Invalid configuration value found: 'language = None'. Upd")


def test_a_role_that_nobody_knows_is_one_line_unless_conf_py_suppresses_it(read: Read) -> None:
    (line,) = read("{nothing}`x`").told_of("page.md")
    assert line.startswith("12: Unknown interpreted text role")
    assert line.endswith(". Check its spelling; CONTRIBUTING.md lists those that exist.")
    assert read("{nothing}`x`", conf="suppress_warnings = ['myst']").told_of("page.md") == []


def test_a_picture_whose_options_are_lost_lacks_no_words_besides() -> None:
    option = "'figure': Unknown option key: 'allt' (allowed: ['alt'])"
    alt = {"type": "image", "subtype": "alt"}
    found = reported(
        record(option, "/book/a.md:13"),
        record("No words.", "/book/a.md:12", **alt),
        record("No words.", "/book/a.md:20", **alt),
        record("No words.", "/book/b.md:12", **alt),
    )
    assert [line.partition(": ")[0] for line in found] == ["a.md:13", "a.md:20", "b.md:12"]
