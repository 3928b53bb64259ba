"""The smallest book that builds without a finding."""

project = "Small"
author = "Nobody"
language = "en"
version = "1"
book_date = "2026-01-02"
book_topics = {"reaching": "Reaching"}
extensions = ["myst_parser", "sphinx_design", "bindery"]
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["myst.topmatter", "myst.xref_ambiguous"]
html_theme = "furo"
