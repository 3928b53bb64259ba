"""live.server: a page gets a script, and a policy under which it may listen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bindery.live import server as module
from bindery.live.server import with_script

made_in: Any = module
TAGS = (
    '<link rel="stylesheet" href="/-/live.css">'
    '<script src="/-/live.js" data-page="a" data-version="2"></script>'
)


@pytest.mark.parametrize(
    ("content", "made"),
    [
        ("<body>x</body></html>", f"<body>x{TAGS}</body></html>"),
        ("<body></body>x</body>", f"<body></body>x{TAGS}</body>"),
        ("x", f"x{TAGS}"),
    ],
)
def test_the_script_stands_at_the_end_of_the_page(content: str, made: str) -> None:
    assert with_script(content.encode(), "a", 2).decode() == made


def test_the_name_of_a_page_is_escaped() -> None:
    assert b'data-page="a&quot;&lt;b" data-version="0"' in with_script(b"", 'a"<b', 0)


META = '<meta http-equiv="Content-Security-Policy" content="{}">'


@pytest.mark.parametrize(
    ("policy", "made"),
    [
        (
            "default-src &#x27;none&#x27;",
            "default-src &#x27;none&#x27;; connect-src &#x27;self&#x27;",
        ),
        ("a b; connect-src &#x27;none&#x27;; c d", "a b; c d; connect-src &#x27;self&#x27;"),
        ("", "connect-src &#x27;self&#x27;"),
    ],
)
def test_the_policy_lets_it_listen_to_its_own_server(policy: str, made: str) -> None:
    page = with_script(META.format(policy).encode(), "a", 1).decode()
    assert page.startswith(META.format(made))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index"),
        ("/a/", "a/index"),
        ("/a/b.html", "a/b"),
        ("/a", "a"),
        ("//a.html", "a"),
    ],
)
def test_the_page_behind_a_path(path: str, name: str) -> None:
    assert made_in._docname(path) == name


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a.html", "a.html"),
        ("deep", "deep/index.html"),
        ("deep/../a.html", "a.html"),
        ("gone.html", None),
        ("empty", None),
        ("../secret", None),
        ("/etc/hostname", None),
        ("a\0b", None),
        ("link", None),
    ],
)
def test_only_files_of_the_folder_are_served(name: str, found: str | None, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for each in ("a.html", "deep/index.html", "empty/x"):
        (site / each).parent.mkdir(parents=True, exist_ok=True)
        (site / each).write_text("x")
    (tmp_path / "secret").write_text("x")
    (site / "link").symlink_to(tmp_path / "secret")
    assert made_in._inside(site, name) == (site / found if found else None)
