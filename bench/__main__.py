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
from typing import TYPE_CHECKING

from bench import edits
from bench.measure import Cost, middle, run
from bench.plot import drawing, exponent
from bench.synthetic import write_book

if TYPE_CHECKING:
    from collections.abc import Iterable

TOP = Path(__file__).parents[1]
OUT = TOP / "build" / "bench"
PAGE = "source/part-0/page-3.md"
SHOWN = "/part-0/page-3.html"
LIVE_SIZES = (50, 300)


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
    costs: dict[str, list[Cost]] = {}
    for _ in range(rounds):
        for name, command in commands(root).items():
            if names is None or name in names:
                clear(root)
                costs.setdefault(name, []).append(run(command, TOP))
                print(f"  {name}: {costs[name][-1].cpu:.2f} s of CPU", flush=True)
    return {name: middle(each) for name, each in costs.items()}


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
    sizes = numbers("SIZES", "30 100 300 1000 3000")
    [rounds], [count] = numbers("ROUNDS", "3"), numbers("EDITS", "5")
    OUT.mkdir(parents=True, exist_ok=True)
    live_sizes = [pages for pages in LIVE_SIZES if pages <= max(sizes)] or [max(sizes)]
    first = live_sizes[0]
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        roots = {}
        for pages in sorted({*sizes, *live_sizes}):
            roots[pages] = top / str(pages)
            write_book(roots[pages], pages)
        print(f"From nothing, {first} pages", flush=True)
        costs = cold(roots[first], rounds)
        print("One page touched", flush=True)
        after = touched(roots[first], rounds)
        waits = {}
        for pages in live_sizes:
            print(f"A saved edit, {pages} pages", flush=True)
            waits[pages] = live(roots[pages], count)
        growth: dict[str, dict[int, float]] = {}
        memory: dict[int, float] = {}
        heavy: dict[int, float] = {}
        for pages in sizes:
            print(f"From nothing, {pages} pages", flush=True)
            for name in ("press epub", "press html"):  # the website last: it is weighed
                cost = cold(roots[pages], 1, [name])[name]
                growth.setdefault(name, {})[pages] = cost.cpu
                memory[pages] = max(memory.get(pages, 0), cost.memory)
            heavy[pages] = weight(roots[pages])
    marks = judged(costs, waits, growth)
    text = table(costs, after, waits, growth, memory, heavy, marks)
    (OUT / "table.md").write_text(text)
    (OUT / "growth.svg").write_text(drawing(growth))
    figures = {name: vars(cost) for name, cost in costs.items()} | {"growth": growth}
    (OUT / "figures.json").write_text(json.dumps(figures, indent=1))
    print("\n" + text)
    return int(not all(met for _, _, met in marks))


def judged(
    costs: dict[str, Cost], waits: dict[int, dict[str, float]], growth: dict[str, dict[int, float]]
) -> list[tuple[str, str, bool]]:
    """Return each mark, the figure, and whether it is met."""
    book = costs["press, all three"].cpu
    book /= costs["Sphinx html"].cpu + costs["Sphinx epub"].cpu
    marks = [("all three books: at most the CPU of Sphinx's html and epub", book, 1.0)]
    for pages, each in waits.items():
        ratio = each["make live"] / each["sphinx-autobuild"]
        marks.append(
            (f"a saved edit at {pages} pages, of sphinx-autobuild: at most 0.3", ratio, 0.3)
        )
        marks.append(
            (f"a saved edit at {pages} pages, seconds: at most 0.3", each["make live"], 0.3)
        )
    for name, points in growth.items():
        slope = exponent(points, 300 if max(points) > 300 else 0)
        if not math.isnan(slope):  # of one length alone there is none
            marks.append((f"growth of {name}, exponent: at most 1.1", slope, 1.1))
    return [(mark, f"{figure:.2f}", figure <= most) for mark, figure, most in marks]


def table(
    costs: dict[str, Cost],
    after: dict[str, Cost],
    waits: dict[int, dict[str, float]],
    growth: dict[str, dict[int, float]],
    memory: dict[int, float],
    heavy: dict[int, float],
    marks: list[tuple[str, str, bool]],
) -> str:
    """Return the result as Markdown."""
    base = costs["Sphinx html"].cpu
    parts = [
        "# What the making costs",
        _rows("Mark | Figure | ", [(m, f, "met" if met else "MISSED") for m, f, met in marks]),
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
            "Pages | html, CPU s | epub, CPU s | Memory, MB | HTML of a page, KB",
            [
                (
                    n,
                    *(f"{growth[name][n]:.1f}" for name in sorted(growth, reverse=True)),
                    f"{memory[n]:.0f}",
                    f"{heavy[n]:.0f}",
                )
                for n in memory
            ],
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _rows(head: str, rows: Iterable[Iterable[object]]) -> str:
    """Return a table in Markdown."""
    lines = [f"| {head} |", "|" + " --- |" * (head.count("|") + 1)]
    return "\n".join(lines + [f"| {' | '.join(map(str, row))} |" for row in rows])


if __name__ == "__main__":
    sys.exit(main())
