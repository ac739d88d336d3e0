"""The worked examples of the subject, to the digits they were given in."""

from decimal import Decimal

import pytest

from negdesk.analysis.batna import walk_away, worth
from negdesk.analysis.belief import Triangular
from negdesk.analysis.limit import bridge, limit_findings
from negdesk.analysis.zone import (
    acceptance,
    best_single_offer,
    share_claimed,
    surplus,
    zone,
    zone_of,
    zone_sentence,
)
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Adjustment, Alternative, Belief, Negotiation, Outcome, Party

D = Decimal
STYLE = NumberStyle()
SELLER = Triangular(D(23000), D(24500), D(26500))


def alternative(name: str, **values) -> Alternative:
    return Alternative(id=name, negotiation_id="n", title=name, **values)


def outcome(probability: str, value: str) -> Outcome:
    return Outcome(
        id=value, negotiation_id="n", alternative_id="a", probability=D(probability), value=D(value)
    )


def document(*rows, **head) -> Document:
    return Document([Negotiation(id="n", **head), *rows])


def car(**head) -> Document:
    """Return the sample's bridge: 25,200 at 90 %, else 27,200 for certain; minus 300 and 500."""
    values = {"better": "lower", "unit": "EUR", "limit": D(26000), **head}
    return document(
        alternative("Süd", likely=D(25100), cost=D(100), feasibility=D("0.9"), selected=True),
        alternative("keep", likely=D(27200), feasibility=D(1)),
        Adjustment(id="1", negotiation_id="n", amount=D(-300)),
        Adjustment(id="2", negotiation_id="n", amount=D(-500)),
        Belief(id="b", negotiation_id="n", low=D(23000), likely=D(24500), high=D(26500)),
        **values,
    )


def test_suing_is_worth_4_45_million():
    sue = alternative("a", cost=D("0.25"))
    assert worth(sue, [outcome("0.8", "5.0"), outcome("0.2", "3.5")], "higher") == D("4.45")


def test_a_cost_makes_a_buyers_alternative_dearer():
    assert worth(alternative("a", likely=D(100), cost=D(5)), [], "lower") == 105


def test_three_values_count_as_their_triangular_mean():
    assert worth(alternative("a", low=D(3), likely=D(6), high=D(12)), [], "higher") == 7


def test_probabilities_that_do_not_sum_to_one_give_no_worth():
    assert worth(alternative("a"), [outcome("0.8", "5"), outcome("0.1", "3")], "higher") is None


def test_walking_away_falls_back_along_the_chain():
    walking = walk_away(car(), "n")
    assert walking.value == 25400
    assert [step.chance for step in walking.steps] == [D("0.9"), D("0.1")]


def test_without_a_certain_end_walking_away_has_no_value():
    doc = document(alternative("a", likely=D(5), feasibility=D("0.9"), selected=True))
    walking = walk_away(doc, "n")
    assert walking.value is None
    assert walking.problem.startswith("What if none of these works?")


def test_the_selected_one_is_tried_first_though_another_is_worth_more():
    doc = document(
        alternative("a", likely=D(5), feasibility=D("0.5"), selected=True),
        alternative("b", likely=D(9), feasibility=D(1)),
    )
    assert walk_away(doc, "n").value == 7


def test_their_alternatives_count_the_other_way_round():
    doc = document(
        Party(id="p", negotiation_id="n", side="them"),
        alternative("cheap", party_id="p", likely=D(5), feasibility=D(1)),
        alternative("dear", party_id="p", likely=D(9), feasibility=D(1)),
        better="lower",
    )
    assert walk_away(doc, "n", "them").selected.title == "dear"


def test_the_bridge_gives_up_what_this_deal_is_worth_to_a_buyer():
    assert bridge(car(), "n").limit == 26200


def test_the_bridge_of_a_seller_goes_the_other_way():
    assert bridge(car(better="higher"), "n").limit == 24420


@pytest.mark.parametrize(
    ("limit", "key"),
    [(26000, "better_than"), (26200, "equals"), (26201, "worse_than")],
)
def test_the_stated_limit_is_compared_with_the_bridge(limit, key):
    keys = [finding.key for finding in limit_findings(car(limit=D(limit)), "n")]
    assert f"limit.{key}_bridge" in keys


@pytest.mark.parametrize(("better", "target", "warned"), [
    ("lower", 26001, True), ("lower", 26000, False), ("lower", 22000, False),
    ("higher", 25999, True), ("higher", 26000, False),
])  # fmt: skip
def test_a_limit_beyond_the_target_is_pointed_out(better, target, warned):
    found = limit_findings(car(better=better, target=D(target)), "n")
    assert ("limit.beyond_target" in [finding.key for finding in found]) is warned


def test_a_target_that_equals_the_batna_is_pointed_out():
    found = limit_findings(car(target=D(25400)), "n")
    assert "target.equals_batna" in [finding.key for finding in found]


def test_a_house_between_520_and_600():
    assert surplus(D(520), D(600)) == 80
    assert share_claimed(D(540), D(520), D(600), "higher") == D("0.25")
    assert share_claimed(D(540), D(600), D(520), "lower") == D("0.75")


def test_twelve_slices_with_fallbacks_of_four_and_two():
    pie = surplus(D(4), D(12) - D(2))
    assert (pie, 4 + pie / 2, 2 + pie / 2) == (6, 7, 5)


def test_a_share_without_a_zone_is_not_a_number():
    assert share_claimed(D(5), D(6), D(4), "higher") is None


def test_the_triangular_figures():
    belief = Triangular(D(20000), D(22000), D(26000))
    assert float(belief.mean) == pytest.approx(22666.67, abs=0.005)
    assert belief.at_most(D(21000)) == pytest.approx(0.08333, abs=5e-6)
    assert belief.at_most(D(24000)) == pytest.approx(0.83333, abs=5e-6)
    for p, value in ((0.1, 21095.45), (0.5, 22535.90), (0.9, 24450.81)):
        assert belief.quantile(p) == pytest.approx(value, abs=0.005)


def test_the_car_has_a_zone_and_a_best_single_offer():
    seen = zone(car(), "n")
    assert (seen.exists, seen.low, seen.high, seen.width) == (True, 24500, 26000, 1500)
    assert seen.midpoint == 25250
    assert seen.gap is None
    assert seen.probability == pytest.approx(0.964, abs=5e-4)
    assert float(seen.best_single_offer) == pytest.approx(24797, abs=0.5)
    assert seen.best_offer_acceptance == pytest.approx(0.586, abs=5e-4)


def test_the_car_in_words():
    assert zone_sentence(car(), "n", STYLE) == (
        "You can go up to 26,000 EUR. They will probably take 24,500 or more, and surely 26,500. "
        "There is a 96\u202f% chance that a deal exists. "
        "A deal most likely lies between 24,500 and 26,000. "
        "One take-it-or-leave-it offer would do best at 24,800 (59\u202f% likely to be accepted)."
    )


@pytest.mark.parametrize("limit", [23000, 23500, 24500, 25999, 26500, 40000])
def test_a_seller_sees_the_mirror_of_a_buyer(limit):
    buyer = zone_of(D(limit), "lower", SELLER)
    seller = zone_of(D(-limit), "higher", SELLER.mirrored())
    assert seller.exists == buyer.exists
    assert seller.probability == pytest.approx(buyer.probability)
    assert seller.gap == buyer.gap
    if buyer.best_single_offer is not None:
        assert seller.best_single_offer == -buyer.best_single_offer


@pytest.mark.parametrize("limit", [23500, 24500, 26000, 26500, 30000])
def test_no_offer_on_a_fine_grid_beats_the_best_one(limit):
    best = best_single_offer(D(limit), "lower", SELLER)
    reached = float(limit - best) * acceptance(best, SELLER, "lower")
    for x in range(23000, limit, 7):
        assert (limit - x) * acceptance(D(x), SELLER, "lower") <= reached + 1e-6


def test_a_zone_of_one_point_is_a_zone():
    seen = zone_of(D(24500), "lower", SELLER)
    assert (seen.exists, seen.width, seen.low) == (True, 0, 24500)


def test_no_zone_reports_the_gap_and_no_zone():
    seen = zone_of(D(24000), "lower", SELLER)
    assert (seen.exists, seen.gap) == (False, 500)
    assert seen.low is seen.high is seen.width is seen.midpoint is None
    assert 0 < seen.probability < 1


@pytest.mark.parametrize(("limit", "probability"), [(23999, 0.0), (24000, 1.0), (24001, 1.0)])
def test_a_certain_limit_is_no_division_by_zero(limit, probability):
    seen = zone_of(D(limit), "lower", Triangular(D(24000), D(24000), D(24000)))
    assert seen.probability == probability
    assert seen.best_single_offer == (24000 if probability else None)


def test_values_far_apart_stay_finite():
    seen = zone_of(D(10) ** 14, "lower", Triangular(D(1), D(2), D(10) ** 9))
    assert seen.exists
    assert 10**8 < seen.best_single_offer <= 10**9


def test_without_a_limit_or_a_belief_there_is_nothing_to_report():
    for doc in (car(limit=None), document(limit=D(5))):
        seen = zone(doc, "n")
        assert seen.exists is seen.low is seen.gap is seen.probability is None
