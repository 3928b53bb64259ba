"""What the writer is told: each finding once, as `file:line: what is wrong, what to write instead`.

Sphinx's own words tell what is wrong; where they do not say what to write instead, `ADVICE` adds
it. Three builders read one source, so the same warning may come three times.
"""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from sphinx.util.logging import NAMESPACE, SafeEncodingWriter, WarningStreamHandler

from press.cli.lost_labels import LostLabels
from press.cli.repeated import Repeated
from press.signs import one_line
from sphinx_bindery.files import fault_of_disk

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 800  # signs of a finding: a page may have brought in any number
GAP = ".gap"  # ends the kind of what is not yet written
COLOUR = "\x1b"  # what begins a colour, or ends one
LABEL = "Write a label that stands above a heading, as in `(the-label)=`."
NO_LABEL = "'myst' cross-reference target not found: '"
SPELLING = "Check its spelling; CONTRIBUTING.md lists those that exist."
# By the type and subtype of a warning.
ADVICE = {
    "ref.ref": LABEL,
    "ref.term": "Write a term of the glossary, or add it there.",
    "ref.doc": "Write the page's path from the folder `source`, without `.md`.",
    "myst.directive_unknown": SPELLING,
    "myst.role_unknown": SPELLING,
    "image.not_readable": "Check the path: it counts from the folder of this page.",
    "toc.not_included": "Add it to the toctree of the `index.md` in its folder.",
    "toc.not_readable": "Check the name in the toctree: a file's path without `.md`.",
    "bibtex.key_not_found": "Write a key of source/references.bib, or add the source there.",
}
OTHER_LABEL = "Give one of the two another label."
# docutils gives all its warnings one type, and Sphinx gives this of its own none.
ADVICE_BY_WORDS = {
    "Duplicate explicit target name": OTHER_LABEL,
    "Unknown directive type": SPELLING,
}

# What is said in the words of a program, and what a writer is told in its place.
SAID_OTHERWISE = {
    re.compile(f"{NO_LABEL}(www[.].+)'"): r"`\1` is no label. For a website write `https://\1`.",
    re.compile(f"{NO_LABEL}(https?)[:/]++(.+)'"): (
        r"`\1…\2` is no address. For a website write `\1://\2`."
    ),
    re.compile(f"{NO_LABEL}([^#]+[.](?:md|html?))(?:#.*)?'"): (
        r"There is no page `\1`. Write the label of a page, as in `[words](#time-out)`."
    ),
    re.compile(rf"{NO_LABEL}([^']+[.](?:svg|png|jpe?g|gif|webp))'"): (
        r"`\1` is no label. To show a picture write `![words](\1)`."
    ),
    re.compile(rf"{NO_LABEL}([\w-]+(?:[.][\w-]+)*[.][a-z]{{2,}}(?:/\S*)?)'"): (
        r"`\1` is no label. For a website write `https://\1`."
    ),
    re.compile(rf"{NO_LABEL}([^\s@]+@[\w.-]+\.\w+)'"): (
        r"`\1` is no label. To have it written to, write `mailto:\1`."
    ),
    re.compile(rf"{NO_LABEL}(\w+://.*)'"): (
        r"`\1` is no address of a website. Write `https://example.org/page`."
    ),
    re.compile(rf"{NO_LABEL}([^'/#]+[.!?…])'"): (
        r"`\1` is no address. If it is a note, write `[^name]`, and `[^name]: …` for its words."
    ),
    re.compile(f"{NO_LABEL}'"): "This link leads nowhere. Write its address into its brackets.",
    re.compile(f"{NO_LABEL}(.+)'"): rf"Nothing has the label `\1`. {LABEL}",
    re.compile(r"Non-consecutive header level increase; H(\d) to H(\d)"): (
        r"This heading has \2 `#`, and the one above it \1. Write one more than that one has."
    ),
    re.compile(r"Document headings start at H\d, not H1"): (
        "A page begins with its title. Write it above: a line with one `#`."
    ),
    re.compile(r"'([^']+)': Unknown option key: '([^']+)' "): (
        rf"`\1` has no option `\2`. {SPELLING}"
    ),
    re.compile(r"'([^']+)': Invalid options format"): (
        r"This is no option of `\1`. Write `:name: value`, or leave a line empty above the text."
    ),
    re.compile("Figure caption must be a paragraph or empty comment"): (
        "Options stand right below the line that begins a figure, and its caption is one paragraph "
        "below an empty line. Write them so."
    ),
    re.compile(r"Footnote \[.*\] is not referenced"): (
        "No text leads to this note. Write its mark where it belongs, or take the note out."
    ),
    re.compile(r"Duplicate footnote definition found for label: '(.+)'"): (
        r"Two notes are called `\1`. Give one of them another name."
    ),
    re.compile(r"(?:Document|Section|Document or section) may not (begin|end) with a transition"): (
        r"Neither a page nor a section can \1 with a line of `---`. Take it out."
    ),
    re.compile(r"At least one body element must separate transitions"): (
        "Two lines of `---` follow each other. Take one of them out."
    ),
    re.compile(r'Content block expected for the "(.+)" directive'): (
        r"Nothing stands in `\1`. Write its text, or take it out."
    ),
    re.compile(r"Directive '(.+)': \d+ argument\(s\) required, 0 supplied"): (
        r"`\1` needs words behind its braces. Write them there."
    ),
}
# What is told where it is wrong: a mark without a note is left over, a page has no title, and an
# address has no host; a name is on two pages, which `guard.twice` tells of whoever was read first.
TOLD_ELSEWHERE = re.compile(
    r"duplicate (?:label|term description) |"
    r"The link to (?:https?|mailto|tel|sms):\S* leads to nothing that a book can open: |"
    "Too many autonumbered footnote references|Unknown target name: |"
    "toctree contains reference to document '.*' that doesn't have a title"
)
DOCSTRING = re.compile(r"\.py:docstring of .*")
COLON = r"\x3a"  # of a file's name, which would else look like a place in another file
OPTIONS_LOST = re.compile(r"Unknown option key|Invalid options format|Figure caption must be")
MOST_OPTIONS = 9  # lines below the beginning of a figure, in which its options stand
# After one of these nothing on the page is what its writer meant: it is told alone.
TOLD_ALONE = ("source.fence", "source.unmerged", "source.encoding")


class Reporter(WarningStreamHandler):
    """Hears what Sphinx warns of, and prints each finding once.

    `root` is the folder in which the book lies, `out` is what to print to: the writer's terminal,
    unless another is given. What was reported stands in `reported`, in its order, also what is one
    of many of its kind and so is not printed; `finish` tells how many those are. Those in `gaps`
    are not wrong, only not yet written. What kept a file from being written stands in
    `fault_of_disk`.
    """

    def __init__(self, root: Path, out: TextIO | None = None) -> None:
        super().__init__(SafeEncodingWriter(out or sys.stderr))
        self.setLevel(logging.WARNING)
        self.root = root
        self.lead = ""  # what empties the line that a terminal may be showing
        self.begin()

    def begin(self) -> None:
        """Forget what was reported: the book is made once more, and may be another."""
        self.reported: dict[str, None] = {}  # as a set that keeps its order
        self.gaps: set[str] = set()
        self.fault_of_disk = ""
        self.unreadable: set[str] = set()
        self._repeated = Repeated()
        self._labels = LostLabels(self.root)
        self._lost: set[tuple[str, int]] = set()  # where options are that were not understood

    def attach(self) -> None:
        """Take the place of the handler by which Sphinx prints its warnings.

        An application puts up a new one whenever it begins. Its filters come along: they know the
        application, and so what conf.py suppresses and where each page lies.
        """
        logger = logging.getLogger(NAMESPACE)
        if logger.level != logging.WARNING:  # Sphinx would make a record of each event, for nobody
            logger.setLevel(logging.WARNING)  # … and this has every logger ask anew
        for handler in logger.handlers[:]:
            if isinstance(handler, WarningStreamHandler) and handler is not self:
                self.filters = handler.filters
                logger.removeHandler(handler)
                logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Report a warning by its first line: those below may be a page's own, and look like ours.

        `record` has been through the filters: its place is words, or none.
        """
        if fault := next(filter(None, map(fault_of_disk, _errors(record))), ""):
            self.fault_of_disk = fault  # a file is missing, or half of it: Sphinx goes on
            return
        try:
            place = self._place(getattr(record, "location", None) or "")
            if self._is_news(record, place):
                here = f"{self.root}/"  # Sphinx names another file by its whole path
                said = (words.replace(here, "") for words in _words(record))
                found = [": ".join(self._labels.found(place, words)) for words in said]
                if _kind(record).endswith(GAP):
                    found = [f"{finding} (A gap.)" for finding in found]
                    self.gaps.update(map(_shown, found))
                self.report(found)
        except Exception:  # as every handler: a warning that is badly made ends no book
            self.handleError(record)

    def _is_news(self, record: logging.LogRecord, place: str) -> bool:
        """Tell whether a finding is none of those that another on its page has brought about."""
        kind = _kind(record)
        page, _, line = place.rpartition(":")
        if kind in TOLD_ALONE:
            self.unreadable.add(page)
        if OPTIONS_LOST.search(logging.LogRecord.getMessage(record)):
            self._lost.add((page, int(line)))
        below = range(int(line), int(line) + MOST_OPTIONS)
        if kind == "image.alt" and any((page, number) in self._lost for number in below):
            return False
        return kind in TOLD_ALONE or page not in self.unreadable

    def report_early(self, text: str) -> None:
        """Report what Sphinx printed before a handler could be there: it had read conf.py alone."""
        lines = [line.partition("WARNING: ")[2] for line in text.splitlines()]
        self.report(f"conf.py:1: {line.partition(COLOUR)[0]}" for line in lines if line)

    def report(self, findings: Iterable[str]) -> None:
        """Print those of the findings that are new."""
        for finding in map(_shown, findings):
            if finding not in self.reported:
                self.reported[finding] = None
                if not self._repeated.keeps_back(finding):
                    self._print(finding)

    def finish(self) -> None:
        """Tell how many there are of each kind that was not told to its end."""
        for line in self._repeated.rest():
            self._print(line)

    def _print(self, finding: str) -> None:
        self.stream.write(f"{self.lead}{finding}\n")

    def _place(self, place: str) -> str:
        """Return `file:line`, the file from the folder where the book lies."""
        path, _, line = place.rpartition(":")
        if not line.isdigit():
            path, line = place.removesuffix(":"), "1"
        if not path:
            return "conf.py:1"
        name = Path(DOCSTRING.sub(".py", path))
        shown = name.relative_to(self.root) if name.is_relative_to(self.root) else name
        return f"{str(shown).replace(':', COLON)}:{line}"


def _shown(finding: str) -> str:
    """Return a finding as it is printed: one line, and no longer than somebody reads."""
    line = one_line(finding)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 2]} …"


def _kind(record: logging.LogRecord) -> str:
    return ".".join(getattr(record, name, None) or "" for name in ("type", "subtype"))


def _errors(record: logging.LogRecord) -> list[OSError]:
    """Return the errors of the system that a warning tells of."""
    return [it for it in record.args or () if isinstance(it, OSError)]


def _words(record: logging.LogRecord) -> list[str]:
    """Return a warning's own words, with what to write instead; none where others tell of it."""
    message = logging.LogRecord.getMessage(record)  # Sphinx's would begin with place and level
    if TOLD_ELSEWHERE.match(message):
        return []
    return [advised(message.partition("\n")[0], _kind(record))]


def advised(message: str, kind: str = "") -> str:
    """Return a warning's words, with what to write instead; its kind is `type.subtype`."""
    # Sphinx adds the kind for whoever suppresses warnings.
    words = message.removesuffix(f" [{kind.rstrip('.')}]")
    for pattern, said in SAID_OTHERWISE.items():
        match = pattern.match(words)
        if match:
            return match.expand(said)
    advice = ADVICE.get(kind) or _advice_by_words(words)
    return f"{words.rstrip('.')}. {advice}" if advice else words


def _advice_by_words(words: str) -> str:
    return next((advice for start, advice in ADVICE_BY_WORDS.items() if start in words), "")
