"""`make linkcheck` tells dead links from slow ones, and says when there is no network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from press.cli.linkcheck import Cache, Link, Verdict, judged, main, report
from tests.books import in_process


class Elsewhere(BaseHTTPRequestHandler):
    """Answers as the web does: well, not at all, late, or with a no."""

    asked: list[str] = []  # noqa: RUF012
    over = threading.Event()

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path == "/slow":
            self.over.wait(60)
        code = {"/gone": 404, "/shut": 403, "/moved": 301}.get(self.path, 200)
        self.send_response(code)
        if code == 301:
            self.send_header("Location", "/good")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def elsewhere() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Elsewhere.asked.clear()
    Elsewhere.over.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    Elsewhere.over.set()
    server.shutdown()


def check(root: Path) -> tuple[int, list[str]]:
    said, status = in_process(lambda: main(["--root", str(root), "--timeout", "1"]), root, {})
    begun, *lines = said.splitlines()
    assert begun.startswith("Asking for the pages that the book links to")
    return status, lines


def test_dead_slow_shut_moved_and_good(small: Path, elsewhere: str) -> None:
    page = small / "source/page.md"
    names = ("good", "gone", "slow", "shut", "moved")
    links = "\n\n".join(f"[{name}]({elsewhere}/{name})" for name in names)
    page.write_text(f"{page.read_text()}\n{links}\n\n[nobody](http://127.0.0.1:9/)\n")
    first = page.read_text().split("\n").index(f"[good]({elsewhere}/good)") + 1
    status, lines = check(small)
    assert status == 1
    place = {name: first + 2 * n for n, name in enumerate((*names, "nobody"))}
    assert [line.split(": ")[0] for line in lines[:-1]] == [
        f"source/page.md:{place[name]}" for name in ("gone", "nobody", "slow", "shut", "moved")
    ]
    assert f"{elsewhere}/gone (404 Client Error: Not Found" in lines[0]
    assert " is dead: " in lines[0]
    assert " is dead: " in lines[1]
    assert " is slow: " in lines[2]
    assert lines[-1] == "Links: 2 dead, 1 slow, 1 shut, 1 moved for good, 1 good."
    # What answered well is not asked again; all else is.
    Elsewhere.asked.clear()
    assert "1 not asked again" in check(small)[1][-1]
    assert {"/gone", "/slow", "/shut", "/moved"} <= set(Elsewhere.asked)


def test_no_network_is_said_plainly(small: Path) -> None:
    page = small / "source/page.md"
    page.write_text(
        page.read_text() + "\n[one](http://nowhere.invalid/) [two](https://127.0.0.1:9/)\n"
    )
    status, lines = check(small)
    assert status == 1
    assert lines == [
        "There is no network: none of 2 links could be reached. Nothing is known about them; "
        "try again where there is one."
    ]


def test_a_book_without_links_is_well(small: Path) -> None:
    assert check(small) == (0, ["Links: none."])


def test_a_link_is_asked_again_after_a_week(tmp_path: Path) -> None:
    path = tmp_path / "links.json"
    good = Link("source/a.md:1", "https://a.example/", Verdict.GOOD)
    Cache(path, date(2026, 1, 1)).note([good])
    assert Cache(path, date(2026, 1, 7)).fresh() == [good.uri]
    assert Cache(path, date(2026, 1, 8)).fresh() == []
    path.write_text("broken")
    assert Cache(path, date(2026, 1, 1)).fresh() == []


def test_a_host_that_is_not_there_is_dead_if_others_are() -> None:
    answer = {"filename": "a.md", "lineno": 3, "code": 0, "status": "broken"}
    lost = judged({**answer, "uri": "https://x.example/", "info": "... NameResolutionError(...)"})
    good = judged({**answer, "uri": "https://y.example/", "info": "", "status": "working"})
    assert lost
    assert good
    lines, well = report([lost, good])
    assert not well
    assert lines[0].startswith("source/a.md:3: https://x.example/ (no such host) is dead")
    assert judged({**answer, "uri": "mailto:a@b.example", "info": ""}) is None
