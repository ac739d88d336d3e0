"""Money that falls due again and again has a worth today, to the digit."""

from decimal import Decimal

import pytest

from negdesk.analysis.streams import present_value, stream_sentence, worth_today
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Issue

D = Decimal
STYLE = NumberStyle()


def stream(periods: str | None, discount: str | None = None, **values) -> Issue:
    return Issue(
        id="i",
        negotiation_id="n",
        stream="recurring",
        periods=None if periods is None else D(periods),
        discount=None if discount is None else D(discount),
        **values,
    )


def worth(amount: str, issue: Issue, places: int = 6) -> Decimal:
    value = present_value(D(amount), issue)
    assert value is not None
    return round(value, places)


def test_an_amount_due_once_is_worth_itself():
    once = Issue(id="i", negotiation_id="n", periods=D(36), discount=D("0.1"))
    assert present_value(D(19), once) == 19
    assert worth_today(D(19), once, STYLE, "EUR") == ""


def test_a_month_by_month_fee_is_an_ordinary_annuity():
    # 19 (1 − 1.005⁻³⁶) / 0.005
    assert worth("19", stream("36", "0.005")) == D("624.549309")


def test_three_payments_are_the_sum_of_their_parts():
    by_hand = D(100) / D("1.1") + D(100) / D("1.21") + D(100) / D("1.331")
    assert worth("100", stream("3", "0.1"), 20) == round(by_hand, 20)


@pytest.mark.parametrize("discount", [None, "0"])
def test_without_a_discount_it_is_the_plain_sum(discount):
    assert present_value(D(19), stream("36", discount)) == 684


def test_a_fraction_of_a_period_pays_that_fraction_at_its_end():
    by_hand = D(100) / D("1.1") + D(100) / D("1.21") + D(50) / D("1.331")
    assert worth("100", stream("2.5", "0.1"), 20) == round(by_hand, 20)
    assert present_value(D(100), stream("2.5")) == 250


def test_costs_are_worth_less_than_nothing():
    assert worth("-100", stream("1", "0.25")) == -80


def test_no_periods_at_all_are_worth_nothing():
    assert present_value(D(19), stream("0", "0.1")) == 0


def test_a_stream_without_periods_or_amount_has_no_worth():
    assert present_value(D(19), stream(None, "0.1")) is None
    assert present_value(None, stream("36", "0.1")) is None
    assert "how many periods" in worth_today(D(19), stream(None), STYLE, "EUR")


def test_a_stream_without_end_stays_below_its_perpetuity():
    assert worth("1", stream("999999999999999", "0.005")) == 200


def test_the_sentence_says_amount_periods_discount_and_worth():
    said = stream_sentence(stream("36", "0.005", target=D(19), limit=D(25)), STYLE, "EUR")
    assert said == ("19 EUR a period, for 36 periods at 0.5\u202f%, is worth 625 EUR today.")


def test_the_sentence_follows_the_readers_numbers():
    german = NumberStyle(decimal=",", group=".")
    said = stream_sentence(stream("12", "0.0125", limit=D("1250.5")), german, "")
    assert said == "1.250,5 a period, for 12 periods at 1,25\u202f%, is worth 13.855 today."


def test_one_period_is_said_as_one():
    said = worth_today(D(5), stream("1", "0.1"), STYLE, "EUR")
    assert said == "5 EUR, paid after one period at 10\u202f%, is worth 4.55 EUR today."
    assert "one period" not in worth_today(D(5), stream("0.5"), STYLE, "EUR")


def test_an_issue_without_numbers_has_no_sentence():
    assert stream_sentence(stream("36"), STYLE, "EUR") == ""
