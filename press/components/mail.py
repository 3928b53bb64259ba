"""A way to write to the makers of the book without an account anywhere: `book_mail` in conf.py.

`{mail}` says the address, or nothing where there is none. What is true of one of the two alone
stands in `:::{with-mail}` or `:::{without-mail}`. A link begins a letter that names the page and
asks what the forms ask (RFC 6068); nothing is sent before its writer sends it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from press.config import _, keep_matching
from press.pieces.translation import CATALOG_BUILDER

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
ASKS = "begins_a_letter"  # an attribute of the link


class with_mail(nodes.container):
    """Stands where there is an address."""


class without_mail(nodes.container):
    """Stands where there is none."""


KINDS: dict[str, type[nodes.container]] = {"with-mail": with_mail, "without-mail": without_mail}


class MailDirective(SphinxDirective):
    """Says the address."""

    def run(self) -> list[nodes.Node]:
        address = self.config.book_mail
        if not address:
            return []
        link = nodes.reference("", address, refuri=f"mailto:{address}", **{ASKS: True})
        line = nodes.paragraph("", _("By email: "), link)
        self.set_source_info(line)
        return [line]


class EitherMailDirective(SphinxDirective):
    """Holds a passage that is true with an address alone, or without; its name says which."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        return [KINDS[self.name]("", *self.parse_content_to_nodes())]


def keep_what_is_true(app: Sphinx, doctree: nodes.document) -> None:
    """Take out the passages of the other case; whoever translates the book gets both."""
    if app.builder.name == CATALOG_BUILDER:
        return
    true = with_mail if app.config.book_mail else without_mail
    for kind in KINDS.values():
        for node in list(doctree.findall(kind)):
            node.parent[node.parent.index(node) : node.parent.index(node) + 1] = (
                node.children if kind is true else []
            )


class BeginLetter(SphinxPostTransform):
    """Has the address begin a letter, which a link of a page's own may not."""

    default_priority = 30  # once those are judged (20)

    def run(self, **kwargs: Any) -> None:
        for link in self.document.findall(nodes.reference):
            if link.get(ASKS):
                link["refuri"] = letter(self.env)


def letter(env: BuildEnvironment, docname: str = "") -> str:
    """Return the address of a letter about a page, or about one that its writer names.

    It has a subject, and asks what the forms ask.
    """
    subject = env.config.project + (f": {env.titles[docname].astext()}" if docname else "")
    asked = [] if docname else [_("Which page?")]
    asked += [
        _("The sentence as it is, and as it could be"),
        _("What do you know, and from where?"),
    ]
    told = _(
        "(Your address goes along. Please leave out your own story, and other people’s names.)"
    )
    body = "".join(f"{question}\n\n\n\n" for question in asked) + f"{told}\n"
    said = {"subject": subject, "body": body.replace("\n", "\r\n")}
    query = "&".join(f"{name}={quote(words, safe='')}" for name, words in said.items())
    return f"mailto:{quote(env.config.book_mail, safe='@+')}?{query}"


def check_address(app: Sphinx, config: Config) -> None:
    """Warn of an address that no letter can be sent to; then none is offered."""
    advice = (
        ": no page will offer it. Write the address alone, as in somebody@example.org, or leave it "
        "out."
    )
    keep_matching(config, "book_mail", ADDRESS.fullmatch, advice, "mail")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives and the address."""
    app.add_directive("mail", MailDirective)
    for name, kind in KINDS.items():
        app.add_node(kind)
        app.add_directive(name, EitherMailDirective)
    app.add_post_transform(BeginLetter)
    app.connect("config-inited", check_address, priority=400)
    app.connect("doctree-read", keep_what_is_true, priority=300)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
