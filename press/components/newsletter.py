"""The newsletter block: a plain form on the web, an address on paper, a feed everywhere.

`{newsletter}` stands on the newsletter's page. With `book_newsletter` set (the https address that
takes the form), every output names the address, and the website adds a form that works without
JavaScript. Without it the feed stands alone: nothing is faked.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from press.components.markup import markup
from press.components.ours import Ours
from press.config import _, keep_matching

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator


FEED = "feed.xml"
ADDRESS = re.compile(r"https://[^\s/;,?#]+(/[^\s;,?#]*)?([?#]\S*)?")  # what the policy can name


class newsletter(nodes.container):
    """Where new pieces are announced."""


class newsletter_form(nodes.General, nodes.Element):
    """The form, on the web only; `action` is where it posts to."""


class feed_link(nodes.General, nodes.Element):
    """Leads to the feed, on the web only, where the book does not know its site's address."""


class NewsletterDirective(SphinxDirective):
    """Says where new pieces are announced."""

    def run(self) -> list[nodes.Node]:
        node = newsletter("", classes=[Ours("newsletter")])
        self.set_source_info(node)
        return [node]


class FillNewsletter(SphinxPostTransform):
    """Says it when the page is written, by the addresses that the book has then."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        for node in self.document.findall(newsletter):
            node += _lines(self.config)
            for line in node:
                line.source, line.line = node.source, node.line


def _lines(config: Config) -> list[nodes.paragraph]:
    lines = []
    if config.book_newsletter:
        link = nodes.reference("", config.book_newsletter, refuri=config.book_newsletter)
        lines.append(nodes.paragraph("", _("By email: "), link))
    if config.html_baseurl:
        address = config.html_baseurl + FEED
        feed: nodes.Node = nodes.reference("", address, refuri=address)
    else:
        feed = nodes.Text(_("%s, at the top of the book’s website") % FEED)
    lines.append(nodes.paragraph("", _("By feed reader: "), feed, nodes.Text(".")))
    return lines


class AddForm(SphinxPostTransform):
    """Puts the form into the block, on the web; without an address, what leads to the feed."""

    default_priority = 300
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for node in self.document.findall(newsletter):
            if self.config.book_newsletter:
                node.insert(0, newsletter_form(action=self.config.book_newsletter))
            if not self.config.html_baseurl:
                node += feed_link()


def visit_form(translator: HTML5Translator, node: newsletter_form) -> None:
    """Write the form, which names the host that it posts to."""
    action = node["action"]
    translator.body.append(markup("newsletter", action=action, host=urlsplit(action).netloc))
    raise nodes.SkipNode


def visit_feed_link(translator: HTML5Translator, node: feed_link) -> None:
    """Lead to the feed from where this page lies."""
    here = translator.builder.get_target_uri(translator.builder.current_docname)
    words = escape(_("Open the feed"))
    link = f'<a href="{relative_uri(here, FEED)}">{words}</a>'
    translator.body.append(f'<p data-only="web">{link}</p>\n')
    raise nodes.SkipNode


def check_address(app: Sphinx, config: Config) -> None:
    """Warn of an address that would send people's email in the open; then there is no form."""
    advice = ": there will be no form. Write an address that begins with https://, or leave it out."
    keep_matching(config, "book_newsletter", ADDRESS.fullmatch, advice, "newsletter")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, the form and the address that it posts to."""
    app.add_node(newsletter)
    app.add_node(newsletter_form, html=(visit_form, None))
    app.add_node(feed_link, html=(visit_feed_link, None))
    app.add_directive("newsletter", NewsletterDirective)
    app.add_post_transform(FillNewsletter)
    app.add_post_transform(AddForm)
    app.connect("config-inited", check_address, priority=400)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
