"""One mistake, repeated: of each kind the first ten of a page are told, then how many follow.

Two findings are of one kind where they differ in their line, in numbers, and in what stands in
quotation marks. Whatever its kinds, a page has at most a hundred lines.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 10
MOST_OF_A_PAGE = 100
DIFFERS = re.compile(r"`[^`]*`|“[^“”]*”|\"[^\"]*\"|'[^']*'|\d+")
OF_THIS_KIND, OF_ANY = "of this kind", "findings"


class Repeated:
    """Counts what was told, and keeps back what is one too many."""

    def __init__(self) -> None:
        self._told = Counter[tuple[str, str]]()
        self._kept_back = defaultdict[tuple[str, str], list[str]](list)

    def keeps_back(self, finding: str) -> bool:
        """Tell whether enough like this one, `file:line: words`, was told."""
        file, _, rest = finding.partition(":")
        kind, page = (file, DIFFERS.sub("", rest)), (file, OF_ANY)
        full = next(
            (
                each
                for each, most in ((kind, MOST), (page, MOST_OF_A_PAGE))
                if self._told[each] >= most
            ),
            None,
        )
        if full:
            self._kept_back[full].append(finding)
        else:
            self._told.update((kind, page))
        return bool(full)

    def rest(self) -> Iterator[str]:
        """Yield the first of each kind that was kept back, with the number of the others."""
        for (_, kind), (first, *others) in self._kept_back.items():
            name = OF_ANY if kind == OF_ANY else OF_THIS_KIND
            yield (
                f"{first} There are {len(others):,} more {name} on this page." if others else first
            )
        self._kept_back.clear()


def shortened(findings: Iterable[str]) -> list[str]:
    """Return those of some findings that are told, in the order of their kinds."""
    repeated = Repeated()
    told = [finding for finding in findings if not repeated.keeps_back(finding)]
    return [*told, *repeated.rest()]
