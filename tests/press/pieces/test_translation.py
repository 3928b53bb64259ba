"""translation: the facts of a page, for its catalog and from it."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes

from press.pieces.frontmatter import FrontMatter
from press.pieces.translation import LeaveOutFacts, fact, facts_of
from tests.trees import applied, document, p


def test_what_is_words_is_told_with_its_line() -> None:
    facts = {"kind": "guide", "summary": "A page.", "time": "an hour", "needs": 3}
    front_matter = FrontMatter({"summary": 4, "time": 7}, facts=facts)
    found = list(facts_of(front_matter, Path("a.md")))
    assert [(it.extract_original_messages(), it.source, it.line) for it in found] == [
        (["A page."], "a.md", 4),
        (["an hour"], "a.md", 7),
    ]


def test_a_page_without_facts_has_none_to_translate() -> None:
    assert list(facts_of(FrontMatter(), Path("a.md"))) == []


def test_no_book_has_them_but_the_catalog() -> None:
    def shown(builder: str) -> list[nodes.Node]:
        tree = document(p("x"), fact(words="A page."))
        return list(applied(LeaveOutFacts, tree, builder).findall(fact))

    assert shown("html") == shown("epub") == shown("typst") == []
    assert len(shown("gettext")) == 1
