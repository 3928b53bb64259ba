"""words.html: the words of raw HTML."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_bindery.words.html import plain_words, text_of_html


def raw(source: str, kind: str = "html") -> nodes.raw:
    return nodes.raw("", source, format=kind)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (["One line", raw("<br>"), "another"], "One line another"),
        (["H", raw("<sub>"), "2", raw("</sub>"), "O"], "H2O"),
        (["x", raw("\\LaTeX", "latex")], "x"),
        ([raw('<input type="checkbox" checked>'), "done"], "☑ done"),
        ([raw('<img src="x.png" alt="a hill">')], "a hill"),
        (["a\x08b", raw("<b>c\x0cd</b>")], "abc d"),
    ],
)
def test_a_title_has_words_and_no_tags(parts: list[nodes.Node | str], words: str) -> None:
    title = nodes.title("", "", *[nodes.Text(x) if isinstance(x, str) else x for x in parts])
    before = title.astext()
    assert plain_words(title) == words
    assert title.astext() == before


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("one<br>two", "one two"),
        ("<p>one</p><p>two</p>", "one two"),
        ("<ul><li>one</li><li>two</li></ul>", "one two"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<h2>one</h2>two", "one two"),
        ("<b>o</b>ne", "one"),
        ("a <script>no()</script>b<style>p{}</style> c<template>x</template>", "a b c"),
        ('see <img src="x" alt="a hill"> there', "see a hill there"),
        ("see <img src=x> there", "see there"),
        ("&lt;b&gt; &amp; so", "<b> & so"),
        ("  many \n spaces ", "many spaces"),
    ],
)
def test_the_words_of_html(source: str, words: str) -> None:
    assert text_of_html(source) == words
