"""web.previews: the picture that stands beside a link to a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from press.web import previews
from press.web.previews import address_of, alternative, draw_previews, path_of
from tests.trees import app, config, env, piece
from tests.warned import Warned

BASE = "https://b.example/"
typst: Any = previews.typst  # type: ignore[attr-defined]


def site(tmp_path: Path = Path(), builder: str = "html", **settings: Any) -> Any:
    pieces = {"a b": piece("essay"), "c": piece("about")}
    settings = {"html_baseurl": BASE, "book_subtitle": "Sub", **settings}
    book = env({"index": ["a b", "c"]}, pieces, config=config(**settings), builder=builder)
    return app(book, outdir=tmp_path / "out", confdir=tmp_path, doctreedir=tmp_path / "trees")


class Drawn:
    """Stands for Typst: what it was asked to draw."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[list[str]] = []
        self.drawings: list[str] = []
        self.fails_on = "none"
        monkeypatch.setattr(previews, "_draw", self.draw)

    def draw(
        self, template: bytes, folder: Path, drawing: str, cards: list[dict[str, str]]
    ) -> list[bytes]:
        if drawing == self.fails_on:
            mistake = typst.TypstError("no drawing")
            mistake.message = "no drawing"
            raise mistake
        self.asked.append([card["title"] for card in cards])
        self.drawings.append(drawing)
        return [card["title"].encode() for card in cards]


def test_typst_draws_each_card(tmp_path: Path) -> None:
    template = (
        b"#set page(width: 2pt, height: 1pt)\n#for _ in json(bytes(sys.inputs.cards)) {page[]}"
    )
    for count in (1, 2):
        made = previews._draw(template, tmp_path, "", [{"title": "x"}] * count)
        assert len(made) == count
        assert {picture[:4] for picture in made} == {b"\x89PNG"}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    return Drawn(monkeypatch)


def test_a_picture_lies_where_its_page_does() -> None:
    assert path_of(site(), "deep/a") == "previews/deep/a.png"
    assert address_of(site(), "a b") == "https://b.example/previews/a%20b.png"


def test_without_an_address_of_the_site_there_is_none() -> None:
    assert path_of(site(html_baseurl=""), "a") == address_of(site(html_baseurl=""), "a") == ""


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("index", "The Book / Sub"),
        ("a b", "From the essay / The a b / The Book"),
        ("c", "The c / The Book"),
    ],
)
def test_the_words_of_a_picture(page: str, words: str) -> None:
    assert alternative(site(), page) == words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("answer", "A question, answered / "),
        ("guide", "A guide / "),
        ("worksheet", "A sheet to write on / "),
        ("part", ""),
    ],
)
def test_a_picture_says_what_kind_of_page_it_is(kind: str, words: str) -> None:
    book = app(env(pieces={"a": piece(kind)}))
    assert alternative(book, "a") == f"{words}The a / The Book"


def there(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.png"))


def test_every_page_gets_its_picture(tmp_path: Path, drawn: Drawn) -> None:
    draw_previews(site(tmp_path), None)
    assert there(tmp_path / "out") == ["previews/a b.png", "previews/c.png", "previews/index.png"]
    assert (tmp_path / "out/previews/c.png").read_bytes() == b"The c"


def test_only_new_ones_are_drawn_and_old_ones_go(tmp_path: Path, drawn: Drawn) -> None:
    made = site(tmp_path)
    draw_previews(made, None)
    (tmp_path / "out/previews/gone.png").write_bytes(b"old")
    made.env.titles["c"] = made.env.titles["c"].__class__("", "Another")
    draw_previews(made, None)
    assert drawn.asked == [["The a b", "The c", "The Book"], ["Another"]]
    assert "previews/gone.png" not in there(tmp_path / "out")
    assert len(there(tmp_path / "trees")) == 3, "what is kept is what is shown"


def test_they_are_drawn_some_at_a_time(
    tmp_path: Path, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "RUN", 2)
    draw_previews(site(tmp_path), None)
    assert [len(some) for some in drawn.asked] == [2, 1]


def test_another_drawing_makes_other_pictures(tmp_path: Path, drawn: Drawn) -> None:
    for content in ("one", "two", "two"):
        (tmp_path / "cover.svg").write_text(content)
        draw_previews(site(tmp_path, book_cover="cover.svg"), None)
    assert len(drawn.asked) == 2
    assert drawn.drawings == ["cover.svg"] * 2


def test_a_drawing_that_is_not_there_is_told_and_done_without(
    tmp_path: Path, drawn: Drawn, warned: list[Warned]
) -> None:
    draw_previews(site(tmp_path, book_cover="gone.svg"), None)
    assert drawn.drawings == [""]
    assert [told.kind for told in warned] == ["book.drawing"]
    assert "`book_cover` names gone.svg, and no such file" in warned[0].words


def test_a_drawing_that_cannot_be_drawn_is_told_and_done_without(
    tmp_path: Path, drawn: Drawn, warned: list[Warned]
) -> None:
    (tmp_path / "cover.svg").write_text("x")
    drawn.fails_on = "cover.svg"
    draw_previews(site(tmp_path, book_cover="cover.svg"), None)
    assert drawn.drawings == [""]
    assert "cover.svg cannot be drawn: no drawing. Give `book_cover` an SVG." in warned[0].words


def test_without_an_address_the_old_ones_go(tmp_path: Path, drawn: Drawn) -> None:
    (tmp_path / "out/previews").mkdir(parents=True)
    (tmp_path / "out/previews/a.png").write_bytes(b"old")
    draw_previews(site(tmp_path, html_baseurl=""), None)
    assert there(tmp_path / "out") == []
    assert drawn.asked == []


@pytest.mark.parametrize(("builder", "error"), [("html", ValueError()), ("epub", None)])
def test_only_a_whole_website_gets_them(
    builder: str, error: Exception | None, tmp_path: Path, drawn: Drawn
) -> None:
    draw_previews(site(tmp_path, builder), error)
    assert drawn.asked == []
