"""Beliefs over time: every one is listed, in order, with the zone that it gave."""

from decimal import Decimal

import pytest

from negdesk.analysis.history import change_words, history, next_estimate, zone_words
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Belief, Issue, Negotiation

D = Decimal
STYLE = NumberStyle()


def belief(row_id, low, likely, high, at="2026-05-01T10:00", position=0, **more):
    numbers = {
        name: None if value is None else D(value)
        for name, value in {"low": low, "likely": likely, "high": high}.items()
    }
    return Belief(id=row_id, negotiation_id="n", at=at, position=position, **{**numbers, **more})


def document(*rows, limit=26000, better="lower"):
    limit = None if limit is None else D(limit)
    return Document([Negotiation(id="n", limit=limit, better=better), *rows])


def moments(*numbers, **head):
    rows = [belief(f"b{i}", *each, position=i) for i, each in enumerate(numbers)]
    return history(document(*rows, **head), "n")


def said(*numbers, unit="EUR", **head):
    found = moments(*numbers, **head)
    return change_words(found[0], found[1], STYLE, unit)


def test_estimates_come_in_time_order_whatever_order_the_rows_have():
    rows = (
        belief("late", 1, 2, 3, "2026-05-03", 0),
        belief("early", 1, 2, 3, "2026-05-01", 1),
    )
    assert [moment.belief.id for moment in history(document(*rows), "n")] == ["early", "late"]


def test_estimates_of_one_minute_keep_the_order_of_their_rows():
    rows = [belief(f"b{i}", 1, 2, 3, position=i) for i in (2, 0, 1)]
    found = history(document(*rows), "n")
    assert [moment.belief.id for moment in found] == ["b0", "b1", "b2"]
    assert [moment.live for moment in found] == [False, False, True]


def test_each_carries_the_zone_against_our_limit_of_today():
    (first, second) = moments((23500, 25200, 27500), (23000, 24500, 26500))
    assert (first.zone.width, second.zone.width) == (D(800), D(1500))
    assert first.zone.probability < second.zone.probability < 1
    (alone,) = moments((23500, 25200, 27500), limit=25200)
    assert alone.zone.width == 0


@pytest.mark.parametrize("numbers", [(None, 24000, None), (25000, 24000, 23000), (1, None, 3)])
def test_what_is_incomplete_or_out_of_order_is_listed_without_a_zone(numbers):
    (found,) = moments(numbers)
    assert found.zone.exists is None
    assert zone_words(found, STYLE, "EUR") == ""
    assert found.numbers == tuple(D(value) for value in numbers if value is not None)


def test_without_a_limit_of_ours_there_is_no_zone():
    (found,) = moments((1, 2, 3), limit=None)
    assert (found.zone.exists, found.zone.width, found.zone.gap) == (None, None, None)


def test_an_issue_has_a_history_and_a_limit_of_its_own():
    issue = Issue(id="i", negotiation_id="n", limit=D(6), better="lower")
    found = document(issue, belief("x", 3, 4, 5, issue_id="i"), belief("y", 1, 2, 3))
    (moment,) = history(found, "n", "i")
    assert (moment.belief.id, moment.zone.width) == ("x", D(2))
    assert [each.belief.id for each in history(found, "n")] == ["y"]


def test_a_growing_zone_is_said_with_how_much_and_its_chance():
    words = said((23500, 25200, 27500), (23000, 24500, 26500))
    assert words.startswith("The zone grew by 700 EUR. The chance of a deal rose from 76")


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (((1, 20000, 30000), (1, 21000, 30000)), "The zone shrank by 1,000"),
        (((1, 27000, 30000), (1, 26500, 30000)), "The gap narrowed by 500"),
        (((1, 26500, 30000), (1, 27000, 30000)), "The gap grew by 500"),
        (((1, 27000, 30000), (1, 25000, 30000)), "A zone opened, 1,000 wide."),
        (((1, 27000, 30000), (1, 26000, 30000)), "A zone of one point opened."),
        (((1, 25000, 30000), (1, 27000, 30000)), "The zone is gone: 1,000 are missing."),
        (((1, 25000, 30000), (1, 25000, 30000)), "The zone stayed as wide."),
        (((1, 27000, 30000), (1, 27000, 30000)), "The gap stayed as wide."),
    ],
)
def test_every_kind_of_change_has_its_words(numbers, words):
    assert said(*numbers, unit="").startswith(words)


def test_a_seller_reads_the_change_the_other_way_round():
    words = said((50, 60, 70), (50, 65, 70), limit=55, better="higher", unit="")
    assert words.startswith("The zone grew by 5.")


def test_a_change_from_or_to_no_zone_at_all_is_not_said():
    assert said((None, 24000, None), (23000, 24500, 26500)) == ""


def test_a_change_of_chance_that_no_one_would_see_is_not_said():
    assert said((20000, 21000, 22000), (20000, 20500, 22000)) == "The zone grew by 500 EUR."


def test_a_zone_is_said_in_words():
    (zone, gap, point) = moments((1, 25000, 30000), (1, 26500, 30000), (1, 26000, 30000))
    assert zone_words(zone, STYLE, "EUR") == "A zone of 1,000 EUR."
    assert zone_words(gap, STYLE, "") == "No zone: 500 apart."
    assert zone_words(point, STYLE, "EUR") == "A zone of one point."


def test_the_next_estimate_starts_from_the_live_one_and_comes_behind_it():
    found = document(belief("a", 1, 2, 3, "2026-05-01T10:00", 4))
    row = next_estimate(found, "n", None, "new", "2026-05-04T14:32")
    assert (row.low, row.likely, row.high) == (D(1), D(2), D(3))
    assert (row.at, row.position, row.note) == ("2026-05-04T14:32", 5, "")


def test_a_clock_set_back_does_not_make_the_next_estimate_an_old_one():
    rows = (belief("a", 1, 2, 3, "2026-05-10T10:00", 4),)
    row = next_estimate(document(*rows), "n", None, "new", "2026-05-04T14:32")
    found = history(document(*rows, row), "n")
    assert [(moment.belief.id, moment.live) for moment in found] == [("a", False), ("new", True)]


def test_without_an_estimate_the_next_one_starts_from_the_issue():
    numbers = {"their_low": D(1), "their_likely": D(2), "their_high": D(3)}
    head = Issue(id="h", negotiation_id="n", headline=True, **numbers)
    other = Issue(id="i", negotiation_id="n", their_likely=D(9))
    found = document(head, other)
    assert next_estimate(found, "n", None, "new", "2026-05-04").high == D(3)
    row = next_estimate(found, "n", "i", "new", "2026-05-04")
    assert (row.issue_id, row.low, row.likely) == ("i", None, D(9))
    assert next_estimate(document(), "n", None, "new", "2026-05-04").likely is None
