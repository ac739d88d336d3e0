"""Weights of a negotiation's issues change together, in one step that can be undone."""

from decimal import Decimal

import pytest

from negdesk.analysis.weights import (
    NoWeights,
    bars,
    rank_edit,
    swing_edit,
    weight_edit,
    weights_given,
    weights_of,
)
from negdesk.model.document import Document
from negdesk.model.fields import FieldError
from negdesk.model.rows import Issue, Negotiation

D = Decimal


def document(**given) -> Document:
    """Return terms in a group, with the weight given for each name."""
    group = Issue(id="g", negotiation_id="n", kind="group", weight=D(77))
    rows = [
        Issue(
            id=name,
            negotiation_id="n",
            parent_id="g",
            position=place,
            weight=None if weight is None else D(weight),
        )
        for place, (name, weight) in enumerate(given.items())
    ]
    return Document([Negotiation(id="n"), group, *rows])


def lock(held: Document, name: str, **values) -> None:
    rows = [row.with_(**values) for row in held.all(Issue, "n") if row.id == name]
    held.load("n", rows)


def test_groups_carry_no_weight_of_their_own():
    held = document(a=1, b=3)
    assert weights_of(held, "n", "us") == {"a": D("0.25"), "b": D("0.75")}


def test_each_side_has_its_own_weights():
    held = document(a=1, b=None)
    assert weights_given(held, "n", "us") == {"a": D(1), "b": None}
    with pytest.raises(NoWeights):
        weights_of(held, "n", "them")
    assert bars(held, "n", "them") == {"a": D("0.5"), "b": D("0.5")}


def test_moving_a_bar_is_one_edit_over_all_terms_in_percent():
    held = document(a=50, b=30, c=20)
    edit = weight_edit(held, "n", "us", "a", D("0.6"), "drag 1")
    assert edit.merge_key == "drag 1"
    assert edit.tables == {"issue"}
    held.apply(edit)
    assert weights_given(held, "n", "us") == {"a": D(60), "b": D(24), "c": D(16)}
    assert str(held.find(Issue, "a").weight) == "60"
    assert held.find(Issue, "g").weight == 77
    held.apply(edit.inverse())
    assert weights_given(held, "n", "us") == {"a": D(50), "b": D(30), "c": D(20)}


def test_moving_their_bar_leaves_ours():
    held = document(a=50, b=50)
    held.apply(weight_edit(held, "n", "them", "b", D("0.333")))
    assert weights_given(held, "n", "them") == {"a": D("66.7"), "b": D("33.3")}
    assert weights_given(held, "n", "us") == {"a": D(50), "b": D(50)}


def test_a_lock_holds_only_on_its_own_side():
    held = document(a=50, b=30, c=20)
    lock(held, "c", locked=True)
    held.apply(weight_edit(held, "n", "us", "a", D("0.7")))
    assert weights_given(held, "n", "us") == {"a": D(70), "b": D(10), "c": D(20)}
    held.apply(weight_edit(held, "n", "them", "a", D("0.4")))
    assert bars(held, "n", "them") == {"a": D("0.4"), "b": D("0.3"), "c": D("0.3")}


def test_moving_when_all_others_are_locked_changes_nothing():
    held = document(a=3, b=2, c=1)
    for name in "bc":
        lock(held, name, locked=True)
    assert weight_edit(held, "n", "us", "a", D("0.1")).changes == ()


def test_a_bar_put_where_it_stands_changes_nothing():
    held = document(a=3, b=2, c=1)
    assert weight_edit(held, "n", "us", "a", D("0.5")).changes == ()


def test_a_drag_there_and_back_again_ends_where_it_began():
    held = document(a=50, b=30, c=20)
    began = bars(held, "n", "us")
    for to in ("0.8", "1", "0.999", "0.5"):
        held.apply(weight_edit(held, "n", "us", "a", D(to), "drag", since=began))
    assert weights_given(held, "n", "us") == {"a": D(50), "b": D(30), "c": D(20)}


def test_moving_a_group_is_an_error():
    with pytest.raises(KeyError):
        weight_edit(document(a=1, b=1), "n", "us", "g", D("0.1"))


def test_an_order_is_written_as_centroid_percents_that_sum_to_100():
    held = document(a=None, b=None, c=None)
    held.apply(rank_edit(held, "n", "us", ["c", "a", "b"]))
    written = weights_given(held, "n", "us")
    assert written == {"c": D("61.1111111111"), "a": D("27.7777777778"), "b": D("11.1111111111")}
    assert sum(written.values()) == 100


def test_issues_left_out_of_an_order_share_the_last_place():
    held = document(a=None, b=None, c=None)
    held.apply(rank_edit(held, "n", "them", ["b"]))
    shares = weights_of(held, "n", "them")
    assert [f"{shares[name]:.4f}" for name in "abc"] == ["0.1944", "0.6111", "0.1944"]


def test_two_hundred_ranks_sum_to_100():
    held = document(**{f"i{number}": None for number in range(200)})
    held.apply(rank_edit(held, "n", "us", [f"i{number}" for number in range(200)]))
    written = list(weights_given(held, "n", "us").values())
    assert sum(written) == 100
    assert written == sorted(written, reverse=True)
    assert min(written) > 0


def test_a_swing_changes_one_issue_and_readers_normalise():
    held = document(a=100, b=60, c=None)
    edit = swing_edit(held, "n", "us", "c", D(40), "slide")
    assert len(edit.changes) == 1
    assert edit.merge_key == "slide"
    held.apply(edit)
    assert weights_of(held, "n", "us") == {"a": D("0.5"), "b": D("0.3"), "c": D("0.2")}


def test_a_swing_below_zero_is_refused():
    with pytest.raises(FieldError):
        swing_edit(document(a=1), "n", "us", "a", D(-1))
