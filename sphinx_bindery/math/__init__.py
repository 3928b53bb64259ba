"""Formulas: LaTeX read once, for the EPUB, the PDF and, if a project wants it, the website.

As an extension, `sphinx_bindery.math` gives the website a renderer without any script:
`html_math_renderer = "mathml"`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_bindery.math.html import visit_block, visit_inline

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

STYLES = "math.css"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the renderer, and the stylesheet that draws what MathML Core leaves to one."""
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_block, None))
    app.connect("builder-inited", _add_styles)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _add_styles(app: Sphinx) -> None:
    """Give the stylesheet to a website that this draws; only now is its builder known."""
    if getattr(app.builder, "math_renderer_name", None) == "mathml":
        app.config.html_static_path.append(str(Path(__file__).with_name(STYLES)))
        app.add_css_file(STYLES)
