"""Whether what the EPUB claims of its accessibility was examined after the last change that counts.

A mended word asks for no new examination; another markup, another picture or another dress does.
Source: EPUB Accessibility 1.1, 4 (when a publication has to be evaluated anew).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_bindery.accessibility import is_claimed
from sphinx_bindery.git import GitError, git

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

# What makes pages out of the words, and how they look; each page's own markup is in its lines.
MAKERS = ("conf.py", "_static", "press", "sphinx_bindery", "requirements.lock")
PAGES = "source"
PAGE_ENDS = (".md", ".rst")
# What a page has beside its words: the beginning of a heading or an item; a label, a fence, an
# option or a picture whole; and the signs within a line.
MARKUP = re.compile(
    r"^\s*(?:#+\s|[-*+]\s|\d+[.)]\s)|^\(.*\)=$|^\s*:{3,}.*|^\s*(?:```|~~~).*|^\s*:[\w-]+:.*"
    r"|^\.\. .*|(?>!\[.{0,200}?\]\()[^)\n]{0,200}\)|\]\(|\{[\w:-]+\}|[|*`]"
)


class OldClaimError(Exception):
    """What is claimed of the book was found before it became what it is."""


def check_claim(root: Path, config: Config) -> None:
    """Raise OldClaimError if the EPUB claims what was examined before the last change that counts.

    A claim counts for the whole of its day. Without git nobody can tell, and there is no claim.
    """
    if not is_claimed(config):
        return
    try:
        changed = changed_since(root, config.epub_evaluated)
    except GitError as error:
        raise OldClaimError(
            f"Whether the claim of `epub_conformance` still holds, git does not tell: {error}."
        ) from error
    if changed:
        raise OldClaimError(
            f"The EPUB was examined on {config.epub_evaluated}. Since then its markup or its "
            f"pictures changed: {', '.join(changed[:5])}{' …' if len(changed) > 5 else ''}. Have "
            "it examined anew, or take out `epub_conformance`."
        )


def changed_since(root: Path, day: str) -> list[str]:
    """Return the files in which more than words changed after this day, saved or not."""
    before = git(root, "rev-list", "-1", f"--before={day}T23:59:59Z", "HEAD").decode().strip()
    if not before:
        return ["all of it"]
    named = git(root, "diff", "--name-only", "-z", before, "--", *MAKERS, PAGES).decode()
    new = git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", *MAKERS, PAGES)
    files = sorted({*named.split("\0"), *new.decode().split("\0")} - {""})
    return [name for name in files if not _is_page(name) or _markup_changed(root, before, name)]


def _is_page(name: str) -> bool:
    return name.startswith(f"{PAGES}/") and name.endswith(PAGE_ENDS)


def _markup_changed(root: Path, before: str, name: str) -> bool:
    """Tell whether a page has other lines of markup than it had."""
    if not (root / name).is_file():
        return True
    try:
        old = git(root, "show", f"{before}:{name}").decode("utf-8", "replace")
    except GitError:  # a page that was not there
        return True
    new = (root / name).read_text(encoding="utf-8", errors="replace")
    return _markup(old) != _markup(new)


def _markup(text: str) -> list[list[str]]:
    """Return what a page has beside its words, line by line."""
    return [found for line in text.splitlines() if (found := MARKUP.findall(line))]
