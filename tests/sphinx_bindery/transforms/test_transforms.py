"""transforms: they act in the order that each of them needs."""

from __future__ import annotations

import pytest
from sphinx.transforms.post_transforms import ReferencesResolver
from sphinx.transforms.post_transforms.images import ImageDownloader
from sphinx_design.dropdown import DropdownHtmlTransform
from sphinx_design.tabs import TabSetHtmlTransform
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from press.components import citations, library, listing, newsletter
from press.components import downloads as formats
from press.components import only as outputs
from sphinx_bindery import accessibility
from sphinx_bindery.transforms import raw as offline
from sphinx_bindery.transforms.blocks import PutBlocksBeside
from sphinx_bindery.transforms.design import LayComponentsOpen, TitleCardLinks

IN_PLACE = (  # what a list or a passage stands for is put there before its links are resolved
    accessibility.SayWhatWasCounted,
    formats.FillSheetList,
    library.FillLibrary,
    listing.FillPieceList,
    newsletter.FillNewsletter,
    outputs.TakeOutWebOnly,
    outputs.TakeOutPaperOnly,
    citations.EmptySources,
)


@pytest.mark.parametrize("transform", IN_PLACE)
def test_links_are_resolved_after_lists_are_filled(transform: type) -> None:
    assert transform.default_priority < ReferencesResolver.default_priority  # type: ignore[attr-defined]


ORDERS = [
    (citations.EmptySources, BibliographyTransform, citations.ListSources),
    (library.FillLibrary, library.DropFilter, ReferencesResolver),
    (ReferencesResolver, offline.LeaveOutRemoteImages, ImageDownloader),
    (ReferencesResolver, TitleCardLinks, DropdownHtmlTransform),
    (TitleCardLinks, TabSetHtmlTransform),
    (
        TitleCardLinks,
        LayComponentsOpen,
        offline.KeepRawText,
        offline.KeepForeignNodes,
        offline.TitleLabels,
        PutBlocksBeside,
    ),
    (ReferencesResolver, newsletter.AddForm),
    (ReferencesResolver, formats.AddDownloads),
]


@pytest.mark.parametrize("order", ORDERS)
def test_each_acts_after_the_one_before(order: tuple[type, ...]) -> None:
    priorities = [transform.default_priority for transform in order]  # type: ignore[attr-defined]
    assert priorities == sorted(set(priorities)), priorities
