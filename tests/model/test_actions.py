"""Edits: what a user can do, and that all of it can be taken back."""

from decimal import Decimal
from itertools import count

import pytest

from negdesk.analysis import sealed
from negdesk.model import afresh
from negdesk.model.actions import add, delete, duplicate, move, next_position, set_field
from negdesk.model.document import Document
from negdesk.model.edits import Edit, joined
from negdesk.model.fields import FieldError
from negdesk.model.rows import (
    PARTS,
    Alternative,
    Assumption,
    Deviation,
    Event,
    Issue,
    Lesson,
    LimitChange,
    Negotiation,
    Option,
    Outcome,
    Package,
    Party,
    Question,
    Rating,
    Seal,
    Term,
)

N = Negotiation(id="n", title="Car")


def document(*rows):
    return Document([N, *rows])


def everything(doc):
    return {row.id: row for negotiation in doc.negotiations for row in doc.rows(negotiation.id)}


def there_and_back(doc, edit):
    before = everything(doc)
    doc.apply(edit)
    after = everything(doc)
    doc.apply(edit.inverse())
    assert everything(doc) == before
    doc.apply(edit)
    assert everything(doc) == after
    return after


def test_setting_a_field_names_what_it_undoes():
    edit = set_field(N, "limit", Decimal(26000))
    assert edit.label == "change walkaway limit"
    assert there_and_back(document(), edit)["n"].limit == 26000


def test_setting_a_field_to_what_it_is_changes_nothing():
    assert set_field(N, "title", "Car").empty


def test_a_refused_value_makes_no_edit():
    with pytest.raises(FieldError):
        set_field(N, "limit", Decimal("Infinity"))


def test_deleting_an_alternative_takes_its_outcomes_along():
    rows = [
        Alternative(id="a", negotiation_id="n"),
        Outcome(id="o", negotiation_id="n", alternative_id="a"),
        Outcome(id="p", negotiation_id="n", alternative_id="b"),
        Alternative(id="b", negotiation_id="n"),
    ]
    doc = document(*rows)
    after = there_and_back(doc, delete(doc, "delete", rows[0]))
    assert set(after) == {"n", "b", "p"}


def test_deleting_a_party_keeps_its_alternatives_without_it():
    party = Party(id="p", negotiation_id="n")
    doc = document(party, Alternative(id="a", negotiation_id="n", party_id="p"))
    assert there_and_back(doc, delete(doc, "delete", party))["a"].party_id is None


def test_deleting_a_group_takes_the_whole_subtree_and_what_hangs_on_it():
    group = Issue(id="g", negotiation_id="n", kind="group")
    doc = document(
        group,
        Issue(id="i", negotiation_id="n", parent_id="g"),
        Issue(id="j", negotiation_id="n", parent_id="i"),
        Option(id="o", negotiation_id="n", issue_id="j"),
        Term(id="t", negotiation_id="n", issue_id="j", option_id="o"),
        Question(id="q", negotiation_id="n", issue_id="j"),
    )
    after = there_and_back(doc, delete(doc, "delete", group))
    assert set(after) == {"n", "q"}
    assert after["q"].issue_id is None


def test_deletes_stand_before_the_rows_they_point_at():
    group = Issue(id="g", negotiation_id="n", kind="group")
    doc = document(group, Issue(id="i", negotiation_id="n", parent_id="g"))
    assert [change.row.id for change in delete(doc, "delete", group).changes] == ["i", "g"]


def test_deleting_a_negotiation_takes_all_of_it():
    doc = document(Party(id="p", negotiation_id="n"), Issue(id="i", negotiation_id="n"))
    assert there_and_back(doc, delete(doc, "delete", N)) == {}


def test_moving_a_row_keeps_every_other_in_order():
    rows = [Party(id=name, negotiation_id="n", position=i) for i, name in enumerate("abcd")]
    doc = document(*rows)
    doc.apply(move(doc, rows[3], 1, "move"))
    assert [row.id for row in doc.all(Party, "n")] == ["a", "d", "b", "c"]
    assert next_position(doc, Party, "n") == 4


def test_a_duplicate_shares_no_id_and_keeps_its_references():
    ids = (f"new{i}" for i in count())
    doc = document(
        Alternative(id="a", negotiation_id="n", party_id="p"), Party(id="p", negotiation_id="n")
    )
    after = there_and_back(doc, duplicate(doc, "n", lambda: next(ids), "2026-01-01T00:00"))
    copy = next(row for row in after.values() if isinstance(row, Negotiation) and row.id != "n")
    assert copy.title == "Car (copy)"
    (alternative,) = doc.all(Alternative, copy.id)
    assert doc.find(Party, alternative.party_id).negotiation_id == copy.id
    assert len(after) == 6


def test_edits_in_a_row_become_one_from_first_to_last():
    first = set_field(N, "title", "C")
    middle = first.changes[0].after
    merged = first.then(set_field(middle, "title", "Ca"))
    assert len(merged.changes) == 1
    assert merged.changes[0].before == N
    assert merged.changes[0].after.title == "Ca"


def test_edits_that_lead_back_to_the_start_are_nothing():
    first = set_field(N, "title", "C")
    assert first.then(first.inverse()).empty
    assert joined("x", [first, first.inverse()]).changes == ()


def test_an_added_and_deleted_row_leaves_no_trace_in_a_merged_edit():
    row = Party(id="p", negotiation_id="n")
    added = add("add", row)
    assert added.then(added.inverse()).changes == ()


def test_an_edit_says_which_tables_and_negotiations_it_touches():
    edit = add("add", Party(id="p", negotiation_id="n"), N)
    assert edit.tables == {"party", "negotiation"}
    assert edit.scopes == {"n"}


def test_an_edit_without_changes_is_empty():
    assert Edit("nothing", ()).empty


def test_a_duplicate_is_prepared_afresh_and_knows_nothing_of_how_it_went():
    ids = (f"new{i}" for i in count())
    head = N.with_(
        stage="agreed",
        limit=Decimal(26000),
        hours_planned=Decimal(4),
        hours_spent=Decimal(5),
        agreed_value=Decimal(25000),
        no_deal_reason="x",
        their_limit_learned=Decimal(24000),
        priorities_learned="x",
        never_raised="x",
        debriefed_at="2026-05-14",
    )
    part = {"negotiation_id": "n"}
    doc = Document(
        [
            head,
            Assumption(id="a", text="signs alone", outcome="false", learned="no", **part),
            Question(id="q", text="Who?", status="asked", heard="her", interest="x", **part),
            Issue(id="i", **part),
            Package(id="offer", kind="offer", **part),
            Package(id="signed", kind="agreement", **part),
            Term(id="t1", package_id="offer", issue_id="i", **part),
            Term(id="t2", package_id="signed", issue_id="i", **part),
            Event(id="e", package_id="offer", **part),
            Seal(id="s", **part),
            LimitChange(id="c", **part),
            Deviation(id="d", **part),
            Lesson(id="l", **part),
            Rating(id="r", **part),
        ]
    )
    edit = duplicate(doc, "n", lambda: next(ids), "2026-06-01T10:00")
    copy, *parts = [change.after for change in edit.changes]
    assert copy == Negotiation(
        id=copy.id,
        title="Car (copy)",
        limit=Decimal(26000),
        hours_planned=Decimal(4),
        created_at="2026-06-01T10:00",
    )
    assert [type(row) for row in parts] == [Issue, Assumption, Question, Package, Term]
    assumption, question = parts[1:3]
    assert (assumption.text, assumption.outcome, assumption.learned) == ("signs alone", "open", "")
    assert (question.status, question.heard, question.interest) == ("planned", "", "")
    assert there_and_back(doc, edit)["n"] == head


def test_what_a_duplicate_drops_is_what_a_seal_leaves_out():
    assert afresh.LEARNED.keys() == sealed.LEARNED.keys() | {"assumption"}
    for table, fields in sealed.LEARNED.items():
        assert set(afresh.LEARNED[table]) - {"outcome"} == fields
    assert set(afresh.AFTERWARDS) == set(PARTS) - set(sealed.PREPARED)
