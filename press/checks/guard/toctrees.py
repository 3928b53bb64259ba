"""How the pages hang together: no toctree leads back to itself, or down without an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from press.checks.guard.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

DEEPEST = 10  # toctrees within each other


def refuse_circles(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Withhold each page whose toctree names one that it hangs on; read nothing again."""
    for docname, above in _circles(env):
        message = (
            f"The toctree of this page leads back to `{above}`, which leads here. Take it out."
            if above
            else f"This page hangs below more than {DEEPEST} others. Move it up."
        )
        refuse(env, message, (docname, 1))
    return []


def _circles(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    """Yield each page with the page above it that it names; with '' where it hangs too deep."""
    below, done = env.toctree_includes, set[str]()
    for start in (env.config.root_doc, *sorted(below)):
        way = {} if start in done else {start: iter(below.get(start, ()))}
        while way:
            here = next(reversed(way))
            child = next(way[here], None)
            if child is None:
                done.add(here)
                del way[here]
            elif child in way:
                yield here, child
            elif len(way) > DEEPEST:
                yield child, ""
                done.add(child)
            elif child not in done:
                way[child] = iter(below.get(child, ()))
