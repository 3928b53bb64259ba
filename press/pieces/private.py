"""What the book needs of Sphinx and MyST-Parser that they keep to themselves: all of it is here.

Each is asked for its reason, and has a test that fails when it is no longer what it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.parsers.rst.states import RSTState
    from sphinx.environment import BuildEnvironment


def forget_trees(env: BuildEnvironment, docnames: Iterable[str] | None = None) -> None:
    """Have the trees of pages, or of all, be read from their files when they are next asked for.

    Sphinx keeps the first that it saw of each for the life of the environment; a page that is
    written again, or read again by an application that is kept, would be the old one
    (sphinx-doc/sphinx 12883, swyddfa/esbonio 705).
    """
    cache = env._pickled_doctree_cache
    for docname in list(cache if docnames is None else docnames):
        cache.pop(docname, None)
    vars(env).pop("master_doctree", None)


def renderer_of(state: RSTState) -> Any:
    """Return MyST-Parser's renderer, or None for a page that is not Markdown.

    Its own `include` is made with it; a directive is given only the state that stands for it
    (`myst_parser.mocking.MockState`).
    """
    return getattr(state, "_renderer", None)
