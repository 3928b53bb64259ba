"""Signs that no book can hold: they would end the EPUB, or the PDF.

Each text of a book passes `sayable` on its way. Sources: XML 1.0 (2.2), for what XHTML may hold;
Unicode 16 (23.7), for what is no character; ISO 19005-2 (6.2.11.7), for the mark of byte order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")  # ends of a line that only some programs know
LAST = "".join(chr(plane + n) for plane in range(0, 0x110000, 0x10000) for n in (0xFFFE, 0xFFFF))
ODD = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ud800-\udfff{LAST}]")
IS_ODD = re.compile(f"{BREAKS.pattern}|{ODD.pattern}")


def sayable(text: str) -> str:
    """Return the text without what no book can hold; odd ends of a line become spaces."""
    return ODD.sub("", BREAKS.sub(" ", text))


def odd_signs(text: str) -> list[str]:
    """Return the names of the signs that `sayable` takes out, as `U+0008`, each once."""
    return list(dict.fromkeys(f"U+{ord(sign):04X}" for sign in IS_ODD.findall(text)))


def clean(value: Any) -> Any:
    """Return a value with every text in it as a book can hold it."""
    if isinstance(value, str):
        return sayable(value) if IS_ODD.search(value) else value
    if type(value) in (list, tuple):
        return type(value)(map(clean, value))
    if type(value) is dict:
        return {name: clean(inner) for name, inner in value.items()}
    return value


def clean_page(tree: nodes.document) -> list[tuple[nodes.Element, str]]:
    """Take out of a page what no book can hold; return where it stood, and what it was."""
    found = []
    for node in list(tree.findall()):
        if isinstance(node, nodes.Text):
            text = node.astext()  # without docutils' own marks of what was escaped
            if IS_ODD.search(str(node)):
                found += [(node.parent, name) for name in odd_signs(text)]
                node.parent.replace(node, nodes.Text(sayable(text)))
        elif isinstance(node, nodes.Element):
            for name, value in node.attributes.items():
                if value:  # most are empty
                    node.attributes[name] = clean(value)
            node.rawsource = clean(node.rawsource)
    return found


def clean_settings(_app: Sphinx, config: Config) -> None:
    """Take out of all settings that are text what no book can hold."""
    for name in config.values:
        value = config[name]
        if value != (cleaned := clean(value)):
            setattr(config, name, cleaned)
