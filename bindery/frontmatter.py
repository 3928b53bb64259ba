"""Where each fact stands at the top of a page. Knows nothing of Sphinx."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pathlib import Path


LOADER = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # libyaml's, a tenth of the time, where built
DEEPEST = 8  # lists in lists; more is no list of facts


@dataclass(frozen=True)
class FrontMatter:
    """The lines of the facts under one key, or what keeps the whole from being read.

    `keys` holds the line of each key at the left edge, `length` the number of lines in all.
    """

    lines: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    length: int = 0
    problem: str = ""
    problem_line: int = 1

    def line(self, key: str) -> int:
        """Return the line of a fact, counted from 1; where it is missing, the line of all facts."""
        return self.lines.get(key, self.lines.get("", 1))


def locate_facts(path: Path, key: str) -> FrontMatter:
    """Find the lines of the facts that stand under `key` in the file's front matter.

    Returns their line numbers, counted from 1 ('' for `key` itself), or the YAML's first problem.
    """
    return read_front_matter(path.read_text(encoding="utf-8-sig"), key)


def read_front_matter(text: str, key: str = "") -> FrontMatter:
    """Find the same in the text of a page."""
    block = _front_matter(text)
    if block is None:
        return FrontMatter()
    length = block.count("\n") + 3
    try:
        problem, line = _trick(block)
        tree = None if problem else yaml.compose(block, Loader=LOADER)
    except yaml.YAMLError as error:
        problem, line = _told(error)
        tree = None
    if not problem and not isinstance(tree, yaml.MappingNode):
        problem, line = "it is not a list of `key: value` lines", 2
    if isinstance(tree, yaml.MappingNode):
        problem, line = _odd_keys(tree)
    if problem or not isinstance(tree, yaml.MappingNode):
        return FrontMatter(length=length, problem=problem, problem_line=line)
    keys = {name.value: name.start_mark.line + 2 for name, _ in tree.value}
    return FrontMatter(_lines(tree, key), keys, length)


def _odd_keys(tree: yaml.MappingNode) -> tuple[str, int]:
    """Return what keeps a key from having lines of its own, and its line; ('', 1) if none."""
    if tree.flow_style:
        return "it is written in braces", tree.start_mark.line + 2
    seen: set[str] = set()
    for name, _ in tree.value:
        line = name.start_mark.line + 2
        if not isinstance(name, yaml.ScalarNode):
            return "a key is no word", line
        if name.value in seen:
            return f"`{name.value}` stands there twice", line
        seen.add(name.value)
    return "", 1


def _front_matter(text: str) -> str | None:
    """Return the text between the first line `---` and the next, or None.

    MyST takes any line that begins so (myst_parser.config.main.read_topmatter).
    """
    first, *rest = text.split("\n")
    if not first.startswith("---"):
        return None
    ends = [number for number, line in enumerate(rest) if line.startswith(("---", "..."))]
    return "\n".join(rest[: ends[0]]) if ends else None


def _trick(block: str) -> tuple[str, int]:
    """Return what makes small YAML grow when it is read, and its line; ('', 1) if nothing does."""
    depth = 0
    for event in yaml.parse(block, Loader=LOADER):
        line = event.start_mark.line + 2 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return "it has an anchor or an alias (`&` or `*`)", line
        if getattr(event, "tag", None):
            return "it has a tag (`!`)", line
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return f"it is nested more than {DEEPEST} deep", line
    return "", 1


def _told(error: yaml.YAMLError) -> tuple[str, int]:
    if isinstance(error, yaml.MarkedYAMLError):
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return error.problem or "it cannot be read", line
    return str(error).splitlines()[0], 1


def _lines(tree: yaml.MappingNode, key: str) -> dict[str, int]:
    for name, value in tree.value:
        if name.value == key:
            lines = {"": name.start_mark.line + 2}
            if isinstance(value, yaml.MappingNode):
                lines |= {fact.value: fact.start_mark.line + 2 for fact, _ in value.value}
            return lines
    return {}
