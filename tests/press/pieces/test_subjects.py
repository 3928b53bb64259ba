"""pieces.subjects: each piece stands in the index under its topics."""

from __future__ import annotations

from tests.application import page
from tests.conftest import Read


def test_a_piece_is_entered_under_the_names_of_its_topics(read: Read) -> None:
    topics = "  topics: [reaching]\n"
    book = read({"page.md": page("Words.", more=topics), "b.md": page("W.", label="b", title="B")})
    entries = book.env.domains.index_domain.entries
    assert entries["page"] == [("single", "Reaching; Page", "page", "", None)]
    assert entries["b"] == []
