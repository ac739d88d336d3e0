"""The chart of beliefs over time: readable with none, one or sixty, whatever the numbers are."""

from __future__ import annotations

import itertools
from decimal import Decimal as D

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from negdesk.chart.history import draw, picture
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Belief, Negotiation
from tests.chart.recording import Recording

WIDTH, HEIGHT = 360.0, 160.0
FOUR = (
    (24000, 26500, 29000, "other"),
    (23500, 25200, 27500, "new_information"),
    (23000, 24500, 26500, "creative_option"),
    (22500, 24000, 25500, "trust"),
)


def shown(*numbers, limit=26000, better="lower", ghost=""):
    rows = [Negotiation(id="n", limit=None if limit is None else D(limit), better=better)]
    for index, (low, likely, high, reason) in enumerate(numbers):
        low, likely, high = (None if v is None else D(v) for v in (low, likely, high))
        at = f"2026-05-{index % 28 + 1:02d}T10:00"
        rows.append(
            Belief(
                id=f"b{index}", negotiation_id="n", position=index, at=at,
                low=low, likely=likely, high=high, reason=reason,
            )
        )  # fmt: skip
    return picture(
        Document(rows), "n", None, NumberStyle(), lambda at: f"{int(at[8:10])} May", ghost
    )


def drawn(found, width=WIDTH, height=HEIGHT):
    canvas = Recording()
    draw(canvas, found, width, height)
    return canvas


def bars(canvas):
    return [args for args, style in canvas.named("rect") if style.get("fill") == "theirs_soft"]


def test_each_estimate_is_a_bar_with_its_reason_and_its_day():
    canvas = drawn(shown(*FOUR), 500)
    assert len(bars(canvas)) == 4
    assert {"other", "news", "idea", "trust", "1 May", "4 May"} <= set(canvas.texts)


def test_bars_stand_in_even_steps_and_reach_from_low_to_high():
    canvas = drawn(shown(*FOUR))
    places = [x for x, *_ in bars(canvas)]
    steps = {round(b - a, 6) for a, b in itertools.pairwise(places)}
    assert len(steps) == 1
    (_, first_top, _, first_tall), *_, (_, last_top, _, last_tall) = bars(canvas)
    assert first_tall / last_tall == pytest.approx(5000 / 3000)
    assert first_top < last_top


def test_our_limit_runs_through_all_of_them():
    canvas = drawn(shown(*FOUR))
    ((x1, y1, x2, y2, *_), _), *_ = [c for c in canvas.named("line") if c[0][4] == "ours"]
    assert y1 == y2
    assert all(x1 < x < x + wide < x2 for x, _, wide, _ in bars(canvas))
    assert "our limit 26,000" in canvas.texts


def test_the_zone_is_shaded_and_hatched_from_our_limit_to_their_likely_value():
    canvas = drawn(shown(*FOUR))
    zones = [args for args, style in canvas.named("rect") if style.get("fill") == "zone_soft"]
    assert [args[:4] for args, _ in canvas.named("hatch")] == zones
    talls = [tall for *_, tall in zones]
    assert talls == pytest.approx([talls[0] * part / 800 for part in (800, 1500, 2000)])
    assert {"zone", "gap 500", "800", "1,500", "2,000"} <= set(canvas.texts)


def test_a_zone_of_a_seller_lies_above_our_limit():
    canvas = drawn(shown((50, 60, 70, "other"), limit=55, better="higher"))
    ((_, zone_top, _, tall), _), *_ = [
        call for call in canvas.named("rect") if call[1].get("fill") == "zone_soft"
    ]
    (limit,) = [args[1] for args, _ in canvas.named("line") if args[4] == "ours"]
    assert zone_top + tall == pytest.approx(limit)


def test_the_latest_is_named_and_filled_the_ones_before_are_open():
    canvas = drawn(shown(*FOUR))
    fills = [style["fill"] for _, style in canvas.named("dot")]
    assert fills == ["surface", "surface", "surface", "theirs"]
    assert {"likely 24,000", "22,500", "25,500"} <= set(canvas.texts)


def test_the_one_laid_under_the_chart_has_a_thicker_edge():
    canvas = drawn(shown(*FOUR, ghost="b1"))
    widths = [s["line_width"] for _, s in canvas.named("rect") if s.get("fill") == "theirs_soft"]
    assert widths[1] > widths[0] == widths[2] == widths[3]


def test_without_an_estimate_that_is_said():
    assert drawn(shown()).texts == ["No estimate has been kept yet."]
    assert drawn(shown((None, None, None, "other"), limit=None)).texts == [
        "No estimate has been kept yet."
    ]


def test_without_a_limit_there_are_bars_and_no_zone():
    canvas = drawn(shown(*FOUR, limit=None))
    assert len(bars(canvas)) == 4
    assert not canvas.named("hatch")
    assert "There is no limit of ours yet, so no zone." in canvas.texts


def test_no_zone_shows_the_gaps_and_nothing_green():
    canvas = drawn(shown(*FOUR, limit=20000), 600)
    assert {"gap 6,500", "gap 4,000"} <= set(canvas.texts)
    assert not canvas.named("hatch")
    assert "zone" not in canvas.texts


def test_a_certain_estimate_at_our_limit_is_a_dash_and_a_zone_of_one_point():
    canvas = drawn(shown((26000, 26000, 26000, "trust")))
    assert "one point" in canvas.texts
    assert canvas.named("hatch")
    ((_, _, _, tall),) = bars(canvas)
    assert 0 < tall < 3


def test_what_is_incomplete_is_marked_and_keeps_its_place():
    canvas = drawn(shown((None, 24000, None, "trust"), (5, 4, 3, "other"), FOUR[3]), 600)
    assert canvas.texts.count("incomplete") == 2
    assert len(bars(canvas)) == 1
    assert len(canvas.named("dot")) == 3


def test_sixty_thin_out_their_words_but_not_their_bars():
    canvas = drawn(shown(*FOUR * 15))
    assert len(bars(canvas)) == 60
    days = [text for text in canvas.texts if text.endswith("May")]
    assert 3 <= len(days) < 20
    assert "4 May" in days


ODD = st.sampled_from([
    D(0), D("0.0000000001"), D("0.000001"), D(10) ** 9, D(10) ** 9 + D("1e-6"), D(10) ** 14,
    D("999999999999999"), D("-5"), D("-1000000000"), D(24500), D(24501), D(26000),
])  # fmt: skip
VALUE = st.none() | ODD | st.decimals(-(10**6), 10**6, places=2)
REASONS = st.sampled_from(["new_information", "creative_option", "trust", "other", "not known"])


UNKNOWN = (None, None, None, "other")
TINY = (D(0), D("1E-10"), D("1E-10"), "other")


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.tuples(VALUE, VALUE, VALUE, REASONS), max_size=70),
    VALUE,
    st.sampled_from(["lower", "higher"]),
    st.floats(240, 1400),
    st.floats(110, 500),
)
@example([UNKNOWN, TINY, *[UNKNOWN] * 8], D(0), "lower", 240.0, 110.0)
def test_no_words_ever_overlap_or_leave_the_picture(numbers, limit, better, width, height):
    canvas = drawn(shown(*numbers, limit=limit, better=better), width, height)
    boxes = canvas.boxes
    for index, box in enumerate(boxes):
        assert box.left >= -0.01, box
        assert box.right <= width + 0.01, box
        assert box.top >= -0.01, box
        assert box.bottom <= height + 0.01, box
        for other in boxes[index + 1 :]:
            assert not box.overlaps(other), (box, other)
    for x, y, wide, tall in bars(canvas):
        assert 0 <= x <= x + wide <= width
        assert 0 <= y <= y + tall <= height + 1.3
