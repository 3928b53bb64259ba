"""pdf.large_print: the same looks, seen through a glass."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from sphinx_bindery.pdf.large_print import enlarge

OURS = files("sphinx_bindery.pdf") / "typ"


def looks(folder: Path, template: str) -> Path:
    """Lay out looks as the builder does."""
    (folder / "typ").mkdir()
    (folder / "typ/style.typ").write_text('#let text-size = 10pt\n#let ink = rgb("#000")\n')
    (folder / "template.typ").write_text(template)
    (folder / "cover.typ").write_text("")
    return folder


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("set text(size: 10.5pt)", "set text(size: 18pt)"),
        ("set text(size: 20pt)", "set text(size: 32pt)"),
        ("fitted(title, (40, 30pt), (80, 9pt))", "fitted(title, (40, 48pt), (80, 18pt))"),
        ("text(size: 0.86em, body)", "text(size: 1em, body)"),
        ("text(size: 1.14em, body)", "text(size: 1.14em, body)"),
        ('text(style: "italic", weight: 400)', 'text(style: "normal", weight: 700)'),
        ("set par(justify: true)", "set par(justify: false)"),
        ("set text(hyphenate: true)", "set text(hyphenate: false)"),
        ('number-type: "old-style"', 'number-type: "lining"'),
        ("set par(first-line-indent: 1.3em)", "set par(first-line-indent: 0pt)"),
        ("gap(leading, share: 0.1)", "gap(1.35em, share: 0.1)"),
        ("columns(2, gutter: 1em)", "columns(1, gutter: 1em)"),
        ("pitch: 5mm", "pitch: 8mm"),
        ("block(above: 0pt, stroke: 0.4pt)", "block(above: 0pt, stroke: 0.4pt)"),
    ],
)
def test_what_a_look_says_is_made_larger_and_plain(written: str, seen: str, tmp_path: Path) -> None:
    enlarge(looks(tmp_path, written), "a4")
    assert (tmp_path / "template.typ").read_text() == seen


@pytest.mark.parametrize(
    ("paper", "measures"),
    [("a4", "width: 210mm, height: 297mm"), ("us-letter", "width: 8.5in, height: 11in")],
)
def test_the_measures_of_the_page_are_those_of_its_paper(
    paper: str, measures: str, tmp_path: Path
) -> None:
    enlarge(looks(tmp_path, ""), paper)
    style = (tmp_path / "typ/style.typ").read_text()
    assert f"#let paper = ({measures})" in style
    assert style.rindex("text-size = 18pt") > style.index("text-size = 10pt")


def test_no_other_paper_is_known(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        enlarge(looks(tmp_path, ""), "a5")


def test_every_change_finds_something_in_our_looks(tmp_path: Path) -> None:
    """… so that none is left behind when the looks change their words."""
    folder = looks(tmp_path, "")
    for path in OURS.iterdir():
        (folder / "typ" / path.name).write_bytes(path.read_bytes())
    before = {path.name: path.read_text() for path in (folder / "typ").iterdir()}
    enlarge(folder, "a4")
    after = "\n".join((folder / "typ" / name).read_text() for name in before)
    for gone in ("justify: true", "hyphenate: true", '"italic"', '"old-style"', "size: 0."):
        assert gone in "\n".join(before.values()), gone
        assert gone not in after, gone
