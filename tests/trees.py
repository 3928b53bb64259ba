"""Small trees, and stand-ins for the parts of Sphinx that a transform or a visitor asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MethodType, SimpleNamespace
from typing import Any, cast

from docutils import nodes
from docutils.core import publish_doctree
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from sphinx.builders import epub3, html
from sphinx.config import Config
from sphinx.writers.html import HTMLWriter

import press.config
import sphinx_bindery.config
from press.pieces.collector import Entry
from press.pieces.frontmatter import FrontMatter
from press.pieces.kinds import KINDS
from press.pieces.model import Piece
from sphinx_bindery.order import Page
from sphinx_bindery.pdf.builder import PdfBuilder
from sphinx_bindery.pdf.page import PrintedPage
from sphinx_bindery.pdf.translator import TypstTranslator
from sphinx_bindery.targets import mark_listed

FACTS = (sphinx_bindery.config, press.config)
REQUIRED = {"chapter": "the-chapter", "time": "ten minutes", "needs": "a pen"}
SPHINX = {  # what Sphinx and its builders register elsewhere
    "html_baseurl": "",
    "html_static_path": [],
    "html_extra_path": [],
    "html_sourcelink_suffix": ".txt",
    "gettext_compact": True,
    "numfig_format": {"figure": "Fig. %s", "table": "Table %s", "code-block": "Listing %s"},
}


class _Registrar:
    """Takes from the `setup` of a part what it registers: settings, and how nodes are printed."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.extensions: dict[str, object] = {}
        self.printed: dict[str, Any] = {}

    def add_config_value(
        self, name: str, default: Any, rebuild: Any, *types: Any, **_: Any
    ) -> None:
        if name not in self.config:
            self.config.add(name, default, rebuild, types[0] if types else ())

    def add_node(self, node: type, typst: Any = (None, None), **_: Any) -> None:
        visit, depart = typst
        self.printed |= {f"visit_{node.__name__}": visit, f"depart_{node.__name__}": depart}

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments, **how: None


def config(**given: Any) -> Any:
    """Return the settings of a book, as if these stood in its conf.py."""
    settings = Config({}, {})
    for part in (html, epub3, *FACTS):
        part.setup(cast("Any", _Registrar(settings)))
    for name, value in SPHINX.items():
        if name not in settings:
            settings.add(name, value, "", ())
        setattr(settings, name, value)
    told = {"project": "The Book", "author": "Somebody", "copyright": "", "language": "en"}
    for name, value in {**told, **given}.items():
        setattr(settings, name, value)
    return settings


def piece(kind: str = "essay", **given: Any) -> Piece:
    """Return a piece that is right, but for what is given."""
    facts: dict[str, Any] = {
        "kind": kind,
        "summary": "It says so. It says more.",
        "published": date(2026, 1, 2),
        "reviewed": date(2026, 3, 4),
    }
    required = {key: REQUIRED[key] for key in KINDS[kind].requires}
    return Piece(**{**facts, **required, **given})


def env(
    toctrees: Mapping[str, list[str]] | None = None,
    pieces: Mapping[str, Piece] | None = None,
    titles: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
    docname: str = "index",
    builder: str = "html",
    config: Any = None,
) -> Any:
    """Return an environment of these pages; each is called by its title, or “The <name>”."""
    below = {name: list(children) for name, children in (toctrees or {}).items()}
    names = {docname, "index", *below, *(pieces or {}), *(titles or {})}
    names |= {name for children in below.values() for name in children}
    shown = {name: (titles or {}).get(name, f"The {name}") for name in names}
    places = {label: (page, "") for label, page in (labels or {}).items()}
    standard = SimpleNamespace(anonlabels=places, labels={}, objects={})
    standard.get_enumerable_node_type = _kind_of_number
    return SimpleNamespace(
        config=config or globals()["config"](),
        docname=docname,
        current_document=SimpleNamespace(docname=docname),
        all_docs=dict.fromkeys(sorted(names), 0.0),
        found_docs=names,
        toctree_includes=below,
        titles={name: nodes.title("", words) for name, words in shown.items()},
        metadata={name: {} for name in names},
        tocs={},
        toc_fignumbers={},
        toc_secnumbers={},
        book_pieces={
            name: Entry(each, FrontMatter({"": 2})) for name, each in (pieces or {}).items()
        },
        domains=SimpleNamespace(standard_domain=standard),
        domaindata={"std": {"objects": {}}},
        project=SimpleNamespace(docnames=set(names)),
        settings={},
        temp_data={},
        _builder_cls=SimpleNamespace(name=builder, format=builder),
        doc2path=lambda name: f"/source/{name}.md",
    )


def _kind_of_number(node: nodes.Element) -> str | None:
    kinds: dict[type, str] = {
        nodes.figure: "figure",
        nodes.table: "table",
        nodes.container: "code-block",
    }
    return kinds.get(type(node))


def app(env: Any, **more: Any) -> Any:
    """Return an application with this environment, and whatever else is asked of it."""
    format_ = env._builder_cls.format
    builder = SimpleNamespace(
        name=format_, format=format_, get_target_uri=lambda name, typ=None: f"{name}.html"
    )
    given = {"env": env, "config": env.config, "builder": builder, "srcdir": "/source"}
    return SimpleNamespace(**given | more)


def document(*children: nodes.Node, env: Any = None, source: str = "page.md") -> Any:
    """Return a document that holds these nodes."""
    settings = get_default_settings(Parser, HTMLWriter)
    settings.env = env or globals()["env"]()
    tree = new_document(source, settings)
    tree += list(children)
    return tree


def rst(text: str, **how: Any) -> Any:
    """Return the tree of a text in reStructuredText."""
    inner = publish_doctree(text, settings_overrides={"doctitle_xform": False})
    tree = document(**how)
    tree += inner.children
    for node in tree.findall(nodes.footnote_reference):
        tree.note_footnote_ref(node)
    return tree


def section(title: str, *children: nodes.Node, id: str = "", **facts: Any) -> Any:
    """Return a section with a title."""
    ids = [id or nodes.make_id(title)]
    return nodes.section("", nodes.title(title, title), *children, ids=ids, **facts)


def toc_line(
    docname: str, anchor: str, *below: nodes.list_item, title: str = ""
) -> nodes.list_item:
    """Return a line of a page's own contents, with the lines below it."""
    link = nodes.reference(
        "", title or f"S {anchor}", internal=True, refuri=docname, anchorname=anchor
    )
    lists = [nodes.bullet_list("", *below)] if below else []
    return nodes.list_item("", nodes.paragraph("", "", link), *lists)


def toc(docname: str, *sections: nodes.list_item) -> nodes.bullet_list:
    """Return a page's own contents, as Sphinx gathers them: the title, and these lines below it."""
    return nodes.bullet_list("", toc_line(docname, "", *sections))


def p(*parts: nodes.Node | str, line: int | None = None, **facts: Any) -> nodes.paragraph:
    """Return a paragraph; texts become nodes."""
    node = nodes.paragraph("", "", *map(text, parts), **facts)
    node.line = line
    return node


def table(
    columns: int, *rows: list[str], heads: int = 1, title: str = "", **facts: Any
) -> nodes.table:
    """Return a table of these rows, of which so many stand in its head."""

    def row(texts: list[str]) -> nodes.row:
        return nodes.row("", *[nodes.entry("", p(each)) for each in texts])

    specs = [nodes.colspec(colwidth=number + 1) for number in range(columns)]
    parts: list[nodes.Element] = [*specs]
    if heads:
        parts.append(nodes.thead("", *map(row, rows[:heads])))
    parts.append(nodes.tbody("", *map(row, rows[heads:])))
    titles = [nodes.title("", title)] if title else []
    return nodes.table("", *titles, nodes.tgroup("", *parts, cols=columns), **facts)


def text(part: nodes.Node | str) -> nodes.Node:
    """Return a text as a node."""
    return nodes.Text(part) if isinstance(part, str) else part


def applied(transform: Any, tree: Any, builder: str = "") -> Any:
    """Apply a transform to a tree, as for a builder of this format; return the tree."""
    if builder:
        tree.settings.env._builder_cls = SimpleNamespace(name=builder, format=builder)
    transform(tree).apply()
    return tree


PAGE = PrintedPage("page", 1, ("Part", "Head"))


def printer(tree: Any, page: PrintedPage = PAGE, missing_glyphs: str = "", **settings: Any) -> Any:
    """Return a builder of the PDF that has read this tree, as far as a translator asks it."""
    made: Any = PdfBuilder.__new__(PdfBuilder)
    made.env = env(builder="typst", config=config(**settings))
    made.config = made.env.config
    made.srcdir = Path("/nowhere")
    made.init()
    made.write_page(Page(page.docname, page.level, False), tree)
    made.missing_glyphs, made.printed = set(missing_glyphs), {"page#b": "12"}
    made.spell_out()
    made.listed = mark_listed([(page.docname, tree)], made.targets)
    made.images = {"x.png": "image.png"}
    made.current_page = page
    return made


def typst(*children: nodes.Node, tree: Any = None, part: Any = None, **how: Any) -> str:
    """Return a page as Typst; `part` is the module whose `setup` says how its nodes are printed."""
    tree = tree or document(*children)
    translator = TypstTranslator(tree, printer(tree, **how))
    registrar = _Registrar(Config({}, {}))
    if part:
        part.setup(registrar)
    for name, visit in registrar.printed.items():
        if visit:
            setattr(translator, name, MethodType(visit, translator))  # as Sphinx does
    tree.walkabout(translator)
    return translator.astext()


def typst_inside(*children: nodes.Node, **how: Any) -> str:
    """Return what is written as Typst in a page that has no title."""
    start = '#untitled(heads: ("Part", "Head"), mark: "page#")[\n'
    made = typst(*children, **how)
    assert made.startswith(start) and made.endswith("]\n"), made  # noqa: PT018
    return made.removeprefix(start).removesuffix("]\n")


def typst_paragraph(words: str, look: str = "") -> str:
    """Return a paragraph as Typst; its words are Typst already."""
    return f'\n#paragraph("{look}")[{words}]\n'


def shown(nodes_: nodes.Node | Iterable[nodes.Node]) -> str:
    """Return a tree in short: `paragraph("words" emphasis("more"))`, with classes and ids."""
    if not isinstance(nodes_, nodes.Node):
        return " ".join(map(shown, nodes_))
    if isinstance(nodes_, nodes.Text):
        return f'"{nodes_.astext()}"'
    assert isinstance(nodes_, nodes.Element)
    names: list[str] = nodes_.get("classes", [])
    anchors: list[str] = nodes_.get("ids", [])
    classes = "".join(f".{name}" for name in names)
    ids = "".join(f"#{name}" for name in anchors)
    inside = shown(nodes_.children)
    return f"{nodes_.__class__.__name__}{ids}{classes}({inside})"


def plain(markup: str) -> str:
    """Return markup with each run of white space as one space, and none between tags."""
    return re.sub(r">\s+<", "><", " ".join(markup.split()))
