"""What their choice implies: the smallest change of their weights that explains it."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.analysis.packages.frontier import deal_of
from negdesk.analysis.packages.implied import choice_edit, implied_weights, implied_words
from negdesk.analysis.packages.space import space
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Belief, Issue
from tests.analysis.packages.make import choice, document

D = Decimal


def three(weights=((1, 1), (1, 1), (1, 1)), *more):
    """Return three issues and three packages, each giving them all of one issue."""
    rows = [choice(f"i{n}", (100, 0), (0, 100), weights=pair) for n, pair in enumerate(weights)]
    held = document(*rows, *more)
    whole = space(held, "n")
    return held, whole, [deal_of(whole, [n == m for m in range(3)]) for n in range(3)]


def worth(shares, deal) -> Decimal:
    return sum(
        (share * 100 for share, pick in zip(shares.values(), deal.picks, strict=True) if pick), D(0)
    )


def test_after_their_choice_it_is_the_best_of_the_three_for_them():
    _, whole, deals = three([(1, 1), (1, 2), (1, 3)])
    implied = implied_weights(whole, deals[0], deals[1:])
    assert implied.after is not None
    ours, *others = [worth(implied.after, deal) for deal in deals]
    assert ours > max(others)
    assert ours - max(others) < D("0.1")
    assert abs(sum(implied.after.values()) - 1) < D("1e-5")


def test_a_choice_that_was_the_best_already_changes_nothing():
    held, whole, deals = three([(1, 1), (1, 2), (1, 3)])
    implied = implied_weights(whole, deals[2], deals[:2])
    assert not implied.changed
    assert implied.after == implied.before
    assert "fits what you thought" in implied_words(held, implied, NumberStyle())
    assert choice_edit(held, "n", implied, new_id=lambda: "x", now="").empty


def test_an_issue_thought_to_be_nothing_to_them_may_turn_out_to_matter():
    _, whole, deals = three([(1, 0), (1, 1), (1, 1)])
    implied = implied_weights(whole, deals[0], deals[1:])
    assert implied.after is not None
    assert implied.after["i0"] > D("0.3")


def test_a_choice_that_no_weights_explain_is_said_to_be_so():
    held = document(choice("a", (0, 0), (0, 50)), choice("b", (0, 0), (0, 50)))
    whole = space(held, "n")
    implied = implied_weights(whole, deal_of(whole, (0, 0)), [deal_of(whole, (1, 1))])
    assert implied.after is None
    assert "No weights explain" in implied_words(held, implied, NumberStyle())
    assert choice_edit(held, "n", implied, new_id=lambda: "x", now="").changes == ()


def test_the_edit_writes_their_weights_and_a_dated_belief_in_one_step():
    belief = Belief(id="b", negotiation_id="n", at="2026-01-01", low=D(1), likely=D(2), high=D(3))
    held, whole, deals = three([(1, 1), (1, 2), (1, 3)], belief)
    implied = implied_weights(whole, deals[0], deals[1:])
    edit = choice_edit(held, "n", implied, new_id=lambda: "new", now="2026-02-02T10:00")
    held.apply(edit)
    assert implied.after is not None
    weights = [row.their_weight for row in held.all(Issue, "n")]
    assert weights == [share * 100 for share in implied.after.values()]
    kept, snapshot = held.all(Belief, "n")
    assert kept == belief
    assert (snapshot.at, snapshot.reason, snapshot.likely) == (
        "2026-02-02T10:00",
        "new_information",
        2,
    )
    assert "“i0” seems to matter more" in snapshot.note
    held.apply(edit.inverse())
    assert held.all(Belief, "n") == [belief]
    assert [row.their_weight for row in held.all(Issue, "n")] == [1, 2, 3]


def test_without_a_belief_there_is_nothing_to_keep_a_copy_of():
    held, whole, deals = three([(1, 1), (1, 2), (1, 3)])
    implied = implied_weights(whole, deals[0], deals[1:])
    edit = choice_edit(held, "n", implied, new_id=lambda: "new", now="")
    assert edit.tables == {"issue"}


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.integers(1, 9), min_size=4, max_size=4),
    st.lists(st.lists(st.integers(0, 2), min_size=4, max_size=4), min_size=3, max_size=3),
    st.lists(st.integers(0, 100), min_size=12, max_size=12),
)
def test_what_is_implied_explains_the_choice_or_nothing_does(weights, picks, scores):
    rows = [
        choice(f"i{n}", *[(0, scores[3 * n + k]) for k in range(3)], weights=(1, weights[n]))
        for n in range(4)
    ]
    whole = space(document(*rows), "n")
    chosen, *others = [deal_of(whole, each) for each in picks]
    implied = implied_weights(whole, chosen, others)

    def value(shares, deal):
        chosen_scores = [
            dimension.choices[pick].their_score
            for dimension, pick in zip(whole.dimensions, deal.picks, strict=True)
        ]
        return sum(a * b for a, b in zip(shares, chosen_scores, strict=True))

    if implied.after is not None:
        shares = list(implied.after.values())
        assert all(value(shares, chosen) >= value(shares, other) - D("1e-9") for other in others)
        return
    grid = [
        (a, b, c, 20 - a - b - c)
        for a in range(21)
        for b in range(21 - a)
        for c in range(21 - a - b)
    ]
    for shares in grid:
        margin = min(value(shares, chosen) - value(shares, other) for other in others)
        assert margin / 20 <= D("1")
