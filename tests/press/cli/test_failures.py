"""failures: why a book could not be made is one line, and a fault of ours stays one."""

from __future__ import annotations

import errno
from io import StringIO
from pathlib import Path

import pytest
from sphinx.errors import ConfigError, ExtensionError, SphinxError

from press.cli.failures import tell_failure
from press.cli.reporter import Reporter

FULL = "pdf: The disk is full (No space left on device). Make room, and begin again."
ABSENT = "conf.py:1: no a. Is its name right, and is it installed?"

LOST = (
    "An error happened in rendering the page 404.\n"
    "Reason: TemplateNotFound(\"'404.html' not found in ['web']\")"
)
TEMPLATE = (
    "conf.py:1: `html_additional_pages` names `404.html`, a template that the theme does not have. "
    "Take it out, or choose a theme that has it."
)


def told(error: Exception, root: Path, name: str = "pdf") -> str:
    """Return what is said of an error, as finding or as line."""
    reporter = Reporter(root, StringIO())
    tell_failure(name, error, root, reporter)
    return "\n".join(reporter.reported)


def disk(number: int) -> OSError:
    return OSError(number, "said by the system")


@pytest.mark.parametrize(
    ("error", "finding", "line"),
    [
        (ExtensionError("no a", ImportError("a")), ABSENT, ""),
        (ConfigError("book_x is no setting"), "book_x is no setting", ""),
        (SphinxError("no\nbook"), "", "pdf: no book"),
        (SphinxError(LOST), TEMPLATE, ""),
        (SphinxError("Builder name pdf not registered"), "", "no such builder"),
        (disk(errno.ENOSPC), "", FULL),
        (ExtensionError("handler", disk(errno.ENOSPC), "a"), "", FULL),
        (ExtensionError("handler", OSError("odd"), "a"), "", "pdf: odd"),
    ],
)
def test_why_in_one_line(
    error: Exception, finding: str, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text("")
    assert told(error, tmp_path) == finding
    said = capsys.readouterr().err
    assert line in said
    assert said.count("\n") == bool(line)


@pytest.mark.parametrize("error", [None, KeyError("x"), ImportError("x")])
def test_a_fault_of_ours_is_not_the_writers(error: Exception | None, tmp_path: Path) -> None:
    with pytest.raises(ExtensionError):
        told(ExtensionError("handler", error, "press.web"), tmp_path)
