"""The self-check: what it says of the marks, by whom it can be used, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.browsing import needs_browser, opened, served
from tests.conftest import TOP, Book, make
from tests.reading import read_epub, read_html, read_pdf

PAGE = "answers/chasing-or-pulling-away.html"


@pytest.fixture
def page(real: Book, browser: Browser) -> Iterator[Page]:
    with opened(browser, real.html, PAGE) as page:
        yield page


def mark(page: Page, answers: dict[str, list[str]]) -> str:
    """Mark the moments of these subjects in order; return what is said then."""
    for subject, ways in answers.items():
        table = page.locator("form.self-check table", has_text=subject.capitalize()).first
        for row, way in zip(table.locator("tbody tr").all(), ways, strict=False):
            row.locator(f"label:has([value={way}])").click()
    return page.locator(".self-check-result").inner_text()


def test_there_are_moments_enough(real: Book) -> None:
    form = html.parse(real.html / PAGE).getroot().forms[0]
    subjects = [str(text) for text in form.xpath(".//thead/tr/th[1]//text()[normalize-space()]")]
    assert subjects == ["Closeness", "Money", "Family", "Chores", "Sex", "Plans"]
    names = set(form.xpath(".//input[@type='radio']/@name"))
    assert 12 <= len(names) <= 16
    for name in names:
        assert form.xpath(f".//input[@name='{name}']/@value") == ["toward", "away", "neither"]


def test_every_mark_has_a_name_of_its_own(real: Book) -> None:
    tree = html.parse(real.html / PAGE).getroot()
    named = set()
    for mark_ in tree.xpath("//input[@type='radio']"):
        words = [
            tree.get_element_by_id(i).text_content() for i in mark_.get("aria-labelledby").split()
        ]
        named.add(" ".join(" ".join(words).split()))
    assert len(named) == len(tree.xpath("//input[@type='radio']"))
    assert "Toward Your card is declined, and they are next to you in the line." in named


@needs_browser
@pytest.mark.parametrize(
    ("answers", "said", "unsaid"),
    [
        (
            {"money": ["toward", "toward"], "family": ["away", "away"], "chores": ["toward"] * 2},
            ["Most of what you marked goes toward.", "About family, you go away."],
            ["money", "much the same"],
        ),
        (
            {"money": ["away"] * 2, "chores": ["away"] * 2, "plans": ["away"] * 2},
            ["Most of what you marked goes away.", "It is much the same for each subject"],
            ["About"],
        ),
        (
            {"money": ["toward"] * 2, "family": ["away"] * 2, "plans": ["neither"] * 2},
            [
                "none has most of it",
                "About money, you go toward.",
                "About family, you go away.",
                "About plans, you mostly want neither.",
            ],
            ["Most of"],
        ),
        (
            {"sex": ["neither"] * 3, "money": ["toward", "away"], "plans": ["toward", "away"]},
            ["none has most of it", "About sex, you mostly want neither."],
            ["About money"],
        ),
        (
            {"closeness": ["toward"] * 3, "money": ["toward", "away"], "plans": ["toward", "away"]},
            ["goes toward.", "About money and plans, it goes now one way and now another."],
            [],
        ),
        ({"money": ["toward"] * 2, "family": ["away"] * 2}, ["Mark a few more lines"], ["Most"]),
        ({}, [], ["."]),
    ],
)
def test_what_the_marks_say(
    page: Page, answers: dict[str, list[str]], said: list[str], unsaid: list[str]
) -> None:
    told = mark(page, answers)
    for words in said:
        assert words in told
    for words in unsaid:
        assert words not in told
    assert not any(sign.isdigit() for sign in told.split("http")[0]), "no score"


@needs_browser
def test_it_can_be_used_with_a_thumb_and_by_key(page: Page) -> None:
    for box in [label.bounding_box() for label in page.locator("label.answer").all()]:
        assert box
        assert box["width"] >= 44
        assert box["height"] >= 44
    said = page.locator(".self-check td:has(input)").first.aria_snapshot()
    assert said.count("Toward") == 2, said  # by the cell, whose name is its box's, and by the box
    page.locator("input[name=moment-1]").first.focus()
    for _ in range(6):
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    assert page.locator("input:checked").count() == 6
    assert "goes toward" in page.locator("[role=status]").inner_text()
    page.get_by_role("button", name="Clear my marks").press("Enter")
    assert page.locator("input:checked").count() == 0
    assert page.locator(".self-check-result").inner_text() == ""


@needs_browser
def test_it_leaves_nothing_behind(page: Page) -> None:
    mark(page, {"money": ["toward"] * 2, "family": ["away"] * 3})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    address = page.url
    page.locator("input[name=moment-4]").first.press("Enter")  # would send an ordinary form
    page.wait_for_timeout(100)
    assert (page.url, asked) == (address, [])
    kept = "[localStorage.length, sessionStorage.length, document.cookie]"
    assert page.evaluate(kept) == [0, 0, ""]
    link = page.locator(".self-check-result a")
    assert link.get_attribute("href") == link.inner_text() == address
    page.reload()
    assert page.locator("input:checked").count() == 0
    mark(page, {"money": ["toward"] * 2})
    page.goto("about:blank")
    page.go_back()
    assert page.locator("input:checked").count() == 0


TWO = """
:::{self-check}
Take your time, says the opening.

closeness
: You come in with news.

  - They look up, says the list.
: They are late, and `code` stands here.
:::

:::{self-check}
Between *two* topics.

money
: A card is declined.
: A bill comes.
: It is paid.
: It is late.
: It is lost.
:::
"""


@pytest.fixture
def two(small: Path) -> Book:
    """A page with two self-checks, which say more than their moments."""
    page = small / "source/page.md"
    page.write_text(page.read_text().replace("Text.", TWO))
    conf = small / "conf.py"
    more = f"\nhtml_static_path = [{str(TOP / '_static')!r}]\n"
    more += "html_theme = 'press'\n"
    conf.write_text(
        conf.read_text().replace('["colon_fence"]', '["colon_fence", "deflist"]') + more
    )
    return make(small, small / "build")


def test_nothing_that_is_written_there_is_lost(two: Book) -> None:
    assert two.status == 0
    assert "source/" not in two.said
    in_pdf, in_epub = read_pdf(two.pdf, two.printed), read_epub(two.epub, list(two.printed))
    for reading in (read_html(two.html, "page"), in_epub["page"], in_pdf["page"]):
        said = " ".join(reading.words)
        for words in ("says the opening", "up, says the list", "Between two topics", "is lost"):
            assert words in said


def test_two_on_one_page_share_no_name(two: Book) -> None:
    ids = html.parse(two.html / "page.html").getroot().xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {"answer-1-toward", "answer-2-toward", "moment-7"} <= set(ids)


@needs_browser
def test_the_second_on_a_page_answers_too(two: Book, browser: Browser) -> None:
    with served(two.html) as address:
        page = browser.new_page()
        page.goto(f"{address}/page.html")
        second = page.locator("form.self-check").nth(1)
        for box in second.locator("label:has([value=away])").all():
            box.click()
        assert "goes away" in second.locator(".self-check-result").inner_text()
        assert page.locator(".self-check-result").first.inner_text() == ""
        page.close()


@needs_browser
def test_without_scripts_it_is_counted_by_hand(real: Book, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    with served(real.html) as address:
        page = context.new_page()
        page.goto(f"{address}/{PAGE}")
        page.locator("label.answer").first.click()
        assert page.locator("input:checked").count() == 1
        assert page.locator("form.self-check button").count() == 0
        assert "Mostly toward" in page.locator("article").inner_text()
    context.close()
