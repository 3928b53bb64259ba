"""guard.links: where a link of a page may lead."""

from __future__ import annotations

import pytest
from docutils import nodes

from press.checks.guard.links import is_allowed, leads_out
from tests.application import page
from tests.conftest import Read

OTHER = "//evil.example"


@pytest.mark.parametrize(
    "address", ["page.html", "a/b.html#c", "#c", "%index#c", "", "a:b.html", "2:30.html"]
)
def test_a_link_in_the_book_is_allowed_whatever_the_ways_out(address: str) -> None:
    assert is_allowed(address, ["a"])


@pytest.mark.parametrize("address", ["https://a.example", "HTTPS://a.example", "tel:1", "te\nl:1"])
def test_a_link_out_is_allowed_by_its_scheme(address: str) -> None:
    assert is_allowed(address, ["https", "tel"])
    assert not is_allowed(address, ["mailto"])


@pytest.mark.parametrize(
    "address", [OTHER, "\\\\evil.example", "/\\evil.example", " //evil.example"]
)
def test_no_scheme_allows_a_host_without_one(address: str) -> None:
    assert not is_allowed(address, ["https"])


@pytest.mark.parametrize(
    ("address", "is_out"),
    [
        ("javascript:x", True),
        ("java\tscript:x", True),
        ("data:image/png;base64,AA", True),
        (OTHER, True),
        ("page", False),
        ("/page", False),
        ("../drawing.svg", False),
    ],
)
def test_what_leads_out_of_the_book(address: str, is_out: bool) -> None:
    assert leads_out(address) is is_out


def test_the_ways_out_are_those_of_conf(read: Read) -> None:
    text = "[a](https://a.example) and [b](tel:1)"
    assert read(text, myst_url_schemes=["https", "tel"]).told == []
    other = "```{eval-rst}\n`a <https://a.example>`__\n```"  # which MyST does not look at
    assert read(other, myst_url_schemes=["mailto", "tel"]).told_of("page.md") == [
        "13: “https://a.example” is not a link that a page may have. "
        "One out of the book begins with mailto:, tel:. The page is left out."
    ]


CITES = """
extensions.insert(0, "sphinxcontrib.bibtex")
bibtex_bibfiles = ["source/references.bib"]
"""


def test_an_address_of_a_source_is_no_other_way_out(read: Read) -> None:
    """… for that list is made when all pages are read."""
    source = "@misc{a, author = {Leo, A}, title = {T}, year = 2020, url = {ftp://a.example/x}}"
    text = page("{cite:p}`a`\n\n```{bibliography}\n```")
    app = read(
        {"page.md": text, "references.bib": source}, "html", CITES, myst_url_schemes=["https"]
    )
    made = app.resolved()
    assert "ftp://a.example/x" in made.astext()
    assert "ftp:" not in "".join(link.get("refuri", "") for link in made.findall(nodes.reference))
    assert any("“ftp://a.example/x” is not a link" in line for line in app.told), app.told
