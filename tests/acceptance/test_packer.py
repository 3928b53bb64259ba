"""ebooklib is under the AGPL: one module imports it, and another can stand in that one's place."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

import pytest

from tests.application import TOP
from tests.books import sphinx_build
from tests.validators import epub_messages

IMPORTS = re.compile(r"^\s*(?:from|import) ebooklib\b", re.MULTILINE)
OURS = "sphinx_bindery.epub.package"
PACKER = '''\
"""Packs an EPUB with nothing but lxml and the standard library. Source: EPUB 3.3."""

import io
import zipfile

from lxml import etree
from lxml.builder import ElementMaker

OPF, DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
O = ElementMaker(namespace=OPF, nsmap={None: OPF, "dc": DC})
D = ElementMaker(namespace=DC, nsmap={None: OPF, "dc": DC})
CONTAINER = b"""<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""


def pack(made):
    files = {f"EPUB/{item.href}": item.content for item in made.items}
    files |= {"META-INF/container.xml": CONTAINER, "EPUB/book.opf": package(made)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        date = made.edition.timetuple()[:6]
        archive.writestr(zipfile.ZipInfo("mimetype", date), "application/epub+zip")
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, date), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def package(made):
    lang = {"{http://www.w3.org/XML/1998/namespace}lang": made.language}
    (ncx,) = [item.id for item in made.items if item.media_type == "application/x-dtbncx+xml"]
    way = "rtl" if made.right_to_left else "default"
    spine = [O.itemref(idref=name) for name in made.spine]
    tree = O.package(
        {"version": "3.0", "unique-identifier": "id", **lang},
        O.metadata(*metadata(made)),
        O.manifest(*map(listed, made.items)),
        O.spine({"toc": ncx, "page-progression-direction": way}, *spine),
    )
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True)


def metadata(made):
    yield D.identifier(made.identifier, id="id")
    yield D.title(made.title, id="title")
    yield D.language(made.language)
    yield O.meta(f"{made.edition:%Y-%m-%dT%H:%M:%SZ}", property="dcterms:modified")
    yield O.meta(name="cover", content=made.cover_id)
    for fact in made.facts:
        if fact.is_dublin_core:
            yield D(fact.name, fact.value, fact.attributes)
        else:
            yield O.meta(fact.value, {"property": fact.name, **fact.attributes})


def listed(item):
    facts = {"id": item.id, "href": item.href, "media-type": item.media_type}
    return O.item(facts | ({"properties": " ".join(item.properties)} if item.properties else {}))
'''
CONF = """
import sys
sys.path.insert(0, {folder!r})
epub_packer = "another_packer"
epub_identifier, epub_scheme = "978-3-16-148410-0", "ISBN"
"""


def test_one_module_imports_ebooklib() -> None:
    sources = [path for wing in ("sphinx_bindery", "press") for path in (TOP / wing).rglob("*.py")]
    assert len(sources) > 100
    found = [path for path in sources if IMPORTS.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(TOP).as_posix() for path in found] == [
        "sphinx_bindery/epub/package.py"
    ]


def test_another_packer_makes_the_epub_where_there_is_no_ebooklib(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_ebooklib = sphinx_build(project, tmp_path / "before")
    monkeypatch.setitem(sys.modules, "ebooklib", None)  # whoever imports it fails
    monkeypatch.delitem(sys.modules, OURS)
    (project / "another_packer.py").write_text(PACKER)
    with (project / "conf.py").open("a") as conf:
        conf.write(CONF.format(folder=str(project)))
    made = sphinx_build(project, tmp_path / "out")
    assert (made.status, made.said) == (0, "")
    assert OURS not in sys.modules
    assert epub_messages(made.epub) == []
    with zipfile.ZipFile(made.epub) as book, zipfile.ZipFile(with_ebooklib.epub) as before:
        package = "EPUB/content.opf"
        assert set(book.namelist()) ^ set(before.namelist()) == {package, "EPUB/book.opf"}
        assert book.read("EPUB/page-index.xhtml") == before.read("EPUB/page-index.xhtml")


def test_a_packer_that_is_not_there_is_told_before_a_page_is_written(
    tmp_path: Path, project: Path
) -> None:
    with (project / "conf.py").open("a") as conf:
        conf.write('epub_packer = "gone"\n')
    made = sphinx_build(project, tmp_path / "out")
    assert made.status != 0
    assert "`gone` cannot pack the EPUB: No module named 'gone'." in made.said
