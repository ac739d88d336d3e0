import pytest
from hypothesis import given
from hypothesis import strategies as st

from negdesk.analysis.belief import Triangular
from negdesk.analysis.calibration import (
    Resolved,
    brier,
    calibration,
    calibration_sentence,
    resolved,
)
from negdesk.analysis.estimates import (
    LimitEstimate,
    bias,
    bias_sentence,
    hit_rate,
    hit_sentence,
)
from negdesk.analysis.forecast import forecasts
from negdesk.analysis.seal import seal_edit
from tests.analysis.audit.make import AFTER, STYLE, D, assumption, car, ids, put, sealed


def held(doc) -> list[Resolved]:
    return resolved(doc, "n", forecasts(doc, "n"))


def forecast(p: str, outcome: int, about: str = "other", when: str = "") -> Resolved:
    return Resolved(about, "", D(p), D(outcome), when)


def estimate(likely: int, learned: int, better: str = "higher", spread: int | None = None):
    around = Triangular(D(likely - spread), D(likely), D(likely + spread)) if spread else None
    return LimitEstimate("n", D(likely), around, D(learned), better)


def test_the_worked_example_of_the_brier_score():
    made = zip((".1", ".9", ".8", ".3"), ("false", "true", "true", "false"), strict=True)
    rows = [assumption(str(n), p, outcome) for n, (p, outcome) in enumerate(made)]
    assert brier(held(car(*rows))) == D("0.0375")


def test_open_and_unknown_assumptions_and_those_without_a_probability_do_not_count():
    rows = [
        assumption("a", "0.5", "unknown"),
        assumption("b", "0.5"),
        assumption("c", "0.5", "true").with_(probability=None),
    ]
    assert held(car(*rows)) == []
    assert brier([]) is None


def test_the_probability_sealed_counts_not_the_one_that_stands_there_now():
    doc = put(sealed(car(assumption("a", "0.6"))), assumption("a", "0.99", "true"))
    assert [item.probability for item in held(doc)] == [D("0.6")]


def test_an_assumption_added_after_the_seal_was_no_forecast():
    doc = put(sealed(car(assumption("a", "0.6"))), assumption("late", "1", "true"))
    assert held(doc) == []


def test_an_assumption_resolved_before_the_second_seal_counts_as_first_sealed():
    doc = put(sealed(car(assumption("a", "0.6"))), assumption("a", "1", "true"))
    doc.apply(seal_edit(doc, "n", ids("second"), AFTER))
    assert [item.probability for item in held(doc)] == [D("0.6")]


def test_an_assumption_still_open_at_the_second_seal_counts_as_last_sealed():
    doc = put(sealed(car(assumption("a", "0.6"))), assumption("a", "0.8"))
    doc.apply(seal_edit(doc, "n", ids("second"), AFTER))
    doc = put(doc, assumption("a", "0.8", "false"))
    assert [(item.probability, item.outcome) for item in held(doc)] == [(D("0.8"), D(0))]


def test_nine_items_give_counts_and_ten_a_curve():
    few = calibration([forecast("0.7", 1)] * 9)
    assert few.curve == ()
    assert calibration_sentence(few, STYLE) == (
        "9 assumptions resolved, 9 true. Too few to judge: from 10 on there is a curve."
    )
    enough = calibration([forecast("0.7", 1)] * 10)
    assert [(group.key, group.count) for group in enough.curve] == [("3", 10)]
    assert "Brier score 0.090" in calibration_sentence(enough, STYLE)


def test_the_curve_sets_what_was_expected_beside_what_came_true():
    items = [forecast("0.9", 1)] * 8 + [forecast("1", 0)] * 2 + [forecast("0", 0)] * 10
    groups = calibration(items).curve
    assert [(g.key, g.count, g.came_true, g.expected) for g in groups] == [
        ("0", 10, 0, D(0)),
        ("4", 10, 8, D("0.92")),
    ]


def test_scores_are_told_by_kind_and_over_the_years():
    items = [
        forecast("0.5", 1, "priorities", "2025-01-01"),
        forecast("0", 1, "their_limit", "2026-01-01"),
        forecast("1", 1, "their_limit", "2025-06-01"),
    ]
    found = calibration(items)
    assert [(g.key, g.brier) for g in found.by_kind] == [
        ("priorities", D("0.25")),
        ("their_limit", D("0.5")),
    ]
    assert [(g.key, g.count) for g in found.over_time] == [("2025", 2), ("2026", 1)]


def test_without_any_the_sentence_says_so():
    assert "No assumption" in calibration_sentence(calibration([]), STYLE)


def test_a_seller_who_believes_too_high_a_limit_is_too_hopeful():
    assert estimate(660, 600).error == D("0.1")
    assert estimate(540, 600).error == D("-0.1")


def test_a_buyer_who_believes_too_low_a_limit_is_too_hopeful():
    assert estimate(540, 600, "lower").error == D("0.1")
    assert estimate(660, 600, "lower").error == D("-0.1")


def test_an_error_against_a_limit_of_nothing_has_no_percentage():
    assert estimate(5, 0).error is None
    assert bias([estimate(5, 0)]) is None
    assert estimate(-110, -100).error == D("-0.1")


def test_nine_estimates_too_hopeful_by_11_percent_are_said_so():
    found = bias([estimate(111, 100)] * 9)
    assert bias_sentence(found, STYLE) == (
        "Your last 9 estimates of the other side's limit were 11\u202f% too hopeful."
    )


@pytest.mark.parametrize(
    ("likely", "said"),
    [(80, "20\u202f% too pessimistic"), (100, "right to within 1"), (130, "30\u202f% too hopeful")],
)
def test_one_estimate_is_said_in_the_singular(likely, said):
    text = bias_sentence(bias([estimate(likely, 100)]), STYLE)
    assert said in text
    assert text.startswith("Your last estimate ")


def test_without_estimates_there_is_no_bias():
    assert bias([]) is None
    assert "No estimate" in bias_sentence(None, STYLE)


def test_ranges_are_hit_inside_low_to_high_and_inside_p10_to_p90():
    belief = Triangular(D(20000), D(22000), D(26000))
    learned = [20000, 21095, 21096, 24450, 24451, 26000, 26001]
    made = [LimitEstimate("n", D(22000), belief, D(x), "higher") for x in learned]
    found = hit_rate([*made, estimate(5, 5)])
    assert (found.count, found.inside, found.inside_stated) == (7, 6, 2)
    assert found.rate == D(6) / D(7)
    assert found.rate_stated == D(2) / D(7)
    assert "2 of 7 real limits fell where you gave them 80\u202f%, 6 inside" in hit_sentence(
        found, STYLE
    )


def test_a_certain_belief_is_hit_only_on_the_spot():
    certain = Triangular(D(5), D(5), D(5))
    hit = LimitEstimate("n", D(5), certain, D(5), "higher")
    assert (hit.inside, hit.inside_stated) == (True, True)
    missed = LimitEstimate("n", D(5), certain, D(6), "higher")
    assert (missed.inside, missed.inside_stated) == (False, False)


def test_without_ranges_there_is_no_hit_rate():
    found = hit_rate([estimate(5, 5)])
    assert found.rate is None
    assert "No range" in hit_sentence(found, STYLE)


probabilities = st.decimals(0, 1, places=3)


@given(st.lists(st.tuples(probabilities, st.booleans()), min_size=1))
def test_the_brier_score_lies_between_nothing_and_one(made):
    score = brier([Resolved("other", "", p, D(int(true))) for p, true in made])
    assert 0 <= score <= 1


@given(st.lists(st.tuples(probabilities, st.booleans()), min_size=10))
def test_every_forecast_stands_in_one_fifth_of_the_curve(made):
    items = [Resolved("other", "", p, D(int(true))) for p, true in made]
    groups = calibration(items).curve
    assert sum(group.count for group in groups) == len(items)
    for group in groups:
        low = D(group.key) / 5
        assert low <= group.expected <= low + D("0.2")
