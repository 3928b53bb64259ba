"""One read of the source, three writes: `python -m press html epub pdf`.

The builders run one after the other in this process and share one folder of doctrees: the first
reads the source, the others find it read. `--check` reads elsewhere, looks at all pages, and fails
on any finding; with `--whole` it makes the three books, too, and fails on what is not yet written,
as `make new` leaves it. Any other Sphinx builder's name works, too.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
import time
import traceback
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError, SphinxError
from sphinx.util.parallel import parallel_available

from press.checks.prose import check_prose
from press.cli.application import Application, read_config
from press.cli.arguments import WORKSHOP, parser
from press.cli.failures import tell_failure
from press.cli.outputs import LOOKING, OUTPUTS, READING, by_process, in_order
from press.cli.processes import begin_worker, ending_workers, run
from press.cli.progress import showing
from press.cli.reporter import Reporter
from press.cli.turns import alone_in
from press.cli.unchanged import Note
from press.components.only import passages_for_one
from sphinx_bindery.files import fault_of_disk, replace_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

FOR_ONE = "Meant for one of the books alone"  # no finding: it is said to whoever compares them
ONLY_MADE = (
    "A worksheet longer than its page, a dead link in words for the website alone, and a cover, an "
    "icon or a style sheet that cannot be used, only `make book` finds."
)
NOT_PUBLISHED = (".buildinfo", ".doctrees", ".signposts")


@dataclass(frozen=True)
class Run:
    """What is made of the book in `root`: all of it in `build`, with so many processes that read.

    A check keeps nothing, and so leaves out what nobody would look at.
    """

    root: Path
    build: Path
    is_check: bool = False
    is_release: bool = False
    jobs: int = 1
    told: list[str] = field(default_factory=list, compare=False)  # a line for each book made

    @property
    def settings(self) -> dict[str, object]:
        """The settings that do not stand in conf.py."""
        left_out = ("pdf_fit", "epub_page_numbers", "epub_kepub")
        if self.is_check:
            return dict.fromkeys(left_out, False)
        return {"book_released": True} if self.is_release else {}

    def place(self, builder: str, *, is_aside: bool = False) -> Path:
        """Return where a builder works; the website is put in place when it is whole."""
        return self.build / (WORKSHOP if is_aside or builder == "html" else "") / builder


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what the command line names; return the exit status."""
    given = parser().parse_args(arguments)
    root = given.root.resolve()
    reporter = Reporter(root)
    if not given.check:
        run = Run(root, root / given.build, is_release=given.release, jobs=given.jobs)
        with alone_in(run.build / WORKSHOP):
            made = _make_noted(given.builders, run, reporter)
        reporter.finish()
        return int(not all(made))
    with tempfile.TemporaryDirectory() as elsewhere:
        # One process reads: two would not see one label on two pages.
        parts = by_process() if given.whole else [[LOOKING]]
        made = _check(Run(root, Path(elsewhere), is_check=True), reporter, parts)
    reporter.finish()
    gaps, told = len(reporter.gaps), len(reporter.reported)
    if all(made) or told:
        print(_verdict(told - gaps, gaps, is_whole=given.whole))
    return int(not all(made) or told > (0 if given.whole else gaps))


def _make_noted(builders: Sequence[str], run: Run, reporter: Reporter) -> list[bool]:
    """Make books, and note what they were made of where there was nothing to tell."""
    note = Note(run.root, run.build, tuple(builders), run.is_release)
    sources = note.sources()
    made = _make(builders, run, reporter)
    if all(made) and not reporter.reported and set(builders) <= set(OUTPUTS):
        note.write(sources, run.told)
    return made


def _make(builders: Sequence[str], run: Run, reporter: Reporter) -> list[bool]:
    """Make the books that were asked for, one after the other; return which are whole."""
    names = in_order(builders)
    wants_pdf = "epub" in names and "pdf" not in names and _marks_pages(run.root)
    if wants_pdf and not _build("pdf", run, reporter, is_aside=True):
        return [False]
    made = []
    for name in names:
        made.append(bool(_build(name, run, reporter)))
        if reporter.fault_of_disk:
            return [False]  # nor is there room for the others
    return made


def _check(run: Run, reporter: Reporter, parts: Sequence[list[str]]) -> list[bool]:
    """Read once, then have the builders work and look at the prose; return which are whole.

    Those of one part work one after the other, in a process of their own.
    """
    read = _build(READING, run, reporter)
    if not read:
        return [False]
    if not parallel_available:
        check_prose(read)
        return [bool(_build(name, run, reporter)) for names in parts for name in names]
    fork = get_context("fork")  # what is imported, and what was told, is there already
    try:
        with (
            ProcessPoolExecutor(len(parts), fork, begin_worker, (run.build,)) as pool,
            ending_workers(),
        ):
            return _check_side_by_side(read, run, reporter, parts, pool)
    except BrokenProcessPool:
        print(
            "A process of the check was ended from outside: was the memory full?", file=sys.stderr
        )
        return [False]


def _check_side_by_side(
    read: Application,
    run: Run,
    reporter: Reporter,
    parts: Sequence[list[str]],
    pool: Executor,
) -> list[bool]:
    """Have the builders work in other processes, and look at the prose in this one meanwhile.

    Nothing may have asked Typst for anything before it, since its threads do not come along.
    """
    tasks = [pool.submit(_check_some, names, run, list(reporter.reported)) for names in parts]
    check_prose(read)
    made, heard = [], set()
    for whole, reported, said in [task.result() for task in tasks]:
        made.append(whole)
        words = said.partition(": ")[2]
        if words not in heard or not words:  # a full disk keeps back every book: once is enough
            sys.stdout.write(said)
        heard.add(words)
        reporter.report(reported)
    return made


def _check_some(names: Sequence[str], run: Run, reported: list[str]) -> tuple[bool, list[str], str]:
    """Make books in a process of their own; return whether all are whole, and what was reported.

    On doctrees of their own, too: each builder reads a page again whose image is missing, and none
    may find what another has half written.
    """
    own = replace(run, build=run.build / names[0])
    shutil.copytree(run.build / WORKSHOP, own.build / WORKSHOP)
    reporter, said = Reporter(run.root, io.StringIO()), io.StringIO()
    reporter.reported.update(dict.fromkeys(reported))
    made = [False]
    with redirect_stdout(said), redirect_stderr(said):
        try:
            made = [bool(_build(name, own, reporter)) for name in names]
        except Exception:  # as words: not every error comes whole through the pipe
            traceback.print_exc()
    return all(made), list(reporter.reported)[len(reported) :], said.getvalue()


def _marks_pages(root: Path) -> bool:
    """Tell whether the EPUB has the page numbers of the PDF, which is then made first, aside."""
    try:
        return bool(read_config(root).epub_page_numbers)
    except ConfigError:  # Sphinx tells what is wrong with conf.py, and where
        return False


def _build(
    name: str, run: Run, reporter: Reporter, *, is_aside: bool = False
) -> Application | None:
    """Make one book and say where it is; return the application, or None if it is not whole.

    One that is made aside is for another book's use, and goes where nobody looks for it.
    """
    start = time.perf_counter()
    try:
        app = _run(name, run, reporter, is_aside=is_aside)
        if name == "html":
            replace_tree(run.build / name, run.place(name), NOT_PUBLISHED)
    except (SphinxError, OSError) as error:
        tell_failure(name, error, run.root, reporter)
        if fault := fault_of_disk(error):
            reporter.fault_of_disk = fault
        return None
    if run.is_check and name in ("html", LOOKING):
        _tell_of_passages_for_one(app)
    if app.statuscode != 0:
        return None
    if not (run.is_check or is_aside):
        told = _told(name, _made(name, run, app), run.root)
        run.told.append(told)
        print(f"{told}  {time.perf_counter() - start:.1f} s")
    return app


def _tell_of_passages_for_one(app: Application) -> None:
    """Say in one line what stands in one book alone: that is meant so, and no finding."""
    places = [f"{docname}.md:{line}" for docname, line, _ in passages_for_one(app.env)]
    if places:
        print(f"{FOR_ONE}, in source/: {', '.join(places)}.")


def _run(name: str, run: Run, reporter: Reporter, *, is_aside: bool) -> Application:
    place = run.place(name, is_aside=is_aside)
    with (
        showing(name, reporter) as progress,
        Application(
            run.root, run.build, name, reporter, out=place, settings=run.settings, jobs=run.jobs
        ) as app,
    ):
        progress.follow(app)
        app.build()
        if reporter.fault_of_disk:
            raise SphinxError(reporter.fault_of_disk)
    return app


def _made(name: str, run: Run, app: Application) -> Path:
    """Return what was made: a file that a reader opens, or the folder of a builder of Sphinx's."""
    if name == "html":
        return run.build / name / "index.html"
    return Path(getattr(app.builder, "path", app.outdir))


def _told(name: str, made: Path, root: Path) -> str:
    path = Path(made)
    files = [path] if path.suffix != ".html" and path.is_file() else path.parent.rglob("*")
    size = sum(file.stat().st_size for file in files if file.is_file())
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    return f"{name:5} {shown}  {size / 1024:,.0f} KB"


def _verdict(wrong: int, gaps: int, *, is_whole: bool) -> str:
    findings = f"{wrong} finding{'s' if wrong > 1 else ''}"
    to_fill = f"{gaps} gap{'s' if gaps > 1 else ''}"
    if wrong:
        return f"{findings}, and {to_fill}." if gaps else f"{findings}."
    end = ": all three books build." if is_whole else f". {ONLY_MADE}"
    if gaps:
        return f"Nothing wrong{end} {to_fill} to fill before it is published."
    return f"Nothing found{end}"


if __name__ == "__main__":
    run(main)
