"""LaTeX math as MathML Core, which browsers and e-readers draw and read aloud, and print follows.

math-core makes it. All three books are made from this one reading, so that none says what another
does not. Sources: MathML Core; MathML 3, which EPUB 3.3 (5.2.4) asks for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html.entities import html5
from importlib.util import find_spec
from typing import TYPE_CHECKING

from lxml import etree

from sphinx_bindery.math.grammar import fault_of
from sphinx_bindery.math.latex import ready
from sphinx_bindery.math.mend import mend
from sphinx_bindery.math.spoken import spoken
from sphinx_bindery.words.catalog import _

if TYPE_CHECKING:
    from math_core import LatexToMathML

    from sphinx_bindery.math.macros import Macros

ENTITY = re.compile(r"&(\w+;)")
MOST_SIGNS = 24  # in a line of an e-reader
TAG = re.compile(r"\btag\d+\b")
OF_XML = {"amp;", "lt;", "gt;", "quot;", "apos;"}


@dataclass(frozen=True)
class Formula:
    r"""A formula read: its tree, and the `\tag` that stood beside it, as it is printed."""

    tree: etree._Element
    tag: str = ""


def markup(sources: list[str], macros: Macros, *, is_block: bool) -> tuple[str, str]:
    r"""Return formulas as `<math>` elements with their words, and the `\tag` of the last of them.

    The markup is '' if they only define macros, which are put into `macros`. Raises ValueError.
    """
    read_all = [read(source, is_block, macros) for source in sources]
    seen = [formula for formula in read_all if len(formula.tree)]
    for formula in seen:
        formula.tree.set("alttext", spoken(formula.tree) or _("space"))
    tags = [formula.tag for formula in seen if formula.tag]
    return "".join(etree.tostring(f.tree, encoding="unicode") for f in seen), "".join(tags[-1:])


def trees_of(made: str) -> list[etree._Element]:
    """Return the formulas of a markup as trees."""
    return list(etree.fromstring(f"<all>{made}</all>"))


def is_long(made: str) -> bool:
    """Tell whether a formula may be too long for a line: it scrolls then, since none breaks."""
    return any(len("".join(map(str, tree.itertext()))) > MOST_SIGNS for tree in trees_of(made))


def boxed(made: str) -> str:
    """Return the markup of a block in a box that scrolls, by key, too, if it is long."""
    focus = ' tabindex="0"' if is_long(made) else ""
    return f'<div class="math-formula"{focus}>{made}</div>'


def is_installed() -> bool:
    """Tell whether math-core is there."""
    return find_spec("math_core") is not None


def read(source: str, is_block: bool, macros: Macros) -> Formula:
    """Return a formula read; what it defines is put into `macros`.

    Raises ValueError, with the reason in words, if it holds what cannot be read.
    """
    made = ready(source, macros, is_block)
    tree = _parsed(made.latex, is_block)
    for token in tree.iter("{*}mtext"):
        token.text = TAG.sub(lambda name: made.tags.get(name[0], name[0]), token.text or "")
    mend(tree)
    if fault := fault_of(tree):
        raise ValueError(fault)
    return Formula(tree, made.tag)


def _parsed(latex: str, is_block: bool) -> etree._Element:
    try:
        made = _reader().convert_with_local_state(latex, displaystyle=is_block)
        return etree.fromstring(ENTITY.sub(_sign, made))
    except etree.XMLSyntaxError as error:
        raise ValueError("it holds a sign that XML has not") from error
    except Exception as error:  # the library's errors share no parent but this
        raise ValueError(_reason(str(error))) from error


def _reason(message: str) -> str:
    """Return what the library says, without the place in a text that the writer never saw."""
    return re.sub(r"^\d+: ", "", message).strip().rstrip(".") or "it cannot be read"


def _sign(match: re.Match[str]) -> str:
    return match[0] if match[1] in OF_XML else html5[match[1]]


@cache
def _reader() -> LatexToMathML:
    from math_core import LatexToMathML  # an extra, which may be left out

    return LatexToMathML(xml_namespace=True, allow_unreliable_rendering=True, fancy_error=False)


def parts_of(source: str, *, is_whole: bool) -> list[str]:
    """Return the formulas of a block: a line without a word parts them, unless it is whole."""
    if is_whole:
        return [source]
    return [part for part in re.split(r"\n[ \t]*\n", source) if part.strip()]
