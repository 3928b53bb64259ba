"""web.signposts: every page is written again when what it shows of others has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from press.web.outdated import KEPT, Signposts, digest
from sphinx_bindery.accessibility import Seen
from tests.trees import app, config, env


def site(tmp_path: Path, builder: str = "html", **settings: Any) -> Any:
    for name in ("out", "conf/_static"):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
    settings = {"html_static_path": ["_static"], "source_suffix": {".md": "markdown"}, **settings}
    book = env({"index": ["a"]}, config=config(**settings), builder=builder)
    return app(book, outdir=tmp_path / "out", confdir=tmp_path / "conf")


def _title(made: Any) -> None:
    made.env.titles["a"] = nodes.title("", "New")


def _toctree(made: Any) -> None:
    made.env.toctree_includes["index"] = ["a", "b"]


def _label(made: Any) -> None:
    made.env.domains.standard_domain.labels["x"] = ("a", "x", "X")


def _anonymous(made: Any) -> None:
    made.env.domains.standard_domain.anonlabels["x"] = ("a", "x")


def _object(made: Any) -> None:
    made.env.domains.standard_domain.objects["term", "x"] = ("a", "x")


def _number(made: Any) -> None:
    made.env.toc_fignumbers["a"] = {"figure": {"x": (1,)}}


def _picture(made: Any) -> None:
    made.env.bindery_seen = {"a": Seen(1)}


def _sheet(made: Any) -> None:
    (made.confdir / "_static/x.css").write_text("a{}")


@pytest.mark.parametrize(
    "change", [_title, _toctree, _label, _anonymous, _object, _number, _picture, _sheet]
)
def test_whatever_pages_show_of_each_other_is_in_the_digest(change: Any, tmp_path: Path) -> None:
    made = site(tmp_path)
    before = digest(made)
    assert digest(made) == before
    change(made)
    assert digest(made) != before


def test_the_bytes_of_a_sheet_count_and_other_files_do_not(tmp_path: Path) -> None:
    made = site(tmp_path)
    _sheet(made)
    before = digest(made)
    (tmp_path / "conf/_static/picture.png").write_text("x")
    assert digest(made) == before
    (tmp_path / "conf/_static/x.css").write_text("b{}")
    assert digest(made) != before


@pytest.mark.parametrize(
    ("builder", "kept", "is_all"),
    [
        ("html", None, False),
        ("html", "same", False),
        ("html", "other", True),
        ("epub", "other", False),
    ],
)
def test_all_pages_are_written_when_it_differs(
    builder: str, kept: str | None, is_all: bool, tmp_path: Path
) -> None:
    made = site(tmp_path, builder)
    if kept:
        (tmp_path / "out" / KEPT).write_bytes(digest(made) if kept == "same" else b"other")
    found = Signposts().find_outdated(made, made.env)
    assert found == (set(made.env.found_docs) if is_all else set())


def finished(made: Any, *written: str, error: Exception | None = None) -> None:
    signposts = Signposts()
    signposts.written.add("of an earlier build")
    signposts.find_outdated(made, made.env)
    for page in written:
        signposts.note(made, page, "", {}, None)
    signposts.keep(made, error)


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def there(folder: Path) -> list[str]:
    files = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return [name for name in files if name != KEPT]


def test_the_digest_is_kept_when_the_website_is_whole(tmp_path: Path) -> None:
    made = site(tmp_path)
    finished(made, error=ValueError())
    assert not (tmp_path / "out" / KEPT).exists()
    finished(made)
    assert (tmp_path / "out" / KEPT).read_bytes() == digest(made)


def test_pages_that_nothing_makes_any_more_go_with_what_was_written_for_them(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    gone = ("gone/page.html", "_static/page/gone/page.css", "_sources/gone/page.md.txt")
    kept = ("index.html", "a.html", "search.html", "gone/picture.png", "_static/page/a.css")
    put(out, *gone, *kept, "_sources/a.md.txt", "lost.html", "of an earlier build.html")
    finished(site(tmp_path), "search")
    assert there(out) == sorted([*kept, "_sources/a.md.txt"])
    assert not (out / "_static/page/gone").exists(), "empty folders go as well"
    assert not (out / "_sources/gone").exists()


def test_where_a_page_lay_that_leads_on_its_files_go(tmp_path: Path) -> None:
    put(tmp_path / "out", "old.html", "old.md", "_static/page/old.css", "search.html")
    finished(site(tmp_path), "old", "search")
    assert there(tmp_path / "out") == ["old.html", "search.html"]


def test_pages_that_lie_ready_stay(tmp_path: Path) -> None:
    put(tmp_path / "conf", "extra/proof.html", "extra/deep/x.html", "one.html")
    put(tmp_path / "out", "proof.html", "deep/x.html", "one.html", "two.html")
    finished(site(tmp_path, html_extra_path=["extra", "one.html"]))
    assert there(tmp_path / "out") == ["deep/x.html", "one.html", "proof.html"]


def test_another_output_sweeps_nothing(tmp_path: Path) -> None:
    put(tmp_path / "out", "gone.html")
    finished(site(tmp_path, "epub"))
    assert there(tmp_path / "out") == ["gone.html"]
