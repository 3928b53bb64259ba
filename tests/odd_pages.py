"""Pages that nobody would write, made by Hypothesis: Markdown, MyST, front matter and odd signs.

A program of its own, `python -m tests.odd_pages 200`, for this reason: Hypothesis salts what it
makes with the constants of whatever code of ours has been imported, so that within a run of tests
each commit, and each worker, would be given other pages. By itself it makes the same ones always.
"""

from __future__ import annotations

import json
import re
import sys
from itertools import count
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

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
ROLES += ["bdg", "octicon", "numref", "raw", "index", "code", "guilabel", "rfc", "pep"]
OPTIONS = WORDS.findall("class name alt width link who lines header-rows target open sync")


def mark() -> st.SearchStrategy[str]:
    return st.builds(lambda: f"xq{next(numbers)}x")


def mostly(common: st.SearchStrategy[str], rare: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return the common nine times in ten; `one_of` would take each half the time."""
    return st.integers(0, 9).flatmap(lambda number: common if number else rare)


calm = st.sampled_from(
    ["", "", "word", "two words", "it’s", "1. 2", "a–b", "*so*", "`code`", "“q”", "{fas}`star`"]
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


def odd_pages(number: int, chance: int = 0) -> list[str]:
    """Return different pages; the same ones for the same chance."""
    made: list[str] = []

    @seed(chance)
    @given(page)
    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # what fails is kept, to be looked into by hand
        suppress_health_check=list(HealthCheck),
    )
    def collect(text: str) -> None:
        made.append(text)

    collect()
    return made


if __name__ == "__main__":
    print(json.dumps(odd_pages(*map(int, sys.argv[1:]))))
