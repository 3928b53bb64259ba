"""Each mistake a writer can make is one line: file, line, what is wrong, what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.application import page, write_book
from tests.books import Book, command, make


@dataclass(frozen=True)
class Mistake:
    """What the page says, and the one line that the writer is told."""

    page: str | bytes
    told: str


GROWN = "  chapter: start\n"
GUIDE = GROWN + "  time: a minute\n  needs: a chair\n"

MISTAKES = {
    "yaml": Mistake(
        "---\npiece:\n  kind: [answer\n  summary: A\n---\n\n(page)=\n# Page\n",
        r":3: The front matter is not YAML: .* Close the bracket, as in `\[one, two\]`\.",
    ),
    "no facts": Mistake("(page)=\n# Page\n", r":1: This page has no facts\. Begin it with `---`"),
    "swallowed": Mistake(
        page("It was so for 40\n% of them.\n\n% allowed"), r":13: This line begins with `%`.*Move "
    ),
    "a cell too many": Mistake(
        page("| a | b |\n|---|---|\n| c | d | e |"),
        r":14: This row has 3 cells, the table 2 columns.*is written",
    ),
    "code in alt text": Mistake(
        page("![A `line`](drawing.svg)"), r":12: The text of an image is plain.*Take the backticks"
    ),
    "words behind a fence": Mistake(
        page("- ::: a word"), r":12: Nothing stands in this fence.*Put them"
    ),
    "unknown key": Mistake(
        page("Text.", more="  sumary: twice\n"), r":7: `sumary` is not .* mean `summary`\?"
    ),
    "missing summary": Mistake(
        page("Text.").replace("  summary: A page.\n", ""), r":2: `summary` is missing\. Add "
    ),
    "its label once more": Mistake(
        page("(page)=\n## Again\n\nText."), r":12: Duplicate .* Give one of the two another label\."
    ),
    "long summary": Mistake(
        page("Text.", summary="word " * 61), r":4: `summary` has 61 words\. Cut it to 60"
    ),
    "unknown topic": Mistake(
        page("Text.", more="  topics: [reachin]\n"), r":7: `reachin` is not a topic\. .*`reaching`"
    ),
    "unknown kind": Mistake(page("Text.", kind="anser"), r":3: `anser` is not a kind\. The kinds"),
    "unknown related": Mistake(
        page("Text.", more="  related: [strat]\n"), r":7: `related` names `strat`.*`start`\?"
    ),
    "reviewed before published": Mistake(
        page("Text.", reviewed="2025-01-01"), r":6: `reviewed` is before `published`"
    ),
    "not a date": Mistake(page("Text.", reviewed="soon"), r":6: `reviewed: soon` is not a date"),
    "heading of an answer": Mistake(
        page("## A topic\n\nText.", "answer", GROWN),
        r":13: “A topic” is not a question\. .* ending in “\?”",
    ),
    "guide without steps": Mistake(
        page("Text.", "guide", GUIDE), r":\d+: A guide has numbered steps\. Write headings such as"
    ),
    "steps out of order": Mistake(
        page("## 1. One\n\nText.\n\n## 3. Three\n\nText.", "guide", GUIDE),
        r":19: Step 3 stands where step 2 is due\. Write `2\.`",
    ),
    "unclosed fence": Mistake(
        page("```{note}\nText.\n\nMore."), r":12: This fence is opened and never closed"
    ),
    "unclosed inner fence": Mistake(
        page("::::{sides}\n:::{reach} A\nText.\n\n:::{retreat} B\nText.\n:::\n::::"),
        r":16: This fence is opened and never closed",
    ),
    "dead reference": Mistake(
        page("A [link](#nowhere)."), r":12: Nothing has the label `nowhere`\. Write a label that"
    ),
    "dead role": Mistake(page("{ref}`nowhere`."), r":12: .*nowhere.* Write a label"),
    "dead term": Mistake(
        page("{term}`nothing`."), r":12: .*nothing.* Write a term of the glossary"
    ),
    "no alt text": Mistake(
        page("![](drawing.svg)"), r":12: The image drawing\.svg has no alt text\. Write `:alt:`"
    ),
    "missing image": Mistake(
        page("![a curve](gone.svg)"), r":12: image file not readable: gone\.svg\. Check the path"
    ),
    "unknown directive": Mistake(
        page("```{sidez}\nText.\n```"), r":12: Unknown directive type: 'sidez'\. Check its spelling"
    ),
    "not UTF-8": Mistake(
        page("Caf\xe9.").encode("latin-1"), r":12: This file is not UTF-8 text\. Save it again"
    ),
    "missing glyph": Mistake(
        page("A word 你."),
        r":12: No font of the PDF has Chinese, .* 你: .* Name a folder with a font",
    ),
    "one side": Mistake(
        page("::::{sides}\n:::{reach}\nText.\n:::\n::::"),
        r":12: `sides` holds one `reach` and one `retreat`",
    ),
    "a side alone": Mistake(
        page(":::{reach}\nText.\n:::"), r":12: `reach` stands outside of `sides`\. Write `sides`"
    ),
    "words without a list": Mistake(
        page(":::{words} When\nText.\n:::"), r":12: `words` needs a list\. Write each line"
    ),
    "two pages with one label": Mistake(
        page("Text.").replace("(page)=", "(start)=\n(page)="),
        r":\d+: There is a label `start` on the page `index`. Call one otherwise",
    ),
    "self-check without moments": Mistake(
        page(":::{self-check}\nText.\n:::"), r":12: `self-check` needs topics, and under each"
    ),
    "git could not merge": Mistake(
        page("<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other"), r":12: Git could not merge"
    ),
    "a second title": Mistake(page("Text.\n\n# More"), r":14: A page has one title"),
    "no title": Mistake(
        page("Text.").replace("(page)=\n# Page\n", ""), r":1: This page has no title\."
    ),
    "a label of another name": Mistake(
        page("Text.").replace("(page)=", "(other)="),
        r":10: The label of a page is its file's name\. Write `\(a-label-of-another-name\)=`",
    ),
    "a label without its sign": Mistake(
        page("Text.").replace("(page)=", "(page)"), r":9: This label is plain text\. Write"
    ),
    "front matter without an end": Mistake(
        page("Text.").replace("---\n\n(page)", "\n(page)"), r":1: The front matter is never closed"
    ),
    "a table without its rule": Mistake(
        page("| a | b |\n| 1 | 2 |"), r":12: This table has no rule"
    ),
    "half a pair of stars": Mistake(page("A **bold word."), r":12: `\*\*` begins or ends"),
    "a heading without a blank": Mistake(
        page("##More\n\nText."), r":12: A heading has a plain blank"
    ),
    "a heading by accident": Mistake(
        page("Text.\n\nMore\n---\n\nText."), r":14: The line of signs below makes a heading"
    ),
    "code by accident": Mistake(page("Text.\n\n    More."), r":14: Four blanks before a line"),
    "a role in quotes": Mistake(page("See {ref}'page'."), r":12: This role is not one"),
    "a link with a gap": Mistake(page("See [it] (#start)."), r":12: This link is not one"),
    "a link turned round": Mistake(page("See (it)[#start]."), r":12: This link has its brackets"),
    "a mark without a note": Mistake(page("Text.[^gone]"), r":12: `\[\^gone\]` has no note"),
    "a note without a mark": Mistake(
        page("Text.\n\n[^note]: Words."), r":14: No text leads to this note"
    ),
    "an address for no mail": Mistake(
        page("[Write](mailto:us)."), r":12: `mailto:us` is no address for mail\. Write"
    ),
    "an address without a host": Mistake(
        page("[See](https:/example.org)."), r":12: `https:/example\.org` leads to no website"
    ),
    "a website for a label": Mistake(
        page("[See](www.example.org)."), r":12: `www\.example\.org` is no label"
    ),
    "a word twice": Mistake(page("See the the door."), r":12: “the the” has one word twice"),
    "a note to oneself": Mistake(page("TODO: more."), r":12: “TODO” is for you"),
    "a list without blanks": Mistake(page("*one\n*two\n*three"), r":12: `\*` begins or ends"),
    "a note without its colon": Mistake(
        page("Text.[^a]\n\n[^a] Words."), r":14: A note begins with its mark and a colon"
    ),
    "an option misspelt": Mistake(
        page(":::{figure} drawing.svg\n:allt: A curve.\n\nWords.\n:::"),
        r":13: `figure` has no option `allt`",
    ),
    "an option among the words": Mistake(
        page(":::{figure} drawing.svg\n\n:alt: A curve.\n\nWords.\n:::"),
        r":14: `:alt:` sets nothing here",
    ),
    "an empty line above all": Mistake(
        "\n" + page("Text."), r":2: The front matter begins on the first line"
    ),
    "a fence within a fence": Mistake(
        page("```{note}\n```{tip}\nText.\n```\n```"), r":13: This fence is opened and never closed"
    ),
    "a title without its blank": Mistake(
        page("Text.").replace("# Page", "#Page"), r":10: A heading has a plain blank"
    ),
    "in no toctree": Mistake(page("Text."), r":1: .*Add it to the toctree"),
}


def file_of(name: str) -> str:
    """Each page lies where the toctree finds it, but for the one that is in none."""
    return f"{'apart/' if name == 'in no toctree' else ''}{name.replace(' ', '-')}.md"


def written(name: str) -> bytes:
    """Return the page of a mistake; each has a label and a title of its own."""
    text = MISTAKES[name].page
    raw = text if isinstance(text, bytes) else text.encode()
    raw = raw.replace(b"\n# Page\n", f"\n# Page {name}\n".encode())
    return raw.replace(b"(page)=", f"({name.replace(' ', '-')})=".encode())


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book in which each page has one mistake, checked at once."""
    pages = {file_of(name): written(name) for name in MISTAKES}
    root = write_book(tmp_path_factory.mktemp("mistakes") / "book", pages)
    (root / "source/drawing.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1 L8 8"/></svg>'
    )
    index = root / "source/index.md"
    index.write_text(index.read_text() + "\n```{toctree}\n:glob:\n\n*\n```\n")
    return make(root, root / "build", "--check")


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_one_line(checked: Book, name: str) -> None:
    start = f"source/{file_of(name)}"
    findings = [line.removeprefix(start) for line in checked.findings if line.startswith(start)]
    assert [line for line in findings if re.match(MISTAKES[name].told, line)], findings
    assert len(findings) == 1, findings


def test_mistakes_fail_the_check_and_nothing_else_is_said(checked: Book) -> None:
    starts = tuple(f"source/{file_of(name)}:" for name in MISTAKES)
    verdict, *others = [line for line in checked.said.splitlines() if not line.startswith(starts)]
    assert verdict == f"{len(checked.findings)} findings."
    # A label that is twice is told in both pages.
    assert len(others) == 1, others
    assert others[0].startswith("source/index.md:10: There is a label `start` on the page"), others
    assert checked.status == 1
    assert "Traceback" not in checked.said


@pytest.mark.parametrize("fact", ["chapter: strat", "related: [strat]", "next: strat"])
def test_a_label_in_the_facts_is_told_once(small: Path, fact: str) -> None:
    with (small / "conf.py").open("a") as conf:
        conf.write("nitpicky = True\n")
    (small / "source/page.md").write_text(page("Text.", more=f"  {fact}\n"))
    _, *findings = [
        line for line in make(small, small / "build", "--check").said.splitlines() if line
    ]
    assert len(findings) == 1, findings
    assert "names `strat`" in findings[0]


def test_what_only_a_book_shows_is_found_where_it_is_made(small: Path) -> None:
    long = page(":::{prompt} What?\n:lines: 30\n:::\n" * 2, "worksheet")
    (small / "source/page.md").write_text(long)
    assert not make(small, small / "build", "--check").findings
    (finding,) = make(small, small / "build", "pdf").findings
    assert re.match(r"source/page\.md:1: This worksheet takes \d pages\. Cut it, or", finding)


def test_a_dead_link_is_found_on_a_page_of_the_website_alone(small: Path) -> None:
    (small / "source/page.md").write_text(page("A [link](#nowhere)."))
    with (small / "conf.py").open("a") as conf:
        conf.write('book_left_out = ["page"]\n')
    (finding,) = make(small, small / "build", "--check").findings
    assert "page.md:12: Nothing has the label `nowhere`." in finding


def test_the_other_pages_are_built(small: Path) -> None:
    (small / "source/page.md").write_bytes(MISTAKES["not UTF-8"].page)  # type: ignore[arg-type]
    book = make(small, small / "build")
    assert "Words, and" in (book.html / "index.html").read_text()
    assert book.epub.exists()
    assert book.pdf.exists()


SLOWLY = """
import pickle, time
def slowly(thing, file, *how):
    data = pickle.dumps(thing, *how)
    file.write(data[: len(data) // 2])
    file.flush()
    time.sleep(0.15)
    file.write(data[len(data) // 2 :])
pickle.dump = slowly
"""


def test_a_missing_image_is_one_line_on_a_slow_disk_too(small: Path) -> None:
    """Such a page is read by each builder, and they work side by side."""
    (small / "source/page.md").write_text(page("![a curve](gone.svg)"))
    with (small / "conf.py").open("a") as conf:
        conf.write(SLOWLY)
    checked = command(small, small / "build", "--check", "--whole")
    assert re.fullmatch(r"1 finding\.\nsource/page\.md:12: image [^\n]*\n", checked.said), (
        checked.said
    )


def test_no_finding_no_failure(small: Path) -> None:
    checked = command(small, small / "build", "--check")
    assert re.fullmatch(r"Nothing found\. [^\n]* only `make book` finds\.\n", checked.said)
    assert checked.status == 0
    assert not (small / "build").exists()
