"""`python -m press.cli.live`: the command behind `make live`."""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from press.cli.live.changes import FileIndex
from press.cli.live.director import Director
from press.cli.live.server import Server
from press.cli.processes import end_as_by_hand

if TYPE_CHECKING:
    from collections.abc import Sequence

PORT = re.compile(r"[0-9]{1,5}")
LAST_PORT = 65535


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the book in a browser and keep it up to date, until Ctrl-C."""
    given = _parser().parse_args(arguments)
    if not PORT.fullmatch(given.port) or int(given.port) > LAST_PORT:
        print(f"`{given.port}` is no port. Write PORT=8000, say, or leave it out.", file=sys.stderr)
        return 1
    root = given.root.resolve()
    end_as_by_hand()
    with tempfile.TemporaryDirectory(prefix="live-") as folder:
        director = Director(root, Path(folder) / "made")
        try:
            server = Server(director, int(given.port))
        except OSError as error:
            print(f"Port {given.port} cannot be had: {error.strerror}.", file=sys.stderr)
            return 1
        stop = threading.Event()
        work = threading.Thread(target=director.run)
        work.start()
        try:
            FileIndex(root).watch(director.changed, stop)
            print(f"The book is at {server.address}  (Ctrl-C ends the preview.)", flush=True)
            if given.open:
                threading.Thread(target=_open, args=(director, server.address)).start()
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            print("\nThe preview has ended.")
        finally:
            stop.set()
            director.stop()
            work.join()
            server.server_close()
    return 0


def _open(director: Director, address: str) -> None:
    if director.settled.wait(60):
        webbrowser.open(address)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m press live", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the folder with conf.py")
    parser.add_argument("--port", default=os.environ.get("PORT") or "0", help="0: any")
    parser.add_argument(
        "--no-open", dest="open", action="store_false", help="open no browser; tell the address"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
