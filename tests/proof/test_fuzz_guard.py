"""A thousand hostile pages, made of the guard's own table: each is told, or does no harm.

Each page gives one directive, role, attribute or file a value that it should not have: of every
option there is, in Markdown and in reStructuredText. Always the same; in books of 250 pages. What
is looked for in the three books is not the value but what a value could become: an element that
runs, an attribute that does, an address that is fetched, a word of a file that lies outside.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from random import Random
from typing import Any

import pikepdf
import pytest
from lxml import etree, html

from press.checks.guard.table import ATTRIBUTES, DIRECTIVES, ROLES
from press.signs import unseen_in
from tests.application import page, write_book
from tests.books import Book, make
from tests.tagtree import tag_tree

PAGES, BOOKS = 250, 4
SECRET = "secretthatliesoutside"
EVIL = "evil.example"
VALUES = (
    *(
        "javascript:alert(1)",
        "JAVA&#115;cript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
    ),
    *(f"https://{EVIL}/a.png", f"//{EVIL}/a.css", f"/\\{EVIL}", f"http://{EVIL}:99999/"),
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onfocus='alert(1)' x='"),
    *("--><script>alert(1)</script>", "]]><script/>", "</title><base href=//evil.example>"),
    *(
        "../../secret.txt",
        "/../../secret.txt",
        "%2e%2e/%2e%2e/secret.txt",
        "/etc/passwd",
        "linked.txt",
    ),
    *("1-300000000", "99999999999", "-1", "1e9", "0x10", "١", ",".join("9" * 40), "auto " * 50),
    *("quick-exit-link", "sd-d-none", "sd-stretched-link", "note hidden", "drawing quick-exit"),
    *(
        "position:fixed;inset:0",
        "text-align:left;background:url(//evil.example)",
        "60%;position:fixed",
    ),
    *(
        '"] #read("../secret.txt") #["',
        '#panic("x")',
        '")); #import "@preview/x:0.1.0": *; #text(("',
    ),
    *(
        "{{ 7*7 }}",
        "{{ cycler.__init__.__globals__ }}",
        "%00",
        "x%0ay",
        "::error file=x::y",
        "a:1: WARNING: b",
    ),
    *(
        "a\u202eb",
        "&#x202e;",
        "a\u2028b",
        "a\x1b[2Jb",
        "\u200b",
        "a" * 3000,
        "*" * 50,
        "`" * 9,
        "",
        " ",
    ),
    *(
        "con",
        "search",
        "a/../b",
        "*",
        "ok.*",
        "raw",
        "html",
        "text <b>",
        "$\\href{javascript:x}{y}$",
    ),
)
NAMES = (
    *("a b.md", "a'b.md", "a<b>.md", "a#b.md", "a$(x).md", "con.md", "search.md", "A.B.md"),
    *("x%2e.md", "a\x1bb.md", "a\u202eb.md", "-rf.md", "`a`.md", "a&b.md", "a;b.md"),
    *("{{7}}.md", "é.md", "..md"),
)


def rst(lines: list[str]) -> str:
    return "\n".join(["```{eval-rst}", *lines, "```"])


def of_directive(chance: Random, value: str) -> str:
    name = chance.choice([*DIRECTIVES, "raw", "meta", "role", "default-role", "class", "replace"])
    entry = DIRECTIVES.get(name)
    names = [*(entry.options if entry else ()), "class", "name", "url", "file", "parser", "style"]
    option = chance.choice(names)
    argument = value if chance.random() < 0.4 else chance.choice(("", "ok.svg", "ok.txt", "Words"))
    given = f":{option}: {value}" if argument != value or chance.random() < 0.3 else ""
    body = chance.choice(("Words.", value, f"- {value}\n- b", f":::{{note}}\n{value}\n:::"))
    if chance.random() < 0.3:
        inside = [given] if given else []
        lines = [*inside, "", *body.split("\n")]
        return rst([f".. {name}:: {argument}", *(f"   {line}" for line in lines)])
    return "\n".join([f"````{{{name}}} {argument}", *([given] if given else []), "", body, "````"])


def of_role(chance: Random, value: str) -> str:
    name = chance.choice([*ROLES, "raw", "py:func", "any", "command"])
    text = value if chance.random() < 0.5 else f"words <{value}>"
    return rst([f"a :{name}:`{text}` b"]) if chance.random() < 0.3 else f"a {{{name}}}`{text}` b"


def of_attribute(chance: Random, value: str) -> str:
    name = chance.choice([*ATTRIBUTES, "onclick", "srcset", "is", "data-x", "http-equiv", "hidden"])
    quoted = value.replace('"', "")
    what = chance.choice(("[words]", "![alt](ok.svg)", "`code`", "[a](https://good.example)"))
    if chance.random() < 0.4:
        return f'{{{name}="{quoted}"}}\n{chance.choice(("Words.", "# Title", "> quoted", "- a"))}'
    return f'A {what}{{{name}="{quoted}"}} b'


def of_markdown(chance: Random, value: str) -> str:
    return chance.choice(
        (
            *(f"[words]({value})", f"![{value}](ok.svg)", f"![a]({value})", f"<{value}>"),
            *(
                f"[a]: {value}\n\n[a]",
                f"## {value}",
                f"({value})=\n## Title",
                f"a[^x]\n\n[^x]: {value}",
            ),
            *(f"| a |\n| - |\n| {value} |", f"Term\n: {value}", f"```{value}\ncode\n```", value),
            *(
                f'[a](ok.svg "{value}")',
                f"- [ ] {value}",
                f"> {value}",
                f"{value}\n===",
                f"&{value};",
            ),
        )
    )


def of_facts(chance: Random, value: str) -> tuple[str, dict[str, str]]:
    key = chance.choice(("summary", "title", "label", "kind", "reviewed"))
    quoted = value.replace("\\", "").replace('"', "").replace("\x1b", "").replace("\u2028", "")
    return "Words.", {key: f'"{quoted}"' if key == "summary" else quoted}


def hostile_pages(seed: int) -> Iterator[tuple[str, str]]:
    """Yield the names and the texts of pages that nobody means well with."""
    chance = Random(seed)
    for number in range(PAGES):
        value = chance.choice(VALUES)
        facts: dict[str, str] = {"label": f"p{number}"}
        make_it = chance.choices((of_directive, of_role, of_attribute, of_markdown), (6, 1, 2, 2))[
            0
        ]
        text = make_it(chance, value)
        if chance.random() < 0.1:
            text, more = of_facts(chance, value)
            facts |= more
        name = f"p{number}.md"
        if chance.random() < 0.04:
            name = f"d{number}/{chance.choice(NAMES)}"
        yield name, page(text, **facts)


@pytest.fixture(scope="module", params=range(BOOKS))
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "secret.txt").write_text(SECRET)
    pages = dict(hostile_pages(request.param))
    index = page("Words.\n\n```{toctree}\n:glob:\n\np*\nd*/*\n```", kind="front", label="start")
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1 L8 8"/></svg>'
    )
    conf = "myst_enable_extensions += ['attrs_inline', 'attrs_block', 'deflist', 'tasklist']"
    files = {"index.md": index, "ok.svg": drawing, "ok.txt": "fine"}
    root = write_book(folder / "book", {**pages, **files}, conf)
    (root / "source/linked.txt").symlink_to(folder / "secret.txt")
    return make(root, root / "build")


def test_each_finding_is_one_line_with_its_place(book: Book) -> None:
    assert "Traceback" not in book.said
    told = [
        line
        for line in book.said.split("\n")
        if line and not line.startswith(("pdf ", "epub ", "html "))
    ]
    assert len(told) > PAGES / 3
    assert [line for line in told if not re.match(r"(?:source/[^:]+|conf\.py):\d+: \S", line)] == []
    assert [line for line in told if any(unseen_in(line)) or len(line) > 900] == []


RUNS = {"script", "iframe", "object", "embed", "base", "applet", "frame", "foreignobject"}
FETCHES = ("src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href")
STYLE = re.compile(r"(?:(?:text-align|width|height|vertical-align): ?[\w.%]+(?:; ?|$))*")
SCHEME = re.compile(r"(?!https?://|mailto:|tel:)(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def trees(book: Book) -> Iterator[tuple[str, Any]]:
    """Yield each page of the website and of the EPUB: what stands in it that is a page's own."""
    for path in book.html.rglob("*.html"):
        (article,) = html.parse(path).getroot().xpath("//article") or [html.fromstring("<p/>")]
        yield path.name, article
    with zipfile.ZipFile(book.epub) as epub:
        for name in epub.namelist():
            if name.endswith(".xhtml"):
                yield name, etree.fromstring(epub.read(name))


def faults_of(element: Any) -> Iterator[str]:
    name = etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""
    if name in RUNS or (name == "meta" and element.get("http-equiv")):
        yield f"<{name}>"
    for key, value in element.items():
        key = etree.QName(key).localname.lower()
        if key.startswith("on") or (key in FETCHES and re.match(r"\s*(?:\w+:|//)", value)):
            yield f"{key}={value}"
        if key == "href" and SCHEME.match(re.sub(r"[\x00-\x20]", "", value).replace("\\", "/")):
            yield f"{key}={value}"
        if key == "href" and name != "a" and EVIL in value:
            yield f"{name} {key}={value}"
        if key == "style" and not STYLE.fullmatch(value.strip()):
            yield f"{key}={value}"


def test_nothing_in_the_web_or_the_epub_runs_or_fetches(book: Book) -> None:
    found = [
        (name, fault) for name, tree in trees(book) for e in tree.iter() for fault in faults_of(e)
    ]
    assert found == []


def test_no_book_holds_what_lies_outside(book: Book) -> None:
    files = [path for path in book.html.rglob("*") if path.is_file()]
    assert [path for path in files if SECRET.encode() in path.read_bytes()] == []
    with zipfile.ZipFile(book.epub) as epub:
        assert [name for name in epub.namelist() if SECRET.encode() in epub.read(name)] == []
    assert SECRET not in tag_tree(book.pdf).text()


def test_no_link_of_the_pdf_does_more_than_lead(book: Book) -> None:
    with pikepdf.open(book.pdf) as pdf:
        actions: list[Any] = [
            each.get("/A", {}) for p in pdf.pages for each in p.get("/Annots", [])
        ]
        assert {str(action.get("/S", "")) for action in actions} <= {"", "/URI", "/GoTo"}
        uris = [str(action.get("/URI", "")) for action in actions]
        assert [uri for uri in uris if not re.match(r"$|https?://|mailto:|tel:", uri)] == []
        assert "/OpenAction" not in pdf.Root or "/JavaScript" not in str(pdf.Root.OpenAction)
