"""The way of text to paper: cleaned, broken to a width, cut with a mark."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.report.fonts import face, load
from negdesk.report.syllables import BROKEN
from negdesk.report.text import clip, one_line, printable, unprintable, wrap
from tests.yardstick import at_most


@pytest.fixture(autouse=True)
def _fonts():
    load()


@settings(deadline=None)
@given(st.text(max_size=600), st.floats(30, 500), st.integers(1, 5))
def test_no_line_is_wider_than_its_place(text, width, most):
    found = wrap(text, width, 8, most=most)
    assert len(found.lines) <= most
    widths = [face().width(line, 8) for line in found.lines]
    assert all(wide <= width + 0.1 for wide in widths)


@settings(deadline=None)
@given(st.text("abc de-f·", max_size=300), st.floats(60, 500))
def test_what_is_not_cut_is_whole(text, width):
    found = wrap(text, width, 8, most=99)
    assert not found.cut
    assert "".join(found.lines).replace(" ", "") == text.replace(" ", "")


def test_lines_break_between_words_and_in_words_only_when_they_must():
    assert wrap("one two three", 40, 10).lines == ("one two", "three")
    lines = wrap("Rindfleischetikettierung", 40, 10, most=9).lines
    assert "".join(lines).replace(BROKEN, "") == "Rindfleischetikettierung"
    assert len(lines) > 2


def test_the_author_s_own_line_breaks_are_kept():
    assert wrap("one\ntwo\r\n\nthree", 400, 10, most=5).lines == ("one", "two", "three")
    assert clip("one\ntwo", 400, 10).lines == ("one two",)


def test_what_is_cut_ends_in_an_ellipsis_and_says_so():
    found = wrap("word " * 100, 100, 10, most=2)
    assert found.cut
    assert found.lines[-1].endswith("…")
    assert clip("word " * 100, 100, 10).cut
    assert not clip("word", 100, 10).cut


def test_controls_go_and_letters_are_composed():
    assert printable("a\x00b\x07c\ufeff\u202ed\u2066e") == "abcde"
    assert printable("e\u030c") == "ě"
    assert printable("x\u2028y") == "x\ny"
    assert one_line("a\tb\nc") == "a b c"


def test_a_heap_of_marks_keeps_the_first_few():
    assert len(printable("q" + "\u0301" * 100)) <= 4


def test_unprintable_names_each_character_once():
    assert unprintable("漢字 漢 ok → Ж\n") == "字漢"
    assert unprintable("👩🏽‍🚀") != ""
    assert unprintable("Příliš žluťoučký kůň, ΑΒΓ, Їжак, ẞ, €, →, ☐") == ""


def test_a_megabyte_takes_no_time():
    with at_most(100):
        for size in range(20):
            wrap("x" * 1_000_000, 200 + size, 8)
            wrap("word " * 200_000, 200 + size, 8)
            clip("\u0301" * 1_000_000, 200 + size, 8)
