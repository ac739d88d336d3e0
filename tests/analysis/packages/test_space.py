"""The space: choices, steps, weights, must-haves and dependencies as the rows have them."""

from decimal import Decimal

import pytest

from negdesk.analysis.packages.blocks import TooTangled, count
from negdesk.analysis.packages.conflicts import conflict_words
from negdesk.analysis.packages.frontier import Frontier
from negdesk.analysis.packages.space import space
from negdesk.model.rows import Issue
from tests.analysis.packages.make import choice, document, rule

D = Decimal


def number(**values) -> Issue:
    given = {"weight": D(1), "their_weight": D(1), "title": "Price", "id": "price", **values}
    return Issue(negotiation_id="n", kind="number", **given)


def values(held, index=0) -> list[Decimal]:
    return [choice.number for choice in space(held, "n").dimensions[index].choices]


def test_a_number_issue_is_stepped_from_its_lowest_to_its_highest():
    held = document(number(lowest=D(0), highest=D(10), step=D("2.5")))
    assert values(held) == [0, D("2.5"), 5, D("7.5"), 10]
    (price,) = space(held, "n").dimensions
    assert [each.us for each in price.choices] == [0, 25, 50, 75, 100]
    assert [each.them for each in price.choices] == [100, 75, 50, 25, 0]


def test_for_a_buyer_the_lowest_number_is_best():
    (price,) = space(
        document(number(better="lower", lowest=D(0), highest=D(4), step=D(1))), "n"
    ).dimensions
    assert [each.us for each in price.choices] == [100, 75, 50, 25, 0]


def test_the_highest_is_always_a_step():
    assert values(document(number(lowest=D(0), highest=D(10), step=D(4)))) == [0, 4, 8, 10]
    third = D("0.3333333333")
    assert values(document(number(lowest=D(0), highest=D(1), step=third)))[-2:] == [2 * third, 1]


def test_a_step_wider_than_the_scale_leaves_its_two_ends():
    assert values(document(number(lowest=D(0), highest=D(1), step=D(50)))) == [0, 1]


def test_too_many_steps_become_coarser_and_say_so():
    held = document(number(lowest=D(0), highest=D(1000), step=D(1)))
    assert values(held)[:3] == [0, 5, 10]
    assert len(values(held)) == 201
    assert "200 steps" in space(held, "n").notes[0]


def test_without_a_scale_the_known_numbers_give_it():
    held = document(number(opening=D(120), limit=D(90), their_likely=D(80)))
    assert values(held) == [80 + 2 * k for k in range(21)]


def test_a_number_issue_without_two_numbers_is_left_out_and_named():
    held = document(number(target=D(5)), choice("a", (0, 1), (1, 0)))
    found = space(held, "n")
    assert [each.title for each in found.dimensions] == ["a"]
    assert "“Price” is left out" in found.notes[0]


def test_the_headline_takes_its_numbers_from_the_negotiation():
    issue = number(headline=True, must_have=True, lowest=D(0), highest=D(10), step=D(5), limit=D(1))
    held = document(issue, better="lower", limit=D(5), target=D(2))
    (price,) = space(held, "n").dimensions
    assert (price.issue.limit, price.issue.target, price.issue.better) == (5, 2, "lower")
    assert [each.open for each in price.choices] == [True, True, False]


def test_a_must_have_number_equal_to_its_limit_is_acceptable():
    held = document(number(must_have=True, limit=D(4), lowest=D(0), highest=D(8), step=D(4)))
    assert [each.open for each in space(held, "n").dimensions[0].choices] == [False, True, True]
    assert count(space(held, "n")) == 2


def test_the_limit_of_a_number_that_is_no_must_have_shuts_nothing_out():
    held = document(number(limit=D(4), lowest=D(0), highest=D(8), step=D(4)))
    assert count(space(held, "n")) == 3


def test_options_that_are_not_acceptable_are_filtered():
    issue, first, second = choice("a", (0, 1), (1, 0))
    held = document(issue.with_(must_have=True), first, second.with_(acceptable=False))
    edge = Frontier(space(held, "n"))
    assert [point.us for point in edge.points] == [0]


def test_only_the_ratios_of_weights_matter():
    def points(*weights):
        rows = [choice(f"i{n}", (0, 100), (100, 0), weights=(w, w)) for n, w in enumerate(weights)]
        return [(p.us, p.them) for p in Frontier(space(document(*rows), "n")).points]

    assert points(1, 3) == points("0.25", "0.75") == points(50, 150)


def test_weights_that_are_all_zero_are_an_error_that_says_so():
    found = space(document(choice("a", (0, 1), (1, 0), weights=(0, 1))), "n")
    assert "Every weight is zero" in found.problem
    theirs = space(document(choice("a", (0, 1), (1, 0), weights=(1, 0))), "n")
    assert theirs.problem == ""
    assert "every weight of theirs is zero" in theirs.their_problem


def test_no_issue_is_no_package():
    found = space(document(), "n")
    assert count(found) == 0
    assert found.problem
    assert Frontier(found).points == []


def test_one_issue_with_one_option_is_one_package():
    edge = Frontier(space(document(choice("a", (30, 40))), "n"))
    assert [(p.our_points, p.their_points) for p in edge.points] == [(30, 40)]
    assert edge.size == 1


def test_a_missing_score_counts_as_nothing_and_is_named():
    issue, first, second = choice("a", (10, 20), (30, 40))
    found = space(document(issue, first.with_(their_score=None), second), "n")
    assert [each.them for each in found.dimensions[0].choices] == [0, 40]
    assert any("“a”" in note for note in found.notes)


def test_issues_of_one_name_stay_apart():
    def same(issue_id, title):
        issue, *options = choice(issue_id, (0, 1), (1, 0))
        return [issue.with_(title=title), *options]

    rows = [same("x", "Fee"), same("y", "Fee"), same("z", "Fee (2)")]
    titles = [each.title for each in space(document(*rows), "n").dimensions]
    assert len(set(titles)) == 3


def test_a_dependency_on_nothing_is_left_out_with_a_note():
    lost = rule("a.a", "requires", "a.a").with_(other_option_id=None)
    found = space(document(choice("a", (0, 1), (1, 0)), lost), "n")
    assert count(found) == 2
    assert found.notes


def test_what_an_option_asks_of_its_own_issue_can_shut_it_out():
    rows = choice("a", (0, 1), (1, 0), (2, 0))
    assert count(space(document(rows, rule("a.a", "requires", "a.b")), "n")) == 2
    assert count(space(document(rows, rule("a.a", "excludes", "a.a")), "n")) == 2
    assert count(space(document(rows, rule("a.a", "excludes", "a.b")), "n")) == 3
    assert count(space(document(rows, rule("a.a", "requires", "a.a")), "n")) == 3


def test_must_haves_that_exclude_everything_are_named_as_a_pair():
    def needed(title):
        issue, first, second = choice(title, (0, 1), (1, 0))
        return [issue.with_(must_have=True), first, second.with_(acceptable=False)]

    held = document(
        needed("Date"), needed("Place"), needed("Paper"), rule("Date.a", "excludes", "Place.a")
    )
    said = conflict_words(space(held, "n"))
    assert said == (
        "No package is possible with what you need on “Date”, “Place”: "
        "“Date: a” excludes “Place: a”."
    )


def test_a_must_have_that_nothing_meets_is_named():
    issue, first = choice("Date", (0, 1))
    held = document(issue.with_(must_have=True), first.with_(acceptable=False), choice("b", (1, 1)))
    said = conflict_words(space(held, "n"))
    assert said == "No package is possible: nothing that “Date” offers is acceptable."


def test_contradictory_dependencies_are_named_and_the_innocent_are_not():
    rows = [choice("one", (0, 1)), choice("two", (0, 1)), choice("three", (0, 1), (1, 0))]
    rules = [rule("one.a", "excludes", "two.a"), rule("three.a", "requires", "one.a")]
    said = conflict_words(space(document(*rows, rules), "n"))
    assert said == "No package is possible: “one: a” excludes “two: a”."


def test_where_a_package_is_possible_nothing_is_said():
    assert conflict_words(space(document(choice("a", (0, 1))), "n")) == ""
    assert conflict_words(space(document(), "n")) == ""


def test_dependencies_that_cannot_be_followed_are_refused_in_words():
    rows = [choice(f"i{n}", *[(k, k) for k in range(10)]) for n in range(10)]
    rules = [
        rule(f"i{a}.{option}", "excludes", f"i{b}.{option}")
        for a in range(10)
        for b in range(a + 1, 10)
        for option in "abcdefghij"
    ]
    with pytest.raises(TooTangled, match="Too many dependencies"):
        count(space(document(*rows, rules), "n"))


def test_names_are_kept_as_they_are():
    label = "<b>R&D</b> " + "x" * 10_000
    issue, option = choice("a", (1, 1))
    (dimension,) = space(document(issue, option.with_(label=label)), "n").dimensions
    assert dimension.choices[0].label == label
