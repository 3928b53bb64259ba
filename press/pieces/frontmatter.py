"""The facts at the top of a page, and where each stands. Knows nothing of Sphinx.

Which facts a piece has is said in `model.py`. Nothing else reads them: `without_front_matter` gives
the page on as a text without any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

# Lists, mappings and words, and nothing that YAML would make of a word. libyaml's takes a tenth of
# the time, where it is built.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
TAB = "a line begins with a tab"
NO_LINES = "it is not a list of `key: value` lines"
# By what YAML, or we, say of it.
REMEDIES = {
    "stands there twice": "Take one of the two out.",
    "a tab": "Indent with blanks, and with no tab.",
    "expected ',' or": "Close the bracket, as in `[one, two]`.",
    "end of stream": "Close the quotation mark.",
}
# What began above the place where it is missed.
OPEN = ("while parsing a flow", "while scanning a quoted")
INDENT = re.compile(r"[ \t]*\t")  # that YAML allows nowhere
CUT = re.compile(r"\s*(?:summary|time|needs):\s+[^\s'\"|>#]\S*(?: \S+)*? #")
DEEPEST = 8  # lists in lists; more is no list of facts


@dataclass(frozen=True)
class FrontMatter:
    """The facts under one key and their lines, or what keeps the whole from being read.

    `cut` names the facts that end before their line does: ` #` begins a comment.
    `keys` holds the line of each key at the left edge, `length` the number of lines in all. A trick
    is a problem that no writer has by mistake.
    """

    lines: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    length: int = 0
    facts: object = None
    cut: tuple[str, ...] = ()
    problem: str = ""
    problem_line: int = 1
    is_trick: bool = False

    def line(self, key: str) -> int:
        """Return the line of a fact, counted from 1; where it is missing, the line of all facts."""
        return self.lines.get(key, self.lines.get("", 1))


def read_front_matter(text: str, key: str = "") -> FrontMatter:
    """Read the facts that stand under `key` in the front matter of a page.

    Their lines are counted from 1 ('' is the line of `key` itself).
    """
    block = _block(text)
    return read_yaml(block, key) if block is not None else FrontMatter()


def read_yaml(block: str, key: str = "", before: int = 1) -> FrontMatter:
    """Read YAML likewise, above which stand so many lines."""
    length = block.count("\n") + 3
    try:
        trick = _trick(block)
        tree = None if trick else yaml.compose(block, Loader=LOADER)
        if isinstance(tree, yaml.MappingNode):
            trick = _odd_keys(tree)
    except yaml.YAMLError as error:
        problem, line = _told(error)
        problem = TAB if _begins_with_tab(block, line) else problem
        return _unread(length, problem, max(line + before, 1))
    if trick:
        problem, line = trick
        return _unread(length, problem, line + before, is_trick=True)
    if not isinstance(tree, yaml.MappingNode):
        return _unread(length, NO_LINES, 1 + before)
    keys = {name.value: name.start_mark.line + 1 + before for name, _ in tree.value}
    facts = yaml.load(block, Loader=LOADER).get(key)
    lines = {name: line + before for name, line in _lines(tree, key).items()}
    source = block.split("\n")
    cut = [name for name, line in lines.items() if CUT.match(source[line - before - 1])]
    return FrontMatter(lines, keys, length, facts, tuple(cut))


def remedy(problem: str) -> str:
    """Return what to write instead, for what keeps facts from being read."""
    for words, advice in REMEDIES.items():
        if words in problem:
            return advice
    return "Write `key: value` lines; put quotes around a value that has a colon in it."


def without_front_matter(text: str, length: int) -> str:
    """Return a page whose front matter has this many lines, with all of them empty."""
    return "\n" * length + text.split("\n", length)[-1] if length else text


def _unread(length: int, problem: str, line: int, *, is_trick: bool = False) -> FrontMatter:
    return FrontMatter(length=length, problem=problem, problem_line=line, is_trick=is_trick)


def _block(text: str) -> str | None:
    """Return the text between the first line `---` and the next, or None."""
    first, *rest = (line.rstrip() for line in text.split("\n"))
    ends = [number for number, line in enumerate(rest) if line in ("---", "...")]
    return "\n".join(rest[: ends[0]]) if first == "---" and ends else None


def _trick(block: str) -> tuple[str, int] | None:
    """Return what makes small YAML grow or run when it is read, and its line; None if nothing."""
    depth = documents = 0
    for event in yaml.parse(block, Loader=LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return "it has an anchor or an alias (`&` or `*`)", line
        if getattr(event, "tag", None):
            return "it has a tag (`!`)", line
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            return "it has a second document", line
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return f"it is nested more than {DEEPEST} deep", line
    return None


def _odd_keys(tree: yaml.MappingNode) -> tuple[str, int] | None:
    """Return what keeps a key from having lines of its own, and its line; None if nothing."""
    if tree.flow_style:
        return "it is written in braces", tree.start_mark.line + 1
    return next(_odd_keys_in(tree), None)


def _odd_keys_in(node: yaml.Node) -> Iterator[tuple[str, int]]:
    """Yield what is wrong with keys, of a mapping and of all that is within."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _odd_keys_in(item)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for name, value in node.value:
            line = name.start_mark.line + 1
            if not isinstance(name, yaml.ScalarNode):
                yield "a key is no word", line
            elif name.value in seen:
                yield f"`{name.value}` stands there twice", line
            else:
                seen.add(name.value)
            yield from _odd_keys_in(value)


def _told(error: yaml.YAMLError) -> tuple[str, int]:
    if isinstance(error, yaml.MarkedYAMLError):
        is_open = (error.context or "").startswith(OPEN)
        mark = error.context_mark if is_open else error.problem_mark
        return error.problem or "it cannot be read", mark.line + 1 if mark else 0
    return str(error).splitlines()[0], 0


def _begins_with_tab(block: str, line: int) -> bool:
    """Tell whether a line that cannot be read begins with a tab, of which YAML says little."""
    lines = block.split("\n")
    return 0 < line <= len(lines) and bool(INDENT.match(lines[line - 1]))


def _lines(tree: yaml.MappingNode, key: str) -> dict[str, int]:
    for name, value in tree.value:
        if name.value == key:
            lines = {"": name.start_mark.line + 1}
            if isinstance(value, yaml.MappingNode):
                lines |= {fact.value: fact.start_mark.line + 1 for fact, _ in value.value}
            return lines
    return {}
