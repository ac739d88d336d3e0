"""FAULTS 77: what people type cannot turn round the words and the prices beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout

from negdesk.i18n import END_ISOLATE, ISOLATE, isolated, tr, trn
from negdesk.report import bidi
from negdesk.report.text import printable

OVERRIDE, HEBREW = "\u202e", "שלום"
SENTENCE = "{title}, 26,000 EUR"
CLOSERS = "\u202c\u2069"
TURNS = ["a" + OVERRIDE + "b", HEBREW, "مرحبا", "\u2067x", "\u202b" + HEBREW, "x\u2069" + OVERRIDE]


def on_screen(text):
    """Return the places of a line's characters as Qt draws them, from left to right."""
    layout = QTextLayout(text, QFont())
    layout.beginLayout()
    line = layout.createLine()
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return [line.cursorToX(at)[0] for at in range(len(text))]


def on_paper(text):
    """Return the place of each character in a line as it is printed."""
    found = [0] * len(text)
    place = 0
    for start, end, level in bidi.visual(bidi.levels(text, bidi.base_level(text))):
        for at in range(end - 1, start - 1, -1) if level % 2 else range(start, end):
            found[at] = place
            place += 1
    return found


@pytest.mark.parametrize("title", TURNS)
def test_a_price_after_a_title_stays_after_it_and_keeps_its_digits(qapp, title):
    said = tr(SENTENCE).format(title=title)
    places = on_screen(said)[said.index("26") :]
    assert places == sorted(places)
    assert min(places) > on_screen(said)[said.index(title[0])]


@pytest.mark.parametrize("title", TURNS)
def test_it_stays_so_on_paper(title):
    said = printable(tr(SENTENCE).format(title=title))
    places = on_paper(said)
    digits = places[said.index("26") :]
    assert digits == sorted(digits)
    assert min(digits) > max(places[: said.index(",")])


def test_the_end_of_a_sentence_from_the_right_stays_at_its_left():
    said = printable(tr("“{words}” they say").format(words=HEBREW + "."))
    places = on_paper(said)
    assert places[said.index(".")] < places[said.index(HEBREW)] < places[said.index("t")]


def test_without_it_the_price_would_go_to_the_wrong_side():
    bare = SENTENCE.replace("{title}", HEBREW)
    assert on_paper(bare)[bare.index("2")] < on_paper(bare)[0]


def test_text_that_turns_nothing_is_as_it_was():
    for text in ("", "Price", "Ærø – Ελλάδα, Київ 漢字 ไทย हिन्दी", "26,000 €"):
        assert isolated(text) == text
        assert tr("{a}: {b}").format(a=text, b=5) == f"{text}: 5"


def test_counts_and_places_in_order_are_isolated_too():
    assert trn("{n} of {who}", "{n} of {who}", 2).format(n=2, who=HEBREW) == (
        f"2 of {ISOLATE}{HEBREW}{END_ISOLATE}"
    )
    assert tr("{} {:,}").format(HEBREW, 26000) == f"{ISOLATE}{HEBREW}{END_ISOLATE} 26,000"


@given(st.text("ab\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u202cש", max_size=20))
def test_no_text_gets_out_of_its_isolate(text):
    said = isolated(text)
    depth, least = 0, 1
    for char in said[:-1]:
        depth += (char in "\u2066\u2067\u2068") - (char == END_ISOLATE)
        least = min(least, depth)
    assert said == text or (least == 1 and depth == 1 and said.endswith(END_ISOLATE))
