"""The classes that programs give to parts of a page by themselves: the one list, with the reasons.

What a page may write stands in `forms.py`, and what our components give is marked as theirs
(`press.components.ours`). Any other class is refused, whether a sheet knows it or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx_design.badges_buttons import sd_badge
from sphinx_design.icons import fontawesome, sd_icon
from sphinx_design.shared import PassthroughTextElement
from sphinx_design.steps import steps_list

from press.checks.guard.forms import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = (nodes.inline, nodes.literal)
LINK = (nodes.reference, addnodes.pending_xref)
OBJECT: tuple[type[nodes.Element], ...] = (nodes.inline, *addnodes.SIG_ELEMENTS)
OBJECT += (addnodes.desc, addnodes.desc_signature, addnodes.desc_name, addnodes.desc_addname)
PARTS = (nodes.container, nodes.list_item, steps_list)
COLOUR = "(?:primary|secondary|success|info|warning|danger|light|muted|dark)"
FROM = "(?:-(?:xs|sm|md|lg))?"  # from which width of the page on
SHARE = r"(?:\d{1,2}|auto)"


def _is_part(node: nodes.Element) -> bool:
    """Tell whether it is a part of sphinx-design, but for `div`, whose classes a page gives."""
    return str(node.get("design_component", "div")) != "div"


def _is_in_card(node: nodes.Element) -> bool:
    """Tell whether what is laid over all around it is laid over no more than a card."""
    while node.parent is not None:
        node = node.parent
        if "sd-card" in node.get("classes", ()):
            return True
    return False


def _covers_card(node: nodes.Element) -> bool:
    return isinstance(node.parent, PassthroughTextElement) and _is_in_card(node)


def _hides_others(node: nodes.Element) -> bool:
    """Tell whether a part has a way to show what it hides."""
    return str(node.get("design_component")) in ("tab-content", "card-carousel")


@dataclass(frozen=True)
class Given:
    """Classes, as a pattern; what gives them, or why they are here; and to which nodes alone."""

    names: re.Pattern[str]
    why: str
    to: tuple[type[nodes.Element], ...]
    where: Callable[[nodes.Element], bool]

    def holds(self, name: str, node: nodes.Element) -> bool:
        """Tell whether a node may have a class by this line."""
        is_named = isinstance(node, self.to) and self.names.fullmatch(name) is not None
        return is_named and self.where(node)


def _line(
    names: str,
    why: str,
    to: tuple[type[nodes.Element], ...],
    where: Callable[[nodes.Element], bool] = lambda _: True,
) -> Given:
    return Given(re.compile(names), why, to, where)


GIVEN = (
    _line("xref|std|std-(?:doc|numref|ref|term)|eq|download", "Sphinx: a reference", WORDS),
    _line("cite|cite-[pt]", "sphinxcontrib-bibtex: a source", WORDS),
    _line("kbd|guilabel|code", "docutils, Sphinx: a role of this name", WORDS),
    _line("versionmodified|added|changed|deprecated", "Sphinx: since when", WORDS),
    _line("myst", "MyST: a link to a label", WORDS),
    _line("admonition-[a-z0-9-]{1,300}", "docutils: one with a title", (nodes.admonition,)),
    _line(f"code|{'|'.join(LANGUAGES)}", "docutils: a block of it", (nodes.literal_block,)),
    _line("doctest", "docutils: what one types into Python", (nodes.doctest_block,)),
    _line("literal-block-wrapper", "Sphinx: code with a caption", (nodes.container,)),
    _line("colwidths-(?:auto|given|grid)", "docutils: how wide columns are", (nodes.table,)),
    _line("text-(?:left|center|right)", "MyST: where words stand in a cell", (nodes.entry,)),
    _line("epigraph", "docutils: a quotation", (nodes.block_quote,)),
    _line("glossary|simple|myst", "Sphinx, MyST: terms", (nodes.definition_list,)),
    _line("field-list|myst", "MyST: fields", (nodes.field_list,)),
    _line("(?:tex2jax|mathjax)_ignore", "MyST: no formula but what it knows", (nodes.section,)),
    _line("amsmath", "MyST: a formula by its TeX", (nodes.math_block,)),
    _line("block_break", "MyST: `+++`, which no book shows", (nodes.comment,)),
    _line("contains-task-list", "MyST: a list with boxes", (nodes.bullet_list,)),
    _line("task-list-item", "MyST: an item with a box", (nodes.list_item,)),
    _line("footnotes", "MyST: the line above notes", (nodes.transition,)),
    _line("toctree-wrapper", "Sphinx: around a toctree", (nodes.compound,)),
    _line("py|std|function|option", "Sphinx: an object of a program", (addnodes.desc,)),
    _line("sig|sig-(?:object|name|prename)|desc(?:class)?name", "Sphinx: its name", OBJECT),
    _line("[a-z]|(?:keyword|positional)-only-separator|default_value", "Sphinx: its signs", OBJECT),
    _line(
        "sd-card-(?:body|header|footer|title|hover)|sd-card|sd-cards-carousel|sd-card-cols-\\d{1,3}"
        "|sd-w-100|sd-font-weight-bold|sd-shadow-(?:none|sm|md|lg)|sd-sphinx-override",
        "sphinx-design: a card, cards in a row",
        PARTS,
        _is_part,
    ),
    _line("sd-card-text", "sphinx-design: words of a card", (nodes.paragraph,)),
    _line(
        f"sd-container-fluid|sd-(?:row|col)|sd-(?:row-cols|col){FROM}-{SHARE}|sd-g{FROM}-[0-5]"
        f"|sd-[mp][tblr]{FROM}-(?:[0-5]|auto)|sd-d-flex-(?:row|column)",
        "sphinx-design: a grid, and its room",
        PARTS,
        _is_part,
    ),
    _line(
        "sd-tab-(?:set|item)|sd-accordion|sd-steps?|sd-step-content|sd-aside|sd-aside-body"
        "|sd-aside-right|sd-aside-w-33",
        "sphinx-design: tabs, parts that fold, steps, an aside",
        PARTS,
        _is_part,
    ),
    _line("sd-tab-content|sd-cards-carousel", "sphinx-design: it shows them", PARTS, _hides_others),
    _line("sd-(?:tab-label|step-title|aside-title)", "sphinx-design: a title", (nodes.rubric,)),
    _line(f"sd-bg-{COLOUR}|sd-bg-text-{COLOUR}", "sphinx-design: of what folds", PARTS, _is_part),
    _line(
        f"sd-btn|sd-btn-(?:outline-)?{COLOUR}|sd-text-wrap|sd-sphinx-override",
        "sphinx-design: a button",
        LINK,
    ),
    _line("sd-d-grid", "sphinx-design: around a button", (nodes.inline,)),
    _line("sd-text-justify", "sphinx-design: around a button", (nodes.paragraph,)),
    _line("sd-stretched-link", "sphinx-design: a link as large as its card", LINK, _is_in_card),
    _line("sd-hide-link-text", "sphinx-design: it has the words of its card", LINK, _covers_card),
    _line(
        f"sd-badge|sd-bg-{COLOUR}|sd-bg-text-{COLOUR}|sd-sphinx-override",
        "sphinx-design: a badge",
        (sd_badge, *LINK),
    ),
    _line("fas|fa-[a-z0-9-]{1,40}", "sphinx-design: an icon that is a letter", (fontawesome,)),
    _line(
        f"sd-octicon|sd-octicon-[a-z0-9-]{{1,40}}|sd-material-icon|sd-material-icon-[a-z0-9_-]{{1,40}}"
        f"|sd-text-(?!light){COLOUR}",
        "sphinx-design: an icon, that can be seen",
        (sd_icon, fontawesome),
    ),
)


def is_given(name: str, node: nodes.Element) -> bool:
    """Tell whether a program gives this class to such a node."""
    return any(line.holds(name, node) for line in GIVEN)
