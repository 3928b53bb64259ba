"""live.server: a page gets a script, and a policy under which it may listen."""

from __future__ import annotations

import io
import queue
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from press.cli.live import server as module
from press.cli.live.director import PagePreview
from press.cli.live.server import Handler, with_script

made_in: Any = module
TAGS = (
    '<link rel="stylesheet" href="/-/live.css">'
    '<script src="/-/live.js" data-page="a" data-version="2"></script>'
)


@pytest.mark.parametrize(
    ("content", "made"),
    [
        ("<body>x</body></html>", f"<body>x{TAGS}</body></html>"),
        ("<body></body>x</body>", f"<body></body>x{TAGS}</body>"),
        ("x", f"x{TAGS}"),
    ],
)
def test_the_script_stands_at_the_end_of_the_page(content: str, made: str) -> None:
    assert with_script(content.encode(), "a", 2).decode() == made


def test_the_name_of_a_page_is_escaped() -> None:
    assert b'data-page="a&quot;&lt;b" data-version="0"' in with_script(b"", 'a"<b', 0)


META = '<meta http-equiv="Content-Security-Policy" content="{}">'


@pytest.mark.parametrize(
    ("policy", "made"),
    [
        (
            "default-src &#x27;none&#x27;",
            "default-src &#x27;none&#x27;; connect-src &#x27;self&#x27;",
        ),
        ("a b; connect-src &#x27;none&#x27;; c d", "a b; c d; connect-src &#x27;self&#x27;"),
        ("", "connect-src &#x27;self&#x27;"),
    ],
)
def test_the_policy_lets_it_listen_to_its_own_server(policy: str, made: str) -> None:
    page = with_script(META.format(policy).encode(), "a", 1).decode()
    assert page.startswith(META.format(made))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index"),
        ("/a/", "a/index"),
        ("/a/b.html", "a/b"),
        ("/a", "a"),
        ("//a.html", "a"),
    ],
)
def test_the_page_behind_a_path(path: str, name: str) -> None:
    assert made_in._docname(path) == name


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a.html", "a.html"),
        ("deep", "deep/index.html"),
        ("deep/../a.html", "a.html"),
        ("gone.html", None),
        ("empty", None),
        ("../secret", None),
        ("/etc/hostname", None),
        ("a\0b", None),
        ("a" * 5_000, None),
        ("link", None),
    ],
)
def test_only_files_of_the_folder_are_served(name: str, found: str | None, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for each in ("a.html", "deep/index.html", "empty/x"):
        (site / each).parent.mkdir(parents=True, exist_ok=True)
        (site / each).write_text("x")
    (tmp_path / "secret").write_text("x")
    (site / "link").symlink_to(tmp_path / "secret")
    assert made_in._inside(site, name) == (site / found if found else None)


# Answers, without a connection


class Director:
    """What the server asks for: a website, pages for paper, windows."""

    def __init__(self, site: Path | None) -> None:
        self.site = site
        self.clients: list[tuple[str, str]] = []
        self.events: list[Any] = []
        self.sheets: dict[tuple[str, str], PagePreview] = {}

    def first_site(self) -> Path | None:
        return self.site

    def has_page(self, page: str) -> bool:
        return page in ("a", "b")

    def version_of(self, page: str, kind: str = "html") -> int:
        return {"a": 3}.get(page, 0)

    def sheet(self, page: str, kind: str) -> PagePreview | None:
        return self.sheets.get((kind, page))

    def subscribe(self, page: str, kind: str) -> Any:
        self.clients.append((page, kind))
        return SimpleNamespace(events=SimpleNamespace(get=self._get))

    def unsubscribe(self, client: Any) -> None:
        self.clients.pop()

    def _get(self, timeout: float) -> Any:
        assert timeout == 10
        event = self.events.pop(0)
        if isinstance(event, Exception):
            raise event
        return event


class Answered:
    """The answer to one request."""

    def __init__(
        self, path: str, director: Director, host: str = "127.0.0.1:80", **headers: str
    ) -> None:
        handler: Any = Handler.__new__(Handler)
        handler.headers, handler.path = {"Host": host, **headers}, path
        handler.server = SimpleNamespace(director=director)
        handler.wfile = io.BytesIO()
        handler.close_connection = False
        self.head: dict[str, str] = {}
        handler.send_response = lambda status: setattr(self, "status", int(status))
        handler.send_header = self.head.__setitem__
        handler.end_headers = lambda: None
        handler.do_GET()
        self.body, self.is_closed = handler.wfile.getvalue(), handler.close_connection

    status = 0


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("a.html", "deep/index.html", "book.css", "odd"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(f"<p>{name}</body>")
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8000", 200),
        ("localhost:1", 200),
        ("book.example", 403),
        ("", 403),
        ("127.0.0.1.evil.example", 403),
    ],
)
def test_only_who_asks_by_this_machines_name_is_answered(
    host: str, status: int, site: Path
) -> None:
    answer = Answered("/a.html", Director(site), host)
    assert answer.status == status
    assert (b"<p>a.html" in answer.body) is (status == 200)


@pytest.mark.parametrize("path", ["/a.html", "/-/events?page=a&kind=pdf", "/-/live.js"])
@pytest.mark.parametrize("origin", ["cross-site", "same-site", "odd"])
def test_no_page_of_another_origin_is_answered(path: str, origin: str, site: Path) -> None:
    director = Director(site)
    answer = Answered(path, director, **{"Sec-Fetch-Site": origin})
    assert answer.status == 403
    assert b"<p>" not in answer.body
    assert not director.clients
    assert answer.head["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(("path", "host"), [("/", "["), ("http://[", "127.0.0.1")])
def test_what_is_no_address_is_told_so(path: str, host: str, site: Path) -> None:
    assert Answered(path, Director(site), host).status == 400


def test_a_slow_request_is_ended() -> None:
    assert Handler.timeout == 30


@pytest.mark.parametrize(
    ("path", "status", "kind", "start", "page"),
    [
        ("/a.html", 200, "text/html; charset=utf-8", "<p>a.html", 'data-page="a" data-version="3"'),
        ("/a.html?x#y", 200, "text/html; charset=utf-8", "<p>a.html", 'data-page="a"'),
        ("/%61.html", 200, "text/html; charset=utf-8", "<p>a.html", 'data-page="a"'),
        ("/deep/", 200, "text/html; charset=utf-8", "<p>deep/index", 'data-page="deep/index"'),
        ("/book.css", 200, "text/css", "<p>book.css", ""),
        ("/odd", 200, "application/octet-stream", "<p>odd", ""),
        ("/gone.html", 404, "text/html; charset=utf-8", "<!doctype html><title>Not f", "gone"),
    ],
)
def test_the_website_is_served_with_the_script_in_its_pages(
    path: str, status: int, kind: str, start: str, page: str, site: Path
) -> None:
    answer = Answered(path, Director(site))
    assert (answer.status, answer.head["Content-Type"]) == (status, kind)
    assert answer.body.decode().startswith(start)
    assert page in answer.body.decode()
    assert ("live.js" in answer.body.decode()) is bool(page)
    assert answer.head["Content-Length"] == str(len(answer.body))
    assert answer.head["Cache-Control"] == "no-store"


def test_a_lost_page_is_the_websites_own_if_it_has_one(site: Path) -> None:
    (site / "404.html").write_text("<p>Lost</body>")
    answer = Answered("/gone.html", Director(site))
    assert answer.status == 404
    assert answer.body.startswith(b"<p>Lost")


def test_before_the_first_website_is_made_a_page_waits() -> None:
    answer = Answered("/a.html", Director(None))
    assert answer.status == 503
    assert b"for the first time" in answer.body
    assert b'data-page=""' in answer.body


@pytest.mark.parametrize(("name", "kind"), [("live.js", "javascript"), ("live.css", "text/css")])
def test_our_own_files(name: str, kind: str, site: Path) -> None:
    answer = Answered(f"/-/{name}", Director(site))
    assert answer.status == 200
    assert kind in answer.head["Content-Type"]
    assert answer.body == (Path(made_in.__file__).parent / name).read_bytes()


def test_a_page_for_paper_is_framed_and_its_file_served(site: Path) -> None:
    director = Director(site)
    director.sheets["pdf", "a"] = PagePreview(site / "book.css", "a#x")
    frame = Answered("/-/pdf/a", director)
    assert frame.status == 200
    assert b'src="/-/made/pdf/a/3/book.css#nameddest=a%23x"' in frame.body
    file = Answered("/-/made/pdf/a/3/book.css", director)
    assert (file.status, file.body) == (200, b"<p>book.css</body>")
    assert file.head["Content-Type"] == "application/pdf"


@pytest.mark.parametrize(
    "path",
    [
        "/-/other",
        "/-/",
        "/-/made/pdf/gone/1/x",
        "/-/made/pdf/a/x",
        "/-/made/pdf",
        "/-/made/epub/a/3/x",
        "/-/events",
        "/-/events?page=a&kind=evil",
        "/-/events?kind=pdf",
        "/-/events?page=gone&kind=pdf",
    ],
)
def test_what_is_not_there_is_not_found(path: str, site: Path) -> None:
    director = Director(site)
    director.sheets["pdf", "a"] = PagePreview(site / "gone.pdf", "x")
    answer = Answered(path, director)
    assert (answer.status, answer.head["Content-Type"]) == (404, "text/html")
    assert not director.clients


@pytest.mark.parametrize(
    ("query", "client"), [("page=a", ("a", "html")), ("page=b&kind=epub", ("b", "epub"))]
)
def test_a_window_is_told_what_happens_until_it_closes(
    query: str, client: tuple[str, str], site: Path
) -> None:
    director = Director(site)
    director.events = [{"busy": True}, queue.Empty(), {"version": 9}, BrokenPipeError()]
    answer = Answered(f"/-/events?{query}", director)
    version = 3 if client[0] == "a" else 0
    assert answer.body.decode() == (
        f'data: {{"version": {version}}}\n\ndata: {{"busy": true}}\n\n:\n\n'
        'data: {"version": 9}\n\n'
    )
    assert answer.head["Content-Type"] == "text/event-stream"
    assert director.clients == [], "it is forgotten"
    assert answer.is_closed
