"""Named points: rational deals first, then what each maximises, with all ties."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.analysis.packages.distance import distance
from negdesk.analysis.packages.frontier import Frontier
from negdesk.analysis.packages.solutions import solutions, zone_words
from negdesk.analysis.packages.space import space
from negdesk.model.numbers import NumberStyle
from tests.analysis.packages.make import choice, document, every_package, grid, laptop

D = Decimal


def found(*scores, **head):
    return Frontier(space(document(choice("only", *scores), **head), "n"))


def places(points) -> list[tuple[int, int]]:
    return [(round(point.our_points), round(point.their_points)) for point in points]


def test_deals_below_the_limits_are_left_out_before_nash():
    # 10 × 10 below both limits of 60 would be a larger product than 1 × 30 above them.
    edge = found((0, 95), (61, 90), (95, 0), limit_points=D(60), their_limit_points=D(60))
    assert places(solutions(edge).nash) == [(61, 90)]


def test_a_deal_exactly_at_both_limits_is_a_zone_of_one_point():
    edge = found((60, 40), (0, 100), (100, 0), limit_points=D(60), their_limit_points=D(40))
    named = solutions(edge)
    assert named.zone
    assert places(named.nash) == places(named.equal_share) == [(60, 40)]
    assert zone_words(named, NumberStyle()) == ""


def test_without_a_rational_deal_there_is_no_zone_and_no_named_point():
    edge = found((60, 40), (0, 100), (100, 0), limit_points=D(65), their_limit_points=D(50))
    named = solutions(edge)
    assert not named.zone
    assert named.nash == named.equal_share == named.egalitarian == named.greatest_joint == ()
    assert (named.short, named.their_short) == (5, 10)
    assert "5.0 points short for you and 10.0 for them" in zone_words(named, NumberStyle())


def test_all_ties_are_returned():
    edge = found((20, 80), (80, 20), (0, 100))
    named = solutions(edge)
    assert places(named.nash) == [(80, 20), (20, 80)]
    assert places(named.egalitarian) == [(80, 20), (20, 80)]
    assert places(named.greatest_joint) == [(80, 20), (20, 80), (0, 100)]


def test_equal_products_that_decimals_cannot_write_still_tie():
    edge = found(("33.3333333333", 60), (60, "33.3333333333"), (100, 0), (0, 100))
    assert places(solutions(edge).nash) == [(60, 33), (33, 60)]


def test_where_nobody_can_gain_all_deals_at_the_limits_tie():
    edge = found((50, 50), (50, 50), limit_points=D(50), their_limit_points=D(50))
    named = solutions(edge)
    assert edge.size == 2
    assert places(named.nash) == places(named.equal_share) == [(50, 50)]


def test_no_limit_counts_as_no_points():
    named = solutions(Frontier(space(laptop(), "n")))
    assert len(named.rational) == 4


SCORES = st.tuples(st.integers(0, 20).map(lambda n: 5 * n), st.integers(0, 20).map(lambda n: 5 * n))
LIMITS = st.integers(0, 12).map(lambda n: D(5 * n))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(SCORES, min_size=1, max_size=4), min_size=1, max_size=3), LIMITS, LIMITS)
def test_the_named_points_are_those_of_listing_every_package(issues, limit, theirs):
    rows = [choice(f"i{n}", *scores) for n, scores in enumerate(issues)]
    held = document(*rows, limit_points=limit, their_limit_points=theirs)
    named = solutions(Frontier(space(held, "n")))
    gains = [(us - int(limit), them - int(theirs)) for us, them, _ in every_package(held)]
    gains = [each for each in gains if min(each) >= 0]
    best = [max((each[side] for each in gains), default=0) for side in (0, 1)]

    def share(each):
        ratios = [gain / top if top else 1 for gain, top in zip(each, best, strict=True)]
        return min(ratios), max(ratios)

    for points, worth in (
        (named.nash, lambda each: each[0] * each[1]),
        (named.equal_share, share),
        (named.egalitarian, min),
        (named.greatest_joint, sum),
    ):
        top = max(map(worth, gains), default=None)
        wanted = {each for each in gains if worth(each) == top and not beaten(each, gains)}
        assert {(p.us, p.them) for p in points} == {
            (grid(us + int(limit)), grid(them + int(theirs))) for us, them in wanted
        }


def beaten(each, gains) -> bool:
    return any(a >= each[0] and b >= each[1] and (a, b) != each for a, b in gains)


def test_the_distance_is_what_each_side_could_gain_at_no_loss_for_the_other():
    edge = found((100, 0), (70, 60), (40, 80), (30, 30))
    seen = distance(edge, D(30), D(30))
    assert (seen.us, seen.them) == (40, 50)
    assert seen.better is not None
    assert (seen.better.us, seen.better.them) == (70, 60)


def test_on_the_frontier_the_distance_is_nothing():
    edge = found((100, 0), (70, 60), (40, 80))
    assert distance(edge, D(70), D(60)) == distance(edge, D(100), D(90))
    assert distance(edge, D(70), D(60)).better is None
