"""build: which books are made, in which order, and what is said of them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.errors import ExtensionError, SphinxError

from press.cli import build as module
from press.cli.build import Run

made_in: Any = module


class Made:
    """Stands for the making of books: which were asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *failing: str) -> None:
        self.asked: list[tuple[str, bool]] = []
        self.failing = failing
        monkeypatch.setattr(made_in, "_build", self.build)

    def build(self, name: str, *given: Any, is_aside: bool = False) -> Any:
        self.asked.append((name, is_aside))
        return None if name in self.failing else SimpleNamespace(env=None)


def run(tmp_path: Path, *arguments: str, marks: bool = False) -> int:
    (tmp_path / "conf.py").write_text(f"epub_page_numbers = {marks}\n")
    return module.main(["--root", str(tmp_path), *arguments])


@pytest.mark.parametrize(
    ("arguments", "order"),
    [
        ((), ["pdf", "epub", "html"]),
        (("html", "pdf"), ["pdf", "html"]),
        (("html", "text", "epub"), ["text", "epub", "html"]),
        (("epub",), ["epub"]),
    ],
)
def test_books_are_made_in_the_order_in_which_they_need_each_other(
    arguments: tuple[str, ...], order: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made(monkeypatch)
    assert run(tmp_path, *arguments) == 0
    assert made.asked == [(name, False) for name in order]


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (("epub",), [("pdf", True), ("epub", False)]),
        (("epub", "pdf"), [("pdf", False), ("epub", False)]),
        (("html",), [("html", False)]),
    ],
)
def test_an_epub_with_page_numbers_has_the_pdf_made_first(
    arguments: tuple[str, ...],
    asked: list[tuple[str, bool]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = Made(monkeypatch)
    assert run(tmp_path, *arguments, marks=True) == 0
    assert made.asked == asked


def test_where_that_pdf_fails_there_is_no_epub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made(monkeypatch, "pdf")
    assert run(tmp_path, "epub", marks=True) == 1
    assert made.asked == [("pdf", True)]


def test_one_book_that_fails_does_not_keep_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made(monkeypatch, "epub")
    assert run(tmp_path) == 1
    assert len(made.asked) == 3


@pytest.mark.parametrize("conf", ["epub_page_numbers = True", "1/0", "epub_page_numbers = 0", ""])
def test_whether_pages_are_marked_is_asked_of_conf_py(conf: str, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(conf)
    assert made_in._marks_pages(tmp_path) is (conf == "epub_page_numbers = True")
    assert made_in._marks_pages(tmp_path / "nowhere") is False


@pytest.mark.parametrize(
    ("wrong", "gaps", "is_whole", "words"),
    [
        (0, 0, True, "Nothing found: all three books build."),
        (0, 0, False, f"Nothing found. {made_in.ONLY_MADE}"),
        (1, 0, True, "1 finding."),
        (2, 1, False, "2 findings, and 1 gap."),
        (0, 1, False, f"Nothing wrong. {made_in.ONLY_MADE} 1 gap to fill before it is published."),
    ],
)
def test_the_verdict(wrong: int, gaps: int, is_whole: bool, words: str) -> None:
    assert made_in._verdict(wrong, gaps, is_whole=is_whole) == words


def check(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *failing: str,
    finds: str = "",
    gap: str = "",
    more: tuple[str, ...] = (),
) -> tuple[int, list[str]]:
    """Check a book in one process; return the status and what was asked for."""
    made = Made(monkeypatch, *failing)
    monkeypatch.setattr(made_in, "parallel_available", False)
    build = made.build

    def telling(name: str, run: Run, reporter: Any, **how: Any) -> Any:
        if name in ("epub", "look"):
            reporter.gaps.update(filter(None, [gap]))
            reporter.report(filter(None, [finds, gap]))
        return build(name, **how)

    monkeypatch.setattr(made_in, "_build", telling)
    monkeypatch.setattr(made_in, "check_prose", lambda app: made.asked.append(("prose", False)))
    status = run(tmp_path, "--check", *more)
    return status, [name for name, _ in made.asked]


@pytest.mark.parametrize(
    ("more", "builders"), [((), ["look"]), (("--whole",), ["pdf", "epub", "html"])]
)
def test_a_check_reads_once_and_looks_at_the_prose_and_all_pages_or_makes_all(
    more: tuple[str, ...],
    builders: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, asked = check(tmp_path, monkeypatch, more=more)
    assert (status, asked) == (0, ["read", "prose", *builders])
    assert "Nothing found" in capsys.readouterr().out


def test_a_check_fails_on_any_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, monkeypatch, finds="a.md:1: x")[0] == 1
    assert "1 finding." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("finds", "more", "status"), [("", (), 0), ("", ("--whole",), 1), ("a.md:1: x", (), 1)]
)
def test_a_check_fails_on_what_is_not_yet_written_where_the_book_is_to_be_whole(
    finds: str,
    more: tuple[str, ...],
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert check(tmp_path, monkeypatch, finds=finds, gap="a.md:2: y", more=more)[0] == status


@pytest.mark.parametrize(("failing", "count"), [("read", 1), ("look", 3)])
def test_a_check_fails_where_a_book_cannot_be_made(
    failing: str, count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, asked = check(tmp_path, monkeypatch, failing)
    assert (status, len(asked)) == (1, count)


def test_a_check_leaves_out_what_nobody_looks_at() -> None:
    run = Run(Path("/r"), Path("/b"))
    assert run.settings == {}
    assert Run(run.root, run.build, is_check=True).settings == {
        "pdf_fit": False,
        "epub_page_numbers": False,
        "epub_kepub": False,
    }
    with pytest.raises(FrozenInstanceError):
        run.jobs = 2  # type: ignore[misc]


def test_a_check_reads_in_one_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[Run] = []
    monkeypatch.setattr(made_in, "_build", lambda name, run, *_: runs.append(run))
    assert run(tmp_path, "--check", "-j", "4") == 1
    assert [(each.root, each.is_check, each.jobs) for each in runs] == [(tmp_path, True, 1)]
    assert run(tmp_path, "pdf", "-j", "4", "--build", "made") == 1
    assert runs[1:] == [Run(tmp_path, tmp_path / "made", jobs=4)]


def test_what_was_made_is_told_with_its_size(tmp_path: Path) -> None:
    for name, size in {"pdf/b.pdf": 2048, "html/index.html": 1024, "html/x/y.css": 1024}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    (tmp_path / "pdf/other").write_bytes(b"x" * 4096)
    told = made_in._told
    assert told("pdf", tmp_path / "pdf/b.pdf", tmp_path) == "pdf   pdf/b.pdf  2 KB"
    assert told("html", tmp_path / "html/index.html", tmp_path) == "html  html/index.html  2 KB"
    elsewhere = told("pdf", tmp_path / "pdf/b.pdf", Path("/other"))
    assert elsewhere.startswith(f"pdf   {tmp_path}/pdf/b.pdf")


class Ran:
    """Stands for one run of Sphinx."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, result: Any, status: int = 0) -> None:
        self.out: Path | None = None
        self.result, self.status = result, status
        monkeypatch.setattr(made_in, "_run", self.run)

    def run(self, name: str, run: Run, reporter: Any, *, is_aside: bool) -> Any:
        self.out = out = run.place(name, is_aside=is_aside)
        if isinstance(self.result, Exception):
            raise self.result
        out.mkdir(parents=True, exist_ok=True)
        for file in ("index.html", ".buildinfo"):
            (out / file).write_text("x")
        env = SimpleNamespace(all_docs={}, get_doctree=None)
        builder = SimpleNamespace()
        return SimpleNamespace(statuscode=self.status, env=env, builder=builder, outdir=out)


def build(name: str, tmp_path: Path, is_check: bool = False, **how: Any) -> Any:
    run = Run(tmp_path, tmp_path / "build", is_check)
    return made_in._build(name, run, None, **how)


@pytest.mark.parametrize(
    ("name", "is_aside", "place"),
    [
        ("pdf", False, "build/pdf"),
        ("html", False, "build/.work/html"),
        ("pdf", True, "build/.work/pdf"),
    ],
)
def test_where_a_book_is_made(
    name: str, is_aside: bool, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = Ran(monkeypatch, None)
    assert build(name, tmp_path, is_aside=is_aside)
    assert ran.out == tmp_path / place


def test_the_website_is_put_in_place_when_it_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Ran(monkeypatch, None)
    build("html", tmp_path)
    assert [path.name for path in (tmp_path / "build/html").iterdir()] == ["index.html"]
    assert capsys.readouterr().out.startswith("html  build/html/index.html  ")


@pytest.mark.parametrize(("name", "said"), [("read", "book: no\n"), ("pdf", "pdf: no\n")])
@pytest.mark.parametrize("error", [SphinxError("no"), OSError("no")])
def test_a_writers_fault_is_one_line(
    name: str,
    said: str,
    error: Exception,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Ran(monkeypatch, error)
    assert build(name, tmp_path) is None
    assert capsys.readouterr().err == said


def test_a_fault_of_ours_is_none_of_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Ran(monkeypatch, ExtensionError("ours"))
    with pytest.raises(ExtensionError):
        build("pdf", tmp_path)


@pytest.mark.parametrize(
    ("status", "is_check", "is_aside", "is_told"),
    [
        (0, False, False, True),
        (1, False, False, False),
        (0, True, False, False),
        (0, False, True, False),
    ],
)
def test_only_a_book_that_is_whole_and_kept_is_told(
    status: int,
    is_check: bool,
    is_aside: bool,
    is_told: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Ran(monkeypatch, None, status)
    found = build("pdf", tmp_path, is_check, is_aside=is_aside)
    assert (found is None) is bool(status)
    assert capsys.readouterr().out.startswith("pdf") is is_told


def test_a_check_tells_what_is_not_in_all_three_books(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Ran(monkeypatch, None)
    monkeypatch.setattr(made_in, "passages_for_one", lambda env: [("a/b", 3, "web-only")])
    build("html", tmp_path, is_check=True)
    assert capsys.readouterr().out == "Meant for one of the books alone, in source/: a/b.md:3.\n"
    build("html", tmp_path)
    assert "Not in all" not in capsys.readouterr().out
