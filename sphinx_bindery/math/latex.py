r"""LaTeX as writers write it, made ready for math-core: macros expanded, numbers taken out.

math-core prints what it does not know in a place, as the length in `\\[3pt]`; so nothing goes to it
that has not been read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_bindery.math.alphabets import ALPHABETS, lettered
from sphinx_bindery.math.boxes import OF_THEIR_OWN, SWITCHES
from sphinx_bindery.math.colors import COLORS
from sphinx_bindery.math.environments import MOST_COLUMNS, environment
from sphinx_bindery.math.macros import DEFINERS, defined
from sphinx_bindery.math.plain import BUILT_IN
from sphinx_bindery.math.tokens import WORD, Reader, text_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_bindery.math.macros import Macros

MOST_STEPS = 20_000  # a macro may stand for itself
TEXT = {r"\text", r"\textrm", r"\textbf", r"\textit", r"\texttt", r"\textsf"}
PLAIN_TEX = {
    r"\matrix": "matrix",
    r"\pmatrix": "pmatrix",
    r"\cases": "cases",
    r"\displaylines": "gathered",
    **dict.fromkeys((r"\eqalign", r"\eqalignno", r"\leqalignno"), "aligned"),
}
DELIMITED = re.compile(r"\\(?:left|right|middle|[bB]igg?[lrm]?)")
ANGLES = {"<": r"\langle", ">": r"\rangle", r"\lt": r"\langle", r"\gt": r"\rangle"}
SIGN_OF_TEX = re.compile(r"(?<!\\)([&#_])")  # which words may hold as they are
SPACE_BEHIND_SIGN = re.compile(r"(\\[^A-Za-z\s])[ \n]")  # math-core would take it for an end
BRACE_IN_WORDS = re.compile(r"(\\[{}])")
LENGTH = re.compile(r"\s*-?[\d.]+\s*[a-z]{2}\s*")
# What may stand in the name of an operator, beside its letters.
IN_NAMES = {r"\,", r"\ ", r"\;", r"\:", r"\!", "~", r"\-", r"\_", r"\thinspace"}
STYLES_OF_NAMES = {"{", "}", r"\text", r"\mathrm", r"\rm", r"\textrm", r"\mathop"}


@dataclass
class Ready:
    """LaTeX that math-core knows, the tag outside of all rows, and those in rows by a name each.

    math-core takes no sign but those of ASCII in a tag; so a name stands in its place.
    """

    latex: str
    tag: str = ""
    tags: dict[str, str] = field(default_factory=dict)


def ready(source: str, macros: Macros, is_block: bool) -> Ready:
    """Return a formula made ready; what it defines is put into `macros`.

    Raises ValueError at what is no LaTeX, or at a macro without an end.
    """
    expander = _Expander(macros)
    tokens = expander.expanded(tokens_of(source))
    if is_block and _has_rows(tokens):
        tokens = [r"\begin{aligned}", *tokens, r"\end{aligned}"]
    return Ready(text_of(tokens).strip(), expander.tag, expander.tags)


def _has_rows(tokens: list[str]) -> bool:
    """Tell whether lines are broken outside of any environment."""
    depth = 0
    for token in tokens:
        depth += {r"\begin": 1, r"\end": -1, "{": 1, "}": -1}.get(token, 0)
        if not depth and token in (r"\\", "&"):
            return True
    return False


@dataclass
class _Expander:
    macros: Macros
    tag: str = ""
    tags: dict[str, str] = field(default_factory=dict)
    steps: int = 0
    tags_stay: bool = False  # in rows that have one each
    made: list[str] = field(default_factory=list)

    def expanded(self, tokens: list[str]) -> list[str]:
        outer, self.made = self.made, []
        reader = Reader(tokens)
        while reader:
            self.steps += 1
            if self.steps > MOST_STEPS:
                raise ValueError("a macro stands for itself")
            self._take(reader.next(), reader)
        inner, self.made = self.made, outer
        return inner

    def _take(self, token: str, reader: Reader) -> None:
        """Write what a token becomes, or put it back in another form."""
        if token in DEFINERS:
            name, macro = defined(token, reader, self.macros)
            self.macros[name] = macro
        elif token in self.macros:
            reader.put_back(self.macros[token].read(reader))
        elif token in BY_HAND:
            BY_HAND[token](self, token, reader)
        elif token in BUILT_IN:
            reader.put_back(BUILT_IN[token].read(reader))
        elif token in OF_THEIR_OWN:
            reader.put_back(OF_THEIR_OWN[token](reader))
        elif token in ALPHABETS:
            reader.put_back(lettered(token, reader))
        elif DELIMITED.fullmatch(token):
            following = reader.peek()
            if following in ANGLES:
                reader.next()
                reader.put_back([ANGLES[following]])
            self.made.append(token)
        else:
            self.made.append(token)

    def _environment(self, _token: str, reader: Reader) -> None:
        found = environment(reader)
        outer, self.tags_stay = self.tags_stay, self.tags_stay or found.has_rows
        inside = self.expanded(found.inside)
        self.tags_stay = outer
        if found.has_rows and r"\\" not in inside and inside.count(r"\tag") == 1:
            inside = self._with_tag_outside(inside)
        self.made += found.around(inside)

    def _with_tag_outside(self, inside: list[str]) -> list[str]:
        """Return the one row of an environment without its tag, which stands beside it."""
        begin = inside.index(r"\tag")
        end = inside.index("}", begin)
        name = "".join(inside[begin:end]).rpartition("{")[2]
        is_bare = inside[begin + 1] == "*"
        self.tag = self.tag or (self.tags[name] if is_bare else f"({self.tags[name]})")
        return inside[:begin] + inside[end + 1 :]

    def _words(self, command: str, reader: Reader) -> None:
        r"""Write words; what stands between `$` in them is math again."""
        parts = "".join(reader.argument()).replace(r"\(", "$").replace(r"\)", "$")
        parts = BRACE_IN_WORDS.sub(r"$\1$", SWITCHES.sub("", parts))
        parts = SIGN_OF_TEX.sub(r"\\\1", parts)
        parts = SPACE_BEHIND_SIGN.sub(r"\1~", parts)
        for place, part in enumerate(re.split(r"(?<!\\)\$", parts)):
            if place % 2:
                self.made += ["{", *self.expanded(tokens_of(part)), "}"]
            elif part:
                self.made += [command, "{", *part, "}"]

    def _tag(self, command: str, reader: Reader) -> None:
        words = "".join(t for t in reader.argument() if t not in ("$", "{", "}")).strip()
        words = " ".join(SIGNS_OF_TAGS.get(word, word) for word in words.split())
        if self.tags_stay:
            star = command.removeprefix(r"\tag")
            name = f"tag{len(self.tags)}"
            self.tags[name] = words
            self.made += [r"\tag", *star, "{", *name, "}"]
        else:
            self.tag = self.tag or (words if command.endswith("*") else f"({words})")

    def _end_of_row(self, token: str, reader: Reader) -> None:
        r"""Write `\\` without the space that it asks for: `\\*[3pt]`."""
        reader.follows("*")
        if reader.follows("["):
            reader.put_back(["["])
            asked = reader.option() or []
            if not LENGTH.fullmatch("".join(asked)):
                reader.put_back(["[", *asked, "]"])
        self.made.append(token)

    def _line(self, token: str, _reader: Reader) -> None:
        if self._last() != token:  # two lines are drawn as one
            self.made.append(token)

    def _limits(self, token: str, _reader: Reader) -> None:
        r"""Write `\limits` where it changes anything: behind an operator, not behind a brace."""
        if WORD.fullmatch(self._last()):
            self.made.append(token)

    def _last(self) -> str:
        return next((token for token in reversed(self.made) if not token.isspace()), "")

    def _operator(self, _token: str, reader: Reader) -> None:
        r"""Write `\mathop{…}\limits_a^b`: math-core takes limits for known operators alone."""
        base = self.expanded(reader.argument())
        if reader.peek() == r"\limits":
            reader.next()
            base = self._with_limits(base, reader)
        elif reader.peek() == r"\nolimits":
            reader.next()
        self.made += [r"\mathop", "{", *base, "}"]

    def _with_limits(self, base: list[str], reader: Reader) -> list[str]:
        for _ in range(2):
            command = {"_": r"\underset", "^": r"\overset"}.get(reader.peek())
            if command:
                reader.next()
                base = [command, "{", *self.expanded(reader.argument()), "}", "{", *base, "}"]
        return base

    def _named_operator(self, command: str, reader: Reader) -> None:
        name = self.expanded(reader.argument())
        star = command.removeprefix(r"\operatorname")
        if reader.peek() == r"\limits":
            reader.next()
            star = "*"
        elif reader.peek() == r"\nolimits":
            reader.next()
            star = ""
        flat = [token for token in name if token not in STYLES_OF_NAMES]
        if all(token in IN_NAMES or token[0] != "\\" for token in flat):
            flat = ["\u2010" if token == "-" else token for token in flat]
            self.made += [r"\operatorname", *star, "{", *flat, "}"]
        else:
            base = self._with_limits(name, reader) if star else name
            self.made += [r"\mathop", "{", *base, "}"]

    def _root(self, _token: str, reader: Reader) -> None:
        r"""Read `\root 3 \of x`."""
        degree: list[str] = []
        while (token := reader.next()) != r"\of":
            degree.append(token)
        radicand = reader.argument()
        reader.put_back([r"\sqrt", "[", "{", *degree, "}", "]", "{", *radicand, "}"])

    def _smashed(self, _token: str, reader: Reader) -> None:
        reader.option()
        self.made += ["{", *self.expanded(reader.argument()), "}"]

    def _dots_across(self, _token: str, reader: Reader) -> None:
        r"""Read `\hdotsfor{3}`: dots in as many cells."""
        reader.option()
        count = int(reader.name())
        if count > MOST_COLUMNS:
            raise ValueError(f"dots stand across more than {MOST_COLUMNS} columns")
        dots = [r"\cdots", "&"] * count
        self.made += dots[:-1]

    def _sign(self, _token: str, reader: Reader) -> None:
        r"""Read `\unicode{x2A01}`."""
        reader.option()
        code = reader.name().lower().removeprefix("0")
        self.made.append(chr(int(f"0{code}", 16) if code[:1] == "x" else int(code)))

    def _plain_tex(self, token: str, reader: Reader) -> None:
        r"""Read `\pmatrix{a & b \cr c & d}`."""
        name, inside = list(PLAIN_TEX[token]), reader.argument()
        reader.put_back([r"\begin", "{", *name, "}", *inside, r"\end", "{", *name, "}"])

    def _between(self, _token: str, reader: Reader) -> None:
        r"""Read `\intertext{and}`: words in a row of their own, from where the relations stand."""
        if self._last() != r"\\":
            self.made.append(r"\\")
        reader.put_back(["&", r"\text", "{", *reader.argument(), "}", r"\\"])

    def _color(self, command: str, reader: Reader) -> None:
        """Write a colour that has a name there; without one the words are as they are."""
        model, name = reader.option(), reader.name()
        if model is None and name in COLORS:
            self.made += [command, "{", *name, "}"]

    def _nothing(self, _token: str, _reader: Reader) -> None: ...

    def _label(self, _token: str, reader: Reader) -> None:
        reader.argument()


SIGNS_OF_TAGS = {
    r"\star": "⋆",
    r"\ast": "∗",
    r"\dagger": "†",
    r"\dag": "†",
    r"\ddagger": "‡",
    r"\prime": "′",
    r"\S": "§",
    r"\P": "¶",
    r"\sharp": "♯",
}
BY_HAND: dict[str, Callable[[_Expander, str, Reader], None]] = {
    **dict.fromkeys(TEXT, _Expander._words),
    **dict.fromkeys(PLAIN_TEX, _Expander._plain_tex),
    r"\begin": _Expander._environment,
    r"\tag": _Expander._tag,
    r"\tag*": _Expander._tag,
    r"\label": _Expander._label,
    r"\nonumber": _Expander._nothing,
    r"\notag": _Expander._nothing,
    r"\\": _Expander._end_of_row,
    r"\hline": _Expander._line,
    r"\limits": _Expander._limits,
    r"\nolimits": _Expander._limits,
    r"\mathop": _Expander._operator,
    r"\operatorname": _Expander._named_operator,
    r"\operatorname*": _Expander._named_operator,
    r"\root": _Expander._root,
    r"\smash": _Expander._smashed,
    r"\hdotsfor": _Expander._dots_across,
    r"\unicode": _Expander._sign,
    **dict.fromkeys((r"\intertext", r"\shortintertext"), _Expander._between),
    **dict.fromkeys((r"\color", r"\textcolor"), _Expander._color),
}
