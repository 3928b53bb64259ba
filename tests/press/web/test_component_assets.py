"""web.own: a component's sheet and script come only with a page that has the component."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from press.web.component_assets import give
from tests.trees import app, config, env


def given(tmp_path: Path, body: str, *files: str) -> list[Any]:
    (tmp_path / "_static").mkdir()
    for name in files:
        (tmp_path / "_static" / name).write_text("x")
    found: list[Any] = []
    book = app(
        env(config=config(html_static_path=["none", "_static"])),
        confdir=tmp_path,
    )
    book.builder.add_css_file = found.append
    book.builder.add_js_file = lambda name, **how: found.append((name, how))
    give(book, "page", "", {"body": body}, None)
    return found


DEFER = {"defer": "defer"}


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ('<form data-component="self-check">', ["self-check"]),
        (
            '<p data-component="quick-exit"><nav data-component="library">',
            ["library", "quick-exit"],
        ),
        ('<p data-component="self-check-topic">', []),
        ('<p class="library">', []),
        ("library", []),
        ("", []),
    ],
)
def test_a_page_gets_those_of_the_components_on_it(
    body: str, names: list[str], tmp_path: Path
) -> None:
    names_of_all = ("self-check", "library", "quick-exit")
    files = [f"{name}.{end}" for name in names_of_all for end in ("css", "js")]
    expected: list[Any] = []
    for name in names:
        expected += [f"{name}.css", (f"{name}.js", DEFER)]
    assert given(tmp_path, body, *files) == expected


@pytest.mark.parametrize(
    ("files", "found"),
    [
        (("library.js",), [("library.js", DEFER)]),
        (("library.css",), ["library.css"]),
        ((), []),
    ],
)
def test_only_files_that_are_there_are_given(
    files: tuple[str, ...], found: list[Any], tmp_path: Path
) -> None:
    assert given(tmp_path, '<nav data-component="library">', *files) == found
