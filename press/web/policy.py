"""What a page may load, run and send: nothing but what lies beside it.

The policy stands in each page and, for hosts that read one, in a `_headers` file.
Source: Content Security Policy Level 3 (W3C); `_headers` as Netlify and Cloudflare Pages read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from press.components.quick_exit import pages_left_in_haste
from press.pieces.moved import moved_pages
from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

HEADERS = """\
/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
/*.md
  Content-Type: text/markdown; charset=utf-8
/llms.txt
  Content-Type: text/plain; charset=utf-8
"""
NOT_KEPT = """\
/{address}
  Cache-Control: no-store
"""


def policy(config: Config) -> str:
    """Return the value of Content-Security-Policy; only the newsletter's address takes a form."""
    directives = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": _form_target(config.book_newsletter),
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _form_target(address: str) -> str:
    """Return an address as a source expression, which has no query."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{parts.path}" if parts.netloc else "'none'"


def tell_policy(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the policy to the templates."""
    context["book_policy"] = policy(app.config)


def write_headers(app: Sphinx, error: Exception | None) -> None:
    """Write `_headers` at the top of the website; no copy is kept of a page left in haste."""
    if error is None and app.builder.format == "html":
        hasty = pages_left_in_haste(app.env)
        hasty += [old for old, now in moved_pages(app.env).items() if now in hasty]
        pages = map(app.builder.get_target_uri, hasty)
        names = [page.removesuffix(".html") for page in pages]
        addresses = [f"{name}{suffix}" for name in names for suffix in (".html", "", ".md")]
        text = HEADERS.format(policy=policy(app.config))
        text += "".join(NOT_KEPT.format(address=address) for address in addresses)
        write_atomic(app.outdir / "_headers", text.encode())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell the templates; write the file when the website is made."""
    app.connect("html-page-context", tell_policy)
    app.connect("build-finished", write_headers)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
