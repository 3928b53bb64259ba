"""withheld: a page in which something was refused is in no book, and others keep their words."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.errors import SphinxError

from press.pieces.withheld import LeaveWords, Withholding, merge, names_withheld, withheld, withhold
from tests.trees import app, applied, document, env, p, shown


def book(*names: str, **given: Any) -> Any:
    made = env({"index": ["a", "part"], "part": ["deep/b"]}, **given)
    for name in names:
        withhold(made, name)
    return made


def test_a_page_is_withheld_once_and_keeps_its_names() -> None:
    made = book("a")
    withheld(made)["a"].add("Loop")
    withhold(made, "a")
    assert withheld(made) == {"a": {"Loop"}}
    assert names_withheld(made) == {"loop"}


def test_what_another_process_withheld_is_taken_over() -> None:
    made, other = book("a"), book("deep/b")
    merge(app(made), made, [], other)
    assert sorted(withheld(made)) == ["a", "deep/b"]


class Taken:
    """What became of a book whose pages were taken out."""

    def __init__(self, made: Any, read: list[str]) -> None:
        self.read, self.said, self.cleared = read, [], []
        self.written: list[str] = []
        trees = {name: self.tree(made, name) for name in made.all_docs}
        made.get_doctree = trees.__getitem__
        made.tocs = {name: self.tree(made, name) for name in made.all_docs}
        made.files_to_rebuild, made.reread_always = {}, set()
        made._pickled_doctree_cache = dict.fromkeys(made.all_docs)
        made.clear_doc = self.cleared.append
        application = app(made, emit=lambda event, env, name: self.said.append((event, name)))
        application.builder.write_doctree = lambda name, tree: self.written.append(name)
        withholding = Withholding()
        kept = dict(withheld(made))
        withholding.begin(application, made, read)
        assert withheld(made) == {}, "it is read again"
        withheld(made).update(kept)
        self.named_by = withholding.take_out(application, made)
        self.trees = trees

    said: list[tuple[str, str]]
    cleared: list[str]

    @staticmethod
    def tree(made: Any, name: str) -> Any:
        below = made.toctree_includes.get(name, [])
        entries = [(None, each) for each in below]
        return document(addnodes.toctree(entries=entries, includefiles=list(below)))


def test_it_is_taken_out_of_the_book_and_of_the_toctrees_that_name_it() -> None:
    made = book("a", labels={"loop": "a", "stays": "part"})
    made.domains.standard_domain.objects = {("term", "ring"): ("a", "x"), ("x", "y"): ("part", "")}
    taken = Taken(made, ["index", "a"])
    assert (taken.cleared, taken.said) == (["a"], [("env-purge-doc", "a")])
    assert taken.read == ["index"], "it is not written"
    assert "a" not in made.project.docnames
    assert made.toctree_includes["index"] == ["part"]
    (toctree,) = taken.trees["index"].findall(addnodes.toctree)
    assert (toctree["entries"], toctree["includefiles"]) == ([(None, "part")], ["part"])
    assert taken.named_by == taken.written == ["index"]
    assert made.reread_always == {"index"}
    assert "index" not in made._pickled_doctree_cache
    assert names_withheld(made) == {"a", "loop", "ring"}


def test_the_pages_below_it_are_in_no_toctree_which_nobody_need_hear() -> None:
    made = book("part", "deep/b")
    taken = Taken(made, [])
    assert made.files_to_rebuild == {"deep/b": {"part"}}
    assert taken.named_by == ["index"], "a page that is gone is not written"


def test_without_the_first_page_there_is_no_book() -> None:
    with pytest.raises(SphinxError, match="There is no book without its first page"):
        Taken(book("index"), [])


def link(target: str, words: str = "words", **facts: Any) -> addnodes.pending_xref:
    inside = [nodes.inline("", words)] if words else []
    return addnodes.pending_xref("", *inside, reftarget=target, **facts)


@pytest.mark.parametrize(
    ("reference", "is_words"),
    [
        (link("loop"), True),
        (link("Loop"), True),
        (link("deep/gone"), True),
        (link("/deep/gone"), True),
        (link("gone", refdoc="deep/here"), True),
        (link("other"), False),
        (link("gone/x", refdoc="deep/here"), False),
    ],
)
def test_a_reference_to_it_leaves_its_words(
    reference: addnodes.pending_xref, is_words: bool
) -> None:
    made = book("deep/gone")
    withheld(made)["deep/gone"] |= {"deep/gone", "Loop"}
    tree = applied(LeaveWords, document(p("see ", reference), env=made))
    words = 'inline("words")'
    assert shown(tree.children) == (
        f'paragraph("see " {words})' if is_words else f'paragraph("see " pending_xref({words}))'
    )


def test_one_without_words_leaves_its_target() -> None:
    made = book("gone")
    withheld(made)["gone"].add("gone")
    tree = applied(LeaveWords, document(p(link("/gone", "")), env=made))
    assert shown(tree.children) == 'paragraph("gone")'


@pytest.mark.parametrize(("lists", "is_words"), [({}, True), ({"key": 1}, False)])
def test_a_citation_leads_nowhere_where_the_list_of_sources_is_withheld(
    lists: dict[str, int], is_words: bool
) -> None:
    made = book("gone")
    withheld(made)["gone"].add("gone")
    made.domaindata["cite"] = {"bibliographies": lists}
    tree = applied(LeaveWords, document(p(link("leo", refdomain="cite")), env=made))
    assert ("pending_xref" not in shown(tree.children)) is is_words


def test_where_nothing_is_withheld_nothing_is_looked_for() -> None:
    tree = applied(LeaveWords, document(p(link("x", refdomain="cite")), env=book()))
    assert "pending_xref" in shown(tree.children)
