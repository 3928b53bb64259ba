"""The list of sources, read entry by entry: a slip in one is told with its line, the others stay.

sphinxcontrib-bibtex would read the file as a whole, and stop at the first slip with a traceback.
What cannot be read is left out of the list, and told once, here, not at every place that cites it.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pybtex.database.input.bibtex import LowLevelParser, Parser, UndefinedMacro
from pybtex.exceptions import PybtexError
from pybtex.plugin import find_plugin
from pybtex.richtext import Text
from pybtex.scanner import PrematureEOF, PybtexSyntaxError
from pybtex.style.template import FieldIsMissing
from sphinx.util import logging
from sphinxcontrib.bibtex.bibfile import BibData, BibFile, get_mtime

from press.pieces.lists import GONE, UNMERGED, read_list
from press.signs import PILE, PILED, name_of, unseen_in, without_unseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pybtex.database import BibliographyData
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

LONGEST = 20_000  # signs of an entry, with its abbreviations written out
MOST = 1_000  # entries of a file
MOST_SIGNS = 200_000  # of a file, also written out; the book has a tenth of it
MOST_PARTS = 10_000  # braces, signs of TeX and names in a file, each of which takes its time
PART = re.compile(r"\{|\\|\sand\s")
TOO_MUCH = (
    f"This list has more than {MOST_SIGNS:,} signs, or {MOST_PARTS:,} braces and names. "
    "Nothing of it is read. Cut it."
)
MOST_NAMES = 100  # authors of an entry
AS_WRITTEN = 200_000  # signs of one as it stands there
ENTRY = re.compile(r"^[ \t]*@|@\w+\{[^\s{},=]+,", re.MULTILINE)  # what is between is a comment
COMMENT = re.compile(r"\s*@\s*comment\b", re.IGNORECASE)
FIELD = re.compile(r"\s*([a-z][\w-]*)\s*=", re.IGNORECASE)
OUTSIDE = re.compile(r"^[ \t]*+,?[ \t]*+(?:[a-z][\w-]*+\s*+=|[})])", re.IGNORECASE | re.MULTILINE)
NAMES = re.compile(r"\sand\s")  # what stands between the names of authors
KEY = re.compile(r"[A-Za-z0-9](?:[\w:.+/-]*\w)?", re.ASCII)
BLANK_KEY = re.compile(r"@\s*\w+\s*\{\s*(?P<key>[^\s,={}]+(?:[ \t]+[^\s,={}]+)+)\s*,")
ODD_KEY = "No page can cite the key `{}`. Write letters from a to z, digits and `-`: `one2020`."
NO_ENTRY = (
    "No source stands here. Write one, as `@article{one2020, …}`, or take the file out of conf.py."
)
TEX = re.compile(r"[\\~$^]")  # what makes a sign of a field that is not there
TEMPLATE = re.compile(r"get_(\w+)_template")


class Fault(NamedTuple):
    """A line of a file, what is wrong there, and what to write instead."""

    line: int
    words: str


class FaultError(Exception):
    """What is wrong with an entry, which is then left out."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(words)
        self.fault = Fault(line, words)


class _EndlessError(PybtexSyntaxError):  # type: ignore[misc]
    """An entry whose abbreviations stand for more than any source has to say."""


class _EntryParser(LowLevelParser):  # type: ignore[misc]
    """Reads an entry, and at the first slip no further."""

    written_out = 0

    def substitute_macro(self, name: str) -> str:
        value: str = super().substitute_macro(name)
        self.written_out += len(value)
        if self.written_out > LONGEST:
            raise _EndlessError("", self)
        return value


def read_files(app: Sphinx) -> None:
    """Read the lists of sources, and tell their slips; sphinxcontrib-bibtex finds them read."""
    config = app.config
    if config.bibtex_bibfiles is None:  # sphinxcontrib-bibtex has a word to say on that
        return
    paths = [(Path(app.confdir) / name).resolve() for name in config.bibtex_bibfiles]
    texts = [_text_of(path) for path in paths]
    domain: Any = app.env.get_domain("cite")
    sources = _kept(domain.data, [text for text, _ in texts], config.bibtex_default_style)
    for path, (_, unread), faults in zip(paths, texts, sources.faults, strict=True):
        first = {fault.line: fault for fault in (*faults, *unread)}  # one line of words for a line
        for line, words in sorted(first.values()):
            logger.warning("%s", words, type="book", subtype="sources", location=f"{path}:{line}")
    domain.is_whole = not any(unread for _, unread in texts) and not any(sources.faults)
    files = {
        path: BibFile(get_mtime(path), dict.fromkeys(keys))
        for path, keys in zip(paths, sources.keys, strict=True)
    }
    domain.data["bibdata"] = BibData(config.bibtex_encoding, files, sources.data)


def _kept(data: dict[str, Any], texts: list[str], style: str) -> Sources:
    """Return what stands in the files: as it was read before, where they are as they were.

    `data` is what Sphinx keeps with the pages. Nothing of what was made of other sources stays.
    """
    if data.get("read_from") != (texts, style):
        data.update(read_from=(texts, style), sources=gather(texts, style), formatted={})
    sources: Sources = data["sources"]
    return sources


def _text_of(path: Path) -> tuple[str, list[Fault]]:
    """Return the text of a file, without what cannot be read, and each such line."""
    text, fault = read_list(path)
    if fault and fault.advice == GONE:
        return "", [Fault(1, f"{GONE[:-1]}, or take it out of conf.py.")]
    if fault and fault.advice == UNMERGED:
        return "", [Fault(*fault)]  # each entry of it may stand there twice
    if len(text) > MOST_SIGNS or len(PART.findall(text)) > MOST_PARTS:
        return "", [Fault(1, TOO_MUCH)]
    faults = [Fault(*fault)] if fault else []
    faults += [
        Fault(number, f"This line has a sign that cannot be seen: {name_of(sign[0])}. Take it out.")
        for number, line in enumerate(text.split("\n"), start=1)
        if (sign := next(unseen_in(line), None))
    ]
    if pile := PILED.search(text):
        faults.append(Fault(text.count("\n", 0, pile.start()) + 1, PILE))
    if not (faults or ENTRY.search(text)):
        faults.append(Fault(1, NO_ENTRY))
    return without_unseen(text), faults


class Sources(NamedTuple):
    """What could be read of the files, and of each file the keys and what is wrong."""

    data: BibliographyData
    keys: list[list[str]]
    faults: list[list[Fault]]


def gather(texts: Iterable[str], style: str) -> Sources:
    """Read the entries of all files; a key stands once in all of them."""
    reader = _Reader(find_plugin("pybtex.style.formatting", style)())
    sources = Sources(reader.parser.data, [], [])
    for text in texts:
        before = set(reader.parser.data.entries)
        sources.faults.append(list(reader.read(text)))
        keys = [key for key in reader.parser.data.entries if key not in before]
        sources.keys.append(keys)
    return sources


class _Reader:
    """Gathers sources that `style` can set."""

    def __init__(self, style: Any) -> None:
        self.parser = Parser()
        self._style = style
        self._written_out = 0
        kinds = map(TEMPLATE.fullmatch, dir(style))
        self._kinds = [kind[1] for kind in kinds if kind]

    def read(self, text: str) -> Iterator[Fault]:
        """Take in what can be read of a text; yield what is wrong, one fault for an entry."""
        starts = [match.start() for match in ENTRY.finditer(text)]
        for number, (start, end) in enumerate(pairwise([*starts, len(text)])):
            if number == MOST:
                words = (
                    f"This list has more than {MOST:,} sources. Those from here on are left out."
                )
                yield Fault(text.count("\n", 0, start) + 1, words)
                return
            if COMMENT.match(text, start):
                continue
            first = text.count("\n", 0, start) + 1
            if end - start > AS_WRITTEN:
                words = f"This entry has more than {LONGEST:,} signs. Cut its abbreviations."
                yield Fault(first, words)
                continue
            if len(NAMES.findall(text, start, end)) > MOST_NAMES:
                words = f"This entry has more than {MOST_NAMES} names. Write `and others`."
                yield Fault(first, words)
                continue
            if self._written_out > MOST_SIGNS:
                yield Fault(first, "The abbreviations make this list too long. It ends here.")
                return
            try:
                kind, content = self._parse(text[start:end], first)
                if kind not in ("string", "preamble"):
                    self._take(first, kind, *content)
            except FaultError as error:
                yield error.fault

    def _parse(self, text: str, first: int) -> tuple[str, tuple[Any, ...]]:
        """Return the kind of the entry that begins in line `first`, and what is in it."""
        parser = _EntryParser(text, macros=self.parser.macros)
        try:
            kind, content = next(iter(parser))
        except PybtexSyntaxError as error:
            if parser.current_entry_key is None and parser.current_field_name:  # of a @string
                self.parser.macros[parser.current_field_name] = ""  # is told once, not where used
            line, words = _slip(error, parser)
            raise FaultError(first + line - 1, words) from error
        finally:
            self._written_out += parser.written_out
        if OUTSIDE.search(text[parser.pos :]):
            line = first + text.count("\n", 0, parser.pos)
            raise FaultError(line, "A `}` too many: the entry ends here. Take it out.")
        return kind.lower(), content

    def _take(self, line: int, kind: str, key: str, fields: list[Any]) -> None:
        """Take in one source. Raises FaultError if it cannot be set."""
        if not KEY.fullmatch(key):
            raise FaultError(line, ODD_KEY.format(key))
        if key in self.parser.data.entries:
            raise FaultError(line, f"The key `{key}` stands above, too. Give one another key.")
        if kind not in self._kinds:
            near = get_close_matches(kind, self._kinds, n=1)
            hint = f" Did you mean `@{near[0]}`?" if near else ""
            known = ", ".join(self._kinds)
            raise FaultError(line, f"`@{kind}` is no kind of source.{hint} The kinds: {known}.")
        try:
            self.parser.process_entry(kind, key, fields)
            self._set(self.parser.data.entries[key])
            self._see(self.parser.data.entries[key])
        except FieldIsMissing as error:
            field = str(error).split()[1].replace("editor", "author")  # either will do
            words = f"`{key}` has no {field}. Write `{field} = {{…}},` into it."
        except (PybtexError, ValueError, IndexError) as error:
            words = f"`{key}` cannot be set: {error}. Mend that field."
        else:
            return
        self.parser.data.entries.pop(key, None)
        raise FaultError(line, words)

    def _set(self, source: Any) -> None:
        if not (source.persons or "title" in source.fields):  # by which a page could name it
            raise FieldIsMissing("title", source)
        labels = list(self._style.format_labels(self._style.sort([source])))
        self._style.format_entry(labels[0], source)

    def _see(self, source: Any) -> None:
        """Raise ValueError where TeX makes a sign of a field that cannot be seen, as of `\\-`."""
        people = (str(one) for each in source.persons.values() for one in each)
        for value in filter(TEX.search, (*source.fields.values(), *people)):
            try:
                words = str(Text.from_latex(value))
            except (PybtexError, ValueError, RecursionError):
                continue  # which is told where it is set
            if sign := next(unseen_in(words), None):
                raise ValueError(f"it makes {name_of(sign[0])}, which cannot be seen")


def _slip(error: PybtexSyntaxError, parser: LowLevelParser) -> Fault:
    """Return the line, counted from the beginning of the entry, and what is wrong there."""
    text, at, field = parser.text, parser.pos, parser.current_field_name
    here = parser.lineno
    before = text[:at].rstrip().count("\n") + 1  # the line of what was read last
    if isinstance(error, _EndlessError):
        return Fault(here, f"This entry has more than {LONGEST:,} signs. Cut its abbreviations.")
    if isinstance(error, UndefinedMacro):
        name = error.args[0]
        return Fault(here, f"`{name}` stands for nothing. Write `{{{name}}}` if it is the value.")
    if isinstance(error, PrematureEOF):
        return _not_closed(text)
    if "braces" in error.args[0]:
        return Fault(here, f"The braces of `{field}` do not match. Give each `{{` its `}}`.")
    if blank := BLANK_KEY.match(text.lstrip()):
        return Fault(1, ODD_KEY.format(blank["key"]))
    if not parser.current_entry_key or (not field and text.startswith("=", at)):
        return Fault(1, "This entry has no key. Begin it as in `@article{one2020,`.")
    if field and not parser.current_value:
        return Fault(here, f"`{field}` has no value. Write `{field} = {{…}},`.")
    if FIELD.match(text, at):
        return Fault(before, "A comma is missing at the end of this line.")
    return Fault(here, f"This cannot be read: {error.args[0]}. Write `name = {{value}},` lines.")


def _not_closed(text: str) -> Fault:
    """Find the field in which a brace is missing: the next one then begins too deep."""
    depth, last = 0, 1
    for number, line in enumerate(text.split("\n"), start=1):
        field = FIELD.match(line)
        if field and depth > 1:
            return Fault(last, "A `}` is missing at the end of this field.")
        last = number if field else last
        depth += line.count("{") - line.count("}")
    return Fault(1, "This entry is not closed. Write `}` at its end.")
