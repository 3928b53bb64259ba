"""What a change means to the book, in words a writer understands: `make summary BASE=main`.

Reads the book as it was at a revision and as it is now, and compares page by page: words, reading
grade, sentences, claims with their sources. Adds what `make check` finds, how large the books are,
and pictures of the changed pages. The result is Markdown, `build/summary/summary.md`.
"""

from __future__ import annotations

import argparse
import difflib
import html
import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import SphinxError

import press
from press.checks.prose.passages import passages
from press.checks.prose.readability import grade_of
from press.cli.application import Application
from press.cli.build import FOR_ONE
from press.cli.processes import run
from press.cli.reporter import Reporter
from press.pieces.moved import moved_pages
from press.pieces.withheld import withheld
from sphinx_bindery.files import write_whole
from sphinx_bindery.git import GitError, git

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

BOOKS = {"html": "the website", "epub": "the EPUB", "pdf": "the PDF"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MOST = 12  # changed sentences told of one page
PHONE = "390,2400"
PATIENCE = 60  # seconds for one picture, which is then left out
PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"}
# What `make check` says beside its findings: how many there are, and what is meant so.
NO_FINDING = re.compile(rf"Nothing found\b|\d+ findings?\.?$|{FOR_ONE}")
PLACE = re.compile(r"^(?P<path>[^\s:]+):(?P<line>\d+): (?P<words>.*)$")


@dataclass(frozen=True)
class Page:
    """A page as the summary sees it: title, sentences, which of them cite what, and pictures.

    `moved` holds the names under which it lay before, which lead to it.
    """

    title: str
    sentences: tuple[str, ...]
    claims: frozenset[tuple[str, str]]
    pictures: frozenset[str] = frozenset()
    moved: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def words(self) -> int:
        """The number of words in the text."""
        return sum(len(sentence.split()) for sentence in self.sentences)


def read_pages(root: Path) -> dict[str, Page]:
    """Return the pages of a book by docname. Raises SphinxError if it cannot be read."""
    nobody = Reporter(root, io.StringIO())
    with (
        tempfile.TemporaryDirectory() as made,
        Application(root, Path(made), "dummy", nobody) as app,
    ):
        app.build()
        env = app.env
        # What was refused is in no book; whoever looks at the change wants its words all the same.
        read = [name for name in withheld(env) if (app.doctreedir / f"{name}.doctree").exists()]
        named = partial(_named, app)
        names = [*env.all_docs, *read]
        pages = {name: _page(env.get_doctree(name), name, named) for name in names}
        for old, now in moved_pages(env).items():
            pages[now] = replace(pages[now], moved=pages[now].moved | {old})
        return pages


def _named(app: Application, role: str, keys: str) -> str:
    """Return how readers see a citation: `(Leo et al., 2020)`; one that is not known by its key."""
    domain: Any = app.env.get_domain("cite")
    if not {*keys.split(",")} <= domain.bibdata.data.entries.keys() or not domain.bibliographies:
        return f"({keys})"
    words = domain.resolve_xref(
        app.env, app.config.root_doc, app.builder, role, keys, nodes.inline(), nodes.inline()
    )
    return str(words.astext())


def _as_key(role: str, keys: str) -> str:
    return f"({keys})"


def _page(
    doctree: nodes.document, docname: str, named: Callable[[str, str], str] = _as_key
) -> Page:
    title = next(iter(doctree.findall(nodes.title)), nodes.title())
    all_passages = list(passages(docname, doctree))
    return Page(
        title.astext(),
        tuple(sentence for passage in all_passages for sentence in passage.sentences),
        frozenset(_claims(doctree, named)),
        frozenset(str(image["uri"]) for image in doctree.findall(nodes.image)),
    )


def _claims(
    doctree: nodes.document, named: Callable[[str, str], str] = _as_key
) -> Iterator[tuple[str, str]]:
    """Yield (source's key, the words around it) for every citation."""
    for ref in doctree.findall(addnodes.pending_xref):
        if ref.get("refdomain") == "cite":
            words = " ".join(_seen(_around(ref), named).split())[:200]
            for key in str(ref["reftarget"]).split(","):
                yield key.strip(), words


def _around(node: nodes.Node) -> nodes.Node:
    while node.parent is not None and not isinstance(node, nodes.paragraph):
        node = node.parent
    return node


def _seen(node: nodes.Node, named: Callable[[str, str], str]) -> str:
    """Return the words of a node as readers see them."""
    if isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite":
        keys = ",".join(key.strip() for key in str(node["reftarget"]).split(","))
        return named(str(node.get("reftype", "p")), keys)
    if isinstance(node, nodes.Text):
        return node.astext()
    return "".join(_seen(child, named) for child in node.children)


def changed_pages(old: Mapping[str, Page], new: Mapping[str, Page]) -> list[str]:
    """Return the docnames of the pages that differ, are new, or were taken out."""
    return [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]


def addresses(old: Mapping[str, Page], new: Mapping[str, Page]) -> list[str]:
    """Return the lines that tell which addresses lead elsewhere now, and which lead nowhere."""
    before, now = _leading(old), _leading(new)
    lines = [
        f"- `{name}` leads to `{page}` now."
        for name, page in sorted(now.items())
        if name != page and before.get(name) != page
    ]
    lines += [
        f"- **`{name}` leads nowhere now**: whoever kept its address, or was sent it, finds "
        f"nothing. Write `moved: [{name}]` on the page that takes its place."
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


def compared(old: Mapping[str, Page], new: Mapping[str, Page]) -> list[str]:
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
    return f"| {_safe(page.title)}{state}<br>`{name}` | {before} | {now} | {' → '.join(grades)} |"


def _sentences(name: str, old: Page | None, new: Page | None) -> list[str]:
    before, now = (list(each.sentences) if each else [] for each in (old, new))
    told: list[str] = []
    matcher = difflib.SequenceMatcher(a=before, b=now, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            told += [f"> − {_safe(sentence)}  " for sentence in before[a:b]]
            told += [f"> + {_safe(sentence)}  " for sentence in now[c:d]]
            told.append("")
    if not told or not (old and new):
        return []
    more = [f"… and {len(told) - 2 * MOST} lines more."] if len(told) > 2 * MOST else []
    return ["", f"### `{name}`, sentence by sentence", "", *told[: 2 * MOST], *more]


def _new_claims(
    changed: Sequence[str], old: Mapping[str, Page], new: Mapping[str, Page]
) -> list[str]:
    lines = ["", "## New claims and their sources", ""]
    found = [
        f"- {_code(key)}, in `{name}`: {_safe(words)}"
        for name in changed
        if name in new
        for key, words in sorted(new[name].claims - (old[name].claims if name in old else set()))
    ]
    return lines + (found or ["None: no sentence with a source is new."])


def _safe(text: str) -> str:
    """Return words of the source as Markdown that shows them as they are and does nothing."""
    return re.sub(r"([\\`*_\[\]|#@~!])", r"\\\1", html.escape(text, quote=False))


def _code(text: str) -> str:
    """Return a name of the source as Markdown's code, which it cannot end."""
    return f"`{text.replace('`', chr(39))}`"


def drawings(before: Path, now: Path, pages: Mapping[str, Page]) -> list[str]:
    """Return the lines that tell which pictures differ in two folders, and on which pages they are.

    The folders hold the source of the book, before and now.
    """
    old, new = _pictures_in(before), _pictures_in(now)
    changed = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
    lines = ["", "## Changed drawings", ""]
    for name in changed:
        state = "" if name in old and name in new else ", new" if name in new else ", taken out"
        shown = [f"`{page}`" for page, each in sorted(pages.items()) if name in each.pictures]
        lines.append(f"- {_code(name)}{state}: on {', '.join(shown) if shown else 'no page'}")
    return lines if changed else []


def _pictures_in(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.suffix.lower() in PICTURES]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def check(root: Path) -> str:
    """Return what `make check` says of the book in a folder."""
    code = Path(press.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-m", "press", "--check"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(code)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr + done.stdout


def found(now: str, address: str, before: str = "") -> list[str]:
    """Return what `make check` printed as Markdown, without what it printed before.

    A finding is the same when its file and its words are, on whatever line it stands. `address` is
    where files are seen, or ''.
    """
    known = {_finding(line) for line in before.splitlines()}
    lines = [line for line in now.splitlines() if line.strip() and not NO_FINDING.match(line)]
    new = [line for line in lines if _finding(line) not in known]
    told = ["", "## What make check finds", ""]
    told += [_told(line, address) for line in new] or ["Nothing new."]
    old = len(lines) - len(new)
    return told + (["", f"It also says {old} things that it said before."] if old else [])


def _finding(line: str) -> tuple[str, str]:
    match = PLACE.match(line)
    return (match["path"], match["words"]) if match else ("", line.strip())


def _told(line: str, address: str) -> str:
    match = PLACE.match(line)
    if not (match and address):
        return f"- {_safe(line)}"
    seen = f"{address}/{quote(match['path'])}#L{match['line']}"
    return f"- [{match['path']}:{match['line']}]({seen}): {_safe(match['words'])}"


def sizes(build: Path) -> list[str]:
    """Return how large each book is that has been made."""
    lines = ["", "## Size of the books", ""]
    for name, words in BOOKS.items():
        files = [path for path in (build / name).rglob("*") if path.is_file()]
        if name != "html":
            files = [
                path for path in files if path.parent == build / name and path.suffix == f".{name}"
            ]
        if files:
            lines.append(f"- {words}: {sum(path.stat().st_size for path in files) / 1024:,.0f} KB")
    return lines if len(lines) > 3 else [*lines, "No book is in `build/`: `make book` makes them."]


def pictures(changed: Sequence[str], build: Path, folder: Path) -> list[str]:
    """Take a picture of each changed page as a phone shows it, if there is a browser."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), "")
    pages = [name for name in changed if (build / "html" / f"{name}.html").is_file()]
    if not (browser and pages):
        return []
    lines = ["", "## Pictures of the changed pages", "", "They lie beside this summary.", ""]
    for name in pages:
        picture = folder / f"{name.replace('/', '-')}.png"
        page = (build / "html" / f"{name}.html").resolve().as_uri()
        command = [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += [f"--window-size={PHONE}", f"--screenshot={picture}", page]
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
        if picture.exists():
            lines.append(f"- `{picture.name}`: {name}")
    return lines


def extract(root: Path, revision: str, folder: Path) -> None:
    """Put the book as it was at a revision into a folder. Raises ValueError if there is none."""
    command = ["archive", "--format=tar", "--end-of-options", revision, "source", "conf.py"]
    try:
        packed = git(root, *command)
    except GitError as error:
        raise ValueError(f"There is no revision `{revision}` here: {error}") from error
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter=_files_alone)


def _files_alone(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """Leave out links in the file system, as the build does."""
    return tarfile.data_filter(member, folder) if member.isfile() or member.isdir() else None


def summarize(root: Path, revision: str, build: Path) -> str:
    """Return the summary of what changed since a revision. Raises ValueError, SphinxError."""
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder)
        extract(root, revision, before)
        try:
            old = read_pages(before)
        except SphinxError:
            old = {}
        new = read_pages(root)
        led = addresses(old, new)
        old = by_new_names(old, new)
        lines = ["# What this change does to the book", "", *compared(old, new), *led]
        lines += drawings(before / "source", root / "source", {**old, **new})
        lines += found(check(root), _address(), check(before))
    changed = [name for name in changed_pages(old, new) if name in new]
    out = build / "summary"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    lines += sizes(build) + pictures(changed, build, out)
    return "\n".join(lines) + "\n"


def _address() -> str:
    """Return where the files of this revision are seen, from the build server's own variables."""
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, revision = (os.environ.get(name, "") for name in names)
    return f"{server}/{repository}/blob/{revision}" if server and repository and revision else ""


def main() -> int:
    """Write the summary of what changed since BASE (from the environment); return the status."""
    parser = argparse.ArgumentParser(prog="python -m press summary", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    root = parser.parse_args().root.resolve()
    build = root / "build"
    try:
        text = summarize(root, os.environ.get("BASE") or "main", build)
    except (ValueError, SphinxError) as error:
        print(error, file=sys.stderr)
        return 1
    write_whole(build / "summary" / "summary.md", text.encode())
    print("build/summary/summary.md")
    return 0


if __name__ == "__main__":
    run(main)
