"""The tree of issues: every edit keeps it a tree in reading order, and can be taken back."""

from __future__ import annotations

import random
import time
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.model import tree
from negdesk.model.actions import add
from negdesk.model.document import Document
from negdesk.model.fields import FieldError
from negdesk.model.outline import Outline
from negdesk.model.rows import (
    Assumption,
    Belief,
    Dependency,
    Issue,
    Negotiation,
    Option,
    Package,
    Question,
    Term,
)
from negdesk.model.tree_rules import DEEPEST

NID = "n"


def issue(row_id, parent=None, position=0, **values):
    values.setdefault("title", row_id)
    return Issue(id=row_id, negotiation_id=NID, parent_id=parent, position=position, **values)


def document_of(*rows):
    document = Document([Negotiation(id=NID)])
    numbered = [row.with_(position=place) for place, row in enumerate(rows)]
    document.apply(add("begin", *numbered))
    return document


@pytest.fixture
def document():
    return document_of(
        issue("money", kind="group"),
        issue("price", "money", target=Decimal(9), limit=Decimal(5)),
        issue("terms", "money", kind="group"),
        issue("deposit", "terms"),
        issue("delivery", kind="choice"),
        issue("idea"),
    )


@pytest.fixture
def new_id():
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def lines(document):
    """Return the tree as text: a line an issue, a dot a level."""
    outline = Outline.of(document, NID)
    return ["." * (outline.depth(each) - 1) + outline.rows[each].title for each in outline.walk()]


def find(document, row_id):
    return document.find(Issue, row_id)


def test_a_plain_list_of_the_issues_reads_like_the_tree(document, new_id):
    document.apply(tree.add_issue(document, NID, new_id, "terms", "deposit", title="invoice"))
    document.apply(tree.move_down(document, find(document, "money")))
    listed = document.all(Issue, NID)
    assert [row.title for row in listed] == [line.strip(".") for line in lines(document)]
    assert [row.position for row in listed] == list(range(7))


def test_a_new_issue_stands_behind_its_sibling_or_first(document, new_id):
    first = tree.add_issue(document, NID, new_id, "money", None, title="a")
    document.apply(first)
    document.apply(tree.add_issue(document, NID, new_id, "money", "price", title="b"))
    document.apply(tree.add_issue(document, NID, new_id, None, "money", title="c", kind="group"))
    assert lines(document) == [
        "money", ".a", ".price", ".b", ".terms", "..deposit", "c", "delivery", "idea",
    ]  # fmt: skip
    assert tree.added(first) == "new1"
    assert find(document, "new3").kind == "group"


def test_a_new_issue_takes_only_values_that_its_fields_take(document, new_id):
    with pytest.raises(FieldError):
        tree.add_issue(document, NID, new_id, None, None, kind="thing")
    edit = tree.add_issue(document, NID, new_id, None, None, title="two\nlines\x00")
    assert edit.changes[0].row.title == "two lines"


def test_indenting_puts_an_issue_last_below_its_upper_sibling(document):
    document.apply(tree.indent(document, find(document, "delivery")))
    assert lines(document)[-2:] == [".delivery", "idea"]
    document.apply(tree.indent(document, find(document, "idea")))
    assert lines(document)[-2:] == [".delivery", ".idea"]


def test_an_empty_term_becomes_a_group_when_something_goes_below_it(document):
    document.apply(tree.move_up(document, find(document, "idea")))
    document.apply(tree.indent(document, find(document, "delivery")))
    assert lines(document)[-2:] == ["idea", ".delivery"]
    assert find(document, "idea").kind == "group"


def test_a_term_with_numbers_or_options_or_a_package_takes_nothing_below_it(document, new_id):
    with pytest.raises(tree.TreeError, match="“price” has values of its own"):
        tree.indent(document, find(document, "terms"))
    document.apply(add("o", Option(id="o", negotiation_id=NID, issue_id="delivery", label="now")))
    with pytest.raises(tree.TreeError, match="“delivery”"):
        tree.indent(document, find(document, "idea"))
    package = Package(id="p", negotiation_id=NID)
    document.apply(add("p", package, Term(id="t", negotiation_id=NID, package_id="p",
                                          issue_id="idea", number=Decimal(1))))  # fmt: skip
    with pytest.raises(tree.TreeError, match="“idea”"):
        tree.add_issue(document, NID, new_id, "idea", None)


def test_the_first_of_its_siblings_cannot_be_indented_and_nothing_happens(document):
    assert tree.indent(document, find(document, "money")).empty
    assert tree.outdent(document, find(document, "idea")).empty
    assert tree.move_up(document, find(document, "price")).empty
    assert tree.move_down(document, find(document, "terms")).empty


def test_outdenting_puts_an_issue_behind_its_parent_with_all_below_it(document):
    document.apply(tree.outdent(document, find(document, "terms")))
    assert lines(document) == ["money", ".price", "terms", ".deposit", "delivery", "idea"]


def test_moving_among_siblings_takes_the_subtree_along(document):
    document.apply(tree.move_down(document, find(document, "money")))
    assert lines(document) == ["delivery", "money", ".price", ".terms", "..deposit", "idea"]
    document.apply(tree.move_up(document, find(document, "terms")))
    assert lines(document)[1:5] == ["money", ".terms", "..deposit", ".price"]


@pytest.mark.parametrize("target", ["money", "terms", "deposit"])
def test_an_issue_cannot_go_below_itself(document, target):
    with pytest.raises(tree.TreeError, match="cannot go below itself"):
        tree.place(document, ["money"], target, 0)


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (0, ["idea", "money", "delivery"]),
        (1, ["money", "idea", "delivery"]),
        (2, ["money", "delivery", "idea"]),
        (3, ["money", "delivery", "idea"]),
        (None, ["money", "delivery", "idea"]),
    ],
)
def test_a_drop_counts_the_siblings_as_they_stand(document, index, expected):
    document.apply(tree.place(document, ["idea"], None, index))
    assert [line for line in lines(document) if line[0] != "."] == expected


def test_several_issues_are_dropped_in_reading_order_and_each_once(document):
    document.apply(tree.place(document, ["idea", "deposit", "terms"], "money", 0))
    assert lines(document) == ["money", ".terms", "..deposit", ".idea", ".price", "delivery"]


def test_a_drop_of_what_is_gone_changes_nothing(document):
    assert tree.place(document, ["gone"], None, 0).empty
    assert tree.place(document, [], None, 0).empty


def test_the_tree_is_not_deeper_than_people_can_follow(new_id):
    chain = [issue("g0", kind="group")]
    chain += [issue(f"g{n}", f"g{n - 1}", kind="group") for n in range(1, DEEPEST)]
    document = document_of(*chain, issue("last"))
    with pytest.raises(tree.TreeError, match=f"{DEEPEST} levels"):
        tree.place(document, ["last"], f"g{DEEPEST - 1}", 0)
    with pytest.raises(tree.TreeError, match=f"{DEEPEST} levels"):
        tree.paste(document, NID, [issue("x")], f"g{DEEPEST - 1}", 0, new_id)
    document.apply(tree.place(document, ["last"], f"g{DEEPEST - 2}", 0))
    assert find(document, "last").parent_id == f"g{DEEPEST - 2}"


def test_a_copy_has_its_own_ids_and_its_own_options(document, new_id):
    document.apply(
        add(
            "options",
            Option(id="now", negotiation_id=NID, issue_id="delivery", label="now"),
            Option(id="late", negotiation_id=NID, issue_id="delivery", label="late", position=1),
            Dependency(id="d", negotiation_id=NID, option_id="now", other_option_id="late"),
        )
    )
    document.apply(tree.place(document, ["delivery"], "terms", None))
    rows = tree.subtree(document, NID, "terms")
    assert [row.id for row in rows] == ["terms", "deposit", "delivery", "now", "late", "d"]
    edit = tree.paste(document, NID, rows, None, 0, new_id)
    document.apply(edit)
    assert lines(document)[:4] == ["terms", ".deposit", ".delivery", "money"]
    copied = [row for row in document.all(Option, NID) if row.id.startswith("new")]
    assert [row.label for row in copied] == ["now", "late"]
    assert {find(document, row.issue_id).title for row in copied} == {"delivery"}
    assert {row.issue_id for row in copied}.isdisjoint({"delivery"})
    tie = next(row for row in document.all(Dependency, NID) if row.id != "d")
    assert (tie.option_id, tie.other_option_id) == tuple(row.id for row in copied)
    assert tree.added(edit) == next(iter(document.all(Issue, NID))).id


def test_a_copy_is_never_the_headline(document, new_id):
    row = issue("h", headline=True, must_have=True)
    edit = tree.paste(document, NID, [row], None, None, new_id)
    assert (edit.changes[-1].row.headline, edit.changes[-1].row.must_have) == (False, True)


def test_rows_of_another_negotiation_are_pasted_into_this_one(document, new_id):
    other = Issue(id="a", negotiation_id="other", title="a", kind="group")
    below = Issue(id="b", negotiation_id="other", title="b", parent_id="a")
    document.apply(tree.paste(document, NID, [other, below], "money", 1, new_id))
    assert lines(document)[1:4] == [".price", ".a", "..b"]
    assert {row.negotiation_id for row in document.all(Issue, NID)} == {NID}


def test_deleting_takes_what_speaks_of_the_issue_and_undo_brings_all_back(document):
    document.apply(
        add(
            "more",
            Option(id="o", negotiation_id=NID, issue_id="delivery", label="now"),
            Belief(id="b", negotiation_id=NID, issue_id="deposit"),
            Assumption(id="a", negotiation_id=NID),
            Question(id="q", negotiation_id=NID, issue_id="deposit", assumption_id="a"),
            Package(id="p", negotiation_id=NID),
            Term(id="t", negotiation_id=NID, package_id="p", issue_id="delivery", option_id="o"),
        )
    )
    before = document.rows(NID)
    edits = [tree.delete_issue(document, find(document, "money"))]
    document.apply(edits[0])
    edits.append(tree.delete_issue(document, find(document, "delivery")))
    document.apply(edits[1])
    assert lines(document) == ["idea"]
    assert [row.position for row in document.all(Issue, NID)] == [0]
    assert not document.all(Option, NID) + document.all(Term, NID) + document.all(Belief, NID)
    assert document.find(Question, "q").issue_id is None
    assert document.find(Package, "p") is not None
    for edit in reversed(edits):
        document.apply(edit.inverse())
    assert document.rows(NID) == before


def test_a_file_with_loops_and_lost_parents_still_shows_every_issue():
    document = document_of(
        issue("a", "b"), issue("b", "a"), issue("c", "b"), issue("self", "self"), issue("d", "gone")
    )
    assert lines(document) == ["a", "b", ".c", "self", "d"]
    document.apply(tree.move_up(document, find(document, "d")))
    assert [find(document, each).parent_id for each in ("a", "b", "self", "d")] == [None] * 4


def test_only_rows_that_change_are_in_the_edit(document):
    edit = tree.move_down(document, find(document, "delivery"))
    assert {change.row.id for change in edit.changes} == {"delivery", "idea"}


def big(size):
    chances = random.Random(7)
    rows, groups = [], [None]
    for number in range(size):
        row = issue(f"i{number}", chances.choice(groups[-9:]), kind="group")
        if number % 9 == 0:
            groups.append(row.id)
        rows.append(row)
    return document_of(*rows)


def test_in_a_large_tree_one_issue_does_not_write_all_the_others(new_id):
    document = big(500)
    document.apply(tree.move_up(document, document.all(Issue, NID)[-1]))
    for _ in range(20):
        edit = tree.add_issue(document, NID, new_id, "i0", None)
        assert len(edit.changes) == 1
        document.apply(edit)
    ids = [row.id for row in document.all(Issue, NID)]
    assert ids == list(Outline.of(document, NID).walk())


def test_the_work_grows_with_the_number_of_issues_and_not_with_its_square(new_id):
    def taken(size):
        document = big(size)
        runs = []
        for _ in range(5):
            start = time.perf_counter()
            tree.add_issue(document, NID, new_id, None, None)
            tree.place(document, [f"i{size - 1}"], None, 0)
            runs.append(time.perf_counter() - start)
        return min(runs)

    assert taken(4000) < 40 * taken(400)


OPS = ("add", "group", "indent", "outdent", "up", "down", "place", "paste", "delete")
STEPS = st.lists(
    st.tuples(st.sampled_from(OPS), st.integers(0, 30), st.integers(0, 30), st.integers(0, 9)),
    max_size=25,
)


def step(document, op, one, other, index, new_id):
    """Return the edit of one random step; a TreeError is an answer too."""
    rows = document.all(Issue, NID)
    row = rows[one % len(rows)] if rows else None
    parent = rows[other % len(rows)].id if rows and other % 3 else None
    if op in ("add", "group"):
        kind = "group" if op == "group" else "number"
        return tree.add_issue(document, NID, new_id, parent, None, kind=kind, title=op)
    if row is None:
        return None
    if op == "place":
        return tree.place(document, [row.id], parent, index)
    if op == "paste":
        copied = tree.subtree(document, NID, row.id)
        return tree.paste(document, NID, copied, parent, None, new_id) if len(rows) < 60 else None
    act = {"up": tree.move_up, "down": tree.move_down, "delete": tree.delete_issue}
    return {**act, "indent": tree.indent, "outdent": tree.outdent}[op](document, row)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_whatever_is_done_it_stays_a_tree_and_can_be_taken_back(steps):
    numbers = count(1)
    document = document_of(issue("a", kind="group"), issue("b", "a"), issue("c"))
    for op, one, other, index in steps:
        before = document.rows(NID)
        try:
            edit = step(document, op, one, other, index, lambda: f"x{next(numbers)}")
        except tree.TreeError:
            continue
        if edit is None:
            continue
        document.apply(edit)
        rows = document.all(Issue, NID)
        assert [row.position for row in rows] == list(range(len(rows)))
        outline = Outline.of(document, NID)
        assert [row.id for row in rows] == list(outline.walk())
        assert all(row.parent_id == outline.above[row.id] for row in rows)
        assert all(change.before != change.after for change in edit.changes)
        document.apply(edit.inverse())
        assert document.rows(NID) == before
        document.apply(edit)
