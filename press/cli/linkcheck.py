"""The links that lead out of the book: which are dead, which only slow. `make linkcheck`.

Sphinx's own builder `linkcheck` asks for each page, more than once where it has to; here its
answers are told apart and put in words. A link that answered is not asked again for a week. Where
the name of no host is known, there is no network, and the book is not even read.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from sphinx.errors import SphinxError

from press.cli.application import Application
from press.cli.arguments import WORKSHOP
from press.cli.processes import run
from press.cli.reporter import Reporter
from press.signs import one_line
from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

GOOD_FOR = timedelta(days=7)
LINK = re.compile(r"https?://[^\s<>()\[\]{}\"'`]+")
CODE = re.compile(r"^(\d{3})\b")
GONE = ("404", "410")
NO_SUCH_HOST = ("NameResolution", "getaddrinfo", "Name or service", "nodename")
NO_WAY = (*NO_SUCH_HOST, "ConnectionPool", "Connection", "ProxyError", "unreachable")
ALL_AT_ONCE = 32  # names that are looked up
SETTINGS: dict[str, Any] = {
    "linkcheck_retries": 3,
    "linkcheck_timeout": 15,
    "linkcheck_rate_limit_timeout": 60.0,
    "linkcheck_anchors": False,  # many sites make theirs by script
    "linkcheck_report_timeouts_as_broken": False,
}


class Verdict(StrEnum):
    """What became of a link, with what to do about it."""

    DEAD = "dead: find where it went, or take it out"
    SLOW = "slow: it did not answer in time; it may be well. Open it by hand"
    SHUT = "shut: it answers, but not to a program. Open it by hand"
    MOVED = "moved for good: write the new address"
    GOOD = "good"
    UNREACHED = "not reached"


@dataclass(frozen=True)
class Link:
    """A link out of the book, and what Sphinx found."""

    place: str
    uri: str
    verdict: Verdict
    words: str = ""

    def __str__(self) -> str:
        words = f" ({self.words})" if self.words else ""
        return f"{self.place}: {self.uri}{words} is {self.verdict}."


def judged(answer: dict[str, Any]) -> Link | None:
    """Return a line of Sphinx's `output.json` as a link; None for what leads not out."""
    uri, info, status = answer["uri"], str(answer["info"]), answer["status"]
    if not uri.startswith(("http:", "https:")) or status in ("unchecked", "local"):
        return None
    place = f"source/{answer['filename']}:{answer['lineno'] or 1}"
    code = CODE.match(info)
    short = info.partition(" for url")[0].partition("(")[0].strip()[:80]
    if status == "redirected":
        if answer["code"] in (301, 308):
            return Link(place, uri, Verdict.MOVED, info)
        return Link(place, uri, Verdict.GOOD)
    if status == "timeout":
        return Link(place, uri, Verdict.SLOW)
    if status != "broken":
        return Link(place, uri, Verdict.GOOD)
    if code:
        return Link(place, uri, Verdict.DEAD if code[1] in GONE else Verdict.SHUT, short)
    if info == "unauthorized":
        return Link(place, uri, Verdict.SHUT, info)
    if any(words in info for words in NO_WAY):
        return Link(place, uri, Verdict.UNREACHED, _why(info))
    return Link(place, uri, Verdict.DEAD, short)


def _why(info: str) -> str:
    if any(words in info for words in NO_SUCH_HOST):
        return "no such host"
    return "no connection"


def report(links: Sequence[Link], spared: int = 0) -> tuple[list[str], bool]:
    """Return what is told of the links, and whether all is well.

    Where no link at all could be reached, the fault is the network's and not the links'.
    """
    reached = [link for link in links if link.verdict is not Verdict.UNREACHED]
    if links and not reached:
        return [_no_network(f"none of {len(links)} links could be reached")], False
    # Among links that can be reached, one that cannot is dead.
    judged_links = [
        Link(link.place, link.uri, Verdict.DEAD, link.words)
        if link.verdict is Verdict.UNREACHED
        else link
        for link in links
    ]
    order: list[Verdict] = [verdict for verdict in Verdict if verdict is not Verdict.GOOD]
    told = sorted(
        (link for link in judged_links if link.verdict in order),
        key=lambda link: (order.index(link.verdict), link.place),
    )
    counts = [
        f"{count} {str(verdict).partition(':')[0]}"
        for verdict in Verdict
        if (count := sum(link.verdict is verdict for link in judged_links))
    ]
    if spared:
        counts.append(f"{spared} not asked again, since they answered this week")
    lines = [str(link) for link in told] + [f"Links: {', '.join(counts) or 'none'}."]
    return lines, not any(link.verdict is Verdict.DEAD for link in told)


def _no_network(found: str) -> str:
    return (
        f"There is no network: {found}. Nothing is known about them; try again where there is one."
    )


def hosts_of(root: Path, spared: Collection[str]) -> set[str]:
    """Return the hosts that the files in `source/` link to, but for links that are not asked."""
    files = [path for ending in ("md", "bib") for path in (root / "source").rglob(f"*.{ending}")]
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in files)
    links = {link for text in texts for link in LINK.findall(text)} - set(spared)
    return {host for link in links if (host := _host(link))}


def _host(link: str) -> str:
    try:
        return urlsplit(link).hostname or ""
    except ValueError:
        return ""


def is_any_known(hosts: Collection[str]) -> bool:
    """Tell whether the name of a host leads anywhere. Behind a proxy, that one knows the names."""
    if getproxies() or not hosts:
        return True
    with ThreadPoolExecutor(ALL_AT_ONCE) as pool:
        return any(pool.map(_is_known, sorted(hosts)))


def _is_known(host: str) -> bool:
    try:
        return bool(socket.getaddrinfo(host, None))
    except (OSError, UnicodeError):
        return False


class Cache:
    """When each link last answered well."""

    def __init__(self, path: Path, today: date) -> None:
        self.path, self.today = path, today
        try:
            self._days: dict[str, str] = dict(json.loads(path.read_text()))
        except (OSError, ValueError):
            self._days = {}

    def fresh(self) -> list[str]:
        """Return the links that need not be asked today."""
        oldest = (self.today - GOOD_FOR).isoformat()
        return sorted(uri for uri, day in self._days.items() if day > oldest)

    def note(self, links: Iterable[Link]) -> None:
        """Remember those that answered well, forget those that did not, and save."""
        for link in links:
            self._days.pop(link.uri, None)
            if link.verdict is Verdict.GOOD:
                self._days[link.uri] = self.today.isoformat()
        write_atomic(self.path, json.dumps(self._days, indent=0, sort_keys=True).encode())


def check_links(root: Path, build: Path, cache: Cache, timeout: float = 15) -> list[Link]:
    """Ask for every link of the book in `root`; return what became of those not in the cache.

    Raises SphinxError if the book cannot be read.
    """
    never_again = [f"^{re.escape(uri)}$" for uri in cache.fresh()]
    settings = {**SETTINGS, "linkcheck_timeout": timeout}
    nobody = Reporter(root, io.StringIO())
    with Application(root, build, "linkcheck", nobody, settings=settings) as app:
        app.config.linkcheck_ignore = [*app.config.linkcheck_ignore, *never_again]
        app.build()
    links = list(_read(root, app.outdir / "output.json"))
    cache.note(links)
    return links


def _read(root: Path, output: Path) -> Iterator[Link]:
    bib = root / "source" / "references.bib"
    sources = bib.read_text(encoding="utf-8", errors="replace").split("\n") if bib.exists() else []
    for line in output.read_text(encoding="utf-8").splitlines():
        answer = json.loads(line)
        link = judged(answer) if answer["status"] != "ignored" else None
        if link:
            yield Link(_place(link, sources), link.uri, link.verdict, link.words)


def _place(link: Link, sources: Sequence[str]) -> str:
    """Return the line in references.bib of a link that is written there, else that in its page."""
    name = link.uri.partition("doi.org/")[2] or link.uri
    for number, line in enumerate(sources, start=1):
        if name in line:
            return f"source/references.bib:{number}"
    return link.place


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the links of the book in this folder; return 1 if one is dead or none was reached."""
    parser = argparse.ArgumentParser(prog="python -m press linkcheck", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--timeout", type=float, default=15, help="seconds to wait for an answer")
    given = parser.parse_args(arguments)
    root = given.root.resolve()
    build = root / given.build
    cache = Cache(build / WORKSHOP / "links.json", date.today())
    spared = cache.fresh()
    if not is_any_known(hosts := hosts_of(root, spared)):
        print(_no_network(f"none of {len(hosts)} sites could be found"))
        return 1
    print("Asking for the pages that the book links to; this can take some minutes …", flush=True)
    try:
        links = check_links(root, build, cache, given.timeout)
    except SphinxError as error:
        print(one_line(str(error)), file=sys.stderr)
        return 1
    lines, well = report(links, len(spared))
    print("\n".join(map(one_line, lines)))
    return int(not well)


if __name__ == "__main__":
    run(main)
