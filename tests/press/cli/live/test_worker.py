"""live.worker: what a worker says of an error."""

from __future__ import annotations

import errno

import pytest
from sphinx.errors import SphinxError

from press.cli.live.worker import _told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full (No space left on "),
        (SphinxError("one\n  two"), "one two"),
        (ValueError("x"), "ValueError: x"),
    ],
)
def test_an_error_is_one_line(error: Exception, told: str) -> None:
    assert _told(error).startswith(told)
