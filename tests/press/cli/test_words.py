"""words: each word that the code writes stands in the lists, and in each translation."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from press.cli.words import PACKAGES, gathered, renew
from tests.application import TOP

TRANSLATIONS = sorted(TOP.glob("*/locale/*/LC_MESSAGES/*.po"))


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def ids(catalog: Catalog) -> set[object]:
    return {message.id for message in catalog if message.id}


def said(path: Path) -> Iterator[tuple[object, list[str]]]:
    for message in read(path):
        words = message.string or ""
        if message.id:
            yield message.id, [words] if isinstance(words, str) else list(words)


@pytest.mark.parametrize("name", PACKAGES)
def test_the_list_is_what_the_code_says(name: str) -> None:
    assert ids(read(TOP / name / "locale" / f"{name}.pot")) == ids(gathered(TOP / name)), (
        "run `make words`"
    )


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_translation_says_all_of_it_and_nothing_else(path: Path) -> None:
    assert ids(read(path)) == ids(read(path.parents[2] / f"{path.stem}.pot")), "run `make words`"
    assert [message for message, words in said(path) if not all(words)] == []
    assert [message.id for message in read(path) if message.id and message.fuzzy] == []
    assert [(message.id, errors) for message, errors in read(path).check()] == []


PLACE = re.compile(r"%(?:\(\w+\))?[a-z]")


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_translation_has_a_place_for_all_that_is_put_in(path: Path) -> None:
    """… each as often: gettext's own check is content with one of them twice."""
    for message, words in said(path):
        asked = message if isinstance(message, tuple) else (message,)
        places = [[sorted(PLACE.findall(form)) for form in forms] for forms in (asked, words)]
        assert places[0] == places[1], message


def test_german_is_complete() -> None:
    assert {path.stem for path in TRANSLATIONS if path.parts[-3] == "de"} == set(PACKAGES)


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_no_typewriter_quotes(path: Path) -> None:
    assert [words for _, words in said(path) if any('"' in it or "'" in it for it in words)] == []


def test_what_is_new_is_put_into_each_translation(tmp_path: Path) -> None:
    package = shutil.copytree(TOP / "sphinx_bindery/locale", tmp_path / "some/locale").parent
    for path in package.rglob("sphinx_bindery.po*"):
        path.rename(path.with_stem("some"))
    (package / "code.py").write_text('_("Imprint")\n_("Something new")\n')
    renew(package)
    assert ids(read(package / "locale/some.pot")) == {"Imprint", "Something new"}
    path = package / "locale/de/LC_MESSAGES/some.po"
    assert dict(said(path)) == {"Imprint": ["Impressum"], "Something new": [""]}
    assert path.read_text("utf-8").startswith("# The words of sphinx_bindery, in German.\n")
