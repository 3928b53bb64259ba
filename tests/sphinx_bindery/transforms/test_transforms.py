"""transforms: they act in the order that each of them needs."""

from __future__ import annotations

import pytest
from sphinx.transforms.post_transforms import ReferencesResolver
from sphinx.transforms.post_transforms.images import ImageDownloader
from sphinx_design.dropdown import DropdownHtmlTransform
from sphinx_design.tabs import TabSetHtmlTransform
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from press.components import (
    accessibility,
    citations,
    downloads,
    library,
    listing,
    newsletter,
    only,
)
from sphinx_bindery.transforms import raw
from sphinx_bindery.transforms.blocks import HoistBlocksFromParagraphs
from sphinx_bindery.transforms.design import FlattenDesignComponents, TitleCardLinks
from sphinx_bindery.transforms.images import LeaveOutRemoteImages

IN_PLACE = (  # what a list or a passage stands for is put there before its links are resolved
    accessibility.SayWhatWasCounted,
    downloads.FillSheetList,
    library.FillLibrary,
    listing.FillPieceList,
    newsletter.FillNewsletter,
    only.TakeOutWebOnly,
    only.TakeOutPaperOnly,
    citations.EmptySources,
)


@pytest.mark.parametrize("transform", IN_PLACE)
def test_links_are_resolved_after_lists_are_filled(transform: type) -> None:
    assert transform.default_priority < ReferencesResolver.default_priority  # type: ignore[attr-defined]


ORDERS = [
    (citations.EmptySources, BibliographyTransform, citations.ListSources),
    (library.FillLibrary, library.DropFilter, ReferencesResolver),
    (ReferencesResolver, LeaveOutRemoteImages, ImageDownloader),
    (ReferencesResolver, TitleCardLinks, DropdownHtmlTransform),
    (TitleCardLinks, TabSetHtmlTransform),
    (
        TitleCardLinks,
        FlattenDesignComponents,
        raw.RawToText,
        raw.KeepForeignNodes,
        raw.TitleLabels,
        HoistBlocksFromParagraphs,
    ),
    (ReferencesResolver, newsletter.AddForm),
    (ReferencesResolver, downloads.AddDownloads),
]


@pytest.mark.parametrize("order", ORDERS)
def test_each_acts_after_the_one_before(order: tuple[type, ...]) -> None:
    priorities = [transform.default_priority for transform in order]  # type: ignore[attr-defined]
    assert priorities == sorted(set(priorities)), priorities
