"""What a stylesheet says of a selector, from its text."""

from __future__ import annotations

import re

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def declared(sheet: str, selector: str) -> dict[str, str]:
    """Return what the rules of this one selector set, within a condition or not."""
    found: dict[str, str] = {}
    for selectors, body in RULE.findall(COMMENT.sub("", sheet)):
        if selector in (" ".join(each.split()) for each in selectors.split(",")):
            pairs = (line.partition(":") for line in body.split(";") if line.strip())
            found |= {name.strip(): value.strip() for name, _, value in pairs}
    return found
