"""The website's pages and files, and the EPUB's pages in a browser. Every page of the website in a
browser is the matter of `test_pages.py`.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from lxml import html
from playwright.sync_api import Browser

from tests.browsing import needs_browser
from tests.conftest import TOP, Book, make
from tests.reading import there


@needs_browser
def test_each_epub_page_opens(real: Book, browser: Browser, tmp_path: Path) -> None:
    shutil.unpack_archive(real.epub, tmp_path, "zip")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    pages = sorted((tmp_path / "EPUB").glob("*.xhtml"))
    assert len(pages) > 15
    for path in pages:
        page.goto(path.as_uri())
        assert page.locator("parsererror").count() == 0, path.name
        code = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(code) <= 0, path.name
    page.close()


def test_the_path_the_project_began_from(real: Book) -> None:
    """Question, guide, essay, newsletter; and back to all questions."""

    def links(name: str) -> list[str]:
        tree = html.parse(real.html / f"{name}.html").getroot()
        return [str(href).split("#")[0] for href in tree.xpath("//article//a/@href")]

    assert "../guides/stop-chasing-or-shutting-down.html" in links("answers/why-partner-pulls-away")
    assert "../essay/essay-evening.html" in links("guides/stop-chasing-or-shutting-down")
    assert "../about/newsletter.html" in links("essay/essay-against")
    assert "index.html" in links("answers/why-partner-pulls-away")


def test_every_link_leads_to_something(book: Book) -> None:
    count = 0
    trees = {p.resolve(): html.parse(p).getroot() for p in book.html.rglob("*.html")}
    for path, tree in trees.items():
        for href in tree.xpath("//a/@href | //img/@src | //link/@href"):
            if href.startswith(("http:", "https:", "mailto:", "tel:")) or href == "#":
                continue
            file, _, anchor = str(href).partition("#")
            file = file.partition("?")[0]
            folder = book.html if file.startswith("/") else path.parent
            target = (folder / file.lstrip("/")).resolve() if file else path
            assert target.exists(), f"{path}: {href}"
            if anchor and target in trees:
                assert trees[target].xpath("//*[@id=$id]", id=anchor), f"{path}: {href}"
            count += 1
    assert count > 100


def test_a_page_that_is_gone_takes_only_its_own_files(small: Path) -> None:
    for name in ("feed", "library"):
        text = (small / "source/page.md").read_text().replace("(page)=", f"({name})=")
        (small / f"source/{name}.md").write_text(text + WIDE)
    (small / "static").mkdir()
    (small / "static/library.js").write_text('"use strict";')
    with (small / "conf.py").open("a") as conf:
        conf.write('\nhtml_static_path = ["static"]\nhtml_extra_path = ["proof.html", "extra"]\n')
    (small / "extra/deep").mkdir(parents=True)
    for name in ("proof.html", "extra/deep/other.html"):
        (small / name).write_text("It is mine.")
    book = make(small, small / "build", "html")
    own = [path for path in book.html.rglob("*") if path.stem in ("library", "feed", "library.md")]
    (small / "source/library.md").unlink()
    (small / "source/feed.md").unlink()
    make(small, small / "build", "html")
    left = {path.relative_to(book.html).as_posix() for path in own if path.exists()}
    assert (book.html / "proof.html").exists()
    assert (book.html / "deep/other.html").exists()
    assert len(own) > 6
    assert left == {"feed.xml", "_static/library.js"}


WIDE = """
:::{list-table}
:widths: 20 80

* - One
  - Two
:::
"""


def test_the_newsletter_form(tiny: Book) -> None:
    tree = html.parse(tiny.html / "guides/how-guide.html").getroot()
    (form,) = tree.xpath("//form[@data-only='web']")
    assert form.get("action") == "https://news.example/subscribe?list=tiny&from=book"
    assert form.get("method") == "post"
    assert form.xpath(".//input[@type='email'][@required]/@id") == form.xpath(
        ".//p[not(@hidden)]/label/@for"
    )
    assert not tree.xpath("//form//script | //form//@onsubmit")


def test_no_address_no_form(real: Book) -> None:
    assert "<form" not in (real.html / "about/newsletter.html").read_text().split("<article")[1]


def test_an_address_in_the_open_is_warned_of(small: Path) -> None:
    conf = small / "conf.py"
    conf.write_text(conf.read_text() + '\nbook_newsletter = "http://x.example/"\n')
    assert "Write an address that begins with https://" in make(small, small / "b", "html").said


def test_a_page_with_much_to_say_of_itself_keeps_its_sheet(small: Path) -> None:
    with (small / "conf.py").open("a") as conf:
        conf.write(f"\nhtml_static_path = [{str(TOP / '_static')!r}]\n")
        conf.write("html_theme = 'press'\nhtml_css_files = ['book.css']\n")
        conf.write("book_description = 'many words ' * 1000\n")
    book = make(small, small / "build", "html")
    head = there(html.parse(book.html / "index.html").getroot().head)
    links = [str(link).partition("?")[0] for link in head.xpath("link[@rel='stylesheet']/@href")]
    (own,) = [link for link in links if "book-" in link]
    assert own not in (book.html / "page.html").read_text(), "it has its sheet for itself"
    assert (book.html / own).is_file()


SPANNED = """
```{eval-rst}
.. list-table::
   :header-rows: 1
   :stub-columns: 1

   * - When
     - Reach
     - Retreat
   * - Night
     - asks
     - sleeps

+---------+----------+----------+
| When    | Reach    | Retreat  |
+=========+==========+==========+
| Night   | asks     | sleeps   |
|         +----------+----------+
|         | waits    | stirs    |
+---------+----------+----------+
| Morning | neither knows       |
+---------+----------+----------+
```
"""


def test_a_cell_names_its_own_column_or_none(small: Path) -> None:
    page = small / "source/page.md"
    page.write_text(page.read_text() + SPANNED)
    book = make(small, small / "build", "html")
    plain, spanned = html.parse(book.html / "page.html").getroot().xpath("//article//table")
    labels = {cell.text_content().strip(): cell.get("data-label") for cell in plain.iter("td")}
    assert labels == {"asks": "Reach", "sleeps": "Retreat"}
    assert plain.xpath("tbody//th/@scope") == ["row"]
    assert spanned.xpath(".//@data-label") == []
    assert spanned.xpath("thead//@scope") == ["col"] * 3
    assert "stacks" in plain.get("class")
    assert "stacks" not in spanned.get("class")


def test_a_page_that_has_moved_leads_on_in_any_theme(small: Path) -> None:
    page = small / "source/page.md"
    page.write_text(page.read_text().replace("piece:\n", "piece:\n  moved: [old/place]\n", 1))
    made = make(small, small / "build", "html")
    assert made.findings == [], made.said
    moved = (made.html / "old/place.html").read_text()
    assert '<meta http-equiv="refresh" content="0; url=../page.html">' in moved
    assert '<a href="../page.html">' in moved
