"""From one shape of the tree to another: by few steps, and right after each of them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from negdesk.model.outline import Outline
from negdesk.model.rows import Issue
from negdesk.ui.issues.tree_shape import TreeShape
from negdesk.ui.issues.tree_steps import arrivals, departures


def outline(*lines):
    """Return the outline of lines such as "a", "a/b": who stands below whom, in this order."""
    paths = [line.split("/") for line in lines]
    return Outline(
        Issue(id=path[-1], negotiation_id="n", parent_id=path[-2] if path[1:] else None)
        for path in paths
    )


def walked(shape, now, then):
    """Take the steps between two outlines; return how many there were."""
    shape.become(shape.places(now))
    places, steps = shape.places(then), 0
    for number, above, row in arrivals(shape.below, places):
        steps += 1
        if number in shape.above:
            was, at = shape.above[number], shape.row_of(number)
            assert number not in shape.upwards(above), "below itself"
            assert (above, row) not in ((was, at), (was, at + 1)), "a step to the same place"
            shape.take_out(number)
            row -= was == above and at < row
        shape.put(number, above, row)
    for above, first, last in departures(shape.below, places):
        steps += 1
        shape.drop(above, first, last)
    assert shape.below == places
    assert shape.ids == list(then.walk())
    return steps


def steps(now, then):
    return walked(TreeShape(), outline(*now), outline(*then))


def test_nothing_takes_no_step():
    assert steps(["a", "a/b", "c"], ["a", "a/b", "c"]) == 0


def test_one_that_moves_takes_one_step_however_far():
    many = [f"i{number}" for number in range(50)]
    for at, to in ((0, 49), (49, 0), (3, 4), (4, 3), (10, 30)):
        moved = many[:]
        moved.insert(to, moved.pop(at))
        assert steps(many, moved) == 1


def test_one_that_goes_a_level_in_or_out_takes_its_own_along():
    assert steps(["a", "b", "b/c"], ["a", "a/b", "a/b/c"]) == 1
    assert steps(["a", "a/b", "a/b/c"], ["a", "b", "b/c"]) == 1


def test_a_group_and_its_neighbours_go_in_one_step():
    assert steps(["a", "b", "b/x", "b/x/y", "c", "d"], ["a", "d"]) == 1


def test_what_stays_is_moved_out_before_its_parent_goes():
    assert steps(["a", "b", "b/x", "b/x/y"], ["a", "x", "x/y"]) == 2


def test_parent_and_child_change_places():
    assert steps(["a", "a/b", "a/b/c"], ["b", "b/a", "b/a/c"]) == 3


@st.composite
def outlines(draw):
    ids = draw(st.lists(st.sampled_from("abcdefghijkl"), unique=True))
    lines = []
    for place, each in enumerate(ids):
        above = draw(st.sampled_from([None, *range(place)]))
        lines.append(each if above is None else f"{lines[above]}/{each}")
    return outline(*lines)


@given(st.lists(outlines(), min_size=2, max_size=4))
def test_any_tree_becomes_any_other_and_back(trees):
    shape = TreeShape()
    for now, then in pairwise(trees):
        walked(shape, now, then)
        walked(shape, then, now)


def test_an_issue_that_comes_back_has_its_number_again():
    shape = TreeShape()
    with_it, without = outline("a", "a/b", "c"), outline("c", "d")
    walked(shape, with_it, with_it)
    number = shape.number_of("b")
    walked(shape, with_it, without)
    assert shape.number_of("b") is None
    walked(shape, without, with_it)
    assert shape.number_of("b") == number
