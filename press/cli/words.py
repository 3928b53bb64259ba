"""The words that the code writes, gathered for whoever translates them: `make words`.

`locale/PACKAGE.pot` becomes what the code says, in English; each `.po` gets what is new, with no
translation yet, and loses what nobody says any more. Its head stays as it is.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGES = ("sphinx_bindery", "press")
PLACES = [("**.py", "python"), ("**.html", "jinja2")]
OPTIONS = {"**.html": {"silent": "false", "trimmed": "true"}}


def gathered(package: Path) -> Catalog:
    """Return what is said within `_(…)` and its like, in the code and in the templates."""
    catalog = Catalog(charset="utf-8")
    found = extract_from_dir(package, PLACES, OPTIONS)
    for _file, _line, message, comments, context in sorted(found, key=lambda it: it[:2]):
        catalog.add(message, auto_comments=comments, context=context)
    return catalog


def renew(package: Path) -> None:
    """Write the template of a package's words, and bring its translations up to it."""
    words = gathered(package)
    template = package / "locale" / f"{package.name}.pot"
    template.write_bytes(_written(words))
    for path in sorted(template.parent.glob(f"*/LC_MESSAGES/{package.name}.po")):
        head = path.read_bytes().partition(b"\n\n")[0]
        with path.open("rb") as file:
            translated = read_po(file)
        translated.update(words, no_fuzzy_matching=True)
        path.write_bytes(head + b"\n\n" + _written(translated))


def _written(catalog: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalog, omit_header=True, no_location=True, ignore_obsolete=True)
    return file.getvalue().rstrip() + b"\n"


def main() -> int:
    """Renew the words of both packages."""
    for name in PACKAGES:
        renew(Path(name).resolve())
    return 0


if __name__ == "__main__":
    sys.exit(main())
