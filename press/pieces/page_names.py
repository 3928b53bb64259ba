"""Names that a page can have, by its path in `source/` without ending. Knows nothing of Sphinx.

They become parts of addresses and of other files' names. Any other sign means something to a
browser, a shell, an archive or a reader of logs.
"""

from __future__ import annotations

import re

NAME = re.compile(r"(?:[A-Za-z0-9_-]{1,100}/)*[A-Za-z0-9_-]{1,100}")
# What Windows has by these names, in any folder, and what the website has.
OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
OF_WEBSITE = re.compile(r"search|404|py-modindex|objects|sitemap|robots", re.IGNORECASE)
RESERVED_FOLDERS = ("_static", "_images", "_downloads", "_sources", "_sphinx_design_static")


def is_name(docname: str) -> bool:
    """Tell whether a page's name has no other signs than every system can hold."""
    return NAME.fullmatch(docname) is not None


def is_reserved(docname: str) -> bool:
    """Tell whether a system, or the website, has this name for itself."""
    is_of_website = OF_WEBSITE.fullmatch(docname) is not None
    return is_of_website or docname.split("/")[0] in RESERVED_FOLDERS or is_of_windows(docname)


def is_of_windows(path: str) -> bool:
    """Tell whether a path without its ending has a step that no folder of Windows can hold."""
    return any(map(OF_WINDOWS.fullmatch, path.split("/")))
