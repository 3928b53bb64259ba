"""The `epub_…` settings that Sphinx has for its own EPUB: what becomes of each of them here.

A book that comes from Sphinx's builder has some of them in conf.py. Each is honoured, or told of
once, with what to write instead. Source: sphinx.builders.epub3, `setup`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.config import Config

logger = logging.getLogger(__name__)

HONOURED = {
    "epub_title": "the title; else `project`",
    "epub_author": "the author, where `book_creators` names nobody; else `author`",
    "epub_contributor": "who helped, where `book_contributors` names nobody",
    "epub_publisher": "the publisher, where `book_publisher` is not set",
    "epub_language": "the language of the EPUB; else `language`",
    "epub_copyright": "whose the copyright is; else `copyright`",
    "epub_description": "the description, where `book_description` is not set",
    "epub_identifier": "the name that never changes, where `book_identifier` is not set",
    "epub_scheme": "what kind of name that is, as `ISBN`",
    "epub_basename": "the name of the file, where `book_slug` is not set",
    "epub_cover": "its picture is the cover, where `book_cover` is not set; without a template",
    "epub_css_files": "stylesheets from `html_static_path` or beside conf.py, behind the "
    "builder's own; "
    "what is merely `html_css_files` is for the website",
    "epub_exclude_files": "pages that stay out, as `page.xhtml`",
    "epub_tocdepth": "how deep the contents go",
    "epub_tocdup": "no line of the contents stands twice, as with `False`",
    "epub_tocscope": 'the contents name every page, as with `"includehidden"`',
}


class Unknown(NamedTuple):
    """A setting that changes nothing: why, what to do instead, and what may be set in silence."""

    why: str
    instead: str
    harmless: tuple[object, ...] = ()


LEAVE = "Leave it out."
UNKNOWN = {
    "epub_version": Unknown("the EPUB is one of version 3.3", LEAVE, (3, 3.2, 3.3)),
    "epub_theme": Unknown("the EPUB has no theme", "Name a stylesheet in `epub_css_files`."),
    "epub_theme_options": Unknown(
        "the EPUB has no theme", "Name a stylesheet in `epub_css_files`."
    ),
    "epub_uid": Unknown("no reader sees this name within the package", LEAVE, ("",)),
    "epub_guide": Unknown("the landmarks are found in the book", LEAVE, ((), [])),
    "epub_pre_files": Unknown("the EPUB holds pages of the source", "Name it in a toctree.", ((),)),
    "epub_post_files": Unknown(
        "the EPUB holds pages of the source", "Name it in a toctree.", ((),)
    ),
    "epub_fix_images": Unknown("pictures go in as they are", "Save them as PNG, JPEG or SVG."),
    "epub_max_image_width": Unknown("pictures go in as they are", "Save them smaller."),
    "epub_show_urls": Unknown("addresses stay behind their links", 'Write "no".', ("no",)),
    "epub_use_index": Unknown("the EPUB has an index where `book_index` names it", LEAVE, (False,)),
    "epub_writing_mode": Unknown("lines run across the page", LEAVE),
}


def given(config: Config, name: str) -> Any:
    """Return the value of a setting, or None where it is what Sphinx has by itself."""
    default = config.values[name].default
    value = config[name]
    return None if value == (default(config) if callable(default) else default) else value


def tell_unknown(config: Config) -> None:
    """Tell of each setting of Sphinx's EPUB that is set and changes nothing here."""
    for name, (why, instead, harmless) in UNKNOWN.items():
        value = given(config, name)
        if value is not None and value not in harmless:
            message = "`%s` changes nothing: %s. %s"
            logger.warning(message, name, why, instead, type="epub", subtype="setting")
