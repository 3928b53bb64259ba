"""language: one tag for every output, and what it says."""

from __future__ import annotations

import pytest

from sphinx_bindery.words.language import RIGHT_TO_LEFT, Language, language_of


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("en", Language("en", "en", "", False)),
        ("en-US", Language("en-US", "en", "US", False)),
        ("pt_BR", Language("pt-BR", "pt", "BR", False)),
        ("zh-Hans-CN", Language("zh-Hans-CN", "zh", "CN", False)),
        ("sr@latin", Language("sr-Latn", "sr", "", False)),
        ("sr_RS@latin", Language("sr-Latn-RS", "sr", "RS", False)),
        ("ca@valencia", Language("ca-valencia", "ca", "", False)),
        ("de_DE@euro", Language("de-DE", "de", "DE", False)),
        ("zh_CN", Language("zh-CN", "zh", "CN", False)),
        ("es-419", Language("es-419", "es", "", False)),
        ("de-at", Language("de-at", "de", "AT", False)),
        ("de-12", Language("de-12", "de", "", False)),
        ("ar", Language("ar", "ar", "", True)),
        ("he-IL", Language("he-IL", "he", "IL", True)),
        ("", Language("en", "en", "", False)),
    ],
)
def test_a_language_as_it_is_written(written: str, language: Language) -> None:
    assert language_of(written) == language


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_the_languages_that_run_from_right_to_left(name: str) -> None:
    assert language_of(name).right_to_left


@pytest.mark.parametrize(
    ("written", "locale"),
    [("de", "de"), ("en-US", "en_US"), ("zh_CN", "zh_CN"), ("zh-Hans-CN", "zh_CN")],
)
def test_the_way_of_open_graph(written: str, locale: str) -> None:
    assert language_of(written).locale == locale


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("de", ["de"]),
        ("de-AT", ["de_AT", "de"]),
        ("zh-Hans-CN", ["zh_Hans_CN", "zh_CN", "zh_Hans", "zh"]),
        ("sr@latin", ["sr_Latn", "sr"]),
    ],
)
def test_the_nearest_folder_of_words_comes_first(written: str, names: list[str]) -> None:
    assert language_of(written).names == names
