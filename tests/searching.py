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
const { queries, words, texts } = JSON.parse(readFileSync(0, "utf8"));
const { find, key, features } = new Function(`${index}\\n${script}\\nreturn searchBook;`)();
console.log(JSON.stringify({
  found: queries.map(find), keys: words.map(key), features: texts.map(features),
}));
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


def searched(website: Path, queries: Iterable[str]) -> dict[str, Found]:
    """Return what the search of a website finds for each query."""
    asked = list(dict.fromkeys(queries))
    found = _asked(website, queries=asked)["found"]
    return {query: Found(**each) for query, each in zip(asked, found, strict=True)}


def keys(website: Path, words: Iterable[str]) -> dict[str, str]:
    """Return what the search takes each word for."""
    asked = list(words)
    return dict(zip(asked, _asked(website, words=asked)["keys"], strict=True))


def features(website: Path, texts: list[str]) -> list[list[int]]:
    """Return the numbers by which the search hears danger in each text."""
    numbers: list[list[int]] = _asked(website, texts=texts)["features"]
    return numbers


def _asked(website: Path, **what: list[str]) -> Any:
    node = shutil.which("node")
    if not node and "CI" not in os.environ:
        pytest.skip("no node: install it (Debian: apt install nodejs) to ask the search")
    files = [str(website / "search-index.js"), str(website / "_static/search.js")]
    done = subprocess.run(
        [str(node), "-e", ASK, "--", *files],
        input=json.dumps({"queries": [], "words": [], "texts": [], **what}),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
