"""The verbs of the command line, and what to say of a word that is none of them.

The Makefile asks before it sets up anything: a slip of the hand costs no minutes. So nothing but
Python's own library is imported here.
"""

from __future__ import annotations

import difflib
import sys

from press.cli.outputs import OUTPUTS

# Each with the module that does it; the other verbs are the Makefile's.
MODULES = {
    "live": "press.cli.live.__main__",
    "new": "press.cli.new.__main__",
    "linkcheck": "press.cli.linkcheck",
    "summary": "press.cli.summary.__main__",
    "release": "press.cli.release",
    "hook": "press.cli.hook",
    "words": "press.cli.words",
}
# The Makefile's own targets, and builders of Sphinx that are near to one of them in spelling.
OTHERS = (
    *("book", "check", "site", "bench", "test", "proof", "coverage", "same", "staged"),
    *(
        "lint",
        "picture",
        "audit",
        "clean",
        "lock",
        "help",
        "text",
        "texinfo",
        "latex",
        "man",
        "xml",
        "json",
    ),
    *("gettext", "dirhtml", "singlehtml", "htmlhelp", "doctest", "dummy", "pickle", "pseudoxml"),
    *("linkcheck", "changes", "bindery-epub"),
)
NEAR = 0.7  # of 1: the share of letters that are alike


def verbs() -> tuple[str, ...]:
    """Return all words that are verbs."""
    return *MODULES, *OUTPUTS, *OTHERS


def slip(word: str) -> str:
    """Return what to say of a word that is nearly a verb; '' for a verb, or a builder's name."""
    if word in verbs():
        return ""
    near = difflib.get_close_matches(word, verbs(), n=1, cutoff=NEAR)
    return f"There is no verb `{word}`. Did you mean `{near[0]}`?" if near else ""


def main() -> int:
    """Say what is wrong with the word of the command line, if anything; return the status."""
    message = slip(sys.argv[-1])
    if message:
        print(f"{message} `make help` lists them.", file=sys.stderr)
    return int(bool(message))


if __name__ == "__main__":
    sys.exit(main())
