"""math.html: formulas on a website that asks for no script."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

CONF = r"""
project = "P"
extensions = ["sphinx_bindery.math"]
html_theme = "basic"
mathjax3_config = {"tex": {"macros": {"N": r"\mathbb{N}"}}}
"""
PAGE = r"""
T
=

:math:`n \in \N` and :math:`\unheard < 1`

.. math:: \newcommand{\E}{\mathbb{E}}

.. math::
   :label: one

   \E = 1

.. math:: x \tag{A}

See :eq:`one`.
"""


@pytest.fixture
def site(tmp_path: Path) -> tuple[str, str, list[str]]:
    """The page, what was told, and the names of the files."""
    (tmp_path / "conf.py").write_text(CONF)
    (tmp_path / "index.rst").write_text(PAGE)
    app = SphinxTestApp("html", srcdir=tmp_path, builddir=tmp_path / "_build")
    app.build()
    page = (app.outdir / "index.html").read_text("utf-8")
    files = [path.name for path in (app.outdir / "_static").iterdir()]
    told = app.warning.getvalue()
    app.cleanup()
    return page, told, files


def test_formulas_are_mathml_and_there_is_no_script(site: tuple[str, str, list[str]]) -> None:
    page, told, files = site
    assert page.count("<math") == 3
    assert "ℕ" in page
    assert "𝔼" in page
    assert "mathjax" not in page.lower()
    assert "math.css" in files
    assert '<code class="math notranslate nohighlight">\\unheard &lt; 1</code>' in page
    assert told.count("WARNING") == 1
    assert "index.rst:5: WARNING: This formula stays as its source" in told.replace("\x1b[0m", "")


def test_numbers_and_tags_stand_beside(site: tuple[str, str, list[str]]) -> None:
    page, _, _ = site
    assert '<span class="eqno">(1)' in page
    assert '<span class="eqno">(A)</span>' in page
    assert 'href="#equation-one">(1)</a>' in page.replace('<span class="std std-ref">', "")
