"""The files to take away, the newsletter, the ways to mend a page."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from press.pieces.artifacts import FORMS
from tests.browsing import needs_browser, served
from tests.conftest import Book, make
from tests.reading import read_epub, read_html, read_pdf

US = "us@reach.example"
TAKE = "about/take-it-with-you.html"


def tree(path: Path) -> html.HtmlElement:
    return html.parse(path).getroot()


def test_the_page_leads_to_the_files(real: Book) -> None:
    page = tree(real.html / TAKE)
    for made in (real.epub, real.epub.with_suffix(".kepub.epub"), real.pdf):
        (line,) = page.xpath(f"//p[a[@download]/@href='../{made.name}']")
        assert (real.html / made.name).read_bytes() == made.read_bytes()
        (folded,) = line.xpath("following-sibling::*[1][self::details]")
        assert hashlib.sha256(made.read_bytes()).hexdigest() in folded.text_content()
        size = made.stat().st_size
        told = f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{round(size / 1e3)} KB"
        assert told in line.text_content()


def test_worksheets_are_there_as_sheets(real: Book) -> None:
    page = tree(real.html / TAKE)
    links = [str(link) for link in page.xpath("//a[@download]/@href") if "worksheets/" in link]
    assert len(links) == 6
    for link in links:
        assert (real.html / "about" / link).resolve().read_bytes().startswith(b"%PDF")
    own = tree(real.html / "worksheets/map-your-loop.html")
    assert own.xpath("//a[@download]/@href") == ["map-your-loop-a4.pdf", "map-your-loop-letter.pdf"]


def test_what_is_not_there_is_not_offered(published: Book) -> None:
    """The website alone, without the files."""
    page = tree(published.html / TAKE)
    told = page.text_content().count("This copy of the website came without the file.")
    assert told == len(FORMS)
    for path in published.html.rglob("*.html"):
        assert not tree(path).xpath("//a[@download]"), path


def test_the_page_follows_the_files(small: Path) -> None:
    page = small / "source/page.md"
    page.write_text(page.read_text() + "\n```{formats}\n```\n")
    alone = make(small, small / "build", "html")
    assert "came without the file" in (alone.html / "page.html").read_text()
    whole = make(small, small / "build")
    assert "came without the file" not in (whole.html / "page.html").read_text()
    assert (
        hashlib.sha256(whole.epub.read_bytes()).hexdigest()
        in (whole.html / "page.html").read_text()
    )
    whole.epub.unlink()
    again = make(small, small / "build", "html")
    assert (again.html / "page.html").read_text().count("came without the file") == 1
    assert not list(again.html.glob("*.epub"))


def test_the_newsletter(published: Book) -> None:
    page = tree(published.html / "about/newsletter.html")
    (form,) = page.xpath("//form[@method='post']")
    assert form.get("action") == "https://news.example/join"
    (email,) = form.xpath(".//input[@type='email'][@required]")
    assert form.xpath(f".//label[@for='{email.get('id')}']")
    (next_,) = form.xpath(f".//*[@id='{email.get('aria-describedby')}']")
    assert "news.example" in next_.text_content()
    assert "To leave" in next_.text_content()
    (trap,) = form.xpath(".//input[@hidden]")
    assert trap.get("tabindex") == "-1"
    assert page.xpath("//article//a/@href[. = 'https://reach.example/book/feed.xml']")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "form-action https://news.example/join" in policy


@needs_browser
def test_a_bad_address_is_told_in_words(published: Book, browser: Browser) -> None:
    with served(published.html) as address:
        page = browser.new_page()
        page.goto(f"{address}/about/newsletter.html")
        page.get_by_label("Your email address").fill("nobody")
        page.get_by_role("button", name="Send me new pieces").click()
        told = page.get_by_label("Your email address").evaluate("field => field.validationMessage")
        assert "@" in told
        assert page.url == f"{address}/about/newsletter.html"
        page.close()


def test_the_feed_is_found_without_an_address(real: Book) -> None:
    page = tree(real.html / "about/newsletter.html")
    assert "../feed.xml" in page.xpath("//article//a/@href")
    assert not page.xpath("//article//form")


@pytest.mark.parametrize(
    "address",
    ["http://x.example/", "x.example/join", "https://x.example/a;default-src *", "https://"],
)
def test_a_newsletter_in_the_open_gets_no_form(small: Path, address: str) -> None:
    page = small / "source/page.md"
    page.write_text(page.read_text() + "\n```{newsletter}\n```\n")
    conf = small / "conf.py"
    conf.write_text(f"{conf.read_text()}\nbook_newsletter = {address!r}\n")
    book = make(small, small / "build", "html")
    (line,) = [line for line in book.said.splitlines() if "book_newsletter" in line]
    assert "Write an address that begins with https://, or leave it out." in line
    assert not tree(book.html / "page.html").xpath("//article//form | //form[@method='post']")
    assert "x.example" not in (book.html / "page.html").read_text()


def test_the_newsletter_follows_its_addresses(small: Path) -> None:
    page = small / "source/page.md"
    page.write_text(page.read_text() + "\n```{newsletter}\n```\n")
    make(small, small / "build", "html")
    conf = small / "conf.py"
    conf.write_text(f"{conf.read_text()}\nhtml_baseurl = 'https://later.example/'\n")
    book = make(small, small / "build", "html")
    assert "https://later.example/feed.xml" in (book.html / "page.html").read_text()


def ways(book: Book, docname: str) -> dict[str, str]:
    foot = tree(book.html / f"{docname}.html").xpath("//footer//a[@rel='nofollow']")
    return {link.text: link.get("href") for link in foot}


def test_every_page_can_be_mended(published: Book) -> None:
    for name in published.titles:
        way = ways(published, name)
        assert way["Edit this page"] == f"https://github.com/reach/book/edit/main/source/{name}.md"
        asked = parse_qs(urlsplit(way["Report a mistake"]).query)
        assert asked["title"] == [published.titles[name]]
        assert f"source/{name}.md" in asked["body"][0]


@pytest.mark.parametrize(
    ("environment", "edit"),
    [
        (
            {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "a/b"},
            "https://github.com/a/b/edit/main/source/page.md",
        ),
        (
            {"REPOSITORY": "https://gitlab.example/a/b.git"},
            "https://gitlab.example/a/b/-/edit/main/source/page.md",
        ),
        (
            {"REPOSITORY": "https://codeberg.org/a/b"},
            "https://codeberg.org/a/b/_edit/main/source/page.md",
        ),
        ({}, None),
        ({"REPOSITORY": "github.com/a/b"}, None),
    ],
)
def test_where_the_repository_is(
    small: Path, environment: dict[str, str], edit: str | None
) -> None:
    with (small / "conf.py").open("a") as conf:
        conf.write("\nhtml_theme = 'press'\n")
        conf.write("import os\nbook_repository = os.environ.get('REPOSITORY', '')\n")
    without = {"GITHUB_SERVER_URL": "", "GITHUB_REPOSITORY": ""}
    book = make(small, small / "build", "html", **{**without, **environment})
    assert ways(book, "page").get("Edit this page") == edit
    assert ("Write the whole address" in book.said) is (
        environment == {"REPOSITORY": "github.com/a/b"}
    )


def test_who_has_no_account_can_write_a_letter(published: Book, real: Book) -> None:
    words = "Send a correction by email"
    page = ways(published, "answers/same-fight")
    assert page[words].startswith("mailto:us@reach.example?subject=Reach%20and%20Retreat%3A%20")
    for name in ("reference/not-the-pattern", "reference/help"):
        assert words not in ways(published, name)
        assert "mailto:us@" not in (published.html / f"{name}.html").read_text()
    (told,) = tree(published.html / "about/contribute.html").xpath("//article//a[. = $us]", us=US)
    assert told.getparent().text_content() == f"By email: {US}"
    assert "no public address" not in told.xpath("string(//article)")
    assert "your own mail program" in (published.html / "about/privacy.html").read_text()
    assert "no public address" in (real.html / "about/contribute.html").read_text()
    assert "your own mail program" not in (real.html / "about/privacy.html").read_text()


def test_all_three_books_have_the_address(tiny: Book) -> None:
    name = "reference/newsletter"
    for read in (
        read_html(tiny.html, name),
        read_epub(tiny.epub, list(tiny.printed))[name],
        read_pdf(tiny.pdf, tiny.printed)[name],
    ):
        assert "By email: us@book.example Who has no account" in " ".join(read.words)
    (begun,) = tree(tiny.html / f"{name}.html").xpath("//article//a[. = 'us@book.example']/@href")
    assert begun.startswith("mailto:us%40book.example?subject=A%20Tiny%20Book&body=Which%20page")
