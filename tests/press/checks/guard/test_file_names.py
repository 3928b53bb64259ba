"""guard.names: letters, digits, hyphens and one dot, on no disk the name of another file."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.errors import SphinxError

from press.checks.guard.names import fault_of_capitals, fault_of_name
from press.checks.guard.static import refuse_static_files
from tests.application import page
from tests.conftest import Read
from tests.trees import app, config, env
from tests.warned import Warned

PLAIN = ["a.md", "answers/why-2.md", "A1/b/c.svg", "x" * 100 + ".txt", "drawings/IMG_2034.JPG"]


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_name_is_well(name: str) -> None:
    assert fault_of_name(name) == ""


ODD = ["a", ".a", "a.", "a.b.md", "a_b.md", "_a.md", "-rf.md", "a b.md", "ä.md", "a/.b.md"]
ODD += ["_a.png", "a_b/a.png", "a_.b.png", "a_b.png.md"]
ODD += ["a\u202e.md", "a\n.md", "::error::.md", "a`b.md", "x" * 101 + ".md", "a.b/c.md", "../a.md"]
ODD += ["CON.svg", "aux/a.svg", "a/lpt9.csv", "/".join(["a" * 60] * 4) + ".md", "a%2e.md", "~.md"]


@pytest.mark.parametrize("name", ODD)
def test_another_is_not(name: str) -> None:
    assert fault_of_name(name) != ""


def test_two_that_differ_by_capitals_are_told() -> None:
    spelled: dict[str, str] = {}
    assert fault_of_capitals("a/b.svg", spelled) == ""
    assert fault_of_capitals("a/c.svg", spelled) == ""
    assert fault_of_capitals("a/B.svg", spelled).startswith("`a/b.svg` is called the same")
    assert fault_of_capitals("A/d.svg", spelled).startswith("`a` is called the same")


USES = {
    "a picture": "![a](NAME)",
    "a download": "{download}`words <NAME>`",
    "code": "```{literalinclude} NAME\n```",
    "text": "```{include} NAME\n```",
    "a table": "```{csv-table} T\n:file: NAME\n```",
    "text of another kind": "```{eval-rst}\n.. include:: NAME\n```",
}


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("name", [".secret.txt", "draft.txt~", "a_b.txt"])
def test_a_page_uses_no_file_of_another_name(read: Read, use: str, name: str) -> None:
    app = read({"page.md": page(USES[use].replace("NAME", name)), name: "words"})
    assert any("left out" in line for line in app.told_of("page.md")), app.told


@pytest.mark.parametrize("name", ["a_b.css", "a b.svg", "a.min.css", "nul.png", "-a.css"])
def test_a_static_file_has_such_a_name(tmp_path: Path, warned: list[Warned], name: str) -> None:
    (tmp_path / "_static").mkdir()
    (tmp_path / "_static" / name).write_text("")
    with pytest.raises(SphinxError):
        refuse_static_files(
            app(env(), confdir=tmp_path, connect=lambda *_: None),
            config(html_static_path=["_static"], exclude_patterns=[]),
        )
    assert "ename it." in warned[0].words


def test_what_an_editor_left_is_not_on_the_website(read: Read, tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    for name in ("a.css", "a.css~", "#a.css#", ".a.css.swp"):
        (tmp_path / "static" / name).write_text("a{}")
    made = read("Words.", builder="html", conf=f"html_static_path = [{str(tmp_path / 'static')!r}]")
    made.build()
    assert [path.name for path in Path(made.outdir, "_static").glob("*a.css*")] == ["a.css"]
