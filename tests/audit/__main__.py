"""`make audit`: Lighthouse on pages of the built website, as a phone would have them.

Without the site's folder, its packages are fetched. With it, prints the four marks of each page,
and what keeps a mark below 100; fails if anything does. Not a part of `make test`: performance is
measured on this machine, and Lighthouse is large.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LOCK = "package-lock.json"
PAGES = (
    "index.html",
    "answers/partner-goes-quiet.html",
    "guides/time-out.html",
    "essay/essay-loop.html",
    "right-now.html",
    "reference/help.html",
    "library.html",
)
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"


class Compressed(SimpleHTTPRequestHandler):
    """Sends files as an ordinary host does: compressed, with the headers that the site asks for."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        content = gzip.compress(path.read_bytes(), 9, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None: ...


def fetch() -> int:
    """Have the packages that the lock names, once; return the exit status."""
    wanted, there = (
        folder.joinpath(name)
        for folder, name in ((HERE, LOCK), (HERE / "node_modules", f".{LOCK}"))
    )
    if there.is_file() and _lighthouse(there) == _lighthouse(wanted):
        return 0
    if not shutil.which("npm"):
        print("The audit needs npm (Debian: apt install npm).")
        return 1
    if subprocess.run(["npm", "ci", "--silent", "--fetch-retries=0"], cwd=HERE).returncode:
        print("The packages in tests/audit cannot be fetched: that needs a network.")
        return 1
    return 0


def _lighthouse(lock: Path) -> str:
    version: str = json.loads(lock.read_text())["packages"]["node_modules/lighthouse"]["version"]
    return version


def main(site: Path) -> int:
    """Audit each page; return the exit status."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    lighthouse = HERE / "node_modules/lighthouse/cli/index.js"
    if not (chromium and shutil.which("node") and lighthouse.is_file()):
        print("The audit needs Chromium and Node (Debian: apt install chromium npm).")
        return 1
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressed, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    environment = {**os.environ, "CHROME_PATH": chromium}
    return max([_audit(f"{address}/{page}", lighthouse, environment) for page in PAGES])


def _audit(url: str, lighthouse: Path, environment: dict[str, str]) -> int:
    command = ["node", str(lighthouse), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        print(f"{url}: {done.stderr.strip()}")
        return 1
    report: dict[str, Any] = json.loads(done.stdout)
    marks = {name: round(100 * (c["score"] or 0)) for name, c in report["categories"].items()}
    print(url.partition("/")[2].partition("/")[2].partition("/")[2], marks)
    for category in report["categories"].values():
        for ref in category["auditRefs"]:
            audit = report["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                print(f"  {audit['id']}: {audit['title']} {audit.get('displayValue', '')}")
    return int(min(marks.values()) < 100)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])) if sys.argv[1:] else fetch())
