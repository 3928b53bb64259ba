"""guard.given: each line of the list is used, and no class that is not in it gets past."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from docutils import nodes
from sphinx_design.icons import sd_icon

from press.checks.guard.classes import ICON
from press.checks.guard.given import GIVEN, is_given
from press.checks.guard.table import DIRECTIVES, ROLES
from press.components.ours import Ours
from tests.application import ROOTS, TOP, application, page
from tests.conftest import Read

CONF = """
myst_enable_extensions += ["attrs_inline", "attrs_block", "tasklist", "deflist", "fieldlist"]
myst_enable_extensions += ["dollarmath", "amsmath"]
numfig = True
"""
FILES: Mapping[str, str] = {
    "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1"/></svg>',
    "inc.txt": "words\nmore\n",
    "inc2.txt": "other words\n",
    "d.txt": "words\n",
}
EVERY_PART = Path(__file__).with_name("every_part.md").read_text("utf-8")
BOOKS = (ROOTS / "test-book", TOP)


def _classes(tree: nodes.document) -> Iterator[tuple[str, nodes.Element]]:
    for node in tree.findall(nodes.Element):
        for key in (key for key in node.attributes if key.endswith("classes")):
            yield from ((name, node) for name in node[key] if not isinstance(name, Ours))


def _drawn(icon: sd_icon) -> list[str]:
    match = ICON.match(icon["svg"])
    return match["classes"].split() if match else []


@pytest.fixture
def every(read: Read) -> nodes.document:
    """A page with each part, as it was read."""
    app = read({"page.md": page(EVERY_PART), **FILES}, conf=CONF)
    assert app.told == []
    return app.doctree()


def test_each_line_is_used(every: nodes.document, tmp_path: Path) -> None:
    found = list(_classes(every))
    with application(BOOKS[0], build=tmp_path) as app:
        kept = list[nodes.document]()
        app.connect("doctree-read", lambda _, tree: kept.append(tree.deepcopy()), priority=399)
        app.read()
    found += [each for tree in kept for each in _classes(tree)]
    found += [(name, icon) for icon in every.findall(sd_icon) for name in _drawn(icon)]
    unused = [line for line in GIVEN if not any(line.holds(*each) for each in found)]
    assert [line.names.pattern for line in unused] == []


def test_a_page_may_use_what_the_table_lists() -> None:
    sources = [path.read_text("utf-8") for root in BOOKS for path in root.rglob("source/**/*.md")]
    text = "\n".join([EVERY_PART, *sources])
    missing = [name for name in DIRECTIVES if f"{{{name}}}" not in text and f"{name}::" not in text]
    assert missing == []
    assert [name for name in ROLES if f"{{{name}}}`" not in text] == []


ODD = ["mine", "quick-exit", "panel", "sd-d-none", "sd-text-transparent", "sd-card-img-overlay"]
ODD += ["sd-avatar-sm", "xref", "sd-card", "sd-stretched-link", "sd-tab-content", "overlay"]
NODES = [nodes.paragraph(), nodes.section(), nodes.image(), nodes.container(design_component="div")]


@pytest.mark.parametrize("name", ODD)
def test_none_is_given_to_what_it_is_not_for(name: str) -> None:
    assert [node for node in NODES if is_given(name, node)] == []


def test_a_field_loses_the_class_that_its_name_makes(read: Read) -> None:
    app = read("```{eval-rst}\n:quick-exit-link: value\n```")
    assert app.told == []
    assert "quick-exit-link" not in dict(_classes(app.doctree()))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("(odd name!)=\n## H", "This label, “odd name!”, has odd signs. It is a name of up to"),
        ("(ünïcode)=\n## H\n\nx", ""),
        ("## Ärger über „Dinge“ & more\n\nx", ""),
    ],
)
def test_labels_and_places_have_a_form(read: Read, text: str, told: str) -> None:
    lines = read(text).told_of("page.md")
    assert bool(lines) == bool(told), lines
    assert all(told in line for line in lines)
