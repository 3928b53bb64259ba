"""checks.studies: a slip in what is said of the studies is told with its file and line."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from press.checks.studies import check_studies
from press.pieces.studies import FILE
from tests.application import page
from tests.conftest import Read
from tests.warned import Warned

ENTRY = """
  {key}:
    studied: 74 couples
    design: {design}
    strength: a moderate link
    cannot_say: which came first
    numbers: [74]"""


def test_each_slip_is_told_in_its_place(read: Read) -> None:
    bad = ENTRY.format(key="a2001", design="poled")
    book = read({"page.md": page("Text."), "studies.yaml": f"studies:{bad}\n"})
    (told,) = book.told_of("studies.yaml")
    assert told.startswith("2: `design: poled` is none.")


def test_a_source_that_is_in_no_list(tmp_path: Path, warned: list[Warned]) -> None:
    good = ENTRY.format(key="a2001", design="once") + ENTRY.format(key="b2001", design="once")
    (tmp_path / FILE).write_text(f"studies:{good}\n")
    sources = SimpleNamespace(data=SimpleNamespace(entries={"a2001": None}))
    env: Any = SimpleNamespace(
        domaindata={"cite": {"bibdata": sources}},
        get_domain=lambda name: SimpleNamespace(is_whole=True),
    )
    app: Any = SimpleNamespace(srcdir=tmp_path)
    check_studies(app, env)
    (told,) = warned
    assert told.words.startswith("No source has the key `b2001`. Did you mean `a2001`?")
    assert told.place == f"{tmp_path / FILE}:8"
