"""Numbers as people type them, for readers of different countries."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negdesk.model.numbers import (
    NumberError,
    NumberStyle,
    keep,
    parse,
    reading_places,
    show,
    show_percent,
)

ENGLISH = NumberStyle(".", ",")
GERMAN = NumberStyle(",", ".")
SWISS = NumberStyle(".", "\u2019")
FRENCH = NumberStyle(",", "\u202f")


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("26000", ENGLISH, "26000"),
        ("26,000.50", ENGLISH, "26000.50"),
        ("26.000,50", GERMAN, "26000.50"),
        ("26,000.50", GERMAN, "26000.50"),
        ("1\u202f234,5", FRENCH, "1234.5"),
        ("1\u00a0234,5", FRENCH, "1234.5"),
        ("1\u2019234.5", SWISS, "1234.5"),
        ("12,5", ENGLISH, "12.5"),
        ("1.234.567", ENGLISH, "1234567"),
        ("(5)", ENGLISH, "-5"),
        ("\u22125", ENGLISH, "-5"),
        ("$5", ENGLISH, "5"),
        ("5 €", GERMAN, "5"),
        ("-5 €", GERMAN, "-5"),
        ("5k", ENGLISH, "5000"),
        ("1.5m", ENGLISH, "1500000"),
        ("12%", ENGLISH, "0.12"),
        ("٣٤", ENGLISH, "34"),
        (".5", ENGLISH, "0.5"),
        ("-0", ENGLISH, "0"),
    ],
)
def test_what_a_person_types_is_read_as_they_mean_it(text, style, value):
    assert parse(text, style).value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "english", "german"), [("1.234", "1.234", "1234"), ("1,234", "1234", "1.234")]
)
def test_a_mark_that_can_be_read_in_two_ways_follows_the_reader_and_is_said(text, english, german):
    assert parse(text, ENGLISH).value == Decimal(english)
    assert parse(text, GERMAN).value == Decimal(german)
    assert parse(text, ENGLISH).ambiguous
    assert parse(text, GERMAN).ambiguous


def test_a_mark_that_can_be_read_in_one_way_is_not_called_ambiguous():
    assert not parse("12.5", ENGLISH).ambiguous
    assert not parse("1,234.5", ENGLISH).ambiguous
    assert not parse("0.125", ENGLISH).ambiguous


@pytest.mark.parametrize(
    "text",
    ["inf", "nan", "-Infinity", "1e400", "1e-400", "", "abc", "1,2,3", "1.2.3", "--5", "5-", "0x10",
     "9" * 16, "0." + "1" * 11, "9" * 100_000, "1 2 . 3 . 4", "26,0001"],
)  # fmt: skip
def test_what_is_no_number_we_can_keep_is_refused_with_a_reason(text):
    with pytest.raises(NumberError) as refused:
        parse(text, ENGLISH)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e308", "1e-400", "1e15"])
def test_no_door_lets_an_impossible_number_in(value):
    with pytest.raises(NumberError):
        keep(Decimal(value))


@given(st.decimals(-(10**14), 10**14, places=4), st.sampled_from([ENGLISH, GERMAN, SWISS, FRENCH]))
def test_a_number_shown_is_read_back_as_itself(value, style):
    assert parse(show(value, style), style).value == value


def test_dust_does_not_show():
    assert show(Decimal("0.1") + Decimal("0.2"), ENGLISH, 2) == "0.30"
    assert show(Decimal("-0.001"), ENGLISH, 2) == "0.00"


@pytest.mark.parametrize(
    ("value", "words"),
    [("0", "0.00"), ("12.345", "12.35"), ("0.014", "0.01"), ("0.009", "0.0090"),
     ("-0.004567", "\u22120.0046"), ("0.0000000001", "0.00000000010")],
)  # fmt: skip
def test_an_amount_rounded_for_reading_is_never_taken_for_nothing(value, words):
    amount = Decimal(value)
    assert show(amount, ENGLISH, reading_places(amount)) == words


def test_amounts_are_grouped_and_signed_as_the_reader_writes():
    assert show(Decimal(-26000), GERMAN) == "\u221226.000"
    assert show(Decimal("1234567.5"), ENGLISH) == "1,234,567.5"


@pytest.mark.parametrize(
    ("share", "words"),
    [("0.964", "96"), ("1", "100"), ("0", "0"), ("0.999", "> 99"), ("0.001", "< 1")],
)
def test_a_percentage_is_certain_only_when_it_is(share, words):
    assert show_percent(Decimal(share), ENGLISH) == words + "\u202f%"


def test_a_foreign_decimal_mark_is_understood_and_said():
    assert parse("12,5", ENGLISH).ambiguous
    assert parse("12.5", GERMAN).value == Decimal("12.5")
