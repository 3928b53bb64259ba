"""The one way to make a Sphinx application of this book, and to read its conf.py.

The book lies in one folder, `root`: conf.py, and the pages below it in `source/`. What is made of
it goes into another, `build`: into `build/pdf/` and so on, and what nobody looks at into
`build/.work/`.
"""

from __future__ import annotations

import io
from contextlib import ExitStack
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import docutils_namespace, patch_docutils
from sphinx.util.logging import suppress_logging
from sphinx.util.tags import Tags

from press.cli.arguments import WORKSHOP
from press.cli.outputs import OUTPUTS
from press.cli.processes import staying
from press.config import SETTINGS
from sphinx_bindery.config import SETTINGS as BINDERY_SETTINGS
from sphinx_bindery.dates import set_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Self

    from press.cli.reporter import Reporter

# These begin from the same doctrees as the outputs: the first reads the source, the others find it
# read. Any other builder may leave pages out, by a tag or by an `only`, and so reads for itself.
SHARING = ("read", "look", "linkcheck")


class Application(Sphinx):
    """Sphinx, for this book: what it warns of goes to a reporter.

    `builder` names what is made, in `out` or else in the builder's own folder of `build`.
    `settings` stand for lines of conf.py, `jobs` is the number of processes that read.

    docutils is as Sphinx needs it from now on, until the application is closed: it is a context
    manager. Raises SphinxError where the book cannot be set up, such as ConfigError for a mistake
    in conf.py, and whatever else an extension raises.
    """

    def __init__(
        self,
        root: Path,
        build: Path,
        builder: str,
        reporter: Reporter,
        *,
        out: Path | None = None,
        settings: Mapping[str, object] | None = None,
        jobs: int = 1,
    ) -> None:
        set_time()  # Sphinx itself would stumble over a wrong one
        self.reporter = reporter
        early = io.StringIO()
        with ExitStack() as opened, staying():
            opened.enter_context(patch_docutils(root))
            opened.enter_context(docutils_namespace())  # so that no node is registered twice
            super().__init__(
                srcdir=root / "source",
                confdir=root,
                outdir=out or build / builder,
                doctreedir=build / WORKSHOP / doctrees(builder),
                buildername=builder,
                confoverrides={"book_build_dir": str(build), **(settings or {})},
                status=None,
                warning=early,
                parallel=jobs,
            )
            self._opened = opened.pop_all()
        reporter.report_early(early.getvalue())

    def setup_extension(self, extname: str) -> None:
        """Set up an extension; from the first of all on, the reporter hears what is warned of."""
        self.reporter.attach()
        super().setup_extension(extname)

    def __enter__(self) -> Self:
        """Nothing: it is open."""
        return self

    def __exit__(self, *raised: object) -> None:
        """Give docutils back as it was."""
        self._opened.close()


def doctrees(builder: str) -> str:
    """Return the name of the folder for what is read."""
    return "doctrees" if builder in (*OUTPUTS, *SHARING) else f"doctrees-{builder}"


def read_config(root: Path) -> Config:
    """Return what conf.py says, as Sphinx reads it, without an application.

    It knows Sphinx's own settings, those of both wings, and the website's address. Raises
    ConfigError where conf.py is not there or cannot be run.
    """
    with suppress_logging():  # the application says it again
        config = Config.read(root, overrides={}, tags=Tags())
    for setting in (*BINDERY_SETTINGS, *SETTINGS):
        config.add(setting.name, setting.default, setting.rebuild, ())
    config.add("html_baseurl", "", "html", ())
    return config
