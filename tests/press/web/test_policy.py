"""web.policy: a page loads, runs and sends nothing but what lies beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from press.components.quick_exit import LEFT
from press.web.policy import policy, tell_policy, write_headers
from tests.trees import app, config, env

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; form-action {form}; base-uri 'none'"
)


@pytest.mark.parametrize(
    ("newsletter", "form"),
    [
        ("", "'none'"),
        ("https://news.example/join?list=a#b", "https://news.example/join"),
        ("https://news.example:8080", "https://news.example:8080"),
    ],
)
def test_only_the_newsletter_takes_a_form(newsletter: str, form: str) -> None:
    assert policy(config(book_newsletter=newsletter)) == POLICY.format(form=form)


def test_the_templates_are_told() -> None:
    context: dict[str, Any] = {}
    tell_policy(app(env()), "page", "", context, None)
    assert context == {"book_policy": POLICY.format(form="'none'")}


def test_hosts_that_read_it_get_a_file(tmp_path: Path) -> None:
    write_headers(app(env(), outdir=tmp_path), None)
    assert (tmp_path / "_headers").read_text() == (
        f"/*\n  Content-Security-Policy: {POLICY.format(form=chr(39) + 'none' + chr(39))}; "
        "frame-ancestors 'none'\n  Referrer-Policy: no-referrer\n"
        "  X-Content-Type-Options: nosniff\n"
        "/*.md\n  Content-Type: text/markdown; charset=utf-8\n"
        "/llms.txt\n  Content-Type: text/plain; charset=utf-8\n"
    )


def test_no_copy_is_kept_of_a_page_left_in_haste(tmp_path: Path) -> None:
    book = env({"index": ["a", "b"]})
    book.metadata["b"] = {LEFT: True}
    book.book_moved = {"old": "b", "other": "a"}
    write_headers(app(book, outdir=tmp_path), None)
    told = (tmp_path / "_headers").read_text()
    # As hosts serve it, and its Markdown; and where it lay before.
    forms = [f"/{name}{end}" for name in ("b", "old") for end in (".html", "", ".md")]
    assert told.endswith("".join(f"{form}\n  Cache-Control: no-store\n" for form in forms))
    assert told.count("no-store") == 6


@pytest.mark.parametrize(("builder", "error"), [("html", ValueError()), ("epub", None)])
def test_only_a_whole_website_gets_it(
    builder: str, error: Exception | None, tmp_path: Path
) -> None:
    write_headers(app(env(builder=builder), outdir=tmp_path), error)
    assert list(tmp_path.iterdir()) == []
