"""epub.inherited: each `epub_…` of Sphinx's own EPUB is honoured, or told of once."""

from __future__ import annotations

from typing import Any

import pytest
from sphinx.builders import epub3

from sphinx_bindery.config import SETTINGS
from sphinx_bindery.epub.inherited import HONOURED, UNKNOWN, given, tell_unknown
from tests.trees import config
from tests.warned import Warned


class Names(list[str]):
    """Takes the names of the settings that a builder of Sphinx registers."""

    def add_config_value(self, name: str, *facts: Any, **more: Any) -> None:
        self.append(name)

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments, **more: None


def test_every_setting_of_sphinx_is_known() -> None:
    names: Any = Names()
    epub3.setup(names)
    assert sorted(names) == sorted([*HONOURED, *UNKNOWN])
    assert not {setting.name for setting in SETTINGS} & set(names), "ours have names of their own"


def test_what_nobody_set_is_not_told(warned: list[Warned]) -> None:
    tell_unknown(config())
    assert not warned


OTHER: dict[str, Any] = {
    "epub_version": 3.1,
    "epub_theme": "traditional",
    "epub_theme_options": {"relbar1": False},
    "epub_uid": "BookId",
    "epub_guide": [("bodymatter", "index.xhtml", "Start")],
    "epub_pre_files": [("title.xhtml", "Title")],
    "epub_post_files": (("end.xhtml", "End"),),
    "epub_fix_images": True,
    "epub_max_image_width": 600,
    "epub_show_urls": "footnote",
    "epub_use_index": True,
    "epub_writing_mode": "vertical",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_changes_nothing_is_told_in_one_line(name: str, warned: list[Warned]) -> None:
    tell_unknown(config(**{name: OTHER[name], "html_use_index": False}))
    (told,) = warned
    assert told.kind == "epub.setting"
    assert told.words.startswith(f"`{name}` changes nothing: ")
    assert told.words.endswith(".")
    assert "\n" not in told.words


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("epub_version", 3.3),
        ("epub_uid", ""),
        ("epub_guide", []),
        ("epub_pre_files", ()),
        ("epub_post_files", ()),
        ("epub_show_urls", "no"),
        ("epub_use_index", False),
    ],
)
def test_what_asks_for_what_is_done_anyway_is_not_told(
    name: str, value: object, warned: list[Warned]
) -> None:
    tell_unknown(config(**{name: value}))
    assert not warned


def test_what_is_given_is_what_differs_from_sphinxs_own() -> None:
    assert given(config(), "epub_title") is None
    assert given(config(epub_title="The Book"), "epub_title") is None, "that is `project`"
    assert given(config(epub_title="T"), "epub_title") == "T"
    assert given(config(epub_tocdepth=3), "epub_tocdepth") is None
    assert given(config(epub_tocdepth=0), "epub_tocdepth") == 0
