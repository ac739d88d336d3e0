"""The concession graph: readable with none, one or 500 offers, whatever the numbers are."""

from __future__ import annotations

import itertools
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.chart.concessions import draw, picture
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Belief, Event, Negotiation, Party
from tests.chart.recording import Recording

WIDTH, HEIGHT = 520.0, 230.0
EIGHT = (20000, 28900, 21500, 27500, 22500, 26500, 24000, 25600)
BELIEF = Belief(
    id="b", negotiation_id="n", at="2026-05-01", low=D(23000), likely=D(24500), high=D(26500)
)


def made(*values, sides="ut", marks=(), over_time=False, minutes=None, belief=True, **head):
    """Return the graph of offers, ours (u) and theirs (t) by turns; None has no value."""
    head = {"limit": D(26000), "target": D(22000), "better": "lower"} | head
    rows = [Negotiation(id="n", **head), Party(id="t", negotiation_id="n", side="them")]
    rows += [Party(id="x", negotiation_id="n", side="third")] + [BELIEF] * belief
    whose = itertools.cycle(sides)
    for index, value in enumerate(values):
        side = next(whose)
        minute = minutes[index] if minutes else index
        rows.append(
            Event(
                id=f"e{index}", negotiation_id="n", position=index * 10, kind="offer",
                at=f"2026-05-14T{minute // 60:02d}:{minute % 60:02d}",
                party_id=None if side == "u" else side,
                value=None if value is None else D(value),
            )
        )  # fmt: skip
    for number, (after, kind, more) in enumerate(marks):
        rows.append(
            Event(
                id=f"m{number}", negotiation_id="n", position=after * 10 - 5, kind=kind,
                at=f"2026-05-14T00:{max(after - 1, 0):02d}", **more,
            )
        )  # fmt: skip
    return picture(Document(rows), "n", NumberStyle(), lambda at: at[11:], over_time=over_time)


def drawn(shown, width=WIDTH, height=HEIGHT):
    canvas = Recording()
    draw(canvas, shown, width, height)
    return canvas


def dots(canvas):
    """Return the places of offers, in their order."""
    return [args[:2] for args, style in canvas.named("dot") if style.get("stroke") != "bad"]


def collisions(canvas):
    return [(a.text, b.text) for a, b in itertools.combinations(canvas.boxes, 2) if a.overlaps(b)]


def outside(canvas, width, height):
    return [
        box
        for box in canvas.boxes
        if box.left < -0.5 or box.right > width + 0.5 or box.top < -2 or box.bottom > height + 2
    ]


def test_no_offer_says_so_and_draws_nothing_else():
    canvas = drawn(made())
    assert canvas.texts == ["No offer with a value was made yet."]
    assert not canvas.named("dot")


def test_offers_are_numbered_as_they_were_made():
    canvas = drawn(made(*EIGHT))
    assert {str(number) for number in range(1, 9)} <= set(canvas.texts)
    assert len(dots(canvas)) == 8


def test_an_offer_without_a_value_keeps_its_number_and_has_no_dot():
    canvas = drawn(made(20000, None, 21000))
    assert {"1", "3"} <= set(canvas.texts)
    assert "2" not in canvas.texts
    assert len(dots(canvas)) == 2


def test_ours_are_filled_on_a_solid_line_and_theirs_open_on_a_dashed_one():
    canvas = drawn(made(*EIGHT))
    fills = [style["fill"] for _, style in canvas.named("dot")]
    assert fills == ["ours", "surface"] * 4
    ours = [s for a, s in canvas.named("line") if a[4] == "ours" and a[1] != a[3]]
    theirs = [s for a, s in canvas.named("line") if a[4] == "theirs"]
    assert len(ours) == len(theirs) == 3
    assert not any(style["dashed"] for style in ours)
    assert all(style["dashed"] for style in theirs)


def test_over_rounds_the_offers_stand_in_even_steps():
    places = [x for x, _ in dots(drawn(made(*EIGHT)))]
    steps = [b - a for a, b in itertools.pairwise(places)]
    assert steps == pytest.approx([steps[0]] * 7)


def test_over_time_the_offers_stand_where_the_clock_says():
    shown = made(*EIGHT[:4], over_time=True, minutes=(0, 10, 20, 60))
    canvas = drawn(shown)
    first, second, third, last = (x for x, _ in dots(canvas))
    assert second - first == pytest.approx(third - second)
    assert last - third == pytest.approx(4 * (third - second))
    assert {"00:00", "01:00"} <= set(canvas.texts)


def test_offers_of_one_minute_stand_in_even_steps_over_time_too():
    shown = made(*EIGHT[:3], over_time=True, minutes=(5, 5, 5))
    assert not shown.shares
    assert len(set(dots(drawn(shown)))) == 3


def test_offers_that_were_close_in_time_do_not_hide_each_other():
    shown = made(24000, 24000, 24000, over_time=True, minutes=(0, 1, 600))
    places = [x for x, _ in dots(drawn(shown))]
    assert all(b - a >= 12 for a, b in itertools.pairwise(places))


def test_each_concession_has_its_size_beside_it():
    texts = drawn(made(*EIGHT), 700).texts
    assert {"1,500", "1,400", "1,000"} <= set(texts)


def haggling(count, large):
    """Return offers that come nearer by 100 each, but for the large steps at some places."""
    values, ours, theirs = [], 20000, 29000
    for index in range(count):
        step = large.get(index, 100)
        ours, theirs = (ours + step, theirs) if index % 2 == 0 else (ours, theirs - step)
        values.append(ours if index % 2 == 0 else theirs)
    return values


@pytest.mark.parametrize("count", [10, 16, 20, 30, 60, 200])
def test_among_many_offers_the_largest_steps_keep_their_size(count):
    large = {4: 1700, count // 2 | 1: 1300, count - 2: 900}
    canvas = drawn(made(*haggling(count, large)), 420)
    assert {"1,700", "1,300", "900"} <= set(canvas.texts)
    assert not collisions(canvas)


def test_a_graph_that_leaves_sizes_out_says_so():
    said, large = "the size stands beside the largest steps", {9: 700, 20: 900}
    assert said in drawn(made(*haggling(40, large)), 700).texts
    assert said not in drawn(made(*EIGHT), 700).texts
    assert "sizes of the largest" in drawn(made(*haggling(40, large)), 380).texts


@pytest.mark.parametrize("width", [380, 700])
def test_among_many_steps_of_one_size_none_is_picked_out(width):
    texts = drawn(made(*haggling(40, {})), width).texts
    assert "100" not in texts
    assert not any("largest" in text for text in texts)


@pytest.mark.parametrize(
    "values", [EIGHT, haggling(6, {}), haggling(16, {3: 900}), haggling(30, {})]
)
def test_no_line_runs_through_a_size_or_the_name_of_the_zone(values):
    canvas = drawn(made(*values), 600)
    names = [
        (
            args[0],
            args[1] - style["size"] * 0.6,
            style["size"] * 0.6,
            canvas.text_width(args[2], style["size"], True),
        )
        for args, style in canvas.named("text")
        if style.get("bold") and (args[2] == "zone" or args[2].replace(",", "").isdigit())
    ]
    steps = [a for a, _ in canvas.named("line") if a[4] in ("ours", "theirs") and a[1] != a[3]]
    assert names
    for left, top, tall, wide in names:
        for x1, y1, x2, y2, *_ in steps:
            for part in range(101):
                x, y = x1 + (x2 - x1) * part / 100, y1 + (y2 - y1) * part / 100
                assert not (left < x < left + wide and top < y < top + tall), (left, top)


def test_a_step_back_is_negative_and_no_step_has_no_size():
    texts = drawn(made(20000, 28000, 19000, 28000), 700).texts
    assert "−1,000" in texts
    assert "0" not in texts


def test_limit_target_midpoint_and_last_offers_are_named():
    texts = drawn(made(*EIGHT), 700).texts
    for said in ("limit 26,000", "target 22,000", "midpoint 24,800", "we 24,000", "they 25,600"):
        assert said in texts


def test_an_offer_of_ours_at_the_limit_has_no_ring_and_one_beyond_has():
    rings = [
        sum(style.get("stroke") == "bad" for _, style in drawn(made(value)).named("dot"))
        for value in (26000, D("26000.01"))
    ]
    assert rings == [0, 1]


def test_a_seller_is_past_the_limit_below_it():
    shown = made(90, 40, 50, better="higher", limit=D(55), target=D(75), belief=False)
    assert [offer.past_limit for offer in shown.course.offers] == [False, False, True]
    assert any(style.get("stroke") == "bad" for _, style in drawn(shown).named("dot"))


def test_the_zone_is_shaded_between_our_limit_and_their_likely_one():
    canvas = drawn(made(*EIGHT))
    zone, *_ = [a for a, style in canvas.named("rect") if style.get("fill") == "zone_soft"]
    ((_, limit, *_), _), *_ = [c for c in canvas.named("line") if c[0][4] == "ours"]
    assert zone[1] == pytest.approx(limit)
    assert "zone" in canvas.texts


def test_without_a_zone_nothing_is_shaded():
    canvas = drawn(made(20000, 28000, limit=D(23000)))
    assert not [a for a, style in canvas.named("rect") if style.get("fill") == "zone_soft"]


def test_marks_stand_on_the_strip_between_the_offers_they_came_between():
    feelings = {"strength": D(4), "whose": "theirs"}
    marks = [(1, "emotion", feelings), (2, "ultimatum", {"party_id": "t"}), (3, "break", {})]
    canvas = drawn(made(*EIGHT[:4], marks=marks), 700)
    assert "4" in canvas.texts
    assert {"emotion, how strong", "ultimatum", "break"} <= set(canvas.texts)
    first, second, third = (x for x, _ in dots(canvas)[:3])
    at = next(x for (x, _, *_), style in canvas.named("dot")[4:] if style["stroke"] == "theirs")
    assert first < at < second
    warned = [points for (points,), style in canvas.named("polygon") if style["fill"] == "theirs"]
    assert second < warned[0][0][0] < third


def test_a_key_names_only_the_marks_that_are_there():
    canvas = drawn(made(*EIGHT, marks=[(1, "break", {})]))
    assert "break" in canvas.texts
    assert "ultimatum" not in canvas.texts


def test_more_marks_than_fit_are_the_latest_and_say_so():
    marks = [(index % 50, "emotion", {}) for index in range(200)]
    canvas = drawn(made(*EIGHT, marks=marks))
    assert any(text.startswith("the latest ") and "of 200" in text for text in canvas.texts)
    assert not outside(canvas, WIDTH, HEIGHT)


def test_five_hundred_offers_are_lines_with_their_first_and_last_number():
    canvas = drawn(made(*[20000 + i if i % 2 == 0 else 29000 - i for i in range(500)]))
    assert {"offer 1", "offer 500"} <= set(canvas.texts)
    assert len(canvas.named("dot")) < 20
    assert not collisions(canvas)


def test_one_side_alone_is_drawn_and_has_no_middle():
    canvas = drawn(made(28000, 27000, 26500, sides="t"))
    assert len(dots(canvas)) == 3
    assert not any("midpoint" in text for text in canvas.texts)


def test_a_third_party_has_a_line_of_its_own():
    canvas = drawn(made(20000, 28000, 24000, sides="utx"), 700)
    assert "third 24,000" in canvas.texts


@pytest.mark.parametrize("width", [320.0, 520.0, 900.0])
@pytest.mark.parametrize("over_time", [False, True])
@pytest.mark.parametrize(
    "values",
    [
        EIGHT[:1], EIGHT[:2], EIGHT, (24000,) * 5, (1, 10**9, 2, 10**9 + 3), (0, 0), (-5, 5),
        tuple(range(20000, 20040)), ("0.1", "0.3", "0.2"), (None, None), (26000, 26000),
    ],
)  # fmt: skip
def test_words_never_touch_and_never_leave_the_picture(values, width, over_time):
    marks = [(1, "emotion", {"strength": D(3)}), (1, "ultimatum", {}), (2, "break", {})]
    for shown in (
        made(*values, over_time=over_time, marks=marks),
        made(*values, over_time=over_time, limit=None, target=None, belief=False),
        made(*values, over_time=over_time, limit=D(24000), target=D(24000)),
    ):
        canvas = drawn(shown, width)
        assert not collisions(canvas)
        assert not outside(canvas, width, HEIGHT)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.decimals(-(10**14), 10**14, places=4), max_size=30),
    st.sampled_from(["higher", "lower"]),
    st.floats(200, 1200),
)
def test_any_numbers_can_be_drawn_without_words_on_words(values, better, width):
    canvas = drawn(made(*values, better=better), width)
    assert not collisions(canvas)
    assert not outside(canvas, width, HEIGHT)
