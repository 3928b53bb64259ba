"""live.scheduler: what is made next."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.cli.live.changes import Changes
from press.cli.live.scheduler import REST, Scheduler, Task

SCREEN = (("html", "b"), ("html", "a"), ("pdf", "a"))


class Play:
    """A scheduler and a clock, told in words what happens; answers in words what is next."""

    def __init__(self) -> None:
        self.scheduler = Scheduler()
        self.now = 0.0

    def __call__(self, line: str) -> str:
        return ", ".join(map(_words, self._happens(*line.split())))

    def _happens(self, what: str, *rest: str) -> list[Task]:
        its = self.scheduler
        if what == "later":
            self.now += REST
            return list(its.passed(self.now))
        if what == "saved":
            pages = frozenset(name for name in rest if "." not in name)
            files = frozenset(Path(name) for name in rest if "." in name)
            return list(its.saved(Changes(pages=pages, rest=files), SCREEN, self.now))
        if what == "opened":
            return list(its.opened(*rest))
        if what == "updated":
            (facts,) = rest
            return [Task("rest")] if its.updated(facts, self.now) else []
        getattr(its, what)(*rest)
        return []


def _words(task: Task) -> str:
    parts = (task.verb, *task.pages, *(f"({name})" for name in task.first))
    return " ".join((*parts, task.kind) if task.verb == "page" else parts)


@pytest.mark.parametrize(
    "play",
    [
        "later > remake; remade f; saved a > update a (a) (b), page a (a) pdf; updated f > rest",
        # what pages show of each other makes all of them other
        "later > remake; remade f; saved a > update a (a) (b), page a (a) pdf; updated g; "
        "later > remake; remade g; later",
        # nobody waits while someone types
        "later > remake; remade f; saved conf.py > drop paper, page (a) pdf; "
        "saved c > update c (a) (b), page c (a) pdf; updated f; later > remake",
        # what is being made of an old text is dropped
        "later > remake; saved a > drop the remake, page a (a) pdf; later > remake; remade f",
        # a page for paper is made once
        "later > remake; opened epub a > page (a) epub; opened epub a; opened html a; "
        "opened pdf a > page (a) pdf; paper_lost; opened epub a > page (a) epub",
        # what failed is tried again with the next edit, and not before
        "later > remake; remake_failed; later; saved a > page a (a) pdf; later > remake",
        "later > remake; remade f; website_lost; later; saved a > page a (a) pdf; later > remake",
    ],
)
def test_what_happens_and_what_is_done_of_it(play: str) -> None:
    happens = Play()
    for step in play.split("; "):
        what, _, done = step.partition(" > ")
        assert (what, happens(what)) == (what, done)


def test_it_is_busy_until_all_is_made_and_then_waits_for_any_time() -> None:
    happens, its = Play(), []
    for what in ("later", "remade f", "saved conf.py", "later", "remake_failed"):
        happens(what)
        its.append((happens.scheduler.is_busy, happens.scheduler.patience(happens.now)))
    assert its == [(True, None), (False, None), (True, REST), (True, None), (False, None)]
