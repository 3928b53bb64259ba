"""Classes that the sheets and scripts know are the book's: a page cannot write them, in no way."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOTS, TOP, Book, make

CARD = ":::{card} Title\n:class-body: CLASS\n\nWords of a card.\n:::"
# Ways to write a class; CLASS stands for it.
WAYS = {
    "a span": "Some [words]{.CLASS} here.",
    "a span in full": 'Some [words]{class="a CLASS"} here.',
    "a link": "Some [words](https://example.org){.CLASS} here.",
    "a link to a page": "Some [words](#page){.CLASS} here.",
    "an image": "![words](ok.svg){.CLASS}",
    "code": "Some `words`{.CLASS} here.",
    "a paragraph": "{.CLASS}\nSome words here.",
    "a heading": "{.CLASS}\n## Words",
    "a list": "{.CLASS}\n- words",
    "a quotation": "{.CLASS}\n> words",
    "a table": "{.CLASS}\n| a |\n| --- |\n| words |",
    "a definition": "{.CLASS}\nword\n: words",
    "a fence": "{.CLASS}\n```python\nwords\n```",
    "a fence of colons": ":::CLASS\nSome words here.\n:::",
    "a fence of colons and attributes": "{.CLASS}\n:::\nSome words here.\n:::",
    "an admonition": ":::{note}\n:class: CLASS\n\nSome words here.\n:::",
    "an admonition in YAML": ":::{note}\n---\nclass: CLASS\n---\nSome words here.\n:::",
    "an admonition that one titles": ":::{admonition} Title\n:class: a CLASS\n\nSome words.\n:::",
    "a picture": "```{image} ok.svg\n:alt: words\n:class: CLASS\n```",
    "a figure": "```{figure} ok.svg\n:alt: a\n:figclass: CLASS\n\nSome words here.\n```",
    "a table by list": ":::{list-table}\n:class: CLASS\n\n* - words\n:::",
    "a table of numbers": ":::{csv-table}\n:class: CLASS\n\nwords,2\n:::",
    "a block of code": "```{code-block} python\n:class: CLASS\n\nwords\n```",
    "a topic": ":::{topic} Title\n:class: CLASS\n\nSome words here.\n:::",
    "a rubric": ":::{rubric} Words\n:class: CLASS\n:::",
    "a container": ":::{container} CLASS\n\nSome words here.\n:::",
    "a division": ":::{div} CLASS\n\nSome words here.\n:::",
    "what comes next": ":::{rst-class} CLASS\n:::\n\nSome words here.",
    "what is inside": ":::{rst-class} CLASS\n\nSome words here.\n:::",
    "a role": "```{eval-rst}\n.. role:: x\n   :class: CLASS\n\nSome :x:`words` here.\n```",
    "a role's name": "```{eval-rst}\n.. role:: CLASS\n\nSome :CLASS:`words` here.\n```",
    "a language of a role": (
        "```{eval-rst}\n.. role:: x(code)\n   :language: CLASS\n\nSome :x:`words` here.\n```"
    ),
    "a card": CARD,
    "a card's frame": CARD.replace("-body", "-card"),
    "a grid": "::::{grid} 2\n:class-row: CLASS\n\n:::{grid-item} \nSome words here.\n:::\n::::",
    "a dropdown": ":::{dropdown} Title\n:class-container: CLASS\n\nSome words here.\n:::",
    "a dropdown's title": ":::{dropdown} Title\n:class-title: CLASS\n\nSome words here.\n:::",
    "a dropdown's body": ":::{dropdown} Title\n:class-body: CLASS\n\nSome words here.\n:::",
    "a step": "::::{steps}\n:::{step} Title\n:class-content: CLASS\n\nSome words.\n:::\n::::",
    "an aside": ":::{aside} Title\n:class-body: CLASS\n\nSome words here.\n:::",
    "an accordion": (
        "::::{accordion}\n:class: CLASS\n:::{dropdown} Title\nSome words here.\n:::\n::::"
    ),
    "a carousel": (
        "::::{card-carousel} 2\n:class: CLASS\n:::{card} Title\nSome words here.\n:::\n::::"
    ),
    "a tab": "::::{tab-set}\n:::{tab-item} Title\n:class-content: CLASS\n\nSome words.\n:::\n::::",
    "a button": "```{button-link} https://example.org\n:class: CLASS\nwords\n```",
    "an icon": "Some {octicon}`heart;1em;CLASS` words.",
    "another icon": "Some {material-regular}`check;1em;CLASS` words.",
    "an icon of letters": "Some {fas}`star;CLASS` words.",
    "within a side": ":::{words} Title\n- Some [words]{.CLASS}.\n:::",
    "within a title": "## Some [words]{.CLASS}",
}
OURS = """
    quick-exit quick-exit-link panel skip masthead themes needs-scripts without-scripts tool scripts
    piece piece-says words words-who prompt self-check self-check-topic self-check-result library
    standfirst furniture kicker side reach-and retreat sides home essay label stacks sources
    step-number writing-line foot opening-drawing card badge
    only-dark only-light overlay back-to-top visually-hidden sidebar-drawer mobile-header
    sd-d-none sd-d-sm-none sd-text-transparent sd-stretched-link sd-card-img-overlay
    sd-hide-link-text
""".replace("reach-and ", "").split()
ICON = "An icon has a name and a size. Take out what else stands there."
TOLD = "A page cannot have the class "


def _page(name: str, text: str) -> str:
    facts = (ROOTS / "test-small/source/page.md").read_text().split("(page)=")[0]
    return f"{facts}({name})=\n# Page {name}\n\n{text}\n"


def _name(words: str) -> str:
    return re.sub(r"[^a-z]+", "-", words)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book with a page for each way, and one for each class."""
    root = tmp_path_factory.mktemp("classes") / "book"
    shutil.copytree(ROOTS / "test-small", root)
    source = root / "source"
    shutil.copy(ROOTS / "test-book/source/drawing.svg", source / "ok.svg")
    (source / "ok.txt").write_text("words")
    pages = {f"way-{_name(way)}": text.replace("CLASS", "panel") for way, text in WAYS.items()}
    pages |= {f"class-{name}": WAYS["a paragraph"].replace("CLASS", name) for name in OURS}
    for name, text in pages.items():
        (source / f"{name}.md").write_text(_page(name, text))
    index = source / "index.md"
    index.write_text(index.read_text() + "\n```{toctree}\n:glob:\n\nway-*\nclass-*\n```\n")
    with (root / "conf.py").open("a") as conf:
        conf.write("\nmyst_enable_extensions += ['attrs_block', 'attrs_inline', 'deflist']\n")
        conf.write(f"html_static_path = [{str(TOP / '_static')!r}]\n")
        conf.write("html_theme = 'press'\n")
    return make(root, root / "build", "html")


def _told(book: Book, name: str) -> list[str]:
    return [line for line in book.findings if line.startswith(f"source/{name}.md:")]


def _is_left_out(book: Book, name: str) -> bool:
    return not (book.html / f"{name}.html").exists()


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_to_one(book: Book, way: str) -> None:
    lines = _told(book, f"way-{_name(way)}")
    assert _is_left_out(book, f"way-{_name(way)}"), lines
    if "a role" in way:  # no page makes one
        assert ["`role` is not for pages" in line for line in lines] == [True], lines
    elif way in ("an icon", "another icon"):
        assert [ICON in line for line in lines] == [True], lines
    else:
        (line,) = lines
        assert f"{TOLD}`panel`. It can have `drawing`, `decorative`," in line


@pytest.mark.parametrize("name", OURS)
def test_none_of_them_can_be_written(book: Book, name: str) -> None:
    assert [TOLD in line for line in _told(book, f"class-{name}")] == [True], book.said
    assert _is_left_out(book, f"class-{name}")


ICONS = ['x"onload="alert(1)', "x\"/><script/src='evil.js'></script>", "x' onload='alert(1)"]


@pytest.mark.parametrize("classes", ICONS)
@pytest.mark.parametrize("role", ["octicon", "material-sharp"])
def test_an_icon_cannot_hold_html(small: Path, role: str, classes: str) -> None:
    icon = "heart" if role == "octicon" else "check"
    page = small / "source/page.md"
    page.write_text(f"{page.read_text()}\nSome {{{role}}}`{icon};1em;{classes}` words.\n")
    made = make(small, small / "build", "html")
    (line,) = made.findings
    assert line.startswith("source/page.md:14: An icon has a name and a size.")
    assert _is_left_out(made, "page")


def test_a_style_is_a_class_by_another_name(small: Path) -> None:
    page = small / "source/page.md"
    style = "} .quick-exit-link { display: none"
    page.write_text(f"{page.read_text()}\n:::{{div}} doors\n:style: {style}\n\nWords.\n:::\n")
    made = make(small, small / "build", "html")
    (line,) = made.findings
    assert line.startswith("source/page.md:14: `:style:` is not for pages.")
    assert not list(made.html.rglob("page/*.css"))
    assert _is_left_out(made, "page")


def test_what_pages_may_write_and_what_components_give(tiny: Book, real: Book) -> None:
    assert not [line for book in (tiny, real) for line in book.findings if TOLD in line]


@pytest.mark.parametrize(
    "text",
    [
        *("{.doors}\n- words", "{.questions}\n- words", "![](ok.svg){.decorative}"),
        *(
            ":::{note}\n:class: warning\n\nWords.\n:::",
            ":::{note}\n:class: dropdown\n\nWords.\n:::",
        ),
        *("[words]{.language-fr}", "{.sd-text-center}\nWords."),
        ":::{card} Title\n:link: page\n:link-type: ref\n\nWords.\n:::",
        ":::{card} Title\n\nWords.\n\n```{button-link} https://example.org\n:click-parent:\nwords\n```\n:::",
        "Some {octicon}`heart;1em;sd-text-info` words.",
    ],
)
def test_what_a_page_may_write(small: Path, text: str) -> None:
    shutil.copy(ROOTS / "test-book/source/drawing.svg", small / "source/ok.svg")
    page = small / "source/page.md"
    page.write_text(f"{page.read_text()}\n{text}\n")
    with (small / "conf.py").open("a") as conf:
        conf.write("\nmyst_enable_extensions += ['attrs_block', 'attrs_inline', 'deflist']\n")
    assert make(small, small / "build", "html").findings == []


def test_scripts_go_by_what_no_page_can_write() -> None:
    for script in (TOP / "_static").glob("*.js"):
        found = re.findall(
            r"document\.querySelector(?:All)?\([\"`'](.+?)[\"`']", script.read_text()
        )
        assert [each for each in found if not re.search(r"\[data-|^link\[|^details", each)] == []
