"""The honest warnings about alternatives."""

from decimal import Decimal

from negdesk.analysis.batna import walk_away
from negdesk.analysis.candour import warnings
from negdesk.model.document import Document
from negdesk.model.rows import Alternative, Negotiation, Outcome, Party

D = Decimal


def keys(*rows, side="us", **head):
    document = Document([Negotiation(id="n", **head), *rows])
    return [finding.key.removeprefix("alternative.") for finding in warnings(document, "n", side)]


def one(name, **values):
    given = {"likely": D(5), "feasibility": D(1), "evidence": "a quote", **values}
    return Alternative(id=name, negotiation_id="n", title=name, **given)


def test_a_sound_preparation_is_left_in_peace():
    assert keys(one("a", selected=True), one("b", likely=D(4))) == []


def test_a_selection_that_is_not_the_top_is_pointed_out_both_ways_round():
    rows = (one("a", selected=True), one("b", likely=D(6)))
    assert keys(*rows, better="higher") == ["not_the_top"]
    assert keys(*rows, better="lower") == []


def test_a_selection_as_good_as_the_top_is_not_pointed_out():
    assert keys(one("b"), one("a", selected=True)) == []


def test_a_selection_without_evidence_is_pointed_out():
    assert keys(one("a", selected=True, evidence=" "), one("b", likely=D(4))) == ["no_evidence"]


def test_no_selection_two_selections_and_a_single_alternative_are_pointed_out():
    assert keys(one("a"), one("b")) == ["none_selected"]
    assert "two_selected" in keys(one("a", selected=True), one("b", selected=True))
    assert keys(one("a", selected=True)) == ["only_one"]


def test_what_is_left_open_is_said_once_however_many_there_are():
    rows = [one(name, likely=None, feasibility=None) for name in "abc"]
    assert keys(*rows) == ["none_selected", "no_worth", "no_feasibility"]


def test_outcomes_that_do_not_sum_to_one_are_pointed_out_once():
    half = Outcome(id="o", negotiation_id="n", alternative_id="a", probability=D("0.5"), value=D(1))
    assert keys(one("a", selected=True), one("b"), half) == ["outcomes"]


def test_low_above_likely_is_pointed_out():
    assert keys(one("a", selected=True, low=D(9)), one("b", likely=D(4))) == ["out_of_order"]


def test_their_side_is_not_asked_for_a_selection():
    them = Party(id="p", negotiation_id="n", side="them")
    assert keys(them, one("a", party_id="p"), side="them") == []
    document = Document([Negotiation(id="n"), them, one("a", party_id="p", likely=None)])
    assert "Select" not in walk_away(document, "n", "them").problem
