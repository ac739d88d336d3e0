"""Equivalent offers: level for us, different from each other, good for them."""

from decimal import Decimal
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.analysis.packages.contrast import (
    ENOUGH,
    ENOUGH_ON_FRONTIER,
    candidates,
    differences,
    felt,
    moved,
)
from negdesk.analysis.packages.equivalent import Level, default_level, equivalent_offers
from negdesk.analysis.packages.frontier import Frontier, deal_of
from negdesk.analysis.packages.space import space
from tests.analysis.packages.make import choice, document, every_package, grid, rule

D = Decimal


def edge(*rows, **head) -> Frontier:
    return Frontier(space(document(*rows, **head), "n"))


def opposed(count, steps=5, **head) -> Frontier:
    return edge(
        *(
            choice(
                f"i{n}",
                *[(100 * k // (steps - 1), 100 - 100 * k // (steps - 1)) for k in range(steps)],
                weights=(n + 2, count - n + 2),
            )
            for n in range(count)
        ),
        **head,
    )


def at_level(frontier, level, tolerance):
    """Return every package of choice issues at a level, as deals."""
    whole = frontier.space
    every = product(*(range(len(each.choices)) for each in whole.dimensions))
    deals = (deal_of(whole, picks) for picks in every if whole.allows(picks))
    low, high = Level(level, tolerance).band(None)
    return [deal for deal in deals if low <= grid(deal.us) <= high]


def test_three_level_offers_differ_in_two_issues_and_the_first_is_the_best_for_them():
    scores = [(7 * k * k % 101, (11 * k + 29) * k % 101) for k in range(60)]
    rows = [
        choice(f"i{n}", *scores[10 * n : 10 * n + 10], weights=(n + 1, 7 - n)) for n in range(6)
    ]
    meso = equivalent_offers(edge(*rows, limit_points=D(50)), Level(D(65), D(3)))
    assert len(meso.offers) == 3
    assert meso.reason == ""
    assert not meso.offers[0].probe
    assert all(abs(offer.deal.us - 65) <= 3 for offer in meso.offers)
    for one, other in combinations(meso.offers, 2):
        assert differences(one.deal, other.deal) >= 2


def test_where_the_frontier_has_three_that_differ_enough_there_are_no_probes():
    # What one gains the other loses, whatever the issue.
    steps = [(11 * k, 99 - 11 * k) for k in range(10)]
    frontier = edge(*(choice(f"i{n}", *steps, weights=(n + 3, n + 3)) for n in range(8)))
    meso = equivalent_offers(frontier, Level(D(55)))
    assert [offer.probe for offer in meso.offers] == [False] * 3
    for one, other in combinations(meso.offers, 2):
        assert moved(frontier.space, one.deal, other.deal) >= ENOUGH_ON_FRONTIER


def test_a_difference_counts_for_what_it_means_to_them():
    # The frame weighs nothing to them and much to us; price and date are what they look at.
    rows = [
        choice("frame", (0, 100), (50, 50), (100, 0), weights=(4, 0)),
        choice("price", *[(10 * k, 100 - 10 * k) for k in range(11)], weights=(3, 3)),
        choice("date", *[(10 * k, 100 - 10 * k) for k in range(11)], weights=(3, 2)),
        choice("place", *[(10 * k, 100 - 10 * k) for k in range(11)], weights=(2, 2)),
    ]
    frontier = edge(*rows)
    meso = equivalent_offers(frontier, Level(D(60), D(1)))
    for one, other in combinations(meso.offers, 2):
        assert moved(frontier.space, one.deal, other.deal) >= 4


def test_what_lies_in_other_issues_is_half_of_all_differences():
    frontier = edge(choice("a", (0, 80), (100, 0)), choice("b", (0, 60), (100, 0)))
    one, other = (deal_of(frontier.space, picks) for picks in ((0, 1), (1, 0)))
    # 40 points of theirs in the one, 30 in the other.
    assert moved(frontier.space, one, other) == 35


def test_offers_differ_in_what_a_person_would_notice():
    # A hundred steps of a price and of a fee: near deals of the frontier differ by next to nothing.
    steps = [(100 * k // 99, 100 - 100 * k // 99) for k in range(100)]
    rows = [
        choice("price", *steps, weights=(4, 4)),
        choice("fee", *steps, weights=(1, 2)),
        choice("date", (0, 100), (50, 60), (100, 0), weights=(3, 2)),
        choice("plan", (0, 100), (60, 50), (100, 0), weights=(2, 3)),
    ]
    frontier = edge(*rows)
    meso = equivalent_offers(frontier, Level(D(60)))
    assert len(meso.offers) == 3
    for one, other in combinations(meso.offers, 2):
        assert felt(frontier.space, one.deal, other.deal) >= 2
    best = max(offer.deal.them for offer in meso.offers)
    # A probe tells something; it does not throw away what they would have liked.
    assert all(best - offer.deal.them <= 5 for offer in meso.offers)
    for one, other in combinations(meso.offers, 2):
        assert moved(frontier.space, one.deal, other.deal) >= 3
    assert all(abs(offer.deal.us - 60) <= 1 for offer in meso.offers)


def test_where_the_frontier_changes_one_issue_at_a_time_probes_make_up_three():
    # Straight opposed issues: the next deal of the frontier is one step on one issue away.
    meso = equivalent_offers(opposed(6), Level(D(70), D(3)))
    assert len(meso.offers) == 3
    assert {offer.probe for offer in meso.offers} == {False, True}


def test_no_offer_lies_below_our_limit_however_wide_the_tolerance():
    found = opposed(6, limit_points=D(70))
    meso = equivalent_offers(found, Level(D(70), D(10)))
    assert len(meso.offers) == 3
    assert all(offer.deal.us >= 70 for offer in meso.offers)


def test_a_level_below_the_limit_is_refused_in_words():
    meso = equivalent_offers(opposed(6, limit_points=D(70)), Level(D(50)))
    assert meso.offers == ()
    assert meso.reason == "A level of 50 points lies below your limit of 70."


def test_where_the_frontier_has_no_three_probes_are_marked():
    # One package is best for both: whatever else is level with another is a probe.
    rows = [choice(f"i{n}", (100, 100), (0, 0), (50, 20)) for n in range(4)]
    meso = equivalent_offers(edge(*rows), Level(D(50), D(1)))
    assert len(meso.offers) == 3
    assert all(offer.probe for offer in meso.offers)


def test_the_reason_is_given_when_three_do_not_exist():
    def reason(found, level=50):
        return equivalent_offers(found, Level(D(level), D(1))).reason

    assert "two issues or more" in reason(edge(choice("a", (0, 100), (50, 50), (50, 50))))
    apart = edge(choice("a", (0, 100), (100, 0)), choice("b", (0, 100), (100, 0)))
    assert "No package lies within 1 points of 25" in reason(apart, 25)
    assert "differ in two issues" in reason(apart)
    poor = edge(choice("a", (0, 100), (40, 0)), choice("b", (0, 100), (40, 0)))
    assert reason(poor) == "No package is worth 50 points to you: the best is worth 40."


def test_the_level_to_begin_with_is_the_target_but_never_below_the_limit():
    assert default_level(opposed(3, target_points=D(80), limit_points=D(60))).points == 80
    assert default_level(opposed(3, target_points=D(40), limit_points=D(60))).points == 60
    assert default_level(opposed(3)).points == 100
    assert default_level(edge()).points == 0


SCORES = st.tuples(
    st.integers(0, 10).map(lambda n: 10 * n), st.integers(0, 10).map(lambda n: 10 * n)
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(SCORES, min_size=1, max_size=4), min_size=2, max_size=4),
    st.integers(0, 100),
    st.integers(0, 10),
    st.booleans(),
)
def test_three_are_found_exactly_where_listing_every_package_finds_three(
    issues, level, tolerance, tied
):
    rows = [choice(f"i{n}", *scores) for n, scores in enumerate(issues)]
    rules = [rule("i0.a", "excludes", "i1.a")] if tied else []
    held = document(*rows, rules, limit_points=D(30))
    meso = equivalent_offers(Frontier(space(held, "n")), Level(D(level), D(tolerance)))
    packages = [(grid(us), grid(them), ids) for us, them, ids in every_package(held)]
    low, high = max(grid(D(level - tolerance)), grid(D(30))), grid(D(level + tolerance))
    there = [each for each in packages if low <= each[0] <= high]
    possible = any(
        all(
            sum(a != b for a, b in zip(x[2], y[2], strict=True)) >= 2
            for x, y in combinations(three, 2)
        )
        for three in combinations(there, 3)
    )
    assert (len(meso.offers) == 3) == possible
    assert bool(meso.reason) != possible
    for offer in meso.offers:
        us, them = grid(offer.deal.us), grid(offer.deal.them)
        assert low <= us <= high
        better = [p for p in packages if p[0] >= us and p[1] >= them and p[:2] != (us, them)]
        assert offer.probe == bool(better)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.lists(SCORES, min_size=2, max_size=4), min_size=3, max_size=4),
    st.integers(20, 80),
)
def test_among_few_packages_the_three_are_the_best_of_all(issues, level):
    frontier = edge(*(choice(f"i{n}", *scores) for n, scores in enumerate(issues)))
    there = at_level(frontier, D(level), D(4))
    found = [offer.deal for offer in equivalent_offers(frontier, Level(D(level), D(4))).offers]
    losses = {each.deal: each.loss for each in candidates(frontier, D(level), there)}

    def worth(deals) -> tuple[int, int]:
        pairs = list(combinations(deals, 2))
        told = min(min(felt(frontier.space, *pair), 2) for pair in pairs)
        apart = min(min(moved(frontier.space, *pair), ENOUGH) for pair in pairs)
        return told, grid(2 * apart) - sum(losses[deal] for deal in deals) // 10**6

    threes = [
        three
        for three in combinations(there if len(there) <= 30 else [], 3)
        if all(differences(*pair) >= 2 for pair in combinations(three, 2))
    ]
    if threes:
        best, ours = max(map(worth, threes)), worth(found)
        assert ours[0] == best[0]
        # Halves of a fine step are dropped on the way.
        assert abs(ours[1] - best[1]) <= 10
