"""Ways to mend a page: its source in an editor, and a report that already says which page it is.

Shown where the book knows its repository: `book_repository`, or on GitHub's build server the
variables GITHUB_SERVER_URL and GITHUB_REPOSITORY; with `book_mail`, a letter beside them. The
addresses are GitHub's; GitLab's and Forgejo's (Codeberg, Gitea) are known by the name of the host.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

from sphinx.util import logging

from press.components.mail import letter
from press.components.quick_exit import pages_left_in_haste
from press.config import _
from press.web.safety import safety_pages

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

ADDRESS = re.compile(r"https?://[^\s/]+/\S+")
BODY = "{page}\n\n{asked}\n\n\n\n{told}\n"


def repository_of(given: str) -> str:
    """Return the repository's address: the one given, the build server's, or ''."""
    server, name = (os.environ.get(key, "") for key in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY"))
    return given or (f"{server}/{name}" if server and name else "")


def find_repository(app: Sphinx, config: Config) -> None:
    """Settle the repository's address: the one set, the build server's, or none."""
    address = repository_of(config.book_repository)
    if address and not ADDRESS.fullmatch(address):
        logger.warning(
            "`book_repository` is %r. Write the whole address, as in "
            "https://github.com/somebody/book, or leave it out.",
            address,
            type="book",
            subtype="repository",
        )
        address = ""
    config.book_repository = address.rstrip("/").removesuffix(".git")


def tell(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates (words, address) of each way to mend this page."""
    is_page = page in app.env.all_docs
    context["book_suggest"] = [*ways(app, page), *by_mail(app, page)] if is_page else []


def ways(app: Sphinx, docname: str) -> list[tuple[str, str]]:
    """Return (words, address) of the ways to mend a page, or nothing without a repository."""
    repository, branch = app.config.book_repository, app.config.book_branch
    if not repository:
        return []
    path = Path(app.env.doc2path(docname)).relative_to(app.confdir).as_posix()
    title = app.env.titles[docname].astext()
    said = {"title": title, "body": _body(title, path)}
    host = urlsplit(repository).netloc
    edit, issues = f"edit/{branch}", "issues/new"
    if "gitlab" in host:
        edit, issues = f"-/edit/{branch}", "-/issues/new"
        said = {"issue[title]": said["title"], "issue[description]": said["body"]}
    elif any(name in host for name in ("codeberg", "gitea", "forgejo")):
        edit = f"_edit/{branch}"
    return [
        (_("Edit this page"), f"{repository}/{edit}/{quote(path)}"),
        (_("Report a mistake"), f"{repository}/{issues}?{urlencode(said, quote_via=quote)}"),
    ]


def by_mail(app: Sphinx, docname: str) -> list[tuple[str, str]]:
    """Return (words, address) of a letter about a page, or nothing without `book_mail`.

    None is offered where it could give a reader away: it stays among what they have sent, by name.
    """
    if not app.config.book_mail or docname in {*safety_pages(app), *pages_left_in_haste(app.env)}:
        return []
    return [(_("Send a correction by email"), letter(app.env, docname))]


def _body(title: str, path: str) -> str:
    """Return what a report begins with."""
    return BODY.format(
        page=_("Page: %(title)s (%(path)s)") % {"title": title, "path": path},
        asked=_("What is wrong, or what would you change?"),
        told=_("(Anyone can read this. Please leave out your own story.)"),
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the repository's address and branch."""
    app.connect("config-inited", find_repository)
    app.connect("html-page-context", tell)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
