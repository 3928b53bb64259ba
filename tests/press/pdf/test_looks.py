"""pdf.looks: which template the PDF of this book has."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.pdf.looks import LOOKS, choose_template
from tests.sphinx_bindery.pdf.test_large_print import seen
from tests.trees import app, config, env


@pytest.mark.parametrize(("given", "taken"), [("", str(LOOKS)), ("mine.typ", "mine.typ")])
def test_the_looks_of_this_book_are_set_where_no_others_are(given: str, taken: str) -> None:
    settings = config(pdf_template=given)
    choose_template(app(env(config=settings)), settings)
    assert settings.pdf_template == taken


SETS = "#context [#metadata((par.justify, text.hyphenate))<seen>]"


@pytest.mark.parametrize(
    "text",
    [
        f'#container("words")[{SETS}]',
        f'#container("words")[#bullet-list("")[{SETS}]]',
        f'#look("sides", (role: "reach", body: [{SETS}]), (role: "retreat", body: [{SETS}]))',
    ],
)
def test_speech_is_neither_spaced_out_nor_hyphenated(text: str, tmp_path: Path) -> None:
    found = seen(tmp_path, text, template=LOOKS.read_text())
    assert found
    assert {tuple(each) for each in found} == {(False, False)}


def test_a_box_is_large_enough_for_a_pen(tmp_path: Path) -> None:
    """… nine points from side to side, and more in the self-check."""
    box = "#context [#metadata(measure([☐]).width.pt())<seen>]"
    text = f'{box}\n#container("self-check")[{box}]'
    plain, checked = seen(tmp_path, text, template=LOOKS.read_text())
    assert checked > plain > 9


def test_the_one_who_reaches_has_a_line_and_the_other_has_dots(tmp_path: Path) -> None:
    rules = '#metadata((repr(rule-of("reach")), repr(rule-of("retreat"))))<seen>'
    text = f'#import "/template.typ": rule-of\n{rules}'
    ((reach, retreat),) = seen(tmp_path, text, template=LOOKS.read_text())
    assert "dotted" in retreat
    assert "dotted" not in reach


@pytest.mark.parametrize("paper", ["", "us-letter"])
def test_what_a_guide_takes_stands_between_its_summary_and_its_text(
    paper: str, tmp_path: Path
) -> None:
    """… nearer to the summary, and apart from both."""
    shown = '#container("{}")[#paragraph("")[{} #metadata(0)<at>]]'
    text = "".join(shown.format(*it) for it in (("standfirst", "A"), ("piece-facts", "B")))
    text += '#paragraph("", after-block: true)[C #metadata(0)<at>]'
    heights = "query(<at>).map(it => it.location().position().y.pt())"
    a, b, c = seen(tmp_path, text, paper, template=LOOKS.read_text(), asked=heights)
    line = 26 if paper else 14.6
    assert c - b > b - a > 1.2 * line
