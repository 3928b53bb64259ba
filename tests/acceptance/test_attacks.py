"""What an attacker with the source at hand found: each is told, and nothing of it is in a book."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.checks.guard.downloads import fault_of_download
from press.checks.guard.drawings import fault_of_drawing
from press.checks.guard.links import is_allowed
from press.checks.lost_text import _code_in_alt, _odd_rows, _swallowed
from press.cli.summary.compared import _new_claims
from press.cli.summary.pages import Page
from press.pieces.frontmatter import read_front_matter
from tests.conftest import make

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><text>{}</text></svg>'


def test_a_picture_for_one_language_is_no_way_out(small: Path) -> None:
    (small.parent / "secret.svg").write_text(DRAWING.format("secret"))
    (small / "source/a.svg").write_text(DRAWING.format("fine"))
    (small / "source/a.en-US.svg").symlink_to("../../secret.svg")
    (small / "source/a.en.svg").symlink_to("../../secret.svg")
    page = small / "source/page.md"
    page.write_text(f"{page.read_text()}\n![words](a.svg)\n")
    book = make(small, small / "build")
    files = [path for path in book.build.rglob("*") if path.is_file() and ".work" not in path.parts]
    assert not [path for path in files if b">secret<" in path.read_bytes()]
    assert not (book.html / "page.html").exists()


@pytest.mark.parametrize("name", ["x.css_t", "sub/x.txt.jinja", "X.CSS_T"])
def test_no_static_file_is_run_as_a_template(small: Path, name: str) -> None:
    path = small / "_static" / name
    path.parent.mkdir(parents=True)
    path.write_text("{{ 7 * 7 }}")
    with (small / "conf.py").open("a") as conf:
        conf.write("\nhtml_static_path = ['_static']\n")
    book = make(small, small / "build", "html")
    assert book.status == 1
    assert book.findings[0].startswith(f"_static/{name}:1: Sphinx would run this file"), book.said
    assert not list(book.html.rglob("*.css"))


@pytest.mark.parametrize(
    "text",
    [
        "A [secret]{.sd-tab-content} word.",
        "{.sd-tab-content}\nSecret words.",
        "A [secret]{.sd-text-white} word.",
        ":::{div} sd-cards-carousel\nSecret words.\n:::",
    ],
)
def test_no_class_of_others_hides_words(small: Path, text: str) -> None:
    with (small / "conf.py").open("a") as conf:
        conf.write("\nmyst_enable_extensions += ['attrs_block', 'attrs_inline']\n")
    page = small / "source/page.md"
    page.write_text(f"{page.read_text()}\n{text}\n")
    book = make(small, small / "build", "html")
    assert ["A page cannot have the class" in line for line in book.findings] == [True], book.said
    assert not (book.html / "page.html").exists()


@pytest.mark.parametrize("words", ["a\u202eb", "a&#x202e;b", "a\u2800", "\ufffc"])
def test_no_drawing_has_a_sign_that_cannot_be_seen(tmp_path: Path, words: str) -> None:
    path = tmp_path / "a.svg"
    path.write_text(DRAWING.format(words))
    assert fault_of_drawing(path) == "has a sign that cannot be seen"


def test_no_text_to_take_away_has_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one\r\ntwo\n")
    assert fault_of_download(path) == ""
    path.write_text("one \u202e two")
    assert fault_of_download(path).startswith("has a sign that cannot be seen")


@pytest.mark.parametrize("address", ["/\\evil.example", "\\\\evil.example/p", "\\/evil.example"])
def test_a_backslash_is_what_browsers_take_it_for(address: str) -> None:
    assert not is_allowed(address, ["https"])


@pytest.mark.parametrize(
    "facts", ["piece:\n  ? [a]\n  : b", "piece:\n  a: b\n  a: c", "piece:\n- a: b\n  a: c"]
)
def test_odd_keys_are_told_at_every_depth(facts: str) -> None:
    found = read_front_matter(f"---\n{facts}\n---\n", "piece")
    assert found.is_trick
    assert found.problem_line > 2


def test_a_key_in_the_summary_is_only_a_word() -> None:
    claims = frozenset({("a`![x](https://evil.example/p.png)<img>`b", "Words.")})
    said = "".join(_new_claims(["page"], {}, {"page": Page("Title", (), claims)}))
    assert "- `a'![x](https://evil.example/p.png)<img>'b`, in `page`: Words." in said


@pytest.mark.parametrize("line", ["![`a` " * 4000, " " * 60_000 + "x", "![" * 20_000 + "`a`"])
def test_a_long_line_is_read_at_once(line: str) -> None:
    found = [*_swallowed(["a", line], []), *_odd_rows(["| a |", line], {1})]
    assert [*found, *_code_in_alt([line])] == []


@pytest.mark.parametrize(
    "text",
    [
        "```{eval-rst}\nx [#]_ y\n```",
        "```{eval-rst}\n.. sectnum::\n```",
        "```{eval-rst}\n.. target-notes::\n```",
    ],
)
def test_what_docutils_leaves_unfinished_is_refused(small: Path, text: str) -> None:
    page = small / "source/page.md"
    page.write_text(f"{page.read_text()}\n{text}\n")
    book = make(small, small / "build")
    assert "Traceback" not in book.said
    assert [line for line in book.findings if line.startswith("source/page.md:")], book.said
    assert book.epub.exists()
    assert not (book.html / "page.html").exists()


def test_a_name_that_no_system_holds_is_told(small: Path) -> None:
    (small / "source" / f"{'b' * 240}.md").write_text("# Long\n")
    book = make(small, small / "build")
    assert len(book.findings) == 1, book.said
    assert book.pdf.exists()


@pytest.mark.parametrize(
    "text", ["```{einfügen} ../../secret.txt\n```", "```{roh} html\n<b>secret</b>\n```"]
)
def test_a_directive_has_no_other_name_in_the_language_of_the_book(small: Path, text: str) -> None:
    (small.parent / "secret.txt").write_text("secret")
    with (small / "conf.py").open("a") as conf:
        conf.write("\nlanguage = 'de'\n")
    page = small / "source/page.md"
    page.write_text(f"{page.read_text()}\n{text}\n")
    book = make(small, small / "build", "html")
    assert len(book.findings) == 1, book.said
    assert book.findings[0].startswith("source/page.md:"), book.said
    assert not (book.html / "page.html").exists()
