"""A tiny book that has one of everything: the source of the examples that writers copy."""

from pathlib import Path

import press

LOOK = Path(press.__file__).parent.parent  # where the real book's look lies

project = "A Tiny Book"
author = "Nobody & Sons"
copyright = "2026, Nobody"
version = release = "1.0"
language = "en-US"

book_subtitle = "With One of <Everything>"
book_date = "2026-01-02"
book_identifier = "urn:uuid:5c619688-bb3f-57a7-a6ab-7f4632812f9b"
book_topics = {"reaching": "Reaching", "retreating": "Retreating"}
book_newsletter = "https://news.example/subscribe?list=tiny&from=book"
book_mail = "us@book.example"
html_baseurl = "https://book.example/"

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_bindery",
    "sphinx_bindery.math",
    "press",
]
html_math_renderer = "mathml"
myst_enable_extensions = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "fieldlist",
    "strikethrough",
    "substitution",
    "tasklist",
]
myst_substitutions = {"thing": "a thing put in"}
bibtex_bibfiles = ["source/references.bib"]
bibtex_reference_style = "book"
numfig = True
suppress_warnings = ["myst.topmatter", "myst.xref_ambiguous", "myst.strikethrough"]

html_theme = "press"
html_title = project
html_permalinks = False
html_static_path = [str(LOOK / "_static")]
html_css_files = ["book.css", ("print.css", {"media": "print"}), "components.css"]
html_use_index = False
html_additional_pages = {"404": "404.html"}
