"""epub.publication: what a packer gets, and which packer gets it."""

from __future__ import annotations

import pytest
from sphinx.errors import SphinxError

from sphinx_bindery.config import PACKER
from sphinx_bindery.epub.package import pack
from sphinx_bindery.epub.publication import packer
from sphinx_bindery.images.problems import MEDIA_TYPES, SIGNATURES


def test_the_packer_is_the_one_of_ebooklib_unless_another_is_named() -> None:
    assert packer(PACKER) is pack


def test_each_picture_that_a_book_can_hold_says_what_it_is() -> None:
    assert set(MEDIA_TYPES) == {".svg", *SIGNATURES}


@pytest.mark.parametrize(
    ("module", "fault"),
    [
        ("no_such_packer", "No module named 'no_such_packer'"),
        ("sphinx_bindery.order", "module 'sphinx_bindery.order' has no attribute 'pack'"),
    ],
)
def test_a_packer_that_is_none_is_told(module: str, fault: str) -> None:
    with pytest.raises(SphinxError) as error:
        packer(module)
    assert str(error.value) == (
        f"`{module}` cannot pack the EPUB: {fault}. Check `epub_packer`, and what is installed."
    )
