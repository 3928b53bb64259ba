"""guard: what a file of a page, or of the website, may be called, be, and hold."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest
from docutils import nodes
from PIL import Image
from sphinx.errors import SphinxError

from press.checks.guard import downloads, file_sizes, static
from press.checks.guard import files as guard_files
from press.checks.guard.drawings import fault_of_drawing
from press.checks.guard.sheets import fault_of_sheet
from press.pieces import search_words, studies
from tests.application import TOP, application, page, write_book
from tests.conftest import Read
from tests.warned import Warned

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
HIDDEN = {
    "faint": '<text opacity="0.01">a</text>',
    "faint by style": '<text style="opacity: 0">a</text>',
    "faint fill": '<text fill-opacity="0">a</text>',
    "no colour": '<text fill="none">a</text>',
    "no colour above": '<g fill="none"><text>a</text></g>',
    "no colour by style": '<text style="fill:transparent">a</text>',
    "white": '<text fill="#FFF">a</text>',
    "not shown": '<text display="none">a</text>',
    "not visible": '<text visibility="hidden">a</text>',
    "tiny": '<text font-size="0.1">a</text>',
    "tiny above": '<g font-size="1px"><text><tspan>a</tspan></text></g>',
    "made small": '<g transform="scale(0.01)"><text>a</text></g>',
    "made small otherwise": '<g transform="matrix(0 0 0 0 0 0)"><text>a</text></g>',
    "squeezed": '<text textLength="0">a</text>',
    "cut": '<clipPath id="a"><rect/></clipPath><text clip-path="url(#a)">a</text>',
    "masked": '<mask id="a"/><path mask="url(#a)" d="M0 0"/>',
    "filtered": '<path filter="url(#a)" d="M0 0"/>',
    "within each other": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "many": "<use href='#a'/>" * 51,
    "very many": "<path d='M0 0'/>" * 3001,
    "unknown attribute": '<path d="M0 0" onwhatever="a"/>',
    "patterned": '<pattern id="a"/>',
    "an image": '<image href="data:image/png;base64,AAAA"/>',
}


@pytest.mark.parametrize("name", HIDDEN)
def test_a_drawing_hides_nothing_and_grows_endlessly_by_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.svg"
    path.write_text(SVG.format(HIDDEN[name]))
    assert fault_of_drawing(path)


CELLS = (
    *(
        "a,b\n=1+1,2\n",
        'a,b\n"+cmd|x",2\n',
        "a;@SUM(A1)\n",
        "a\t-cmd\n",
        "a|=1+1\n",
        "a,\uff1d1+1\n",
    ),
    *("a,\u00a0                =1+1\n", "sep=x\naxb\n", '"sep=;"\n', '"""=1"\n', "a,\u201c=1\n"),
    *(
        "a,-1+cmd|' /C calc'!A0\n",
        "+1*HYPERLINK(1)\n",
        "+1 HYPERLINK(1)\n",
        "\ufe631+A1\n",
        "'=1\n",
    ),
    *("ID;PWXL;N;E\nC;Y1;X1;E=1\n", '"ID",a\n'),
)


@pytest.mark.parametrize("cells", CELLS)
def test_no_cell_is_run_by_a_spreadsheet(tmp_path: Path, cells: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(cells)
    assert "has a cell that a spreadsheet would run" in downloads.fault_of_download(path)


@pytest.mark.parametrize(
    "cells",
    [
        *("a,b\n-5,+3.2\n", "Samaritans,+44 20 7946 0958\n", "a,+1-800-799-7233 (24 hours)\n"),
        *(
            "Id,Name\n",
            "IDs,a\n",
            "a,ID\n",
            "a,,b\n",
            '"-5 °C","a, b"\n',
            "a | -\n",
            "a;+49 (0)30 1-2\n",
            "a,\u22125\n",
        ),
    ],
)
def test_numbers_may_have_a_sign(tmp_path: Path, cells: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(cells)
    assert downloads.fault_of_download(path) == ""


def test_a_file_to_take_away_is_read_by_all_alike(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"caf\xe9")
    assert downloads.fault_of_download(path) == "is not in UTF-8. Save it so."
    path.write_bytes(b" " * 5_000_001)
    assert "is larger than 5 MB" in downloads.fault_of_download(path)
    for name, told in (
        ("a.pdf", "each PDF is the build’s"),
        ("a.png", "is not the PNG that its name says"),
    ):
        (tmp_path / name).write_text("words")
        assert told in downloads.fault_of_download(tmp_path / name)


@pytest.mark.parametrize("name", ["evil.js", "sub/book.mjs", "a.html", "a.svgz", "a.css_t", "a"])
def test_the_website_has_no_other_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x")
    assert static._fault_of(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("evil.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        ("icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        ("page.png", "<html>"),
        ("a.css", "@import url(https://evil.example/a.css);"),
        ("b.css", "a { background: url( //evil.example/x) }"),
        ("c.css", "a { content: '\udce9' }"),  # not in UTF-8
    ],
)
def test_what_the_website_has_runs_nothing_and_asks_nobody(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_bytes(text.encode(errors="surrogateescape"))
    assert [path.name for path, _ in static._faults_in(tmp_path, {static.ICON})] == [name]


def test_the_icon_of_a_book_may_have_a_sheet_and_no_other_picture(tmp_path: Path) -> None:
    sheet = "<style>@media (prefers-color-scheme: dark) { path { fill: #fff } }</style>"
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">'
    (tmp_path / "mine.svg").write_text(f'{start}{sheet}<path d="M0 0h8v8z"/></svg>')
    assert list(static._faults_in(tmp_path, {"mine.svg"})) == []
    assert list(static._faults_in(tmp_path, {static.ICON}))


def test_a_sheet_may_have_what_lies_beside_or_within_it(tmp_path: Path) -> None:
    sheet = tmp_path / "a.css"
    sheet.write_text("@import 'styles/furo.css';\na { background: url(data:image/png;base64,A) }")
    assert list(static._faults_in(tmp_path, set())) == []


FETCH = [
    "a{b:url(https://evil.example/x)}",
    "@import 'https://evil.example/a.css'",
    "@import/**/'//evil.example/a.css'",
    "a{b:url(/**/'//evil.example')}",
    "a{b:url( '/\\2f evil.example/x')}",
    "a{b:url('\\68ttps://evil.example')}",
    "a{b:url(\\68ttps://evil.example)}",
    "a{b:url('/\\\\evil.example')}",
    "a{b:url('ht\ttps://evil.example')}",
    "a{b:url('ht\\\ntps://evil.example')}",
    "a{b:image-set('https://evil.example/x' 1x)}",
    "a{b:src('https://evil.example/x')}",
    "a{b:u\\72l(https://evil.example/x)}",
    "@\\69mport 'a.css'",
    "a{b:u\\72l(/*);c:url(https://evil.example)/**/}",
    'a{b:"/*\n;c:url(https://evil.example);/**/}',
    'a{b:xurl(/*)"*/ "/*" url(https://evil.example) "*/"}',
    "@import 'data:text/css,@import%20%22https:...'",
    "a{b:url(https:evil.example)}",
]


@pytest.mark.parametrize("sheet", FETCH)
def test_a_sheet_asks_nobody_in_whatever_way_it_is_written(sheet: str) -> None:
    assert fault_of_sheet(sheet)


def test_a_sheet_may_say_where_something_is_from() -> None:
    text = """/* Source: https://example.org/ */ a::before { content: "\\201C"; c: url(a/b.png) }"""
    assert fault_of_sheet(text) == ""
    assert (
        fault_of_sheet("a { mask: url(\"data:image/svg+xml,xmlns='http://www.w3.org/2000/svg'\") }")
        == ""
    )
    sheets = (TOP / "_static").glob("*.css")
    assert {
        path.name: fault for path in sheets if (fault := fault_of_sheet(path.read_text()))
    } == {}


def test_the_scripts_of_the_book_are_the_ones_that_there_are() -> None:
    assert {path.name for path in (TOP / "_static").glob("*.js")} == set(static.SCRIPTS)


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "search", "404", "aux/a", "a-page/lpt1"])
def test_a_page_has_no_name_that_somebody_else_has(read: Read, name: str) -> None:
    told = read({f"{name}.md": page("Words.", label="a")}).told
    assert any("has for itself. Rename it." in line for line in told), told


def test_no_two_pages_differ_by_capitals_alone(read: Read) -> None:
    told = read({"Other.md": page("A.", label="a"), "other.md": page("B.", label="b")}).told
    assert any("is called the same but for capitals" in line for line in told), told


def test_no_catalogue_puts_other_words_into_a_page(tmp_path: Path, warned: list[Warned]) -> None:
    root = write_book(tmp_path / "book", {"page.md": page("Good words.")})
    folder = root / "source/locales/en/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "page.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Good words."\nmsgstr "Evil words."\n'
    )
    with application(root, "html") as app:
        app.read()
        assert "Good words" in app.doctree().astext()


def test_no_path_of_this_machine_is_told(read: Read) -> None:
    app = read({"page.md": page("A."), "other.md": page("B.")})
    assert any("There is a label" in line for line in app.told)
    assert not [line for line in app.told if str(app.confdir) in line]


def test_tex_makes_no_sign_that_cannot_be_seen(read: Read) -> None:
    source = "@article{one2020, author={One, A.}, title={T\\-itle}, journal={J}, year={2020}}\n"
    conf = 'extensions += ["sphinxcontrib.bibtex"]\nbibtex_bibfiles = ["source/a.bib"]'
    told = read({"page.md": page("A."), "a.bib": source}, conf=conf).told
    assert any("U+00AD, SOFT HYPHEN, which cannot be seen" in line for line in told), told


def test_no_book_is_made_with_a_pipe_or_a_huge_file_in_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_sizes, "LARGEST", 5000)
    root = write_book(tmp_path / "book", {"large.txt": "x" * 5001, "large.png": "x" * 5001})
    os.mkfifo(root / "source/pipe.md")
    with pytest.raises(SphinxError, match="among its parts"), application(root):
        pass
    assert {path.name: fault for path, fault in file_sizes._faults_in(root / "source")} == {
        "large.txt": file_sizes.HUGE,
        "pipe.md": file_sizes.ENDLESS,
    }, "a picture is looked at where a page uses it"


@pytest.mark.parametrize(
    "text",
    [
        "```{include} large.txt\n```",
        "```{eval-rst}\n.. include:: large.txt\n```",
        "```{literalinclude} large.txt\n```",
        "```{literalinclude} ok.txt\n:diff: large.txt\n```",
        "```{csv-table} T\n:file: large.txt\n```",
    ],
)
def test_a_file_is_measured_before_it_is_read(
    read: Read, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(guard_files, "LARGEST", 900)
    app = read({"page.md": page(text), "large.txt": "a,b\n" * 300, "ok.txt": "x"})
    (told,) = [line for line in app.told_of("page.md") if "language" not in line]
    assert "`large.txt` is larger than 0 kB" in told


def test_a_picture_is_measured_before_it_is_drawn_and_is_what_its_name_says(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("1", (5000, 4001)).save(path)
    assert path.stat().st_size < 5000
    assert fault_of_drawing(path) == "has more than 20 million pixels"
    gif = tmp_path / "a.gif"
    for side, told in ((b"\xfb\xff", "has more than 20"), (b"\xff\xff", "does not say how large")):
        gif.write_bytes(b"GIF89a" + side * 2 + b"\0\0\0;" + bytes(20) + b";")
        assert fault_of_drawing(gif).startswith(told), "imagesize takes them for less than nothing"
    path.write_text(SVG.format(""))
    assert fault_of_drawing(path) == "is an SVG, and its name says something else"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(12) + b"IEND")
    assert fault_of_drawing(path) == "is broken"
    drawing = tmp_path / "a.svg"
    for name, inside, told in (
        ("a long value", f'<path d="M0 0{"l1 1" * 5_001}"/>', "has more than 20,000 signs in `d`"),
        ("a large file", f"<g>{' ' * 300_000}</g>", "is larger than 300 kB"),
    ):
        drawing.write_text(SVG.format(inside))
        assert fault_of_drawing(drawing) == told, name


def test_lists_are_measured_before_they_are_read(tmp_path: Path) -> None:
    for name in (search_words.FILE, studies.FILE):
        (tmp_path / name).write_text("#" * 1_000_001)
    (of_words,) = search_words.search_words(tmp_path).mistakes
    (of_studies,) = studies.studies(tmp_path).mistakes
    assert (of_words.line, of_studies.line) == (1, 1)
    assert "larger than 1 MB" in of_words.advice
    assert of_studies.advice == of_words.advice


def test_no_catalog_is_taken_from_among_the_pages(tmp_path: Path) -> None:
    root = write_book(tmp_path / "book", {}, 'locale_dirs = ["locales", ".", "../locale"]')
    with application(root) as app:
        assert app.config.locale_dirs == ["../locale"]


def test_two_files_may_be_compared(read: Read) -> None:
    text = "```{literalinclude} ok.txt\n:diff: other.txt\n```"
    app = read({"page.md": page(text), "ok.txt": "one\n", "other.txt": "two\n"})
    assert app.told == []
    (block,) = app.doctree().findall(nodes.literal_block)
    assert block.astext().startswith("--- source/other.txt\n+++ source/ok.txt\n"), (
        "no path of this machine is in a book"
    )


@pytest.mark.parametrize("name", ["part.txt", "part.md.rst"])
def test_a_finding_in_a_file_that_is_included_has_its_place(read: Read, name: str) -> None:
    app = read({"page.md": page(f"```{{include}} {name}\n```"), name: "a\n\nb\u202e\n"})
    assert any(line.startswith(f"source/{name}:3: This line has a sign") for line in app.told)


def test_a_folder_is_no_picture(read: Read) -> None:
    app = read({"page.md": page("![a](folder)"), "folder/a.svg": SVG.format("")})
    assert app.told_of("page.md") == [
        "12: The image “folder” is a folder. Write the name of a file. The page is left out."
    ]


def test_the_pictures_of_a_page_can_be_held_in_memory(read: Read) -> None:
    file, photo = BytesIO(), BytesIO()
    Image.new("1", (5000, 3999)).save(file, "PNG")
    Image.new("1", (5000, 3999)).convert("L").save(photo, "JPEG")
    large: dict[str, str | bytes] = {f"a{n}.png": file.getvalue() for n in range(4)}
    large |= {f"a{n}.jpg": photo.getvalue() for n in range(4)}
    text = "".join(f"![a]({name})\n\n" for name in large)
    told = read({"page.md": page(text), **large}).told_of("page.md")
    assert [line.partition(". ")[0] for line in told] == [
        "1: The pictures here have more than 60 million pixels"
    ]
    assert read({"page.md": page(text.replace("a3.png", "a2.png")), **large}).told == []
