"""summary.findings: what `make check` finds and did not find before."""

from __future__ import annotations

import pytest

from press.cli.summary.findings import found


@pytest.mark.parametrize(
    ("line", "address", "told"),
    [
        (
            "source/a.md:3: x",
            "https://g/blob/1",
            "- [source/a.md:3](https://g/blob/1/source/a.md#L3): x",
        ),
        ("source/a.md:3: a_b", "", "- source/a.md:3: a\\_b"),
        ("Nothing found: all three books build.", "https://g", "Nothing new."),
        ("2 findings.", "", "Nothing new."),
    ],
)
def test_what_make_check_printed(line: str, address: str, told: str) -> None:
    assert found(f"{line}\n\n", address) == ["", "## What make check finds", "", told]


def test_only_what_is_new_is_told() -> None:
    before = "source/a.md:3: old\nsource/b.md:1: twice\n2 findings.\n"
    now = "source/a.md:9: old\nsource/a.md:1: twice\n2 findings.\n"
    assert found(now, "", before) == [
        "",
        "## What make check finds",
        "",
        "- source/a.md:1: twice",
        "",
        "It also says 1 things that it said before.",
    ]
