"""Each field is described once, and the description agrees with the rows."""

from dataclasses import fields
from decimal import Decimal

import pytest

from negdesk.model.fields import FIELDS, FieldError, Kind, check, field
from negdesk.model.rows import TABLES, columns

KEYS = {"id", "negotiation_id"}
ALL = [described for table in FIELDS.values() for described in table.values()]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described_and_nothing_else(table):
    assert set(FIELDS[table]) == set(columns(TABLES[table])) - KEYS


@pytest.mark.parametrize("described", ALL, ids=lambda described: described.key)
def test_a_default_is_a_value_the_field_accepts(described):
    default = next(f.default for f in fields(TABLES[described.table]) if f.name == described.name)
    assert check(described, default) == default


def test_labels_do_not_repeat_within_a_table():
    for table, described in FIELDS.items():
        labels = [entry.label for entry in described.values() if entry.label]
        assert len(labels) == len(set(labels)), table


def test_nothing_private_is_called_safe_for_the_table_copy():
    safe = {described.key for described in ALL if described.safe}
    for secret in ("negotiation.limit", "negotiation.target", "alternative.title", "belief.likely"):
        assert secret not in safe


@pytest.mark.parametrize(
    "text", ["<b>", "x<y and z>w", "AT&T", "&#0;", "R&D", "  ", "Straße 7 👩‍🚀"]
)
def test_text_is_kept_as_typed(text):
    assert check(field("negotiation", "title"), text) == text
    assert check(field("negotiation", "notes"), text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u2028b\r\nc", "a\nb\nc"),
        ("\ufeffa\ufffe", "a"),
    ],
)
def test_what_would_break_a_file_never_reaches_it(typed, kept):
    assert check(field("negotiation", "notes"), typed) == kept
    assert check(field("negotiation", "title"), typed) == kept.replace("\n", " ")


@pytest.mark.parametrize("value", [Decimal("1.01"), Decimal("-0.01"), Decimal("NaN"), "0.5", 0.5])
def test_a_share_outside_0_to_1_is_refused(value):
    with pytest.raises(FieldError):
        check(field("alternative", "feasibility"), value)


@pytest.mark.parametrize(
    "value", ["2026-02-30", "0000-01-01", "14.5.2026", "2026-05-14T25:00", 5, "x"]
)
def test_a_day_that_does_not_exist_is_refused(value):
    with pytest.raises(FieldError):
        check(field("negotiation", "meeting_at"), value)


@pytest.mark.parametrize("value", ["", "2028-02-29", "9999-12-31", "2026-05-14T17:00"])
def test_a_day_that_exists_is_kept(value):
    assert check(field("negotiation", "meeting_at"), value) == value


def test_an_unknown_choice_is_refused():
    with pytest.raises(FieldError):
        check(field("negotiation", "stage"), "won")


@pytest.mark.parametrize(
    "described", [f for f in ALL if f.kind is Kind.CHOICE], ids=lambda f: f.key
)
def test_every_choice_has_words(described):
    for value, words in described.choices:
        assert words
        assert described.said_choice(value) == words
