"""Words wider than their line: broken before a syllable, and whole to who reads the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.model.rows import Question
from negdesk.report.aloud import parted
from negdesk.report.fonts import load
from negdesk.report.syllables import BROKEN
from negdesk.report.text import flow, wrap
from tests.report.drawn import outside, overlaps, pieces
from tests.report.prints import brief, workbook
from tests.report.reading import flat, poppler_text, texts_of
from tests.report.rows import NID, NOW, Build

LONG = "Verkehrsinfrastrukturfinanzierungsgesellschaft"


@pytest.fixture(autouse=True)
def _fonts():
    load()


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        (LONG, ["Verkehrsinfras", "trukturfinanzie", "rungsgesell", "schaft"]),
        ("Geschäftsführungszustimmung", ["Geschäftsfüh", "rungszustim", "mung"]),
        ("перепереговоровоговоры", ["переперегово", "ровоговоры"]),
    ],
)
def test_a_word_is_broken_before_a_syllable(word, parts):
    lines = wrap(word, 75, 10, most=9).lines
    assert [line.rstrip(BROKEN) for line in lines] == parts
    assert all(line.endswith(BROKEN) for line in lines[:-1])


def test_no_stroke_parts_a_number_or_what_is_no_word():
    for text in ("12345678901234567890", "—" * 60, "漢字" * 30, "https://x.y/1/2/3/4/5/6/7/8/9"):
        assert not any(BROKEN in line for line in wrap(text, 60, 10, most=9).lines)


def test_a_word_that_fits_on_a_line_of_its_own_is_not_broken():
    assert wrap("ein Rindfleischetikett", 85, 10).lines == ("ein", "Rindfleischetikett")


@settings(deadline=None)
@given(st.text("abceioßhst", min_size=1, max_size=200), st.floats(14, 90))
def test_broken_lines_together_are_the_word(word, width):
    lines = flow(word, width, 9)
    assert "".join(lines).replace(BROKEN, "") == word


def test_a_reader_who_hears_it_hears_no_space_within_the_word():
    lines = flow(f"die {LONG} zahlt", 80, 10)
    said = "".join(line.rstrip(BROKEN) + " " * spaced for line, spaced in parted(lines, LONG))
    assert LONG in said


@pytest.mark.parametrize("make", [brief, workbook])
def test_what_is_broken_on_paper_is_read_back_as_it_was_typed(make):
    build = Build(title=LONG, goal=f"{LONG} {LONG}{LONG}")
    build.add(Question, text=LONG * 3)
    pdf = make(build.document, NID, now=NOW)
    for text in ("".join(texts_of(pdf)), poppler_text(pdf)):
        assert flat(LONG * 3) in flat(text)
        assert BROKEN not in text


def test_the_stroke_stands_on_nothing(monkeypatch):
    build = Build(title=LONG, goal=LONG * 4, outsider=LONG * 6)
    with pieces(monkeypatch) as drawn:
        brief(build.document, NID, now=NOW)
    assert overlaps(drawn[0]) == []
    assert outside(drawn[0], 595, 842, 38) == []
