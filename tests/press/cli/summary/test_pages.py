"""summary.pages: a page as the summary of a change sees it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes

from press.cli.summary import pages as module
from press.cli.summary.pages import Page
from tests.trees import document, p, section

made_in: Any = module


def test_the_words_of_a_page_are_counted() -> None:
    assert Page("T", ("One two.", "Three."), frozenset()).words == 3
    assert Page("T", (), frozenset()).words == 0


def test_a_page_is_read_with_its_sentences_and_claims() -> None:
    cite = addnodes.pending_xref("", nodes.literal("", "x"), refdomain="cite", reftarget="leo, mia")
    other = addnodes.pending_xref("", nodes.literal("", "y"), refdomain="std", reftarget="z")
    tree = document(section("T", p("One. Two ", cite, "\n  so ", other)))
    made = made_in._page(tree, "page")
    assert made.title == "T"
    assert len(made.sentences) == 3
    assert made.claims == {
        ("leo", "One. Two (leo,mia) so y"),
        ("mia", "One. Two (leo,mia) so y"),
    }


def test_the_words_around_a_claim_are_cut() -> None:
    cite = addnodes.pending_xref("", nodes.literal("", "x"), refdomain="cite", reftarget="leo")
    ((_, words),) = made_in._claims(document(p(cite, "word " * 99)))
    assert len(words) == 200
