"""What a page of this book may use: the one list. All else is refused, by its name.

A line that no page in `source/` uses says why it is here. CONTRIBUTING.md prints it (`printed`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from press.checks.guard.forms import (
    CLASSES,
    FILE,
    FLAG,
    ICON,
    LANGUAGE,
    LENGTH,
    LINES,
    NAME,
    NOTHING,
    NUMBER,
    SIDE,
    SOURCES,
    TEXT,
    WIDTHS,
    WORDS,
    Form,
    number,
    one_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Entry:
    """What may stand behind the name of a directive or in a role, the options, and why.

    `why` is empty for what a page in `source/` uses, with each of its options.
    """

    argument: Form = NOTHING
    options: Mapping[str, Form] = field(default_factory=dict)
    why: str = ""


# Why something is here that no page in source/ uses.
BOXES = "a box, which is drawn in all three books"
PARTS = "a part of sphinx-design, which becomes plain text on paper"
SHOWS = "shows a file of the book; guard/files.py keeps it in source/ and _static/"
CODE_OF = "for a page about how the book is made"
TABLES = "a table that Markdown has no signs for"
PLACES = "so that a page can say where something is"
RST = "what Markdown has no signs for, such as lines of a poem; this list holds there, too"
OBJECTS = "for a page about a program; the tests' book has it in all three books"
MARKS = "marks words in a way that all three books can draw"
SAYS = "what a page says of a change to it"
WEB = "for words that are true on screen alone, or on paper alone"
OF_A_CLASS = "takes the classes for pages, and no other"

NAMED = {"name": NAME}
ADMONITIONS = [
    *("note", "tip", "hint", "important", "seealso"),
    *("attention", "caution", "warning", "danger", "error"),
]
BOX = Entry(NOTHING, NAMED, BOXES)
TABLE = {
    "align": SIDE,
    "header-rows": NUMBER,
    "stub-columns": NUMBER,
    "width": LENGTH,
    "widths": WIDTHS,
    **NAMED,
}
CODE = {
    "caption": WORDS,
    "dedent": NUMBER,
    "emphasize-lines": LINES,
    "force": FLAG,
    "lineno-start": NUMBER,
    "linenos": FLAG,
    **NAMED,
}
PART = {"start-after": WORDS, "end-before": WORDS}
PICTURE = {
    "align": one_of("left", "center", "right", "top", "middle", "bottom"),
    "alt": TEXT,
    "height": LENGTH,
    "scale": number(999),
    "target": TEXT,
    "width": LENGTH,
    **NAMED,
}
COLOUR = one_of(
    "primary", "secondary", "success", "info", "warning", "danger", "light", "muted", "dark"
)
SPACE = Form("numbers up to 5, or `auto`", r"(?:(?:[0-5]|auto)(?: +|$)){1,4}")
SHADOW = one_of("none", "sm", "md", "lg")
LINK = {"link": TEXT, "link-type": one_of("url", "any", "ref", "doc"), "link-alt": WORDS}
CARD = {"header": TEXT, "footer": TEXT, "text-align": SIDE, "shadow": SHADOW, **LINK}
COLUMNS = Form("numbers up to 12, or `auto`", r"(?:(?:\d|1[0-2]|auto)(?: +|$)){1,4}")
BUTTON = {
    "align": one_of("left", "center", "right", "justify"),
    "color": COLOUR,
    "ref-type": one_of("any", "ref", "doc", "myst"),
    "click-parent": FLAG,
    "expand": FLAG,
    "outline": FLAG,
}
OBJECT = {"no-index": FLAG, "no-contents-entry": FLAG}
WHICH = {"all": FLAG, "cited": FLAG, "notcited": FLAG}
CHANGED = Entry(WORDS, {}, SAYS)

DIRECTIVES: dict[str, Entry] = {
    # What the book is written with.
    "words": Entry(WORDS, {"who": one_of("reach", "retreat", "either")}),
    "sides": Entry(),
    "reach": Entry(WORDS),
    "retreat": Entry(WORDS),
    "prompt": Entry(WORDS, {"lines": NUMBER}),
    "self-check": Entry(),
    "quick-exit": Entry(),
    "pieces": Entry(),
    "library": Entry(),
    "formats": Entry(),
    "sheets": Entry(),
    "newsletter": Entry(),
    "mail": Entry(),
    "with-mail": Entry(),
    "without-mail": Entry(),
    "accessibility": Entry(),
    "glossary": Entry(),
    "bibliography": Entry(TEXT, WHICH, "all sources, or those that are not cited"),
    "toctree": Entry(
        NOTHING,
        {"hidden": FLAG, "glob": FLAG, "caption": WORDS, "maxdepth": number(9), "titlesonly": FLAG}
        | {"numbered": number(9), "reversed": FLAG, **NAMED},
        "a list of pages that is shown, or made of names",
    ),
    "figure": Entry(
        FILE,
        {**PICTURE, "figwidth": LENGTH, "figname": NAME},
        "a picture that is not as wide as the page",
    ),
    # What it could be written with.
    "web-only": Entry(NOTHING, {}, WEB),
    "paper-only": Entry(NOTHING, {}, WEB),
    **dict.fromkeys(ADMONITIONS, BOX),
    "admonition": Entry(WORDS, NAMED, BOXES),
    "topic": Entry(WORDS, NAMED, BOXES),
    "sidebar": Entry(WORDS, {"subtitle": WORDS, **NAMED}, BOXES),
    "epigraph": Entry(NOTHING, {}, BOXES),
    "rubric": Entry(WORDS, NAMED, BOXES),
    "centered": Entry(WORDS, {}, BOXES),
    "index": Entry(WORDS, NAMED, PLACES),
    "image": Entry(FILE, PICTURE, "a picture without a caption"),
    "list-table": Entry(WORDS, TABLE, TABLES),
    "table": Entry(WORDS, TABLE, TABLES),
    "csv-table": Entry(
        WORDS,
        {
            **TABLE,
            "file": FILE,
            "url": TEXT,
            "header": TEXT,
            "delim": Form("one sign", r"[^\"'\w\s]|tab|space"),
            "quote": Form("one sign", r"[\"']"),
            "escape": Form("one sign", r"\\"),
            "keepspace": FLAG,
        },
        SHOWS,
    ),
    "hlist": Entry(NOTHING, {"columns": NUMBER}, TABLES),
    "include": Entry(
        FILE,
        {
            **PART,
            "start-line": NUMBER,
            "end-line": NUMBER,
            "heading-offset": NUMBER,
            "literal": FLAG,
            "code": one_of("text"),
            "number-lines": NUMBER,
            "relative-images": FLAG,
            "relative-docs": FILE,
            **NAMED,
        },
        SHOWS,
    ),
    "literalinclude": Entry(
        FILE,
        {
            **CODE,
            **PART,
            "start-at": WORDS,
            "end-at": WORDS,
            "lines": LINES,
            "lineno-match": FLAG,
            "language": LANGUAGE,
            "diff": FILE,
            "prepend": WORDS,
            "append": WORDS,
        },
        SHOWS,
    ),
    "code": Entry(LANGUAGE, {"number-lines": NUMBER, **NAMED}, CODE_OF),
    "code-block": Entry(LANGUAGE, CODE, CODE_OF),
    "sourcecode": Entry(LANGUAGE, CODE, CODE_OF),
    "parsed-literal": Entry(NOTHING, NAMED, CODE_OF),
    "math": Entry(TEXT, {"label": NAME, **NAMED}, "the tests' book has it in all three books"),
    "eval-rst": Entry(NOTHING, {}, RST),
    "py:function": Entry(WORDS, OBJECT, OBJECTS),
    "option": Entry(WORDS, OBJECT, OBJECTS),
    "versionadded": CHANGED,
    "versionchanged": CHANGED,
    "deprecated": CHANGED,
    "div": Entry(CLASSES, NAMED, OF_A_CLASS),
    "container": Entry(CLASSES, NAMED, OF_A_CLASS),
    "rst-class": Entry(CLASSES, {}, OF_A_CLASS),
    "grid": Entry(COLUMNS, {"gutter": SPACE, "margin": SPACE, "padding": SPACE}, PARTS),
    "grid-item": Entry(NOTHING, {"columns": COLUMNS}, PARTS),
    "grid-item-card": Entry(WORDS, {**CARD, "columns": COLUMNS}, PARTS),
    "card": Entry(WORDS, CARD, PARTS),
    "card-carousel": Entry(NUMBER, {}, PARTS),
    "tab-set": Entry(NOTHING, {"sync-group": NAME}, PARTS),
    "tab-item": Entry(WORDS, {"sync": NAME, "selected": FLAG, **NAMED}, PARTS),
    "dropdown": Entry(WORDS, {"open": FLAG, "color": COLOUR, **NAMED}, PARTS),
    "accordion": Entry(NOTHING, {}, PARTS),
    "steps": Entry(NOTHING, {"start": NUMBER}, PARTS),
    "step": Entry(WORDS, {}, PARTS),
    "aside": Entry(WORDS, NAMED, PARTS),
    "button-link": Entry(TEXT, BUTTON, PARTS),
    "button-ref": Entry(NAME, BUTTON, PARTS),
}
# Of every directive that has such options.
CLASS_OPTION = "class"

ROLES: dict[str, Entry] = {
    "cite:p": Entry(SOURCES),
    "cite:t": Entry(SOURCES),
    "ref": Entry(WORDS),
    "term": Entry(WORDS),
    "doc": Entry(WORDS, why=PLACES),
    "eq": Entry(NAME, why=PLACES),
    "numref": Entry(WORDS, why=PLACES),
    "download": Entry(WORDS, why="offers a file; guard/downloads.py looks at it"),
    "index": Entry(WORDS, why=PLACES),
    "math": Entry(TEXT, why="the tests' book has it in all three books"),
    **dict.fromkeys(
        ("abbr", "kbd", "sub", "sup", "code", "guilabel", "literal", "emphasis", "strong"),
        Entry(WORDS, why=MARKS),
    ),
    **dict.fromkeys(
        ("octicon", "material-regular", "material-outlined", "material-round", "material-sharp"),
        Entry(ICON, why=PARTS),
    ),
    "title-reference": Entry(WORDS, why=MARKS),
    "fas": Entry(WORDS, why=PARTS),
    **dict.fromkeys(("bdg", "bdg-primary", "bdg-link-info"), Entry(WORDS, why=PARTS)),
}

# What `{…}` behind or above something may set; markdown-it itself gives the last of them.
ATTRIBUTES: dict[str, Form] = {
    "class": CLASSES,
    "id": NAME,
    "width": LENGTH,
    "height": LENGTH,
    "align": SIDE,
    "l": LANGUAGE,
    "language": LANGUAGE,
    "lineno-start": NUMBER,
    "emphasize-lines": LINES,
    "attribution": WORDS,
    "start": number(999_999_999),
    "style": Form("left to the table", r"text-align:(?:left|right|center)"),
    **dict.fromkeys(("href", "src", "alt", "title", "text"), TEXT),
}

# What was refused by name before, and has a word of its own.
INSTEAD = {
    "raw": "`raw` is not for pages. Write Markdown.",
    "meta": "`meta` is not for pages: the build writes the head of each page.",
}


def form_of_option(entry: Entry, name: str) -> Form | None:
    """Return the form of an option of a directive, or None where it is not allowed."""
    if name == "figclass" or name.startswith(CLASS_OPTION):
        return CLASSES
    return entry.options.get(name)


def printed() -> Iterator[str]:
    """Yield the list as the lines of CONTRIBUTING.md."""
    yield from ("| Directive | Behind its name | Options |", "| --- | --- | --- |")
    for name, entry in DIRECTIVES.items():
        options = "; ".join(f"`{key}`: {form.says}" for key, form in entry.options.items())
        yield f"| `{name}` | {_said(entry.argument)} | {options} |"
    yield from ("", "| Role | In it |", "| --- | --- |")
    yield from (f"| `{name}` | {_said(entry.argument)} |" for name, entry in ROLES.items())
    yield from ("", "| Attribute | Is |", "| --- | --- |")
    yield from (f"| `{name}` | {form.says} |" for name, form in ATTRIBUTES.items())


def _said(form: Form) -> str:
    return "" if form == NOTHING else form.says
