"""Words beside marks: where there is room, what leads to one runs through no other."""

from __future__ import annotations

import pytest

from negdesk.chart.tags import Box, Field, Tag, place

LINE = 10.0
INSIDE = Box(0, 0, 400, 400)


def crossings(placed):
    return [
        (one.lines, other.lines)
        for one in placed
        for other in placed
        if other is not one and any(other.box.holds(*at) for at in one.lead(1.0))
    ]


@pytest.mark.parametrize(("count", "step"), [(5, (9, 0)), (7, (3, 2)), (8, (1, 0)), (8, (0, 0))])
def test_words_keep_off_the_lines_that_lead_to_others(count, step):
    spots = [(200 + step[0] * at, 200 + step[1] * at) for at in range(count)]
    marks = tuple(Box(x - 4, y - 4, x + 4, y + 4) for x, y in spots)
    tags = [Tag(x, y, ((f"name {at} of it",),), 6.0) for at, (x, y) in enumerate(spots)]
    placed = place(tags, Field(INSIDE, marks, (), LINE), lambda text: len(text) * 5.0)
    assert len(placed) == count
    assert any(each.far for each in placed)
    assert crossings(placed) == []
