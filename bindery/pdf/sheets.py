"""Worksheets as single sheets of A4 and of Letter, to be printed and written on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bindery.identity import language_of
from bindery.pdf.typst import show_call, string, strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.config import Config

    from bindery.pdf.builder import PrintedPage

PAPERS = {"a4": "a4", "letter": "us-letter"}  # our name for a size of paper, and Typst's


def loose(page: PrintedPage) -> PrintedPage:
    """Return the page as it stands by itself: the first heading of its own document."""
    return replace(page, level=1, is_loose=True)


def sheet_call(config: Config, paper: str, title: str) -> str:
    """Return the Typst call that sets what follows on a sheet of its own."""
    language = language_of(config.language)
    facts = {
        "paper": string(paper),
        "title": string(title),
        "language": string(language.name),
        "region": string(language.region) if language.region else "none",
        "source": strings(_source(config)),
    }
    return show_call("loose-sheet", facts)


def _source(config: Config) -> Iterator[str]:
    """Yield what the foot of a sheet tells: where it is from, and under what licence."""
    for fact in (config.project, config.book_licence, config.html_baseurl):
        if fact:
            yield fact
