import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negdesk.analysis.differences import differences
from negdesk.analysis.seal import (
    clock_went_back,
    latest_seal,
    seal_edit,
    seal_words,
    sealed_document,
    tampered,
)
from negdesk.analysis.sealed import LEARNED, PREPARED, SealError, preparation_text
from negdesk.exchange import interchange
from negdesk.model.document import Document
from negdesk.model.rows import (
    PARTS,
    Alternative,
    Lesson,
    LimitChange,
    Negotiation,
    Question,
    Rating,
    Seal,
)
from tests.analysis.audit.make import (
    AFTER,
    BEFORE,
    STYLE,
    D,
    assumption,
    belief,
    car,
    change,
    document,
    ids,
    offer,
    packaged,
    part,
    put,
    sealed,
)


def the_seal(doc: Document) -> Seal:
    seal = latest_seal(doc, "n")
    assert seal is not None
    return seal


def words(doc: Document) -> list[str]:
    return [change.words for change in differences(doc, "n", the_seal(doc), STYLE)]


def test_a_seal_is_one_step_that_dates_hashes_and_changes_the_stage():
    doc = car()
    edit = seal_edit(doc, "n", ids(), BEFORE)
    doc.apply(edit)
    seal = the_seal(doc)
    assert seal.at == BEFORE
    assert seal.hash == hashlib.sha256(seal.content.encode()).hexdigest()
    assert doc.negotiation("n").stage == "sealed"
    doc.apply(edit.inverse())
    assert doc.negotiation("n").stage == "preparing"
    assert latest_seal(doc, "n") is None


def test_sealing_the_same_preparation_twice_gives_the_same_hash():
    doc = sealed(sealed(car()), AFTER, "second")
    first, second = doc.all(Seal, "n")
    assert first.hash == second.hash
    assert [first.at, second.at] == [BEFORE, AFTER]


def test_the_sealed_document_is_the_preparation_under_its_own_ids():
    doc = sealed(car(assumption("a", "0.7"), *packaged(24000)))
    read = sealed_document(the_seal(doc))
    for cls in PREPARED:
        assert read.all(cls, "n") == doc.all(cls, "n")
    assert read.negotiation("n") == doc.negotiation("n").with_(stage="preparing")


def test_what_is_written_at_the_table_or_afterwards_is_not_sealed():
    added = [
        offer(1, 23000),
        part(Rating, "r", dimension="relationship", after=D(3)),
        part(Lesson, "l", text="Ask earlier."),
        part(LimitChange, "c", new=D(1)),
    ]
    bare = preparation_text(car(), "n")
    assert preparation_text(car(*added), "n") == bare
    assert preparation_text(car(agreed_value=D(24600), their_limit_learned=D(1)), "n") == bare


def test_every_table_is_either_sealed_or_written_afterwards():
    assert {cls.TABLE for cls in PARTS} - {cls.TABLE for cls in PREPARED} == {
        "event", "seal", "limit_change", "deviation", "lesson", "rating",
    }  # fmt: skip
    assert set(LEARNED) == {"negotiation", "question", "assumption"}


def test_a_seal_can_be_read_as_an_interchange_file():
    doc = sealed(car(assumption("a", "0.7"), *packaged(24000)))
    taken = interchange.read(the_seal(doc).content, ids())
    assert taken.warnings == []
    assert interchange.same(taken.rows, sealed_document(the_seal(doc)).rows("n"))


@pytest.mark.parametrize("field", ["content", "hash"])
def test_a_seal_changed_from_outside_is_detected(field):
    doc = sealed(car())
    seal = the_seal(doc)
    changed = seal.with_(**{field: getattr(seal, field).replace("2", "3", 1)})
    assert not tampered(seal)
    assert tampered(changed)
    assert "changed from outside" in seal_words(put(doc, changed), "n")


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", "null", "[" * 100_000, '{"negotiation": 5}', '{"negotiation": {"limit": "x"}}',
     '{"negotiation": {"limit": "NaN"}}', '{"negotiation": {"better": "sideways"}}',
     '{"negotiation": {}, "beliefs": [{}]}', '{"negotiation": {}, "beliefs": {"a": 1}}'],
)  # fmt: skip
def test_a_seal_that_cannot_be_read_says_so_even_with_a_fitting_hash(content):
    seal = part(Seal, "s", content=content, hash=hashlib.sha256(content.encode()).hexdigest())
    assert tampered(seal)
    with pytest.raises(SealError):
        sealed_document(seal)


def test_a_seal_of_a_later_version_is_read_without_what_is_not_known():
    seal = the_seal(sealed(car()))
    data = json.loads(seal.content)
    data["negotiation"]["mood"] = "fine"
    data["omens"] = [{"id": "1"}]
    read = sealed_document(seal.with_(content=json.dumps(data)))
    assert read.negotiation("n").limit == 26000


def test_once_it_has_ended_nothing_can_be_sealed():
    with pytest.raises(SealError, match="what you know now"):
        seal_edit(car(stage="agreed"), "n", ids(), AFTER)


def test_seals_keep_their_order_when_the_clock_is_set_back():
    doc = sealed(car())
    doc = sealed(change(doc, limit=D(25500)), "2025-01-01T09:00", "second")
    assert the_seal(doc).id == "second-1"
    assert sealed_document(the_seal(doc)).negotiation("n").limit == 25500
    assert clock_went_back(doc, "n")
    assert "clock was set back" in seal_words(doc, "n")


def test_nothing_changed_since_the_seal():
    doc = sealed(car(assumption("a", "0.7"), *packaged(24000)))
    assert words(doc) == []
    assert seal_words(doc, "n") == ""


def test_each_change_since_the_seal_is_told_with_old_and_new():
    alternative = part(Alternative, "x", title="Süd", likely=D(25100), selected=True)
    doc = sealed(car(alternative, assumption("a", "0.7")))
    doc = put(
        change(doc, limit=D(26500), goal="A fair price"),
        alternative.with_(likely=D(25300), selected=False),
        assumption("a", "0.55"),
        belief(23000, 24000, 25000, "later", position=1),
    )
    assert words(doc) == [
        "Goal: new, A fair price.",
        "Walkaway limit: was 26,000, now 26,500.",
        "“Süd” › Worth: was 25,100, now 25,300.",
        "“Süd” › Our BATNA: was yes, now no.",
        "Estimate of their limit: new, 23,000 / 24,000 / 25,000.",
        "“assumption a” › Probability: was 70\u202f%, now 55\u202f%.",
    ]


def test_what_is_gone_since_the_seal_is_told_with_its_numbers():
    doc = sealed(car(*packaged(24000)))
    bare = Document([doc.negotiation("n"), *car().rows("n")[1:], the_seal(doc)])
    assert words(bare) == [
        "Issue: was “Price”, now gone.",
        "Package: was “With winter tyres”, now gone.",
        "Term: was “With winter tyres”, “Price” 24,000, now gone.",
    ]


def test_what_was_learnt_since_the_seal_is_no_change_of_the_preparation():
    doc = sealed(car(assumption("a", "0.7"), part(Question, "q", text="Why now?")))
    doc = put(
        change(doc, stage="agreed", agreed_value=D(24600)),
        assumption("a", "0.7", "true", learned="They said so."),
        part(Question, "q", text="Why now?", status="asked", heard="The quarter ends."),
        offer(1, 23000),
        *packaged(24600, "agreement")[1:],
    )
    assert words(doc) == []


def test_a_changed_text_is_told_once_and_not_at_every_row_that_points_at_it():
    doc = sealed(
        car(assumption("a", "0.7"), part(Question, "q", text="Why now?", assumption_id="a"))
    )
    doc = put(doc, assumption("a", "0.7").with_(text="they need it gone"))
    assert words(doc) == [
        "“they need it gone” › Assumption: was assumption a, now they need it gone."
    ]
    doc = put(doc, part(Question, "q", text="Why now?"))
    assert "“Why now?” › Tests: was “assumption a”, now gone." in words(doc)


def test_after_an_import_with_fresh_ids_rows_are_known_by_their_names():
    doc = sealed(car(assumption("a", "0.7")))
    taken = interchange.read(interchange.dump(doc.rows("n")), ids("fresh"))
    copy = Document(taken.rows)
    nid = taken.negotiation.id
    seal = latest_seal(copy, nid)
    assert seal is not None
    assert not tampered(seal)
    assert differences(copy, nid, seal, STYLE) == []


def test_an_empty_negotiation_can_be_sealed():
    doc = sealed(document())
    assert sealed_document(the_seal(doc)).negotiation("n") == Negotiation(id="n")


amounts = st.none() | st.decimals(-(10**14), 10**14, places=4, allow_nan=False)


@given(st.text(), amounts, st.sampled_from(["higher", "lower"]), st.text())
def test_any_preparation_comes_back_from_its_seal_as_it_was(title, limit, better, text):
    doc = document(assumption("a", "0.5", text=text), title=title, limit=limit, better=better)
    before = doc.rows("n")
    seal = seal_edit(doc, "n", ids(), BEFORE).changes[0].after
    assert isinstance(seal, Seal)
    assert not tampered(seal)
    assert sealed_document(seal).rows("n") == before
