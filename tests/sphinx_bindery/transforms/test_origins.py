"""transforms.origins: a list of what is to do names pages, and no folder of this machine."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_bindery.transforms.origins import name_pages
from tests.trees import document, p

HERE = "/somewhere/docs"


def named(line: nodes.paragraph, form: str) -> str:
    tree = document(line)
    app: Any = SimpleNamespace(builder=SimpleNamespace(format=form), srcdir=HERE)
    name_pages(app, tree, "page")
    return str(tree.astext())


@pytest.mark.parametrize("form", ["epub", "typst"])
def test_an_entry_is_named_by_its_page(form: str) -> None:
    line = p(f"(The entry is located in {HERE}/part/page.rst, line 3.)", classes=["todo-source"])
    assert named(line, form) == "(The entry is located in part/page.rst, line 3.)"


def test_what_a_writer_writes_and_what_the_website_has_stay() -> None:
    words = f"Look into {HERE}/page.rst"
    assert named(p(words), "epub") == words
    assert named(p(words, classes=["todo-source"]), "html") == words
