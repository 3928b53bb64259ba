"""addresses: what a link cannot lead to, told from how it is written."""

from __future__ import annotations

import pytest

from press.checks.addresses import fault_of
from tests.application import page
from tests.conftest import Read


@pytest.mark.parametrize(
    "address",
    [
        "tel:988",
        "tel:+44-808-2000-247",
        "tel:0800 33 03",
        "sms:741741?body=HOME",
        "mailto:a.b@example.org?subject=x",
        "https://example.org",
        "http://user@example.org:80/a?b#c",
        "https://[2001:db8::1]/",
        "http://localhost:8000/",
        "#label",
        "page.html",
        "",
    ],
)
def test_what_may_lead_somewhere_is_let_be(address: str) -> None:
    assert fault_of(address) == ""


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("tel:", "cannot be called. Write digits: `tel:18007997233`"),
        ("tel:0800-HELP", "cannot be called"),
        ("sms:help", "cannot be called"),
        ("tel:1--2", "cannot be called"),
        ("mailto:nobody", "is no address for mail"),
        ("mailto:a@b", "is no address for mail"),
        ("mailto:a b@example.org", "is no address for mail"),
        ("http://", "leads to no website"),
        ("https:/example.org", "leads to no website. Write `https://example.org/page`"),
        ("https://example", "leads to no website"),
        ("https://exa mple.org/", "leads to no website"),
        ("https://[2001:db8", "leads to no website"),
        ("https://example.org:99999/", "leads to no website"),
        ("HTTPS:example.org", "leads to no website"),
    ],
)
def test_what_leads_nowhere_is_told(address: str, told: str) -> None:
    assert fault_of(address).startswith(f"`{address}` {told}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A [](https://example.org/) b.",
            "This link has no words. Write some between the brackets",
        ),
        (
            "A [](#place) b.\n\n(place)=\nText.",
            "`#place` stands above no heading, so this link has",
        ),
    ],
)
def test_a_link_that_nobody_sees_is_told(read: Read, text: str, told: str) -> None:
    (said,) = read(text).told_of("page.md")
    assert said.startswith(f"12: {told}")


def test_a_page_that_is_refused_is_told_of_once(read: Read) -> None:
    (said,) = read("See [it](https://example,org).").told_of("page.md")
    assert said.endswith("The page is left out.")


def test_a_link_with_words_or_a_title_is_let_be(read: Read) -> None:
    text = "A [b](https://example.org/), <https://example.org/>, [](#page) and [](#start)."
    assert read({"page.md": page(text)}).told_of("page.md") == []
