"""web.search: its page is written with each website."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.web.search import search_page
from tests.conftest import Read
from tests.trees import app, env


def test_the_page_comes_from_its_template() -> None:
    assert list(search_page(app(env()))) == [("search", {}, "search.html")]


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_only_a_website_gets_page_and_index(builder: str, read: Read) -> None:
    book = read("Words.", builder)
    book.build()
    made = {
        name for name in ("search.html", "search-index.js") if (Path(book.outdir) / name).exists()
    }
    assert made == ({"search.html", "search-index.js"} if builder == "html" else set())
