"""Checks of the prose, by `make check`: claims, numbers, phrases, spelling and more.

They look at a book that has been read, and are no part of any build.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from press.pieces.collector import pieces_in_order
from press.pieces.studies import studies
from press.pieces.withheld import withheld

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from press.checks.prose.readability import Finding

logger = logging.getLogger(__name__)

PLAIN_PAGES = ("right-now", "not-the-pattern", "help")


def check_prose(app: Sphinx) -> None:
    """Warn of what the checks find in a book whose pages have been read."""
    for finding in _findings(app, app.env):
        place = (finding.docname, finding.line)
        subtype = "gap" if finding.is_gap else "text"
        logger.warning(finding.message, type="prose", subtype=subtype, location=place)


def _findings(app: Sphinx, env: BuildEnvironment) -> Iterator[Finding]:
    # The checks are imported when they run: no book needs them.
    from press.checks.prose import (
        claims,
        drafts,
        labels,
        numbers,
        phrases,
        readability,
        repetition,
        spelling,
    )
    from press.checks.prose.passages import passages

    pieces, known = pieces_in_order(env), studies(Path(app.srcdir))
    pages = {name: list(passages(name, env.get_doctree(name))) for name, _ in pieces}
    for name, piece in sorted(pieces):
        if piece.kind.is_plain or Path(name).name in PLAIN_PAGES:
            yield from readability.check(pages[name])
        yield from claims.check(pages[name])
        yield from numbers.check(pages[name], known)
        yield from phrases.check(pages[name])
        yield from drafts.check(pages[name])
        yield from labels.check(name, env.get_doctree(name))
    for name in sorted({*env.all_docs} - {*withheld(env)}):  # without its facts it is no piece yet
        yield from drafts.gaps(pages.get(name) or passages(name, env.get_doctree(name)))
    yield from numbers.without_file(pages.values(), known)
    yield from drafts.same_titles(list(pages.values()))
    yield from repetition.check(list(pages.values()))
    yield from _unused_sources(env)
    if (app.config.language or "en").startswith("en"):  # it knows no other
        yield from spelling.check(Path(app.srcdir))


def _unused_sources(env: BuildEnvironment) -> Iterable[Finding]:
    from press.checks.prose import claims

    data = env.domaindata.get("cite")
    if not data:
        return []
    known = env.get_domain("cite").bibdata.data.entries  # type: ignore[attr-defined]
    cited = {target.key for ref in data["citation_refs"] for target in ref.targets}
    page = next(iter(sorted(key.docname for key in data["bibliographies"])), "index")
    return claims.unused(known, cited, page)
