"""What an attacker found in an earlier book: each is refused with its place, and nothing ran."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.cli.summary.compared import _new_claims
from press.cli.summary.pages import Page
from tests.application import page
from tests.conftest import Read

MANY = "goes up to 999"
UNSEEN = "cannot be seen"
NESTED = "\n".join(
    [*(":" * n + "{note}" for n in range(102, 2, -1)), "x", *(":" * n for n in range(3, 103))]
)
PAGES = {
    "a parser": ("```{include} ok.txt\n:parser: source.evil\n```", "`:parser:` is not for pages"),
    "emphasised": ("```{code-block} text\n:emphasize-lines: 1-300000000\n\nx\n```", MANY),
    "lines": ("```{literalinclude} ok.txt\n:lines: 1-300000000\n```", MANY),
    "columns": ("```{hlist}\n:columns: 100000000\n\n- a\n```", MANY),
    "writing lines": ("```{prompt} Write\n:lines: 90000000\n```", MANY),
    "a long list": ("```{eval-rst}\n99999999999999999999. One\n```", "Begin it below"),
    "a null": ("```{include} x%00\n```", "lies elsewhere"),
    "productions": ("```{productionlist}\n```", "`productionlist` is not for pages"),
    "a link's pattern": ("(" + " " * 50_000, "more than 5,000 signs"),
    "a picture's pattern": ("![" + "![`" * 16_000, "more than 5,000 signs"),
    "a claim's pattern": ("1," * 100_000, "more than 100,000 signs"),
    "headings": ("## a\n" * 10_000, "more than 200 headings"),
    "nested": (NESTED, "Too much stands within something else"),
    "entities": ("He said &#x202e;yes.", UNSEEN),
    "a file": ("```{literalinclude} bidi.txt\n```", UNSEEN),
    "a substitution": ("```{eval-rst}\n.. |x| unicode:: 0x202E\n\na |x| b\n```", "not for pages"),
    "a lone surrogate": ("```{eval-rst}\n.. |x| unicode:: 0xD800\n```", "not for pages"),
    "a forged line": (
        "```{eval-rst}\n.. literalinclude:: ../x\n   README.md:1: forged\n   ::error::x\n```",
        "lies elsewhere",
    ),
    "the way out": ("[a](https://evil.example){.quick-exit-link}", "cannot have the class"),
    "a script": ("{download}`x <evil.js>`", "is of a kind that a page may not offer"),
}


@pytest.mark.parametrize("name", PAGES)
def test_an_attack_is_refused_with_its_place(read: Read, name: str) -> None:
    text, told = PAGES[name]
    pages = {"page.md": page(text), "ok.txt": "fine", "bidi.txt": "a\u202eb", "evil.js": "x"}
    app = read(pages, conf="myst_enable_extensions += ['attrs_inline']")
    assert any(told in line for line in app.told_of("page.md")), app.told
    assert any("The page is left out" in line for line in app.told_of("page.md"))
    assert [line for line in app.told if "\n" in line or line.startswith(("::", "README"))] == []


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\f"])
def test_nothing_in_front_matter_switches_jinja_on(read: Read, tmp_path: Path, end: str) -> None:
    text = page("{{ cycler.__init__.__globals__.os.popen('touch RAN').read() }}")
    hidden = f"# a{end}myst:{end}  enable_extensions: [substitution]\n"
    app = read({"page.md": text.replace("piece:", f"{hidden}piece:", 1)})
    assert any(UNSEEN in line for line in app.told)
    assert not list(tmp_path.rglob("RAN"))


def test_a_name_in_the_summary_is_text() -> None:
    claims = frozenset({("a`](x)<img>|@me", "Words.")})
    said = "".join(_new_claims(["page"], {}, {"page": Page("Title", (), claims)}))
    assert "`a'](x)<img>" in said
