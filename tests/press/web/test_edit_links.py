"""web.suggest: ways to mend a page, where the book knows its repository."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from press.components.quick_exit import LEFT
from press.web.edit_links import find_repository, repository_of, tell, ways
from tests.trees import app, config, env
from tests.warned import Warned


@pytest.fixture(autouse=True)
def _no_build_server(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("given", "server", "name", "address"),
    [
        ("https://mine/x", "https://github.com", "a/b", "https://mine/x"),
        ("", "https://github.com", "a/b", "https://github.com/a/b"),
        ("", "https://github.com", "", ""),
        ("", "", "a/b", ""),
        ("", "", "", ""),
    ],
)
def test_the_address_given_counts_else_the_build_servers(
    given: str, server: str, name: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_SERVER_URL", server)
    monkeypatch.setenv("GITHUB_REPOSITORY", name)
    assert repository_of(given) == address


@pytest.mark.parametrize(
    ("given", "address", "told"),
    [
        ("https://g.example/a/b", "https://g.example/a/b", 0),
        ("https://g.example/a/b/", "https://g.example/a/b", 0),
        ("https://g.example/a/b.git", "https://g.example/a/b", 0),
        ("http://g.example/a", "http://g.example/a", 0),
        ("", "", 0),
        ("git@g.example:a/b", "", 1),
        ("https://g.example", "", 1),
        ("https://g.example/a b", "", 1),
    ],
)
def test_an_address_is_whole_or_left_out(
    given: str, address: str, told: int, warned: list[Warned]
) -> None:
    settings = config(book_repository=given)
    find_repository(app(env()), settings)
    assert settings.book_repository == address
    assert [each.kind for each in warned] == ["book.repository"] * told


def book(repository: str, docname: str = "deep/a page", **facts: Any) -> Any:
    settings = config(book_repository=repository, book_branch="next", **facts)
    made = env(titles={docname: "Why & how?"}, docname=docname, config=settings)
    made.doc2path = lambda name: f"/book/source/{name}.md"
    return app(made, confdir=Path("/book"))


@pytest.mark.parametrize(
    ("host", "edit", "issue", "title", "body"),
    [
        ("github.com", "edit/next", "issues/new", "title", "body"),
        ("gitlab.example", "-/edit/next", "-/issues/new", "issue[title]", "issue[description]"),
        ("codeberg.org", "_edit/next", "issues/new", "title", "body"),
        ("my.gitea.example", "_edit/next", "issues/new", "title", "body"),
        ("forgejo.example", "_edit/next", "issues/new", "title", "body"),
    ],
)
def test_each_host_has_its_own_ways(
    host: str, edit: str, issue: str, title: str, body: str
) -> None:
    repository = f"https://{host}/a/b"
    (first, edit_at), (second, report_at) = ways(book(repository), "deep/a page")
    assert (first, second) == ("Edit this page", "Report a mistake")
    assert edit_at == f"{repository}/{edit}/source/deep/a%20page.md"
    assert report_at.startswith(f"{repository}/{issue}?")
    assert "+" not in report_at, "a space is written as %20"
    said = parse_qs(urlsplit(report_at).query)
    assert list(said) == [title, body]
    assert said[title] == ["Why & how?"]
    assert said[body][0].startswith("Page: Why & how? (source/deep/a page.md)\n\nWhat is wrong")


def test_without_a_repository_there_are_none() -> None:
    assert ways(book(""), "deep/a page") == []


@pytest.mark.parametrize(("page", "count"), [("deep/a page", 2), ("search", 0)])
def test_only_pages_of_the_source_can_be_mended(page: str, count: int) -> None:
    context: dict[str, Any] = {}
    tell(book("https://g.example/a/b"), page, "", context, None)
    assert len(context["book_suggest"]) == count


def test_with_an_address_a_letter_is_offered_beside_them() -> None:
    context: dict[str, Any] = {}
    for repository, count in (("", 1), ("https://g.example/a/b", 3)):
        tell(book(repository, book_mail="us@b.example"), "deep/a page", "", context, None)
        assert len(context["book_suggest"]) == count
        words, address = context["book_suggest"][-1]
        assert words == "Send a correction by email"
        assert address.startswith("mailto:us@b.example?subject=The%20Book%3A%20Why%20%26%20how%3F&")


@pytest.mark.parametrize("why", ["named in conf.py", "left in haste"])
def test_none_is_offered_where_it_could_give_a_reader_away(why: str) -> None:
    made = book("", book_mail="us@b.example", book_safety=["danger"])
    if why == "left in haste":
        made.env.metadata["deep/a page"] = {LEFT: True}
    else:
        made.env.domains.standard_domain.anonlabels["danger"] = ("deep/a page", "")
    context: dict[str, Any] = {}
    tell(made, "deep/a page", "", context, None)
    assert context["book_suggest"] == []
