"""private: what Sphinx and MyST-Parser keep to themselves is still what it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers import Parser
from docutils.parsers.rst import Directive, directives
from docutils.parsers.rst import Parser as RstParser
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.docutils_ import Parser as MarkdownParser

import press
import sphinx_bindery
from press.checks.guard.parser import PageRenderer
from press.pieces.private import forget_trees, renderer_of
from tests.application import application, page, write_book

PRIVATE = re.compile(r"(?<!self)(?<!cls)(?<!super\(\))\.(_(?!exit\b|replace\b|fields\b)[a-z]\w*)")


@pytest.mark.parametrize("docnames", [None, ["page"]])
def test_a_tree_that_is_forgotten_is_read_again(docnames: list[str] | None, tmp_path: Path) -> None:
    with application(write_book(tmp_path / "book", {"page.md": page("Text.")})) as app:
        app.read()
        assert app.doctree().astext() == app.doctree("page").astext()
        assert app.env.master_doctree
        app.builder.write_doctree("page", _other(app.doctree()))
        assert "Other" not in app.doctree().astext(), "Sphinx forgets by itself: drop forget_trees"
        forget_trees(app.env, docnames)
        assert "Other" in app.doctree().astext()
        assert "master_doctree" not in vars(app.env)


def _other(tree: nodes.document) -> nodes.document:
    tree += nodes.paragraph("", "Other")
    return tree


@pytest.mark.parametrize(
    ("parser", "text", "is_markdown"),
    [(MarkdownParser, "```{look}\n```", True), (RstParser, ".. look::", False)],
)
def test_a_directive_in_markdown_knows_its_renderer(
    parser: type[Parser], text: str, is_markdown: bool
) -> None:
    seen: list[object] = []

    class Look(Directive):
        def run(self) -> list[nodes.Node]:
            seen.append(renderer_of(self.state))
            return []

    directives.register_directive("look", Look)
    publish_doctree(text, parser=parser())
    assert [isinstance(each, DocutilsRenderer) for each in seen] == [is_markdown]


def test_nothing_else_is_asked_of_what_others_keep_to_themselves() -> None:
    folders = [Path(package.__file__ or "").parent for package in (press, sphinx_bindery)]
    found = {
        (path.name, name)
        for folder in folders
        for path in folder.rglob("*.py")
        for name in _taken_from_others(path.read_text("utf-8"))
    }
    assert found == {("private.py", "_pickled_doctree_cache")}


def _taken_from_others(source: str) -> set[str]:
    """Return the private names that a file takes from something, and does not define itself."""
    return {name for name in PRIVATE.findall(source) if f"def {name}(" not in source}


def test_each_text_of_a_page_still_comes_by_where_the_guard_looks_at_it() -> None:
    assert PageRenderer._render_tokens is not DocutilsRenderer._render_tokens
