r"""LaTeX as tokens: commands, braces, spaces, signs. Knows groups and arguments, no meaning."""

from __future__ import annotations

import re

STARRED = "operatorname|DeclareMathOperator|(?:re)?newcommand|providecommand|tag|hspace|vspace"
TOKEN = re.compile(rf"\\(?:(?:{STARRED})\*|[A-Za-z]+|[^A-Za-z])|\s+|#\d|.", re.DOTALL)
COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*\n?")
WORD = re.compile(r"\\[A-Za-z]+")


def tokens_of(source: str) -> list[str]:
    """Return the tokens of LaTeX without its comments."""
    return TOKEN.findall(COMMENT.sub(r"\1", source))


def text_of(tokens: list[str]) -> str:
    """Return LaTeX again: a command stays apart from the letter that follows it."""
    made: list[str] = []
    for token in tokens:
        if made and WORD.fullmatch(made[-1]) and token[:1].isalpha():
            made.append(" ")
        made.append(token)
    return "".join(made)


class Reader:
    """Tokens that are read from the front; what a macro stands for is put back there."""

    def __init__(self, tokens: list[str]) -> None:
        self._left = tokens[::-1]

    def __bool__(self) -> bool:
        return bool(self._left)

    def next(self) -> str:
        """Return the next token. Raises ValueError at the end."""
        if not self._left:
            raise ValueError("the formula ends too early")
        return self._left.pop()

    def put_back(self, tokens: list[str]) -> None:
        self._left += tokens[::-1]

    def rest(self) -> list[str]:
        """Return all that is left."""
        left, self._left = self._left[::-1], []
        return left

    def follows(self, sign: str) -> bool:
        """Tell whether a sign comes at once, without a space before it; then it is read."""
        if self._left and self._left[-1] == sign:
            self._left.pop()
            return True
        return False

    def peek(self) -> str:
        """Return the next token that is no space, and leave it there; '' at the end."""
        while self._left and self._left[-1].isspace():
            self._left.pop()
        return self._left[-1] if self._left else ""

    def argument(self) -> list[str]:
        """Return the next argument: what a group holds, or one token."""
        self.peek()
        token = self.next()
        return self._until("}") if token == "{" else [token]

    def name(self) -> str:
        """Return an argument that is a name."""
        return "".join(self.argument()).strip()

    def option(self) -> list[str] | None:
        """Return what stands in brackets, if brackets come next."""
        if self.peek() != "[":
            return None
        self.next()
        return self._until("]")

    def _until(self, end: str) -> list[str]:
        """Return what goes before `end`; braces within hold together."""
        inside: list[str] = []
        depth = 0
        while True:
            token = self.next()
            if token == end and not depth:
                return inside
            depth += {"{": 1, "}": -1}.get(token, 0)
            inside.append(token)

    def environment(self, name: str) -> list[str]:
        """Return what stands in an environment that has begun."""
        inside: list[str] = []
        depth = 0
        while True:
            token = self.next()
            if token in (r"\begin", r"\end"):
                other = self.argument()
                if "".join(other).strip() == name:
                    if token == r"\end" and not depth:
                        return inside
                    depth += 1 if token == r"\begin" else -1
                inside += [token, "{", *other, "}"]
            else:
                inside.append(token)
