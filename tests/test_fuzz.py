"""Pages that nobody would write: each is in all three books whole, or a line says what is wrong.

Hypothesis makes pages of Markdown, MyST, front matter and odd signs, in books of a hundred; each
block carries a word of its own. Two thousand pages on the build server, two hundred elsewhere.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from .conftest import ROOTS
from .tagtree import tag_tree
from .validators import epub_messages, pdf_failures

PAGES = 100  # in a book
BOOKS = 20 if "CI" in os.environ else 2
PATIENCE = 5  # seconds for one page

MARK = re.compile(r"xq\d+x")
numbers = count()

# What may stand in a line. Some of it means something to Markdown, to YAML, to Typst or to XML.
SIGNS = [
    "*",
    "_",
    "`",
    "[",
    "](",
    ")",
    "<",
    ">",
    "&",
    "&amp;",
    "&#0;",
    "{",
    "}",
    "#",
    "$",
    "\\",
    "|",
]
SIGNS += ["~~", "***", "``", "![", "[^a]", "{ref}`", "{term}`", "{cite:p}`", "^", "--", '"', "'"]
SIGNS += ["//", "/*", "@", "#let x", "]]>", "<!--", "-->", "%", "é", "ß", "好", "א", "🙂", "\u00a0"]
SIGNS += [
    "\u0301",
    "ﬁ",
    "½",
    "\u2028",
    "\u00ad",
    "http://a.b",
    "<b>",
    "</p>",
    "::",
    ":::",
    "(x)=",
    "+",
]
WORDS = re.compile(r"\S+")
DIRECTIVES = WORDS.findall("""
    note warning admonition sides reach retreat words prompt card grid grid-item-card tab-set
    tab-item dropdown figure image list-table csv-table table epigraph sidebar topic glossary
    code-block math newsletter pieces library self-check formats toctree
    contents rubric only index container class eval-rst include literalinclude raw button-link div
    bibliography parsed-literal
""")
# Those that hold text, each with what must follow its name.
SOUND = {
    "note": "",
    "warning": "",
    "tip": "",
    "admonition": "Title",
    "card": "Title",
    "div": "plain",
}
SOUND |= {
    "dropdown": "Title",
    "epigraph": "",
    "topic": "Title",
    "container": "plain",
    "prompt": "Why?",
}
SOUND |= {
    "code-block": "text",
    "parsed-literal": "",
    "figure": "ok.svg\n:alt: a line",
    "sidebar": "T",
}
ROLES = ["ref", "doc", "term", "abbr", "cite:p", "cite:t", "math", "kbd", "sub", "sup", "download"]
ROLES += ["bdg", "octicon", "fas", "numref", "raw", "index", "code", "guilabel", "rfc", "pep"]
OPTIONS = WORDS.findall("class name alt width link who lines header-rows target open sync")


def mark() -> st.SearchStrategy[str]:
    return st.builds(lambda: f"xq{next(numbers)}x")


def mostly(common: st.SearchStrategy[str], rare: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return the common nine times in ten; `one_of` would take each half the time."""
    return st.integers(0, 9).flatmap(lambda number: common if number else rare)


calm = st.sampled_from(
    ["", "", "word", "two words", "it’s", "1. 2", "a–b", "*so*", "`code`", "“q”"]
)
noise = mostly(calm, st.lists(st.sampled_from([*SIGNS, "word"]), max_size=4).map(" ".join))
line = st.tuples(noise, mark(), noise).map(" ".join)
role = st.tuples(st.sampled_from(ROLES), noise, mark()).map(lambda t: f"{{{t[0]}}}`{t[1]} {t[2]}`")
inline = mostly(line, st.tuples(line, role).map(" ".join))


def indented(text: str, by: str) -> str:
    return "\n".join(by + row if row else row for row in text.split("\n"))


@st.composite
def sound(draw: Any, inner: st.SearchStrategy[str]) -> str:
    """Return a directive as a writer types it, its fence longer than those inside."""
    name = draw(st.sampled_from(sorted(SOUND)))
    text = draw(inner)
    fence = ":" * (3 + max(map(len, re.findall(r":{3,}", text)), default=0))
    return f"{fence}{{{name}}} {SOUND[name]}\n\n{text}\n\n{fence}"


@st.composite
def wild(draw: Any, inner: st.SearchStrategy[str]) -> str:
    """Return a directive as nobody should type it."""
    fence = draw(st.sampled_from(["```", "````", ":::", "::::", "~~~"]))
    name = draw(st.sampled_from(DIRECTIVES))
    argument = draw(st.one_of(noise, st.sampled_from(["ok.svg", "html", "2", "page"])))
    options = draw(st.lists(st.sampled_from(OPTIONS), max_size=2))
    rows = [f":{option}: {draw(noise)}" for option in options]
    closing = draw(st.sampled_from([*[fence] * 5, "", ":::", "```"]))
    return "\n".join([f"{fence}{{{name}}} {argument}", *rows, "", draw(inner), closing])


leaves = st.one_of(
    inline,
    st.tuples(
        st.sampled_from(["# ", "## ", "#### ", "> ", "- ", "1. ", "- [ ] ", "- [x] "]), line
    ).map("".join),
    st.tuples(line, line).map(lambda t: f"{t[0]}\n: {t[1]}"),
    st.tuples(line, line).map(lambda t: f"| a | b |\n|---|:-:|\n| {t[0]} | {t[1]} |"),
    st.tuples(line, noise).map(lambda t: f"```{t[1]}\n{t[0]}\n```"),
    st.tuples(line, line).map(lambda t: f"{t[0]}[^n]\n\n[^n]: {t[1]}"),
    st.tuples(line, line).map(lambda t: f"{t[0]}  \n{t[1]}\\\nend"),
    line.map(lambda t: f"$$\n{t}\n$$"),
    line.map(lambda t: f"    {t}"),
    line.map(lambda t: f"![{t}](ok.svg)"),
    line.map(lambda t: f"[{t}](#page)"),
    mostly(line, line.map(lambda t: f"<div>{t}</div>")),
    st.sampled_from(["text\n\n---", "***\n\ntext", "+++", "", "\t"]),
)
blocks = st.recursive(
    leaves,
    lambda inner: st.one_of(
        mostly(sound(inner), wild(inner)),
        inner.map(lambda text: indented(text, "> ")),
        inner.map(lambda text: "- " + indented(text, "  ").lstrip()),
        st.lists(inner, min_size=1, max_size=3).map("\n\n".join),
    ),
    max_leaves=8,
)
GOOD = "piece:\n  kind: reference\n  summary: A page.\n"
GOOD += "  published: 2026-01-01\n  reviewed: 2026-01-01\n"
BAD = st.one_of(
    noise,
    noise.map(lambda text: GOOD.replace("A page.", text)),
    st.tuples(st.sampled_from(["kind", "topics", "time", "next", "related", "a"]), noise).map(
        lambda t: f"{GOOD}  {t[0]}: {t[1]}\n"
    ),
)
front_matter = mostly(st.just(GOOD), BAD)
page = st.tuples(front_matter, line, st.lists(blocks, min_size=1, max_size=4)).map(
    lambda t: f"---\n{t[0]}---\n\n# {t[1]}\n\n" + "\n\n".join(t[2]) + "\n"
)


@dataclass
class Made:
    """What became of a book: what was said, and the words of each of the three."""

    said: list[str]
    texts: dict[str, str]


@contextmanager
def patience(seconds: int) -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise TimeoutError(f"a page took more than {seconds} s")

    old = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)


def build(root: Path, capfd: pytest.CaptureFixture[str]) -> Made:
    from bindery.__main__ import main

    with patience(PATIENCE * PAGES):
        main(["html", "epub", "pdf", "--root", str(root)])
    said = capfd.readouterr()
    (epub,) = (root / "build/epub").glob("*.epub")
    (pdf,) = (root / "build/pdf").glob("*.pdf")
    lines = [row for row in (said.out + said.err).splitlines() if row.startswith("source/")]
    assert "Traceback" not in said.out + said.err
    assert [
        message for message in epub_messages(epub) if message["severity"] in ("ERROR", "FATAL")
    ] == []
    assert pdf_failures(pdf, "ua1") == []
    return Made(lines, words_of(root / "build/html", epub, pdf))


def words_of(site: Path, epub: Path, pdf: Path) -> dict[str, str]:
    """Return all that each book says, the alt texts of its pictures too."""
    web = [html.parse(path).getroot() for path in site.rglob("*.html")]
    with zipfile.ZipFile(epub) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        pages = [etree.fromstring(book.read(name)) for name in names]
    tags = tag_tree(pdf)
    alts = " ".join(figure.alt for figure in tags.find("Figure"))
    return {
        "html": " ".join(map(_said, web)),
        "epub": " ".join(map(_said, pages)),
        "pdf": tags.text().replace("\u00ad", "") + alts,
    }


def _said(tree: Any) -> str:
    return "".join(tree.itertext()) + " ".join(tree.xpath("//@alt"))


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """Different pages, always the same."""
    made: list[str] = []

    @given(page)
    @settings(
        max_examples=BOOKS * PAGES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # what fails is kept, to be looked into by hand
        suppress_health_check=list(HealthCheck),
    )
    def collect(text: str) -> None:
        made.append(text)

    collect()
    return made


@pytest.mark.parametrize("book", range(BOOKS))
def test_any_page_is_whole_or_told(
    pages: list[str], book: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(ROOTS / "test-small", tmp_path / "book"))
    (root / "source/ok.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1 L8 8"/></svg>'
    )
    texts = dict(enumerate(pages[book * PAGES : (book + 1) * PAGES]))
    for number, text in texts.items():
        (root / f"source/p{number}.md").write_text(text, encoding="utf-8")
    index = root / "source/index.md"
    index.write_text(index.read_text() + "\n```{toctree}\n:glob:\n\np*\n```\n")
    made = build(root, capfd)
    lost = []
    for number, text in texts.items():
        told = any(row.startswith(f"source/p{number}.md:") for row in made.said)
        for name, content in made.texts.items():
            missing = [word for word in MARK.findall(text) if word not in content]
            if missing and not told:
                lost.append((f"p{number}", name, missing))
    assert not lost, f"{root}: {lost}"
