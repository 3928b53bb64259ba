"""identity: the facts of conf.py that more than one book needs."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

import pytest
from sphinx.config import Config
from sphinx.errors import ConfigError

from sphinx_bindery import config as identity
from sphinx_bindery.config import (
    SETTINGS,
    check_items,
    check_site,
    check_slug,
    check_types,
    copyright_lines,
    identifier,
)
from tests.trees import app, config, env
from tests.warned import Warned


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ("", []),
        ("2026, A", ["© 2026, A"]),
        (("2025, A", "2026, B"), ["© 2025, A", "© 2026, B"]),
        (["2026, A"], ["© 2026, A"]),
    ],
)
def test_a_copyright_may_have_several_lines(given: str | list[str], lines: list[str]) -> None:
    assert copyright_lines(given) == lines


def test_the_name_that_was_set_is_the_books() -> None:
    assert (
        identifier(config(book_identifier="urn:isbn:1", html_baseurl="https://a/")) == "urn:isbn:1"
    )


def test_else_it_is_made_of_the_address_else_of_title_and_author() -> None:
    by_address = identifier(config(html_baseurl="https://a.example/", project="X"))
    assert by_address == identifier(config(html_baseurl="https://a.example/", project="Y"))
    assert by_address == "urn:uuid:" + str(uuid.uuid5(uuid.NAMESPACE_URL, "https://a.example/"))
    by_title = identifier(config(project="X", author="A"))
    assert by_title == "urn:uuid:" + str(uuid.uuid5(uuid.NAMESPACE_URL, "X by A"))


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://book.example", "https://book.example/"),
        ("https://book.example/", "https://book.example/"),
        ("https://book.example/a//", "https://book.example/a/"),
        (" http://book.example/a ", "http://book.example/a/"),
        ("HTTPS://Book.example", "HTTPS://Book.example/"),
        ("", ""),
        (None, ""),
    ],
)
def test_the_address_of_the_site_gets_its_last_slash(
    given: str | None, address: str, warned: list[Warned]
) -> None:
    settings = config(html_baseurl=given)
    check_site(app(env()), settings)
    assert settings.html_baseurl == address
    assert not warned


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("book.example", "https://book.example/"),
        ("//book.example/a", "https://book.example/"),
        ("https://", "https://book.example/"),
        ("https:///a", "https://a/"),
        ("ftp://a.example/", "https://a.example/"),
        ("https://a.example/b c", "https://a.example/"),
        ("https://my book.example/", "https://my book.example/"),
    ],
)
def test_an_address_that_leads_nowhere_is_dropped_with_the_right_form(
    given: str, shown: str, warned: list[Warned]
) -> None:
    settings = config(html_baseurl=given)
    check_site(app(env()), settings)
    assert settings.html_baseurl == ""
    (told,) = warned
    assert told.kind == "book.site"
    assert f"as in {shown}, or leave it out" in told.words


def test_the_edition_is_that_of_the_source_and_of_the_date_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(identity, "edition_time", lambda *asked: asked)
    book = env(config=config(book_date="2026-01-02"))
    assert identity.edition(app(book, srcdir=Path("/s"))) == (Path("/s"), "2026-01-02")


def settings_of(**given: object) -> Config:
    """Return what conf.py says with these lines in it."""
    conf = Config()
    for setting in SETTINGS:
        conf.add(setting.name, setting.default, setting.rebuild, ())
    for name, value in given.items():
        conf[name] = value
    return conf


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("book_cover", 5, "conf.py: `book_cover` is `5`. Write words in quotes."),
        ("book_subjects", "a", "conf.py: `book_subjects` is `'a'`. Write a list in brackets."),
        ("pdf_fit", "yes", "conf.py: `pdf_fit` is `'yes'`. Write True or False."),
    ],
)
def test_a_setting_of_another_type_ends_the_build(name: str, value: object, told: str) -> None:
    with pytest.raises(ConfigError, match=f"^{re.escape(told)}$"):
        check_types(SETTINGS, app(env()), settings_of(**{name: value}))


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("book_subjects", ["a", 5], "holds `5`. Write words in quotes instead."),
        ("book_creators", ["A"], "holds `'A'`. Write names with their words, in braces instead."),
        ("pdf_documents", ["a"], "holds `'a'`. Write `PdfDocument(…)` instead."),
    ],
)
def test_an_item_of_another_type_ends_the_build(name: str, value: object, told: str) -> None:
    with pytest.raises(ConfigError, match=f"^conf.py: `{name}` {re.escape(told)}$"):
        check_items(app(env()), settings_of(**{name: value}))
    check_items(app(env()), settings_of())


def test_a_tuple_is_a_list_and_none_is_the_default() -> None:
    conf = settings_of(book_subjects=("a",), book_cover=None, pdf_fit=True)
    check_types(SETTINGS, app(env()), conf)
    assert (conf.book_subjects, conf.book_cover, conf.pdf_fit) == (("a",), "", True)


@pytest.mark.parametrize("name", ["", "book", "my-book_2.1", "b\u00fcch"])
def test_a_name_that_a_file_can_have(name: str) -> None:
    check_slug(app(env()), settings_of(book_slug=name))


@pytest.mark.parametrize("name", ["my book", "a/b", "../a", ".hidden", "a\nb", "-a"])
def test_a_name_that_no_file_should_have(name: str) -> None:
    with pytest.raises(ConfigError, match="Write letters, digits and hyphens"):
        check_slug(app(env()), settings_of(book_slug=name))
