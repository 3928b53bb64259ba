"""Firefox and WebKit, as Debian has them, driven by WebDriver's commands.

Playwright has patched browsers of its own for both, and Debian has no geckodriver. Firefox takes
the same commands over its own wire, which geckodriver only passes on.

Sources: WebDriver (W3C, 2018); Marionette's protocol (firefox-source-docs, testing/marionette).
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
WEBKIT, XVFB = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
needs_engines = pytest.mark.skipif(
    not (FIREFOX and WEBKIT and XVFB) and "CI" not in os.environ,
    reason="no Firefox or WebKit: apt install firefox-esr webkit2gtk-driver xvfb",
)
PATIENCE = 30  # seconds, for what should come at once
KEYS = {"Escape": "\ue00c", "Shift": "\ue008", "Right": "\ue014"}
# Of each command: what Marionette calls it, and where WebDriver has it.
COMMANDS = {
    "go": ("WebDriver:Navigate", "POST", "url"),
    "back": ("WebDriver:Back", "POST", "back"),
    "run": ("WebDriver:ExecuteScript", "POST", "execute/sync"),
    "act": ("WebDriver:PerformActions", "POST", "actions"),
    "size": ("WebDriver:SetWindowRect", "POST", "window/rect"),
    "picture": ("WebDriver:TakeScreenshot", "GET", "screenshot"),
}
CENTRE = """
  const found = [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility());
  if (!found.length) return null;
  found[0].scrollIntoView({block: "center", behavior: "instant"});
  const r = found[0].getClientRects()[0];
  return [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)];
"""
Send = Callable[[str, dict[str, Any]], Any]


class Engine:
    """A browser with one window. `send` takes a command by its name, and returns the answer."""

    def __init__(self, send: Send) -> None:
        self._send = send

    def go(self, address: str) -> None:
        self._send("go", {"url": address})

    def back(self) -> None:
        self._send("back", {})

    def run(self, script: str, *arguments: Any) -> Any:
        """Run the body of a function in the page; return what it returns."""
        return self._send("run", {"script": script, "args": list(arguments)})

    def until(self, condition: str, *arguments: Any) -> Any:
        """Ask until an expression is true; return what it is."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            # WebKit's driver finds no page (404) between one and the next.
            with suppress(urllib.error.HTTPError):
                if found := self.run(f"return {condition}", *arguments):
                    return found
            time.sleep(0.05)
        raise AssertionError(f"not so: {condition}")

    def click(self, selector: str) -> None:
        """Press, as by hand, on the first of these that is in view."""
        place = self.run(CENTRE, selector)
        assert place, f"nothing to press: {selector}"
        moves = {"type": "pointerMove", "x": place[0], "y": place[1], "duration": 0}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act({"type": "pointer", "id": "mouse", "actions": [moves, *press]})

    def type(self, *keys: str) -> None:
        """Press keys one after the other: letters, or one by its name."""
        signs = [KEYS.get(key, key) for key in keys]
        strokes = [{"type": kind, "value": sign} for sign in signs for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": strokes})

    def _act(self, source: dict[str, Any]) -> None:
        self._send("act", {"actions": [source]})

    def size(self, width: int, height: int) -> None:
        self._send("size", {"width": width, "height": height})

    def picture(self, path: Path) -> None:
        """Keep what is in view, for whoever wants to look."""
        path.write_bytes(b64decode(self._send("picture", {"full": False})))


@contextmanager
def _process(*command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    variables = {**os.environ, **environment}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=quiet) as running:
        try:
            yield running
        finally:
            running.terminate()


def _soon(ready: Callable[[], Any]) -> Any:
    """Ask again until something is there, which a process takes its time to make."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return ready()
        except (OSError, ValueError):
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


# Firefox


@contextmanager
def firefox(folder: Path) -> Iterator[Engine]:
    """Firefox without a window, its profile in a folder of its own."""
    (folder / "user.js").write_text('user_pref("marionette.port", 0);\n')
    command = [str(FIREFOX), "--headless", "--marionette", "--no-remote", "--profile", str(folder)]
    with _process(*command, HOME=str(folder)):
        port = _soon(lambda: int((folder / "MarionetteActivePort").read_text()))
        with _soon(lambda: socket.create_connection(("127.0.0.1", port))) as wire:
            marionette = Marionette(wire)
            marionette.send("WebDriver:NewSession", {})
            yield Engine(lambda name, given: marionette.send(COMMANDS[name][0], given))


class Marionette:
    """Firefox's wire: each message is its length, a colon and JSON."""

    def __init__(self, wire: socket.socket) -> None:
        self._wire, self._count = wire.makefile("rwb"), 0
        self._receive()  # it says what it is

    def send(self, command: str, given: dict[str, Any]) -> Any:
        self._count += 1
        message = json.dumps([0, self._count, command, given]).encode()
        self._wire.write(b"%d:%s" % (len(message), message))
        self._wire.flush()
        _, _, error, answer = self._receive()
        assert not error, error
        return answer.get("value") if isinstance(answer, dict) else answer

    def _receive(self) -> Any:
        length = b""
        while (sign := self._wire.read(1)) != b":":
            assert sign, "Firefox has gone"
            length += sign
        return json.loads(self._wire.read(int(length)))


# WebKit


@contextmanager
def webkit(folder: Path) -> Iterator[Engine]:
    """WebKitGTK's small browser, on a screen that nobody sees."""
    with ExitStack() as opened:
        screen = opened.enter_context(
            _process(
                str(XVFB), "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"
            )
        )
        assert screen.stdout
        display = f":{screen.stdout.readline().decode().strip()}"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        opened.enter_context(
            _process(
                str(WEBKIT),
                f"--port={port}",
                DISPLAY=display,
                HOME=str(folder),
                WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS="1",  # it cannot have one as root
                WEBKIT_DISABLE_COMPOSITING_MODE="1",
                NO_AT_BRIDGE="1",
            )
        )
        server = f"http://127.0.0.1:{port}"
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": _small_browser()}}}
        session = _soon(lambda: _asked("POST", f"{server}/session", wanted))["sessionId"]
        opened.callback(_asked, "DELETE", f"{server}/session/{session}")

        def send(name: str, given: dict[str, Any]) -> Any:
            _, method, path = COMMANDS[name]
            return _asked(method, f"{server}/session/{session}/{path}", given)

        yield Engine(send)


def _small_browser() -> dict[str, Any]:
    """Return where the browser lies that comes with the library, which has no name in PATH."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return {"binary": str(found[-1]), "args": ["--automation"]} if found else {}


def _asked(method: str, address: str, given: dict[str, Any] | None = None) -> Any:
    body = json.dumps(given or {}).encode() if method == "POST" else None
    request = urllib.request.Request(address, body, method=method)
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.load(answer)["value"]


ENGINES = {"firefox": firefox, "webkit": webkit}
