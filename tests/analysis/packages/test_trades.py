"""Trades: kinds of issues, the price of a concession, and what to give for what."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.analysis.packages.frontier import deal_of
from negdesk.analysis.packages.kinds import IssueKind, kind_of, sorted_issues
from negdesk.analysis.packages.space import space
from negdesk.analysis.packages.trades import (
    after,
    best_trades,
    halfway,
    prices,
    trade_words,
)
from negdesk.model.numbers import NumberStyle
from tests.analysis.packages.make import choice, document, laptop, rule

D = Decimal


def whole(*rows, **head):
    return space(document(*rows, **head), "n")


def kinds(*rows) -> list[IssueKind]:
    return [kind_of(dimension) for dimension in whole(*rows).dimensions]


def test_an_issue_with_one_best_option_for_both_is_compatible():
    assert kinds(choice("a", (0, 10), (100, 100))) == [IssueKind.COMPATIBLE]
    assert kinds(choice("a", (100, 0), (100, 100), (0, 50))) == [IssueKind.COMPATIBLE]


def test_opposed_issues_are_distributive_at_similar_weights_and_integrative_at_different_ones():
    opposed = (0, 100), (100, 0)
    found = kinds(
        choice("a", *opposed, weights=(5, 5)),
        choice("b", *opposed, weights=(4, 1)),
        choice("c", *opposed, weights=(1, 4)),
    )
    assert found == [IssueKind.DISTRIBUTIVE, IssueKind.INTEGRATIVE, IssueKind.INTEGRATIVE]


def test_an_issue_that_one_side_does_not_care_about_is_compatible():
    free = choice("a", (0, 100), (100, 0), weights=(0, 1))
    assert kinds(free, choice("b", (0, 100), (100, 0)))[0] is IssueKind.COMPATIBLE


def test_the_laptop_case_has_one_issue_of_each_kind():
    found = sorted_issues(space(laptop(), "n"))
    assert [each.kind.value for each in found] == ["distributive", "integrative", "compatible"]
    assert round(found[1].ratio or 0, 3) == D("2.139")


def two_issues():
    return whole(
        choice("delivery", (100, 0), (0, 100), weights=(1, 3)),
        choice("price", (100, 0), (0, 100), weights=(3, 1)),
    )


def test_the_trade_gives_where_it_costs_little_and_gets_where_it_is_worth_much():
    found = two_issues()
    (trade,) = best_trades(found, deal_of(found, (0, 1)))
    assert (trade.give.us, trade.give.them) == (-25, 75)
    assert (trade.get.us, trade.get.them) == (75, -25)
    assert (trade.us, trade.them) == (50, 50)
    assert trade_words(found, trade, NumberStyle()) == (
        "Give on delivery: b, worth 25 to you and 75 to them. "
        "Get on price: a, worth 75 to you and 25 to them."
    )


def test_from_a_deal_on_the_frontier_no_trade_is_left():
    found = two_issues()
    assert best_trades(found, deal_of(found, (1, 0))) == []


def test_at_most_three_trades_each_of_another_pair_of_issues():
    rows = [
        choice(f"i{n}", *[(k * 10, 100 - k * 10) for k in range(11)], weights=(n + 1, 6 - n))
        for n in range(6)
    ]
    found = whole(*rows)
    deal = halfway(found)
    assert deal is not None
    trades = best_trades(found, deal)
    assert len({(trade.give.index, trade.get.index) for trade in trades}) == 3
    assert min(trades[0].us, trades[0].them) >= min(trades[2].us, trades[2].them)


def test_a_trade_keeps_to_dependencies():
    found = whole(
        choice("delivery", (100, 0), (0, 100), weights=(1, 3)),
        choice("price", (100, 0), (0, 100), weights=(3, 1)),
        rule("delivery.b", "excludes", "price.a"),
    )
    assert best_trades(found, deal_of(found, (0, 1))) == []


def test_the_price_of_a_concession_is_the_nearest_step_each_way():
    found = whole(choice("a", (0, 100), (40, 80), (60, 50), (100, 0)), choice("b", (7, 7)))
    first, alone = prices(found, deal_of(found, (2, 0)))
    assert first.give is not None
    assert first.get is not None
    assert (first.give.pick, first.give.us, first.give.them) == (1, -10, 15)
    assert (first.get.pick, first.get.us, first.get.them) == (3, 20, -25)
    assert alone.give is None
    assert alone.get is None


def test_halfway_takes_the_middle_of_every_issue_that_is_allowed():
    rows = choice("a", (0, 100), (50, 50), (100, 0))
    found = whole(rows)
    deal = halfway(found)
    assert deal is not None
    assert deal.picks == (1,)
    assert halfway(whole()) is None
    issue, *options = rows
    shut = [option.with_(acceptable=False) for option in options]
    assert halfway(whole(issue, shut)) is None


def test_halfway_goes_as_near_to_the_middle_as_dependencies_allow():
    rows = [choice(f"i{n}", (0, 100), (50, 50), (100, 0)) for n in range(2)]
    deal = halfway(whole(rows[0], rows[1], rule("i0.b", "excludes", "i1.b")))
    assert deal is not None
    assert sorted(deal.picks) == [1, 2]


SCORES = st.tuples(st.integers(0, 100), st.integers(0, 100))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(SCORES, min_size=2, max_size=4), min_size=2, max_size=4))
def test_every_trade_leaves_nobody_worse_off_and_one_better(issues):
    found = whole(*(choice(f"i{n}", *scores) for n, scores in enumerate(issues)))
    deal = deal_of(found, [0] * len(issues))
    for trade in best_trades(found, deal):
        reached = after(found, deal, trade.give, trade.get)
        assert reached.us >= deal.us
        assert reached.them >= deal.them
        assert reached.us + reached.them > deal.us + deal.them
        assert trade.give.us < 0 < trade.get.us
        assert trade.get.them < 0 < trade.give.them
