"""How the pages of a book differ from those of before, as Markdown."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from press.checks.prose.readability import grade_of
from press.cli.summary.words import code, safe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from press.cli.summary.pages import Page

MOST = 12  # changed sentences told of one page


def changed_pages(old: Mapping[str, Page], new: Mapping[str, Page]) -> list[str]:
    """Return the docnames of the pages that differ, are new, or were taken out."""
    return [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]


def addresses(old: Mapping[str, Page], new: Mapping[str, Page]) -> list[str]:
    """Return the lines that tell which addresses lead elsewhere now, and which lead nowhere."""
    before, now = _leading(old), _leading(new)
    lines = [
        f"- {code(name)} leads to {code(page)} now."
        for name, page in sorted(now.items())
        if name != page and before.get(name) != page
    ]
    lines += [
        f"- **{code(name)} leads nowhere now**: whoever kept its address, or was sent it, finds "
        f"nothing. Write {code(f'moved: [{name}]')} on the page that takes its place."
        for name in sorted(before.keys() - now.keys())
    ]
    return ["", "## Addresses", "", *lines] if lines else []


def _leading(pages: Mapping[str, Page]) -> dict[str, str]:
    """Return the page that each address leads to."""
    return {name: page for page, each in pages.items() for name in (page, *each.moved)}


def by_new_names(old: Mapping[str, Page], new: Mapping[str, Page]) -> dict[str, Page]:
    """Return the pages of before, each that was renamed by its name of today."""
    now = _leading(new)
    named = {name: page for name, page in old.items() if name in new}
    for name, page in old.items():
        if name not in new:
            today = now.get(name, name)
            named[name if today in named else today] = page
    return named


def compare(old: Mapping[str, Page], new: Mapping[str, Page]) -> list[str]:
    """Return the lines of Markdown that tell how the pages differ."""
    lines = ["## Pages"]
    changed = changed_pages(old, new)
    if not changed:
        return [*lines, "", "The text of no page changed."]
    lines += [
        "",
        "| Page | Words before | Words now | Reading grade |",
        "| --- | ---: | ---: | --- |",
    ]
    lines += [_row(name, old.get(name), new.get(name)) for name in changed]
    for name in changed:
        lines += _sentences(name, old.get(name), new.get(name))
    return lines + _new_claims(changed, old, new)


def _row(name: str, old: Page | None, new: Page | None) -> str:
    page = new or old
    assert page
    state = "" if old and new else " (new)" if new else " (taken out)"
    before, now = (str(each.words) if each else "–" for each in (old, new))
    grades = [f"{grade_of(each.sentences):.1f}" for each in (old, new) if each and each.sentences]
    return (
        f"| {safe(page.title)}{state}<br>{_cell(name)} | {before} | {now} | {' → '.join(grades)} |"
    )


def _cell(name: str) -> str:
    """Return a name as code in a table, whose cell it cannot end."""
    return code(name).replace("|", r"\|")


def _sentences(name: str, old: Page | None, new: Page | None) -> list[str]:
    before, now = (list(each.sentences) if each else [] for each in (old, new))
    told: list[str] = []
    matcher = difflib.SequenceMatcher(a=before, b=now, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            told += [f"> − {safe(sentence)}  " for sentence in before[a:b]]
            told += [f"> + {safe(sentence)}  " for sentence in now[c:d]]
            told.append("")
    if not told or not (old and new):
        return []
    more = [f"… and {len(told) - 2 * MOST} lines more."] if len(told) > 2 * MOST else []
    return ["", f"### {code(name)}, sentence by sentence", "", *told[: 2 * MOST], *more]


def _new_claims(
    changed: Sequence[str], old: Mapping[str, Page], new: Mapping[str, Page]
) -> list[str]:
    lines = ["", "## New claims and their sources", ""]
    found = [
        f"- {code(key)}, in {code(name)}: {safe(words)}"
        for name in changed
        if name in new
        for key, words in sorted(new[name].claims - (old[name].claims if name in old else set()))
    ]
    return lines + (found or ["None: no sentence with a source is new."])
