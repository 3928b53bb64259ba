"""Asks the website's own search, in Node and without a browser: many queries in one run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ASK = """
const { readFileSync } = require("fs");
const [index, script] = process.argv.slice(1).map((path) => readFileSync(path, "utf8"));
const { queries, words, isOld } = JSON.parse(readFileSync(0, "utf8"));
if (isOld) {
  delete RegExp.prototype.hasIndices;
  globalThis.RegExp = new Proxy(RegExp, {
    construct(Real, [pattern, flags]) {
      if (flags?.includes("d")) throw new SyntaxError(`invalid flags: ${flags}`);
      return new Real(pattern, flags);
    },
  });
}
const { find, key } = new Function(`${index}\\n${script}\\nreturn searchBook;`)();
console.log(JSON.stringify({ found: queries.map(find), keys: words.map(key) }));
"""


@dataclass(frozen=True)
class Found:
    """What the search shows for a query: the pages that come first for danger, and the others."""

    reason: str
    first: list[dict[str, Any]]
    rest: list[dict[str, Any]]

    @property
    def pages(self) -> list[str]:
        """The addresses of all pages in the order in which they are shown, without folders."""
        return [Path(page["address"]).stem for page in (*self.first, *self.rest)]


def searched(website: Path, queries: Iterable[str], *, is_old: bool = False) -> dict[str, Found]:
    """Return what the search of a website finds for each query, also in an old browser."""
    asked = list(dict.fromkeys(queries))
    found = _asked(website, queries=asked, isOld=is_old)["found"]
    return {query: Found(**each) for query, each in zip(asked, found, strict=True)}


def keys(website: Path, words: Iterable[str]) -> dict[str, str]:
    """Return what the search takes each word for."""
    asked = list(words)
    return dict(zip(asked, _asked(website, words=asked)["keys"], strict=True))


def _asked(website: Path, **what: list[str] | bool) -> Any:
    node = shutil.which("node")
    if not node and "CI" not in os.environ:
        pytest.skip("no node: install it (Debian: apt install nodejs) to ask the search")
    files = [str(website / "search-index.js"), str(website / "_static/search.js")]
    done = subprocess.run(
        [str(node), "-e", ASK, "--", *files],
        input=json.dumps({"queries": [], "words": [], **what}),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
