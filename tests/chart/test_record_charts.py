"""The charts of the track record: readable with none, one or hundreds, whatever the numbers are."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.analysis.calibration import Group, Resolved, calibration
from negdesk.analysis.estimates import Bias
from negdesk.chart import balance, brier_scores, limit_errors, surplus_shares
from negdesk.chart import calibration as calibration_chart
from negdesk.chart.balance import BalancePicture, Deal
from negdesk.chart.brier_scores import ScoreRow, ScoresPicture
from negdesk.chart.calibration import CalibrationPicture
from negdesk.chart.limit_errors import LimitError, LimitErrorsPicture
from negdesk.chart.surplus_shares import DealShare, SharesPicture
from tests.chart.recording import Recording

WIDTH, HEIGHT = 460.0, 230.0


def drawn(chart, picture, width=WIDTH, height=HEIGHT):
    canvas = Recording()
    chart.draw(canvas, picture, width, height)
    return canvas


def error(likely, ends=None, inside=None, title="Van", day="May 2025"):
    return LimitError(title, day, D(likely), ends and (D(ends[0]), D(ends[1])), inside)


def errors(count, likely="0.1"):
    found = tuple(error(likely, ("-0.1", "0.2"), True) for _ in range(count))
    return LimitErrorsPicture(found, Bias(count, D(likely)) if count else None)


def shares(*values, learned=True):
    return SharesPicture(tuple(DealShare("Van", "May 2025", D(v), learned) for v in values))


def forecasts(*pairs):
    items = tuple(Resolved("other", "x", D(p), D(o), "2025-05-01") for p, o in pairs)
    found = calibration(items)
    return CalibrationPicture(found, () if found.curve else items)


def score(name, count, true, brier="0.2"):
    return ScoreRow(name, Group("k", count, true, D("0.5"), D(brier)))


def dots(canvas, ink):
    return [args for args, style in canvas.named("dot") if style.get("fill") == ink]


def boxes(canvas, ink):
    return [args for args, style in canvas.named("rect") if style.get("fill") == ink]


@pytest.mark.parametrize(
    ("chart", "picture", "words"),
    [
        (limit_errors, LimitErrorsPicture(), "No estimate can be checked yet."),
        (surplus_shares, SharesPicture(), "No share of a surplus can be told yet."),
        (balance, BalancePicture(), "No deal tells both yet"),
        (calibration_chart, forecasts(), "No assumption with a probability"),
        (brier_scores, ScoresPicture(), "Nothing has been resolved yet."),
    ],
)
def test_without_anything_to_show_that_is_said(chart, picture, words):
    (said,) = drawn(chart, picture, 600).texts
    assert said.startswith(words)


def test_too_hopeful_is_above_the_real_limit_and_too_pessimistic_below():
    picture = LimitErrorsPicture((error("0.2"), error("-0.2")), Bias(2, D(0)))
    canvas = drawn(limit_errors, picture)
    (_, y, *_), *_ = [args for args, _ in canvas.named("line") if args[4] == "theirs"]
    (_, hopeful, _), (_, pessimistic, _) = dots(canvas, "zone")
    assert hopeful < y < pessimistic


def test_a_range_that_missed_the_real_limit_is_marked():
    both = (error("0.1", ("-0.1", "0.2"), True), error("0.3", ("0.1", "0.4"), False))
    canvas = drawn(limit_errors, LimitErrorsPicture(both, Bias(2, D("0.2"))))
    assert len(boxes(canvas, "zone_soft")) == 1
    assert len(boxes(canvas, "warn_soft")) == 1


def test_under_ten_estimates_no_average_is_drawn():
    assert not any("average" in text for text in drawn(limit_errors, errors(9), 700).texts)
    assert "on average 10\u202f% too hopeful" in drawn(limit_errors, errors(10), 700).texts


def test_under_ten_deals_no_average_is_drawn():
    assert not any("average" in t for t in drawn(surplus_shares, shares(*["0.4"] * 9)).texts)
    assert "on average 40\u202f%" in drawn(surplus_shares, shares(*["0.4"] * 10)).texts


def test_a_month_of_many_deals_is_named_once_and_a_deal_each_time():
    many = tuple(error("0.1", day=f"{'Mar' if n < 30 else 'Apr'} 2025") for n in range(60))
    texts = drawn(limit_errors, LimitErrorsPicture(many, Bias(60, D("0.1"))), 700).texts
    assert [text for text in texts if text.endswith("2025")] == ["Mar 2025", "Apr 2025"]
    assert drawn(limit_errors, errors(3), 700).texts.count("Van") == 3


def test_only_the_latest_of_many_are_drawn_and_that_is_said():
    canvas = drawn(limit_errors, errors(200), 900)
    assert len(dots(canvas, "zone")) == 60
    assert "↑ too hopeful · the latest 60 of 200" in canvas.texts


def test_a_share_as_believed_is_an_open_dot():
    assert len(dots(drawn(surplus_shares, shares("0.5", learned=False)), "ours")) == 0
    assert len(dots(drawn(surplus_shares, shares("0.5")), "ours")) == 1


def test_our_limit_is_below_and_theirs_above():
    canvas = drawn(surplus_shares, shares("0.5"))
    lines = {args[4]: args[1] for args, _ in canvas.named("line") if args[4] in ("ours", "theirs")}
    assert lines["theirs"] < lines["ours"]


def test_a_deal_far_past_a_limit_stays_on_the_chart():
    canvas = drawn(surplus_shares, shares("-40", "0.5", "1000"))
    heights = [y for _, y, _ in dots(canvas, "ours")]
    assert heights == sorted(heights, reverse=True)
    assert all(0 < y < HEIGHT for y in heights)


def test_under_ten_forecasts_are_counted_and_no_curve_is_drawn():
    canvas = drawn(calibration_chart, forecasts(("0.7", 1), ("0.7", 1), ("0.9", 0)))
    assert {"↑ came true: 2", "↓ did not: 1"} <= set(canvas.texts)
    assert len(dots(canvas, "ours")) == 2
    (x1, y1, _), (x2, y2, _) = dots(canvas, "ours")
    assert x1 == x2
    assert y1 != y2


def test_from_ten_on_there_is_a_curve_against_the_diagonal():
    canvas = drawn(calibration_chart, forecasts(*[("0.5", 1), ("0.9", 1)] * 5, ("0.9", 0)))
    (diagonal,) = [args for args, style in canvas.named("line") if style.get("dashed")]
    x1, y1, x2, y2, *_ = diagonal
    assert x1 < x2
    assert y1 > y2
    assert {"5 of 5 true", "5 of 6 true"} <= set(canvas.texts)


def test_a_forecast_that_was_right_stands_on_the_diagonal():
    canvas = drawn(calibration_chart, forecasts(*[("0.5", 1), ("0.5", 0)] * 10))
    ((x1, y1, x2, y2, *_),) = [a for a, style in canvas.named("line") if style.get("dashed")]
    ((x, y, _),) = dots(canvas, "ours")
    assert (x, y) == pytest.approx(((x1 + x2) / 2, (y1 + y2) / 2))


def test_a_kind_with_few_forecasts_has_dots_and_no_score():
    canvas = drawn(brier_scores, ScoresPicture((score("Deadline", 3, 2), score("Limit", 12, 6))))
    assert {"2 of 3 true", "0.200 · 6 of 12 true"} <= set(canvas.texts)
    assert len(dots(canvas, "ours")) == 2
    assert len(boxes(canvas, "zone_soft")) == 1


def test_a_score_worse_than_a_coin_is_marked():
    canvas = drawn(brier_scores, ScoresPicture((score("Limit", 12, 6, "0.3"),)))
    assert len(boxes(canvas, "warn_soft")) == 1


@pytest.mark.parametrize("change", ["0.5", "1", "-1", "2", "3", "4"])
def test_the_relationship_is_counted_in_whole_steps(change):
    canvas = drawn(balance, BalancePicture((Deal("Van", D("0.4"), D(change)),)))
    counted = [text for text in canvas.texts if text.lstrip("−")[:1].isdigit() and "%" not in text]
    assert "0" in counted
    assert all(text.lstrip("−").isdigit() for text in counted)


def test_gain_and_relationship_are_named_beside_their_dot():
    deals = (Deal("Van", D("0.6"), D(2)), Deal("Lease", D("0.2"), D(-1)))
    canvas = drawn(balance, BalancePicture(deals))
    assert {"Van", "Lease"} <= set(canvas.texts)
    (x1, y1, _), (x2, y2, _) = dots(canvas, "ours")
    assert x1 > x2
    assert y1 < y2


SHARE = st.sampled_from([D("0"), D("1"), D("-3"), D("40"), D("1e-9"), D("0.5"), D(10) ** 12])
NUMBER = SHARE | st.decimals(-2, 3, places=3)
TITLES = st.sampled_from(["", "Van", "Donaudampfschifffahrtsgesellschaftskapitän " * 3, "Ö 家 🙂"])
DAYS = st.sampled_from(["May 2025", "", "September 2025"])
ERRORS = st.builds(
    error,
    NUMBER,
    st.none() | st.tuples(NUMBER, NUMBER).map(sorted),
    st.sampled_from([None, True, False]),
    TITLES,
    DAYS,
)
DEALS = st.builds(DealShare, TITLES, DAYS, NUMBER, st.booleans())
BOTH = st.builds(Deal, TITLES, NUMBER, st.decimals(-9, 9, places=1))
P = st.decimals(0, 1, places=2)
PAIRS = st.tuples(P, st.sampled_from([0, 1]))
ROWS = st.builds(
    lambda name, count, share, brier: score(name, count, int(count * share), str(brier)),
    TITLES,
    st.integers(1, 40),
    st.floats(0, 1),
    P,
)
PICTURES = st.one_of(
    st.lists(ERRORS, max_size=80).map(
        lambda found: (limit_errors, LimitErrorsPicture(tuple(found), Bias(len(found), D("0.1"))))
    ),
    st.lists(DEALS, max_size=80).map(lambda found: (surplus_shares, SharesPicture(tuple(found)))),
    st.lists(BOTH, max_size=30).map(lambda found: (balance, BalancePicture(tuple(found)))),
    st.lists(PAIRS, max_size=60).map(lambda found: (calibration_chart, forecasts(*found))),
    st.lists(ROWS, max_size=9).map(lambda found: (brier_scores, ScoresPicture(tuple(found)))),
)


@settings(deadline=None, max_examples=300)
@given(PICTURES, st.floats(300, 1400), st.floats(210, 500))
def test_no_words_ever_overlap_or_leave_the_picture(made, width, height):
    chart, picture = made
    canvas = drawn(chart, picture, width, height)
    for index, box in enumerate(canvas.boxes):
        assert box.left >= -0.01, box
        assert box.right <= width + 0.01, box
        assert box.top >= -0.01, box
        assert box.bottom <= height + 0.01, box
        for other in canvas.boxes[index + 1 :]:
            assert not box.overlaps(other), (box, other)
    for (x, y, radius), _ in canvas.named("dot"):
        assert -0.01 <= x - radius <= x + radius <= width + 0.01
        assert -1 <= y - radius <= y + radius <= height + 1
