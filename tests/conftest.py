"""The books under test: each is built once, by the command that `make book` runs."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, sync_playwright

from .application import ROOTS, SETTINGS, TOP, Application, application, page, write_book
from .browsing import CHROMIUM, FLAGS

HERE = Path(__file__).parent
FINDING = re.compile(r"\S+:\d+: ")


@dataclass(frozen=True)
class Book:
    """The three outputs of one source, and what was said while they were made."""

    root: Path
    build: Path
    said: str
    status: int

    @property
    def findings(self) -> list[str]:
        """What the writer was told, a line each: `file:line: …`."""
        return [line for line in self.said.splitlines() if FINDING.match(line)]

    @property
    def html(self) -> Path:
        return self.build / "html"

    @property
    def epub(self) -> Path:
        return next((self.build / "epub").glob("*.epub"))

    @property
    def pdf(self) -> Path:
        return next((self.build / "pdf").glob("*.pdf"))

    @property
    def titles(self) -> dict[str, str]:
        """The title of each page, in the order of the book."""
        from bindery.reading import reading_order

        with (self.build / ".work/doctrees/environment.pickle").open("rb") as file:
            env = pickle.load(file)
        return {page.docname: env.titles[page.docname].astext() for page in reading_order(env)}


def make(root: Path, build: Path, *arguments: str, **environment: str) -> Book:
    """Run the command of `make book` on the book in `root`."""
    command = [sys.executable, "-m", "bindery", "--root", str(root), "--build", str(build)]
    clean = {key: value for key, value in os.environ.items() if not key.startswith(SETTINGS)}
    done = subprocess.run(
        [*command, *arguments],
        cwd=TOP,
        env={**clean, "PYTHONPATH": str(TOP), **environment},
        capture_output=True,
        text=True,
    )
    return Book(root, build, done.stdout + done.stderr, done.returncode)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book itself."""
    return make(TOP, tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A tiny book that has one of everything."""
    return make(ROOTS / "test-book", tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The website of the book itself as it is put up: with all its addresses."""
    return make(
        TOP,
        tmp_path_factory.mktemp("published"),
        "html",
        BOOK_SITE="https://reach.example/book",
        BOOK_NEWSLETTER="https://news.example/join",
        BOOK_REPOSITORY="https://github.com/reach/book",
    )


@pytest.fixture(params=["real", "tiny"])
def book(request: pytest.FixtureRequest) -> Book:
    """Each of the two in turn."""
    made: Book = request.getfixturevalue(request.param)
    return made


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the smallest book that builds, to make mistakes in."""
    return Path(shutil.copytree(ROOTS / "test-small", tmp_path / "small"))


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


@pytest.fixture(scope="module")
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


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """On the build server nothing may be skipped for want of a tool."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if "CI" in os.environ and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
