"""What a page may not do is refused: one line with its place, and the page is in no book.

All hostile pages stand in one book, which is built once. Each page ends on a word of its own; a
file outside the book holds a secret, and code that lies ready beside the pages leaves a mark when
it runs. Neither words nor secret may be in one of the three books, and there may be no mark.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOTS, Book, make
from tests.tagtree import tag_tree

FIRST = 11  # the line on which a page's text begins
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
STANDS = "Here stands a sign that cannot be seen"
OPTION = r"`:\w+:` is not for pages"
MANY = r"`:[\w-]+:` goes up to 999"
DEEP = "Too much stands within something else"
NOT_LISTED = "is not for pages. CONTRIBUTING.md lists what a page may use."

# Code that lies ready, and pages that would have it run.
RAN = "RAN"  # names the file that would be the trace of it
RUNS = f"import os\n\nopen(os.environ[{RAN!r}], 'w')\n"
JINJA = f"{{{{ cycler.__init__.__globals__.os.popen('touch ${RAN}').read() }}}}"
SWITCH = ["myst:", "  enable_extensions: [substitution]"]


def nested(fence: str, depth: int) -> str:
    """Return notes within each other."""
    marks = [fence * number for number in range(depth + 2, 2, -1)]
    return "\n".join([f"{each}{{note}}" for each in marks] + ["inside"] + marks[::-1])


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
        "`role` is not for pages",
        1,
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
    "include parser": ("```{include} ok.txt\n:parser: source.ready\n```", OPTION, 0),
    "include parser in YAML": (
        "```{include} ok.txt\n---\nparser: source.ready\n---\n```",
        OPTION,
        0,
    ),
    "include parser in rst": (
        "```{eval-rst}\n.. include:: ok.txt\n   :parser: source.ready\n```",
        OPTION,
        1,
    ),
    "include parser of code": (
        "```{include} ok.txt\n:code: text\n:parser: source.ready\n```",
        OPTION,
        0,
    ),
    "include encoding": ("```{include} ok.txt\n:encoding: utf-7\n```", OPTION, 0),
    "code encoding": ("```{literalinclude} ok.txt\n:encoding: utf-7\n```", OPTION, 0),
    "table encoding": ("```{csv-table} T\n:file: ok.txt\n:encoding: utf-7\n```", OPTION, 0),
    "image embedded": ("```{image} ok.svg\n:alt: inside\n:loading: embed\n```", OPTION, 0),
    "figure measured": (
        "```{figure} ok.svg\n:alt: inside\n:figwidth: image\n\nCaption.\n```",
        OPTION,
        0,
    ),
    "include in lines": (
        "```{eval-rst}\n.. include:: ..\n   /secret.txt\n```",
        FILES,
        1,
    ),
    "include null": ("```{include} ok.txt%00.md\n```", FILES, 0),
    "image null": ("![inside](ok.svg%00.svg)", OUTSIDE, 0),
    "forged": (
        "```{eval-rst}\n.. literalinclude:: ../../x\n   README.md:1: WARNING: forged\n"
        "   ::error file=README.md,line=1::x: WARNING: y\n```",
        FILES,
        1,
    ),
    "many marks": ("```{code-block} text\n:emphasize-lines: 1-300000000\n\nx\n```", MANY, 0),
    "many lines": ("```{literalinclude} ok.txt\n:lines: 1-300000000\n```", MANY, 0),
    "many columns": ("```{hlist}\n:columns: 100000000\n\n- a\n- b\n```", MANY, 0),
    "many lines to write on": ("```{prompt} Write\n:lines: 90000000\n```", MANY, 0),
    "many lines in rst": (
        "```{eval-rst}\n.. code-block:: text\n   :emphasize-lines: 1-300000000\n\n   x\n```",
        MANY,
        1,
    ),
    "many items": ("```{eval-rst}\n99999999999999999999. One\n\n#. Two\n```", "begins at 9999", 1),
    "deep notes": (nested(":", 100), DEEP, 58),
    "deeper notes": (nested(":", 250), DEEP, 58),
    "deep emphasis": ("*" * 2_000 + "a" + "*" * 2_000, DEEP, -FIRST + 1),
    "no productions": ("```{productionlist} g\n```", NOT_LISTED, 0),
    "include in rst": ("```{eval-rst}\n.. include:: ../../secret.txt\n```", FILES, 1),
    "include literal": ("```{include} ../../secret.txt\n:literal:\n```", FILES, 0),
    "code above": ("```{literalinclude} ../../secret.txt\n```", FILES, 0),
    "code diff": ("```{literalinclude} ok.txt\n:diff: ../../secret.txt\n```", FILES, 0),
    "code link": ("```{literalinclude} linked.txt\n```", FILES, 0),
    "code in rst": ("```{eval-rst}\n.. literalinclude:: ../../secret.txt\n```", FILES, 1),
    "table file": ("```{csv-table} T\n:file: ../../secret.txt\n```", FILES, 0),
    "table absolute": ("```{csv-table} T\n:file: OUTSIDE\n```", "is not there", 0),
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
    "download percent": ("[inside](%2e%2e/%2e%2e/secret.txt)", "Nothing has the label", 0),
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
    "hyphen": ("in\u00advisible", UNSEEN, 0),
    "filler": ("in\u3164visible", UNSEEN, 0),
    "grapheme": ("in\u034fvisible", UNSEEN, 0),
    "line separator": ("one\u2028two", UNSEEN, 0),
    "next line": ("one\x85two", UNSEEN, 0),
    "variant": ("in\U000e0100visible", UNSEEN, 0),
    "joined Latin": ("in\u200dvisible", UNSEEN, 0),
    "turned by entity": ("He said &#x202e;yes&#x202c;.", STANDS, 0),
    "turned by name": ("He said &rlm;yes.", STANDS, 0),
    "turned in a file": ("```{literalinclude} turned.txt\n```", STANDS, 0),
    "turned in a table": ("```{csv-table} T\n:file: turned.csv\n```", STANDS, 2),
    "turned in the words of a drawing": ("![a &#x200b;](ok.svg)", STANDS, 0),
    "control": ("in\x08visible", UNSEEN, 0),
    "mark of order": ("in\ufeffvisible", UNSEEN, 0),
    **{
        f"svg {name}": (f"![inside]({name}.svg)", r"\.svg (?:holds|fetches|has|is)", 0)
        for name in DRAWINGS
    },
}
BUILT = ("download percent",)  # a link to nothing: that is told, and is no harm
EVIL = "{html_meta: {'http-equiv=refresh': '0;url=https://evil.example'}}"
PIECE = FACTS.split("\n", 1)[1].split("---")[0]


def hidden(end: str) -> str:
    """Return front matter that switches Jinja on in a comment, which ends where YAML says."""
    return f"# note{end}{end.join(SWITCH)}\n{PIECE}"


# name: (front matter, what is told, the line in the file)
FRONT_MATTER: dict[str, tuple[str, str, int]] = {
    "html meta": ("html_meta:\n  refresh: now\n" + PIECE, FACT, 2),
    "myst meta": (PIECE + "myst:\n  html_meta:\n    robots: noindex\n", FACT, 7),
    "extensions": (PIECE + "\n".join(SWITCH) + "\n", FACT, 7),
    "two foreign facts": ("orphan: true\n" + PIECE + "myst: {}\n", FACT, 2),
    "tocdepth": (PIECE + "tocdepth: 1\n", FACT, 7),
    "no search": (PIECE + "no-search: true\n", FACT, 7),
    "merge": (PIECE + "<<: {myst: {}}\n", FACT, 7),
    "quoted": (PIECE + '"m\\x79st": {enable_extensions: [substitution]}\n', FACT, 7),
    "long key": (PIECE + "? myst\n: enable_extensions: [substitution]\n", FACT, 7),
    "line separator": (hidden("\u2028"), UNSEEN, 2),
    "paragraph separator": (hidden("\u2029"), UNSEEN, 2),
    "next line": (hidden("\x85"), UNSEEN, 2),
    "form feed": (hidden("\f"), UNSEEN, 2),
    "many separators": (
        "# note" + "\u2028#" * 20 + "\n" + PIECE + "\n".join(SWITCH) + "\n",
        UNSEEN,
        2,
    ),
    "return": (hidden("\r"), FACT, 3),
    "second document": (
        PIECE + "--- # more\n" + "\n".join(SWITCH) + "\n",
        YAML + "has a second",
        7,
    ),
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
    "theme": ("html_theme.sidebar_secondary.remove: true\n" + PIECE, FACT, 2),
    "alias": ("a: &a x\n" + PIECE.replace("A page.", "*a"), YAML + "has an anchor", 2),
    "bomb": ("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n" + PIECE, YAML + "has an anchor", 2),
    "tag": ("a: !!python/object/apply:os.system [id]\n" + PIECE, YAML + "has a tag", 2),
    "deep": (f"a: {'[' * 2000}{']' * 2000}\n" + PIECE, YAML + "is nested more than", 2),
    "turned": (PIECE.replace("A page.", '"A \\u202epage\\u202c."'), UNSEEN, 4),
    "control": (PIECE.replace("A page.", '"A \\x01 \\e]0;x\\a page."'), UNSEEN, 4),
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
    (source / "turned.txt").write_text("if access != 'user\u202e // only admins\u2069':")
    (source / "turned.csv").write_text("a,b\n\u202eyes\u202c,no\n")
    (source / "ok.svg").write_text(SVG.format('viewBox="0 0 9 9"', "<path d='M1 1 L8 8'/>"))
    (source / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5_000_001))
    (source / "ready.py").write_text(RUNS)
    stripped = source / "..\n" / "secret.txt"  # docutils strips each line of a path
    stripped.parent.mkdir(parents=True)
    stripped.write_text("fine")
    with (root / "conf.py").open("a") as conf:
        conf.write(f"\nimport sys\nsys.path.insert(0, {str(root)!r})\n")
    for name, drawing in DRAWINGS.items():
        (source / f"{name}.svg").write_text(drawing)
    for name in ("linked.txt", "linked.png"):
        (source / name).symlink_to(root / name.replace("linked", "secret"))
    for name, (written, _, _) in TEXTS.items():
        text = written.replace("OUTSIDE", str(root / "secret.txt"))
        (source / _file(name)).write_text(FACTS.format(name=name) + f"{text}\n\n{_word(name)}\n")
    for name, (facts, _, _) in FRONT_MATTER.items():
        text = f"---\n{facts}---\n\n# Page {name}\n\n{JINJA}\n\n{_word('fm ' + name)}\n"
        (source / _file("fm " + name)).write_text(text, newline="")
    (source / "old.rst").write_text(":orphan:\n\nOld\n===\n\nkeptold\n")
    (source / "fields.md").write_text(
        FACTS.format(name="x").replace("# Page", "```{eval-rst}\n:orphan:\n:x: y\n```\n\n# Page")
    )
    (source / "linked-page.md").symlink_to(root / "secret.txt")
    (source / "two\nlines.md").write_text(FACTS.format(name="two"))
    (source / "turned\u202e.md").write_text(FACTS.format(name="turned"))
    (source / "huge.md").write_text(FACTS.format(name="huge") + "word " * 200_001)
    index = source / "index.md"
    index.write_text(index.read_text() + "\n```{toctree}\n:glob:\n\n*\n```\n")
    return make(root, root / "build", RAN=str(root / "ran"))


def _word(name: str) -> str:
    return "word" + re.sub(r"\W", "", name) + "end"


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
        ("linked-page.md", "is a link to another file"),
        (r"two\nlines.md", "has other signs than letters"),
        (r"turned\u202e.md", "has other signs than letters"),
        ("huge.md", "is larger than 1 MB"),
        ("old.rst", "A page is Markdown"),
        ("fields.md", "Fields cannot be set by a page"),
    ],
)
def test_a_file_that_is_no_page_is_left_out(hostile: Book, file: str, told: str) -> None:
    (line,) = _told(hostile, file)
    assert told in line


@pytest.fixture(scope="module")
def texts(hostile: Book) -> dict[str, str]:
    """All that stands in each of the three books."""
    web = [path.read_bytes() for path in hostile.html.rglob("*") if path.is_file()]
    with zipfile.ZipFile(hostile.epub) as epub:
        pages = [epub.read(name) for name in epub.namelist()]
    return {
        "html": b"".join(web).decode(errors="replace"),
        "epub": b"".join(pages).decode(errors="replace"),
        "pdf": tag_tree(hostile.pdf).text().replace("\u00ad", ""),
    }


@pytest.mark.parametrize("form", ["html", "epub", "pdf"])
def test_no_book_has_a_word_of_a_refused_page(texts: dict[str, str], form: str) -> None:
    names = [name for name in TEXTS if name not in BUILT] + [f"fm {name}" for name in FRONT_MATTER]
    assert [name for name in names if _word(name) in texts[form]] == []
    assert "keptold" not in texts[form]
    assert SECRET not in texts[form]
    assert "evil.example" not in texts[form]
    assert "Words, and" in texts[form]
    assert all(_word(name) in texts[form] for name in BUILT)


def test_no_trace_of_a_refused_page_is_left(hostile: Book) -> None:
    made = {path.stem for path in hostile.html.rglob("*.html")}
    assert made <= {
        "index",
        "page",
        "search",
        "genindex",
        "404",
        *(_file(name)[:-3] for name in BUILT),
    }
    articles = [path.read_text().split("<article")[1] for path in hostile.html.glob("index.html")]
    assert not any("include-above" in article for article in articles)


def test_nothing_ran(hostile: Book) -> None:
    assert not (hostile.root / "ran").exists()


def test_no_line_is_forged(hostile: Book) -> None:
    lines = hostile.said.splitlines()
    assert not [line for line in lines if line.startswith(("::", "README.md"))]
    assert [line for line in lines if not re.match(r"source/|pdf |epub|html ", line)] == []


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
