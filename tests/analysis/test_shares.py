"""Shares sum to exactly 1, locked bars never move, orders become centroids."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negdesk.analysis.shares import (
    NoWeights,
    apportioned,
    from_ranks,
    from_swings,
    normalised,
    rank_order_centroid,
    shared,
    steps,
)

D = Decimal
WEIGHTS = st.decimals(min_value=0, max_value=10**6, places=4)
BARS = st.dictionaries(st.integers(0, 30), WEIGHTS, min_size=1, max_size=12)


def rounded(shares) -> list[str]:
    return [f"{share:.4f}" for share in shares]


def named(text: str) -> dict[str, Decimal]:
    return {name: D(value) / 100 for name, value in (part.split(":") for part in text.split())}


def test_only_the_ratios_of_weights_matter():
    assert normalised([D(2), D(1), None, D(1)]) == [D("0.5"), D("0.25"), D(0), D("0.25")]
    assert normalised([D("0.02"), D("0.06")]) == [D("0.25"), D("0.75")]


def test_weights_that_sum_to_more_than_one_are_normalised():
    shares = normalised([D(".4452"), D(".3781"), D(".1768")])
    assert rounded(shares) == ["0.4452", "0.3781", "0.1768"]
    assert sum(shares) == 1


@pytest.mark.parametrize("values", [[], [D(0)], [None, None], [D(0), None, D("0.00")]])
def test_without_any_weight_the_error_is_a_sentence(values):
    with pytest.raises(NoWeights, match=r"(There is no issue|Every weight is zero)"):
        normalised(values)
    with pytest.raises(ValueError, match="weigh"):
        from_swings(values)


@given(st.lists(WEIGHTS, min_size=1, max_size=200).filter(any))
def test_normalised_weights_sum_to_exactly_one(values):
    shares = normalised(values)
    assert sum(shares) == 1
    assert min(shares) >= 0


def test_the_rank_order_centroid_of_three():
    assert rounded(rank_order_centroid(3)) == ["0.6111", "0.2778", "0.1111"]


def test_the_rank_order_centroid_of_four():
    # (1/4)(1 + 1/2 + 1/3 + 1/4) and so on.
    assert rounded(rank_order_centroid(4)) == ["0.5208", "0.2708", "0.1458", "0.0625"]


@pytest.mark.parametrize("count", [1, 2, 7, 40, 200])
def test_the_centroid_sums_to_one_and_falls(count):
    shares = rank_order_centroid(count)
    assert sum(shares) == 1
    assert shares == sorted(shares, reverse=True)
    assert min(shares) > 0


def test_no_ranks_give_no_shares():
    assert rank_order_centroid(0) == []
    assert from_ranks([]) == []


def test_tied_ranks_share_what_their_places_get():
    # Places 2 and 3 of three: (.2778 + .1111) / 2.
    assert rounded(from_ranks([5, 1, 5])) == ["0.1944", "0.6111", "0.1944"]
    assert rounded(from_ranks([2, 2, 2, 2])) == ["0.2500"] * 4


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40))
def test_a_better_rank_never_weighs_less(ranks):
    shares = from_ranks(ranks)
    assert sum(shares) == 1
    tick = D(1).scaleb(-27)
    pairs = sorted(zip(ranks, shares, strict=True))
    for (rank, share), (later, less) in pairwise(pairs):
        assert share > less if rank < later else abs(share - less) <= tick


def test_swings_weigh_against_the_most_wanted_one():
    assert from_swings([D(100), D(60), D(40)]) == [D("0.5"), D("0.3"), D("0.2")]


def test_largest_remainders_are_given_out_first():
    assert apportioned([D(1), D(1), D(1)], 1000) == [334, 333, 333]
    assert apportioned([D("41.26"), D("33.33"), D("25.41")], 100) == [41, 33, 26]
    assert apportioned([D(0), D(0)], 5) == [3, 2]


def test_a_moved_bar_takes_from_the_others_in_proportion():
    after = shared(named("a:50 b:30 c:20"), "a", D("0.75"))
    assert after == named("a:75 b:15 c:10")


def test_a_locked_bar_keeps_its_share():
    after = shared(named("a:50 b:30 c:20"), "a", D("0.6"), {"c"})
    assert after == named("a:60 b:20 c:20")


def test_a_bar_goes_no_further_than_the_locks_leave():
    after = shared(named("a:50 b:30 c:20"), "a", D("0.95"), {"c"})
    assert after == named("a:80 b:0 c:20")
    assert shared(named("a:50 b:50"), "a", D("-3")) == named("a:0 b:100")


def test_with_all_others_locked_nothing_moves():
    before = named("a:50 b:30 c:20")
    assert shared(before, "a", D("0.1"), {"b", "c"}) == before


def test_a_bar_that_is_locked_itself_does_not_move():
    before = named("a:50 b:30 c:20")
    assert shared(before, "a", D("0.1"), {"a"}) == before


def test_others_that_had_nothing_share_equally():
    assert shared(named("a:100 b:0 c:0"), "a", D("0.5")) == named("a:50 b:25 c:25")


def test_bars_without_any_weight_begin_equal():
    assert steps(named("a:0 b:0")) == named("a:50 b:50")
    assert shared(named("a:0 b:0 c:0"), "c", D("0.4")) == named("a:30 b:30 c:40")


def test_one_issue_alone_has_it_all():
    assert shared(named("a:40"), "a", D("0.4")) == {"a": D(1)}


def test_thirds_are_rounded_to_a_whole():
    assert steps({"a": D(1), "b": D(1), "c": D(1)}) == named("a:33.4 b:33.3 c:33.3")


def test_moving_what_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        shared(named("a:50 b:50"), "z", D("0.1"))


@given(BARS, st.data())
def test_after_any_move_the_shares_make_exactly_the_whole(values, data):
    moved = data.draw(st.sampled_from(sorted(values)))
    locked = data.draw(st.sets(st.sampled_from(sorted(values))))
    to = data.draw(st.decimals(min_value=-1, max_value=2, places=5))
    before = steps(values)
    after = shared(before, moved, to, locked)
    assert list(after) == list(values)
    assert sum(after.values()) == 1
    assert min(after.values()) >= 0
    assert all(share == round(share, 3) for share in after.values())
    assert {key: after[key] for key in locked} == {key: before[key] for key in locked}


@given(BARS.filter(lambda values: len(values) > 1), st.data())
def test_a_free_bar_lands_where_it_was_put(values, data):
    moved = data.draw(st.sampled_from(sorted(values)))
    to = data.draw(st.decimals(min_value=0, max_value=1, places=3))
    assert shared(values, moved, to)[moved] == to


def test_two_hundred_bars_move_as_one():
    values = {number: D(number) for number in range(200)}
    after = shared(values, 0, D("0.5"), {199})
    assert sum(after.values()) == 1
    assert after[0] == D("0.5")
    assert after[199] == steps(values)[199]
