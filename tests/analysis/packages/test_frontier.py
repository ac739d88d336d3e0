"""The frontier is exact, never lists packages, and gives the published answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.analysis.packages.blocks import count
from negdesk.analysis.packages.counting import rational_count
from negdesk.analysis.packages.frontier import Frontier
from negdesk.analysis.packages.merge import Trim
from negdesk.analysis.packages.solutions import solutions
from negdesk.analysis.packages.space import space
from negdesk.model.rows import Dependency, Option
from tests.analysis.packages.make import (
    D,
    choice,
    document,
    every_package,
    grid,
    itex,
    laptop,
    rule,
)


def labels(frontier, point) -> list[str]:
    deal = frontier.deal(point)
    pairs = zip(frontier.space.dimensions, deal.picks, strict=True)
    return [dimension.choices[pick].label for dimension, pick in pairs]


def frontier_of(held, trim=None) -> Frontier:
    return Frontier(space(held, "n"), trim)


def test_the_laptop_case_gives_the_published_frontier_to_the_digit():
    found = frontier_of(laptop())
    assert count(found.space) == 27
    said = [
        (labels(found, p), round(p.our_points, 2), round(p.their_points, 2)) for p in found.points
    ]
    assert said == [
        (["HP", "60 GB", '19"'], D("100.00"), D("81.51")),
        (["HP", "80 GB", '19"'], D("87.40"), D("87.40")),
        (["Mac", "60 GB", '19"'], D("85.16"), D("94.11")),
        (["Mac", "80 GB", '19"'], D("72.56"), D("100.00")),
    ]
    named = solutions(found)
    for same in (named.nash, named.greatest_joint):
        assert [labels(found, point) for point in same] == [["HP", "60 GB", '19"']]
    for same in (named.equal_share, named.egalitarian):
        assert [labels(found, point) for point in same] == [["HP", "80 GB", '19"']]


def test_itex_and_cypress_give_the_published_answers_to_the_digit():
    held, answers = itex()
    found = frontier_of(held)
    assert count(found.space) == 180
    assert found.size == len(found.points) == answers["frontier_size"]
    assert found.exact
    named = solutions(found)
    for name in ("nash", "egalitarian", "greatest_joint"):
        (point,) = getattr(named, name)
        assert labels(found, point) == answers[name]["terms"]
    (nash,) = named.nash
    assert (round(float(nash.our_points), 4), round(float(nash.their_points), 4)) == (
        answers["nash"]["itex"],
        answers["nash"]["cypress"],
    )
    for point, name in ((found.points[0], "itex_best"), (found.points[-1], "cypress_best")):
        assert labels(found, point) == answers[name]["terms"]
        assert round(float(point.our_points), 4) == answers[name]["itex"]
        assert round(float(point.their_points), 4) == answers[name]["cypress"]


SCORES = st.one_of(
    st.sampled_from(["0", "25", "50", "75", "100", "33.3333333333", "66.6666666667"]),
    st.integers(0, 100).map(str),
)
WEIGHTS = st.sampled_from(["0", "1", "2", "3", "33.3333333333", "0.1"])


@st.composite
def small_domains(draw):
    rows = []
    for index in range(draw(st.integers(1, 4))):
        scores = draw(st.lists(st.tuples(SCORES, SCORES), min_size=1, max_size=4))
        weights = draw(st.tuples(WEIGHTS, WEIGHTS))
        if index == 0:
            weights = ("1", "1")
        issue, *options = choice(f"i{index}", *scores, weights=weights)
        shut = draw(st.sets(st.integers(0, 3), max_size=2))
        rows += [issue.with_(must_have=bool(shut))]
        rows += [o.with_(acceptable=o.position not in shut) for o in options]
    ids = [row.id for row in rows if isinstance(row, Option)]
    pairs = st.tuples(
        st.sampled_from(ids), st.sampled_from(["requires", "excludes"]), st.sampled_from(ids)
    )
    rules = {rule(*pair).id: rule(*pair) for pair in draw(st.lists(pairs, max_size=4))}
    limits = st.one_of(st.none(), SCORES.map(D))
    return document(
        rows, rules.values(), limit_points=draw(limits), their_limit_points=draw(limits)
    )


def undominated(packages):
    placed = [(grid(us), grid(them), ids) for us, them, ids in packages]
    values = {(us, them) for us, them, _ in placed}
    best = {
        (us, them)
        for us, them in values
        if not any(a >= us and b >= them and (a, b) != (us, them) for a, b in values)
    }
    return {each for each in placed if each[:2] in best}


@settings(max_examples=600, deadline=None)
@given(small_domains())
def test_the_merge_finds_what_listing_every_package_finds(held):
    packages = every_package(held)
    whole = space(held, "n")
    found = Frontier(whole)
    assert count(whole) == len(packages)
    listed = {
        (
            grid(deal.us),
            grid(deal.them),
            tuple(
                dimension.choices[pick].option_id
                for dimension, pick in zip(whole.dimensions, deal.picks, strict=True)
            ),
        )
        for deal in found.all_deals(10_000)
    }
    expected = undominated(packages)
    assert {ids for *_, ids in listed} == {ids for *_, ids in expected}
    assert found.size == len(expected)
    limit, theirs = whole.limit or D(0), whole.their_limit or D(0)
    rational = [
        each for each in packages if grid(each[0]) >= grid(limit) and grid(each[1]) >= grid(theirs)
    ]
    assert rational_count(whole) == len(rational)
    assert solutions(found).zone == bool(rational)


@settings(max_examples=200, deadline=None)
@given(small_domains(), st.integers(1, 4), st.integers(1, 5))
def test_the_bounded_mode_keeps_its_bound(held, exact_most, buckets):
    found = frontier_of(held, Trim(exact_most, buckets))
    for us, them, _ in every_package(held):
        assert any(
            point.us + grid(found.bound) + 1 >= grid(us) and point.them >= grid(them)
            for point in found.points
        )


def test_two_deals_with_equal_points_are_both_kept():
    held = document(choice("one", (0, 100), (100, 0)), choice("two", (0, 100), (100, 0)))
    found = frontier_of(held)
    assert [(p.us, p.them) for p in found.points] == [
        (10**9, 0),
        (5 * 10**8, 5 * 10**8),
        (0, 10**9),
    ]
    assert found.size == 4
    assert len(found.deals(found.points[1])) == 2


def test_thirds_make_ties_and_no_false_frontier():
    third, two = "33.3333333333", "66.6666666667"
    rows = [choice(f"i{n}", (0, 100), (third, two), (two, third), (100, 0)) for n in range(3)]
    found = frontier_of(document(*rows))
    assert len(found.points) == 10
    assert found.size == 64


def test_a_trillion_packages_are_counted_and_not_listed():
    rows = [choice(f"i{n}", *[(k, (k * 7 + n) % 10) for k in range(10)]) for n in range(12)]
    found = frontier_of(document(*rows))
    assert count(found.space) == 10**12
    assert rational_count(found.space) == 10**12
    assert found.exact


def test_too_many_packages_to_count_the_rational_ones_are_not_guessed():
    rows = [
        choice(
            f"i{n}", *[(f"{k * 7.31 + n * 0.113:.7f}", k) for k in range(10)], weights=(n + 1, 1)
        )
        for n in range(12)
    ]
    held = document(*rows, limit_points=D(40))
    assert rational_count(space(held, "n")) is None


def test_equal_deals_without_number_are_counted_and_listed_up_to_a_cap():
    rows = [choice(f"i{n}", *[(50, 50)] * 10) for n in range(12)]
    found = frontier_of(document(*rows))
    assert len(found.points) == 1
    assert found.size == 10**12
    assert len(found.deals(found.points[0], 20)) == 20


def test_a_purely_distributive_domain_is_bounded_and_says_so():
    rows = [
        choice(
            f"i{n}",
            *[
                (f"{k * 9.87 + n * 0.1234567:.7f}", f"{100 - k * 9.87 - n * 0.1234567:.7f}")
                for k in range(10)
            ],
            weights=(n * n + 1, n * n + 1),
        )
        for n in range(12)
    ]
    found = frontier_of(document(*rows))
    assert not found.exact
    assert 0 < found.bound < D("0.3")
    assert len(found.points) > 1000
    for point in found.points[::500]:
        assert point.us + point.them == pytest.approx(10**9, abs=2)


def test_a_long_chain_of_dependencies_is_counted_without_listing_it():
    rows = [choice(f"i{n}", *[(k, 9 - k) for k in range(10)]) for n in range(12)]
    rules = [rule(f"i{n}.a", "requires", f"i{n + 1}.b") for n in range(11)]
    # By hand: ways that end in a, and all ways; after an a only a b may follow.
    ends_in_a, others = 1, 9
    for _ in range(11):
        ends_in_a, others = others, ends_in_a + 9 * others
    assert count(space(document(*rows, rules), "n")) == ends_in_a + others


def test_every_rule_of_a_star_is_kept():
    spokes = [choice(f"s{n}", (0, 1), (1, 0)) for n in range(30)]
    rules: list[Dependency] = [rule("hub.a", "requires", f"s{n}.b") for n in range(30)]
    held = document(choice("hub", (0, 5), (5, 0)), *spokes, rules)
    assert count(space(held, "n")) == 1 + 2**30
