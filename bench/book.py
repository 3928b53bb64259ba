"""This book itself, copied, so that its pages can be edited; and for Sphinx alone.

Sphinx alone has the book's facts, but none of our code. So it tells what it does not know, and
leaves that out: it reads and writes somewhat less than we do.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("source", "_static", "conf.py")
PAGE = "source/answers/why-i-shut-down.md"
STOCK = """\
import runpy
from pathlib import Path

HERE = Path(__file__).parents[1]
OURS = ("sphinx_bindery", "press")
LEFT_OUT = ("html_theme", "html_math_renderer", "html_css_files", "html_additional_pages")
facts = runpy.run_path(str(HERE / "conf.py"))
for name, fact in facts.items():
    if name.startswith(("html_", "myst_", "suppress_")) and name not in LEFT_OUT:
        globals()[name] = fact
project, author, copyright = facts["project"], facts["author"], facts["copyright"]
version, release, language = facts["version"], facts["release"], facts["language"]
extensions = [name for name in facts["extensions"] if name.partition(".")[0] not in OURS]
bibtex_bibfiles = [str(HERE / path) for path in facts["bibtex_bibfiles"]]
html_static_path = [str(HERE / path) for path in facts["html_static_path"]]
html_theme = "furo"
epub_show_urls = "no"
"""


def copy_book(top: Path, root: Path) -> None:
    """Copy the book in `top` to `root`: `conf.py` is for ours, `stock/conf.py` for Sphinx alone."""
    for name in PARTS:
        path = top / name
        if path.is_dir():
            shutil.copytree(path, root / name)
        else:
            shutil.copy(path, root / name)
    (root / "stock").mkdir()
    (root / "stock/conf.py").write_text(STOCK)
