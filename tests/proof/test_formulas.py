"""What MathJax reads of our formulas is what Typst sets, and what the EPUB and the website have.

MathJax is the renderer that Sphinx has, and reads LaTeX by itself. Its MathML, ours, and what Typst
tells of the formulas that it has set are brought to one shape (`shapes`) and have to be the same.
"""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
import typst
from lxml import etree
from playwright.sync_api import Browser

from sphinx_bindery.math import STYLES
from sphinx_bindery.math.mathml import markup, read
from sphinx_bindery.pdf.math import typst as call_of
from sphinx_bindery.pdf.said import WORDS_FILE, words_of_looks
from tests.application import TOP
from tests.browsing import needs_browser
from tests.formulas import corpus
from tests.shapes import Shape, of_mathml, of_typst

pytestmark = pytest.mark.proof

NODE = TOP / "tests/node"
MOST_UNKNOWN = 0.03  # of the formulas MathJax may not read
# A line without an environment is broken by Sphinx, which puts one around it.
LINES = (r"a = b \\ c = d", r"a &= b \\ c &= d")


@pytest.fixture(scope="module")
def mathjax() -> dict[str, Shape]:
    """What MathJax reads, by its source."""
    if not (NODE / "node_modules/mathjax-full").is_dir():
        pytest.skip("MathJax is not there: make proof, with npm")
    made = subprocess.run(
        ["node", NODE / "mathjax.js"],
        input=json.dumps([source for source in corpus() if source not in LINES]),
        capture_output=True,
        text=True,
        check=True,
    )
    sources = [source for source in corpus() if source not in LINES]
    trees = dict(zip(sources, json.loads(made.stdout), strict=True))
    return {
        source: _without_tag(etree.fromstring(tree.replace("&nbsp;", "\xa0")))
        for source, tree in trees.items()
        if tree
    }


def _without_tag(tree: etree._Element) -> Shape:
    """Return the shape without the tag of a formula of one row, which we print beside it."""
    rows = list(tree.iter("{*}mlabeledtr"))
    tables = list(tree.iter("{*}mtable"))
    if len(rows) == 1 and len(tables[0]) == 1:
        rows[0].remove(rows[0][0])
        rows[0].tag = f"{{{etree.QName(rows[0]).namespace or ''}}}mtr".replace("{}", "")
    return of_mathml(tree)


def test_mathjax_reads_nearly_all(mathjax: dict[str, Shape]) -> None:
    assert len(mathjax) >= (1 - MOST_UNKNOWN) * len(corpus())


def test_our_mathml_is_what_mathjax_reads(mathjax: dict[str, Shape]) -> None:
    ours = {source: of_mathml(read(source, True, {}).tree) for source in mathjax}
    assert {s: (ours[s], mathjax[s]) for s in mathjax if ours[s] != mathjax[s]} == {}


def test_typst_sets_what_mathjax_reads(mathjax: dict[str, Shape], tmp_path: Path) -> None:
    (tmp_path / "typ").mkdir()
    for name in ("measures.typ", "style.typ", "math.typ"):
        text = (files("sphinx_bindery.pdf") / "typ" / name).read_text("utf-8")
        (tmp_path / "typ" / name).write_text(text, "utf-8")
    (tmp_path / WORDS_FILE).write_text(json.dumps(words_of_looks()), "utf-8")
    calls = [f'#m.line("x", {call_of(read(source, True, {}).tree)})' for source in mathjax]
    head = '#import "/typ/math.typ" as m\n'
    (tmp_path / "main.typ").write_text(head + "\n\n".join(calls), "utf-8")
    found = json.loads(typst.query(tmp_path / "main.typ", "math.equation", root=tmp_path))
    outer = [of_typst(equation["body"]) for equation in found if equation["alt"] == "x"]
    shapes = dict(zip(mathjax, outer, strict=True))
    assert {s: (shapes[s], mathjax[s]) for s in mathjax if shapes[s] != mathjax[s]} == {}


@needs_browser
def test_columns_of_a_website_are_aligned(browser: Browser) -> None:
    source = r"\begin{array}{rl} x & 1 \\ yyyy & 2222 \end{array}"
    made, _ = markup([source], {}, is_block=True)
    styles = (files("sphinx_bindery.math") / STYLES).read_text("utf-8")
    page = browser.new_page()
    page.set_content(f"<!doctype html><style>{styles}</style>{made}")
    right, left = page.evaluate(
        """() => [[":first-child", "right"], [":last-child", "left"]]
        .map(([cell, side]) => [...document.querySelectorAll(`mtd${cell} > :last-child`)]
            .map((e) => Math.round(e.getBoundingClientRect()[side])))"""
    )
    page.close()
    assert right[0] == right[1]
    assert left[0] == left[1]
