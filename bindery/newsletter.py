"""The newsletter block: a plain form on the web, an address on paper, a feed everywhere.

`{newsletter}` stands on the newsletter's page. With `book_newsletter` set (the https address that
takes the form), every output names the address, and the website adds a form that works without
JavaScript. Without it the feed stands alone: nothing is faked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

FEED = "feed.xml"


class newsletter(nodes.container):
    """Where new pieces are announced."""


class newsletter_form(nodes.General, nodes.Element):
    """The form, on the web only; `action` is where it posts to."""


class NewsletterDirective(SphinxDirective):
    """Says where new pieces are announced."""

    def run(self) -> list[nodes.Node]:
        node = newsletter("", classes=["newsletter"])
        node += _lines(self.config)
        self.set_source_info(node)
        for line in node:
            self.set_source_info(line)
        return [node]


def _lines(config: Config) -> list[nodes.paragraph]:
    lines = []
    if config.book_newsletter:
        link = nodes.reference("", config.book_newsletter, refuri=config.book_newsletter)
        lines.append(nodes.paragraph("", "By email: ", link))
    if config.html_baseurl:
        address = config.html_baseurl.rstrip("/") + "/" + FEED
        feed: nodes.Node = nodes.reference("", address, refuri=address)
    else:
        feed = nodes.Text(f"{FEED}, at the top of the book’s website")
    lines.append(nodes.paragraph("", "By feed reader: ", feed, nodes.Text(".")))
    return lines


class AddForm(SphinxPostTransform):
    """Puts the form into the block, on the web."""

    default_priority = 300
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        if self.config.book_newsletter:
            for node in self.document.findall(newsletter):
                node.insert(0, newsletter_form(action=self.config.book_newsletter))


FORM = """\
<form class="newsletter-form" data-only="web" method="post" action="{action}">
<p><label for="newsletter-email">Your email address</label>
<input id="newsletter-email" name="email" type="email" autocomplete="email" required></p>
<p hidden><label for="newsletter-website">Leave this empty</label>
<input id="newsletter-website" name="website" type="text" tabindex="-1" autocomplete="off"></p>
<p><button type="submit">Send me new pieces</button></p>
</form>
"""


def visit_form(translator: HTML5Translator, node: newsletter_form) -> None:
    """Write the form, its address escaped."""
    translator.body.append(FORM.format(action=translator.attval(node["action"])))
    raise nodes.SkipNode


def check_address(app: Sphinx, config: Config) -> None:
    """Warn of an address that would send people's email in the open."""
    if config.book_newsletter and not config.book_newsletter.startswith("https://"):
        logger.warning(
            "`book_newsletter` is %r. Write an address that begins with https://, or leave it out.",
            config.book_newsletter,
            type="book",
            subtype="newsletter",
        )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, the form and the address that it posts to."""
    app.add_config_value("book_newsletter", "", "env", types=frozenset({str}))
    app.add_node(newsletter)
    app.add_node(newsletter_form, html=(visit_form, None))
    app.add_directive("newsletter", NewsletterDirective)
    app.add_post_transform(AddForm)
    app.connect("config-inited", check_address)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
