"""listing: a part names its pieces, and each says how it begins."""

from __future__ import annotations

from sphinx import addnodes

from press.components.listing import LISTS, FillPieceList, link_to, piece_list, rewrite_lists
from tests.conftest import Read
from tests.trees import app, applied, document, env, piece, shown


def test_the_directive_marks_the_place_and_the_page(read: Read) -> None:
    book = read("```{pieces}\n```\n")
    (node,) = book.doctree().findall(piece_list)
    assert (node["docname"], node.line) == ("page", 12)
    assert book.env.metadata["page"][LISTS] is True


def test_the_list_names_the_pages_of_the_toctree_in_order() -> None:
    book = env({"part": ["b", "a"]}, pieces={"b": piece(summary="It is. It was.")})
    tree = applied(FillPieceList, document(piece_list(docname="part"), env=book))
    assert shown(tree.children) == (
        "bullet_list.piece-list("
        'list_item(paragraph.piece-title(pending_xref(inline("b"))) '
        'paragraph.piece-says("It is.")) '
        'list_item(paragraph.piece-title(pending_xref(inline("a")))))'
    )


def test_a_page_that_names_none_has_an_empty_list() -> None:
    tree = applied(FillPieceList, document(piece_list(docname="index"), env=env()))
    assert shown(tree.children) == "bullet_list.piece-list()"


def test_a_link_counts_from_the_folder_of_the_source() -> None:
    link = link_to("a/b", "c/d")
    assert isinstance(link, addnodes.pending_xref)
    assert (link["reftarget"], link["refdoc"], link["reftype"]) == ("/a/b", "c/d", "doc")
    assert (link["refexplicit"], link["refwarn"], link["refdomain"]) == (False, True, "std")


def test_only_pages_with_a_list_are_written_again() -> None:
    book = env({"index": ["a", "b"]})
    book.metadata["a"][LISTS] = True
    assert rewrite_lists(app(book), book) == ["a"]
