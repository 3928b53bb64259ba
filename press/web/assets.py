"""The sheets and scripts that a page loads: those that it uses.

Which there are is said in conf.py (`html_css_files`), and by `component_assets.py` for components.
`book.css` draws all that the book itself says; a page gets its own parts (see `css_parts.py`).
Furo's sheet, sphinx-design's and the colours of code come only with a page that has something of
theirs on it; `components.css` brings Furo's in, below ours. Sphinx's own scripts are not needed,
and nothing comes from elsewhere. sphinx-design's script is left out: it keeps the choice of a tab
in the browser's storage, which is a trace; tabs work without it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from press.web.builder import website
from press.web.css_parts import BOOK, Look
from press.web.translator import STYLES
from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.util.typing import ExtensionMetadata

COMPONENTS = "components.css"
CODE = re.compile(r'class="highlight')
MATH = re.compile(r"<math\b")
DESIGN = re.compile(r'class="[^"]*\bsd-')
FURO = re.compile(
    r'class="[^"]*(?<![\w-])'
    r"(?:admonition|highlight\S*|topic|sidebar|math\S*|sig|field-list|option-list|line-block"
    r"|guilabel|menuselection|kbd|versionmodified|productionlist|hlist|sd-\S+)(?![\w-])"
)
USES = {  # of the sheets that others register, which page needs them
    "pygments.css": CODE,
    "math.css": MATH,
    "sphinx-design.min.css": DESIGN,
    COMPONENTS: FURO,
}
NEVER = (
    BOOK,  # only in parts
    *("furo.css", "furo-extensions.css", "furo.js", "design-tabs.js"),
    *(
        "documentation_options.js",
        "doctools.js",
        "sphinx_highlight.js",
    ),  # nor does the search need them
)
SCRIPT = "_static/book.js"
BEFORE_OTHERS = 790  # the sheets of conf.py have 800


class Sheets:
    """Chooses for each page."""

    look: Look

    def gather(self, app: Sphinx, builder: Builder) -> None:
        """Read the book's sheet before the first page is written."""
        self.look = Look.of(app)

    def choose(
        self,
        app: Sphinx,
        page: str,
        template: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Leave the page the sheets and scripts that it uses."""
        body = context.get("body", "")
        given = {Path(str(css.filename)).name for css in context["css_files"]}
        if BOOK in given:
            around = f'<body class="{context["book_look"]}">{context["book_drawing"]}'
            sheet = self.look.sheet_for(around + body if body else None)
            website(app).add_css_file(sheet, priority=BEFORE_OTHERS)
        _write_own_sheet(app, page, doctree)
        context["css_files"] = [css for css in context["css_files"] if _is_used(css.filename, body)]
        context["script_files"] = [js for js in context["script_files"] if _is_run(js.filename)]
        context["book_script"] = context["pathto"](SCRIPT, resource=True)

    def sweep(self, app: Sphinx, error: Exception | None) -> None:
        """Take away what no page links any more."""
        if error is None and app.builder.format == "html":
            self.look.sweep(Path(app.outdir))


def _is_used(filename: object, body: str) -> bool:
    name = Path(str(filename)).name
    return _is_run(filename) and (name not in USES or bool(USES[name].search(body)))


def _is_run(filename: object) -> bool:
    """Tell whether a file may come with a page at all: not from elsewhere, and not these."""
    return "://" not in str(filename) and Path(str(filename)).name not in NEVER


def _write_own_sheet(app: Sphinx, page: str, doctree: nodes.document | None) -> None:
    """Write the widths that a writer asked for on this page, and link them; or take them away."""
    name = f"page/{page}.css"
    path = Path(app.outdir) / "_static" / name
    styles: dict[str, str] = doctree.get(STYLES, {}) if doctree is not None else {}
    if styles:
        rules = (f".{key} {{ {style} }}\n" for key, style in sorted(styles.items()))
        write_atomic(path, "".join(rules).encode())
        website(app).add_css_file(name)
    else:
        path.unlink(missing_ok=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Choose after everyone has said what they would load."""
    sheets = Sheets()
    app.connect("write-started", sheets.gather)
    app.connect("html-page-context", sheets.choose, priority=800)
    app.connect("build-finished", sheets.sweep)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
