"""`make new` takes any title: the page shows it, and nothing in it is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docutils import nodes

from press.cli.new import new_piece
from press.signs import one_line
from tests.application import application
from tests.conftest import ROOTS, verb

TITLES = [
    *("Why 'quote' \"x\"?", "Why don't we?", "Does $HOME cost $(touch pwned)?", "`ls`?", "a\nb?"),
    *("\U0001f600 why?", "\u0645\u0631\u062d\u0628\u0627 why?", "con?", "aux?", "-rf?", "--help?"),
    *("100% sure?", "\\n back\\slash?", "<b>bold</b>?", "[x](y)?", "{ref}`x`?", "# hash?", "a|b?"),
    *("**bold?", "_x_?", "404?", "${TITLE}?", "why: not?", "- a?", "> q?", "1. a?", ":::{note}?"),
    *("a\u202eb?", "a\u200bb?", "tab\tx?", "../x?", "What? Why?", "&amp; &lt;?", "@x?", "% x?"),
    *("\x1b[31mred?", "$label $day?", "{title}?", "www.x.org?", "![i](x.png)?", "a[^1]?", "~~a~~?"),
    *("word " * 50 + "?", "<https://x.org>?", "*a* b?", "{{ x }}?", "x\\?", "Is it C# or # #?"),
]


@pytest.fixture(scope="module")
def gaps(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is left to fill in, by line, on a page with a plain title."""
    root = Path(shutil.copytree(ROOTS / "test-book", tmp_path_factory.mktemp("plain") / "book"))
    new_piece(root, "answer", "Why plain?")
    with application(root, "read") as app:
        app.read()
        return {line.partition(":")[2] for line in app.told}


@pytest.mark.parametrize("title", TITLES)
def test_the_page_has_the_title_and_nothing_in_it_is_refused(
    title: str, gaps: set[str], tmp_path: Path
) -> None:
    root = Path(shutil.copytree(ROOTS / "test-book", tmp_path / "book"))
    made = new_piece(root, "answer", title)
    name = f"answers/{made.page.stem}"
    with application(root, "read") as app:
        app.read()
        told = [line for line in app.told if not line.startswith(f"source/{name}.md:")]
        assert told == []
        assert {line.partition(":")[2] for line in app.told} <= gaps, app.told
        env = app.env
        if name in env.titles:  # without its facts it is a page all the same
            (heading, *_) = env.get_doctree(name).findall(nodes.title)
            shown = heading.rawsource.replace("\\", "")
            assert shown.split() == one_line(title).replace("\\", "").split()


@pytest.mark.parametrize("title", TITLES[:5])
def test_make_gives_it_on_as_it_is(title: str, tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOTS / "test-book", tmp_path / "book"))
    done = verb(root, "new", "KIND=answer", f"TITLE={title}", "LABEL=the-page")
    assert done.returncode == 0, done.stderr
    assert not (root / "pwned").exists()
    assert (root / "source/answers/the-page.md").is_file()
