"""links: which links out of the book are dead, which only slow."""

from __future__ import annotations

import json
import socket
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from press.cli import linkcheck as module
from press.cli.linkcheck import (
    Cache,
    Link,
    Verdict,
    hosts_of,
    is_any_known,
    judged,
    main,
    report,
)

made_in: Any = module
DEAD, SLOW, SHUT = Verdict.DEAD, Verdict.SLOW, Verdict.SHUT
MOVED, GOOD, UNREACHED = Verdict.MOVED, Verdict.GOOD, Verdict.UNREACHED


def answer(**given: Any) -> dict[str, Any]:
    facts = {"uri": "https://x", "info": "", "status": "working", "code": 0}
    return {**facts, "filename": "a.md", "lineno": 3, **given}


@pytest.mark.parametrize(
    ("given", "verdict", "words"),
    [
        ({}, GOOD, ""),
        ({"status": "timeout", "info": "x"}, SLOW, ""),
        ({"status": "redirected", "code": 301, "info": "https://y"}, MOVED, "https://y"),
        ({"status": "redirected", "code": 308, "info": "https://y"}, MOVED, "https://y"),
        ({"status": "redirected", "code": 302, "info": "https://y"}, GOOD, ""),
        ({"status": "broken", "info": "404 Client Error: Not Found for url: x"}, DEAD, None),
        ({"status": "broken", "info": "410 Client Error: Gone for url: x"}, DEAD, None),
        ({"status": "broken", "info": "403 Client Error: No for url: x"}, SHUT, None),
        ({"status": "broken", "info": "500 Server Error: x"}, SHUT, "500 Server Error: x"),
        ({"status": "broken", "info": "unauthorized"}, SHUT, "unauthorized"),
        ({"status": "broken", "info": "NameResolutionError x"}, UNREACHED, "no such host"),
        ({"status": "broken", "info": "getaddrinfo failed"}, UNREACHED, "no such host"),
        ({"status": "broken", "info": "ConnectionPool(x)"}, UNREACHED, "no connection"),
        ({"status": "broken", "info": "unreachable"}, UNREACHED, "no connection"),
        ({"status": "broken", "info": "Odd (very) thing"}, DEAD, "Odd"),
        ({"status": "broken", "info": "x" * 99}, DEAD, "x" * 80),
    ],
)
def test_an_answer_is_judged(given: dict[str, Any], verdict: Verdict, words: str | None) -> None:
    found = judged(answer(**given))
    assert found
    assert (found.verdict, found.place, found.uri) == (verdict, "source/a.md:3", "https://x")
    if words is None:
        words = given["info"].partition(" for url")[0]
    assert found.words == words


@pytest.mark.parametrize(
    "given",
    [
        {"uri": "mailto:a@b"},
        {"uri": "#x"},
        {"uri": "page.html"},
        {"status": "unchecked"},
        {"status": "local"},
    ],
)
def test_what_leads_not_out_is_none(given: dict[str, Any]) -> None:
    assert judged(answer(**given)) is None


def test_a_place_without_a_line_is_the_first() -> None:
    found = judged(answer(lineno=0))
    assert found
    assert found.place == "source/a.md:1"


def link(verdict: Verdict, place: str = "source/a.md:1", uri: str = "https://x") -> Link:
    return Link(place, uri, verdict)


def test_a_link_is_told_with_what_to_do() -> None:
    assert str(Link("source/a.md:1", "https://x", SLOW, "60 s")) == (
        "source/a.md:1: https://x (60 s) is slow: it did not answer in time; it may be well. "
        "Open it by hand."
    )
    assert str(link(DEAD)).startswith("source/a.md:1: https://x is dead: find where it went")


@pytest.mark.parametrize(
    ("verdicts", "counts", "well"),
    [
        ([], "Links: none.", True),
        ([GOOD, GOOD], "Links: 2 good.", True),
        ([GOOD, SLOW, SHUT, MOVED], "Links: 1 slow, 1 shut, 1 moved for good, 1 good.", True),
        ([GOOD, DEAD], "Links: 1 dead, 1 good.", False),
        ([GOOD, UNREACHED], "Links: 1 dead, 1 good.", False),
    ],
)
def test_all_is_well_where_nothing_is_dead(
    verdicts: list[Verdict], counts: str, well: bool
) -> None:
    lines, is_well = report([link(verdict) for verdict in verdicts])
    assert (lines[-1], is_well) == (counts, well)
    assert len(lines) == 1 + sum(verdict is not GOOD for verdict in verdicts)


def test_what_is_worst_comes_first_and_then_by_place() -> None:
    lines, _ = report([link(MOVED), link(SLOW), link(DEAD, "source/b.md:1"), link(DEAD)])
    assert [line.partition(" is ")[2][:4] for line in lines[:-1]] == [
        "dead",
        "dead",
        "slow",
        "move",
    ]
    assert [line[:13] for line in lines[:2]] == ["source/a.md:1", "source/b.md:1"]


def test_where_no_link_could_be_reached_the_fault_is_the_networks() -> None:
    (line,), well = report([link(UNREACHED), link(UNREACHED)])
    assert line.startswith("There is no network: none of 2 links could be reached.")
    assert not well


def test_links_that_were_not_asked_again_are_counted() -> None:
    lines, well = report([], spared=3)
    assert lines == ["Links: 3 not asked again, since they answered this week."]
    assert well


TODAY = date(2026, 3, 10)


def cache(tmp_path: Path, **days: str) -> Cache:
    (tmp_path / "links.json").write_text(json.dumps(days))
    return Cache(tmp_path / "links.json", TODAY)


@pytest.mark.parametrize(
    ("day", "is_fresh"),
    [("2026-03-10", True), ("2026-03-04", True), ("2026-03-03", False), ("2025-12-31", False)],
)
def test_a_link_that_answered_is_good_for_a_week(day: str, is_fresh: bool, tmp_path: Path) -> None:
    assert cache(tmp_path, x=day).fresh() == (["x"] if is_fresh else [])


def test_what_answered_is_remembered_and_what_did_not_is_forgotten(tmp_path: Path) -> None:
    known = cache(tmp_path, x="2026-03-09", y="2026-03-09", z="2026-03-09")
    known.note([link(GOOD, uri="a"), link(SLOW, uri="x"), link(DEAD, uri="new")])
    assert known.fresh() == ["a", "y", "z"]
    assert json.loads((tmp_path / "links.json").read_text()) == {
        "a": "2026-03-10",
        "y": "2026-03-09",
        "z": "2026-03-09",
    }


@pytest.mark.parametrize("content", [None, "no json"])
def test_a_memory_that_cannot_be_read_is_empty(content: str | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "links.json").write_text(content)
    assert Cache(tmp_path / "links.json", TODAY).fresh() == []


def test_a_link_to_a_source_has_its_place_in_the_list_of_sources(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/references.bib").write_text(
        "@book{x,\n doi = {10.1/abc},\n url={https://y}"
    )
    answers = [
        answer(uri="https://doi.org/10.1/abc"),
        answer(uri="https://y"),
        answer(uri="https://z"),
        answer(uri="https://w", status="ignored"),
    ]
    output = tmp_path / "output.json"
    output.write_text("\n".join(map(json.dumps, answers)))
    assert [found.place for found in made_in._read(tmp_path, output)] == [
        "source/references.bib:2",
        "source/references.bib:3",
        "source/a.md:3",
    ]


@pytest.mark.parametrize(("verdict", "status"), [(GOOD, 0), (SLOW, 0), (DEAD, 1)])
def test_the_command_fails_where_a_link_is_dead(
    verdict: Verdict,
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(made_in, "check_links", lambda *given: [link(verdict)])
    assert module.main(["--root", str(tmp_path)]) == status
    assert "Links: 1 " in capsys.readouterr().out


def test_a_book_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*given: object) -> None:
        raise made_in.SphinxError("no conf.py")

    monkeypatch.setattr(made_in, "check_links", fail)
    assert module.main(["--root", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "no conf.py\n"


LINKS = {
    "a.md": "[a](https://a.example/x) <http://b.example:8/y> [broken](https://[x/)",
    "deep/b.md": "[a](https://a.example/z), [spared](https://c.example/)",
    "references.bib": "@book{x,\n url = {https://d.example/}}",
}


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    for name, text in LINKS.items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_the_hosts_are_those_of_all_links_to_be_asked(linked: Path) -> None:
    found = hosts_of(linked, ["https://c.example/"])
    assert found == {"a.example", "b.example", "d.example"}


def knowing(names: set[str], monkeypatch: pytest.MonkeyPatch, **proxies: str) -> None:
    """Have a resolver that knows these names alone."""

    def resolve(name: str, port: None) -> list[str]:
        if name not in names:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return ["127.0.0.1"]

    monkeypatch.setattr(made_in.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(made_in, "getproxies", lambda: proxies)


@pytest.mark.parametrize(
    ("known", "proxies", "is_so"),
    [
        (set(), {}, False),
        ({"b.example"}, {}, True),
        (set(), {"https": "http://proxy.example"}, True),
    ],
)
def test_one_known_name_is_enough_and_a_proxy_knows_them_itself(
    known: set[str], proxies: dict[str, str], is_so: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    knowing(known, monkeypatch, **proxies)
    assert is_any_known(["a.example", "b.example", "." * 99]) is is_so
    assert is_any_known([]), "there is nothing to ask"


def test_without_a_network_one_line_says_so_and_nothing_is_read(
    linked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    knowing(set(), monkeypatch)
    monkeypatch.setattr(module, "check_links", None)  # nobody may ask
    assert main(["--root", str(linked)]) == 1
    assert capsys.readouterr() == (
        "There is no network: none of 4 sites could be found. Nothing is known about them; "
        "try again where there is one.\n",
        "",
    )
    assert not (linked / "build").exists()
