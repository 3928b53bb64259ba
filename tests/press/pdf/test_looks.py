"""pdf.looks: which template the PDF of this book has."""

from __future__ import annotations

import pytest

from press.pdf.looks import LOOKS, choose_template
from tests.trees import app, config, env


@pytest.mark.parametrize(("given", "taken"), [("", str(LOOKS)), ("mine.typ", "mine.typ")])
def test_the_looks_of_this_book_are_set_where_no_others_are(given: str, taken: str) -> None:
    settings = config(pdf_template=given)
    choose_template(app(env(config=settings)), settings)
    assert settings.pdf_template == taken
