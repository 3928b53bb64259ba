"""The live preview, as a writer has it: a command, a browser, an editor."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error

from press.cli.live.server import with_script
from tests.conftest import ROOTS, TOP, make

PAGE = "source/answers/why-answer.md"


@dataclass(frozen=True)
class Preview:
    """The command of `make live`, at work on a copy of the tiny book."""

    root: Path
    process: subprocess.Popen[str]
    address: str

    def edit(self, old: str, new: str) -> None:
        path = self.root / PAGE
        path.write_text(path.read_text().replace(old, new, 1))

    def get(self, path: str, host: str = "") -> tuple[int, str]:
        port = int(self.address.rstrip("/").rpartition(":")[2])
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        connection.putrequest("GET", path, skip_host=bool(host))
        if host:
            connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")


def _hear_all() -> None:
    """Have signals heard that whoever runs the tests may not hear: a shell's background is deaf."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = Path(shutil.copytree(ROOTS / "test-book", tmp_path_factory.mktemp("live") / "book"))
    process = subprocess.Popen(
        [sys.executable, "-m", "press.cli.live", "--no-open", "--root", str(root)],
        cwd=TOP,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=_hear_all,
    )
    assert process.stdout
    found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
    assert found
    yield Preview(root, process, found[0])
    if process.poll() is None:
        process.kill()


def until(true: Callable[[], bool]) -> None:
    """Wait for something; the pages' policy forbids Playwright to do it in the page."""
    end = time.monotonic() + 600
    while time.monotonic() < end:
        with suppress(Error):  # the page is just being loaded again
            if true():
                return
        time.sleep(0.02)
    raise AssertionError("it did not come")


def test_a_saved_edit_is_on_screen_and_the_place_is_kept(
    preview: Preview, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 400})
    page.goto(preview.address + "answers/why-answer.html")
    until(lambda: "EPUB" in page.inner_text("#live"))
    page.evaluate("history.scrollRestoration = 'manual'")  # Chromium would keep the place, too
    page.evaluate("window.scrollTo({top: 300, behavior: 'instant'})")
    preview.edit("Another paragraph", "A zebra paragraph")
    until(lambda: "A zebra paragraph" in page.inner_text("body"))
    until(lambda: page.evaluate("scrollY") == 300)

    preview.edit("Because it says so", "Because it [says](#nowhere) so")
    until(lambda: f"{PAGE}:16:" in page.inner_text("#live"))
    assert "nowhere" in page.inner_text("#live")
    preview.edit("[says](#nowhere)", "says")
    until(lambda: PAGE not in page.inner_text("#live"))
    page.close()


@pytest.mark.parametrize("kind", ["epub", "pdf"])
def test_the_page_is_seen_as_in_the_books(preview: Preview, browser: Browser, kind: str) -> None:
    page = browser.new_page()
    page.goto(f"{preview.address}-/{kind}/answers/why-answer")
    until(lambda: page.query_selector("iframe") is not None)
    source = page.get_attribute("iframe", "src") or ""
    assert preview.get(source.partition("#")[0])[0] == 200
    if kind == "epub":
        assert "Why is this an answer?" in page.frame_locator("iframe").locator("body").inner_text()
    preview.edit("Because it says so", f"Because the {kind} says so, and it says so")
    until(lambda: (page.get_attribute("iframe", "src") or source) != source)
    page.close()


def test_the_server_is_for_this_machine_and_this_folder(preview: Preview) -> None:
    assert preview.get("/index.html")[0] == 200
    assert preview.get("/index.html", host="evil.example:80")[0] == 403
    for path in ("/../conf.py", "/%2e%2e/%2e%2e/conf.py", "//etc/passwd", "/-/made/epub/x/1/../y"):
        status, text = preview.get(path)
        assert status == 404, path
        assert "project =" not in text


def test_only_books_and_pages_can_be_asked_for(preview: Preview) -> None:
    assert preview.get("/-/events?kind=latex&page=index")[0] == 404
    assert preview.get("/-/events?kind=epub&page=")[0] == 404
    assert preview.get("/a%00b")[0] == 404


def test_the_script_is_in_the_preview_alone(preview: Preview) -> None:
    assert "/-/live.js" in preview.get("/answers/why-answer.html")[1]
    book = make(preview.root, preview.root / "built", "html")
    assert all(b"live.js" not in path.read_bytes() for path in book.html.rglob("*.html"))


def test_the_policy_lets_the_preview_listen_and_no_more() -> None:
    meta = '<meta http-equiv="Content-Security-Policy" content="{}"><body></body>'
    policy = "default-src &#39;none&#39;; connect-src &#39;none&#39;; script-src &#39;self&#39;"
    made = with_script(meta.format(policy).encode(), "a", 1).decode()
    assert (
        'content="default-src &#x27;none&#x27;; script-src &#x27;self&#x27;; '
        'connect-src &#x27;self&#x27;"' in made
    )


def test_ctrl_c_ends_it_and_leaves_nothing(preview: Preview) -> None:
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(20) == 0
    assert preview.process.stdout
    assert "The preview has ended." in preview.process.stdout.read()
    assert not (preview.root / "build").exists()


def test_a_closed_terminal_ends_it_and_leaves_nothing(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOTS / "test-book", tmp_path / "book"))
    (tmp_path / "temporary").mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "press.cli.live", "--no-open", "--root", str(root)],
        cwd=TOP,
        env={**os.environ, "TMPDIR": str(tmp_path / "temporary")},
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=_hear_all,
    )
    try:
        assert process.stdout
        assert "http://127.0.0.1:" in process.stdout.readline()
        assert list((tmp_path / "temporary").iterdir())
        process.send_signal(signal.SIGHUP)
        assert process.wait(20) == 0
        assert "The preview has ended." in process.stdout.read()
    finally:
        process.kill()
    assert not list((tmp_path / "temporary").iterdir())
