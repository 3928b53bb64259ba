"""Nothing that one page does is seen on another, in whatever order the two are read.

What it could do to the parsers, to Sphinx's environment and to links by a name is tried in turn.
Where a page would have the name of another, both are left out, and the links are words.
"""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.parsers.rst import roles
from sphinx.errors import SphinxError

from press.checks.guard.parser import PageParser
from tests.application import Application, page
from tests.conftest import Read

CONF = """
myst_enable_extensions += ["attrs_inline", "attrs_block", "deflist", "substitution"]
myst_substitutions = {"x": "known"}
numfig = True
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1"/></svg>'
MINE = """
(deep)=
## Deep

`{{ x }}` {{ x }} [a] [b][a] [](#mine) [words](#deep) [other](#two) {term}`word` {eq}`e`
{doc}`two` {numref}`fig` and a note[^1].

[^1]: Words

```
code
```

```{eval-rst}
`plain` and :literal:`words`, :sub:`a`

.. option:: -x

.. py:function:: f()

.. code-block::

   x
```

```{math}
:label: e

x
```

```{figure} a.svg
:alt: a
:name: fig

Caption
```

:::{glossary}
word
  Means.
:::
"""


def _rst(text: str) -> str:
    return f"```{{eval-rst}}\n{text}\n```"


# What is set is set for those that are read later; of a name, the last is taken.
SET = {
    "a role": _rst(".. role:: literal\n.. role:: sub(emphasis)"),
    "the role of no name": _rst(".. default-role:: math"),
    "a domain": _rst(".. default-domain:: js"),
    "a domain in Markdown": "```{default-domain} js\n```",
    "a substitution": _rst(".. |x| replace:: evil"),
    "a language": "```{highlight} python\n```",
    "lines of code": _rst(".. highlight:: python\n   :linenothreshold: 1"),
    "a module": "```{py:currentmodule} evil\n```",
    "another module": "```{py:module} evil\n```",
    "a program": "```{program} evil\n```",
    "numbers": _rst(".. sectnum::"),
    "columns": _rst(".. tabularcolumns:: |l|"),
    "a class": _rst(".. class:: evil"),
    "an address": "[a]: https://evil.example\n\n[a]",
    "an error": "> " * 400 + "a",
    "too much": "*" * 20_000,
}
NAMED = {
    "objects": _rst(".. py:function:: two()\n\n.. option:: two"),
    "a term like a label": ":::{glossary}\ntwo\n  Evil.\n\ndeep\n  Evil.\n:::",
    "a formula like a label": "```{math}\n:label: two\n\ny\n```",
    "headings": "## two\n\n### deep",
    "a toctree": "```{toctree}\n:numbered:\n\nmine\n```",
}
FIRST, LAST = "a-first", "z-last"
OTHERS = [*((FIRST, text) for text in SET.values()), *((LAST, text) for text in NAMED.values())]


def _book(read: Read, name: str, text: str) -> Application:
    """Return a book with a page that is read before mine, or after it, and one that is linked."""
    pages = {
        "index.md": page(f"```{{toctree}}\nmine\ntwo\n{name}\n```", label="home"),
        "mine.md": page(MINE, label="mine"),
        "two.md": page("Words.", label="two"),
        f"{name}.md": page(text, label="other"),
        "a.svg": SVG,
    }
    return read(pages, "html", conf=CONF)


def _seen(app: Application) -> tuple[object, ...]:
    """Return all that is known of my page: as it was read, its links, its numbers, its place."""
    env, trees = app.env, (app.doctree("mine"), app.resolved("mine"))
    before_it = env.collect_relations().get("mine", [None])[:2]
    kept = [tree.pformat().replace(str(app.confdir), "") for tree in trees]
    known = vars(roles)["_roles"]
    their_roles = [type(known.get(name)) for name in ("", "literal", "sub", "emphasis")]
    return *kept, before_it, env.toc_secnumbers.get("mine"), their_roles


@pytest.fixture(scope="module")
def untouched() -> list[tuple[object, ...]]:
    """What my page is beside a page that does nothing."""
    return []


@pytest.mark.parametrize(("name", "text"), OTHERS, ids=[*SET, *NAMED])
def test_a_page_changes_no_other(
    read: Read, untouched: list[tuple[object, ...]], name: str, text: str
) -> None:
    if not untouched:
        app = _book(read, name, "Words.")
        assert app.told_of("mine.md") == []
        untouched.append(_seen(app))
    assert _seen(_book(read, name, text)) == untouched[0]


TWINS = {
    "label": ("label `two`", "two.md", "(two)=\n## Other"),
    "name": ("label `two`", "two.md", ":::{note}\n:name: two\nx\n:::"),
    "figure": ("label `fig`", "mine.md", "```{figure} a.svg\n:alt: a\n:name: fig\n\nEvil\n```"),
    "term": ("term `word`", "mine.md", ":::{glossary}\nWord\n  Evil.\n:::"),
    "formula": ("formula `e`", "mine.md", "```{math}\n:label: e\n\ny\n```"),
}


@pytest.mark.parametrize(("what", "name"), [("name", FIRST), *((what, LAST) for what in TWINS)])
def test_two_pages_of_one_name_are_both_left_out(read: Read, what: str, name: str) -> None:
    called, theirs, text = TWINS[what]
    app = _book(read, name, text)
    for file, other in ((f"{name}.md", theirs.removesuffix(".md")), (theirs, name)):
        (line,) = [line for line in app.told_of(file) if called in line]
        assert f"There is a {called} on the page `{other}`. Call one otherwise. The page" in line
        assert file.removesuffix(".md") not in app.env.found_docs
    assert not [line for line in app.told if "uplicate" in line]
    if theirs == "two.md":
        links = app.resolved("mine").findall(nodes.reference)
        assert not [link for link in links if link.get("refuri", "").startswith(("two", name))]


def test_notes_of_another_kind_are_counted_with_the_others(read: Read) -> None:
    fences = "\n\n".join(
        _rst(f"Text [#{it}]_ [#]_ [*]_\n\n.. [#{it}] A\n.. [#] B\n.. [*] C") for it in "ab"
    )
    app = read(f"Mine[^1].\n\n{fences}\n\n[^1]: A note.")
    assert app.told == []
    marks = [it.astext() for it in app.doctree().findall(nodes.footnote_reference)]
    assert marks == ["1", "2", "3", "*", "4", "5", "†"]


def test_two_pages_may_call_a_note_the_same(read: Read) -> None:
    note = "Words.[^why]\n\n[^why]: A note."
    app = read({"one.md": page(note, label="one"), "two.md": page(note, label="two")})
    assert not [line for line in app.told if "why" in line]
    assert {"one", "two"} <= app.env.found_docs


def test_the_first_page_stays(read: Read) -> None:
    app = read({"page.md": page("A.", label="home"), "index.md": page("B.", label="home")})
    assert app.env.found_docs == {"index"}
    assert app.env.domains.standard_domain.labels["home"][0] == "index"
    assert any("There is a label `home` on the page `page`" in line for line in app.told)


def test_a_term_that_is_twice_on_a_page_is_told(read: Read) -> None:
    told = read(":::{glossary}\nword\n  One.\n\nword\n  Two.\n:::").told_of("page.md")
    assert [line.partition(". ")[0].partition(": ")[2] for line in told] == [
        "There is a term `word` on the page `page`"
    ] * 2


def test_where_there_is_no_clock_of_the_processor_a_page_is_read_without(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows."""
    for name in ("setitimer", "SIGVTALRM", "ITIMER_VIRTUAL"):
        monkeypatch.delattr(f"press.checks.guard.alone.signal.{name}")
    assert "Some words." in read("Some words.").doctree().astext()


BOTH = "```{toctree}\naa\ntwo\n```"


def test_a_page_keeps_its_place(read: Read) -> None:
    """… which is under the first page, whatever another calls it."""
    taken = page("Words.\n\n```{toctree}\nEvil Title <two>\n```", label="aa")
    app = read(
        {
            "aa.md": taken,
            "two.md": page("Words.", label="two"),
            "index.md": page(BOTH, label="home"),
        }
    )
    assert "aa" not in app.env.found_docs
    (line,) = [line for line in app.told_of("aa.md") if "its place under" in line]
    assert "14: `two` has its place under `index`. Link to it, outside a toctree." in line


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            ValueError("odd"),
            "1: This page cannot be read (ValueError: odd). Take out what was changed last.",
        ),
        (RecursionError(), "1: Too much stands within something else on this page."),
    ],
)
def test_a_page_that_cannot_be_read_is_left_out_by_itself(
    read: Read, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    stumble(monkeypatch, error)
    app = read("Words.")
    (line,) = app.told_of("page.md")
    assert line.startswith(told)
    assert line.endswith("The page is left out.")
    assert app.doctree("index")


def test_a_full_disk_is_no_fault_of_a_page(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    stumble(monkeypatch, OSError(28, "No space left on device"))
    with pytest.raises(SphinxError, match="full"):
        read("Words.")


def stumble(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Have the parser fail at one page."""
    parse = PageParser.parse

    def fail(parser: PageParser, text: str, document: nodes.document) -> None:
        if document.settings.env.docname == "page":
            raise error
        parse(parser, text, document)

    monkeypatch.setattr(PageParser, "parse", fail)
