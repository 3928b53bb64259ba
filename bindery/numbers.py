"""The numbers that Sphinx gives to figures, tables and listings (`numfig`), as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment


def number_of(node: nodes.Element, env: BuildEnvironment, docname: str) -> str:
    """Return what stands before the caption of a node, as “Fig. 2”; '' where it has no number."""
    kind = env.domains.standard_domain.get_enumerable_node_type(node)
    numbers = env.toc_fignumbers.get(docname, {}).get(kind or "", {})
    number = next((numbers[name] for name in node["ids"] if name in numbers), None)
    if not kind or not number:
        return ""
    return str(env.config.numfig_format[kind]) % ".".join(map(str, number))
