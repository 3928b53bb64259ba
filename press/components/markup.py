"""The markup that a component has on the website alone: a Jinja template beside it, of its name.

What a template is given is escaped where it stands, and has to be there. The words that all three
books say are no matter of a template: they are nodes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from press.config import _

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    keep_trailing_newline=True,
    undefined=StrictUndefined,
)
TEMPLATES.globals["_"] = _  # the words of a template, in the language of the book
CONTENT = Markup("\0")  # which no template holds


def markup(name: str, **given: Any) -> str:
    """Return what the template of a component makes of what it is given.

    Raises jinja2.UndefinedError if it asks for more.
    """
    return TEMPLATES.get_template(f"{name}.html").render(given)


def markup_around(name: str, **given: Any) -> tuple[str, str]:
    """Return what stands before and after the `content` of a component."""
    before, _, after = markup(name, content=CONTENT, **given).partition(CONTENT)
    return before, after
