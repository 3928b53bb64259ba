"""A book in Greek letters: what is in Latin ones does not come from its pages."""

from pathlib import Path

import press

LOOK = Path(press.__file__).parent.parent  # where the real book's look lies

project = "Βιβλιον"
author = "Ουδεις"
copyright = "2026, Ουδεις"
language = "eo"  # one that docutils and Babel know, and no catalog of ours
locale_dirs = ["../locale"]  # which the test writes
version = release = "1"

book_subtitle = "Λογος"
book_description = "Λογος."
book_date = "2026-01-02"
book_slug = "book"
book_licence = "Αδεια"
book_topics = {"α": "Αλφα"}
book_index = "Ευρετηριον"
book_colophon = "Λογος."
book_safety = ["not-the-pattern", "help"]
book_newsletter = "https://news.example/"
book_repository = "https://git.example/a/b"
html_baseurl = "https://book.example/"
epub_kepub = True
epub_page_numbers = True
numfig = True

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_bindery",
    "sphinx_bindery.math",
    "press",
]
html_math_renderer = "mathml"
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath", "tasklist"]
bibtex_bibfiles = ["source/references.bib"]
bibtex_default_style = "book"
bibtex_reference_style = "book"
suppress_warnings = ["myst.topmatter", "myst.xref_ambiguous"]

html_theme = "press"
html_title = project
html_permalinks = False
html_static_path = [str(LOOK / "_static")]
html_css_files = ["book.css", ("print.css", {"media": "print"}), "components.css"]
html_use_index = False
html_additional_pages = {"404": "404.html"}
