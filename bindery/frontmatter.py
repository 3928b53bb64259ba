"""Where each fact stands at the top of a page. Knows nothing of Sphinx."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class FrontMatter:
    """The lines of the facts under one key, or what keeps the whole from being read."""

    lines: dict[str, int] = field(default_factory=dict)
    problem: str = ""
    problem_line: int = 1

    def line(self, key: str) -> int:
        """Return the line of a fact, counted from 1; where it is missing, the line of all facts."""
        return self.lines.get(key, self.lines.get("", 1))


def locate_facts(path: Path, key: str) -> FrontMatter:
    """Find the lines of the facts that stand under `key` in the file's front matter.

    Returns their line numbers, counted from 1 ('' for `key` itself), or the YAML's first problem.
    """
    block = _front_matter(path.read_text(encoding="utf-8-sig"))
    if block is None:
        return FrontMatter()
    try:
        tree = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return FrontMatter(problem=error.problem or "it cannot be read", problem_line=line)
    except yaml.YAMLError as error:
        return FrontMatter(problem=str(error).splitlines()[0], problem_line=1)
    if not isinstance(tree, yaml.MappingNode):
        return FrontMatter(problem="it is not a list of `key: value` lines", problem_line=2)
    return FrontMatter(lines=_lines(tree, key))


def _front_matter(text: str) -> str | None:
    """Return the text between the first line `---` and the next, or None."""
    first, *rest = text.split("\n")
    if first.rstrip() != "---":
        return None
    ends = [number for number, line in enumerate(rest) if line.rstrip() in ("---", "...")]
    return "\n".join(rest[: ends[0]]) if ends else None


def _lines(tree: yaml.MappingNode, key: str) -> dict[str, int]:
    for name, value in tree.value:
        if name.value == key:
            lines = {"": name.start_mark.line + 2}
            if isinstance(value, yaml.MappingNode):
                lines |= {fact.value: fact.start_mark.line + 2 for fact, _ in value.value}
            return lines
    return {}
