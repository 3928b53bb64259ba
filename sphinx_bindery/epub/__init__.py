"""The EPUB: a builder named `epub`, in place of Sphinx's own.

Any Sphinx project that adds `sphinx_bindery.epub` to its extensions gets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.epub3 import validate_config_values

from sphinx_bindery.epub.builder import BinderyEpubBuilder, EpubBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and what it leans on."""
    app.setup_extension("sphinx_bindery.config")
    app.setup_extension("sphinx_bindery.nodes")
    app.setup_extension("sphinx_bindery.transforms")
    app.setup_extension("sphinx_bindery.bookbuilder.alone")
    app.setup_extension("sphinx_bindery.bookbuilder.names")
    app.setup_extension("sphinx_bindery.accessibility")
    app.add_builder(EpubBuilder, override=True)
    app.add_builder(BinderyEpubBuilder)
    app.connect("config-inited", _quiet_sphinx)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _quiet_sphinx(app: Sphinx, config: Config) -> None:
    """Take back what Sphinx's own builder asks of conf.py: ours needs no version to be valid."""
    for listener in list(app.events.listeners["builder-inited"]):
        if listener.handler is validate_config_values:
            app.disconnect(listener.id)
