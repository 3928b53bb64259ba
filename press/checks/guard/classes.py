"""Classes that a page may write: a few of the book's, and those that no sheet or script knows.

A class has power: it may hide words, lay a link over the page, or make one thing pass for another.
All that the sheets of the three books name is refused, unless a component of ours gave it
(`press.components.ours`) or it stands in a list here. There is no need to know the ways by which
a page can write a class (options, `{.a}`, roles, languages of code): all of them end in the
doctree, in `classes` or in what sphinx-design keeps until it writes (`body_classes`).
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx_design.icons import sd_icon
from sphinx_design.shared import PassthroughTextElement

from press.checks.guard.forms import class_fault, is_for_pages
from press.checks.guard.refusal import refuse
from press.components.ours import Ours
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

# What docutils, Sphinx, MyST and sphinx-design give to nodes, and may be written as well.
HARMLESS = re.compile(
    r"attention|caution|danger|error|hint|important|note|tip|warning|seealso|todo|success"
    r"|admonition|admonition-.*|dropdown|align-\w+|text-(?:left|center|right)|simple|glossary"
    r"|code|highlight|literal-block-wrapper|math|download|guilabel|external|contents|field-list"
    r"|epigraph|highlights|pull-quote|toctree-wrapper|property|sig|sig-[\w-]+"
    r"|versionmodified|deprecated|sd-.*"
)
HIDES = re.compile(
    r"sd-d-(?:\w+-)?none|sd-\w+-transparent|sd-text-(?:white|light|truncate)|sd-avatar-\w+"
)
# What hides until it is chosen, or runs out of sight, and the part of sphinx-design that may.
OF_A_PART = {"sd-tab-content": "tab-content", "sd-cards-carousel": "card-carousel"}
PRINTED = re.compile(r'"\.([\w-]+)":')  # in the looks of the PDF
GONE_BY = frozenset({"piece", "self-check-topic"})  # by a script, or a builder
COVERS = {"sd-stretched-link", "sd-card-img-overlay"}  # whatever it lies in: a card, or the page
LINK_OF_A_CARD = "sd-hide-link-text"
NAMED = re.compile(r"\.([A-Za-z_][\w-]*)")
ICON = re.compile(
    r'<svg version="[\w.]+" width="[\w.]+" height="[\w.]+" class="(?P<classes>[\w -]+)" '
    r'viewBox="[\d. ]+" (?:aria-hidden="true"|aria-label="[^"<>]*" role="img")>'
)


def refuse_classes(app: Sphinx, doctree: nodes.document) -> None:
    """Take off what a page may not write, and tell of it."""
    static = tuple(Path(app.confdir, name) for name in app.config.html_static_path)
    further = tuple(Path(app.confdir, name) for name, _ in app.config.epub_css_files)
    known = _known(static, further, Path(app.confdir, app.config.pdf_template))
    for node in doctree.findall(nodes.Element):
        for key in [key for key in node.attributes if key.endswith("classes")]:
            odd = [name for name in node[key] if _is_refused(name, node, known)]
            node[key] = [name for name in node[key] if name not in odd]
            if odd:
                _tell(app.env, odd, node)
        if isinstance(node, nodes.container) and node.attributes.pop("style", ""):
            refuse(app.env, "`:style:` is not for pages. Take it out.", with_line(node))
    for icon in list(doctree.findall(sd_icon)):
        drawn = ICON.match(icon["svg"])
        if not drawn or any(_is_refused(name, icon, known) for name in drawn["classes"].split()):
            refuse(
                app.env,
                "An icon has a name and a size. Take out what else stands there.",
                with_line(icon),
            )
            icon.parent.remove(icon)


def _tell(env: BuildEnvironment, odd: Iterable[str], node: nodes.Element) -> None:
    refuse(env, class_fault(odd), with_line(node))


def _is_refused(name: str, node: nodes.Element, known: frozenset[str]) -> bool:
    if isinstance(name, Ours) or is_for_pages(name) or isinstance(node, nodes.field):
        return False
    if name == LINK_OF_A_CARD:
        return not isinstance(node.parent, PassthroughTextElement)
    if name in OF_A_PART:
        return str(node.get("design_component")) != OF_A_PART[name]
    if name in COVERS:
        return not any("sd-card" in above.get("classes", ()) for above in _around(node))
    return bool(HIDES.fullmatch(name)) or (name in known and not HARMLESS.fullmatch(name))


def _around(node: nodes.Node) -> Iterator[nodes.Element]:
    while node.parent is not None:
        node = node.parent
        yield node


@cache
def _known(static: tuple[Path, ...], further: tuple[Path, ...], template: Path) -> frozenset[str]:
    """Return the classes that the sheets of the website, the EPUB and the PDF name."""
    theme = files("furo") / "theme/furo/static/styles"
    sheets = [path.read_text("utf-8") for path in theme.iterdir() if path.name.endswith(".css")]
    sheets += [(files("sphinx_bindery.epub") / "book.css").read_text("utf-8")]
    sheets += [path.read_text("utf-8") for path in further if path.is_file()]
    sheets += [path.read_text("utf-8") for folder in static for path in folder.rglob("*.css")]
    looks = [(files("sphinx_bindery.pdf") / "typ/looks.typ").read_text("utf-8")]
    looks += [template.read_text("utf-8")] if template.is_file() else []
    return GONE_BY.union(*map(NAMED.findall, sheets), *map(PRINTED.findall, looks))
