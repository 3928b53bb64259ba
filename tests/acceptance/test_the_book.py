"""The book as a whole: what it holds, how long it is, and that all of it can be found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import TOP, Book

# A label never changes once it is published: others link to it.
LABELS = """
start right-now library essay questions guides reference
essay-evening essay-loop essay-reach essay-retreat essay-who essay-against essay-after essay-not
why-partner-pulls-away why-i-shut-down chasing-or-pulling-away same-fight partner-goes-quiet
asking-for-space how-long-time-out stonewalling-or-overwhelmed change-it-alone
should-i-stop-reaching anxious-and-avoidant both-pull-away bring-it-up too-many-messages
reason-to-leave does-therapy-help
days-of-silence asking-too-much is-it-depression since-the-baby only-by-phone
stop-chasing-or-shutting-down time-out repair talk-about-the-loop twenty-one-minutes
map-your-loop time-out-agreement kind-stranger
two-sides words-to-try glossary evidence not-shown not-the-pattern help references
about newsletter take-it-with-you accessibility privacy contribute
"""
LENGTHS = {"essay": (800, 1200), "answers": (450, 850), "guides": (800, 1400)}  # words of a piece
ESSAY = (7000, 9500)  # words of its chapters
# What is no running text: furniture, headings, captions, notes, who speaks, a list to be marked.
LEFT_OUT = ".standfirst, .piece-facts, .furniture, figure, aside, nav, h1, h2, h3, .self-check"
LEFT_OUT += ", .words-who, .words-when, .side-title, [role=doc-footnote], .kicker, .quick-exit"


def _places(book: Book) -> dict[str, Path]:
    """Return the file of each label."""
    found: dict[str, Path] = {}
    for path in book.html.rglob("*.html"):
        for name in html.parse(path).getroot().xpath("//*[@id='content']//@id"):
            found.setdefault(str(name), path.resolve())
    return found


def _article(path: Path) -> html.HtmlElement:
    return html.parse(path).getroot().get_element_by_id("content")


def test_all_that_was_promised_is_there_within_three_links_of_home(real: Book) -> None:
    places = _places(real)
    assert [name for name in LABELS.split() if name not in places] == []
    reached = {real.html / "index.html"}
    for _ in range(3):
        for page in list(reached):
            links = [str(link).partition("#")[0] for link in _article(page).xpath(".//a/@href")]
            near = {(page.parent / link).resolve() for link in links if link.endswith(".html")}
            reached |= {path for path in near if path.is_relative_to(real.html.resolve())}
        reached = {path.resolve() for path in reached}
    assert [name for name in LABELS.split() if places[name] not in reached] == []


def _words(path: Path) -> int:
    article = _article(path)
    for element in article.cssselect(LEFT_OUT):
        element.drop_tree()
    return len(article.text_content().split())


@pytest.mark.parametrize("folder", LENGTHS)
def test_each_piece_has_its_length(real: Book, folder: str) -> None:
    least, most = LENGTHS[folder]
    pages = [path for path in (real.html / folder).glob("*.html") if path.stem != "index"]
    counts = {path.stem: _words(path) for path in pages}
    assert {name: count for name, count in counts.items() if not least <= count <= most} == {}
    if folder == "essay":
        assert ESSAY[0] <= sum(counts.values()) <= ESSAY[1]


def test_the_phrase_book_has_sixty_lines(real: Book) -> None:
    lines = _article(real.html / "reference/words-to-try.html").cssselect(".words li")
    assert len(lines) >= 60


def test_each_help_line_has_the_day_it_was_checked() -> None:
    text = (TOP / "source/reference/help.md").read_text(encoding="utf-8")
    lines = re.findall(r"^.+: \*\*\[.+?\)\*\*\n((?:[: ] .+\n)+)", text, re.MULTILINE)
    assert len(lines) > 20
    assert [
        line for line in lines if not re.search(r"Checked \d+ (?:and \d+ )?\w+ 20\d\d\.", line)
    ] == []
