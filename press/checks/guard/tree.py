"""Nodes that a page may not make: raw HTML, files from elsewhere, words for a page's head."""

from __future__ import annotations

import re
from os.path import isdir, isfile
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.i18n import get_image_filename_for_language

from press.checks.guard.downloads import fault_of_download
from press.checks.guard.drawings import fault_of_drawing, pixels_to_unpack
from press.checks.guard.kept import note
from press.checks.guard.links import leads_out
from press.checks.guard.refusal import lies_outside, refuse
from sphinx_bindery.images.problems import LARGEST
from sphinx_bindery.nodes import as_block_or_inline, with_line
from sphinx_bindery.transforms.images import replace_by_words
from sphinx_bindery.words.html import text_of_html

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

# What MyST itself makes as raw HTML: a line broken by hand, the box of a task.
OURS = re.compile(
    r"\s*<br />\s*|\\\\\s*"
    r'|<input class="task-list-item-checkbox" (?:checked="checked" )?disabled="disabled" '
    r'type="checkbox">'
)
MOST_PIXELS = 60_000_000  # of a page, which Typst holds in memory all at once
CLOSING = re.compile(r"\s*</[^>]*>\s*")  # its opening was told


def refuse_nodes(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse what a page may not hold; what it says in words is kept, for whoever reviews it."""
    for look in (_raw, _images, _downloads, _heads, _unfinished, _toctrees):
        look(app.env, doctree)


def _raw(env: BuildEnvironment, doctree: nodes.document) -> None:
    for raw in list(doctree.findall(nodes.raw)):
        if OURS.fullmatch(raw.astext()):
            continue
        if not CLOSING.fullmatch(raw.astext()):
            message = "Raw HTML is not for pages. Write Markdown, and `%` before a comment."
            refuse(env, message, with_line(raw))
        raw.parent.replace(raw, as_block_or_inline(text_of_html(raw.astext()), raw))


def _images(env: BuildEnvironment, doctree: nodes.document) -> None:
    for image in list(doctree.findall(nodes.image)):
        fault = _fault_of_image(env, image["uri"])
        if fault:
            refuse(env, fault, with_line(image))
            replace_by_words(image)
    paths = {Path(env.relfn2path(image["uri"])[1]) for image in doctree.findall(nodes.image)}
    if sum(map(pixels_to_unpack, paths)) > MOST_PIXELS:
        message = f"The pictures here have more than {MOST_PIXELS // 1_000_000} million pixels. "
        refuse(env, message + "Make them smaller, or photographs JPEG.", (env.docname, 1))


def _downloads(env: BuildEnvironment, doctree: nodes.document) -> None:
    for download in list(doctree.findall(addnodes.download_reference)):
        fault = _fault_of_download(env, download["reftarget"])
        if fault:
            refuse(env, fault, with_line(download))
            download.parent.replace(download, download.children)


def _heads(env: BuildEnvironment, doctree: nodes.document) -> None:
    """Refuse a list of fields above the title of a page."""
    for fields in list(doctree.findall(nodes.docinfo)):
        message = "Fields cannot be set by a page. Take them out; `piece:` holds the facts."
        refuse(env, message, (env.docname, 1))
        fields.parent.remove(fields)


def _unfinished(env: BuildEnvironment, doctree: nodes.document) -> None:
    for node in list(doctree.findall(_is_unfinished)):
        message = "What this asks for is not there, or not for pages. Take it out."
        refuse(env, message, with_line(node))
        node.parent.remove(node)


def _toctrees(env: BuildEnvironment, doctree: nodes.document) -> None:
    for tree in doctree.findall(addnodes.toctree):
        for title, address in list(tree["entries"]):
            if leads_out(address or ""):
                refuse(env, f"`{address}` is no page. A toctree names pages of the book.", tree)
                tree["entries"].remove((title, address))


def _is_unfinished(node: nodes.Node) -> bool:
    """Tell whether docutils left a note without its mark, or something that it would do later."""
    is_lost = isinstance(node, nodes.footnote_reference) and "refid" not in node
    is_without_note = isinstance(node, nodes.problematic) and node.astext().endswith("]_")
    return is_lost or is_without_note or isinstance(node, nodes.pending)


def _fault_of_download(env: BuildEnvironment, target: str) -> str:
    if leads_out(target) or lies_outside(env, target):
        return f"`{target}` lies outside `source/` and `_static/`. Link to a page."
    path = Path(env.relfn2path(target)[1])
    note(env, path)
    fault = fault_of_download(path)
    return f"`{target}` {fault}" if fault else ""


def _fault_of_image(env: BuildEnvironment, uri: str) -> str:
    if leads_out(uri):
        return f"The image {uri[:60]} lies elsewhere. Put it into `source/drawings/`."
    if "*" in uri:
        return f"The image {uri} names no one file. Write the whole name, with its ending."
    # Sphinx takes the second if it is there.
    names = (uri, get_image_filename_for_language(uri, env))
    if any(lies_outside(env, name) for name in names):
        return f"The image {uri} lies outside `source/`. Put it into `source/drawings/`."
    paths = [Path(env.relfn2path(name)[1]) for name in names]
    for path in paths:
        note(env, path)
    return next(filter(None, (_fault_of_file(path, uri) for path in paths)), "")


def _fault_of_file(path: Path, uri: str) -> str:
    if isdir(path):  # noqa: PTH112 (pathlib fails on a long name)
        return f"The image “{uri}” is a folder. Write the name of a file."
    if not isfile(path):  # noqa: PTH113
        return ""  # Sphinx tells of it
    if path.stat().st_size > LARGEST:
        return f"The image {uri} is larger than {LARGEST // 1_000_000} MB. Make it smaller."
    fault = fault_of_drawing(path)
    return f"The image {uri} {fault}. Draw it again without that." if fault else ""
