"""live.shared: a digest of what pages show of one another, and of nothing else."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from press.cli.live.shared import shared_facts


class Memory:
    """What an extension keeps, without saying what is in it."""

    def __init__(self, value: object) -> None:
        self.value = value


def env(**given: Any) -> Any:
    ref = SimpleNamespace(docname="a", targets=[SimpleNamespace(key="leo")], line=3)
    facts = {
        "titles": {"a": nodes.title("", "A"), "b": nodes.title("", "B")},
        "toctree_includes": {"index": ["a", "b"]},
        "metadata": {"a": {"piece": "x", "wordcount": {"words": 3}}},
        "domaindata": {"std": {"labels": {"x": 1}}, "cite": {"citation_refs": [ref]}},
        "labels_of_mine": {"x", "y"},
        "memory": Memory([1]),
        "all_docs": {"a": 1.0},
        "_cache": 1,
    }
    return SimpleNamespace(**{**facts, **given})


def cited(*refs: tuple[str, str, int]) -> dict[str, Any]:
    found = [
        SimpleNamespace(docname=name, targets=[SimpleNamespace(key=key)], line=line)
        for name, key, line in refs
    ]
    return {"domaindata": {"std": {"labels": {"x": 1}}, "cite": {"citation_refs": found}}}


@pytest.mark.parametrize(
    "given",
    [
        {"all_docs": {"a": 2.0}},
        {"_cache": 2},
        {"config": 5},
        {"metadata": {"a": {"wordcount": {"words": 9}, "piece": "x"}}},
        {"titles": {"b": nodes.title("", "B"), "a": nodes.title("", "A")}},  # another order
        {"labels_of_mine": {"y", "x"}},
        {"memory": Memory([1])},
        cited(("a", "leo", 99)),
    ],
)
def test_what_is_of_no_other_pages_concern(given: dict[str, Any]) -> None:
    assert shared_facts(env(**given)) == shared_facts(env())


@pytest.mark.parametrize(
    "given",
    [
        {"titles": {"a": nodes.title("", "A"), "b": nodes.title("", "C")}},
        {"toctree_includes": {"index": ["b", "a"]}},
        {"metadata": {"a": {"piece": "y"}}},
        {"labels_of_mine": {"x"}},
        {"memory": Memory([2])},
        {"more": 1},
        {"domaindata": {"std": {"labels": {"x": 2}}}},
        cited(("a", "mia", 3)),
        cited(("b", "leo", 3)),
    ],
)
def test_what_other_pages_may_show(given: dict[str, Any]) -> None:
    assert shared_facts(env(**given)) != shared_facts(env())


def test_the_order_in_which_pages_cite_does_not_count_but_that_on_a_page_does() -> None:
    first = shared_facts(env(**cited(("a", "x", 1), ("b", "y", 1))))
    assert first == shared_facts(env(**cited(("b", "y", 1), ("a", "x", 1))))
    one = shared_facts(env(**cited(("a", "x", 1), ("a", "y", 2))))
    assert one != shared_facts(env(**cited(("a", "y", 1), ("a", "x", 2))))
