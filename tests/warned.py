"""What the unit tests hear of the warnings that the book's code gives."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from docutils import nodes


@dataclass(frozen=True)
class Warned:
    """A warning as the writer gets it: its words, its place, its kind."""

    words: str
    place: str
    kind: str


class Ear(logging.Handler):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[Warned] = []

    def emit(self, record: logging.LogRecord) -> None:
        place = getattr(record, "location", None)
        if isinstance(place, tuple):
            place = f"{place[0]}:{place[1]}"
        elif isinstance(place, nodes.Node):
            place = f"{place.source}:{place.line}"
        kind = f"{getattr(record, 'type', '')}.{getattr(record, 'subtype', '')}"
        self.heard.append(Warned(record.getMessage(), str(place or ""), kind))


@pytest.fixture
def warned() -> Iterator[list[Warned]]:
    """Everything that was warned of while the test ran."""
    logger, ear = logging.getLogger("sphinx"), Ear()
    kept = logger.handlers[:], logger.propagate
    logger.handlers[:], logger.propagate = [ear], False
    yield ear.heard
    logger.handlers[:], logger.propagate = kept
