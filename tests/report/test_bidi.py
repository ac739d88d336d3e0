"""Text in two directions on one line; in the examples, capitals stand for Hebrew letters."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from negdesk.report.bidi import base_level, levels, visual

HEBREW = {chr(ord("A") + at): chr(0x5D0 + at) for at in range(26)}
LATIN = {letter: capital for capital, letter in HEBREW.items()}
ARABIC = "\u0633"


def in_order(typed, base):
    runs = visual(levels(typed, base))
    return "".join(
        typed[start:end][::-1] if level % 2 else typed[start:end] for start, end, level in runs
    )


def seen(text, base=None):
    """Return the text as it stands on the line, from left to right."""
    typed = "".join(HEBREW.get(char, char) for char in text)
    base = base_level(typed) if base is None else base
    return "".join(LATIN.get(char, char) for char in in_order(typed, base))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain text", "plain text"),
        ("SHALOM", "MOLAHS"),
        ("SHALOM WORLD", "DLROW MOLAHS"),
        ("car is CAR in hebrew", "car is RAC in hebrew"),
        ("CAR is car IN ENGLISH", "HSILGNE NI is car RAC"),
        ("PRICE 12,500 USD", "DSU 12,500 ECIRP"),
        ("PRICE 12,500 usd", "usd 12,500 ECIRP"),
        ("PRICE 12,500", "12,500 ECIRP"),
        ("price PRICE 12,500", "price 12,500 ECIRP"),
        ("PRICE $12.50 OR 15%", "15% RO $12.50 ECIRP"),
        ("PRICE 5 - 3", "3 - 5 ECIRP"),
        ("PRICE (FINAL)", ")LANIF( ECIRP"),
        ("PRICE (usd) NOW", "WON )usd( ECIRP"),
        ("the deal (NOW) ends", "the deal (WON) ends"),
        ("DEAL [a (B) c]", "]c )B( a[ LAED"),
        ("TEL: +1-23", "1-23+ :LET"),
        ("ONE / two, THREE.", ".EERHT ,two / ENO"),
    ],
)
def test_a_line_stands_in_the_order_in_which_it_is_read(typed, shown):
    assert seen(typed) == shown


def test_a_paragraph_keeps_its_direction_whatever_its_line_begins_with():
    assert seen("usd NOW", base=1) == "WON usd"
    assert seen("NOW usd", base=0) == "WON usd"


def test_numbers_after_arabic_letters_keep_their_digits_and_lose_their_sign():
    typed = ARABIC + " 15%"
    runs = visual(levels(typed, 1))
    assert [typed[start:end] for start, end, _ in runs] == ["%", "15", ARABIC + " "]


def test_a_mark_goes_with_its_letter_and_a_joiner_too():
    assert levels("a\u0301 \u05d0\u05b8\u200c\u05d1", 0) == [0, 0, 0, 1, 1, 1, 1]


def test_the_first_letter_decides_and_without_one_it_is_left_to_right():
    assert base_level("12 (a \u05d0") == 0
    assert base_level("12 (\u05d0 a") == 1
    assert base_level("12,50") == 0
    assert levels("", 0) == []
    assert visual([]) == []


def test_brackets_without_a_partner_and_hundreds_of_them_are_no_trouble():
    assert seen("A ) b ( C", base=1) == "C ( b ) A"
    assert len(levels("\u05d0" + "(" * 5000 + ")" * 5000, 1)) == 10001


@given(st.text("abABC12 ,.:-+%$()[]<>/&" + ARABIC + "\u0661", max_size=30), st.sampled_from("LR"))
def test_the_order_is_that_of_the_library_which_cannot_tell_the_places(text, base):
    typed = "".join(HEBREW.get(char, char) for char in text)
    assert in_order(typed, int(base == "R")) == get_display(typed, base_dir=base)


@given(st.text("aA1 ,.-+%()[]\u0301" + ARABIC, max_size=40), st.sampled_from([0, 1]))
def test_every_character_has_its_place_once(text, base):
    typed = "".join(HEBREW.get(char, char) for char in text)
    found = levels(typed, base)
    assert len(found) == len(typed)
    assert set(found) <= {0, 1, 2}
    places = [at for start, end, _ in visual(found) for at in range(start, end)]
    assert sorted(places) == list(range(len(typed)))
