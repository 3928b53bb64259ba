"""A page with something refused is in no book: one line says so, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.application import page
from tests.conftest import Book, make

EVIL = "<div>evil words</div>\n"
PART = page("```{toctree}\nchild\n```").replace("(page)=\n# Page", "(part)=\n# A part")


def named(label: str, text: str, **facts: str) -> str:
    """Return a page of its own name."""
    made = page(text, **facts).replace("(page)=", f"({label})=")
    return made.replace("# Page", f"# Page {label}")


def spoil(path: Path, text: str = EVIL) -> str:
    """Add to a page what is refused; return the page as it was."""
    whole = path.read_text()
    path.write_text(f"{whole}\n{text}")
    return whole


def checked(root: Path) -> list[str]:
    """Return what the check tells."""
    return make(root, root / "build", "--check").findings


def test_the_one_line_is_the_only_one(small: Path) -> None:
    spoil(small / "source/page.md")
    other = named("other", "See [](#page), [that](#page), {ref}`page`, {doc}`page`, [it](page.md).")
    (small / "source/other.md").write_text(other.replace("---\n\n", "  related: [page]\n---\n\n"))
    index = small / "source/index.md"
    index.write_text(index.read_text().replace("page\n```", "page\nother\n```"))
    (line,) = checked(small)
    assert line.startswith("source/page.md:14: Raw HTML is not for pages")


def test_words_that_led_to_it_stay(small: Path) -> None:
    spoil(small / "source/page.md")
    made = make(small, small / "build")
    article = (made.html / "index.html").read_text().split("<article")[1]
    assert "Words, and <span" in article or "Words, and a page" in article
    assert "page.html" not in article
    assert not (made.html / "page.html").exists()


def test_a_page_comes_and_goes(small: Path) -> None:
    whole = (small / "source/page.md").read_text()
    clean = _files(make(small, small / "clean"))
    spoil(small / "source/page.md")
    for _ in range(2):  # told again at each build
        made = make(small, small / "build")
        assert [line for line in made.findings if "source/page.md:14:" in line]
        assert made.status == 0
    assert _files(made) == _files(make(small, small / "fresh"))
    (small / "source/page.md").write_text(whole)
    mended = make(small, small / "build")
    assert mended.findings == []
    assert _files(mended) == clean


def _files(book: Book) -> dict[str, bytes]:
    made = {p.name: p.read_bytes() for p in book.html.rglob("*") if p.suffix in (".html", ".js")}
    return made | {"epub": book.epub.read_bytes(), "pdf": book.pdf.read_bytes()}


def test_a_page_that_is_gone_is_forgotten(small: Path) -> None:
    spoil(small / "source/page.md")
    make(small, small / "build", "html")
    (small / "source/page.md").unlink()
    again = make(small, small / "build", "html")
    assert any("'page'" in line for line in again.findings)


def _part(root: Path) -> Path:
    (root / "source/part.md").write_text(PART)
    (root / "source/child.md").write_text(named("child", "Words of a child."))
    index = root / "source/index.md"
    index.write_text(index.read_text().replace("page\n```", "page\npart\n```"))
    return root / "source/part.md"


def _glossary(root: Path) -> Path:
    (root / "source/page.md").write_text(page("```{glossary}\nA Word\n: Its sense.\n```"))
    index = root / "source/index.md"
    index.write_text(index.read_text() + "\nOf {term}`a word`, and {term}`more <A Word>`.\n")
    return root / "source/page.md"


def _sources(root: Path) -> Path:
    (root / "source/references.bib").write_text(
        "@article{one2020, title={A}, author={B, C}, journal={D}, year={2020}}"
    )
    with (root / "conf.py").open("a") as conf:
        conf.write('\nextensions.insert(2, "sphinxcontrib.bibtex")\n')
        conf.write('bibtex_bibfiles = ["source/references.bib"]\n')
        conf.write('bibtex_reference_style = "book"\n')
    (root / "source/page.md").write_text(page("```{bibliography}\n```"))
    index = root / "source/index.md"
    index.write_text(index.read_text() + "\nSo {cite:p}`one2020`, and {cite:t}`one2020` says.\n")
    return root / "source/page.md"


@pytest.mark.parametrize("begin", [_part, _glossary, _sources])
def test_what_hangs_on_it_is_not_told(small: Path, begin: Callable[[Path], Path]) -> None:
    spoiled = begin(small)
    assert checked(small) == []
    spoil(spoiled)
    (line,) = checked(small)
    assert "Raw HTML is not for pages" in line


def test_a_source_with_a_hidden_sign_is_told_and_left_out(small: Path) -> None:
    _sources(small)
    with (small / "source/references.bib").open("a") as file:
        file.write("\n@article{s\x1b]0;x\x07k, title={T\x1b[2J}, author={A}, year={2000}}\n")
        file.write("@article{turned, title={T\u202eend}, author={A}, year={2000}}\n")
    made = make(small, small / "build")
    places = [line.split(": ")[0] for line in made.findings]
    assert places == ["source/references.bib:2", "source/references.bib:3"]
    assert "one2020" not in made.said
    assert "\u202e" not in (made.html / "page.html").read_text()
    assert made.epub.exists()
    assert made.status == 0


def test_pages_below_a_withheld_part_stay_in_the_books(small: Path) -> None:
    spoil(_part(small))
    made = make(small, small / "build", "html")
    assert "Words of a child." in (made.html / "child.html").read_text()


def test_there_is_no_book_without_its_first_page(small: Path) -> None:
    spoil(small / "source/index.md")
    made = make(small, small / "build")
    assert made.findings == [line for line in made.findings if "source/index.md:" in line]
    assert len(made.findings) == 1
    assert "no book without its first page" in made.said
    assert "Traceback" not in made.said
    assert made.status == 1


def test_pages_that_are_read_side_by_side(small: Path) -> None:
    names = [f"p{number}" for number in range(12)]
    for name in names:
        (small / f"source/{name}.md").write_text(named(name, "Text."))
    index = small / "source/index.md"
    index.write_text(
        index.read_text()
        .replace("page\n```", "page\np*\n```")
        .replace("{toctree}", "{toctree}\n:glob:\n")
    )
    spoil(small / "source/p3.md")
    spoil(small / "source/p4.md", "```{productionlist} g\n```\n")
    made = make(small, small / "build", "html", "-j", "2")
    assert sorted(line.split(":")[0] for line in made.findings) == [
        "source/p3.md",
        "source/p4.md",
    ]
    assert not {"p3.html", "p4.html"} & {path.name for path in made.html.iterdir()}
    assert (made.html / "p5.html").exists()


def test_a_role_ends_with_its_page(small: Path) -> None:
    spoil(
        small / "source/page.md",
        "```{eval-rst}\n.. role:: kbd(raw)\n   :format: html\n\n:kbd:`<b>inside</b>`\n```\n",
    )
    (small / "source/zoo.md").write_text(named("zoo", "Press {kbd}`q`."))
    index = small / "source/index.md"
    index.write_text(index.read_text().replace("page\n```", "page\nzoo\n```"))
    made = make(small, small / "build", "html")
    assert len(made.findings) == 1
    assert "<kbd" in (made.html / "zoo.html").read_text()


def test_what_conf_puts_in_is_put_in_and_nothing_runs(small: Path) -> None:
    with (small / "conf.py").open("a") as conf:
        conf.write('\nmyst_enable_extensions.append("substitution")\n')
        conf.write('myst_substitutions = {"thing": "*a thing*"}\n')
    (small / "source/page.md").write_text(
        page("Here is {{ thing }}; {{ 6*7 }}, {{ thing|upper }}.\n\n{{ env.config.project }}")
    )
    html = (make(small, small / "build", "html").html / "page.html").read_text()
    article = html.split("<article")[1].split("</article")[0]
    assert "<em>a thing</em>" in article
    assert "{{6*7}}" in article
    assert "{{thing|upper}}" in article
    assert "{{env.config.project}}" in article


PUT_BACK = """
def setup(app):
    app.connect("source-read", put_back, priority=999)


def put_back(app, docname, content):
    if docname == "page":
        content[0] = (app.confdir / "hostile.txt").read_text()
"""
HOSTILE = """\
---
orphan: true
html_meta:
  robots: noindex
myst:
  enable_extensions: [substitution, html_image]
  substitutions: {a: b}
  html_meta: {keywords: evil}
  url_schemes: [javascript]
---

# Page

{{6*7}}, {{ a }}, {{ cycler.__init__.__globals__.os.popen('touch $RAN').read() }}
"""


def test_the_parser_takes_no_settings_even_where_the_guard_saw_none(small: Path) -> None:
    with (small / "conf.py").open("a") as conf:
        conf.write(PUT_BACK)
    (small / "hostile.txt").write_text(HOSTILE)
    made = make(small, small / "build", "html", RAN=str(small / "ran"))
    html = (made.html / "page.html").read_text()
    assert not (small / "ran").exists()
    assert "{{6*7}}, {{ a }}, {{ cycler." in html
    assert "noindex" not in html
    assert "evil" not in html


def test_a_page_may_include_one_file_twice(small: Path) -> None:
    (small / "source/snippet.txt").write_text("Words of a snippet.\n")
    page_of = small / "source/page.md"
    twice = "\n```{include} snippet.txt\n```\n" * 2
    page_of.write_text(f"{page_of.read_text()}{twice}")
    made = make(small, small / "build", "html")
    assert made.findings == []
    assert (made.html / "page.html").read_text().count("Words of a snippet.") == 2
