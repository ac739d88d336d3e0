"""What the bank of questions offers: in which wording, in which order, and what fits."""

from __future__ import annotations

import pytest

from negdesk.exchange import banks
from negdesk.model.actions import add, set_field
from negdesk.model.document import Document
from negdesk.model.rows import Assumption, Negotiation, Party, Question
from negdesk.ui.questions.bank_filter import (
    GENERAL,
    Wanted,
    costs_face,
    is_taken,
    offered,
    only_about,
    taken,
    worded,
)


@pytest.fixture
def document() -> Document:
    return Document(
        [
            Negotiation(id="n", template="salary"),
            Party(id="p", negotiation_id="n", side="them"),
            Assumption(id="a", negotiation_id="n", about="authority"),
            Assumption(id="b", negotiation_id="n", about="deadline"),
            Assumption(id="c", negotiation_id="n", about="deadline"),
        ]
    )


def test_questions_for_the_own_template_come_first() -> None:
    found = [wording.source.templates for wording in offered(banks.questions(), Wanted(), "salary")]
    assert len(found) == len(banks.questions())
    ranks = [0 if "salary" in each else 1 if not each else 2 for each in found]
    assert ranks == sorted(ranks)
    assert {0, 1, 2} == set(ranks)


def test_filters_keep_only_what_fits_all_of_them() -> None:
    wanted = Wanted(kind="what_if", about="priorities", template=GENERAL)
    found = offered(banks.questions(), wanted, "")
    assert found
    for one in found:
        assert (one.kind, one.source.about) == ("what_if", "priorities")
        assert one.source.templates == ()
    named = offered(banks.questions(), Wanted(template="lease"), "")
    assert all("lease" in one.source.templates for one in named)


def test_indirect_wordings_are_offered_where_there_are_any() -> None:
    direct = {w.source.id: w for w in offered(banks.questions(), Wanted(), "")}
    for one in offered(banks.questions(), Wanted(indirect=True), ""):
        if one.source.indirect:
            assert (one.kind, one.text) == ("indirect", one.source.indirect)
        else:
            assert one == direct[one.source.id]


def test_a_search_is_literal_and_blind_to_case_and_accents() -> None:
    entry = banks.BankQuestion("x", "open", "Wie heißt das Café?", "a name", "other", (), "")
    for words in ("HEISST", "cafe", "café das", "NAME", "  "):
        assert [w.source.id for w in offered([entry], Wanted(words=words), "")] == ["x"], words
    for words in (".*", "caf.", "heizt", "(", "\\"):
        assert offered([entry], Wanted(words=words), "") == [], words


def test_notes_on_culture_or_on_their_style_ask_for_indirect_wordings(document: Document) -> None:
    assert not costs_face(document, "n")
    party = document.find(Party, "p")
    assert party is not None
    ours = set_field(party.with_(side="us"), "style", "loud")
    document.apply(ours)
    assert not costs_face(document, "n")
    for name in ("style", "culture"):
        document.apply(set_field(party, name, "reserved"))
        assert costs_face(document, "n"), name
    document.apply(set_field(party, "culture", " \n"))
    assert not costs_face(document, "n")
    document.apply(set_field(document.negotiation("n"), "culture", "tea first"))
    assert costs_face(document, "n")


def test_a_question_is_tied_when_exactly_one_assumption_fits(document: Document) -> None:
    assert only_about(document, "n", "authority") == "a"
    assert only_about(document, "n", "deadline") is None
    assert only_about(document, "n", "ours") is None


def test_a_question_counts_as_added_in_either_wording(document: Document) -> None:
    entry = next(one for one in banks.questions() if one.indirect)
    assert not is_taken(worded(entry, indirect=False), taken(document, "n"))
    document.apply(
        add("x", Question(id="q", negotiation_id="n", text=f" {entry.indirect.upper()}"))
    )
    for indirect in (True, False):
        assert is_taken(worded(entry, indirect=indirect), taken(document, "n"))


def test_an_empty_question_marks_nothing_as_added(document: Document) -> None:
    document.apply(add("x", Question(id="q", negotiation_id="n", text="  ")))
    found = taken(document, "n")
    assert not any(is_taken(worded(one, indirect=False), found) for one in banks.questions())
