"""mail: who has no account anywhere can write, where there is an address."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from docutils import nodes

from press.components.mail import BeginLetter, check_address, letter
from tests.conftest import TOP, Read
from tests.trees import app, applied, config, document, env
from tests.warned import Warned

US = "us@book.example"
PAGE = """Always.

:::{with-mail}
Write. It has your *address*.
:::

:::{without-mail}
Keep it.
:::

```{mail}
```
"""


def asked(address: str) -> tuple[str, list[str]]:
    """Return the subject of a letter and the lines of its body."""
    said = parse_qs(urlsplit(address).query)
    assert list(said) == ["subject", "body"]
    return said["subject"][0], [line for line in said["body"][0].split("\r\n") if line]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", ["Always.", "Keep it."]),
        (US, ["Always.", "Write. It has your address.", f"By email: {US}"]),
    ],
)
def test_a_page_says_what_is_true_of_the_address(
    read: Read, address: str, words: list[str]
) -> None:
    (section,) = read(PAGE, book_mail=address).doctree().findall(nodes.section)
    said = [node.astext() for node in section if type(node) is nodes.paragraph]
    assert said == words, "and nothing stands around the passage"


def test_whoever_translates_the_book_gets_both(read: Read) -> None:
    said = read(PAGE, "gettext").doctree().astext()
    assert "Write." in said
    assert "Keep it." in said


def test_the_address_begins_a_letter(read: Read) -> None:
    made = read(PAGE, book_mail=US)
    page = made.doctree()
    (link,) = (node for node in page.findall(nodes.reference) if node.astext() == US)
    assert link["refuri"] == f"mailto:{US}", "as a page may write it"
    tree = document(link, nodes.reference("", "x", refuri="mailto:x@y.example"), env=made.env)
    first, other = applied(BeginLetter, tree)
    assert asked(first["refuri"])[1][0] == "Which page?"
    assert other["refuri"] == "mailto:x@y.example"


def book(**settings: Any) -> Any:
    return env(titles={"a": "Why & how/when?"}, config=config(project="B & C", **settings))


def test_a_letter_names_its_page_and_asks_what_the_forms_ask() -> None:
    address = letter(book(book_mail="a+b@book.example"), "a")
    assert address.startswith("mailto:a+b@book.example?subject=B%20%26%20C%3A%20Why")
    assert not set(address.partition("?")[2]) & set(" +/\n\"'<>"), "any program can read it"
    subject, lines = asked(address)
    assert subject == "B & C: Why & how/when?"
    forms = (TOP / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml")
    questions = {
        part["attributes"].get("label")
        for form in forms
        for part in yaml.safe_load(form.read_text())["body"]
    }
    assert len(lines) == 3
    assert set(lines[:-1]) < questions
    assert "leave out your own story" in lines[-1]
    assert asked(letter(book(book_mail=US)))[1][0] in questions


@pytest.mark.parametrize(
    ("address", "is_right"),
    [
        ("us@book.example", True),
        ("first.last+book@mail.book.example", True),
        ("", True),
        ("mailto:us@book.example", False),
        ("Us <us@book.example>", False),
        ("us@book.example?bcc=them@x.example", False),
        ("us@book.example,them@x.example", False),
        ("us@book", False),
        ("us @book.example", False),
        ("us@book.example\n", False),
        ("https://book.example", False),
    ],
)
def test_an_address_stands_alone(address: str, is_right: bool, warned: list[Warned]) -> None:
    settings = config(book_mail=address)
    check_address(app(env()), settings)
    assert settings.book_mail == (address if is_right else "")
    assert [told.kind for told in warned] == ([] if is_right else ["book.mail"])
