"""GENIUS: ranges of numbers become number issues or steps."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from negdesk.exchange.genius.xml_text import XmlError
from tests.exchange.genius.xml import issues, numbers, options, scores

RISING = '<evaluator ftype="linear" offset="0" slope="0.0625"/>'
FALLING = '<evaluator ftype="linear" offset="1.0" slope="-0.0625"/>'


def test_a_range_that_both_pull_straight_apart_is_a_number_issue(tmp_path: Path) -> None:
    (row,) = issues(imported := numbers(tmp_path, FALLING, RISING))
    assert (row.kind, row.better, row.lowest, row.highest, row.step) == (
        "number",
        "lower",
        1,
        17,
        1,
    )
    assert options(imported) == []
    assert imported.warnings == []


def test_a_range_that_both_want_the_same_way_is_a_choice_of_its_steps(tmp_path: Path) -> None:
    imported = numbers(tmp_path, RISING, RISING)
    assert issues(imported)[0].kind == "choice"
    assert scores(imported)[:2] == [("1", 0, 0), ("2", Decimal("6.25"), Decimal("6.25"))]
    assert scores(imported)[-1] == ("17", 100, 100)


def test_linear_values_are_clipped_and_not_stretched(tmp_path: Path) -> None:
    steep = '<evaluator ftype="linear" offset="-0.5" slope="0.25"/>'
    flat = '<evaluator ftype="linear" offset="0.4" slope="0.0375"/>'
    found = scores(numbers(tmp_path, steep, flat, "integer", "1", "9"))
    assert [score for _, score, _ in found] == [0, 0, 0, 25, 50, 75, 100, 100, 100]
    assert found[0][2] == 40
    assert found[-1][2] == 70


def test_a_real_issue_is_stepped_with_a_note(tmp_path: Path) -> None:
    ours = '<evaluator ftype="linear" parameter1="0.03333333" parameter0="-0.3333333"/>'
    theirs = '<evaluator ftype="linear" parameter1="-0.03333333" parameter0="1.3333333"/>'
    (row,) = issues(imported := numbers(tmp_path, ours, theirs, "real", "10.0", "40.0"))
    assert (row.kind, row.better, row.step) == ("number", "higher", Decimal("1.5"))
    assert "“Speed” runs from 10.0 to 40.0" in imported.warnings[0]


def test_a_triangle_keeps_its_peak_among_the_steps(tmp_path: Path) -> None:
    ours = '<evaluator ftype="triangular" parameter0="0" parameter1="10" parameter2="3.3"/>'
    theirs = '<evaluator ftype="constant" parameter0="0.5"/>'
    imported = numbers(tmp_path, ours, theirs, "real", "0", "10")
    worth = {label: (score, their_score) for label, score, their_score in scores(imported)}
    assert worth["3.3"] == (100, 50)
    assert worth["0"] == (0, 50)
    assert worth["10"] == (0, 50)


def test_a_wide_range_of_whole_numbers_is_cut_evenly(tmp_path: Path) -> None:
    (row,) = issues(numbers(tmp_path, RISING, RISING, "integer", "13000", "22666"))
    assert row.kind == "choice"
    found = scores(numbers(tmp_path, RISING, RISING, "integer", "13000", "22666"))
    values = [int(label) for label, _, _ in found]
    assert (values[0], values[-1]) == (13000, 22666)
    assert {later - value for value, later in pairwise(values)} == {179}


def test_an_evaluator_of_an_unknown_kind_leaves_scores_empty(tmp_path: Path) -> None:
    imported = numbers(tmp_path, '<evaluator ftype="faratin"/>', RISING, "integer", "1", "3")
    assert [score for _, score, _ in scores(imported)] == [None, None, None]
    assert any("faratin" in said for said in imported.warnings)


@pytest.mark.parametrize("bound", ["1e20", "9" * 25])
def test_a_range_past_what_can_be_kept_is_refused_in_words(tmp_path: Path, bound: str) -> None:
    rise = f'<evaluator ftype="linear" parameter1="{1 / float(bound)}" parameter0="0"/>'
    fall = f'<evaluator ftype="linear" parameter1="{-1 / float(bound)}" parameter0="1"/>'
    with pytest.raises(XmlError, match="“Speed” cannot be kept"):
        numbers(tmp_path, rise, fall, "real", "0", bound)
