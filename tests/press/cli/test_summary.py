"""summary: what a change means to the book, in words a writer understands."""

from __future__ import annotations

import io
import subprocess
import tarfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from press.cli import summary as module
from press.cli.summary import (
    Page,
    addresses,
    by_new_names,
    changed_pages,
    compared,
    drawings,
    extract,
    found,
    pictures,
    sizes,
)
from tests.trees import document, p, section

made_in: Any = module


def page(*sentences: str, title: str = "T", claims: Any = ()) -> Page:
    return Page(title, sentences, frozenset(claims))


def test_the_words_of_a_page_are_counted() -> None:
    assert page("One two.", "Three.").words == 3
    assert page().words == 0


def test_pages_that_differ_are_new_or_were_taken_out() -> None:
    old = {"b": page("x"), "same": page("y"), "gone": page("z")}
    new = {"b": page("X"), "same": page("y"), "a": page("w")}
    assert changed_pages(old, new) == ["a", "b", "gone"]
    assert changed_pages(old, old) == []


def test_a_page_is_read_with_its_sentences_and_claims() -> None:
    cite = addnodes.pending_xref("", nodes.literal("", "x"), refdomain="cite", reftarget="leo, mia")
    other = addnodes.pending_xref("", nodes.literal("", "y"), refdomain="std", reftarget="z")
    tree = document(section("T", p("One. Two ", cite, "\n  so ", other)))
    made = made_in._page(tree, "page")
    assert made.title == "T"
    assert len(made.sentences) == 3
    assert made.claims == {
        ("leo", "One. Two (leo,mia) so y"),
        ("mia", "One. Two (leo,mia) so y"),
    }


def test_the_words_around_a_claim_are_cut() -> None:
    cite = addnodes.pending_xref("", nodes.literal("", "x"), refdomain="cite", reftarget="leo")
    ((_, words),) = made_in._claims(document(p(cite, "word " * 99)))
    assert len(words) == 200


def test_an_address_that_leads_nowhere_is_told_with_what_to_write() -> None:
    old = {"a": page("x"), "gone": page("y"), "kept": page("z")}
    new = {"a": page("x"), "b/kept": replace(page("z"), moved=frozenset({"kept"}))}
    *_, led, lost = addresses(old, new)
    assert led == "- `kept` leads to `b/kept` now."
    assert lost.startswith("- **`gone` leads nowhere now**")
    assert "`moved: [gone]`" in lost
    assert addresses(new, new) == []


def test_an_address_that_led_on_and_does_no_more_is_told() -> None:
    old = {"a": replace(page("x"), moved=frozenset({"older"}))}
    (*_, lost) = addresses(old, {"a": page("x")})
    assert lost.startswith("- **`older` leads nowhere now**")


def test_a_page_that_was_renamed_is_compared_with_itself() -> None:
    old = {"old": page("One."), "other": page("Two."), "same": page("Three.")}
    new = {"new": replace(page("One!"), moved=frozenset({"old", "other"})), "same": page("Three.")}
    before = by_new_names(old, new)
    assert before == {"new": page("One."), "other": page("Two."), "same": page("Three.")}
    assert changed_pages(before, new) == ["new", "other"]


def test_nothing_changed() -> None:
    assert compared({"a": page("x")}, {"a": page("x")}) == [
        "## Pages",
        "",
        "The text of no page changed.",
    ]


def lines(old: dict[str, Page], new: dict[str, Page]) -> str:
    return "\n".join(compared(old, new))


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ({"a": page("We go.")}, {"a": page("We go on.")}, "| T<br>`a` | 2 | 3 | -"),
        ({}, {"a": page("We go.")}, "| T (new)<br>`a` | – | 2 | -"),
        ({"a": page("We go.")}, {}, "| T (taken out)<br>`a` | 2 | – | -"),
        ({}, {"a": page(title="A | <b>")}, "| A \\| &lt;b&gt; (new)<br>`a` | – | 0 |  |"),
    ],
)
def test_a_row_for_each_page(old: dict[str, Page], new: dict[str, Page], row: str) -> None:
    assert row in lines(old, new)


def test_both_grades_are_told() -> None:
    made = lines({"a": page("We go.")}, {"a": page("Communication necessitates it.")})
    (row,) = [line for line in made.split("\n") if line.startswith("| T")]
    first, second = row.split("|")[4].split(" → ")
    assert float(first) < float(second)


def test_each_sentence_that_changed() -> None:
    made = lines({"a": page("One.", "Two.", "Three.")}, {"a": page("One.", "2.", "Three.", "*4*.")})
    assert "### `a`, sentence by sentence\n\n> − Two.  \n> + 2.  \n\n> + \\*4\\*.  \n\n" in made
    assert "One." not in made


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {"a": page("x")}),
        ({"a": page("x")}, {}),
        ({"a": page("x")}, {"a": page("x", title="U")}),
    ],
)
def test_a_page_that_is_new_or_has_the_same_sentences_is_not_taken_apart(
    old: dict[str, Page], new: dict[str, Page]
) -> None:
    assert "sentence by sentence" not in lines(old, new)


@pytest.mark.parametrize(("changed", "more"), [(23, ""), (24, "… and 1 lines more.")])
def test_only_so_many_sentences_are_told(changed: int, more: str) -> None:
    new = page(*[f"S{number}." for number in range(changed)])
    made = lines({"a": page()}, {"a": new})
    assert ("… and" in made) is bool(more)
    assert more in made


def test_claims_that_are_new() -> None:
    old = {"a": page("x", claims=[("leo", "It is.")])}
    new = {
        "a": page("x", claims=[("leo", "It is."), ("mia", "So_.")]),
        "b": page("y", claims=[("kim", "B.")]),
    }
    made = lines(old, new)
    assert made.endswith("\n- `mia`, in `a`: So\\_.\n- `kim`, in `b`: B.")
    assert lines(new, old).endswith("None: no sentence with a source is new.")


@pytest.mark.parametrize(
    ("line", "address", "told"),
    [
        (
            "source/a.md:3: x",
            "https://g/blob/1",
            "- [source/a.md:3](https://g/blob/1/source/a.md#L3): x",
        ),
        ("source/a.md:3: a_b", "", "- source/a.md:3: a\\_b"),
        ("Nothing found: all three books build.", "https://g", "Nothing new."),
        ("2 findings.", "", "Nothing new."),
    ],
)
def test_what_make_check_printed(line: str, address: str, told: str) -> None:
    assert found(f"{line}\n\n", address) == ["", "## What make check finds", "", told]


def put(folder: Path, **files: int) -> None:
    for name, size in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)


def test_the_size_of_each_book_that_is_there(tmp_path: Path) -> None:
    put(tmp_path, html__index_html=2048, html__deep__x_css=1024, pdf__b_pdf=5_120_000)
    put(tmp_path, pdf__worksheets__a_pdf=999_999, pdf__notes_txt=99_999)
    assert sizes(tmp_path) == [
        "",
        "## Size of the books",
        "",
        "- the website: 3 KB",
        "- the PDF: 5,000 KB",
    ]
    assert "make book" in sizes(tmp_path / "nothing")[-1]


def test_pictures_are_taken_of_the_pages_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, html__deep__a_html=1, html__b_html=1)

    def run(command: list[str], **how: Any) -> None:
        shot = next(part for part in command if part.startswith("--screenshot="))
        if command[-1].endswith("b.html"):
            raise subprocess.TimeoutExpired("x", how["timeout"])
        Path(shot.partition("=")[2]).write_text("png")
        assert command[0] == "/bin/chrome"
        assert "--window-size=390,2400" in command
        assert command[-1] == (tmp_path / "html/deep/a.html").as_uri()

    def which(name: str) -> str | None:
        return "/bin/chrome" if name == "google-chrome" else None

    monkeypatch.setattr(made_in.shutil, "which", which)
    monkeypatch.setattr(made_in.subprocess, "run", run)
    made = pictures(["deep/a", "b", "gone"], tmp_path, tmp_path)
    assert made[1] == "## Pictures of the changed pages"
    assert made[5:] == ["- `deep-a.png`: deep/a"]


def test_without_a_browser_or_pages_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, html__a_html=1)
    monkeypatch.setattr(made_in.shutil, "which", lambda name: None)
    assert pictures(["a"], tmp_path, tmp_path) == []
    monkeypatch.setattr(made_in.shutil, "which", lambda name: "/bin/chrome")
    assert pictures(["gone"], tmp_path, tmp_path) == []


def test_a_revision_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(root: Path, *command: str) -> bytes:
        assert command[-4:] == ("--end-of-options", "v9", "source", "conf.py")
        raise made_in.GitError("no such thing")

    monkeypatch.setattr(made_in, "git", git)
    with pytest.raises(ValueError, match="There is no revision `v9` here: no such thing"):
        extract(tmp_path, "v9", tmp_path)


def test_of_a_revision_only_files_come_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        page = tarfile.TarInfo("source/page.md")
        page.size = 1
        archive.addfile(page, io.BytesIO(b"x"))
        link = tarfile.TarInfo("source/link.md")
        link.type, link.linkname = tarfile.SYMTYPE, "page.md"
        archive.addfile(link)
    monkeypatch.setattr(made_in, "git", lambda root, *command: packed.getvalue())
    extract(tmp_path, "v1", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out/source").iterdir()] == ["page.md"]


@pytest.mark.parametrize(
    ("values", "address"),
    [
        (("https://g", "a/b", "1"), "https://g/a/b/blob/1"),
        (("https://g", "a/b", ""), ""),
        (("https://g", "", "1"), ""),
        (("", "a/b", "1"), ""),
    ],
)
def test_where_the_files_of_a_revision_are_seen(
    values: tuple[str, ...], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    for name, value in zip(names, values, strict=True):
        monkeypatch.setenv(name, value)
    assert made_in._address() == address


def test_only_what_is_new_is_told() -> None:
    before = "source/a.md:3: old\nsource/b.md:1: twice\n2 findings.\n"
    now = "source/a.md:9: old\nsource/a.md:1: twice\n2 findings.\n"
    assert found(now, "", before) == [
        "",
        "## What make check finds",
        "",
        "- source/a.md:1: twice",
        "",
        "It also says 1 things that it said before.",
    ]


def test_drawings_are_told_with_the_pages_that_show_them(tmp_path: Path) -> None:
    before, now = tmp_path / "before", tmp_path / "now"
    for folder, files in ((before, "same loop gone"), (now, "same loop new")):
        (folder / "drawings").mkdir(parents=True)
        for name in files.split():
            told = name if name != "loop" else folder.name
            (folder / f"drawings/{name}.svg").write_text(told)
    shows = Page("T", (), frozenset(), frozenset(["drawings/loop.svg", "drawings/same.svg"]))
    assert drawings(before, now, {"a": shows, "b": page("x")}) == [
        "",
        "## Changed drawings",
        "",
        "- `drawings/gone.svg`, taken out: on no page",
        "- `drawings/loop.svg`: on `a`",
        "- `drawings/new.svg`, new: on no page",
    ]
    assert drawings(now, now, {"a": shows}) == []
