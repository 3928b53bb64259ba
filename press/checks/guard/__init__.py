"""Refuses what a page may not do. Anyone may send a change, so the source is not trusted.

A page may hold text, our directives, and files that lie in `source/` and `_static/`. It may not
reach files elsewhere, run anything, fetch anything, or show an editor other words than a reader.
What is refused is told in one line with its place, and its page is in none of the books until it is
mended: see `press.pieces.withheld`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.parsers.rst import directives

from press.checks.guard import (
    alone,
    classes,
    file_sizes,
    files,
    kept,
    links,
    measure,
    names,
    pages,
    places,
    static,
    symlinks,
    toctrees,
    tree,
    twice,
    unseen,
)
from press.checks.guard.parser import PageParser

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

BEFORE_SPHINX = 400  # Sphinx collects the images and downloads of a page at 500
AFTER_SPHINX = 600
AFTER_WITHHOLDING = 110
BEFORE_WITHHOLDING = 50  # which is at 100, before anybody follows the toctrees


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at each page before it is read, and while it is read."""
    app.setup_extension("myst_parser")  # before us: the last parser that is added counts
    app.add_source_parser(PageParser, override=True)
    app.connect("config-inited", symlinks.refuse_symlinks, priority=BEFORE_SPHINX)
    app.connect("config-inited", file_sizes.refuse_sizes, priority=BEFORE_SPHINX)
    app.connect("config-inited", static.refuse_static_files, priority=BEFORE_SPHINX)
    app.connect("config-inited", pages.refuse_other_words, priority=BEFORE_SPHINX)
    app.connect("env-before-read-docs", names.refuse_names)
    app.connect("env-before-read-docs", pages.refuse_files)
    app.connect("source-read", pages.refuse_text)
    app.connect("include-read", pages.refuse_included_text)
    for name, directive in files.GUARDED.items():
        directives.register_directive(name, directive)
    app.connect("builder-inited", alone.read_each_alone)
    for look in (
        tree.refuse_nodes,
        classes.refuse_classes,
        links.refuse_links,
        unseen.refuse_signs,
        measure.refuse_extremes,
        places.refuse_places,
    ):
        app.connect("doctree-read", look, priority=BEFORE_SPHINX)
    app.connect("doctree-read", names.refuse_used_names, priority=AFTER_SPHINX)
    app.add_env_collector(twice.Names)
    app.add_env_collector(toctrees.Lines)
    app.add_env_collector(kept.Seen)
    app.connect("env-get-outdated", kept.read_again)
    app.connect("build-finished", kept.tell_of_changes)
    app.connect("env-updated", twice.refuse_twins, priority=BEFORE_WITHHOLDING)
    app.connect("env-updated", twice.keep_first_page, priority=AFTER_WITHHOLDING)
    app.connect("env-updated", toctrees.refuse_circles, priority=BEFORE_WITHHOLDING)
    app.connect("env-updated", toctrees.refuse_second_places, priority=BEFORE_WITHHOLDING)
    app.add_post_transform(links.DropLinks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
