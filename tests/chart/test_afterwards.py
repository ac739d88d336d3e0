"""What came, on the scale of what was believed."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.chart.afterwards import afterwards, draw, least_height
from negdesk.chart.picture import ZopaPicture, picture
from negdesk.chart.zopa import places
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Belief, Negotiation
from tests.chart.recording import Recording


def lane(limit=14700, low=13200, likely=13600, high=14900):
    head = Negotiation(id="n", unit="EUR", better="lower", limit=limit and D(limit))
    belief = Belief(id="b", negotiation_id="n", low=D(low), likely=D(likely), high=D(high))
    return picture(Document([head, belief]), "n", NumberStyle())


def drawn(shown, width=700.0):
    canvas = Recording()
    draw(canvas, shown, width, least_height(canvas, shown, width))
    return canvas


def test_the_deal_and_the_real_limit_stand_below_under_their_values():
    shown = afterwards(lane(), D(14200), D(13900))
    canvas = drawn(shown)
    assert {"What came", "agreed 14,200", "their real limit 13,900"} <= set(canvas.texts)
    (corners,) = [args[0] for args, style in canvas.named("polygon") if style.get("fill") == "ink"]
    scale = places(canvas, shown.lane, 700, 200).scale
    assert sum(x for x, _ in corners) / 4 == pytest.approx(scale.at(D(14200)))
    bars = [args for args, _ in canvas.named("line") if args[4] == "theirs" and args[0] == args[2]]
    assert bars[-1][0] == pytest.approx(scale.at(D(13900)))


def test_without_anything_learned_the_chart_is_as_before():
    shown = afterwards(lane(), None, None)
    assert "What came" not in drawn(shown).texts
    assert least_height(Recording(), shown, 700) < least_height(
        Recording(), afterwards(lane(), D(1), None), 700
    )


def test_a_value_beyond_what_was_believed_lengthens_the_axis():
    shown = afterwards(lane(), D(30000), None)
    assert shown.lane.axis is not None
    assert shown.lane.axis[1] > 30000


def test_nothing_at_all_is_nothing():
    assert afterwards(ZopaPicture(), None, None).known == ()


VALUE = st.none() | st.sampled_from([D(0), D(14200), D("-5"), D(10) ** 12, D("13600.01")])


@settings(deadline=None, max_examples=100)
@given(VALUE, VALUE, st.floats(360, 1200))
def test_its_words_never_overlap_or_leave_the_picture(agreed, learned, width):
    shown = afterwards(lane(), agreed, learned)
    canvas = drawn(shown, width)
    high = least_height(Recording(), shown, width)
    for index, box in enumerate(canvas.boxes):
        assert box.left >= -0.01
        assert box.right <= width + 0.01
        assert box.bottom == pytest.approx(min(box.bottom, high), abs=0.01)
        for other in canvas.boxes[index + 1 :]:
            assert not box.overlaps(other), (box, other)
