"""The sources: one with a sign that cannot be seen is told, and left out of their list."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from bindery.guard.refusal import tell
from bindery.unseen import name_of, unseen_in

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def refuse_sources(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Refuse such lines of the files of sources, and what sphinxcontrib-bibtex read from them."""
    known = env.domaindata.get("cite", {}).get("bibdata")
    if known is None:
        return
    for path in known.bibfiles:
        for number, line in enumerate(Path(path).read_text("utf-8", "replace").split("\n"), 1):
            sign = next(unseen_in(line), None)
            if sign:
                message = f"This line has a sign that cannot be seen: {name_of(sign[0])}."
                tell(f"{message} Take it out; the source is left out.", f"{path}:{number}")
    entries: dict[str, Any] = known.data.entries
    for key, entry in list(entries.items()):
        persons = [str(person) for people in entry.persons.values() for person in people]
        if any(unseen_in("\n".join([key, *map(str, entry.fields.values()), *persons]))):
            del entries[key]
            for file in known.bibfiles.values():
                file.keys.pop(key, None)
