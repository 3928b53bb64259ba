"""Classes that a page may write: a few of the book's, and none beside.

A class has power: it may hide words, lay a link over the page, or make one thing pass for another.
There is no need to know the ways by which a page can write one (options, `{.a}`, roles, languages
of code): all of them end in the doctree, in `classes` or in what sphinx-design keeps until it
writes (`body_classes`). What stands there is for pages (`forms.py`), or a component of ours gave it
(`press.components.ours`), or a program did (`given.py`); else it is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx_design.icons import sd_icon

from press.checks.guard.forms import class_fault, is_for_pages
from press.checks.guard.given import is_given
from press.checks.guard.refusal import refuse
from press.components.ours import Ours
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ICON = re.compile(
    r'<svg version="[\w.]+" width="[\w.]+" height="[\w.]+" class="(?P<classes>[\w -]+)" '
    r'viewBox="[\d. ]+" (?:aria-hidden="true"|aria-label="[^"<>]*" role="img")>'
)


def refuse_classes(app: Sphinx, doctree: nodes.document) -> None:
    """Take off what a page may not write, and tell of it."""
    for node in doctree.findall(nodes.Element):
        for key in [key for key in node.attributes if key.endswith("classes")]:
            odd = [name for name in node[key] if not _may_stand(name, node)]
            node[key] = [name for name in node[key] if name not in odd]
            if odd and not _is_nothing(node):
                refuse(app.env, class_fault(odd), with_line(node))
        if isinstance(node, nodes.container) and node.attributes.pop("style", ""):
            refuse(app.env, "`:style:` is not for pages. Take it out.", with_line(node))
    for icon in list(doctree.findall(sd_icon)):
        drawn = ICON.match(icon["svg"])
        if not drawn or not all(is_given(name, icon) for name in drawn["classes"].split()):
            fault = "An icon has a name and a size. Take out what else stands there."
            refuse(app.env, fault, with_line(icon))
            icon.parent.remove(icon)


def _is_nothing(node: nodes.Element) -> bool:
    """Tell whether no book shows it: the field of a list, or a fence whose loss is told."""
    is_lost = isinstance(node, nodes.container) and node.get("is_div") and not node.children
    return isinstance(node, nodes.field) or bool(is_lost)


def _may_stand(name: str, node: nodes.Element) -> bool:
    return isinstance(name, Ours) or is_for_pages(name) or is_given(name, node)
