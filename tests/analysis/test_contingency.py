"""A term that depends on what happens: its worth to both, and when it is a doubtful bet."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negdesk.analysis.contingency import (
    findings_of,
    worth_of,
    worth_sentence,
)
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Contingency

D = Decimal
STYLE = NumberStyle()
SHARE = st.decimals(min_value=0, max_value=1, places=3)
VALUE = st.decimals(min_value=-(10**6), max_value=10**6, places=2)


def term(p=None, q=None, us=(None, None), them=(None, None), **values) -> Contingency:
    def number(value):
        return None if value is None else D(str(value))

    held = {"condition": "sales reach 100", "observable": "yes", "enforceable": "yes", **values}
    return Contingency(
        id="c",
        negotiation_id="n",
        probability=number(p),
        their_probability=number(q),
        value_if=number(us[0]),
        value_else=number(us[1]),
        their_value_if=number(them[0]),
        their_value_else=number(them[1]),
        **held,
    )


def keys(row: Contingency) -> list[str]:
    return [finding.key.removeprefix("contingency.") for finding in findings_of(row)]


BONUS = term("0.8", "0.3", (1000, 0), (-600, 100))


def test_each_side_expects_by_its_own_probability():
    worth = worth_of(BONUS)
    assert worth.us.expected == 800
    assert worth.them.expected == D("0.3") * -600 + D("0.7") * 100 == -110


def test_the_joint_gain_is_what_differing_beliefs_add():
    # (0.8 − 0.3)/2 · (1000 − (−700))
    assert worth_of(BONUS).joint_gain == 425


@given(SHARE, SHARE, VALUE, VALUE, VALUE, VALUE)
def test_the_joint_gain_is_own_expectations_less_those_at_the_mean_belief(p, q, a, b, c, d):
    mean = (p + q) / 2
    own = p * a + (1 - p) * b + q * c + (1 - q) * d
    common = mean * (a + c) + (1 - mean) * (b + d)
    assert worth_of(term(p, q, (a, b), (c, d))).joint_gain == own - common


def test_equal_beliefs_gain_nothing():
    row = term("0.4", "0.4", (100, 0), (-80, 0))
    assert worth_of(row).joint_gain == 0
    assert "judge the chances alike" in worth_sentence(row, STYLE, "EUR")


def test_what_moves_both_alike_gains_nothing_from_belief():
    row = term("0.9", "0.4", (50, 0), (50, 0))
    assert worth_of(row).joint_gain == 0
    assert "moves both of you alike" in worth_sentence(row, STYLE, "EUR")


def test_what_one_wins_and_the_other_loses_is_a_pure_bet():
    assert keys(term("0.7", "0.2", (500, 0), (-500, 0))) == ["pure_bet"]
    assert keys(term("0.7", "0.2", (500, 200), (100, 400))) == ["pure_bet"]


def test_a_term_that_does_more_than_bet_is_not_flagged():
    assert keys(BONUS) == []
    assert keys(term("0.7", "0.2", (0, 0), (0, 0))) == []


def test_a_bet_that_pays_the_side_that_doubts_it_runs_the_wrong_way():
    row = term("0.8", "0.3", (-500, 0), (500, 0))
    assert worth_of(row).joint_gain == -250
    assert keys(row) == ["wrong_way"]
    assert "it loses 250 EUR for both together" in worth_sentence(row, STYLE, "EUR")


def test_what_cannot_be_seen_or_enforced_is_flagged():
    row = BONUS.with_(observable="no", enforceable="no")
    assert keys(row) == ["not_observable", "not_enforceable"]
    assert keys(BONUS.with_(observable="", enforceable="")) == []


@pytest.mark.parametrize(
    ("p", "q", "missing"),
    [
        (None, "0.3", ["no_probability"]),
        ("0.3", None, ["no_their_probability"]),
        (None, None, ["no_probability", "no_their_probability"]),
    ],
)
def test_a_missing_probability_is_asked_for(p, q, missing):
    row = term(p, q, (1000, 0), (-600, 100))
    assert worth_of(row).joint_gain is None
    assert keys(row) == missing


def test_an_empty_row_says_nothing():
    blank = term(condition="", observable="", enforceable="")
    assert keys(blank) == []
    assert worth_sentence(blank, STYLE, "EUR") == ""


def test_a_missing_value_gives_no_expectation_and_no_gain():
    worth = worth_of(term("0.5", "0.4", (100, None), (10, 20)))
    assert worth.us.expected is None
    assert worth.them.expected == 16
    assert worth.joint_gain is None


def test_the_sentence_says_both_values_and_the_gain():
    assert worth_sentence(BONUS, STYLE, "EUR") == (
        "As you see it, this is worth 800 EUR to you. "
        "As they see it, it is worth −110 EUR to them. "
        "Because you judge the chances differently, it adds 425 EUR for both together."
    )


def test_findings_name_their_row_and_field():
    [found] = findings_of(BONUS.with_(id="x", observable="no"))
    assert (found.row_id, found.field) == ("x", "contingency.observable")
    assert not found.good
