"""memory: one page in the memory at a time, and a builder that reads and writes nothing."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from sphinx.builders import Builder
from sphinx_bindery.memory import OnePageAtATime

from press.cli.processes import collect_seldom
from press.cli.readbuilder import ReadBuilder
from tests.trees import document


def test_a_page_that_was_read_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Any] = []
    monkeypatch.setattr(
        Builder,
        "write_doctree",
        lambda self, name, tree, *, _cache=True: kept.append((name, _cache)),
    )
    builder: Any = OnePageAtATime.__new__(OnePageAtATime)
    builder.write_doctree("page", document())
    assert kept == [("page", False)]


def test_unused_objects_are_looked_for_seldom() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert gc.get_threshold()[0] == 50_000
    finally:
        gc.set_threshold(*before)


def test_the_reader_writes_nothing() -> None:
    builder: Any = ReadBuilder.__new__(ReadBuilder)
    builder.write_documents({"page"})
    assert (builder.name, vars(builder)) == ("read", {})
