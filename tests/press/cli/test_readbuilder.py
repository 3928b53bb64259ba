"""cli.readbuilder: a builder that reads, and writes nothing."""

from __future__ import annotations

from typing import Any

from press.cli.readbuilder import ReadBuilder


def test_the_reader_writes_nothing() -> None:
    builder: Any = ReadBuilder.__new__(ReadBuilder)
    builder.write_documents({"page"})
    assert (builder.name, vars(builder)) == ("read", {})
