"""doctrees: what a writer types, as it is read and as each output gets it.

Each snippet below is one page. Its tree is stored as it was read, and after the post-transforms of
each builder (renew: `pytest --force-regen`, then read the difference as carefully as code).
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils import nodes
from pytest_regressions.file_regression import FileRegressionFixture

from tests.application import application, page, write_book

BUILDERS = ("html", "epub", "pdf")
SNIPPETS = {
    "cards": """\
::::{grid} 2
:::{grid-item-card} A title
:link: https://there.example
Its text.
+++
Its foot.
:::
:::{grid-item}
Plain.
:::
::::
""",
    "tabs": """\
::::{tab-set}
:::{tab-item} First
One.
:::
:::{tab-item} Second
Two.
:::
::::
""",
    "dropdown": """\
:::{dropdown} Open *me*
Inside, with a {bdg-primary}`badge` and a button:

```{button-link} https://there.example
Go
```
:::
""",
    "figure": """\
(the-figure)=
```{figure} drawing.svg
:alt: Two curves.
:width: 50%

The caption.

The legend.
```

See {numref}`the-figure`.
""",
    "notes": """\
Once[^a] and again[^a], and another[^b].

[^a]: A note.

[^b]: Two

    paragraphs.
""",
    "table": """\
:::{table} The title
:widths: 1 2

| a | b |
| :-- | --: |
| 1 | *2* |
:::
""",
    "raw": """\
One\\
two.

% a comment

- [x] done
- [ ] to do
""",
    "blocks-in-paragraphs": """\
```{eval-rst}
.. py:function:: f(x)

   :param x: What it is.

      With a second paragraph.
```
""",
    "math": """\
Inline $a^2$ and labelled:

$$
b = c
$$ (eq)

See {eq}`eq`.
""",
    "glossary": """\
```{glossary}
loop
  What goes round.

ring
  See {term}`loop`.
```

A {term}`ring`.
""",
    "only": """\
:::{web-only}
On the screen.
:::

:::{paper-only}
On paper.
:::
""",
    "components": """\
::::{sides}
:::{reach}
One.
:::
:::{retreat}
Two.
:::
::::

:::{words} When
:who: reach
- So.
:::

:::{prompt} What now?
:lines: 1
:::

:::{self-check}
closeness
: You come in.
:::
""",
    "citation": """\
It is so {cite:p}`leo`.

```{bibliography}
```
""",
    "lists-of-the-book": """\
```{pieces}
```

```{toctree}
:hidden:

notes
```

```{newsletter}
```

```{formats}
```
""",
}
CONF = """
extensions = [*extensions, "sphinxcontrib.bibtex"]
bibtex_bibfiles = ["source/references.bib"]
bibtex_reference_style = "book"
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "tasklist"]
numfig = True
"""
BIB = "@book{leo, author = {Leo, Ada}, title = {A Book}, publisher = {P}, year = {2020}}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
PLACE = re.compile(
    r' (?:source|candidates|image_uri|docname|refdoc|py:module|py:class|xml:space)="[^"]*"'
)


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """The trees of all snippets: each book is read once, and resolved for each builder."""
    root = tmp_path_factory.mktemp("book") / "root"
    pages: dict[str, str | bytes] = {
        f"{name}.md": page(text, label=f"page-of-{name}", title=f"The {name}")
        for name, text in SNIPPETS.items()
    }
    listed = [name for name in SNIPPETS if name != "notes"]  # which hangs on the lists of the book
    pages["index.md"] = page("```{toctree}\n" + "\n".join(listed) + "\n```\n", label="home")
    pages |= {"references.bib": BIB, "drawing.svg": SVG}
    write_book(root, pages, CONF)
    found = {}
    for builder in BUILDERS:
        with application(root, builder) as app:
            app.read()
            app.events.emit("env-get-updated", app.env)  # which numbers the figures
            app.builder.prepare_writing(set())
            for name in SNIPPETS:
                found[name, "read"] = _shown(app.doctree(name), root)
                found[name, builder] = _shown(app.resolved(name), root)
    return found


def _shown(tree: nodes.document, root: Path) -> str:
    """Return the text of the page as pseudo-XML, without what stands around every piece."""
    for node in list(tree.findall(nodes.container)):
        if {"furniture", "piece-end", "standfirst", "piece-facts"} & set(
            node["classes"]
        ) and node.parent:
            node.parent.remove(node)
    text = PLACE.sub("", tree.pformat()).replace(str(root), "")
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


@pytest.mark.parametrize("state", ["read", *BUILDERS])
@pytest.mark.parametrize("name", SNIPPETS)
def test_doctree(
    name: str,
    state: str,
    trees: dict[tuple[str, str], str],
    file_regression: FileRegressionFixture,
) -> None:
    file_regression.check(trees[name, state], extension=".txt", basename=f"{name}.{state}")
