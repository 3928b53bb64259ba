"""guard.table: each line is used by the book, or says why; all else is refused by its name."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from docutils import nodes
from docutils.parsers.rst import directives, roles

from press.checks.guard.table import ATTRIBUTES, DIRECTIVES, ROLES, printed
from tests.application import ROOTS, TOP, application, page
from tests.conftest import Read

SOURCE = "\n".join(path.read_text("utf-8") for path in sorted((TOP / "source").rglob("*.md")))
FENCE = re.compile(r"^ *[`:]{3,}\{(?P<name>[\w:-]+)\}.*\n(?P<options>(?: *:[\w-]+:.*\n)*)", re.M)
OPTION = re.compile(r"^ *:([\w-]+):", re.M)


def _used() -> dict[str, set[str]]:
    used: dict[str, set[str]] = defaultdict(set)
    for fence in FENCE.finditer(SOURCE):
        used[fence["name"]].update(OPTION.findall(fence["options"]))
    return used


@pytest.mark.parametrize("name", [name for name, entry in DIRECTIVES.items() if not entry.why])
def test_a_directive_is_used_or_says_why_it_is_here(name: str) -> None:
    assert _used()[name] >= set(DIRECTIVES[name].options)
    assert f"{{{name}}}" in SOURCE


@pytest.mark.parametrize("name", [name for name, entry in ROLES.items() if not entry.why])
def test_a_role_is_used_or_says_why_it_is_here(name: str) -> None:
    assert f"{{{name}}}`" in SOURCE


def test_what_the_book_uses_is_listed() -> None:
    assert set(_used()) <= set(DIRECTIVES)
    assert set(re.findall(r"\{([\w:-]+)\}`", SOURCE)) <= set(ROLES)


def test_contributors_read_the_whole_list() -> None:
    assert "\n".join(printed()) in (TOP / "CONTRIBUTING.md").read_text("utf-8")


def test_each_name_is_one_that_there_is(tmp_path: Path) -> None:
    with application(ROOTS / "test-book", build=tmp_path) as app:
        known = set(vars(directives)["_directives"]) | set(vars(directives)["_directive_registry"])
        known_roles = set(vars(roles)["_roles"]) | set(vars(roles)["_role_registry"])
        known_roles |= {"sub", "sup"}  # short for docutils' own
        for domain in app.env.domains.values():
            before = "" if domain.name == "std" else f"{domain.name}:"
            known.update(f"{before}{name}" for name in domain.directives)
            known_roles.update(f"{before}{name}" for name in domain.roles)
    assert set(DIRECTIVES) - known == {"eval-rst"}, "MyST's own"
    assert set(ROLES) - known_roles == set()


REFUSED = ["cpp:function", "js:module", "highlight", "only", "tabularcolumns", "default-role"]
REFUSED += ["default-domain", "productionlist", "figure-md", "article-info", "sectionauthor"]
REFUSED += ["program", "py:currentmodule", "replace", "date", "sectnum", "Raw", "meta", "class"]


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("way", ["```{%s} x\n```", "```{eval-rst}\n.. %s:: x\n```"])
def test_another_directive_is_refused_by_its_name(read: Read, name: str, way: str) -> None:
    told = read(way % name).told_of("page.md")
    assert len(told) == 1, told
    assert f"`{name.lower()}` is not for pages" in told[0]
    assert told[0].startswith(("12:", "13:"))


@pytest.mark.parametrize("name", ["cpp:expr", "pep", "rfc", "sub-ref", "material-twotone", "samp"])
def test_another_role_is_refused_by_its_name(read: Read, name: str) -> None:
    for text in (f"Some {{{name}}}`words`.", f"```{{eval-rst}}\nSome :{name}:`words`.\n```"):
        told = read(text).told_of("page.md")
        assert len(told) == 1, told
        assert f"The role `{name}` is not for pages" in told[0]


WRONG = [
    ("```{figure} a.svg\n:alt: a\n:width: 99999px\n```", "`:width:` is a length"),
    ("```{figure} a.svg\n:alt: a\n:width: 1px;color:red\n```", "`:width:` is a length"),
    ("```{figure} a.svg\n:alt: a\n:align: beside\n```", "`:align:` is `left`, `center`"),
    ("```{list-table}\n:widths: 1 99999999\n\n* - a\n  - b\n```", "`:widths:` is `auto`"),
    ("```{toctree}\n:maxdepth: 99\n\npage\n```", "`:maxdepth:` goes up to 9"),
    (":::{steps}\n:start: 99999999\n:::", "`:start:` goes up to 999"),
    (":::{note}\n:name: " + "a" * 300 + "\n\nx\n:::", "`:name:` is a name"),
    (":::{note}\n:class: mine\n\nx\n:::", "A page cannot have the class `mine`"),
    (":::{card} " + "a" * 301 + "\n:::", "What stands behind `card` has more than 300 signs"),
    ("```{code-block} java\nx\n```", "What stands behind `code-block` is `text`"),
    (":::note\nx\n:::", "`:::note` has no braces. Write `:::{note}`."),
    ("::::sides\nx\n::::", "`::::sides` has no braces. Write `::::{sides}`."),
    (":::(note)\nx\n:::", "A fence has its name in braces"),
    (":::{ note }\nx\n:::", "A fence has its name in braces"),
    (":::{note}:\nx\n:::", "A fence has its name in braces"),
    (":::{div} mine\nx\n:::", "A page cannot have the class `mine`"),
    ("{term}`" + "a" * 301 + "`", "What stands in `term` has more than 300 signs"),
    ("{cite:p}``a` ![x](https://evil.example/x.png) `b``", "is the keys of sources"),
    ("{cite:p}`{see {a}`", "is the keys of sources"),
    ("[a]{.mine}", "A page cannot have the class `mine`"),
    ("[a]{onclick=x}", "`onclick` cannot be set by a page"),
    ('![a](a.svg){width="99999%"}', "`width` is a length"),
    ("```{prompt} Why?\n:lines: 1000\n```", "`:lines:` goes up to 999"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_a_value_of_another_form_is_refused(read: Read, text: str, told: str) -> None:
    found = read({"page.md": page(text), "a.svg": SVG}, conf=ATTRS).told_of("page.md")
    assert any(told in line for line in found), found
    assert any("The page is left out" in line for line in found)


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1"/></svg>'
ATTRS = """
myst_enable_extensions += ["attrs_inline", "attrs_block"]
extensions += ["sphinxcontrib.bibtex"]
bibtex_bibfiles = []
"""


def test_each_attribute_has_a_form() -> None:
    assert all(form.says for form in ATTRIBUTES.values())


def test_no_page_changes_another(read: Read) -> None:
    """What one would define is refused, and so the next finds all as it was."""
    first = (
        "```{eval-rst}\n.. default-role:: math\n.. role:: evil(literal)\n"
        ".. default-domain:: js\n.. |x| replace:: words\n.. highlight:: python\n```"
    )
    second = "```{eval-rst}\n`plain` and :evil:`words` and |x|\n\n.. function:: f\n```"
    app = read({"a-first.md": page(first, label="a"), "z.md": page(second, label="z")})
    told = app.told_of("z.md")
    assert any('Unknown interpreted text role "evil"' in line for line in told)
    assert any("Undefined substitution" in line for line in told)
    assert any("`function` is not for pages" in line for line in told)
    assert app.doctree("z").next_node(nodes.title_reference)
