"""The sheets and scripts that a page loads: those that it uses.

`book.css` draws all that the book itself says. Furo's sheet, sphinx-design's and the colours of
code come only with a page that has something of theirs on it; `components.css` brings Furo's in,
below ours. Sphinx's own scripts are not needed. sphinx-design's script is left out: it keeps
the choice of a tab in the browser's storage, which is a trace; tabs work without it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bindery.web.translator import STYLES
from bindery.whole import write_whole

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

COMPONENTS = "components.css"
CODE = re.compile(r'class="highlight')
DESIGN = re.compile(r'class="[^"]*\bsd-')
FURO = re.compile(
    r'class="[^"]*(?<![\w-])'
    r"(?:admonition|highlight\S*|topic|sidebar|math\S*|sig|field-list|option-list|line-block"
    r"|guilabel|menuselection|kbd|versionmodified|productionlist|hlist|sd-\S+)(?![\w-])"
)
USES = {  # of the sheets that others register, which page needs them
    "pygments.css": CODE,
    "sphinx-design.min.css": DESIGN,
    COMPONENTS: FURO,
}
NEVER = (
    *("furo.css", "furo-extensions.css", "furo.js", "design-tabs.js"),
    *("documentation_options.js", "doctools.js", "sphinx_highlight.js"),  # search.js does without
)
SCRIPT = "_static/book.js"


def choose(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Leave the page the sheets and scripts that it uses."""
    _write_own_sheet(app, page, doctree)
    body = context.get("body", "")
    context["css_files"] = [css for css in context["css_files"] if _is_used(css.filename, body)]
    context["script_files"] = [
        js for js in context["script_files"] if Path(js.filename or "").name not in NEVER
    ]
    context["book_script"] = context["pathto"](SCRIPT, resource=True)


def _is_used(filename: object, body: str) -> bool:
    name = Path(str(filename)).name
    return name not in NEVER and (name not in USES or bool(USES[name].search(body)))


def _write_own_sheet(app: Sphinx, page: str, doctree: nodes.document | None) -> None:
    """Write the widths that a writer asked for on this page, and link them; or take them away."""
    name = f"page/{page}.css"
    path = Path(app.outdir) / "_static" / name
    styles: dict[str, str] = doctree.get(STYLES, {}) if doctree is not None else {}
    if styles:
        rules = (f".{key} {{ {style} }}\n" for key, style in sorted(styles.items()))
        write_whole(path, "".join(rules).encode())
        app.add_css_file(name)
    else:
        path.unlink(missing_ok=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Choose after everyone has said what they would load."""
    app.connect("html-page-context", choose, priority=800)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
