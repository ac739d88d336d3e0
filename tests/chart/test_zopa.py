"""The ZOPA chart: right for both directions, readable whatever the numbers are."""

from __future__ import annotations

import itertools
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.analysis.belief import Triangular
from negdesk.analysis.lanes import Offer
from negdesk.analysis.zone import zone_of
from negdesk.chart.canvas import Shifted
from negdesk.chart.picture import chance_words, picture
from negdesk.chart.zopa import ZopaPicture, draw, least_height
from negdesk.model.numbers import NumberStyle
from tests.chart.recording import Recording
from tests.report.rows import NID, car, empty

WIDTH, HEIGHT = 800.0, 260.0
NONE = object()


def shown(better="lower", limit=D(26000), belief=NONE, **more):
    belief = Triangular(D(23000), D(24500), D(26500)) if belief is NONE else belief
    more = {"opening": D(20000), "target": D(22000), "their_opening": D(28900)} | more
    found = zone_of(limit, better, belief)
    return ZopaPicture(better=better, limit=limit, belief=belief, zone=found, **more)


def drawn(shown, width=WIDTH, height=HEIGHT):
    canvas = Recording()
    draw(canvas, shown, width, height)
    return canvas


def x_of(canvas, kind, ink):
    """Return the middles of rectangles, or of dots, of one colour."""
    if kind == "dot":
        return [args[0] for args, style in canvas.named("dot") if style.get("fill") == ink]
    return [a[0] + a[2] / 2 for a, style in canvas.named("rect") if style.get("fill") == ink]


def test_a_buyer_reads_from_opening_up_to_the_limit():
    canvas = drawn(shown())
    (target,), (limit,) = x_of(canvas, "dot", "ours"), x_of(canvas, "rect", "ours")
    (asks,) = x_of(canvas, "dot", "theirs")
    assert target < limit < asks
    assert "we would pay" in canvas.texts
    assert "Zone 24,500 – 26,000" in canvas.texts
    assert "midpoint 25,250" in canvas.texts


def test_a_seller_reads_from_the_limit_up_to_the_opening():
    belief = Triangular(D(50), D(60), D(70))
    canvas = drawn(shown("higher", D(55), belief, opening=D(90), target=D(75), their_opening=D(40)))
    (target,), (limit,) = x_of(canvas, "dot", "ours"), x_of(canvas, "rect", "ours")
    (offers,) = x_of(canvas, "dot", "theirs")
    assert offers < limit < target
    assert {"we would take", "they would pay", "they offer 40"} <= set(canvas.texts)
    assert "Zone 55 – 60" in canvas.texts


def test_the_zone_is_shaded_and_hatched_where_both_ranges_lie():
    canvas = drawn(shown())
    ((x, _, wide, _), _), *_ = [
        call for call in canvas.named("rect") if call[1].get("fill") == "zone_soft"
    ]
    (limit,) = x_of(canvas, "rect", "ours")
    assert x + wide == pytest.approx(limit)
    hatched = canvas.named("hatch")
    assert len(hatched) == 2
    assert all(args[0] == x and args[2] == wide for args, _ in hatched)


def test_the_hump_is_highest_at_the_likely_value():
    ((corners,), _), *_ = drawn(shown()).named("polygon")
    (x1, base1), (x2, top), (x3, base3) = corners
    assert x1 < x2 < x3
    assert base1 == base3 > top


def test_an_opening_at_the_target_says_both_in_one_label():
    assert "opening and target 22,000" in drawn(shown(opening=D(22000))).texts


def test_no_zone_shows_the_gap_and_nothing_green():
    canvas = drawn(shown(limit=D(22500)))
    assert "No zone: 2,000 apart" in canvas.texts
    assert not canvas.named("hatch")
    assert not [style for _, style in canvas.named("rect") if "zone" in style.get("fill", "")]


def test_without_a_belief_the_gap_leads_down_to_their_dot():
    found = zone_of(D(26000), "lower", None, D(27000))
    canvas = drawn(ZopaPicture(better="lower", limit=D(26000), zone=found))
    ((x1, _, x2, foot, *_),) = [a for a, how in canvas.named("line") if how.get("dashed")]
    ((x, y, *_), _), *_ = [dot for dot in canvas.named("dot") if dot[1].get("stroke") == "theirs"]
    assert x1 == x2 == pytest.approx(x)
    assert foot == pytest.approx(y)


def test_a_zone_of_one_point_is_a_zone():
    canvas = drawn(shown(limit=D(24500)))
    assert "Zone: exactly 24,500" in canvas.texts
    assert canvas.named("hatch")
    assert not any("midpoint" in text for text in canvas.texts)


def test_a_certain_belief_is_a_spike_and_no_division_by_zero():
    canvas = drawn(shown(belief=Triangular(D(25000), D(25000), D(25000))))
    assert "surely 25,000" in canvas.texts
    assert not any(style.get("fill") == "theirs_soft" for _, style in canvas.named("polygon"))


def test_an_estimate_without_its_ends_is_drawn_as_one_dot():
    found = zone_of(D(26000), "lower", None, D(24000))
    canvas = drawn(ZopaPicture(better="lower", limit=D(26000), zone=found))
    assert "likely 24,000" in canvas.texts
    assert "Zone 24,000 – 26,000" in canvas.texts


def test_what_is_not_known_is_said():
    assert "nothing is known of theirs yet" in drawn(shown(belief=None, their_opening=None)).texts
    ours = {"opening": None, "target": None, "limit": None}
    assert "no numbers of ours yet" in drawn(shown(**ours)).texts
    assert len(drawn(ZopaPicture()).texts) >= 4


def test_offers_stand_numbered_in_their_order_on_their_own_line():
    offers = (Offer(1, True, D(20000)), Offer(2, False, D(28900)), Offer(3, True, D(21500)))
    canvas = drawn(shown(offers=offers))
    numbers = [args for args, _ in canvas.named("text") if args[2] in ("1", "2", "3")]
    assert {args[1] for args in numbers} == {numbers[0][1]}
    places = {args[2]: args[0] for args in numbers}
    assert places["1"] < places["3"] < places["2"]


def test_many_offers_at_one_value_stay_apart_and_the_latest_win():
    offers = tuple(Offer(n, n % 2 == 0, D(24000)) for n in range(1, 200))
    canvas = drawn(shown(offers=offers))
    assert "199" in canvas.texts
    places = sorted(args[0] for args, style in canvas.named("dot") if args[2] == 12 * 0.6)
    assert all(b - a > 2 * 12 * 0.6 for a, b in itertools.pairwise(places))


def test_the_picture_of_the_sample_carries_its_numbers_and_words():
    found = picture(car(), NID, NumberStyle(), "sealed 13 May")
    assert (found.opening, found.target, found.limit) == (D(20000), D(22000), D(26000))
    assert found.their_opening == D(28900)
    assert found.chance.startswith("96")
    assert picture(empty(), NID, NumberStyle()).values == ()


def test_a_chance_that_is_not_sure_is_never_said_to_be():
    style = NumberStyle()
    assert chance_words(None, style) == ""
    assert chance_words(0.9999, style).startswith("> 99")
    assert "%" not in chance_words(1.0, style)
    assert "%" not in chance_words(0.0, style)


def test_a_canvas_can_be_shifted():
    base = Recording()
    draw(Shifted(base, 10, 20), shown(), WIDTH, HEIGHT)
    plain = drawn(shown())
    assert base.texts == plain.texts
    assert {b.left - a.left for a, b in zip(plain.boxes, base.boxes, strict=True)} == {10.0}


ODD = st.sampled_from([
    D(0), D(1), D("0.0000000001"), D("0.000001"), D("0.000002"), D(10) ** 9, D(10) ** 9 + D("1e-6"),
    D(10) ** 14, D("999999999999999"), D("-5"), D("-1000000000"), D(24500), D(24501), D(26000),
])  # fmt: skip
VALUE = st.one_of(ODD, st.decimals(-(10**6), 10**6, places=2))
MAYBE = st.none() | VALUE


@st.composite
def pictures(draw_from):
    better = draw_from(st.sampled_from(["lower", "higher"]))
    low, likely, high = sorted(draw_from(st.tuples(VALUE, VALUE, VALUE)))
    belief = draw_from(st.sampled_from([None, Triangular(low, likely, high)]))
    limit = draw_from(MAYBE)
    offers = draw_from(st.lists(st.tuples(st.booleans(), VALUE), max_size=6))
    return ZopaPicture(
        better=better,
        limit=limit,
        belief=belief,
        zone=zone_of(limit, better, belief, draw_from(MAYBE)),
        opening=draw_from(MAYBE),
        target=draw_from(MAYBE),
        their_opening=draw_from(MAYBE),
        limit_note=draw_from(st.sampled_from(["", "sealed 13 May"])),
        offers=tuple(Offer(n, ours, value) for n, (ours, value) in enumerate(offers, 1)),
    )


@settings(deadline=None, max_examples=300)
@given(pictures(), st.floats(320, 1400), st.floats(0, 500))
def test_no_words_ever_overlap_or_leave_the_picture(shown, width, height):
    canvas = Recording()
    draw(canvas, shown, width, height)
    boxes = canvas.boxes
    for index, box in enumerate(boxes):
        assert box.left >= -0.01, box
        assert box.right <= width + 0.01, box
        assert box.top >= -0.01, box
        for other in boxes[index + 1 :]:
            assert not box.overlaps(other), (box, other)
    lowest = max(height, least_height(canvas, shown, width))
    assert max(box.bottom for box in boxes) <= lowest + 0.01
