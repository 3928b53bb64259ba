"""release: what is given away, and where it comes from."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from press.cli import release as module
from press.cli.application import read_config
from press.cli.release import (
    IncompleteError,
    collect,
    latest_changes,
    make_release,
    make_site,
    provenance,
    settings,
    sums,
    wheel,
    zipped,
)

made_in: Any = module
EDITION = datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC)
BOOK = ("epub/b.epub", "pdf/b.pdf", "html/index.html", "html/deep/x.css")
SHEETS = ("pdf/worksheets/z-a4.pdf", "pdf/worksheets/a-a4.pdf")


@pytest.fixture(autouse=True)
def _no_build_server(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def test_every_form_that_was_made_goes_along(tmp_path: Path) -> None:
    forms = ("epub/b.kepub.epub", "pdf/b-large-print.pdf", "pdf/b-large-print-letter.pdf")
    found = collect(put(tmp_path, *BOOK, *forms), "b", EDITION)
    assert {Path(name).name for name in forms} < set(found)


def test_all_that_was_made_is_collected(tmp_path: Path) -> None:
    found = collect(put(tmp_path, *BOOK, *SHEETS), "b", EDITION)
    assert list(found) == [
        "b.epub",
        "b.pdf",
        "b-website.zip",
        "worksheet-a-a4.pdf",
        "worksheet-z-a4.pdf",
    ]
    assert found["b.pdf"] == b"pdf/b.pdf"
    assert found["worksheet-a-a4.pdf"] == b"pdf/worksheets/a-a4.pdf"


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("epub/b.epub", "There is no EPUB in build/epub/: run `make book`."),
        ("pdf/b.pdf", "There is no PDF in build/pdf/: run `make book`."),
        ("html/index.html", "There is no website in build/html/: run `make book`."),
    ],
)
def test_a_book_that_was_not_made_is_told(missing: str, words: str, tmp_path: Path) -> None:
    put(tmp_path, *BOOK)
    (tmp_path / missing).unlink()
    with pytest.raises(IncompleteError) as error:
        collect(tmp_path, "b", EDITION)
    assert str(error.value) == words


@pytest.mark.parametrize(
    ("edition", "date"),
    [(EDITION, (2026, 3, 4, 5, 6, 8)), (datetime(1970, 1, 1, tzinfo=UTC), (1980, 1, 1, 0, 0, 0))],
)
def test_a_folder_is_zipped_in_one_order_with_one_date(
    edition: datetime, date: tuple[int, ...], tmp_path: Path
) -> None:
    content = zipped(put(tmp_path, "b", "a/c", "a/b"), edition)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
        assert [info.filename for info in infos] == ["a/b", "a/c", "b"]
        assert {info.date_time for info in infos} == {date}
        assert {info.external_attr for info in infos} == {0o644 << 16}
        assert {info.compress_type for info in infos} == {zipfile.ZIP_DEFLATED}
        assert archive.read("a/c") == b"a/c"
    assert zipped(tmp_path, edition) == content


def test_sums_are_those_that_sha256sum_reads() -> None:
    digest = hashlib.sha256(b"x").hexdigest()
    assert sums({"b": b"x", "a": b"x"}) == f"{digest}  a\n{digest}  b\n"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "SOURCE_DATE_EPOCH=1772600768"),
        (
            {"html_baseurl": "https://b/", "book_repository": "https://g/a b"},
            "SOURCE_DATE_EPOCH=1772600768 BOOK_SITE=https://b/ BOOK_REPOSITORY='https://g/a b'",
        ),
        (
            {"book_newsletter": "https://n/?a&b"},
            "SOURCE_DATE_EPOCH=1772600768 BOOK_NEWSLETTER='https://n/?a&b'",
        ),
        ({"book_mail": "us@b.example"}, "SOURCE_DATE_EPOCH=1772600768 BOOK_MAIL=us@b.example"),
    ],
)
def test_what_has_to_be_set_to_make_the_same_bytes(
    facts: dict[str, str], words: str, tmp_path: Path
) -> None:
    conf = "".join(f"{name} = {value!r}\n" for name, value in facts.items())
    (tmp_path / "conf.py").write_text(conf)
    assert settings(read_config(tmp_path), EDITION) == words


@pytest.mark.parametrize(
    ("commit", "changed", "said", "is_noted"),
    [
        ("abc", "", "Commit: `abc`", False),
        ("abc", "?? new.md", "Commit: `abc`", True),
        ("", "", "Commit: `unknown: git does not tell it`", False),
    ],
)
def test_where_the_files_come_from(
    commit: str,
    changed: str,
    said: str,
    is_noted: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = {"rev-parse": commit, "status": changed}

    def git(root: Path, *words: str) -> bytes:
        if not commit:
            raise made_in.GitError("no")
        return answers[words[0]].encode()

    monkeypatch.setattr(made_in, "git", git)
    put(tmp_path, "requirements.lock")
    (tmp_path / "conf.py").touch()
    text = provenance(
        tmp_path, read_config(tmp_path), EDITION, {"b.pdf": b"x" * 1234, "a.epub": b""}
    )
    assert said in text
    assert ("Files were changed after this commit" in text) is is_noted
    assert "Edition: 2026-03-04 05:06:08 UTC (SOURCE_DATE_EPOCH 1772600768)" in text
    assert hashlib.sha256(b"requirements.lock").hexdigest() in text
    assert "SOURCE_DATE_EPOCH=1772600768 make release DRAFT=yes\n" in text
    assert "- `a.epub`, 0 KB\n- `b.pdf`, 1 KB\n" in text


@pytest.mark.parametrize(
    ("changelog", "latest"),
    [
        ("# Log\n\n## 2\n\nNew.\n\n## 1\n\nOld.\n", "## 2\n\nNew.\n"),
        ("## 1\n\nOnly.\n\n### For readers\n\nx", "## 1\n\nOnly.\n\n### For readers\n\nx\n"),
        ("No sections.", "No sections."),
    ],
)
def test_the_latest_changes(changelog: str, latest: str) -> None:
    assert latest_changes(changelog) == latest


PROJECT = """
[build-system]
requires = ["flit_core"]
build-backend = "flit_core.buildapi"
[project]
name = "a-bindery"
dynamic = ["version", "description"]
requires-python = ">=3.11"
[tool.flit.module]
name = "bound"
"""


def test_the_bindery_is_given_away_as_a_wheel(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "bound.py").write_text('"""Binds."""\n\n__version__ = "1.2"\n')
    (made,) = wheel(tmp_path, EDITION).items()
    assert made[0] == "a_bindery-1.2-py3-none-any.whl"
    with zipfile.ZipFile(io.BytesIO(made[1])) as packed:
        assert "bound.py" in packed.namelist()
        assert {info.date_time for info in packed.infolist()} == {(2026, 3, 4, 5, 6, 8)}
    assert dict([made]) == wheel(tmp_path, EDITION)
    assert not (tmp_path / "dist").exists()


def released(tmp_path: Path) -> Path:
    put(tmp_path, "requirements.lock", "source/index.md")
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "bound.py").write_text('"""Binds."""\n\n__version__ = "1.2"\n')
    put(tmp_path / "build", *BOOK, *SHEETS, "release/old")
    (tmp_path / "conf.py").write_text('project = "B"\nbook_date = "2026-01-02"\n')
    (tmp_path / "CHANGELOG.md").write_text("## 1\n\nNew.\n")
    return make_release(tmp_path, tmp_path / "build")


def test_a_release_is_a_folder_with_its_sums(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_in, "git", lambda root, *words: b"")
    folder = released(tmp_path)
    assert folder == tmp_path / "build/release"
    names = sorted(path.name for path in folder.iterdir())
    assert names == [
        "CHANGES.md",
        "PROVENANCE.md",
        "SHA256SUMS",
        "a_bindery-1.2-py3-none-any.whl",
        "b-website.zip",
        "b.epub",
        "b.pdf",
        "worksheet-a-a4.pdf",
        "worksheet-z-a4.pdf",
    ]
    summed = [line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()]
    assert summed == [name for name in names if name != "SHA256SUMS"]
    assert (folder / "CHANGES.md").read_text() == "## 1\n\nNew.\n"


@pytest.mark.parametrize(
    ("arguments", "said"), [(["--draft"], "build/release"), (["--site"], "build/site")]
)
def test_the_command_says_where_it_is(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(made_in, "git", lambda root, *words: b"")
    released(tmp_path)
    monkeypatch.setattr("sys.argv", ["x", "--root", str(tmp_path), *arguments])
    assert module.main() == 0
    assert capsys.readouterr().out == f"{said}\n"
    (tmp_path / "build/pdf/b.pdf").unlink()
    assert module.main() == 1
    assert capsys.readouterr().err == "There is no PDF in build/pdf/: run `make book`.\n"


def test_the_site_carries_the_files_of_the_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made_in, "git", lambda root, *words: b"")
    site = make_site(tmp_path / "build", released(tmp_path))
    names = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    assert names == [
        "CHANGES.md",
        "PROVENANCE.md",
        "SHA256SUMS",
        "b.epub",
        "b.pdf",
        "deep/x.css",
        "index.html",
        "worksheets/a-a4.pdf",
        "worksheets/z-a4.pdf",
    ]
    summed = [line.split("  ")[1] for line in (site / "SHA256SUMS").read_text().splitlines()]
    assert summed == ["CHANGES.md", "PROVENANCE.md", "b.epub", "b.pdf", *names[-2:]]
