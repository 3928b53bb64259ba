"""What is said of a page is one line that commands nobody, with a place that is ours alone."""

from __future__ import annotations

import io
import logging
import re
from pathlib import Path

import pytest

from press.cli.reporter import Reporter
from press.signs import one_line
from tests.application import page
from tests.conftest import Read

PLACE = re.compile(r"(?:source/[^:]+\.\w+|conf\.py):\d+: \S")
ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
EVIL = "x\\r\\n::error file=README.md::forged\\x1b[2J\\u2028##[add-mask]the"
YAML = f'"{EVIL}"'
FORGED = "README.md:1: forged ##[group]x ::error::x"
PAGES = {
    "a key": page("A.").replace("piece:", f"{YAML}: 1\npiece:", 1),
    "a fact": page("A.").replace("piece:\n", f"piece:\n  {YAML}: 1\n", 1),
    "a kind": page("A.", kind=YAML),
    "a summary": page("A.", summary=YAML),
    "a date": page("A.", reviewed=YAML),
    "a related page": page("A.", more=f"  related: [{YAML}]\n"),
    "YAML that is none": page("A.").replace("piece:", "a: [::error::x ##[b]\r::c\npiece:", 1),
    "a label": page("A.", label=FORGED),
    "a title": page("A.", title=f"::error::x ##[warning]y {'z' * 400}"),
    "a directive": page(f"```{{{FORGED}}}\n```"),
    "a directive of the other kind": page("```{eval-rst}\n.. ::error:: x\n\n.. a\u2028b:: c\n```"),
    "a role": page("{::error::}`x` {a:b}`::error::x`\n\n```{eval-rst}\n:a-b:`::error::`\n```"),
    "an option": page(":::{note}\n:::error::x: y\n:##[add-mask]x: y\n\nA.\n:::"),
    "a value": page(f":::{{words}}\n:who: {FORGED}\n\n- a\n:::"),
    "an address": page(f"[a](<{FORGED}>) <javascript:%0a::error::x>"),
    "a reference": page(f"[](<#{FORGED}>) {{ref}}`::error::x` {{doc}}`\x0b::a`"),
    "a picture": page("![##[error]a](<::error::x.svg>)"),
    "a note": page("[^::error::x] [^a]\n\n[^a]: b\n\n[^a]: ::c"),
    "a term": page(":::{glossary}\n::error::x\n  a\n\n::error::x\n  a\n:::"),
    "a class": page("[a]{.::error::x} [b]{class='##[c]'}"),
    "a formula": page("{math}`\\::error::x`"),
    "a file": page("```{literalinclude} index.md:3: forged.txt\n```"),
    "lines of a file": page("```{eval-rst}\n.. include:: a\n   README.md:1: forged\n```"),
    "code": page("```::error::\nx\n```\n\n```{code-block} ##[a]\nx\n```"),
    "a toctree": page("```{toctree}\n::error::x\n##[a] <b>\n```"),
}


@pytest.mark.parametrize("what", PAGES)
def test_each_finding_is_one_line_of_ours(read: Read, what: str) -> None:
    app = read({"page.md": PAGES[what], "index.md:3: forged.txt": "a\u202eb\n"})
    assert app.told
    for line in app.told:
        assert PLACE.match(line), line
        assert not line.startswith("source/index.md:3"), line
        assert not ODD.search(line), line
        assert "##[" not in line
        assert "README.md" not in line.partition(": ")[0]


NAMES = {
    "index.md:3: forged.md": r"source/index.md\x3a3\x3a forged.md:1: ",
    "index.md:docstring of x.svg": r"source/index.md\x3adocstring of x.svg:1: ",
    "::error::x.md": r"source/\x3a\x3aerror\x3a\x3ax.md:1: ",
    "a\n::error::x.md": r"source/a\n\x3a\x3aerror\x3a\x3ax.md:1: ",
    "a\x1b[2J\u202e.svg": r"source/a\x1b[2J\u202e.svg:1: ",
    "##[add-mask]a.md": "source/# #[add-mask]a.md:1: ",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_makes_no_place(read: Read, name: str) -> None:
    app = read({"page.md": page("A."), name: page("B.", label="b")})
    (line,) = [line for line in app.told if "The name of this file" in line]
    assert line.startswith(NAMES[name] + "The name of this file")
    assert not ODD.search(line)


@pytest.mark.parametrize(
    "text", ["::error::x", " : ::a", "a ##[error]b", "a ##vso[task.x]b", "\n::"]
)
def test_no_line_is_a_command(text: str) -> None:
    assert not re.match(r"\s*::|.*##\w*\[", one_line(text))
    assert one_line("Write `##` for a heading [so].") == "Write `##` for a heading [so]."


def test_whatever_is_reported_is_one_line(tmp_path: Path) -> None:
    out = io.StringIO()
    reporter = Reporter(tmp_path, out)
    reporter.report(["a.md:1: b\n::error::c"])
    facts = {"msg": "b", "levelno": logging.WARNING, "location": f"{tmp_path}/a\n::c.md:3"}
    reporter.handle(logging.makeLogRecord(facts))
    assert out.getvalue().splitlines() == [
        "a.md:1: b ::error::c",
        r"a \x3a\x3ac.md:3: b",
    ]
