"""No pattern of ours takes the square of a text's length: each is tried on long lines of odd signs.

It is asked how often longer a text of twice the length takes, and not how long.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import press
import sphinx_bindery

SIZE = 25_000
# What makes a pattern look again: what it begins with, over and over, without its end.
UNITS = [" ", "a", "1,", "(", "[", "![", "`", "<", "{", "%", "a ", "*", ".", "::", "/", "|", '"']
UNITS += ["\n", "- ", "=", "\\", "#", "&", "a.", "a-", "@a{", "url(", "1", "a:", "“", "<!--"]
ENOUGH = 0.05  # seconds, below which nobody measures


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in (press, sphinx_bindery):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if info.name.endswith("__main__"):
                continue
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{info.name}.{name}", value


PATTERNS = dict(_patterns())
# Asked of text that is short: a line of a page has at most 5,000 signs, an address far fewer.
SHORT = {"press.checks.addresses.HOST", "press.web.markdown_signs.CLOSING"}


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    def once() -> float:
        begin = time.thread_time()
        pattern.search(text)
        return time.thread_time() - begin

    return min(once() for _ in range(3))


@pytest.mark.parametrize("name", sorted(set(PATTERNS) - set(SHORT)))
def test_a_pattern_is_linear(name: str) -> None:
    assert [unit for unit in UNITS if _is_slow(PATTERNS[name], unit)] == []


def _is_slow(pattern: re.Pattern[str], unit: str) -> bool:
    short, long = (unit * (size // len(unit)) + "\0" for size in (SIZE // 8, SIZE))
    at_first = _seconds(pattern, short)
    if at_first > ENOUGH:
        return True
    taken = _seconds(pattern, long)
    return taken > ENOUGH and taken > 24 * max(at_first, 0.0005)


def test_one_that_is_not_is_found() -> None:
    assert _is_slow(re.compile(r"\(\s*\s*x"), "( ") or _is_slow(re.compile(r" +x"), " ")
