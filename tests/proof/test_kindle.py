"""calibre makes a Kindle’s file of the EPUB: AZW3 and back, with every word and every link."""

from __future__ import annotations

import posixpath
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from tests.conftest import Book
from tests.reading import XHTML, there

OPF = "{http://www.idpf.org/2007/opf}"
SCHEMES = ("http:", "https:", "mailto:", "tel:", "sms:")


class Text:
    """The words and links of an EPUB, in the order of its spine, whoever packed it."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as book:
            container = etree.fromstring(book.read("META-INF/container.xml"))
            package = there(container.find(".//{*}rootfile")).attrib["full-path"]
            opf = etree.fromstring(book.read(package))
            hrefs = {item.attrib["id"]: item.attrib["href"] for item in opf.iter(f"{OPF}item")}
            order = [hrefs[ref.attrib["idref"]] for ref in opf.iter(f"{OPF}itemref")]
            here = posixpath.dirname(package)
            names = [posixpath.normpath(posixpath.join(here, unquote(name))) for name in order]
            self.pages = {name: etree.fromstring(book.read(name)) for name in names}
        bodies = [there(page.find(f"{XHTML}body")) for page in self.pages.values()]
        self.words = " ".join(t for body in bodies for t in body.itertext()).split()
        self.links = [
            (name, a) for name, page in self.pages.items() for a in page.iter(f"{XHTML}a")
        ]

    def leads(self) -> Counter[tuple[str, str]]:
        """Count the links: their words, and for those that lead out their address."""
        return Counter(
            (" ".join("".join(a.itertext()).split()), a.attrib["href"] if _is_out(a) else "")
            for _, a in self.links
            if a.get("href")
        )

    def dead(self) -> list[str]:
        """Return the links to a place that is not in the book."""
        ids = {
            name: {e.get("id") or e.get("name") for e in page.iter(etree.Element)}
            for name, page in self.pages.items()
        }
        found = []
        for name, a in self.links:
            if not a.get("href") or _is_out(a):
                continue
            path, _, anchor = unquote(a.attrib["href"]).partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), path or "."))
            there = there if path else name
            if there not in ids or (anchor and anchor not in ids[there]):
                found.append(f"{name}: {a.get('href')}")
        return found


def _is_out(a: etree._Element) -> bool:
    return str(a.get("href")).startswith(SCHEMES)


def _convert(source: Path, result: Path, *options: str) -> str:
    command = ["ebook-convert", str(source), str(result), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def test_to_a_kindle_and_back(book: Book, tmp_path: Path) -> None:
    if not shutil.which("ebook-convert"):
        pytest.skip("no calibre: install it (Debian: apt install calibre), then `make test`")
    said = _convert(book.epub, tmp_path / "book.azw3", "--no-inline-toc")
    said += _convert(tmp_path / "book.azw3", tmp_path / "back.epub")
    assert [line for line in said.splitlines() if "warn" in line.lower()] == []
    there, back = Text(book.epub), Text(tmp_path / "back.epub")
    assert len(there.words) > 800
    assert back.words == there.words
    assert there.leads() - back.leads() == Counter()
    assert back.dead() == there.dead() == []
