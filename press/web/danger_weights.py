"""What the search hears danger by: weights, learned from `source/danger.txt` at the end of a build.

A query has features: its words, pieces of four and five letters of them, and pairs of words that
stand next to each other or have one or two between them. So `he hit me` and `i hit him` are two
things, and `strangling` is near to `strangled`. In pairs a word is its beginning, or the one that
it is like: `my wife hit me` is near to `he hit me`. Each feature has a number, and each number a
weight; `search.js` adds up those of a query, and hears danger if the sum is above nothing,
or above three where it is one word alone, which says little.

To learn is to go through the examples some times, and to pull by one the weights of each that the
sum does not tell by a margin: an averaged perceptron. All is done in whole numbers and in one
order, and so the same list has the same weights everywhere. They go into the index as five steps,
two to a sign. Features share a weight where they must: it costs little, and the index stays small.
"""

from __future__ import annotations

import json
import random
from hashlib import sha256
from typing import TYPE_CHECKING
from zlib import crc32

from press.pieces.readers_words import split
from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from press.pieces.danger_words import DangerWords

VERSION = 2  # of what is kept: another for each change of what follows
KEPT = "danger.json"
SIZE = 45_056  # of the weights that tell danger from none
SIZE_OF_ONE = 2_048  # … and one danger from the others
PIECES = (4, 5)  # letters
BEGINNING = 5  # letters
APART = (1, 2, 3)  # words
ROUNDS = 14
ROUNDS_OF_ONE = 4  # which danger it is, is easier to learn
MARGIN = {True: 90, False: -40}  # to miss somebody in danger is worse than to hear too much
STEP = 2  # the most that a weight counts, for or against
FIRST_SIGN = 40  # `(`: it and those that follow are written in JSON as they are

Example = tuple[list[int], bool]


def learned(words: DangerWords, forms: Mapping[str, str], folder: Path) -> tuple[str, list[str]]:
    """Return the weights of danger, and those of each danger: the last needs none, and has "".

    They are kept in a folder for as long as the list says the same.
    """
    if not words.dangers:
        return "", []
    sets = [danger.examples for danger in words.dangers]
    told = json.dumps([VERSION, sets, words.harmless, words.alike, forms])
    key, path = sha256(told.encode()).hexdigest(), folder / KEPT
    kept = json.loads(path.read_bytes()) if path.exists() else {}
    if kept.get("key") != key:
        danger, each = _learned(words, forms)
        kept = {"key": key, "danger": danger, "each": each}
        write_atomic(path, json.dumps(kept).encode())
    return kept["danger"], kept["each"]


def _learned(words: DangerWords, forms: Mapping[str, str]) -> tuple[str, list[str]]:
    known: dict[str, list[int]] = {}  # lines that count twice stand twice

    def of(examples: list[str]) -> list[list[int]]:
        for each in {*examples} - known.keys():
            known[each] = features(each, forms, words.alike)
        return [known[each] for each in examples]

    heard = [of(danger.examples) for danger in words.dangers]
    each = []
    for here in heard[:-1]:
        others = [one for there in heard if there is not here for one in there]
        each.append(weights(here, others, SIZE_OF_ONE, ROUNDS_OF_ONE))
    danger = weights([one for here in heard for one in here], of(words.harmless), SIZE)
    return danger, [*each, ""]


def features(text: str, forms: Mapping[str, str], alike: Mapping[str, str]) -> list[int]:
    """Return the numbers of the features of a text, as `search.js` does."""
    words = [forms.get(word, word) for word in split(text)]
    found = {f"<{word}>" for word in words}
    for size in PIECES:
        found |= {
            f"<{word}>"[at : at + size] for word in words for at in range(len(word) + 3 - size)
        }
    begun = ["", *(alike.get(word, word[:BEGINNING]) for word in words)]
    for step in APART:
        found |= {*map((" " * step).join, zip(begun, begun[step:], strict=False))}
    return [crc32(each.encode()) for each in sorted(found)]


def weights(
    yes: Iterable[list[int]], no: Iterable[list[int]], size: int, rounds: int = ROUNDS
) -> str:
    """Learn to tell two kinds of examples; return the weights as they are written."""
    examples = [([*{number % size for number in each}], True) for each in yes]
    examples += [([*{number % size for number in each}], False) for each in no]
    random.Random(1).shuffle(examples)
    return written(_averaged(examples, size, rounds))


def _averaged(examples: Sequence[Example], size: int, rounds: int) -> list[int]:
    """Return the sum of what the weights were after each example."""
    now, late = [0] * size, [0] * size
    turn = 1
    for _ in range(rounds):
        for numbers, is_yes in examples:
            total = sum(map(now.__getitem__, numbers))
            pull = 1 if is_yes else -1
            if (total - MARGIN[is_yes]) * pull < 0:
                for number in numbers:
                    now[number] += pull
                    late[number] += pull * turn
            turn += 1
    return [turn * weight - less for weight, less in zip(now, late, strict=True)]


def written(found: list[int]) -> str:
    """Write weights as steps from -2 to 2, two to a sign; the largest are one."""
    sizes = sorted(filter(None, map(abs, found)))
    most = sizes[len(sizes) * 97 // 100] if sizes else 1
    steps = [_step(weight, most) + STEP for weight in found]
    base = 2 * STEP + 1
    return "".join(
        chr(FIRST_SIGN + base * first + second)
        for first, second in zip(steps[::2], steps[1::2], strict=True)
    )


def _step(weight: int, most: int) -> int:
    size = min(STEP, (2 * STEP * abs(weight) + most) // (2 * most))
    return size if weight > 0 else -size
