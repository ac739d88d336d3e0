"""Scales and labels: round numbers, exact places, nothing on top of anything."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.chart.canvas import hatch_lines
from negdesk.chart.labels import Label, arrange, cut, spread
from negdesk.chart.palette import DARK, GREY, LIGHT, PAPER
from negdesk.chart.scale import labelled_ticks, scale_for, short, ticks
from negdesk.model.numbers import NumberStyle

STYLE = NumberStyle()


def wide(text, bold=False):
    return len(text) * 6.0


def said(*values, right=600.0):
    return [text for _, text in labelled_ticks(scale_for(values, 0, right), STYLE, wide, 12)]


def test_ticks_are_round_and_whole():
    assert said(D(20000), D(28900)) == ["20,000", "22,000", "24,000", "26,000", "28,000"]


def test_numbers_are_shortened_only_where_room_is_short():
    assert said(D(20000), D(28900), right=170)[0] == "20k"
    assert "k" not in "".join(said(D(20000), D(28900)))


def test_the_reader_s_marks_are_used():
    german = NumberStyle(decimal=",", group=".")
    scale = scale_for([D("0.5"), D("2.5")], 0, 600)
    assert "1,5" in [text for _, text in labelled_ticks(scale, german, wide, 12)]
    assert short(D(24500), german) == "24,5k"


@pytest.mark.parametrize(
    "values",
    [
        (),
        (D(0),),
        (D(26000),),
        (D(-3), D(-3)),
        (D(1), D(10) ** 9),
        (D(10) ** 9, D(10) ** 9 + D("0.000001")),
        (D("0.000001"), D("0.000002")),
        (D("-1e14"), D("999999999999999.9999999999")),
    ],
)
def test_any_values_give_a_readable_axis(values):
    scale = scale_for(values, 0, 600)
    places = [scale.at(value) for value in values]
    assert all(0 <= place <= 600 for place in places)
    if len(set(values)) > 1:
        assert places[1] - places[0] > 300
    found = labelled_ticks(scale, STYLE, wide, 12)
    assert found
    assert len({text for _, text in found}) == len(found)


def test_there_is_no_axis_below_nothing_for_prices():
    assert scale_for([D(1), D(1000)], 0, 100).low == 0


def test_a_place_gives_its_value_back():
    scale = scale_for([D(20000), D(28900)], 40, 700)
    assert float(scale.value(scale.at(D(24500)))) == pytest.approx(24500)


@given(st.decimals(-(10**9), 10**9, places=3), st.decimals("0.001", 10**9, places=3))
def test_ticks_lie_on_the_scale_and_never_exceed_their_number(low, span):
    scale = scale_for([low, low + span], 0, 100)
    found = ticks(scale, 6)
    assert len(found) <= 6
    assert all(scale.low <= value <= scale.high for value in found)
    assert len(found) >= 2


@pytest.mark.parametrize(
    ("value", "text"),
    [(D(26000), "26k"), (D(24512), "≈24.5k"), (D(999), "999"), (D(2_500_000), "2.5M"), (D(0), "0")],
)
def test_a_shortened_number_says_when_it_is_rounded(value, text):
    assert short(value, STYLE) == text


LABELS = st.lists(
    st.tuples(st.floats(-50, 850), st.text("abcdefgh ", min_size=1, max_size=60)),
    max_size=6,
)


@settings(deadline=None)
@given(LABELS, st.floats(120, 900))
def test_labels_never_collide_and_stay_within_the_ends(found, right):
    labels = [Label(x, (words, words[:8], words[:4])) for x, words in found]
    placed = arrange(labels, 0, right, wide, 5, 3)
    assert len(placed) == len(labels)
    for each in placed:
        assert each.left >= -0.01
        assert each.left + each.width <= right + 0.01
        for other in placed:
            if other is not each and other.row == each.row:
                assert each.left + each.width <= other.left + 0.01 or (
                    other.left + other.width <= each.left + 0.01
                )


def test_labels_move_apart_before_they_get_shorter():
    near = [Label(300, ("opening 20,000", "20,000")), Label(330, ("target 20,500", "20,500"))]
    placed = arrange(near, 0, 600, wide, 5)
    assert [each.text for each in placed] == ["opening 20,000", "target 20,500"]
    assert {each.row for each in placed} == {0}


def test_labels_take_a_second_line_before_they_lose_their_words():
    near = [Label(100 + 45 * n, (f"a very long name {n}", f"n {n}")) for n in range(3)]
    placed = sorted(arrange(near, 0, 600, wide, 5), key=lambda each: each.label.x)
    assert [each.text for each in placed] == [f"a very long name {n}" for n in range(3)]
    assert {each.row for each in placed} == {0, 1}


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_labels_get_shorter_where_two_lines_have_no_room_for_their_words(rows):
    near = [Label(100 + 45 * n, (f"a name of very many words {n}", f"n {n}")) for n in range(6)]
    placed = arrange(near, 0, 600, wide, 5, rows)
    assert [each.text for each in placed] == [f"n {n}" for n in range(6)]
    assert {each.row for each in placed} == {0}


def test_what_fits_nowhere_is_cut_with_a_mark():
    assert cut("walkaway", 30, wide) == "walk…"
    assert cut("walkaway", 300, wide) == "walkaway"
    assert spread([1, 2], [60, 60], 0, 100, 5) is None


def test_hatching_stays_in_its_rectangle():
    lines = list(hatch_lines(10, 20, 50, 30, 4))
    assert lines
    for x1, y1, x2, y2 in lines:
        assert all(10 <= x <= 60 for x in (x1, x2))
        assert all(19.999 <= y <= 50.001 for y in (y1, y2))
    assert not list(hatch_lines(0, 0, 0, 10, 4))


def test_every_palette_has_every_role():
    assert LIGHT.keys() == DARK.keys() == PAPER.keys() == GREY.keys()
    assert all(len({code[1:3], code[3:5], code[5:7]}) == 1 for code in GREY.values())
