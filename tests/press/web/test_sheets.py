"""The sheets of the website: what must hold for each reader, whatever else they say."""

from __future__ import annotations

from tests.application import TOP
from tests.sheets import declared


def sheet(name: str) -> str:
    return (TOP / "_static" / f"{name}.css").read_text("utf-8")


def test_what_a_screen_folds_away_lies_open_on_paper() -> None:
    assert declared(sheet("print"), "details::details-content") == {
        "content-visibility": "visible !important",
        "height": "auto !important",
        "display": "block !important",
    }
    assert declared(sheet("print"), ".sd-tab-set > .sd-tab-content")["display"] == (
        "block !important"
    )


def test_the_way_out_stays_in_view() -> None:
    way_out = declared(sheet("quick-exit"), ".way-out")
    assert (way_out["position"], way_out["top"]) == ("sticky", "0")
