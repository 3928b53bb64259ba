"""The books under test: each is built once, by the command that `make book` runs."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from . import epubcheck
from .application import ROOTS as ROOTS
from .application import TOP as TOP
from .application import Application, application, page, write_book
from .books import Book as Book
from .books import Made, command, sphinx_build
from .books import make as make
from .browsing import CHROMIUM, FLAGS
from .warned import warned as warned

# These tests may be run by `make`, and run `make` themselves: as if by hand, not as its part.
for name in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL"):
    os.environ.pop(name, None)
# What is run in the background ignores Ctrl-C, and so would each command that a test stops.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

HERE = Path(__file__).parent
Kept = TypeVar("Kept", Book, Made)


class Shelf:
    """Keeps the books that many tests read: each is made once in a run, whoever asks first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def once(self, name: str, make_it: Callable[[Path], Kept]) -> Kept:
        """Return what `make_it` made in a folder of this name, in this process or in another."""
        place, kept = self.folder / name, self.folder / f"{name}.pickle"
        with FileLock(self.folder / f"{name}.lock"):
            if not kept.exists():
                kept.write_bytes(pickle.dumps(make_it(place)))
            made: Kept = pickle.loads(kept.read_bytes())
        return made


def verb(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `make` in a folder that gets our Makefile and our code, in the tests' environment."""
    for name in ("Makefile", "sphinx_bindery", "press"):
        if not (folder / name).exists():
            (folder / name).symlink_to(TOP / name)
    ready = ["PYTHON=true", f"RUN={sys.executable}"]  # nothing is set up
    return subprocess.run(
        ["make", "-s", *ready, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
    )


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Where all processes of this run keep what they share."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shelf"
    folder.mkdir(exist_ok=True)
    return Shelf(folder)


@pytest.fixture(scope="session")
def real(shelf: Shelf) -> Book:
    """The book itself."""
    return shelf.once("real", lambda place: command(TOP, place))


@pytest.fixture(scope="session")
def tiny(shelf: Shelf) -> Book:
    """A tiny book that has one of everything."""
    return shelf.once("tiny", lambda place: make(ROOTS / "test-book", place))


@pytest.fixture(scope="session")
def published(shelf: Shelf) -> Book:
    """The website of the book itself as it is put up: with all its addresses."""
    addresses = {
        "BOOK_SITE": "https://reach.example/book",
        "BOOK_NEWSLETTER": "https://news.example/join",
        "BOOK_MAIL": "us@reach.example",
        "BOOK_REPOSITORY": "https://github.com/reach/book",
    }
    return shelf.once("published", lambda place: make(TOP, place, "html", **addresses))


@pytest.fixture(scope="session")
def stranger(shelf: Shelf) -> Made:
    """The EPUB of a stranger's documentation, which says all that Sphinx can say."""
    return shelf.once("stranger", lambda place: sphinx_build(ROOTS / "test-stranger", place))


@pytest.fixture(params=["real", "tiny"])
def book(request: pytest.FixtureRequest) -> Book:
    """Each of the two in turn."""
    made: Book = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the smallest book that builds, to make mistakes in."""
    return Path(shutil.copytree(ROOTS / "test-small", tmp_path / "small"))


@pytest.fixture
def at_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home without settings, of git, say."""
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one page, in which to go wrong: pages can be added, conf.py changed."""
    folder = tmp_path / "project"
    folder.mkdir()
    conf = 'project = "P"\nauthor = "A"\nextensions = ["myst_parser", "sphinx_bindery.epub"]\n'
    (folder / "conf.py").write_text(conf)
    (folder / "index.md").write_text("# Title\n\nWords.\n")
    return folder


class Read(Protocol):
    """What the fixture `read` gives."""

    def __call__(
        self,
        pages: str | Mapping[str, str | bytes],
        builder: str = "read",
        conf: str = "",
        **settings: object,
    ) -> Application: ...


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Read]:
    """Read a book in this process: the text of one page, or pages by their files' names.

    One is open at a time, since docutils knows one set of directives: another closes the first.
    """
    with ExitStack() as opened:

        def read(
            pages: str | Mapping[str, str | bytes],
            builder: str = "read",
            conf: str = "",
            **settings: object,
        ) -> Application:
            opened.close()
            root = tmp_path / f"book-{len(list(tmp_path.glob('book-*')))}"
            write_book(root, {"page.md": page(pages)} if isinstance(pages, str) else pages, conf)
            app = opened.enter_context(application(root, builder, settings=settings))
            app.read()
            return app

        yield read


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; ask for it in tests marked `needs_browser`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def node_package(name: str) -> Path:
    """Return the folder of a package from tests/node; without npm the test is skipped."""
    folder = HERE / "node/node_modules" / name
    if not folder.is_dir():
        pytest.skip(f"no {name}: install npm (Debian: apt install npm), then `make test`")
    return folder


def pytest_configure(config: pytest.Config) -> None:
    """Begin what serves the workers, where there are any."""
    if config.getoption("tx", None) and not hasattr(config, "workerinput"):
        opened = ExitStack()
        opened.enter_context(epubcheck.served())
        config.add_cleanup(opened.close)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave tests/proof/ unread where none of it is asked for: each worker would read it."""
    is_left = config.option.markexpr == "not proof" and collection_path == HERE / "proof"
    return is_left or None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in tests/proof/; pyproject.toml says why."""
    for item in items:
        if item.path.is_relative_to(HERE / "proof"):
            item.add_marker("proof")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """On the build server nothing may be skipped for want of a tool."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if "CI" in os.environ and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
