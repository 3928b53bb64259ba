"""guard.lies: a link leads to what it shows."""

from __future__ import annotations

import pytest

from press.checks.guard.lies import fault_of_host, fault_of_words
from tests.application import page
from tests.conftest import Read

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1"/></svg>'
LIES = [
    ("https://evil.example/x", "https://www.thehotline.org"),
    ("https://evil.example/x", "Go to https://www.thehotline.org/ now"),
    ("https://evil.org", "thehotline.org"),
    ("https://thehotline.org.evil.example", "thehotline.org"),
    ("https://evil.example", "www.thehotline.org/chat"),
    ("tel:+19005551234", "1-800-799-7233"),
    ("tel:3", "1-800-799-7233"),
    ("tel:1900", "988"),
    ("tel:19005551234", "1-800-799-7233 or 1-900-555-1234"),
    ("tel:1900", "٩٨٨"),
    ("tel:1900", "call 116123 since 1900"),
    ("tel:988", "thehotline.org"),
    ("mailto:other@evil.example", "help@thehotline.org"),
    ("mailto:other@thehotline.org", "help@thehotline.org"),
    ("https://evil.example", "help@thehotline.org"),
    ("mailto:a@evil.example", "thehotline.org"),
    ("https://evil.example", "Visit thehotline.org"),
    ("https://evil.example", "thehotline.org, day and night"),
    ("https://evil.example", "thehotline\u3002org"),
    ("https://evil.example", "thehotline[.]org"),
    ("https://evil.example", "\uff54\uff48\uff45hotline.org"),
    ("https://evil.example", "call us at the.hotline.uk!"),
    ("https://sites.example/evil", "sites.example/hotline"),
    ("https://evil.us", "thehotline.us"),
    ("https://xn--99999999.example", "thehotline.org"),  # no browser shows its name
    ("https://evil.example", "thehotline.support"),
    ("https://evil.example", "thehotline.\u043erg"),
    ("https://evil.example", "thehotline.o\u0307rg"),
    ("https://evil.example", "thehotline\ua4f8org"),
    ("https://evil.example", "thehotline\u200a.org"),
    ("https://evil.example", "thehotline dot org"),
    ("https://evil.example", "https\u2236//thehotline"),
    ("https://thehotiine.org", "thehotIine.org"),
    ("https://sites.example/hotline-evil", "sites.example/hotline"),
    ("tel:1900", "9\u20138\u20138"),
    ("tel:1900", "9, 8, 8"),
    ("tel:1900", "9 \u2022 8 \u2022 8"),
    ("tel:1900", "\u4e5d\u516b\u516b"),
    ("tel:1900", "Call 17"),
    ("tel:1900", "9.11 since 1900"),
    ("tel:7997233", "1-800-799-7233"),
    ("tel:+19007997233", "799-7233"),
    ("tel:+19005558007997233", "800-799-7233"),
]
TRUE = [
    ("https://www.thehotline.org/a", "thehotline.org"),
    ("https://thehotline.org", "https://www.thehotline.org."),
    ("https://chat.thehotline.org", "thehotline.org"),
    ("https://doi.org/10.1/x", "https://doi.org/10.1/x"),
    ("https://nodejs.org", "Node.js"),
    ("https://www.thehotline.org", "the hotline, or 988"),
    ("tel:18007997233", "1-800-799-7233"),
    ("tel:18007997233", "(800) 799-7233"),
    ("tel:+448082000247", "0808 2000 247"),
    ("tel:131114", "13 11 14"),
    ("tel:911", "911 (24 hours)"),
    ("tel:988", "call"),
    ("tel:18007997233", "1-800-799-SAFE (7233)"),
    ("tel:+442079460958", "+44 (0)20 7946 0958"),
    ("tel:116123", "Samaritans, open since 1953"),
    ("tel:18007997233", "Mon-Fri 9.00-17.30"),
    ("mailto:a@example.org", "write to a@example.org"),
    ("mailto:a@example.org", "A at example.org"),
    ("https://www.thehotline.org", "Visit thehotline.org."),
    ("https://xn--mller-kva.example/", "müller.example"),
    ("https://thehotline.org/a%20b/c", "https://thehotline.org/a b/…"),
    ("https://doi.org/10.1000/ABC", "doi:10.1000/abc"),
    ("https://evil.example", "He walked out.In the evening he was back, e.g. at ten"),
    ("tel:18007997233", "1-800-799-7233, daily 9.00-17.00, since 1996"),
    ("https://example.org/en/help", "example.org/help"),
    ("https://example.org/help.html", "example.org/help"),
    ("https://example.org/help/a-long-way", "example.org/help/a-lo…"),
    ("https://example.org/a", "Guide.pdf, a Ph.D. thesis, and conf.py"),
    ("tel:18007997233", "1\u2011800\u2011799\u20117233"),
    ("tel:1800737732", "1800 RESPECT (1800 737 732)"),
    ("tel:116123", "116 123, 24/7"),
    ("tel:988", "988 (press 12)"),
    ("tel:+3531800341900", "1800 341 900"),
    ("tel:0800123456", "0800/123456"),
]

NUMBERS = [
    *("988", "0800 111 222", "1-800-799-7233", "+44 808 2000 247", "(800) 799-7233", "116 123"),
    *(
        "988.",
        "**988**",
        "Call 988",
        "text: 741741",
        "Tel. 0800 111",
        "\u0669\u0668\u0668",
        "9-8-8",
    ),
    *("9\u20138\u20138", "01.23.45.67.89", "0800\u2011111\u2011222", "14416", "1.800.799.7233"),
]
NO_NUMBERS = [
    *(
        "1984",
        "2019-20",
        "1990\u20131995",
        "2026-11-23",
        "23.11.2026",
        "11/23/2026",
        "0.42",
        "12.5",
    ),
    *("3.11.2", "978-3-16-148410-0", "[12]", "7", "74 studies", "27%", "14,255"),
    *(
        "988 Lifeline",
        "chat with 988",
        "Call 988 or chat",
        "24/7",
        "#123",
        "Chapter 12",
        "10.1037/x",
    ),
    *("1800RESPECT", "211 by ZIP code", "No. 5", "§ 218", "RFC 9562", "ISO 639", "20 %", "p. 112"),
    *("Hours 20.00", "9.00-17.00", "24 h", "5 to 10", "Mark 4", "fig. 110", "£100", "3rd of 5"),
]


@pytest.mark.parametrize("address", ["https://evil.example/x", "mailto:x@evil.example"])
@pytest.mark.parametrize("words", NUMBERS)
def test_words_that_are_a_number_to_call_lead_to_none_but_it(address: str, words: str) -> None:
    assert "The words of this link are a number to call" in fault_of_words(address, words)


@pytest.mark.parametrize("words", NO_NUMBERS)
def test_a_number_that_nobody_calls_leads_anywhere(words: str) -> None:
    assert fault_of_words("https://a.example/x", words) == ""


@pytest.mark.parametrize(("address", "words"), LIES)
def test_words_that_show_another_place_are_told(address: str, words: str) -> None:
    assert f"leads to `{address}`" in fault_of_words(address, words)


@pytest.mark.parametrize(("address", "words"), TRUE)
def test_words_that_show_the_place_or_none_are_true(address: str, words: str) -> None:
    assert fault_of_words(address, words) == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://www.thehotline.org@evil.example/",
        "https://www.xn--thehtline-32h.org/",
        "https://www.thehоtline.org/",
        "https://аррӏе.com/",
        "https://xn--80ak6aa92e.com/",
        "https://paypaı.com/",
        "https://ｅxample.org/",
        "https://thehotline.xn--",
        "tel:*21*19005551234%23",
        "tel:988;ext=1",
        "tel:%2a21",
        "mailto:a@b.example,c@evil.example",
        "mailto:a@b.example?subject=x%0d%0aBcc:%20evil@evil.example",
        "mailto:a@b.example?subject=x&bcc=evil@evil.example",
        "mailto:",
        "http://192.168.1.1/reboot",
        "http://router.local/reboot",
        "https://a..example",
        "https://-a.example",
        "tel:()",
        "https://[::1]/",
        "https://[/",
        "https:/thehotline.org@evil.example",
        "https:/192.168.1.1/reboot",
        "mailto:a@b.example?bcc=evil@evil.example",
    ],
)
def test_an_address_that_can_be_taken_for_another_is_told(address: str) -> None:
    assert fault_of_host(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://a-b.example:8080/x?y#z",
        "HTTP://A.EXAMPLE:80",
        "tel:1",
        "tel:+1-800.799(7233)",
        "mailto:a@b.example",
        "mailto:a.b+c@b.example?subject=Words%20and%20more",
        "https://xn--mller-kva.example/",
        "https://www.bücher.example",
        "https://xn--r8jz45g.jp/",
        "https://пример.рф/",
        "https://xn--e1afmkfd.xn--p1ai/",
        "http://localhost:8000",
    ],
)
def test_any_other_is_right(address: str) -> None:
    assert fault_of_host(address) == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[https://a.example](https://b.example)", "This link shows `a.example`"),
        ('[a](https://b.example "https://a.example")', "This link shows `a.example`"),
        ("[1-800-799-7233](tel:19005551234)", "This link shows `1-800-799-7233`"),
        ("[**help@a**.example](mailto:b@b.example)", "This link shows `help@a.example`"),
        (":::{card} Visit a.example\n:link: https://b.example\n\nx\n:::", "This link shows"),
        ("[![a.example](ok.svg)](https://b.example)", "This link shows `a.example`"),
        ("[https://a.example](#page)", "This link shows `a.example` and leads to a page"),
        ("{doc}`help@a.example <page>`", "This link shows `help@a.example`"),
        ("<https://a@b.example>", "does not name a website"),
        ("<https://www.thehоtline.org>", "does not name a website"),
        ("```{eval-rst}\n`https://a.example <https://b.example>`__\n```", "This link shows"),
    ],
)
def test_its_page_is_left_out(read: Read, text: str, told: str) -> None:
    pages = {"page.md": page(text), "ok.svg": SVG}
    app = read(pages, myst_url_schemes=["http", "https", "tel", "mailto"])
    (line,) = app.told_of("page.md")
    assert told in line
    assert line.endswith("The page is left out.")


def test_a_card_may_hold_other_links(read: Read) -> None:
    text = ":::{card} Two sites\n:link: https://b.example\n\n[a.example](https://a.example)\n:::"
    assert read({"page.md": page(text)}, myst_url_schemes=["https"]).told_of("page.md") == []
