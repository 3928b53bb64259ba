"""Code on paper: Pygments' tokens in few looks, the numbers of lines, and lines that are marked.

What each look is stands in `typ/code.typ`; it holds in grey, too. A language that Pygments does not
know, or code that is not of it, is set plainly: the website has told of it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from docutils import nodes
from pygments.filters import ErrorToken
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Literal, Name, Number, Operator, String
from pygments.util import ClassNotFound
from sphinx.highlighting import lexer_classes, lexers

from sphinx_bindery.pdf.typst import string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygments.lexer import Lexer

# The looks, by token: the first that holds it.
LOOKS = (
    (Comment, "c"),
    (Generic.Prompt, "c"),
    (Generic.Output, "c"),
    (Keyword, "k"),
    (Operator.Word, "k"),
    (Generic.Heading, "k"),
    (Generic.Strong, "k"),
    (Name.Tag, "k"),
    (String, "s"),
    (Number, "n"),
    (Literal, "n"),
    (Name.Function, "f"),
    (Name.Class, "f"),
    (Name.Decorator, "f"),
    (Name.Attribute, "f"),
)
PLAIN = ("", "none", "text")
Run = tuple[str, str]  # a look, and the words that have it


def code_call(node: nodes.Element) -> str:
    """Return a block of code as a Typst call."""
    source = node.astext()
    asked: dict[str, Any] = node.get("highlight_args", {})
    facts = []
    if node.get("linenos"):
        facts.append(f"first: {asked.get('linenostart', 1)}")
    if marked := asked.get("hl_lines"):
        facts.append(f"marked: ({''.join(f'{line}, ' for line in marked)})")
    language = "pycon" if isinstance(node, nodes.doctest_block) else node.get("language", "")
    runs = list(_runs(source, language))
    if any(look for look, _ in runs):
        facts.append(f"lines: ({''.join(map(_line, _lines(runs)))})")
    return f"#code({', '.join([string(source), *facts])})"


def _runs(source: str, language: str) -> Iterator[Run]:
    """Yield the words of code and how each run of them looks."""
    lexer = _lexer(source, language)
    try:
        tokens = list(lexer.get_tokens(source)) if lexer else []
    except ErrorToken:
        tokens = []
    if "".join(words for _, words in tokens).rstrip("\n") != source.rstrip("\n"):
        yield "", source
    else:
        pairs = ((_look(token), words) for token, words in tokens)
        for look, group in groupby(pairs, key=lambda pair: pair[0]):
            yield look, "".join(words for _, words in group)


def _lexer(source: str, language: str) -> Lexer | None:
    """Return what takes code of a language apart, as Sphinx chooses it; None for nothing."""
    if language in PLAIN:
        return None
    if language in ("py", "python", "py3", "python3", "default", "pycon", "pycon3"):
        language = "pycon" if source.startswith(">>>") else "python"
    if language in lexers:
        return lexers[language]
    options = {"stripnl": False}
    try:
        found = lexer_classes.get(language)
        lexer: Lexer = found(**options) if found else get_lexer_by_name(language, **options)
    except (ClassNotFound, TypeError):
        return None
    lexer.add_filter("raiseonerror")
    return lexer


def _look(token: Any) -> str:
    return next((look for kind, look in LOOKS if token in kind), "")


def _lines(runs: list[Run]) -> list[list[Run]]:
    """Return the runs of each line; lexers add an end to the last."""
    lines: list[list[Run]] = [[]]
    for look, words in runs:
        first, *more = words.split("\n")
        lines[-1].append((look, first))
        lines += [[(look, part)] for part in more]
    return lines if any(words for _, words in lines[-1]) else lines[:-1]


def _line(runs: list[Run]) -> str:
    """Return a line as a Typst array of its runs: a look and a text each."""
    pairs = "".join(f'("{look}", {string(words)}), ' for look, words in runs if words)
    return f"({pairs}), "
