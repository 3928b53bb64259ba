"""summary.sizes: how large the books are, and were."""

from __future__ import annotations

from pathlib import Path

from press.cli.summary.sizes import NONE_MADE, tell_sizes


def put(folder: Path, **files: int) -> None:
    for name, size in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * size)


def test_the_size_of_each_book_that_is_there_and_was(tmp_path: Path) -> None:
    now, before = tmp_path / "now", tmp_path / "before"
    put(now, html__index_html=2048, html__deep__x_css=1024, pdf__b_pdf=5_120_000)
    put(now, pdf__worksheets__a_pdf=999_999, pdf__notes_txt=99_999)
    put(now, **{"pdf__b-large_pdf": 7})
    put(before, html__index_html=1024, epub__b_epub=1)
    assert tell_sizes(now, before)[3:] == [
        "| Book | Before | Now | |",
        "| --- | ---: | ---: | ---: |",
        "| the website | 1 KB | 3 KB | +2.0 KB |",
        "| the PDF | – | 5,000 KB |  |",
    ]
    assert tell_sizes(now)[5] == "| the website | – | 3 KB |  |"
    assert tell_sizes(tmp_path / "nothing")[-1] == NONE_MADE
