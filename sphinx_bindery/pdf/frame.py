"""What the printed book says of itself: the calls of Typst that its pages stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx.locale import admonitionlabels

from sphinx_bindery.config import NOBODY, copyright_lines, cover_words
from sphinx_bindery.dates import long_date
from sphinx_bindery.pdf.fonts import families
from sphinx_bindery.pdf.said import edition_line, words_of_looks
from sphinx_bindery.pdf.typst import show_call, string, strings
from sphinx_bindery.transforms.characters import spelled
from sphinx_bindery.words.catalog import _, of_sphinx
from sphinx_bindery.words.language import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from sphinx.config import Config


class Frame(NamedTuple):
    """The words of conf.py and of the looks, each as a string that the fonts can draw."""

    config: Config
    edition: datetime
    fonts: Sequence[str]
    missing_glyphs: AbstractSet[str]

    def book(self, *edition: str) -> str:
        """Return the call that sets what follows as the book; `edition` is more of its imprint."""
        return self._book([*self.imprint(), *edition])

    def book_to_try(self) -> str:
        """Return the call without what each edition has of its own, and no page depends on."""
        return self._book([])

    def _book(self, imprint: Sequence[str]) -> str:
        config = self.config
        facts = {
            "title": self.string(config.project),
            "subtitle": self.string(config.book_subtitle),
            "author": self.string("" if config.author == NOBODY else config.author),
            "description": self.string(config.book_description),
            "keywords": self._strings(config.book_subjects),
            "imprint": self._strings(imprint),
            "drawing": "drawing",
            "contents-title": self.string(of_sphinx("Contents")),
            "cover-words": self.string(cover_words(config, config.project)),
            **self._language(),
            "direction": "rtl" if language_of(config.language).right_to_left else "ltr",
        }
        return show_call("book", facts)

    def document(self, title: str, paper: str) -> str:
        """Return the call that sets what follows on sheets of their own."""
        config = self.config
        source = filter(None, (config.project, config.book_licence, config.html_baseurl))
        facts = {
            "paper": string(paper),
            "title": self.string(title),
            **self._language(),
            "source": self._strings(source),
        }
        return show_call("loose-sheet", facts)

    def imprint(self) -> list[str]:
        """Return the lines of the imprint."""
        config = self.config
        day = long_date(self.edition, config.language)
        licence = ", ".join(filter(None, (config.book_licence, config.book_licence_url)))
        lines = [
            *copyright_lines(config.copyright),
            config.book_licence and _("Licence: %s") % licence,
            edition_line(config.release, day),
            config.html_baseurl,
        ]
        return [line for line in lines if line]

    def words_of_looks(self) -> dict[str, str]:
        """Return the words that the looks say, by their names."""
        return {name: self.spelled(words) for name, words in words_of_looks().items()}

    def characters(self) -> set[str]:
        """Return all characters that may be set around the words of the pages."""
        formats = self.config.numfig_format.values()
        said = (*words_of_looks().values(), *admonitionlabels.values(), *formats)
        return {*self.book(), *"".join(map(str, said))}

    def string(self, text: str) -> str:
        """Return a text as a Typst string that the fonts can draw."""
        return string(self.spelled(text))

    def spelled(self, text: str) -> str:
        """Return a text whose characters the fonts have, or else in words."""
        return spelled(text, self.missing_glyphs)

    def _strings(self, texts: Iterable[str]) -> str:
        return strings(map(self.spelled, texts))

    def _language(self) -> dict[str, str]:
        language = language_of(self.config.language)
        return {
            "language": string(language.name),
            "region": string(language.region) if language.region else "none",
            "fonts": strings(families(self.fonts)),
        }
