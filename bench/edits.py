"""How long a saved edit takes until a server gives it out: ours, and sphinx-autobuild's."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PATIENCE = 300.0


def ours(root: Path) -> tuple[list[str], int]:
    """Return our command, and 0 for the port that it will tell."""
    return [sys.executable, "-m", "press.cli.live", "--no-open", "--root", str(root)], 0


def autobuild(root: Path) -> tuple[list[str], int]:
    """Return the command of sphinx-autobuild, and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "sphinx_autobuild", "--port", str(port), "--delay", "0"]
    command += ["-q", "-c", str(root / "stock"), str(root / "source"), str(root / "out-auto")]
    return command, port


def seconds(
    command: Sequence[str], port: int, page: Path, path: str, edits: int
) -> Iterator[float]:
    """Yield for each edit of `page` how long it took until `path` had it."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as server:
        text = page.read_text()
        try:
            assert server.stdout
            while not port:
                found = re.search(r"http://127\.0\.0\.1:(\d+)/", server.stdout.readline())
                port = int(found[1]) if found else 0
            _wait(port, path, "")
            time.sleep(3)
            for number in range(edits):
                mark = f"edit{number}ed"
                start = time.perf_counter()
                page.write_text(f"{text}\n{mark}\n")
                _wait(port, path, mark)
                yield time.perf_counter() - start
                time.sleep(1.5)
        finally:
            page.write_text(text)  # else the next server is asked for a mark that is there already
            server.terminate()  # not Ctrl-C's signal: a shell's background job does not hear it
            server.stdout.close()  # type: ignore[union-attr]


def _wait(port: int, path: str, mark: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read().decode(errors="replace")
            connection.close()
            if answer.status == 200 and mark in body:
                return
        time.sleep(0.01)
    raise RuntimeError(f"{path} never had {mark!r}")
