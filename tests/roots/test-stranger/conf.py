"""Documentation by strangers: a plain Sphinx project, laid out as theirs are, that knows nothing of
this book and only adds its two builders. Its pages hold whatever MyST, reStructuredText and
sphinx-design can say, and what goes wrong in real projects.
"""

project = "Somebody’s <Manual> & More"
author = "Ada Example & Co. <ada>"
copyright = "2026, Ada Example"
version = "2.1"
release = "2.1.3"

extensions = [
    "myst_parser",
    "sphinx.ext.autosectionlabel",
    "sphinx.ext.extlinks",
    "sphinx.ext.graphviz",
    "sphinx.ext.ifconfig",
    "sphinx.ext.mathjax",
    "sphinx.ext.todo",
    "sphinx_design",
    "sphinx_bindery.epub",
    "sphinx_bindery.pdf",
]
autosectionlabel_prefix_document = True
exclude_patterns = ["_build", "included.txt"]
extlinks = {"issue": ("https://example.org/issues/%s", "issue %s")}
myst_enable_extensions = [
    "alert",
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "html_admonition",
    "html_image",
    "linkify",
    "replacements",
    "smartquotes",
    "strikethrough",
    "substitution",
    "tasklist",
]
myst_substitutions = {"product": "**the product**"}
myst_heading_anchors = 3
numfig = True
todo_include_todos = True
rst_prolog = ".. |brand| replace:: *Brand*\n"
suppress_warnings = ["myst.strikethrough"]
