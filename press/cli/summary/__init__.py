"""What a change means to the book, in words a writer understands: `make summary BASE=main`.

Reads the book as it was at a revision and as it is now, and compares page by page: words, reading
grade, sentences, claims with their sources. Adds what `make check` finds, how large the books are
and were, and pictures of what changed. The result is Markdown, `build/summary/summary.md`.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from sphinx.errors import SphinxError

from press.cli.outputs import OUTPUTS
from press.cli.summary.changed_drawings import changed_drawings, tell_drawings
from press.cli.summary.compared import addresses, by_new_names, changed_pages, compare
from press.cli.summary.findings import CODE, check, found
from press.cli.summary.pages import read_pages
from press.cli.summary.screenshots import ARTIFACT, of_drawings, of_pages, take_pictures
from press.cli.summary.sizes import tell_sizes
from press.cli.summary.words import code
from sphinx_bindery.git import GitError, git

SOURCE = ("source", "conf.py", "_static")  # what the pages are read from


def summarize(root: Path, revision: str, build: Path) -> str:
    """Return the summary of what changed since a revision. Raises ValueError, SphinxError."""
    with tempfile.TemporaryDirectory() as folder:
        before, made = Path(folder, "source"), Path(folder, "made")
        extract(root, revision, before, SOURCE)
        _tell(f"reading the book as it is, and as it was at {revision} …")
        try:
            old = read_pages(before)
        except SphinxError:
            old = {}
        new = read_pages(root)
        led = addresses(old, new)
        old = by_new_names(old, new)
        lines = ["# What this change does to the book", "", *where_to_read()]
        lines += [*compare(old, new), *led]
        sources = (before / "source", root / "source")
        lines += tell_drawings(*sources, {**old, **new})
        _tell("checking both, for what is new …")
        lines += found(check(root), _address(), check(before))
        if _is_made(build):
            _tell(f"making the books of {revision}, to compare sizes and pictures …")
        was = make_books(root, revision, made) if _is_made(build) else None
        out = build / "summary"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        lines += tell_sizes(build, was)
        pairs = of_drawings(changed_drawings(*sources), *sources)
        names = {name: new[name].moved for name in changed_pages(old, new) if name in new}
        pairs += of_pages(names, was and was / "html", build / "html")
        lines += take_pictures(pairs, out)
    return "\n".join(lines) + "\n"


def _tell(step: str) -> None:
    """Say what begins, for it takes a while; the output itself is where the summary lies."""
    print(step, file=sys.stderr, flush=True)


def where_to_read() -> list[str]:
    """Return where the books with this change in them are, where a build server has made them."""
    if not os.environ.get("GITHUB_ACTIONS"):
        return []
    return [
        "The EPUB and the PDF with this change in them are at the foot of this page, under "
        f"*Artifacts*, as is this text: each opens by itself. {code(ARTIFACT)} is a zip file with "
        "the website. Only somebody who has signed in can fetch them.",
        "",
    ]


def extract(root: Path, revision: str, folder: Path, names: tuple[str, ...] = ()) -> None:
    """Put a revision, or those of these files that it has, into a folder.

    Raises ValueError if there is no such revision.
    """
    try:
        there = git(root, "ls-tree", "--name-only", "-z", "--end-of-options", revision)
        known = there.decode(errors="replace").split("\0")
        chosen = [name for name in names if name in known]
        packed = git(root, "archive", "--format=tar", "--end-of-options", revision, *chosen)
    except GitError as error:
        raise ValueError(f"There is no revision `{revision}` here: {error}") from error
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        # Links in the file system are left out, as the build does. Python 3.11.2 has no filters.
        archive.extraction_filter = getattr(tarfile, "data_filter", _as_it_is)
        archive.extractall(folder, [each for each in archive if each.isfile() or each.isdir()])


def _as_it_is(member: tarfile.TarInfo, _folder: str) -> tarfile.TarInfo:
    return member


def _is_made(build: Path) -> bool:
    return any((build / name).is_dir() for name in OUTPUTS)


def make_books(root: Path, revision: str, folder: Path) -> Path:
    """Make the books of a revision in a folder, by its own code; return where they are.

    What cannot be made is not there.
    """
    extract(root, revision, folder)
    maker = folder if (folder / "press").is_dir() else CODE
    subprocess.run(
        [sys.executable, "-m", "press", *OUTPUTS],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(maker)},
        capture_output=True,
        check=False,
    )
    return folder / "build"


def _address() -> str:
    """Return where the files of this revision are seen, from the build server's own variables."""
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    server, repository, revision = (os.environ.get(name, "") for name in names)
    return f"{server}/{repository}/blob/{revision}" if server and repository and revision else ""
