"""What the pages of a book show of one another, as one digest.

While the digest stays the same, an edit of one page changes that page alone. What is not known to
belong to a page alone counts as shared, so that an extension's own memory counts, too: a digest
that changes too often costs a build behind the scenes, one that changes too seldom a wrong page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

# Of no other page's concern, or the same for the life of the application.
OWN = frozenset(
    {
        "all_docs",  # when each page was read
        "book_citing",  # claims.json is written at the end of each build
        "book_toctree_lines",  # where a finding stands
        "book_units",  # … and so is the index of the search
        "config",
        "config_status",
        "config_status_extra",
        "current_document",
        "dependencies",
        "doctreedir",
        "domains",  # their data is in `domaindata`
        "events",
        "included",
        "master_doctree",
        "original_image_uri",
        "project",
        "ref_context",
        "settings",
        "srcdir",
        "version",
        "versioning_compare",
        "versioning_condition",
    }
)
OWN_METADATA = frozenset({"wordcount"})


def shared_facts(env: BuildEnvironment) -> str:
    """Return the digest of what any page may show of another."""
    facts = {
        name: value
        for name, value in vars(env).items()
        if name not in OWN and not name.startswith("_")
    }
    facts["metadata"] = {
        docname: {key: value for key, value in page.items() if key not in OWN_METADATA}
        for docname, page in env.metadata.items()
    }
    facts["domaindata"] = {**env.domaindata, "cite": _citations(env), "footcite": None}
    return hashlib.sha256(repr(_plain(facts)).encode()).hexdigest()


def _citations(env: BuildEnvironment) -> Any:
    """Return which sources each page cites, in order, and where they are listed.

    The domain's own memory has line numbers in it, and an order that depends on what was read last.
    """
    data = env.domaindata.get("cite", {})
    cited: dict[str, list[str]] = {}
    for ref in data.get("citation_refs", []):
        cited.setdefault(ref.docname, []).extend(target.key for target in ref.targets)
    return cited, data.get("bibliographies")


def _plain(value: Any) -> Any:
    """Return a value as one whose `repr` is the same whatever was read last."""
    if isinstance(value, Mapping):
        return sorted((repr(key), repr(_plain(inner))) for key, inner in value.items())
    if isinstance(value, (set, frozenset)):
        return sorted(repr(_plain(inner)) for inner in value)
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    if isinstance(value, nodes.Node):
        return value.pformat()
    words = repr(value)
    if " object at 0x" in words:  # a class that does not say what is in it
        return _plain(vars(value)) if hasattr(value, "__dict__") else type(value).__name__
    return words
