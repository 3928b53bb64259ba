"""web.atom: the words of Atom."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from press.web.atom import E, moment, written


def test_a_moment_as_rfc_3339_writes_it() -> None:
    assert moment(datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)) == "2026-03-04T05:06:07Z"


def test_a_feed_is_a_file_with_its_language() -> None:
    feed = written(E.feed(E.title("A & ü")), "de")
    assert feed.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<feed ")
    assert etree.fromstring(feed).get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert "A &amp; ü".encode() in feed
