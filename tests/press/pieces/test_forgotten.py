"""forgotten: a label that moves from one page to another is never on both."""

from __future__ import annotations

from pathlib import Path

from tests.application import application

PAGE = "(there)=\n## Here\n\nWords.\n"


def test_a_label_that_moves_to_an_earlier_page_is_not_told_of(small: Path) -> None:
    first, later = small / "source/index.md", small / "source/page.md"
    was = first.read_text(), later.read_text()
    later.write_text(f"{was[1]}\n{PAGE}")
    with application(small) as app:
        app.read()
        first.write_text(f"{was[0]}\n{PAGE}")
        later.write_text(was[1])
        app.read()
        assert app.told == []
        assert app.env.domains.standard_domain.labels["there"][0] == "index"
