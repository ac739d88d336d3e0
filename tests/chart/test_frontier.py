"""The frontier chart: named marks, no words over others, readable with any number of deals."""

from __future__ import annotations

import itertools
from dataclasses import replace
from decimal import Decimal as D

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.analysis.packages.frontier import Frontier
from negdesk.analysis.packages.solutions import solutions
from negdesk.analysis.packages.space import space
from negdesk.chart.frontier import FrontierPicture, draw, picture, plane_of
from negdesk.chart.frontier_picture import Marker, PackageSpot, Place, bound_words, letter
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from tests.chart.recording import Recording
from tests.ui.packages.package_rows import laptop

WIDTH, HEIGHT = 520.0, 400.0
LEVELS = {"limit_points": D(55), "their_limit_points": D(40), "target_points": D(80)}


def shown(packages=(), **levels):
    document = Document(laptop(**levels))
    frontier = Frontier(space(document, "n"))
    return picture(frontier, solutions(frontier), NumberStyle(), packages)


def line_of(count):
    return tuple(Place(D(100) - D(100) * i / count, D(100) * i / count) for i in range(count + 1))


def drawn(picture, width=WIDTH, height=HEIGHT):
    canvas = Recording()
    draw(canvas, picture, width, height)
    return canvas


def collisions(canvas):
    return [
        (one.text, other.text)
        for one, other in itertools.combinations(canvas.boxes, 2)
        if one.overlaps(other)
    ]


def dots(canvas, *inks):
    return [args[:2] for args, style in canvas.named("dot") if style.get("fill") in inks]


def test_the_marks_are_named_by_what_they_maximise():
    words = " ".join(drawn(shown(), 900, 700).texts)
    assert "fair split of gains (Nash)" in words
    assert "equal share of what each could gain" in words
    assert "the most equal" in words
    assert "most points together" in words


def test_both_limits_and_no_deal_stand_on_the_chart_in_points():
    texts = drawn(shown(**LEVELS)).texts
    assert "your limit 55" in texts
    assert "your target 80" in texts
    assert "their limit, as you believe 40" in texts
    assert "no deal: 55 for you, 40 for them" in texts


def test_without_limits_no_deal_is_zero_for_both():
    assert "no deal: 0 for you, 0 for them" in drawn(shown()).texts


def test_our_points_grow_to_the_right_and_theirs_upwards():
    plane = plane_of(Recording(), shown(), WIDTH, HEIGHT, 12.0)
    x, y = plane.at(Place(D(20), D(30)))
    assert plane.at(Place(D(21), D(30)))[0] > x
    assert plane.at(Place(D(20), D(31)))[1] < y
    assert plane.at(Place(D(0), D(0))) == (plane.left, plane.bottom)
    assert plane.at(Place(D(100), D(100))) == pytest.approx((plane.right, plane.top))


def test_only_what_reaches_both_limits_is_shaded_and_hatched():
    canvas = drawn(shown(**LEVELS))
    plane = plane_of(Recording(), shown(**LEVELS), WIDTH, HEIGHT, 12.0)
    (((x, y, wide, high), _),) = [
        each for each in canvas.named("rect") if each[1].get("fill") == "zone_soft"
    ]
    assert (x, y + high) == pytest.approx(plane.at(Place(D(55), D(40))))
    assert (x + wide, y) == pytest.approx((plane.right, plane.top))
    (((*hatched, _, _, _), _),) = canvas.named("hatch")
    assert hatched == [x, y, wide, high]


def test_a_deal_below_a_limit_is_drawn_in_another_ink():
    canvas = drawn(shown(**{**LEVELS, "limit_points": D(86)}))
    assert len(dots(canvas, "zone")) == 2
    assert len(dots(canvas, "muted")) == 2


def test_names_on_one_point_stand_together():
    markers = shown(limit_points=D(40), their_limit_points=D(40)).markers
    assert len({marker.at for marker in markers}) == len(markers)
    assert sum(len(marker.names) for marker in markers) == 4


def test_our_packages_stand_there_with_letter_name_and_kind():
    spots = (
        PackageSpot(Place(D(30), D(30)), "A", "Cash", "opening"),
        PackageSpot(Place(D(60), D(20)), "B", "Plan", "offer", True),
    )
    texts = drawn(shown(spots)).texts
    assert {"A", "B", "Cash, opening", "Plan, offer"} <= set(texts)


def test_packages_on_one_place_share_a_dot_that_says_so():
    at = Place(D(30), D(30))
    canvas = drawn(shown((PackageSpot(at, "A"), PackageSpot(at, "B"))))
    assert len(dots(canvas, "ours")) == 1
    assert "A+" in canvas.texts


def test_packages_that_would_cover_each_other_share_a_dot_and_their_names_stand_together():
    spots = tuple(
        PackageSpot(Place(D(30) + D(n) / 10, D(30)), "ABC"[n], title, "offer", n == 1)
        for n, title in enumerate(("Cash", "Plan", "Fast"))
    )
    canvas = drawn(shown(spots))
    assert len(dots(canvas, "ours")) == 1
    assert "B+" in canvas.texts
    names = [canvas.texts.index(words) for words in ("B Plan", "A Cash", "C Fast")]
    assert names == list(range(names[0], names[0] + 3))


def test_a_selected_deal_has_a_ring_and_lines_to_both_axes():
    plain, picture = drawn(shown()), shown()
    marked = drawn(replace(picture, selected=picture.points[1]))
    assert len(marked.named("dot")) == len(plain.named("dot")) + 1
    new = marked.named("line")[-2:]
    assert all(style.get("dashed") for _, style in new)


def test_without_a_zone_the_nearest_deal_says_how_far_off_it_is():
    texts = " ".join(drawn(shown(limit_points=D(95), their_limit_points=D(92))).texts)
    assert "nearest deal: 9.8 points short for you, 0 for them" in texts
    assert "Nash" not in texts


def test_a_bounded_frontier_says_its_bound():
    bounded = replace(shown(), bound=D("0.025"))
    assert any("right to within 0.03 points" in text for text in drawn(bounded, 900).texts)
    assert bound_words(D("0.000004"), NumberStyle()).endswith("0.000004 points")
    assert bound_words(D(0), NumberStyle()) == ""


def test_nothing_to_show_is_a_sentence_within_the_chart():
    message = "Give your issues weights. " * 6
    canvas = drawn(FrontierPicture(message=message), 320, 240)
    assert "".join(text for text in canvas.texts if "weights" in text)
    assert all(box.left >= 0 and box.right <= 320 for box in canvas.boxes)
    assert canvas.named("dot") == []


@pytest.mark.parametrize("count", [0, 1, 18, 5_000])
def test_any_number_of_deals_is_drawn_without_a_crowd(count):
    points = line_of(count) if count else (Place(D(70), D(60)),)
    canvas = drawn(FrontierPicture(points=points))
    assert 1 <= len(dots(canvas, "zone")) <= 150
    assert len(canvas.named("line")) < 800
    assert collisions(canvas) == []


def test_no_frontier_at_all_is_drawn_too():
    assert drawn(FrontierPicture()).texts


@pytest.mark.parametrize("end", [Place(D(0), D(100)), Place(D(100), D(0)), Place(D(100), D(100))])
def test_a_mark_in_a_corner_keeps_its_name_inside(end):
    marker = Marker(end, (("fair split of gains (Nash)", "fair split (Nash)"),))
    canvas = drawn(FrontierPicture(points=(end,), markers=(marker,)))
    assert any("Nash" in text for text in canvas.texts)
    assert all(box.left >= -0.01 and box.right <= WIDTH + 0.01 for box in canvas.boxes)


@pytest.mark.parametrize(("width", "height"), [(320, 240), (520, 400), (1000, 700)])
def test_words_never_lie_over_words(width, height):
    spots = tuple(
        PackageSpot(Place(D(20 + 9 * i), D(90 - 7 * i)), letter(i), f"Package {i}", "offer")
        for i in range(8)
    )
    canvas = drawn(shown(spots, **LEVELS), width, height)
    assert collisions(canvas) == []
    assert any("Nash" in text for text in canvas.texts)
    assert all(box.left >= -0.01 and box.right <= width + 0.01 for box in canvas.boxes)


POINTS = st.decimals(0, 100, places=2)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(POINTS, POINTS), min_size=1, max_size=12),
    st.lists(st.tuples(POINTS, POINTS), max_size=6),
    st.none() | POINTS,
    st.none() | POINTS,
    st.sampled_from([(320, 240), (520, 400)]),
)
def test_words_keep_apart_wherever_the_marks_are(marks, packages, limit, theirs, size):
    picture = FrontierPicture(
        points=tuple(Place(*each) for each in marks),
        limit=limit,
        target=limit,
        their_limit=theirs,
        markers=tuple(Marker(Place(*each), (("a longer name", "name"),)) for each in marks[:4]),
        packages=tuple(
            PackageSpot(Place(*each), "", f"Package {i}") for i, each in enumerate(packages)
        ),
    )
    canvas = drawn(picture, *size)
    assert [pair for pair in collisions(canvas) if all(pair)] == []


def test_titles_are_words_and_no_markup():
    spots = (PackageSpot(Place(D(10), D(10)), "A", "R&D <b>x</b>", ""),)
    assert "R&D <b>x</b>" in drawn(shown(spots)).texts


def test_letters_go_on_after_z():
    assert [letter(index) for index in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]
