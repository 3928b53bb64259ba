"""repeated: one mistake that is made a thousand times is told in a few lines, and counted."""

from __future__ import annotations

import io
from pathlib import Path

from press.cli.repeated import MOST, MOST_OF_A_PAGE, shortened
from press.cli.reporter import Reporter
from tests.application import page
from tests.conftest import Read


def test_the_first_ten_of_a_kind_are_told_then_how_many_follow() -> None:
    findings = [f"a.md:{n}: The word “w{n}” is `odd{n}`, {n} times." for n in range(1, 1501)]
    told = shortened(findings)
    assert told[:-1] == findings[:MOST]
    assert told[-1] == f"{findings[MOST]} There are 1,489 more of this kind on this page."


def test_ten_are_told_without_a_count() -> None:
    findings = [f"a.md:{n}: Odd." for n in range(1, 12)]
    assert shortened(findings[:10]) == findings[:10]
    assert shortened(findings) == findings


def test_other_kinds_and_other_pages_are_told() -> None:
    many = [f"a.md:{n}: Odd." for n in range(1, 100)]
    assert shortened([*many, "a.md:3: Even.", "b.md:3: Odd."])[10:12] == [
        "a.md:3: Even.",
        "b.md:3: Odd.",
    ]


def test_a_page_has_so_many_lines_however_it_words_them() -> None:
    words = ["".join(chr(97 + int(digit)) for digit in str(n)) for n in range(5000)]
    told = shortened(f"a.md:{n}: {word}." for n, word in enumerate(words, 1))
    assert len(told) == MOST_OF_A_PAGE + 1
    assert told[-1].endswith(f"There are {4999 - MOST_OF_A_PAGE:,} more findings on this page.")


def test_none_is_lost_and_the_writer_hears_of_the_rest_at_the_end() -> None:
    out = io.StringIO()
    reporter = Reporter(Path("/book"), out)
    findings = [f"a.md:{n}: Odd." for n in range(1, 31)]
    reporter.report(findings)
    reporter.report(findings)  # by another book
    reporter.finish()
    assert list(reporter.reported) == findings
    assert out.getvalue().splitlines() == shortened(findings)
    reporter.finish()
    assert len(out.getvalue().splitlines()) == 11


def test_one_link_defined_a_thousand_times(read: Read) -> None:
    told = shortened(read({"page.md": page("[a]: #page\n\n" * 1000 + "[a]")}).told)
    assert len(told) < 15
    assert "more of this kind on this page" in told[-1]
