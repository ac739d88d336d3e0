"""The prompts that test the issue tree say what is doubtful, once, and nothing else."""

from decimal import Decimal

import pytest

from negdesk.analysis.tree_checks import tree_findings
from negdesk.model.document import Document
from negdesk.model.fields import FIELDS
from negdesk.model.rows import Issue, Negotiation, Option

D = Decimal


def number(name: str, parent: str | None = None, **values) -> Issue:
    held = {"title": name, "target": D(10), "limit": D(5), "opening": D(12), **values}
    return Issue(id=name, negotiation_id="n", parent_id=parent, **held)


def choice(name: str, **values) -> Issue:
    return Issue(id=name, negotiation_id="n", kind="choice", title=name, **values)


def group(name: str, parent: str | None = None) -> Issue:
    return Issue(id=f"g {name}", negotiation_id="n", parent_id=parent, kind="group", title=name)


def option(issue: str, score: int | None, theirs: int | None = None, **values) -> Option:
    return Option(
        id=f"{issue} {score} {theirs} {values}",
        negotiation_id="n",
        issue_id=issue,
        score=None if score is None else D(score),
        their_score=None if theirs is None else D(theirs),
        **values,
    )


def found(*rows, **head) -> dict[str, str]:
    """Return the sentences by key, in order."""
    held = Document([Negotiation(id="n", **head), *rows])
    listed = tree_findings(held, "n")
    for finding in listed:
        table, _, name = finding.field.partition(".")
        assert name in FIELDS[table]
        assert finding.row_id == "" or held.find(Issue, finding.row_id)
        assert not finding.good
    return {finding.key.removeprefix("issue."): finding.text for finding in listed}


def sound() -> list[Issue]:
    """Return a tree with nothing to say about it but the open question."""
    return [
        number("Price", headline=True, weight=D(3), their_weight=D(1)),
        number("Service", stream="recurring", weight=D(1), their_weight=D(3)),
    ]


def test_no_issues_ask_nothing():
    assert found() == {}


def test_a_sound_tree_leaves_only_the_issue_nobody_raised():
    assert list(found(*sound())) == ["nobody_raised"]


def test_titles_that_sound_alike_are_named_with_their_groups():
    rows = [
        *sound(),
        group("Handover"),
        number("Date of delivery", "g Handover"),
        number("Place", "g Handover"),
        number("delivery dates"),
    ]
    assert found(*rows)["overlap"] == (
        "“delivery dates” and “Handover › Date of delivery” sound alike. Are they one issue?"
    )


@pytest.mark.parametrize(
    ("one", "other"), [("Car A", "Car B"), ("Year 1", "Year 2"), ("tax rate", "pay rate")]
)
def test_titles_that_differ_in_a_telling_word_do_not_overlap(one, other):
    assert "overlap" not in found(*sound(), number(one), number(other))


def test_many_issues_of_one_name_are_one_prompt():
    rows = [number("Fee").with_(id=f"f{each}") for each in range(5)]
    held = Document([Negotiation(id="n"), *rows])
    assert [one.key for one in tree_findings(held, "n")].count("issue.overlap") == 1


def test_untitled_issues_do_not_overlap():
    assert "overlap" not in found(*sound(), number("a", title=""), number("b", title=" "))


def test_a_term_that_repeats_its_group_is_asked_what_it_settles():
    rows = [*sound(), group("Payments"), number("Payment", "g Payments")]
    assert "“Payment” repeats" in found(*rows)["repeats_group"]


def test_empty_groups_and_groups_of_one_are_named():
    said = found(*sound(), group("Risk"), group("Time"), number("Start", "g Time"))
    assert "“Risk” is an empty group" in said["group_empty"]
    assert "“Time” holds one issue only" in said["group_of_one"]


def test_a_group_of_groups_is_no_group_of_one():
    rows = [group("All"), group("Time", "g All"), number("a", "g Time"), number("b", "g Time")]
    assert not {"group_of_one", "group_empty"} & found(*sound(), *rows).keys()


def test_there_is_exactly_one_headline():
    assert "no_headline" in found(number("a"), number("b"))
    said = found(number("a", headline=True), number("b", headline=True))
    assert said["two_headlines"].startswith("“a” and “b” are both")


@pytest.mark.parametrize(
    ("better", "values", "key"),
    [
        ("higher", {"limit": D(11)}, "limit_beyond_target"),
        ("lower", {"limit": D(9), "opening": D(8)}, "limit_beyond_target"),
        ("higher", {"opening": D(9)}, "opening_below_target"),
        ("lower", {"limit": D(12), "opening": D(11)}, "opening_below_target"),
        ("higher", {"target": None, "opening": D(4)}, "opening_beyond_limit"),
        ("higher", {"their_low": D(9), "their_likely": D(8)}, "their_order"),
        ("higher", {"their_low": D(9), "their_high": D(8)}, "their_order"),
        ("higher", {"lowest": D(20), "highest": D(1)}, "scale_empty"),
        ("higher", {"lowest": D(5), "highest": D(5)}, "scale_empty"),
        ("higher", {"lowest": D(6), "highest": D(12)}, "outside_scale"),
        ("higher", {"highest": D(11)}, "outside_scale"),
    ],
)
def test_numbers_that_contradict_each_other_are_named(better, values, key):
    said = found(*sound(), number("Rate", better=better, **values))
    assert next(iter(said)) == key
    assert "“Rate”" in said[key]


@pytest.mark.parametrize(
    ("better", "values"),
    [
        ("higher", {"limit": D(10), "opening": D(10)}),
        ("lower", {"limit": D(12), "opening": D(8)}),
        ("higher", {"lowest": D(5), "highest": D(12)}),
        ("higher", {"their_low": D(3), "their_likely": D(3), "their_high": D(3)}),
    ],
)
def test_equal_numbers_and_exact_ends_are_fine(better, values):
    said = found(*sound(), number("Rate", better=better, **values))
    assert list(said) == ["nobody_raised"]


def test_what_the_scale_does_not_reach_is_listed():
    said = found(*sound(), number("Rate", lowest=D(6), highest=D(11)))["outside_scale"]
    assert said == "“Rate”: the scale does not reach: opening, limit."


def test_a_headline_whose_numbers_differ_from_the_deal_is_named():
    head = number("Price", headline=True)
    said = found(head, sound()[1], limit=D(6), target=D(10))
    assert said["headline_differs"].endswith("says otherwise for: limit.")
    assert "headline_differs" not in found(head, sound()[1], limit=D(5))


def test_a_headline_that_gets_better_the_other_way_is_named():
    assert "headline_direction" in found(*sound(), better="lower")


def test_issues_without_numbers_are_one_prompt():
    bare = {"opening": None, "target": None, "limit": None}
    one = found(*sound(), number("a", **bare))["no_numbers"]
    assert one.startswith("“a” has no numbers yet")
    two = found(*sound(), number("a", **bare), number("b", **bare))["no_numbers"]
    assert two.startswith("2 issues have no numbers yet, “a” first")
    assert "no_numbers" not in found(*sound(), number("a", **bare, their_likely=D(3)))


def test_a_headline_may_leave_its_numbers_to_the_deal():
    bare = number("Price", headline=True, opening=None, target=None, limit=None)
    assert "no_numbers" not in found(bare, sound()[1], limit=D(5))
    assert "no_numbers" in found(bare, sound()[1])


def test_a_choice_needs_two_options_with_scores():
    assert "few_options" in found(*sound(), choice("Colour"))
    assert "few_options" in found(*sound(), choice("Colour"), option("Colour", 5))
    said = found(*sound(), choice("Colour"), option("Colour", 5), option("Colour", None))
    assert "few_options" not in said
    assert "“Colour”" in said["no_scores"]


def test_a_must_have_without_options_is_a_plain_yes_or_no():
    assert list(found(*sound(), choice("Warranty", must_have=True))) == ["nobody_raised"]


def test_a_must_have_that_nothing_can_meet_comes_first():
    refused = [option("Seat", score, acceptable=False) for score in (0, 100)]
    said = found(*sound(), choice("Seat", must_have=True), *refused)
    assert next(iter(said)) == "must_have_impossible"
    allowed = option("Seat", 50)
    assert "must_have_impossible" not in found(
        *sound(), choice("Seat", must_have=True), *refused, allowed
    )


def test_weights_that_are_all_zero_are_asked_for():
    rows = [number("a", headline=True, weight=D(0), their_weight=D(1)), number("b")]
    said = found(*rows)
    assert "no_weights" in said
    assert "no_their_weights" not in said


def test_one_issue_alone_has_nothing_to_trade_and_needs_no_weight():
    said = found(number("Price", headline=True))
    assert list(said) == ["only_one", "no_stream", "nobody_raised"]


def weighed(*weights: tuple[int, int]) -> list[Issue]:
    return [
        number(f"i{place}", headline=place == 0, weight=D(ours), their_weight=D(theirs))
        for place, (ours, theirs) in enumerate(weights)
    ]


def test_equal_weights_leave_nothing_to_trade_for():
    assert "nothing_to_trade" in found(*weighed((1, 2), (1, 2), (1, 2)))
    assert "nothing_to_trade" not in found(*weighed((2, 1), (1, 2)))
    assert "nothing_to_trade" not in found(number("a", weight=D(1)), number("b"))


def test_a_concession_that_costs_less_than_it_gives_is_something_to_trade():
    rows = [*weighed((1, 1), (1, 1)), choice("Date", weight=D(1), their_weight=D(1))]
    # Going from our best to theirs costs us 40 and gives them 100.
    date = [option("Date", 100, 0), option("Date", 60, 100), option("Date", 0, 30)]
    assert "nothing_to_trade" not in found(*rows, *date)
    # An issue on which both want the same gives nobody anything to trade.
    same = [option("Date", 100, 100), option("Date", 0, 0)]
    assert "nothing_to_trade" in found(*rows, *same)


def test_a_recurring_stream_is_asked_for_until_one_is_there():
    once = [row.with_(stream="once") for row in sound()]
    assert list(found(*once)) == ["no_stream", "nobody_raised"]


def test_titles_with_braces_are_only_words():
    assert "“{x}”" in found(*sound(), number("{x}", limit=D(99)))["limit_beyond_target"]
