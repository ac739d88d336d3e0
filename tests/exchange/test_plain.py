"""Which negotiation is meant: a number, a title, or the start of its id."""

from __future__ import annotations

import pytest

from negdesk.exchange.plain import find
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation

ROWS = [
    Negotiation(id="aa10", title="Car"),
    Negotiation(id="ab20", title="Lease"),
    Negotiation(id="bc30", title="lease"),
    Negotiation(id="cd40", title="2"),
    Negotiation(id="7f50", title="Twin"),
    Negotiation(id="8e60", title="Twin"),
    Negotiation(id="9d70", title=""),
]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("1", "aa10"),
        ("2", "ab20"),
        ("cd", "cd40"),
        ("BC3", "bc30"),
        ("7f", "7f50"),
        ("8", "8e60"),
        ("Car", "aa10"),
        ("car", "aa10"),
        (" Car ", "aa10"),
        ("lease", "bc30"),
        ("Lease", "ab20"),
        ("", "9d70"),
    ],
)
def test_a_negotiation_is_found_by_number_title_or_start_of_its_id(name: str, found: str) -> None:
    assert find(ROWS, name).id == found


@pytest.mark.parametrize("name", ["Twin", "a", "LEASE"])
def test_a_name_that_fits_several_is_answered_with_all_of_them(name: str) -> None:
    with pytest.raises(Condition, match=r"fits more than one: \d \(.*\), \d \(.*\)"):
        find(ROWS, name)


@pytest.mark.parametrize("name", ["0", "99999999999", "²", "Boat", "-1"])
def test_a_name_that_fits_none_says_so(name: str) -> None:
    with pytest.raises(Condition, match="There is no negotiation"):
        find(ROWS, name)
