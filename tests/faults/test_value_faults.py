"""FAULTS 89–91 on the values of a deal: any amount draws, reads right and is never mixed up."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from negdesk.analysis.lanes import lanes
from negdesk.analysis.summary import analyse
from negdesk.analysis.zone import sentence_of
from negdesk.chart.picture import picture_of
from negdesk.chart.zopa import draw
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Belief, Issue
from tests.chart.recording import Recording
from tests.report.rows import NID, Build

STYLE = NumberStyle()


def headline(unit="EUR", believed=None, **numbers):
    build = Build(title="N", unit=unit, **numbers)
    if believed is not None:
        build.add(Belief, low=believed[0], likely=believed[1], high=believed[2])
    return build.document


def said(document, index=0):
    """Draw a lane, check that all of it lies inside, and return its sentence."""
    lane = lanes(document, NID)[index]
    canvas = Recording()
    draw(canvas, picture_of(lane, STYLE), 800, 260)
    assert all(box.left >= -0.5 and box.right <= 800.5 for box in canvas.boxes), canvas.texts
    return sentence_of(lane.zone, lane.better, lane.unit, lane.theirs, STYLE)


@pytest.mark.parametrize("better", ["higher", "lower"])
@pytest.mark.parametrize(
    "amounts",
    [(0, 0, 0), (-10, -5, -1), (999_999_999_999_997, 999_999_999_999_998, 999_999_999_999_999),
     (-5, 0, 5)],
)  # fmt: skip
def test_row_89_nought_negative_and_huge_amounts_are_drawn_and_said(better, amounts):
    low, likely, high = map(D, amounts)
    document = headline(better=better, limit=likely, target=high, believed=(low, likely, high))
    assert "single point" in said(document)


@pytest.mark.parametrize(("unit", "amount", "words"), [
    ("JPY", "1500000", "1,500,000 JPY"), ("KWD", "12.345", "12.345 KWD"),
])  # fmt: skip
def test_row_89_currencies_keep_the_decimals_that_were_typed(unit, amount, words):
    document = headline(unit=unit, better="lower", limit=D(amount))
    assert said(document).startswith(f"You can go up to {words}.")
    assert words.split()[0] in " ".join(_texts(document))
    assert document.negotiation(NID).limit == D(amount)


def _texts(document):
    canvas = Recording()
    draw(canvas, picture_of(lanes(document, NID)[0], STYLE), 800, 260)
    return canvas.texts


def test_row_89_two_currencies_are_never_added():
    build = Build(title="N", unit="EUR", better="lower", limit=D(100))
    build.add(Issue, title="Price", unit="EUR", headline=True, better="lower")
    build.add(Issue, title="Freight", unit="USD", limit=D(70), target=D(50), better="lower")
    build.add(Issue, title="Duty", unit="JPY", limit=D(7000), target=D(5000), better="lower")
    found = lanes(build.document, NID)
    assert [(lane.unit, lane.limit) for lane in found] == [("EUR", 100), ("USD", 70), ("JPY", 7000)]
    numbers = _numbers(analyse(build.document, NID))
    assert not {170, 7170, 7100, 120, 5050} & numbers


def _numbers(value):
    if isinstance(value, dict):
        return set().union(*map(_numbers, value.values()), set())
    if isinstance(value, list):
        return set().union(*map(_numbers, value), set())
    return {value} if isinstance(value, int | float) and not isinstance(value, bool) else set()


def test_row_90_a_limit_beyond_the_target_is_drawn_and_explained():
    document = headline(better="lower", limit=D(10), target=D(50), believed=(D(1), D(2), D(3)))
    assert "between 2 and 10" in said(document)
    warnings = analyse(document, NID)["limit"]["warnings"]
    assert any("target" in words for words in warnings)


def test_row_90_without_a_limit_the_sentence_says_what_to_do():
    assert said(headline(believed=(D(1), D(2), D(3)))) == (
        "Set your walkaway limit to see where a deal can lie."
    )


def test_row_91_without_a_zone_the_sentence_has_the_gap_and_no_share():
    document = headline(better="lower", limit=D(20), believed=(D(30), D(40), D(50)))
    assert "20 lie between your limit and theirs" in said(document)
    assert analyse(document, NID)["zone"]["width"] is None


def test_row_91_values_a_billion_apart_keep_a_readable_axis():
    document = headline(better="lower", limit=D(10**9), target=D(1), believed=(D(1), D(2), D(3)))
    said(document)
    assert {"200,000,000", "400,000,000", "1,000,000,000"} <= set(_texts(document))
