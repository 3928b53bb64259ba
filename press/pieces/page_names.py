"""Names that a page can have, by its path in `source/` without ending. Knows nothing of Sphinx.

They become parts of addresses and of other files' names. Any other sign means something to a
browser, a shell, an archive or a reader of logs.
"""

from __future__ import annotations

import re

NAME = re.compile(r"(?:[A-Za-z0-9_-]{1,100}/)*[A-Za-z0-9_-]{1,100}")
# What Windows, or the website itself, has by these names.
RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com\d|lpt\d|search|404|py-modindex|objects|sitemap|robots)",
    re.IGNORECASE,
)
RESERVED_OF_TOP = re.compile(r"search|404|py-modindex|objects|sitemap|robots", re.I)
RESERVED_FOLDERS = ("_static", "_images", "_downloads", "_sources", "_sphinx_design_static")


def is_name(docname: str) -> bool:
    """Tell whether a page's name has no other signs than every system can hold."""
    return NAME.fullmatch(docname) is not None


def is_reserved(docname: str) -> bool:
    """Tell whether a system, or the website, has this name for itself."""
    folder, _, name = docname.rpartition("/")
    is_taken = RESERVED.fullmatch(name) and (not folder or not RESERVED_OF_TOP.fullmatch(name))
    return bool(is_taken) or docname.split("/")[0] in RESERVED_FOLDERS
