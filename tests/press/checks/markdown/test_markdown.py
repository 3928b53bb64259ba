"""markdown: what became something else than its writer meant, or nothing at all."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from myst_parser.parsers.docutils_ import Parser

from press.checks.fences import without_code
from press.checks.markdown.leftover import left_over
from press.checks.markdown.mistaken import mistaken, plain_label
from press.checks.markdown.numbers import misnumbered
from press.checks.markdown.titles import badly_titled, without_text
from press.pieces.unmerged import merged, unmerged_lines


def read(text: str) -> nodes.document:
    """Return what Markdown makes of a text."""
    settings = {
        "report_level": 5,
        "myst_enable_extensions": ["colon_fence", "deflist"],
        "doctitle_xform": False,
    }
    return publish_doctree(text, parser=Parser(), settings_overrides=settings)


def found(text: str) -> list[tuple[int, str]]:
    """Return where text is left over or mistaken, and how what is told begins."""
    tree, lines = read(text), without_code(text.split("\n"))
    told: dict[int, str] = {}
    for line, message in (
        *left_over(tree, lines),
        *mistaken(tree, lines),
        *misnumbered(tree, lines),
    ):
        told.setdefault(line, message)
    return sorted(told.items())


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("one\n**two words", 2, "`**` begins or ends what is bold"),
        ("two** words", 1, "`**` begins or ends what is bold"),
        ("** two words**", 1, "`**` begins or ends what is bold"),
        ("__two words", 1, "`__` begins or ends what is bold"),
        ("a *word", 1, "`*` begins or ends what is emphasized"),
        ("a word* more", 1, "`*` begins or ends what is emphasized"),
        ("a _word more", 1, "`_` begins or ends what is emphasized"),
        ("*one* and *two", 1, "`*` begins or ends"),
        ("- item\n- *two", 2, "`*` begins or ends"),
        ("> *two", 1, "`*` begins or ends"),
        ("## A *title", 1, "`*` begins or ends"),
        ("a `word", 1, "A backtick stands alone"),
        ("a ` word", 1, "A backtick stands alone"),
        ("See [x] (#there).", 1, "This link is not one"),
        ("See [x](https://e.org/a b).", 1, "This link is not one"),
        ("See [x] (there.md).", 1, "This link is not one"),
        ("See (x)[#there].", 1, "This link has its brackets"),
        ("See (x)[https://e.org].", 1, "This link has its brackets"),
        ("Text.[^gone]", 1, "`[^gone]` has no note. Write `[^gone]: …`"),
        ("{ref}'there'", 1, "This role is not one"),
        ("{ref}“there”", 1, "This role is not one"),
        ("{cite:p}´key´", 1, "This role is not one"),
        ("{ref} `there`", 1, "This role is not one"),
        (":ref:`there`", 1, "This role is not one"),
        ("`there`_ now", 1, "This is a link of reStructuredText"),
        (".. note:: x", 1, "This is reStructuredText"),
        ("##Title", 1, "A heading has a plain blank"),
        ("one\n#two", 2, "A heading has a plain blank"),
        ("-item", 1, "A line of a list has a plain blank"),
        ("1.item", 1, "A line of a list has a plain blank"),
        ("2)item", 1, "A line of a list has a plain blank"),
        ("one\n\n    two", 3, "Four blanks before a line"),
        ("one\n\n\ttwo", 3, "Four blanks before a line"),
        ("one:\n\n     - two", 3, "Four blanks before a line"),
        ("| a | b |\n| 1 | 2 |", 1, "This table has no rule"),
        ("one\n---", 1, "The line of signs below"),
        ("one\n===", 1, "The line of signs below"),
        ("(label)", 1, "This label is plain text. Write `(label)=`"),
        ("(label):", 1, "This label is plain text"),
        ("(label) =", 1, "This label is plain text"),
        ("[label]=", 1, "This label is plain text. Write `(label)=`"),
        ("{label}=", 1, "This label is plain text"),
        ("(my label)=\n## A", 1, "A label has no blanks. Write `(my-label)=`"),
        ("## A\n(label)=\n\nText.", 2, "A label stands above its heading, and this one below"),
        ("Text.\n\n(label)=\n", 3, "Nothing stands below this label"),
        ("## A {#label}\n\nText.", 1, "A label stands on a line of its own above its heading"),
        ("one ** two ** three", 1, "These stars make nothing bold"),
        ("a ***strong* word", 1, "`**` has no other half"),
        ("one\n**[it](#there) two", 2, "`**` has no other half"),
        ("see *`it` now", 1, "`*` has no other half"),
        ("see [it](#there)* now", 1, "`*` has no other half"),
        ("See [it][ the-page].", 1, "This link is not one"),
        ("See [[the-page]].", 1, "This link is not one"),
        ("See [it(#there) now.", 1, "This link is not one"),
        ("![it] (there.svg)", 1, "This link is not one"),
        ("See (it)[the-page].", 1, "This link has its brackets"),
        ("Write (us)[mailto:a@b.org].", 1, "This link has its brackets"),
        ("See https://example.org/x now.", 1, "This address is no link"),
        ("See www.example.org now.", 1, "This address is no link"),
        ("{ref}:there: x", 1, "This role is not one"),
        ("{ref}there x", 1, "This role is not one"),
        ("{ ref }`there`", 1, "This role is not one"),
        ("one\ntwo [cite:p]`key`", 2, "This role is not one"),
        ("So they say [@key2020].", 1, "This cites no source"),
        ("> [!NOTE]\n> Text.", 1, "This is no box. Write `:::{note}`"),
        ("!!! note\n    Text.", 1, "This is no box"),
        ("::{note}\nText.\n::", 1, "A fence has three marks or more. Write `:::{note}`"),
        ("``{note}\nText.\n``", 1, "A fence has three marks or more"),
        ("a | b\n1 | 2", 1, "This table has no rule"),
        ("+---+---+\n| a | b |\n+---+---+", 1, "This table is reStructuredText"),
        ("• one", 1, "`•` makes no list"),
        ("A {term`term` here.", 1, "This role lacks its second brace"),
        ("So they say @one2020.", 1, "This cites no source"),
        ("∗ one", 1, "`∗` makes no list"),
        ("{% include x %}", 1, "`{% include x %}` is for templates"),
        ("This is ==so== here.", 1, "`==so==` marks nothing here"),
        ("This is ++so++ here.", 1, "`++so++` marks nothing here"),
        ("This is ~so~ here.", 1, "`~so~` marks nothing here"),
        ("[b]so[/b] here.", 1, "`[/b]` is of a forum"),
        ("{++new++} words", 1, "`{++new++}` proposes a change"),
        ("It is \\textbf{so} here.", 1, "`\\textbf{so}` is LaTeX"),
        ("Say \\cite{one2020}.", 1, "`\\cite{one2020}` is LaTeX"),
        ("I am glad :smile: now.", 1, "`:smile:` makes no sign"),
        ("The |name| is here.", 1, "`|name|` puts nothing in here"),
        ("Itâ€™s here.", 1, "`â€™` is a sign that was read in another encoding"),
        ("It\ufffds here.", 1, "`\ufffd` is a sign that was read in another"),
        ("// to myself", 1, "`//` makes no comment"),
        ("##\xa0More", 1, "A heading has a plain blank"),
        ("-\xa0item", 1, "A line of a list has a plain blank"),
        ("- [ ]item", 1, "A box to tick has a blank behind it"),
        ("Text.[^]", 1, "`[^]` marks no note. Write `[^name]`"),
        ("Text.^[a note]", 1, "`^[a note]` marks no note"),
        ("Text.[^a]\n\n[^a] The note.", 3, "A note begins with its mark and a colon: `[^a]:`"),
        ("This &mdash and that", 1, "`&mdash` is no sign"),
        ("Dear {{ name }}", 1, "`{{ name }}` is for templates"),
        ("Text.\n\n:alt: A curve.", 3, "`:alt:` sets nothing here"),
        ("It is $x^2$ so.", 1, "`$x^2$` is no formula here"),
        ("one\n$$a_1$$", 2, "`$$a_1$$` is no formula here"),
        ("So it goes::\n\n    as code", 1, "`::` begins no code here"),
        ("a) one\nb) two", 1, "This makes no list"),
        ("(1) one\n(2) two", 1, "This makes no list"),
        ("a. one\nb. two", 1, "This makes no list"),
        ("– one\n– two", 1, "This makes no list"),
        ("1. one\n3. two", 2, "This is written 3, and shown as 2. Write `2.`"),
        ("2. one\n2. two\n3. three", 2, "This is written 2, and shown as 3"),
        ("one\nSee [it now.", 2, "`[` opens what no `]` closes"),
        ("one\nSee it] now.", 2, "`]` closes what no `[` opens"),
        ("## See [it", 1, "`[` opens what no `]` closes"),
        ("See [it]#there) now.", 1, "This link is not one"),
        ("See [it][there].", 1, "This link is not one"),
        ("See <#there>.", 1, "This link is not one"),
        ("See <example.org>.", 1, "This link is not one"),
        ("Call [them](tel 0800).", 1, "This link is not one"),
        ("Look at #the-page now.", 1, "This link is not one"),
        ("See {#there} now.", 1, "`{#there}` leads nowhere"),
        ("See {ref}[it](#there).", 1, "This role is not one"),
        ("It is so {cite: p}`key`.", 1, "This role is not one"),
        ("It is so {cite:p} (key).", 1, "This role is not one"),
        ("Write to <a@example.org now.", 1, "`<a@example.org` lacks its `>`"),
        ("Text. ## More", 1, "A heading begins a line"),
        ("(the-label)\nText.", 1, "This label is plain text. Write `(the-label)=`"),
        ("(label)=## More", 1, "This label is plain text"),
        ("(label=", 1, "This label is plain text"),
        ("label)=", 1, "This label is plain text"),
        ("(label):=", 1, "This label is plain text"),
        ("[label]:", 1, "This label is plain text"),
        ("( label )=\n## More\n\nText.", 1, "A label has no blanks. Write `(label)=`"),
        ("(term)\n: What it is.", 1, "This label is plain text. Write `(term)=`"),
        ("term\n:what it is", 2, "A definition has a blank behind its colon"),
        ("who: reach", 1, "An option stands between two colons"),
        ("[ ] one", 1, "A box to tick stands in a list"),
        ("- [] one", 1, "A box to tick is `[ ]`"),
        ("*so**", 1, "`*` has no other half"),
        ("~~gone~~", 1, "`~~gone~~` marks nothing here"),
        ("H~2~O", 1, "`~2~` is shown as it is"),
        ("a ${name} b", 1, "`${name}` is for templates"),
        ("@@ -1,2 +1,2 @@", 1, "`@@ -1,2 +1,2 @@` is of a list of changes"),
        ("[TOC]", 1, "`[TOC]` makes no contents"),
        ("'''\ncode\n'''", 1, "These are no backticks"),
        ("\\newpage", 1, "`\\newpage` is LaTeX"),
        ("one , two", 1, "A blank stands behind `,`"),
        ("one.Two is late", 1, "A blank stands behind `.`"),
        ("^1: the note", 1, "`^1:` marks no note"),
        ("Text.[^one two]", 1, "`[^one two]` marks no note"),
        ("Text.[^a]\n\n[^a]The note.", 3, "A note begins with its mark and a colon"),
    ],
)
def test_what_is_not_what_it_was_meant_for_is_told(text: str, line: int, told: str) -> None:
    assert [place for place, _ in found(text)] == [line], found(text)
    assert found(text)[0][1].startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "**bold** and *slanted* and __bold__ and `code`",
        r"\*as it is and \_so and \`so and \[x\] (#y)",
        "5 * 3 and a_b and __init__.py in `__init__`",
        "`**` and `{ref}'x'` and `[^x]`",
        "```\n**x\n| a |\n| b |\n```",
        "snake_case_name and 2*3*4",
        "A [link](#there) (and a remark) [1].",
        "Press [Enter] (or Return).",
        "-5 degrees, - a dash, 3.5 and 1.",
        "| a | b |\n| - | - |\n| 1 | 2 |",
        "one\n\n---\n\ntwo",
        "# Title\n\n- one\n\n  more of it\n",
        "- one\n\n      - two\n",
        "> one\n> two",
        "(so they say)",
        "He said (again) that it was so.",
        "(label)=\n# Title",
        "Text.[^note]\n\n[^note]: Words.",
        "#1 of all, #hashtag in the midst",
        r"A \*[word](#there) and `code`\* and *one*",
        "<https://example.org/a_b> and [www.example.org](https://www.example.org)",
        "A | B is a choice",
        "one ** two",
        "(label)=\n\n## Title\n\n(more)=\n### Below",
        "## A\n(b)=\n### B\n\nText.",
        "A {note} and {ref} in braces, a {a}/{b}.",
        "`{note}` opens a box, ``{ref}`x` `` leads on.",
        "[1][2] and [a] [b] and (so) [it is]",
        "AT&T, R&B, Q&A &c.",
        "- [x] done\n- [ ] not done",
        "He went (to [the door](#there)).",
        "un*believ*able, **bold**ness, *it*’s",
        "It cost $5, or $6 in March, and $1.50 + tax = $2.",
        "1. one\n1. two\n1. three",
        "3. three\n4. four",
        "She wrote [sic] that “[he] left [the house]”.",
        r"\[no link\] and \] and \[.",
        "`[` opens; ``a ` [ b``.",
        "(1) is the first of two; (2) is the second, (a) too.",
        "A. Smith said that b. is the second.",
        "— Rilke",
        "In 2020, 10,234 came, at 3:30 p.m.",
        "Node.js, e.g.this, U.S.A., Ph.D.",
        "Name: ______ and class: none.",
        "Term (old)\n: What it means.",
        "It is so: yes :) and no :(",
        "A road called A-1, x^2 and ~5, [0, 1] and [1].",
        "C:\\users\\me",
    ],
)
def test_what_is_meant_is_let_be(text: str) -> None:
    told = [entry for entry in found(text) if "Four blanks" not in entry[1]]
    assert told == []


def test_a_label_behind_other_words_is_text() -> None:
    assert not plain_label(nodes.paragraph("", "(label) or so"))


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("Text.", 1, "This page has no title"),
        ("", 1, "This page has no title"),
        ("# One\n\nText.\n\n# Two", 5, "A page has one title"),
    ],
)
def test_a_page_has_one_title(text: str, line: int, told: str) -> None:
    ((place, message),) = badly_titled(read(text))
    assert place == line
    assert message.startswith(told)


def test_a_title_without_its_blank_is_told_where_it_stands() -> None:
    assert list(badly_titled(read("#Title\n\nText."))) == []


def test_a_title_has_words() -> None:
    tree = nodes.document("", None)  # type: ignore[arg-type]
    tree += nodes.section("", nodes.title("", ""))
    ((_, message),) = badly_titled(tree)
    assert message.startswith("The title is empty")


def test_a_page_with_a_title_and_headings_is_let_be() -> None:
    assert list(badly_titled(read("# One\n\n## Two\n\n## Three"))) == []


CONFLICT = "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (CONFLICT, [1]),
        (f"a\n{CONFLICT}\nb\n{CONFLICT}", [2, 8]),
        ("<<<<<<< HEAD\nours\n||||||| base\nwas\n=======\ntheirs\n>>>>>>> other", [1]),
        ("ours\n=======\ntheirs\n>>>>>>> other", [4]),
        ("<<<<<<< HEAD\nours", [1]),
        ("Title\n=======", []),
        ("> > > > > > > quoted", []),
        (">>>>>>>quoted", []),
    ],
)
def test_what_git_did_not_merge_is_told_where_it_begins(text: str, lines: list[int]) -> None:
    assert list(unmerged_lines(text.split("\n"))) == lines


def test_of_what_git_did_not_merge_the_words_of_both_remain() -> None:
    assert merged(CONFLICT.split("\n")) == ["", "ours", "", "theirs", ""]


def test_a_heading_over_seven_signs_stays() -> None:
    assert merged(["Title", "======="]) == ["Title", "======="]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# One\n\n## Two\n\n## Three\n\nx", [3]),
        ("# One\n\n## Two\n\n% To write.\n\n(three)=\n## Three\n\nx", [3]),
        ("# One\n\n% To write.", [1]),
        ("# One\n\n## Two\n\n### Three\n\nx", []),
        ("# One\n\n## Two\n\n- x", []),
        ("# One", []),
    ],
)
def test_a_heading_has_something_below_it(text: str, told: list[int]) -> None:
    found = list(without_text(read(text)))
    assert [line for line, _ in found] == told
    assert all("Write it, or take the heading out." in message for _, message in found)
