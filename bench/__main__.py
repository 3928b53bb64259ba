"""`python -m bench`: makes the books, measures, and writes table and drawing to build/bench/."""

from __future__ import annotations

import json
import math
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench import book, edits, warm
from bench.measure import Cost, middle, run, together
from bench.plot import drawing, exponent
from bench.synthetic import write_book

if TYPE_CHECKING:
    from collections.abc import Iterable

TOP = Path(__file__).parents[1]
OUT = TOP / "build" / "bench"
PAGE = "source/part-0/page-3.md"
SHOWN = "/part-0/page-3.html"
LIVE_SIZES = (50, 300)
THIS = "this book"
COMPARED = ["press, all three", "Sphinx html", "Sphinx epub"]
MOST_COMPARED = 300  # pages: with Furo's menu Sphinx grows with their square
MOST_OF_PDF = 500
# Seconds by the clock, on this book.
PATIENCE = {
    "one sentence: website, EPUB and PDF": 2.5,
    "one sentence: website": 0.8,
    "nothing: website, EPUB and PDF": 0.5,
    "nothing: website": 0.5,
}


class Compared(NamedTuple):
    """What the three books of one source cost, what Sphinx's two, and the ratio of their CPU."""

    ours: Cost
    theirs: Cost
    ratio: float


class Warm(NamedTuple):
    """Seconds by the clock after a change, and the files that a clean build makes otherwise."""

    seconds: dict[str, float]
    differing: list[str]


def numbers(name: str, default: str) -> list[int]:
    """Return the numbers that a variable of the environment holds."""
    return [int(word) for word in (os.environ.get(name) or default).replace(",", " ").split()]


def commands(root: Path) -> dict[str, list[str | Path]]:
    """Return what is measured, by name; each writes into a folder of its own below `root`."""
    python = sys.executable
    ours: list[str | Path] = [python, "-m", "press", "--root", root, "--build", root / "out-ours"]
    stock: list[str | Path] = [python, "-m", "sphinx", "-q", "-c", root / "stock", root / "source"]
    found: dict[str, list[str | Path]] = {
        "press, all three": ours,
        "press html": [*ours, "html"],
        "press epub": [*ours, "epub"],
        "press pdf": [*ours, "pdf"],
        "Sphinx html": [*stock, "-b", "html", root / "out-html"],
        "Sphinx epub": [*stock, "-b", "epub", root / "out-epub"],
    }
    if shutil.which("pandoc"):
        pages = sorted((root / "source").rglob("page-*.md"))
        pandoc: list[str | Path] = [
            "pandoc",
            "--quiet",
            "--metadata",
            "title=A Synthetic Book",
            *pages,
        ]
        found["pandoc epub"] = [*pandoc, "-o", root / "pandoc.epub"]
        found["pandoc html"] = [*pandoc, "--standalone", "--toc", "-o", root / "pandoc.html"]
    return found


def clear(root: Path) -> None:
    """Throw away what was made."""
    for path in root.glob("out-*"):
        shutil.rmtree(path)
    for path in root.glob("pandoc.*"):
        path.unlink()


def cold(root: Path, rounds: int, names: list[str] | None = None) -> dict[str, Cost]:
    """Measure each command from nothing, in turns; return the middle of the rounds."""
    return {name: middle(each) for name, each in in_turns(root, rounds, names).items()}


def in_turns(root: Path, rounds: int, names: list[str] | None = None) -> dict[str, list[Cost]]:
    """Measure each command from nothing, one after the other, so many times."""
    costs: dict[str, list[Cost]] = {}
    for _ in range(rounds):
        for name, command in commands(root).items():
            if names is None or name in names:
                clear(root)
                costs.setdefault(name, []).append(run(command, TOP))
                print(f"  {name}: {costs[name][-1].cpu:.2f} s of CPU", flush=True)
    return costs


def compared(root: Path, rounds: int) -> Compared:
    """Measure the three books beside Sphinx's two; the ratio is the middle of the rounds' own."""
    ours, html, epub = in_turns(root, rounds, COMPARED).values()
    theirs = [together(*pair) for pair in zip(html, epub, strict=True)]
    ratios = [mine.cpu / other.cpu for mine, other in zip(ours, theirs, strict=True)]
    return Compared(middle(ours), middle(theirs), statistics.median(ratios))


def touched(root: Path, rounds: int) -> dict[str, Cost]:
    """Measure the website after an edit of one page."""
    names = ("press html", "Sphinx html")
    costs: dict[str, list[Cost]] = {}
    page = root / PAGE
    clear(root)
    for name in names:
        run(commands(root)[name], TOP)
    for number in range(rounds):
        page.write_text(f"{page.read_text()}\nEdit {number}.\n")
        for name in names:
            costs.setdefault(name, []).append(run(commands(root)[name], TOP))
    return {name: middle(each) for name, each in costs.items()}


def live(root: Path, count: int) -> dict[str, float]:
    """Return the middle seconds from a save until the page is given out."""
    found = {}
    for name, command in (("make live", edits.ours), ("sphinx-autobuild", edits.autobuild)):
        clear(root)
        found[name] = statistics.median(edits.seconds(*command(root), root / PAGE, SHOWN, count))
        print(f"  {name}: {found[name]:.2f} s", flush=True)
    return found


def weight(root: Path) -> float:
    """Return the mean kilobytes of HTML of a page."""
    pages = list((root / "out-ours/html").rglob("page-*.html"))
    return statistics.mean(page.stat().st_size for page in pages) / 1000 if pages else math.nan


def main() -> int:
    """Measure; return 1 if a mark is missed."""
    sizes = numbers("SIZES", "50 100 300 1000 3000")
    [rounds], [count] = numbers("ROUNDS", "7"), numbers("EDITS", "5")
    OUT.mkdir(parents=True, exist_ok=True)
    live_sizes = [pages for pages in LIVE_SIZES if pages <= max(sizes)] or [max(sizes)]
    first = live_sizes[0]
    with tempfile.TemporaryDirectory() as folder:
        this, roots = Path(folder, "this"), {}
        book.copy_book(TOP, this)
        for pages in sorted({*sizes, *live_sizes}):
            roots[pages] = Path(folder, str(pages))
            write_book(roots[pages], pages)
        sources = {THIS: this, **{f"{n} pages": roots[n] for n in sizes if n <= MOST_COMPARED}}
        beside = {}
        for name, root in sources.items():
            print(f"From nothing, {name}", flush=True)
            beside[name] = compared(root, rounds)
        print(f"After a change, {THIS}", flush=True)
        changed = Warm(warm.seconds(this, TOP, book.PAGE, rounds), warm.differing(this, TOP))
        print(f"From nothing, {first} pages, one by one", flush=True)
        costs = cold(roots[first], 3)
        print("One page touched", flush=True)
        after = touched(roots[first], 3)
        waits = {}
        for pages in live_sizes:
            print(f"A saved edit, {pages} pages", flush=True)
            waits[pages] = live(roots[pages], count)
        growth: dict[str, dict[int, Cost]] = {}
        heavy: dict[int, float] = {}
        for pages in sizes:
            print(f"From nothing, {pages} pages, each book", flush=True)
            # The website last: it is weighed.
            for name in ("press pdf", "press epub", "press html"):
                if name != "press pdf" or pages <= MOST_OF_PDF:
                    growth.setdefault(name, {})[pages] = cold(roots[pages], 1, [name])[name]
            heavy[pages] = weight(roots[pages])
    marks = judged(beside, changed, waits, growth)
    text = table(beside, changed, costs, after, waits, growth, heavy, marks)
    (OUT / "table.md").write_text(text)
    (OUT / "growth.svg").write_text(drawing(_cpu(growth)))
    figures = {name: vars(cost) for name, cost in costs.items()} | {"growth": _cpu(growth)}
    (OUT / "figures.json").write_text(json.dumps(figures, indent=1))
    print("\n" + text)
    return int(not all(met for _, _, met in marks))


def _cpu(growth: dict[str, dict[int, Cost]]) -> dict[str, dict[int, float]]:
    return {name: {n: cost.cpu for n, cost in points.items()} for name, points in growth.items()}


def judged(
    beside: dict[str, Compared],
    changed: Warm,
    waits: dict[int, dict[str, float]],
    growth: dict[str, dict[int, Cost]],
) -> list[tuple[str, str, bool]]:
    """Return each mark, the figure, and whether it is met."""
    marks = [
        (f"{name}: three books, of the CPU of Sphinx's two: at most 0.85", each.ratio, 0.85)
        for name, each in beside.items()
    ]
    marks += [
        (f"{THIS}, {name}: seconds, at most {PATIENCE[name]}", seconds, PATIENCE[name])
        for name, seconds in changed.seconds.items()
    ]
    marks.append(("files that a clean build makes otherwise: none", len(changed.differing), 0))
    for pages, each in waits.items():
        ratio = each["make live"] / each["sphinx-autobuild"]
        edit = f"a saved edit at {pages} pages"
        marks.append((f"{edit}, of sphinx-autobuild: at most 0.3", ratio, 0.3))
        marks.append((f"{edit}, seconds: at most 0.3", each["make live"], 0.3))
    for name, points in _cpu(growth).items():
        most = 1.1 if name == "press pdf" else 1.05
        slope = exponent(points, 300 if max(points) > 300 else 0)
        if not math.isnan(slope):  # of one length alone there is none
            marks.append((f"growth of {name}, exponent: at most {most}", slope, most))
    return [(mark, f"{figure:.2f}", figure <= most) for mark, figure, most in marks]


def table(
    beside: dict[str, Compared],
    changed: Warm,
    costs: dict[str, Cost],
    after: dict[str, Cost],
    waits: dict[int, dict[str, float]],
    growth: dict[str, dict[int, Cost]],
    heavy: dict[int, float],
    marks: list[tuple[str, str, bool]],
) -> str:
    """Return the result as Markdown."""
    base = costs["Sphinx html"].cpu
    parts = [
        "# What the making costs",
        _rows("Mark | Figure | ", [(m, f, "met" if met else "MISSED") for m, f, met in marks]),
        "Website, EPUB and PDF beside Sphinx's own website and EPUB, from nothing:",
        _rows(
            "Book | CPU, ratio | CPU, s | Sphinx | By the clock, s | Sphinx | Memory, MB | Sphinx",
            [(name, f"{each.ratio:.2f}", *_beside(each)) for name, each in beside.items()],
        ),
        f"After a change, {THIS}:",
        _rows("What | By the clock, s", [(n, f"{s:.2f}") for n, s in changed.seconds.items()]),
        *[f"Otherwise in a clean build: {name}" for name in changed.differing],
        f"From nothing, {min(waits)} pages (Sphinx html = 1):",
        _rows(
            "What | CPU, ratio | CPU, s | Memory, MB",
            [
                (n, f"{c.cpu / base:.2f}", f"{c.cpu:.2f}", f"{c.memory:.0f}")
                for n, c in costs.items()
            ],
        ),
        "One page touched, the website again:",
        _rows("What | CPU, s", [(name, f"{cost.cpu:.2f}") for name, cost in after.items()]),
        "From a save until the page is given out:",
        _rows(
            "Pages | What | Seconds",
            [(n, name, f"{s:.2f}") for n, each in waits.items() for name, s in each.items()],
        ),
        "Growth (`growth.svg`):",
        _rows(
            "What | Pages | CPU, s | Memory, MB",
            [
                (name, n, f"{cost.cpu:.1f}", f"{cost.memory:.0f}")
                for name, points in growth.items()
                for n, cost in points.items()
            ],
        ),
        _rows("Pages | HTML of a page, KB", [(n, f"{size:.0f}") for n, size in heavy.items()]),
    ]
    return "\n\n".join(parts) + "\n"


def _beside(each: Compared) -> list[str]:
    pairs = zip(vars(each.ours).values(), vars(each.theirs).values(), strict=True)
    return [f"{figure:.1f}" for pair in pairs for figure in pair]


def _rows(head: str, rows: Iterable[Iterable[object]]) -> str:
    """Return a table in Markdown."""
    lines = [f"| {head} |", "|" + " --- |" * (head.count("|") + 1)]
    return "\n".join(lines + [f"| {' | '.join(map(str, row))} |" for row in rows])


if __name__ == "__main__":
    sys.exit(main())
