"""An EPUB before it is packed: its files, what it says of itself, the order of its pages.

The words are those of EPUB 3.3: a publication has a manifest of items, and a spine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


@dataclass(frozen=True)
class ManifestItem:
    """One file of the book; `properties` as in the EPUB manifest."""

    id: str
    href: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()


@dataclass(frozen=True)
class MetaProperty:
    """One line of metadata: a Dublin Core element (`dc`), or a property of `<meta>`.

    One named `link` is an element of that name: its value is the address.
    """

    name: str
    value: str
    attributes: dict[str, str] = field(default_factory=dict)
    is_dublin_core: bool = False


@dataclass
class Publication:
    """All that a packer needs: the `spine` names the pages, by the ids of their items, in order.

    Items have the media types of the manifest; two of them say their use by that or by a property:
    the NCX (`application/x-dtbncx+xml`) and the navigation document (`nav`). `cover_id` is the item
    of the cover, for e-readers that know no property `cover-image`. Facts may refine the identifier
    and the title, by the ids `id` and `title`.
    """

    identifier: str
    title: str
    language: str
    right_to_left: bool
    edition: datetime
    items: list[ManifestItem] = field(default_factory=list)
    spine: list[str] = field(default_factory=list)
    facts: list[MetaProperty] = field(default_factory=list)
    cover_id: str = ""


def packer(module: str) -> Callable[[Publication], bytes]:
    """Return the function that makes one file of a publication: `pack` of a module.

    Raises SphinxError if there is no such module, or no such function in it.
    """
    try:
        pack: Callable[[Publication], bytes] = import_module(module).pack
    except (ImportError, AttributeError) as error:
        raise SphinxError(
            f"`{module}` cannot pack the EPUB: {error}. Check `epub_packer`, and what is installed."
        ) from error
    return pack
