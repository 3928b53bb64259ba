"""Numbers to call, and those beside them, have figures as tall as capitals in all three books."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser

from tests.acceptance.test_pdf_stranger import sphinx_pdf
from tests.browsing import needs_browser, served
from tests.conftest import Book
from tests.tagtree import placed_text

HELP = ["reference/help", "reference/not-the-pattern"]
CONF = """
project = "Numbers"
extensions = ["myst_parser", "sphinx_bindery.pdf"]
myst_url_schemes = ["tel"]
"""
FIGURES = "0123456789 **0123456789**"
PAGES = {
    "lining": f"# In a table\n\n| Head |\n| --- |\n| {FIGURES} |\n",
    "old": f"# In the text\n\nNot in a table: {FIGURES}, and 1924 is a year.\n",
    "call": """# To call

Call [1800 **737 732**](tel:1800737732), or **9-8-8**. Text START to 88788, from 13456 to 20779.[^a]

- In a list, with its meaning: [0123456789](tel:0123456789)

| In a table |
| --- |
| 555 |

[^a]: And 0458 in a note.
""",
    "words": "# Beside capitals\n\nThe line 1800RESPECT, in 3B; **H2O**, an A4 sheet.\n",
}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[tuple[str, str, int]]]:
    """The figures on each page of a PDF: the font, the sign, and which of its drawings."""
    root = tmp_path_factory.mktemp("numbers")
    (root / "conf.py").write_text(CONF)
    (root / "index.md").write_text("# Numbers\n\n```{toctree}\n" + "\n".join(PAGES) + "\n```\n")
    for name, text in PAGES.items():
        (root / f"{name}.md").write_text(text)
    said, path = sphinx_pdf(root, root / "build")
    assert said == "exit 0\n"
    with pikepdf.open(path) as pdf:
        last = pdf.pages[-len(PAGES) :]
        return dict(zip(PAGES, map(drawn_figures, last), strict=True))


def drawn_figures(page: pikepdf.Page) -> set[tuple[str, str, int]]:
    runs = [run for run in placed_text(page) if run.size > 8.5]  # not the number of the page
    return {
        (run.font, sign, code)
        for run in runs
        for sign, code in zip(run.text, run.codes, strict=True)
        if sign.isdigit()
    }


def test_figures_are_of_two_kinds_and_those_of_a_page_with_a_number_to_call_are_tall(
    figures: dict[str, set[tuple[str, str, int]]],
) -> None:
    assert len(figures["lining"]) == len(figures["old"]) == 20
    assert not figures["lining"] & figures["old"]
    assert len(figures["call"]) > 12
    assert figures["call"] <= figures["lining"]


def test_figures_in_words_of_capitals_are_as_tall_as_they(
    figures: dict[str, set[tuple[str, str, int]]],
) -> None:
    assert {sign for _, sign, _ in figures["words"]} == set("180324")
    assert figures["words"] <= figures["lining"]


@needs_browser
@pytest.mark.parametrize("name", HELP)
def test_on_the_web_all_figures_of_a_page_with_such_numbers_are_tall(
    real: Book, browser: Browser, name: str
) -> None:
    page = browser.new_page()
    with served(real.html) as address:
        page.goto(f"{address}/{name}.html")
        kinds = page.locator("main :is(p, li, dt, dd, a[href^='tel:'])").evaluate_all(
            "all => [...new Set(all.map((e) => getComputedStyle(e).fontVariantNumeric))]"
        )
        assert kinds == ["lining-nums"]
        page.goto(f"{address}/essay/essay-loop.html")
        other = page.locator("main .standfirst p")
        assert other.evaluate("p => getComputedStyle(p).fontVariantNumeric") == "oldstyle-nums"
    page.close()


@needs_browser
def test_on_a_small_phone_a_number_stays_on_one_line(real: Book, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 568})
    with served(real.html) as address:
        page.goto(f"{address}/{HELP[0]}.html")
        lines = page.locator("main a[href^='tel:']").evaluate_all(
            "all => all.map((link) => link.getClientRects().length)"
        )
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) == 0
    assert set(lines) == {1}
    page.close()


@needs_browser
def test_in_the_epub_figures_are_tall_where_there_are_numbers_to_call(
    real: Book, browser: Browser, tmp_path: Path
) -> None:
    with zipfile.ZipFile(real.epub) as book:
        book.extractall(tmp_path)
    pages = [p for p in tmp_path.rglob("*.xhtml") if 'href="tel:' in p.read_text("utf-8")]
    assert len(pages) == len(HELP)
    page = browser.new_page()
    for path in pages:
        page.goto(path.as_uri())
        kinds = page.locator("section :is(p, li, dt, dd, a)").evaluate_all(
            "all => [...new Set(all.map((e) => getComputedStyle(e).fontVariantNumeric))]"
        )
        assert kinds == ["lining-nums"]
    page.close()
