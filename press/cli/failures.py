"""Why a book could not be made, in one line: for the writer, where the fault is the writer's."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError, ExtensionError

from press.checks.settings import with_place
from press.cli.outputs import LOOKING, READING
from press.cli.verbs import slip
from press.signs import one_line
from sphinx_bindery.files import fault_of_disk

if TYPE_CHECKING:
    from pathlib import Path

    from press.cli.reporter import Reporter

# As Sphinx says it of a page that conf.py names together with its template.
NO_TEMPLATE = re.compile(
    r"An error happened in rendering the page \S+\.\s+Reason: TemplateNotFound\(\W*([\w./-]+)"
)


def tell_failure(name: str, error: Exception, root: Path, reporter: Reporter) -> None:
    """Say why a builder made nothing: as a finding of conf.py, or as a line of its own.

    Raises the error again where it is a fault of ours.
    """
    if finding := _finding(error, root):
        reporter.report([finding])  # once, for it keeps back every book
    else:
        book = "book" if name in (READING, LOOKING) else name
        print(one_line(f"{book}: {_line(name, error)}"), file=sys.stderr)


def _finding(error: Exception, root: Path) -> str:
    """Return what is wrong with conf.py, with its place, or ''."""
    if isinstance(error, ConfigError):
        return with_place(str(error), root)
    if isinstance(error, ExtensionError) and _is_absent(error):
        return f"conf.py:1: {error.message}. Is its name right, and is it installed?"
    if absent := NO_TEMPLATE.match(str(error)):
        return with_place(
            f"conf.py: `html_additional_pages` names `{absent[1]}`, a template that the theme does "
            "not have. Take it out, or choose a theme that has it.",
            root,
        )
    return ""


def _is_absent(error: ExtensionError) -> bool:
    """Tell whether an extension that conf.py names is not there."""
    return isinstance(error.orig_exc, ImportError) and error.modname is None


def _line(name: str, error: Exception) -> str:
    if not isinstance(error, ExtensionError):
        return slip(name) or fault_of_disk(error) or _without_builder(name, error) or str(error)
    if isinstance(error.orig_exc, OSError):
        return fault_of_disk(error.orig_exc) or str(error.orig_exc)
    raise error


def _without_builder(name: str, error: Exception) -> str:
    """Return what to say where Sphinx knows no builder of this name, or ''."""
    is_unknown = f"Builder name {name} not registered" in str(error)
    return (
        "there is no such verb, and no such builder. `make help` lists them." if is_unknown else ""
    )
