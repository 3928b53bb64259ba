"""The preview's web server: on this machine only.

It serves the website as it is made, with a script and a stylesheet more in each page; then
`/-/events`, which tells a window what happens to its page (server-sent events, as in the HTML
standard), and `/-/epub/…` and `/-/pdf/…`, a page as it is in the books.
"""

from __future__ import annotations

import html
import json
import mimetypes
import queue
import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from press.cli.live import paper
from press.cli.live.scheduler import WEB

if TYPE_CHECKING:
    from pathlib import Path

    from press.cli.live.director import Director

HOST = "127.0.0.1"
OURS = "/-/"
# No page of another origin reads an answer, has it run, or frames it.
ALONE = (
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
)
BEAT = 10  # seconds: an empty line tells us whether the window is still there
POLICY = re.compile(
    r'(<meta\b(?>[^<>]*?http-equiv="Content-Security-Policy")(?>[^<>]*?content="))([^"]*)(")',
    re.IGNORECASE,
)
MADE = re.compile(r"(?P<page>.+)/\d+/(?P<name>(?:EPUB/)?.+)", re.DOTALL)
WAIT = (
    b"<!doctype html><title>Preview</title><p>The website is being made for the first time ...</p>"
)
GONE = b"<!doctype html><title>Not found</title><p>There is no such page now.</p>"


class Server(ThreadingHTTPServer):
    """Answers on a port of this machine; 0 is any free one."""

    daemon_threads = True

    def __init__(self, director: Director, port: int = 0) -> None:
        super().__init__((HOST, port), Handler)
        self.director = director

    @property
    def address(self) -> str:
        """Return where a browser finds the preview."""
        return f"http://{HOST}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds for a request to come, or an answer to be taken

    def do_GET(self) -> None:
        """Answer; a window that closes meanwhile is no fault."""
        try:
            self._answer()
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            self.close_connection = True
        except ValueError:  # an address, or a name of a machine, that is none
            self._send(b"This is no address.", status=400)

    def _answer(self) -> None:
        # A page elsewhere may give its own name to this address, to read what is written here.
        if urlsplit("//" + self.headers.get("Host", "")).hostname not in (HOST, "localhost"):
            self._send(b"Open the preview by the address that it told.", status=403)
            return
        # Another page may have the browser ask, and learn from what comes, or make us work.
        if self.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
            self._send(b"Open the preview in a window of its own.", status=403)
            return
        url = urlsplit(self.path)
        path = unquote(url.path)
        if path == f"{OURS}events":
            self._events(parse_qs(url.query))
        elif path.startswith(OURS):
            self._ours(path.removeprefix(OURS))
        else:
            self._site(path)

    # The website

    def _site(self, path: str) -> None:
        site = self.server.director.first_site()
        if site is None:
            self._page(WAIT, "", HTTPStatus.SERVICE_UNAVAILABLE)
            return
        file = _inside(site, path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        page = _docname(path)
        if file is None:
            lost = _inside(site, "404.html")
            self._page(lost.read_bytes() if lost else GONE, page, HTTPStatus.NOT_FOUND)
        elif file.suffix == ".html":
            self._page(file.read_bytes(), page)
        else:
            self._send(file.read_bytes(), mimetypes.guess_type(file.name)[0])

    def _page(self, content: bytes, page: str, status: int = 200) -> None:
        version = self.server.director.version_of(page)
        self._send(with_script(content, page, version), "text/html; charset=utf-8", status)

    # What is ours

    def _ours(self, path: str) -> None:
        kind, _, rest = path.partition("/")
        director = self.server.director
        if kind in ("live.js", "live.css"):
            content = (files("press.cli.live") / kind).read_bytes()
            self._send(content, mimetypes.guess_type(kind)[0])
        elif kind in paper.KINDS:
            version, sheet = director.version_of(rest, kind), director.sheet(rest, kind)
            self._send(paper.frame(kind, rest, version, sheet), "text/html; charset=utf-8")
        elif kind == "made":
            self._made(*rest.split("/", 1))
        else:
            self._send(GONE, "text/html", 404)

    def _made(self, kind: str, path: str = "") -> None:
        """Send a file of a book: `path` is a page, the number of its making, a name in the book."""
        made = MADE.fullmatch(path)
        sheet = self.server.director.sheet(made["page"], kind) if made else None
        try:
            if not (made and sheet):
                raise KeyError(path)
            self._send(*paper.file_of(kind, sheet, made["name"]))
        except (KeyError, OSError):
            self._send(GONE, "text/html", 404)

    def _events(self, query: dict[str, list[str]]) -> None:
        page, kind = query.get("page", [""])[0], query.get("kind", [WEB])[0]
        is_made = kind == WEB or (kind in paper.KINDS and self.server.director.has_page(page))
        if not is_made or not page:  # anyone may ask; only books are made, of pages that are there
            self._send(GONE, "text/html", 404)
            return
        self.send_response(200)
        given = (("Content-Type", "text/event-stream"), ("Cache-Control", "no-store"))
        for name, value in (*ALONE, *given):
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        client = self.server.director.subscribe(page, kind)
        try:
            self._tell({"version": self.server.director.version_of(page, kind)})
            while True:
                try:
                    self._tell(client.events.get(timeout=BEAT))
                except queue.Empty:
                    self.wfile.write(b":\n\n")
                    self.wfile.flush()
        finally:
            self.server.director.unsubscribe(client)
            self.close_connection = True

    def _tell(self, event: dict[str, object]) -> None:
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()

    def _send(self, content: bytes, kind: str | None = None, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind or "application/octet-stream")
        self.send_header("Content-Length", str(len(content)))
        for name, value in (*ALONE, ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the writer."""


def with_script(content: bytes, page: str, version: int) -> bytes:
    """Return a page with the preview's script in it, and a policy that lets it listen.

    The files of the website are left as they are: only what this server sends has these lines.
    """
    name = html.escape(page, quote=True)
    tags = (
        f'<link rel="stylesheet" href="{OURS}live.css">'
        f'<script src="{OURS}live.js" data-page="{name}" data-version="{version}"></script>'
    )
    text = POLICY.sub(_with_policy, content.decode(), count=1)
    head, body, rest = text.rpartition("</body>")
    return (head + tags + body + rest if body else text + tags).encode()


def _listening(policy: str) -> str:
    """Return a policy under which a page may listen to the server that it came from."""
    rules = [rule.strip() for rule in policy.split(";") if rule.strip()]
    others = [rule for rule in rules if not rule.startswith("connect-src")]
    return "; ".join([*others, "connect-src 'self'"])


def _with_policy(meta: re.Match[str]) -> str:
    policy = _listening(html.unescape(meta[2]))
    return meta[1] + html.escape(policy, quote=True) + meta[3]


def _docname(path: str) -> str:
    name = path.lstrip("/").removesuffix(".html")
    return name + "index" if not name or name.endswith("/") else name


def _inside(folder: Path, name: str) -> Path | None:
    """Return the file of that name, if there is one in the folder and not outside it."""
    try:
        file = (folder / name).resolve()
        if file.is_dir():
            file = file / "index.html"
        return file if file.is_file() and file.is_relative_to(folder.resolve()) else None
    except (ValueError, OSError):  # a name with a null in it, or longer than any
        return None
