"""Every regular expression of the two packages, how it is called, and the texts it likes least.

A pattern takes the square of a text's length where it begins anew at each sign and runs far before
it fails, or where two repetitions share their signs. So its own tree is read (by `re._parser`, as
`re` itself does): before each repetition stands what leads there, then many of what it repeats,
then what ends it badly. How long that takes is the processor's time of this thread, and asked is
only how it grows.
"""

from __future__ import annotations

import ast
import gc
import importlib
import inspect
import pkgutil
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from re import _constants as signs  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import press
import sphinx_bindery
from press.checks.guard import table
from press.checks.guard.alone import seconds
from press.checks.guard.budget import TooMuchError
from press.checks.guard.forms import Form

METHODS = ("match", "fullmatch", "search", "sub", "subn", "findall", "finditer", "split")
OF_STRINGS = {"split"}  # has a string as well, so that it says nothing of an unknown name
REPEATS = (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT)
MANY = 10  # a repetition with a lower limit is short
OF_A_CATEGORY = {
    signs.CATEGORY_DIGIT: "1",
    signs.CATEGORY_NOT_DIGIT: "a",
    signs.CATEGORY_SPACE: " \n",
    signs.CATEGORY_NOT_SPACE: "a",
    signs.CATEGORY_WORD: "a",
    signs.CATEGORY_NOT_WORD: "-",
}
ENDS = ("\0", "\n\0", "")
SHORT, LONG = 1_000, 8_000
FLOOR = 0.01  # seconds for the long text: a square takes three times as long and more
GROWTH = 3 * LONG / SHORT  # thrice what a linear pattern has
ENOUGH = 40  # texts for one pattern, where there is no time for all


@dataclass(frozen=True)
class Called:
    """A pattern with the methods by which it is called, and where it stands."""

    name: str
    pattern: re.Pattern[Any]
    methods: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """A text of any length that a pattern may take long for."""

    before: str
    unit: str
    after: str

    def of(self, length: int) -> str:
        """Return it with about as many signs."""
        return self.before + self.unit * (length // len(self.unit)) + self.after


def called() -> list[Called]:
    """Return every pattern of `press` and `sphinx_bindery`, whatever it stands in.

    One that stands in a table is called by whatever its module does with a name of its own; where
    nobody can tell, it is said to be searched for: nothing takes longer.
    """
    places: dict[re.Pattern[Any], str] = {}
    methods: dict[re.Pattern[Any], set[str]] = defaultdict(set)
    for module, nodes in _modules():
        unknown = set[str]()
        for node in nodes:
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                owner = _value(node.value, module)
                if isinstance(owner, re.Pattern):
                    methods[owner].add(node.attr)
                elif owner is None:
                    unknown.add(node.attr)
            elif isinstance(node, ast.Call) and (pattern := _given_to_re(node, module)):
                places[pattern] = f"{module.__name__}:{node.lineno}"
                methods[pattern].add(node.func.attr)  # type: ignore[attr-defined]
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                places.setdefault(pattern, f"{module.__name__}.{name}")
                if not isinstance(value, re.Pattern):
                    methods[pattern] |= unknown - OF_STRINGS
    forms = {
        Called(f"the form {form.says}", re.compile(form.pattern, re.DOTALL), ("fullmatch",))
        for form in _forms()
    }
    return [
        *(
            Called(place, pattern, tuple(sorted(methods[pattern])) or ("search",))
            for pattern, place in places.items()
        ),
        *sorted(forms, key=lambda form: form.name),
    ]


def made_later() -> set[str]:
    """Return where a pattern is made that nobody knows before the program runs: its modules."""
    return {
        module.__name__
        for module, nodes in _modules()
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in (*METHODS, "compile")
        and _value(node.func.value, module) is re
        and not isinstance(_value(node.args[0], module), (str, bytes))
        and not _is_in_a_list(node, module)
    }


def _is_in_a_list(call: ast.Call, module: ModuleType) -> bool:
    """Tell whether it is made at the top of the module, for each of some words."""
    top = ast.parse(inspect.getsource(module)).body
    assigned = [node for node in top if isinstance(node, (ast.Assign, ast.AnnAssign))]
    return any(node.lineno <= call.lineno <= (node.end_lineno or 0) for node in assigned)


def _forms() -> Iterator[Form]:
    entries = (*table.DIRECTIVES.values(), *table.ROLES.values())
    for entry in entries:
        yield entry.argument
        yield from entry.options.values()
    yield from table.ATTRIBUTES.values()


@cache
def _modules() -> list[tuple[ModuleType, list[ast.AST]]]:
    """Return each module with the nodes of its code."""
    modules = [
        importlib.import_module(info.name)
        for package in (press, sphinx_bindery)
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not info.name.endswith("__main__")
    ]
    return [(each, list(ast.walk(ast.parse(inspect.getsource(each))))) for each in modules]


def _patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    """Yield a pattern, or those in a table of them."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for pair in value.items():
            yield from _patterns_in(pair)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from _patterns_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _patterns_in([getattr(value, each.name) for each in fields(value)])


def _given_to_re(call: ast.Call, module: ModuleType) -> re.Pattern[Any] | None:
    """Return the pattern of `re.search("…", …)` and the like."""
    function = call.func
    if not (isinstance(function, ast.Attribute) and function.attr in METHODS and call.args):
        return None
    given = _value(call.args[0], module)
    if _value(function.value, module) is not re or not isinstance(given, (str, bytes)):
        return None
    flags = (_value(word.value, module) for word in call.keywords if word.arg == "flags")
    return re.compile(given, next(flags, 0))


def _value(node: ast.expr, module: ModuleType) -> Any:
    """Return what an expression is at the top of its module, or None."""
    try:
        return eval(compile(ast.Expression(node), "here", "eval"), dict(vars(module)))
    except Exception:
        return None


def worst_for(pattern: re.Pattern[Any]) -> list[Text]:
    """Return the texts for one pattern, made of its own parts."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    alphabet, ends = _alphabet(tree), (*ENDS, *_unwanted(tree))
    texts = dict[Text, None]()
    before_it = [""]
    for lead, units in _repeated(tree, "", alphabet):
        pumped = [
            ("", lead),
            *((lead, unit) for unit in units),
            *(("", lead + unit) for unit in units),
        ]
        pumped += [(other, lead[len(other) :]) for other in before_it if lead.startswith(other)]
        before_it.append(lead)
        texts |= {Text(*each, end): None for each in pumped if each[1] for end in ends}
    return list(texts)


def _unwanted(part: Any) -> Iterator[str]:
    """Yield what must not follow: where it does, all that came before was in vain."""
    for operation, given in part:
        if operation is signs.ASSERT_NOT:
            yield _samples(given[1], "a")[0]
        for inner in _inner(operation, given):
            yield from _unwanted(inner)


def _alphabet(tree: Any) -> str:
    """Return one sign of each kind that a pattern tells from others."""
    return "".join(dict.fromkeys("".join(_signs_of(tree)) + "a 1-\n("))


def _signs_of(part: Any) -> Iterator[str]:
    for operation, given in part:
        if operation in (signs.LITERAL, signs.NOT_LITERAL):
            yield chr(given)
        elif operation is signs.IN:
            yield from (_members(given))
        else:
            for inner in _inner(operation, given):
                yield from _signs_of(inner)


def _members(parts: Any) -> Iterator[str]:
    for operation, given in parts:
        if operation is signs.LITERAL:
            yield chr(given)
        elif operation is signs.RANGE:
            yield chr(given[0])
        elif operation is signs.CATEGORY:
            yield OF_A_CATEGORY[given]


def _inner(operation: Any, given: Any) -> list[Any]:
    if operation in REPEATS:
        return [given[2]]
    if operation is signs.SUBPATTERN:
        return [given[3]]
    if operation is signs.BRANCH:
        return list(given[1])
    if operation in (signs.ASSERT, signs.ASSERT_NOT):
        return [given[1]]
    if operation is signs.ATOMIC_GROUP:
        return [given]
    if operation is signs.GROUPREF_EXISTS:
        return [each for each in given[1:] if each]
    return []


def _repeated(part: Any, lead: str, alphabet: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each repetition: what leads there, and what may be repeated."""
    for operation, given in part:
        if operation in REPEATS and given[1] >= MANY:
            yield lead, _units(given[2], alphabet)
        for inner in _inner(operation, given):
            yield from _repeated(inner, lead, alphabet)
        lead += _sample(operation, given, alphabet)
    yield lead, [lead]  # the whole, over and over


def _units(body: Any, alphabet: str) -> list[str]:
    if len(body) == 1 and body[0][0] in (signs.IN, signs.ANY, signs.NOT_LITERAL, signs.LITERAL):
        return [sign for sign in alphabet if _accepts(body[0], sign)]
    first = [each for inner in _inner(*body[0]) for each in _samples(inner, alphabet)]
    return [*dict.fromkeys([*_samples(body, alphabet), *first])]


def _accepts(single: Any, sign: str) -> bool:
    operation, given = single
    if operation is signs.ANY:
        return sign != "\n"
    if operation is signs.LITERAL:
        return bool(ord(sign) == given)
    if operation is signs.NOT_LITERAL:
        return bool(ord(sign) != given)
    is_not = given[0][0] is signs.NEGATE
    return is_not != any(_is_of(each, sign) for each in given)


def _is_of(member: Any, sign: str) -> bool:
    operation, given = member
    if operation is signs.LITERAL:
        return bool(ord(sign) == given)
    if operation is signs.RANGE:
        return bool(given[0] <= ord(sign) <= given[1])
    if operation is signs.CATEGORY:
        kinds = {"DIGIT": sign.isdigit(), "SPACE": sign.isspace()}
        kinds["WORD"] = sign.isalnum() or sign == "_"
        kind = str(given).removeprefix("CATEGORY_")
        return kinds[kind.removeprefix("NOT_")] != kind.startswith("NOT_")
    return False


def _samples(part: Any, alphabet: str) -> list[str]:
    """Return a text for each branch that a part begins with."""
    if len(part) == 1 and part[0][0] in (signs.BRANCH, signs.SUBPATTERN):
        return [each for inner in _inner(*part[0]) for each in _samples(inner, alphabet)]
    return ["".join(_sample(operation, given, alphabet) for operation, given in part)]


def _sample(operation: Any, given: Any, alphabet: str) -> str:
    """Return a short text for one part of a pattern, '' where it may be empty."""
    if operation in (signs.LITERAL, signs.IN, signs.ANY, signs.NOT_LITERAL):
        known = chr(given) if operation is signs.LITERAL else alphabet
        return next((sign for sign in known if _accepts((operation, given), sign)), "")
    if operation in REPEATS:
        return _samples(given[2], alphabet)[0] * int(min(given[0], MANY))
    if operation is signs.ASSERT and given[0] > 0:
        return ""  # what follows has to be there as well
    if operation is signs.ASSERT_NOT:
        return ""
    inner = _inner(operation, given)
    return _samples(inner[0], alphabet)[0] if inner else ""


def slow_in(found: Called, most: int = ENOUGH, larger: int = 1) -> list[tuple[str, Text]]:
    """Return the first text on which a pattern is slow by each of its methods.

    At most so many texts are tried; each is so many times larger than it would be.
    """
    texts = worst_for(found.pattern)
    some = texts[:: -(-len(texts) // most)]
    slow = (
        next(((way, text) for text in some if is_slow(found.pattern, way, text, larger)), None)
        for way in found.methods
    )
    return [each for each in slow if each]


def is_slow(pattern: re.Pattern[Any], method: str, text: Text, larger: int) -> bool:
    """Tell whether a text of eight times the length takes far more than eight times as long.

    Asked twice, before it is believed: nothing else that runs can make a pattern slow.
    """
    try:
        with seconds(larger):
            if _once(pattern, method, _given(pattern, text, LONG * larger)) < FLOOR * larger:
                return False
            return all(_grows(pattern, method, text, larger) for _ in range(2))
    except TooMuchError:
        return True


def _grows(pattern: re.Pattern[Any], method: str, text: Text, larger: int) -> bool:
    lengths = SHORT * larger, LONG * larger
    short, long = (_time(pattern, method, text, length) for length in lengths)
    return long > GROWTH * short


def _given(pattern: re.Pattern[Any], text: Text, length: int) -> Any:
    return text.of(length).encode() if isinstance(pattern.pattern, bytes) else text.of(length)


def _time(pattern: re.Pattern[Any], method: str, text: Text, length: int) -> float:
    """Return the processor's time for one call, the least of three.

    Not of Python's looking for unused objects, which the many that a call finds set off.
    """
    given = _given(pattern, text, length)
    gc.disable()
    try:
        return min(_once(pattern, method, given) for _ in range(3))
    finally:
        gc.enable()


def _once(pattern: re.Pattern[Any], method: str, text: Any) -> float:
    begin = time.thread_time()
    if method in ("sub", "subn"):
        getattr(pattern, method)(text[:0], text)
    elif method == "finditer":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, method)(text)
    return time.thread_time() - begin
