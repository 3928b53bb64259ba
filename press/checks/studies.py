"""Checks what is said of the studies: each line can be read, and each source is in the list."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from press.pieces.model import nearest
from press.pieces.studies import FILE, studies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

MOST = 100  # lines that are told of

logger = logging.getLogger(__name__)


def check_studies(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of each line of the file that cannot be used."""
    path = Path(app.srcdir) / FILE
    for line, advice in sorted(islice(_slips(path.parent, env), MOST)):
        logger.warning(advice, type="piece", subtype="studies", location=f"{path}:{line}")


def _slips(folder: Path, env: BuildEnvironment) -> Iterator[tuple[int, str]]:
    found = studies(folder)
    yield from ((slip.line, slip.advice) for slip in found.mistakes)
    sources: Any = env.domaindata.get("cite", {}).get("bibdata")
    for key in found.known if sources and _is_whole(env) else ():
        if key not in sources.data.entries:
            yield (
                found.lines[key],
                f"No source has the key `{key}`.{nearest(key, sources.data.entries)} Write a key "
                "of references.bib, or take it out.",
            )


def _is_whole(env: BuildEnvironment) -> bool:
    """Tell whether all sources could be read; those that could not are told in their own file."""
    return bool(getattr(env.get_domain("cite"), "is_whole", True))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Check once all pages are read."""
    app.connect("env-check-consistency", check_studies)
    return {"version": "1", "parallel_read_safe": True}
