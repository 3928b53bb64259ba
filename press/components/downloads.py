"""The files to take away: `{formats}` names the forms of the book, `{sheets}` the worksheets.

Every output names them. The website adds what leads to them, how large they are and what their sums
are; of a file that has not been made it says so. A worksheet's own page leads to its sheets.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from press.components.listing import link_to
from press.components.markup import markup
from press.components.ours import Ours
from press.config import N_, _
from press.pieces.artifacts import File, book_files, forms, sheet_files, sheet_name
from press.pieces.collector import piece_of, pieces_in_order
from sphinx_bindery.words.language import decimal

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

NAMES_FILES = "names-files"
ABSENT = N_("This copy of the website came without the file.")


class sheet_list(nodes.General, nodes.Element):
    """Stands where the list of worksheets goes."""


class downloads(nodes.General, nodes.Element):
    """Leads to files, on the web only.

    `files` holds (words, File); `absent` is what to say where there is none.
    """


class FormatsDirective(SphinxDirective):
    """Lists the files that the book comes as."""

    def run(self) -> list[nodes.Node]:
        items = [_item(name, form.use) for name, form in forms(self.config).items()]
        node = nodes.bullet_list("", *items, classes=[Ours("formats")])
        self.set_source_info(node)
        self.env.metadata[self.env.docname][NAMES_FILES] = True
        return [node]


def _item(name: str, use: str) -> nodes.list_item:
    words = [nodes.literal("", name), nodes.Text(f", {_(use)}")]
    return nodes.list_item("", nodes.paragraph("", "", *words), book_file=name)


class SheetsDirective(SphinxDirective):
    """Lists the worksheets."""

    def run(self) -> list[nodes.Node]:
        node = sheet_list(docname=self.env.docname)
        self.set_source_info(node)
        self.env.metadata[self.env.docname][NAMES_FILES] = True
        return [node]


class FillSheetList(SphinxPostTransform):
    """Replaces each `sheet_list` by links, which Sphinx then resolves (at priority 10)."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(sheet_list)):
            items = [self._item(name, node["docname"]) for name in worksheets(self.env)]
            node.replace_self(nodes.bullet_list("", *items, classes=["formats"]) if items else [])

    def _item(self, docname: str, here: str) -> nodes.list_item:
        return nodes.list_item(
            "", nodes.paragraph("", "", link_to(docname, here)), worksheet=docname
        )


def worksheets(env: BuildEnvironment) -> list[str]:
    """Return the worksheets' pages in the order of the book."""
    return [name for name, piece in pieces_in_order(env) if piece.kind.is_sheet]


def check_names(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of each worksheet whose single sheets would take the place of another's."""
    known: dict[str, str] = {}
    for name in worksheets(env):
        other = known.setdefault(sheet_name(env, name, "a4"), name)
        if other != name:
            logger.warning(
                "The single sheets of this worksheet would have the names of those of `%s`. Give "
                "it another label.",
                other,
                type="piece",
                subtype="sheet",
                location=(name, 1),
            )


class AddDownloads(SphinxPostTransform):
    """Adds what leads to the files, on the web."""

    default_priority = 300
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        files = {file.name: file for file in book_files(self.config)}
        for item in self.document.findall(nodes.list_item):
            if name := item.get("book_file"):
                words = _(forms(self.config)[name].words)
                found = [(words, files[name])] if name in files else []
                item += downloads(files=found, absent=_(ABSENT), told=True)
            elif docname := item.get("worksheet"):
                item += self._sheets(docname)
        piece = piece_of(self.env, self.env.docname)
        section = self.document.next_node(nodes.section)
        if piece and piece.kind.is_sheet and section:
            section += self._sheets(self.env.docname)

    def _sheets(self, docname: str) -> list[nodes.Node]:
        sheets = sheet_files(self.env, docname)
        found = [(_("One sheet of %s (PDF)") % paper, file) for paper, file in sheets.items()]
        return [downloads(files=found, absent="", told=False)] if found else []


def visit_downloads(translator: HTML5Translator, node: downloads) -> None:
    """Write a line: a link for each file and its size; of a book its sum, folded."""
    here = translator.builder.get_target_uri(translator.builder.current_docname)
    language = translator.config.language
    lines = [_line(here, words, file, language) for words, file in node["files"]]
    text = " · ".join(lines) or node["absent"]
    translator.body.append(f'<p class="download" data-only="web">{text}</p>\n')
    if node["told"]:
        translator.body += [markup("sum", sum=file.sum) for _words, file in node["files"]]
    raise nodes.SkipNode


def _line(here: str, words: str, file: File, language: str) -> str:
    size = told_size(file.size, language)
    return f'<a href="{relative_uri(here, file.name)}" download>{escape(words)}</a>, {size}'


def told_size(size: int, language: str) -> str:
    """Return a number of bytes as people say it: 1 KB is 1,000 bytes."""
    if size >= 1e6:
        return f"{decimal(size / 1e6, language, '0.0')} MB"
    return f"{max(1, round(size / 1e3))} KB"


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the pages that name files written again when the files are others than the last time."""
    if app.builder.format != "html":
        return []
    files = book_files(app.config)
    for name in worksheets(env):
        files += sheet_files(env, name).values()
    now = [(file.name, file.sum) for file in files]
    if now == getattr(env, "book_files_told", None):
        return []
    env.book_files_told = now  # type: ignore[attr-defined]
    naming = [name for name in env.all_docs if env.metadata[name].get(NAMES_FILES)]
    return [app.config.root_doc, *naming, *worksheets(env)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives, the lists and what leads to the files."""
    app.setup_extension("press.pieces.artifacts")
    app.add_node(sheet_list)
    app.add_node(downloads, html=(visit_downloads, None))
    app.add_directive("formats", FormatsDirective)
    app.add_directive("sheets", SheetsDirective)
    app.add_post_transform(FillSheetList)
    app.add_post_transform(AddDownloads)
    app.connect("env-check-consistency", check_names)
    app.connect("env-updated", rewrite)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
