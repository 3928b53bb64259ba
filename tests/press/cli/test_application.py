"""application: the one way to make a Sphinx application, and the one reader of conf.py."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from docutils.parsers.rst import directives
from sphinx.errors import ConfigError

from press.cli.application import Application, read_config
from press.cli.reporter import Reporter
from tests.application import untouched, write_book


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_book(tmp_path / "book", {})


def opened(root: Path, builder: str = "read", **more: object) -> Application:
    reporter = Reporter(root, io.StringIO())
    return Application(root, root / "build", builder, reporter, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("builder", "out", "doctrees"),
    [
        ("read", "read", "doctrees"),
        ("look", "look", "doctrees"),
        ("pdf", "pdf", "doctrees"),
        ("html", "html", "doctrees"),
        ("linkcheck", "linkcheck", "doctrees"),
        ("text", "text", "doctrees-text"),
    ],
)
def test_each_builder_has_its_folders(builder: str, out: str, doctrees: str, root: Path) -> None:
    with untouched(root), opened(root, builder) as app:
        assert app.outdir == root / "build" / out
        assert app.doctreedir == root / "build/.work" / doctrees
        assert (app.confdir, app.srcdir) == (root, root / "source")


def test_what_is_given_goes_before_conf_py(root: Path) -> None:
    settings = {"project": "Other", "book_build_dir": "elsewhere"}
    with untouched(root), opened(root, out=root / "out", settings=settings, jobs=3) as app:
        assert (app.config.project, app.config.book_build_dir) == ("Other", "elsewhere")
        assert (app.outdir, app.parallel) == (root / "out", 3)
    with untouched(root), opened(root) as app:
        assert app.config.book_build_dir == str(root / "build")


def test_docutils_is_as_sphinx_needs_it_until_the_end(root: Path) -> None:
    with untouched(root):
        before = dict(vars(directives)["_directives"])
        app = opened(root)
        assert os.environ["DOCUTILSCONFIG"] == str(root / "docutils.conf")
        assert vars(directives)["_directives"] != before
        app.__exit__()
        assert "DOCUTILSCONFIG" not in os.environ
        assert vars(directives)["_directives"] == before


def test_a_book_that_cannot_be_set_up_leaves_no_trace(root: Path) -> None:
    (root / "conf.py").write_text("1/0")
    with untouched(root):
        before = dict(vars(directives)["_directives"])
        with pytest.raises(ConfigError, match="division by zero"):
            opened(root)
        assert "DOCUTILSCONFIG" not in os.environ
        assert vars(directives)["_directives"] == before


def test_a_wrong_time_is_told_before_sphinx_stumbles_over_it(root: Path) -> None:
    with (
        untouched(root, SOURCE_DATE_EPOCH="soon"),
        pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH is `soon`"),
    ):
        opened(root)


def test_conf_py_is_read_as_sphinx_reads_it(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(
        "import pathlib\nproject = pathlib.Path.cwd().name\nbook_slug = 'b'\n"
        "html_baseurl = 'https://b/'\n"
    )
    config = read_config(tmp_path)
    assert config.project == tmp_path.name, "in its own folder"
    assert (config.book_slug, config.html_baseurl) == ("b", "https://b/")
    assert (config.epub_page_numbers, config.book_repository) == (False, ""), "what it leaves out"


@pytest.mark.parametrize("conf", [None, "1/0", "project = ", "raise SystemExit"])
def test_what_is_wrong_with_conf_py_is_raised(conf: str | None, tmp_path: Path) -> None:
    if conf:
        (tmp_path / "conf.py").write_text(conf)
    with pytest.raises(ConfigError):
        read_config(tmp_path)


def test_what_conf_py_is_warned_of_is_left_to_the_application(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "conf.py").write_text("language = None")
    assert read_config(tmp_path).language == "en"
    assert capsys.readouterr() == ("", "")


def test_the_next_application_reads_nothing_anew(root: Path) -> None:
    """Where a setting is not what it was, Sphinx reads all pages again, for each of the books."""
    found = []
    for builder in ("pdf", "epub", "html"):
        with untouched(root), opened(root, builder) as app:
            found.append({it.name: repr(it.value) for it in app.config.filter({"env"})})
    assert found[0] == found[1] == {name: found[2][name] for name in found[0]}
