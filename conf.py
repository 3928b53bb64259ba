"""The book's facts, each with its reason.

Those marked (environment) can be set by a variable of that name, so that a fork or a build server
needs no change to this file. What is unset is left out of the books, never made up.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # finds our packages

# What the book is called, and by whom.
project = "Reach and Retreat"
author = "The makers of Reach and Retreat"
copyright = "2026, the makers of Reach and Retreat"
version = release = "0.1"
language = "en-US"

book_slug = "reach-and-retreat"
book_subtitle = "Why one of you chases, one of you pulls away, and how both of you can stop"
book_description = (
    "An essay and the shorter pieces around it, about the loop in which one partner chases and "
    "the other pulls away."
)
book_subjects = ["Couples", "Interpersonal conflict", "Attachment"]
book_licence = "CC BY-SA 4.0"
book_licence_url = "https://creativecommons.org/licenses/by-sa/4.0/"
book_identifier = "urn:uuid:5c619688-bb3f-57a7-a6ab-7f4632812f9a"  # never changes
book_date = "2026-11-23"  # the edition's date where neither git nor SOURCE_DATE_EPOCH knows one
book_cover = "_static/cover.svg"
book_icon = "_static/icon.svg"
book_cover_alt = (
    "Cover. Two curved lines, one leaning in and one leaning out, make a loop that does not close."
)

book_colophon = (
    "One source, written in Markdown, became this EPUB, a website and a PDF, with the same words "
    "in all three. The drawings were made for it. The letters are your e-reader’s choice, or yours."
)
book_left_out = ["index", "library"]  # the ways into a website; a book has its contents, and …
book_index = "Subjects"  # … this at its end
pdf_fit = True  # no page ends short, and no chapter with a page that holds two lines
epub_tocdepth = 2  # parts and pieces: with their sections the contents would take nine pages
book_large_print = True  # made with a release: it takes a while
epub_kepub = True  # a Kobo keeps the place, and marks words, in this one alone
epub_page_numbers = True  # so that a group with both editions finds the same page
# No claim to conform to a standard (`epub_conformance`, with `epub_evaluator`, `epub_evaluated`,
# `epub_report` and `epub_contact`): nobody who could has examined the book.

# Where it lives.
html_baseurl = os.environ.get("BOOK_SITE", "")  # (environment) https://…/
book_repository = os.environ.get("BOOK_REPOSITORY", "")  # (environment) where pages are mended
book_newsletter = os.environ.get("BOOK_NEWSLETTER", "")  # (environment) where the form posts to
book_mail = os.environ.get("BOOK_MAIL", "")  # (environment) where letters about a page go

# What the search proposes to whoever found nothing: three words that stand in these pages.
book_search_examples = ["silence", "texting", "sorry"]

# The pages about danger and help, which every page for programs begins with.
book_safety = ["not-the-pattern", "help"]

# What the pieces are about: one short list, so that a reader can choose by it.
book_topics = {
    "reaching": "Reaching",
    "retreating": "Retreating",
    "arguments": "Arguments",
    "pauses": "Pauses",
    "repair": "Coming back",
    "attachment": "Attachment",
    "evidence": "Evidence",
    "safety": "Safety",
    "therapy": "Therapy",
}

extensions = [
    "myst_parser",
    "sphinx_design",
    "sphinxcontrib.bibtex",
    "sphinx_bindery",
    "sphinx_bindery.math",
    "press",
]

# Reading the source.
# What a link out of the book may begin with. tel: a help line can be called with one tap.
myst_url_schemes = ["http", "https", "mailto", "tel"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "tasklist"]
myst_ref_domains = ["std"]  # where `#label` is looked for: not in the names of programs
bibtex_bibfiles = ["source/references.bib"]
bibtex_default_style = "book"  # Leo, Karena, and …; the list is by surname
bibtex_reference_style = "book"  # (Leo et al., 2020); see press/components/citations.py
nitpicky = True  # a reference that leads nowhere is a warning
suppress_warnings = [
    "myst.topmatter",  # press says it better, with the line
    "myst.xref_ambiguous",  # a page is named after its label: both names lead to the same place
]

# The website.
html_theme = "press"  # press/web/theme/: Furo, in our dress
html_title = project
html_static_path = ["_static"]
html_show_copyright = True
html_css_files = ["book.css", ("print.css", {"media": "print"}), "components.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_use_index = False
html_math_renderer = "mathml"  # formulas without a script
html_permalinks = False  # no signs behind headings
html_additional_pages = {"404": "404.html"}
book_one_screen = ["right-now"]  # pages without a menu, for the worst moment
