"""Other people's books: all that Sphinx, MyST and sphinx-design can say becomes a valid EPUB."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree, html

from sphinx_bindery.epub.filenames import file_names
from tests.acceptance.test_epub import NS, Edition
from tests.acceptance.test_epub_wrong_input import SVG
from tests.application import ROOTS
from tests.books import Made, sphinx_build
from tests.reading import XHTML, _text, there, words
from tests.validators import epub_messages

STRANGER = ROOTS / "test-stranger"


def test_the_epub_of_strangers_is_valid(stranger: Made) -> None:
    assert stranger.status == 0
    assert epub_messages(stranger.epub) == []


def test_no_word_of_strangers_is_lost(stranger: Made, tmp_path: Path) -> None:
    """Each word of the website stands in the EPUB, but those that are said otherwise there."""
    options = ("-D", "html_theme=basic", "-D", "html_permalinks=0")
    site = sphinx_build(STRANGER, tmp_path / "html", "html", *options).out
    pages = Edition(stranger.epub).pages
    docnames = sorted(str(p.relative_to(STRANGER).with_suffix("")) for p in _sources())
    assert len(docnames) > 20
    for docname, name in file_names(docnames).items():
        body = html.parse(site / f"{docname}.html").xpath("//div[@class='body']")[0]
        page = there(pages[name].find(f"{XHTML}body"))
        lost = Counter(word.replace(f"{STRANGER}/", "") for word in _words(body))  # as todolist has
        lost -= Counter(_words(page))
        assert lost == Counter(SAID_OTHERWISE.get(docname, "").split()), docname


# `only`, the programs that no book runs, and the indices of a website.
SAID_OTHERWISE = {
    "index": "Indices Index Search Page",  # which a website makes of itself
    "blocks": "HTML. }graph",  # two graphs, which the website sets without a space between
    "myst": "on the website.",
}


def _sources() -> list[Path]:
    return [path for path in STRANGER.rglob("*") if path.suffix in (".md", ".rst")]


def _words(root: etree._Element) -> list[str]:
    """Return the words, without the numbers of lines of code, and formulas.

    The website keeps their source for MathJax; what becomes of them is tested with the formulas.
    """
    for number in root.xpath(
        "//*[@class='linenos'] | //*[contains(concat(' ', @class, ' '), ' math ')]"
    ):
        number[:] = []
        number.text = ""
    return words(_text(root))


def test_what_cannot_be_carried_is_told(stranger: Made) -> None:
    told = stranger.warnings("book.raw", "book.remote", "book.node", "image.fit", "book.link")
    for said in (
        r"wrong.md:3: Raw HTML cannot go into this book",
        r"wrong.md:\d+: The image https://example.org/remote.png lies on the network: left out",
        r"wrong.md:\d+: The image pictures/script.svg holds a script: left out, its alt text stays",
        r"blocks.rst:\d+: This book cannot draw a `graphviz`: its source is kept, as code",
        r"inline.rst:\d+: The link to file:///etc/hosts leads to nothing that a book can open",
    ):
        assert [line for line in told if re.match(said, line)], (said, told)


def test_what_is_left_out_leaves_its_words(stranger: Made) -> None:
    page = _text(Edition(stranger.epub).pages["page-wrong.xhtml"])
    for said in (
        "a remote picture",
        "a picture with script",
        "a picture that is gone",
        "Raw bold in a line",
        "a raw cell another raw cell",
        "an image in raw HTML",
        "Raw details",
        "never closed",
    ):
        assert said in " ".join(page.split()), said
    assert "script words" not in page


def test_math_is_drawn_and_said(stranger: Made) -> None:
    edition = Edition(stranger.epub)
    page = edition.pages["page-blocks.xhtml"]
    (squares,) = page.xpath("//m:math[contains(@alttext, 'c squared')]", namespaces=MATH)
    assert squares.get("alttext") == "a squared plus b squared is less than c squared"
    assert [sign.text for sign in squares.iter("{*}mo")] == ["+", "<"]
    declared = edition.package.xpath("//o:item[@properties='mathml']/@href", namespaces=NS)
    assert set(declared) == {"page-blocks.xhtml", "page-inline.xhtml", "page-myst.xhtml"}
    assert "MathML" in edition.facts("schema:accessibilityFeature")


MATH = {"m": "http://www.w3.org/1998/Math/MathML"}


def test_math_that_cannot_be_drawn_keeps_its_source(project: Path, tmp_path: Path) -> None:
    (project / "index.md").write_text("# T\n\n{math}`\\unheard{x} < 1`\n\n{math}`\\frac12`\n")
    made = sphinx_build(project, tmp_path / "out")
    (told,) = made.warnings("book.math")
    assert told.startswith("index.md:3: This formula stays as its source")
    page = Edition(made.epub).pages["page-index.xhtml"]
    assert page.xpath("//h:code[@class='math']/text()", namespaces=NS) == ["\\unheard{x} < 1"]
    assert len(page.xpath("//m:math", namespaces=MATH)) == 1


def test_words_in_math_stay_words(project: Path, tmp_path: Path) -> None:
    formulas = (r"\text{Tom & Jerry}", r"\text{<b>}", r"\text{<b>x</b>}", r"a < b \& c")
    text = "\n\n".join(f"```{{math}}\n{formula}\n```" for formula in formulas)
    (project / "index.md").write_text(f"# T\n\n{text}\n")
    made = sphinx_build(project, tmp_path / "out")
    assert made.said == ""
    page = Edition(made.epub).pages["page-index.xhtml"]
    drawn = [
        "".join(math.itertext()).replace("\xa0", " ")
        for math in page.xpath("//m:math", namespaces=MATH)
    ]
    assert drawn == ["Tom & Jerry", "<b>", "<b>x</b>", "a<b&c"]
    assert epub_messages(made.epub) == []


def test_code_keeps_its_numbers_and_marks(stranger: Made) -> None:
    page = Edition(stranger.epub).pages["page-myst.xhtml"]
    numbers = page.xpath("//h:pre//h:span[@class='linenos']/text()", namespaces=NS)
    assert numbers == ["1 ", "2 "]
    assert page.xpath("//h:pre//h:b/text()", namespaces=NS) == ["two = 2"]


def test_terms_and_sources_lead_back(stranger: Made) -> None:
    edition = Edition(stranger.epub)
    blocks = edition.pages["page-blocks.xhtml"]
    (term,) = blocks.xpath("//h:dt[@id='term-reach']/following-sibling::h:dd[1]", namespaces=NS)
    (back,) = term.xpath(".//h:a[@role='doc-backlink']", namespaces=NS)
    name, _, anchor = back.get("href").partition("#")
    (use,) = edition.pages[name].xpath("//h:a[@id=$id]", id=anchor, namespaces=NS)
    assert use.get("href") == "page-blocks.xhtml#term-reach"
    assert use.get("role") == "doc-glossref"
    assert back.get("aria-label") == "1, back to Everything in a line"


def test_a_link_to_a_file_of_the_website_leads_to_the_page(stranger: Made) -> None:
    page = Edition(stranger.epub).pages["page-blocks.xhtml"]
    (link,) = page.xpath("//h:figure//h:a[h:img]/@href", namespaces=NS)
    assert link == "page-inline.xhtml"


@pytest.mark.parametrize("language", ["he", "ar", "fa"])
def test_languages_from_right_to_left(project: Path, tmp_path: Path, language: str) -> None:
    (project / "index.md").write_text("# שלום\n\nעברית\n")
    made = sphinx_build(project, tmp_path / "out", "epub", "-D", f"language={language}")
    edition = Edition(made.epub)
    (spine,) = edition.package.xpath("//o:spine", namespaces=NS)
    assert spine.get("page-progression-direction") == "rtl"
    assert {page.get("dir") for page in edition.pages.values()} == {"rtl"}
    assert epub_messages(made.epub) == []


def test_a_hundred_pictures_whose_names_are_alike(project: Path, tmp_path: Path) -> None:
    drawing = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.0//EN" "x.dtd">' + SVG
    lines = ["T", "="]
    for number in range(100):
        name = f"{'ä' * (number // 10 + 1)}_{number % 10}.svg"
        (project / name).write_text(drawing)
        lines += [f".. image:: {name}", f"   :alt: picture {number}", ""]
    (project / "index.md").unlink()
    (project / "index.rst").write_text("\n".join(lines))
    made = sphinx_build(project, tmp_path / "out")
    assert made.said == ""
    edition = Edition(made.epub)
    pictures = edition.pages["page-index.xhtml"].xpath("//h:img/@src", namespaces=NS)
    assert len(set(pictures)) == 100
    assert all(re.fullmatch(r"images/[a-z0-9-]+\.svg", name) for name in pictures)
    assert epub_messages(made.epub) == []


def test_ids_that_xml_does_not_know_and_ids_twice(project: Path, tmp_path: Path) -> None:
    _extend(project, ODD_IDS)
    places = "{place}`1 st` {place}`a:b` {place}`a:b` {place}`ü`"
    (project / "index.md").write_text(f"# T\n\n{places}\n\n{{to}}`1 st` {{to}}`a:b` {{to}}`ü`\n")
    made = sphinx_build(project, tmp_path / "out")
    assert epub_messages(made.epub) == []
    page = Edition(made.epub).pages["page-index.xhtml"]
    ids = page.xpath("//h:span/@id", namespaces=NS)
    assert ids == ["_1_20st", "a_3ab", "ü"]
    assert page.xpath("//h:a/@href", namespaces=NS) == [f"#{name}" for name in ids]
    assert _text(page).count("a:b") == 3


ODD_IDS = """
from docutils import nodes
def place(name, raw, text, *rest, **options):
    return [nodes.inline(text, text, ids=[text])], []
def to(name, raw, text, *rest, **options):
    return [nodes.reference(text, text, refid=text, internal=True)], []
def setup(app):
    app.add_role("place", place)
    app.add_role("to", to)
"""


def _extend(project: Path, source: str) -> None:
    """Give the project an extension of its own."""
    (project / "local.py").write_text(source)
    conf = project / "conf.py"
    extended = conf.read_text().replace('"sphinx_bindery.epub"', '"sphinx_bindery.epub", "local"')
    conf.write_text(f"import sys\nsys.path.insert(0, {str(project)!r})\n{extended}")


def test_a_label_of_something_else_than_a_note_is_a_title(project: Path, tmp_path: Path) -> None:
    _extend(project, LABELLED)
    (project / "index.md").write_text("# T\n\n```{labelled}\nWords below.\n```\n")
    made = sphinx_build(project, tmp_path / "out")
    assert epub_messages(made.epub) == []
    assert " ".join(_text(Edition(made.epub).pages["page-index.xhtml"]).split()).endswith(
        "A tab Words below."
    )


LABELLED = """
from docutils import nodes
from sphinx.util.docutils import SphinxDirective
class Labelled(SphinxDirective):
    has_content = True
    def run(self):
        content = nodes.container("", *self.parse_content_to_nodes())
        return [nodes.container("", nodes.label("", "A tab"), content)]
def setup(app):
    app.add_directive("labelled", Labelled)
"""


def test_links_that_a_drawing_would_hold_are_kept(project: Path, tmp_path: Path) -> None:
    _extend(project, DIAGRAM)
    (project / "index.md").write_text("# T\n\n```{diagram}\n```\n")
    made = sphinx_build(project, tmp_path / "out")
    assert epub_messages(made.epub) == []
    page = Edition(made.epub).pages["page-index.xhtml"]
    links = page.xpath("//h:section/h:p/h:a[@href]", namespaces=NS)
    assert [link.text for link in links] == ["One", "Two"]


DIAGRAM = """
from docutils import nodes
from docutils.parsers.rst import Directive
class diagram(nodes.General, nodes.Element): pass
class Diagram(Directive):
    def run(self):
        address = {"refuri": "https://example.org/"}
        return [diagram("", *[nodes.reference("", word, **address) for word in ("One", "Two")])]
def setup(app):
    app.add_node(diagram)
    app.add_directive("diagram", Diagram)
"""


DRAWN = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">
<defs><linearGradient id="a:b"/></defs><rect id="ok" width="9" height="9" fill="url(#a:b)"/>
<g id="c:d"/><use x:href="#c:d"/></svg>"""


def test_a_drawing_keeps_its_parts_under_names_that_xml_knows(
    project: Path, tmp_path: Path
) -> None:
    (project / "drawn.svg").write_text(DRAWN)
    (project / "index.md").write_text("# T\n\n![what it shows](drawn.svg)\n")
    made = sphinx_build(project, tmp_path / "out")
    assert epub_messages(made.epub) == []
    with zipfile.ZipFile(made.epub) as book:
        (name,) = [name for name in book.namelist() if "drawn" in name]
        drawing = book.read(name).decode()
    assert 'id="a_3ab"' in drawing
    assert 'fill="url(#a_3ab)"' in drawing
    assert 'href="#c_3ad"' in drawing


def test_objects_without_a_word_on_them_are_valid(project: Path, tmp_path: Path) -> None:
    (project / "objects.rst").write_text(
        ":orphan:\n\nT\n=\n\n.. c:alias:: data\n\n.. c:var:: int data\n"
    )
    made = sphinx_build(project, tmp_path / "out")
    assert epub_messages(made.epub) == []


def test_a_page_that_is_not_well_formed_stops_with_its_name(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = sphinx_build(project, out).epub.read_bytes()
    _extend(project, BROKEN)
    (project / "index.md").write_text("# Title\n\n{broken}`x`\n")
    made = sphinx_build(project, out, "epub", "-E")
    assert made.status != 0
    assert "index.md:1: ERROR: This page cannot be written (" in made.said
    assert made.epub.read_bytes() == before


BROKEN = """
from docutils import nodes
class broken(nodes.Inline, nodes.Element): pass
def visit(translator, node):
    translator.body.append("<b>")
def setup(app):
    app.add_node(broken, epub=(visit, lambda translator, node: None))
    app.add_role("broken", lambda *a, **k: ([broken()], []))
"""


def test_a_stranger_without_pictures_or_author(project: Path, tmp_path: Path) -> None:
    conf = project / "conf.py"
    conf.write_text('extensions = ["myst_parser", "sphinx_bindery.epub"]\n')
    shutil.copyfile(STRANGER / "hidden.md", project / "index.md")
    made = sphinx_build(project, tmp_path / "out")
    assert made.said == ""
    assert epub_messages(made.epub) == []
