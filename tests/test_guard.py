"""What a page may not do is refused: one line with its place; its words stay; nothing gets out.

All hostile pages stand in one book, which is built once. Each page ends on a word of its own; a
file outside the book holds a secret, and the secret must be in none of the three books.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from .conftest import ROOTS, Book, make
from .tagtree import tag_tree

SECRET = "the-secret-that-lies-outside"
FACTS = """\
---
piece:
  kind: reference
  summary: A page.
  published: 2026-01-01
  reviewed: 2026-01-01
---

# Page {name}

"""
FIRST = 11  # the line on which a page's text begins
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)
DRAWINGS = {
    "script": SVG.format("", "<script>alert(1)</script>"),
    "handler": SVG.format('onload="alert(1)"', "<path d='M0 0'/>"),
    "outside": SVG.format("", "<image href='https://evil.example/a.png'/>"),
    "xlink": SVG.format("", "<use xlink:href='//evil.example/a.svg#a'/>"),
    "import": SVG.format("", "<style>@import 'https://evil.example/a.css';</style>"),
    "url": SVG.format("", "<path style='fill:url(https://evil.example/a.svg#a)' d='M0 0'/>"),
    "foreign": SVG.format(
        "", "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"
    ),
    "animated": SVG.format("", "<a><animate attributeName='href' to='javascript:alert(1)'/></a>"),
    "link": SVG.format("", "<a href='javascript:alert(1)'><path d='M0 0'/></a>"),
    "data": SVG.format("", "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>"),
    "sheet": "<?xml-stylesheet href='https://evil.example/a.css'?>" + SVG.format("", ""),
    "entity": '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + SVG.format("", "<text>&a;</text>"),
    "bomb": '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    + SVG.format("", "<text>&b;</text>"),
}
HTML = "Raw HTML is not for pages"
RAW = "`raw` is not for pages"
FILES = "lies elsewhere"
OUTSIDE = "lies outside `source/`"
ELSEWHERE = r"lies elsewhere\. Put it"
LINK = "is not a link that a page may have"
FACT = "cannot be set by a page"
YAML = "The front matter is not YAML: it "
UNSEEN = "has a sign that cannot be seen"

# name: (what the page holds, what is told, its line, counted from the first line of text)
TEXTS: dict[str, tuple[str, str, int]] = {
    "html block": ("<div>inside</div>", HTML, 0),
    "html inline": ("Some <b onclick='alert(1)'>inside</b> words.", HTML, 0),
    "html script": ("<script>alert(1)</script>", HTML, 0),
    "html style": ("<style>p { display: none }</style>", HTML, 0),
    "html iframe": ("<iframe src='https://evil.example'></iframe>", HTML, 0),
    "html comment": ("<!-- seen by nobody -->", HTML, 0),
    "html image": ("<img src=x onerror=alert(1)>", HTML, 0),
    "html checkbox": ("<input type='checkbox' onclick='alert(1)'>", HTML, 0),
    "html in words": (":::{words} When\n- <i>inside</i>\n:::", HTML, 1),
    "raw": ("```{raw} html\n<b>inside</b>\n```", RAW, 0),
    "raw file": ("```{raw} html\n:file: ../../secret.txt\n```", RAW, 0),
    "raw address": ("```{raw} html\n:url: https://evil.example/a.html\n```", RAW, 0),
    "raw in rst": ("```{eval-rst}\n.. raw:: html\n\n   <b>inside</b>\n```", RAW, 1),
    "raw role in rst": (
        "```{eval-rst}\n.. role:: evil(raw)\n   :format: html\n\nSome :evil:`<b>inside</b>`.\n```",
        HTML,
        4,
    ),
    "image in rst": (
        "```{eval-rst}\n.. image:: https://evil.example/a.png\n   :alt: inside\n```",
        ELSEWHERE,
        1,
    ),
    "include above": ("```{include} ../../secret.txt\n```", FILES, 0),
    "include root": ("```{include} /../../secret.txt\n```", FILES, 0),
    "include absolute": ("```{include} /etc/passwd\n```", "is not there", 0),
    "include percent": ("```{include} %2e%2e/%2e%2e/secret.txt\n```", FILES, 0),
    "include standard": ("```{include} <isonum.txt>\n```", "is not there", 0),
    "include link": ("```{include} linked.txt\n```", FILES, 0),
    "include device": ("```{include} ../../../../../../../../../dev/zero\n```", FILES, 0),
    "include itself": ("```{include} include-itself.md\n```", "would include itself", 0),
    "include in rst": ("```{eval-rst}\n.. include:: ../../secret.txt\n```", FILES, 1),
    "include literal": ("```{include} ../../secret.txt\n:literal:\n```", FILES, 0),
    "code above": ("```{literalinclude} ../../secret.txt\n```", FILES, 0),
    "code diff": ("```{literalinclude} ok.txt\n:diff: ../../secret.txt\n```", FILES, 0),
    "code link": ("```{literalinclude} linked.txt\n```", FILES, 0),
    "code in rst": ("```{eval-rst}\n.. literalinclude:: ../../secret.txt\n```", FILES, 1),
    "table file": ("```{csv-table} T\n:file: ../../secret.txt\n```", FILES, 0),
    "table address": (
        "```{csv-table} T\n:url: https://evil.example/a.csv\n```",
        "cannot come from the network",
        0,
    ),
    "image above": ("![inside](../../secret.png)", OUTSIDE, 0),
    "image percent": ("![inside](%2e%2e/%2e%2e/secret.png)", OUTSIDE, 0),
    "image absolute": ("![inside](/../../secret.png)", OUTSIDE, 0),
    "image link": ("![inside](linked.png)", OUTSIDE, 0),
    "image remote": ("![inside](https://evil.example/a.png)", ELSEWHERE, 0),
    "image no scheme": ("![inside](//evil.example/a.png)", ELSEWHERE, 0),
    "image data": ("```{image} data:image/png;base64,AAAA\n:alt: inside\n```", ELSEWHERE, 0),
    "image file": ("```{figure} file:///etc/passwd\n:alt: inside\n\nCaption.\n```", ELSEWHERE, 0),
    "image of any kind": ("![inside](script.*)", "names no one file", 0),
    "image of a language": ("![inside](spoken.svg)", r"spoken\.svg holds a script", 0),
    "image large": ("![inside](large.png)", r"larger than 5 MB", 0),
    "image target": ("```{image} ok.svg\n:alt: inside\n:target: javascript:alert(1)\n```", LINK, 0),
    "download above": ("{download}`inside <../../secret.txt>`", OUTSIDE, 0),
    "download percent": ("[inside](%2e%2e/%2e%2e/secret.txt)", "target not found", 0),
    "download link": ("{download}`inside <linked.txt>`", OUTSIDE, 0),
    "link script": ("[inside](javascript:alert(1))", LINK, 0),
    "link odd case": ("[inside](JaVaScRiPt:alert(1))", LINK, 0),
    "link entity": ("[inside](java&#115;cript:alert(1))", LINK, 0),
    "link data": ("[inside](data:text/html;base64,AAAA)", LINK, 0),
    "link vb": ("<vbscript:msgbox(1)>", LINK, 0),
    "link defined": ("[inside]\n\n[inside]: javascript:alert(1)", LINK, 2),
    "link in rst": ("```{eval-rst}\n`inside <javascript:alert(1)>`_\n```", LINK, 1),
    "link broken in rst": ("```{eval-rst}\n`inside <java\nscript:alert(1)>`_\n```", LINK, 1),
    "link of a card": (":::{card} inside\n:link: javascript:alert(1)\n\nText.\n:::", LINK, 0),
    "link of a button": ("```{button-link} javascript:alert(1)\ninside\n```", LINK, 0),
    "link without scheme": ("```{button-link} //evil.example\ninside\n```", LINK, 0),
    "toctree": (
        "```{toctree}\nInside <javascript://evil.example/%0aalert(1)>\n```",
        "is no page",
        0,
    ),
    "meta": (
        "```{meta}\n:http-equiv=refresh: 0;url=https://evil.example\n```",
        "`meta` is not for pages",
        0,
    ),
    "meta in rst": (
        "```{eval-rst}\n.. meta::\n   :robots: noindex\n```",
        "`meta` is not for pages",
        1,
    ),
    "turned text": ("He said \u202eyes\u202c.", UNSEEN, 0),
    "isolated text": ("He said \u2066no\u2069.", UNSEEN, 0),
    "no width": ("in\u200bvisible", UNSEEN, 0),
    "joiner": ("in\u2060visible", UNSEEN, 0),
    "tag": ("in\U000e0041visible", UNSEEN, 0),
    "control": ("in\x08visible", UNSEEN, 0),
    "mark of order": ("in\ufeffvisible", UNSEEN, 0),
    **{
        f"svg {name}": (f"![inside]({name}.svg)", r"\.svg (?:holds|fetches|has|is)", 0)
        for name in DRAWINGS
    },
}
EVIL = "{html_meta: {'http-equiv=refresh': '0;url=https://evil.example'}}"
PIECE = FACTS.split("\n", 1)[1].split("---")[0]
# name: (front matter, what is told, the line in the file)
FRONT_MATTER: dict[str, tuple[str, str, int]] = {
    "html meta": ("html_meta:\n  refresh: now\n" + PIECE, FACT, 2),
    "myst meta": (PIECE + "myst:\n  html_meta:\n    robots: noindex\n", FACT, 7),
    "extensions": (PIECE + 'myst:\n  enable_extensions: ["substitution"]\n', FACT, 7),
    "braces": (
        f"{{piece: {{kind: reference}}, myst: {EVIL}}}\n",
        YAML + "is written in braces",
        2,
    ),
    "twice": (
        f"myst: {{}}\norphan: true\nmyst: {EVIL}\n",
        "The front matter is not YAML: `myst` stands there twice",
        4,
    ),
    "bracket": ('piece: "[draft"\n', "`piece:` needs lines below it", 2),
    "theme": ("html_theme.sidebar_secondary.remove: true\n" + PIECE, FACT, 2),
    "alias": ("a: &a x\n" + PIECE.replace("A page.", "*a"), YAML + "has an anchor", 2),
    "bomb": ("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n" + PIECE, YAML + "has an anchor", 2),
    "tag": ("a: !!python/object/apply:os.system [id]\n" + PIECE, YAML + "has a tag", 2),
    "deep": (f"a: {'[' * 2000}{']' * 2000}\n" + PIECE, YAML + "is nested more than", 2),
}


def _file(name: str) -> str:
    return name.replace(" ", "-") + ".md"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book of hostile pages, built once, as `make check` sees it and as `make book` makes it."""
    root = tmp_path_factory.mktemp("guard") / "book"
    shutil.copytree(ROOTS / "test-small", root)
    source = root / "source"
    (root / "secret.txt").write_text(SECRET)
    (root / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n" + SECRET.encode())
    (source / "spoken.svg").write_text(SVG.format("", ""))
    (source / "spoken.en.svg").write_text(DRAWINGS["script"])
    (source / "ok.txt").write_text("fine")
    (source / "ok.svg").write_text(SVG.format('viewBox="0 0 9 9"', "<path d='M1 1 L8 8'/>"))
    (source / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5_000_001))
    for name, drawing in DRAWINGS.items():
        (source / f"{name}.svg").write_text(drawing)
    for name in ("linked.txt", "linked.png"):
        (source / name).symlink_to(root / name.replace("linked", "secret"))
    for name, (text, _, _) in TEXTS.items():
        (source / _file(name)).write_text(FACTS.format(name=name) + f"{text}\n\n{_kept(name)}\n")
    for name, (facts, _, _) in FRONT_MATTER.items():
        text = f"---\n{facts}---\n\n# Page {name}\n\n{_kept(name)}\n"
        (source / _file("fm " + name)).write_text(text)
    (source / "linked-page.md").symlink_to(root / "secret.txt")
    (source / "two\nlines.md").write_text(FACTS.format(name="two"))
    (source / "turned\u202e.md").write_text(FACTS.format(name="turned"))
    (source / "huge.md").write_text(FACTS.format(name="huge") + "word " * 200_001)
    index = source / "index.md"
    index.write_text(index.read_text() + "\n```{toctree}\n:glob:\n\n*\n```\n")
    return make(root, root / "build")


def _kept(name: str) -> str:
    return "kept" + re.sub(r"\W", "", name)


def _told(book: Book, file: str) -> list[str]:
    return [line for line in book.said.splitlines() if line.startswith(f"source/{file}:")]


def test_at_least_sixty_pages() -> None:
    assert len(TEXTS) + len(FRONT_MATTER) >= 60


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_page_is_one_line(hostile: Book, name: str) -> None:
    _, told, line = TEXTS[name]
    lines = _told(hostile, _file(name))
    assert len(lines) == 1, lines or hostile.said
    assert re.search(told, lines[0])
    assert lines[0].startswith(f"source/{_file(name)}:{FIRST + line}:"), lines[0]


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_hostile_front_matter_is_one_line(hostile: Book, name: str) -> None:
    _, told, line = FRONT_MATTER[name]
    lines = _told(hostile, _file("fm " + name))
    assert len(lines) == 1, lines
    assert told in lines[0]
    assert lines[0].startswith(f"source/{_file('fm ' + name)}:{line}:"), lines[0]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("linked-page.md", "is a link to a file outside"),
        (r"two\nlines.md", "name has signs that cannot be seen"),
        (r"turned\u202e.md", "name has signs that cannot be seen"),
        ("huge.md", "is larger than 1 MB"),
    ],
)
def test_a_file_that_is_no_page_is_left_out(hostile: Book, file: str, told: str) -> None:
    (line,) = _told(hostile, file)
    assert told in line


def test_nothing_gets_out_and_no_word_is_lost(hostile: Book) -> None:
    web = {path: path.read_bytes() for path in hostile.html.rglob("*") if path.is_file()}
    with zipfile.ZipFile(hostile.epub) as epub:
        pages = {name: epub.read(name) for name in epub.namelist()}
    printed = tag_tree(hostile.pdf).text().replace("\u00ad", "")
    assert not [path for path, content in web.items() if SECRET.encode() in content]
    assert not [name for name, content in pages.items() if SECRET.encode() in content]
    assert SECRET not in printed
    html = b"".join(content for path, content in web.items() if path.suffix == ".html").decode()
    xhtml = b"".join(content for name, content in pages.items() if name.endswith(".xhtml")).decode()
    for word in [_kept(name) for name in (*TEXTS, *FRONT_MATTER)]:
        assert word in html
        assert word in xhtml
        assert word in printed
    assert "http-equiv=refresh" not in html.replace('"', "")
    for article in re.findall(r"<article.*?</article>", html, re.DOTALL):
        assert not re.search(r"(?:href|src)=['\"]?\s*(?:javascript|vbscript|data):", article, re.I)
        assert "evil.example" not in re.sub(r">[^<]*<", "><", article)
        assert not re.search(r"<(?:script|iframe|style)\b| on\w+=", article)


def test_no_traceback(hostile: Book) -> None:
    assert "Traceback" not in hostile.said


def test_a_title_stays_a_title(small: Path) -> None:
    page = small / "source/page.md"
    heading = "# About `</title><meta http-equiv=refresh content=0>`"
    page.write_text(page.read_text().replace("# Page", heading))
    made = make(small, small / "build", "html")
    assert "<meta http-equiv=refresh" not in (made.html / "page.html").read_text()


def test_a_page_refused_later_leaves_the_book(small: Path) -> None:
    make(small, small / "build")
    page = small / "source/page.md"
    page.write_bytes(page.read_bytes() + b"\xff")
    again = make(small, small / "build")
    clean = make(small, small / "clean")
    assert again.epub.read_bytes() == clean.epub.read_bytes()
    assert "page.html" not in (again.html / "index.html").read_text().split("<article")[1]
