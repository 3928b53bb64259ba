"""One read of the source, three writes: `python -m press html epub pdf`.

The builders run one after the other in this process and share one folder of doctrees: the first
reads the source, the others find it read. `--check` builds all three elsewhere and fails on any
finding. Any other Sphinx builder's name works, too.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing import get_context
from pathlib import Path
from runpy import run_path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.errors import ConfigError, ExtensionError, SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.parallel import parallel_available

from press.checks.prose import check_prose
from press.cli.processes import begin_worker, collect_seldom, ending_workers, run
from press.cli.reporter import Findings
from press.components.only import passages_for_one
from sphinx_bindery.dates import set_time
from sphinx_bindery.files import replace_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

# The EPUB after the PDF, whose pages it marks; the website last: it tells how large the files are.
BOOK = ("pdf", "epub", "html")
SIDE_BY_SIDE = (("pdf",), ("epub", "html"))  # as long as each other
READING = "read"  # the builder that writes nothing
WORKSHOP = ".work"  # inside build/: doctrees, and the website while it is being made
NOT_PUBLISHED = (".buildinfo", ".doctrees", ".signposts")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what the command line names; return the exit status."""
    given = _parser().parse_args(arguments)
    collect_seldom()
    root = given.root.resolve()
    findings = Findings(root)
    try:
        set_time()  # Sphinx itself would stumble over a wrong one
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as elsewhere:
        if given.check:
            made = _check(root, Path(elsewhere), findings, given)
        else:
            made = _make(root, root / given.build, findings, given)
    if given.check and (all(made) or findings.told):
        print(_verdict(len(findings.told)))
    return int(not all(made) or (given.check and bool(findings.told)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m press", description=__doc__)
    parser.add_argument("builders", nargs="*", default=BOOK, help="html, epub, pdf …")
    parser.add_argument("--check", action="store_true", help="fail on any finding; keep nothing")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder with conf.py")
    parser.add_argument("--build", default="build", help="the folder for what is made")
    parser.add_argument("-j", dest="jobs", type=int, default=1, help="processes that read")
    return parser


def _make(root: Path, build: Path, findings: Findings, given: argparse.Namespace) -> list[bool]:
    """Make the books that were asked for, one after the other; return which are whole."""
    builders = sorted(given.builders, key=_place)
    wants_pdf = "epub" in builders and "pdf" not in builders and _marks_pages(root)
    if wants_pdf and not _build("pdf", root, build, findings, given, is_aside=True):
        return [False]
    return [bool(_build(name, root, build, findings, given)) for name in builders]


def _check(root: Path, build: Path, findings: Findings, given: argparse.Namespace) -> list[bool]:
    """Read once, then make the three books and look at the prose; return which are whole."""
    given.jobs = 1  # two processes that read would not see one label on two pages
    read = _build(READING, root, build, findings, given)
    if not read:
        return [False]
    if not parallel_available:
        check_prose(read)
        return [bool(_build(name, root, build, findings, given)) for name in BOOK]
    # A fork: what is imported, and what was told, is there already. Nothing may have asked Typst
    # for anything before it, since its threads do not come along.
    fork = get_context("fork")
    try:
        with ProcessPoolExecutor(len(SIDE_BY_SIDE), fork, begin_worker) as pool, ending_workers():
            tasks = [
                pool.submit(_check_some, names, root, build, list(findings.told), given)
                for names in SIDE_BY_SIDE
            ]
            check_prose(read)
            results = [task.result() for task in tasks]
    except BrokenProcessPool:
        print(
            "A process of the check was ended from outside: was the memory full?", file=sys.stderr
        )
        return [False]
    made = []
    for whole, told, said in results:
        made.append(whole)
        sys.stdout.write(said)
        findings.repeat(told)
    return made


def _check_some(
    names: Sequence[str], root: Path, build: Path, told: list[str], given: argparse.Namespace
) -> tuple[bool, list[str], str]:
    """Make books in a process of their own; return whether all are whole, and what was told.

    On doctrees of their own, too: each builder reads a page again whose image is missing, and none
    may find what another has half written.
    """
    own = build / names[0]
    shutil.copytree(build / WORKSHOP, own / WORKSHOP)
    findings, said = Findings(root, io.StringIO()), io.StringIO()
    findings.told.extend(told)
    made = [False]
    with redirect_stdout(said), redirect_stderr(said):
        try:
            made = [bool(_build(name, root, own, findings, given)) for name in names]
        except Exception:  # as words: not every error comes whole through the pipe
            traceback.print_exc()
    return all(made), findings.told[len(told) :], said.getvalue()


def _place(name: str) -> int:
    return BOOK.index(name) if name in BOOK else -1


def _marks_pages(root: Path) -> bool:
    """Tell whether the EPUB has the page numbers of the PDF, which is then made first, aside."""
    try:
        return bool(run_path(str(root / "conf.py")).get("epub_page_numbers"))
    except Exception:  # Sphinx tells what is wrong with conf.py, and where
        return False


def _build(
    name: str,
    root: Path,
    build: Path,
    findings: Findings,
    given: argparse.Namespace,
    *,
    is_aside: bool = False,
) -> Sphinx | None:
    """Make one book and say where it is; return the application, or None if it is not whole.

    One that is made aside is for another book's use, and goes where nobody looks for it.
    """
    start = time.perf_counter()
    out = build / WORKSHOP / name if is_aside or name == "html" else build / name
    try:
        app = _run(name, root, build, out, findings, given)
    except ExtensionError:
        raise  # a fault of ours, not the writer's
    except ConfigError as error:
        findings.repeat([str(error)])  # once, for it keeps back every book
        return None
    except (SphinxError, OSError) as error:
        print(f"{'book' if name == READING else name}: {error}", file=sys.stderr)
        return None
    if given.check and name == "html":
        for docname, line, kind in passages_for_one(app.env):
            print(f"Not in all three books: source/{docname}.md:{line} ({kind})")
    if name == "html":
        replace_folder(build / name, out, NOT_PUBLISHED)
    if not (given.check or is_aside) and app.statuscode == 0:
        made = build / name / "index.html" if name == "html" else getattr(app.builder, "path", out)
        print(_progress(name, made, root, time.perf_counter() - start))
    return app if app.statuscode == 0 else None


def _run(
    name: str, root: Path, build: Path, out: Path, findings: Findings, given: argparse.Namespace
) -> Sphinx:
    # Each builder gets docutils as it was, so that no node is registered twice.
    with patch_docutils(root), docutils_namespace():
        app = Sphinx(
            srcdir=root / "source",
            confdir=root,
            outdir=out,
            doctreedir=build / WORKSHOP / _doctrees(name),
            buildername=name,
            status=None,
            warning=findings,
            parallel=given.jobs,
            confoverrides=_overrides(build, given.check),
        )
        if given.check:  # nobody will search what is thrown away
            vars(app.builder)["search"] = False
        app.build()
    return app


def _doctrees(name: str) -> str:
    """Return the folder for what is read: the books share one, any other builder has its own."""
    return "doctrees" if name in (*BOOK, READING) else f"doctrees-{name}"


def _overrides(build: Path, is_check: bool) -> dict[str, object]:
    """Return the settings of this run that do not stand in conf.py."""
    settings: dict[str, object] = {"book_made": str(build)}
    if is_check:  # no page of this PDF is looked at
        settings |= {"pdf_fit": False, "epub_page_numbers": False}
    return settings


def _progress(name: str, made: Path, root: Path, seconds: float) -> str:
    path = Path(made)
    files = [path] if path.suffix != ".html" and path.is_file() else path.parent.rglob("*")
    size = sum(file.stat().st_size for file in files if file.is_file())
    shown = path.relative_to(root) if path.is_relative_to(root) else path
    return f"{name:5} {shown}  {size / 1024:,.0f} KB  {seconds:.1f} s"


def _verdict(count: int) -> str:
    if not count:
        return "Nothing found: all three books build."
    return f"{count} finding{'s' if count > 1 else ''}."


if __name__ == "__main__":
    run(main)
