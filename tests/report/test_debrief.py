"""The debrief on paper: two pages at most, and what happened in plain words on top."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal as D
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from negdesk.exchange.sample import past_rows
from negdesk.model.document import Document
from negdesk.model.rows import (
    Assumption,
    Deviation,
    Event,
    Lesson,
    LimitChange,
    Negotiation,
    Party,
    Rating,
    Seal,
)
from negdesk.report.debrief import printed
from negdesk.report.debrief.pages import Strip, dealt
from negdesk.report.layout import nothing
from tests.report.prints import debrief
from tests.report.reading import flat, fonts, metadata, pages, paper, sizes, texts_of

NOW = datetime(2026, 5, 11, 14, 32)
LONG = "Donaudampfschifffahrtsgesellschaft, und was sonst noch zu sagen war. " * 30


def sample(*more, without=(), **head):
    numbers = count()
    rows = [row for row in past_rows(lambda: f"x{next(numbers)}") if not isinstance(row, without)]
    rows = [row.with_(**head) if isinstance(row, Negotiation) else row for row in rows]
    nid = rows[0].id
    return Document([*rows, *(row.with_(negotiation_id=nid) for row in more)]), nid


def said(document, nid, **options):
    return flat("\n".join(texts_of(debrief(document, nid, now=NOW, **options))))


def holds(text, *words):
    missing = [each for each in words if flat(each) not in text]
    assert missing == []


def test_the_sample_tells_how_it_ended_against_the_three_yardsticks():
    text = said(*sample())
    holds(text, "Jana's small car", "14,200 EUR", "Winter tyres: included", "First service: free")
    holds(text, "+500 EUR", "45 %", "63 %", "held against the seal of 21 March 2025, 21:30")
    holds(text, "agreed 14,200", "their real limit 13,900", "Zone 13,600 – 14,700")


def test_the_sample_tells_what_is_learned():
    text = said(*sample())
    holds(text, "Ask who signs before the first number", "Herr Sommer may sign alone")
    holds(text, "60 %", "false", "Who decides", "We read his card instead of asking")
    holds(text, "What never came up", "A handover on a weekday", "Relationship", "3 → 4")
    holds(text, "How I carried myself", "Martin closed too fast")
    holds(text, "Both of you would have preferred", "You gave 1,600 EUR in all")


def test_a_sealed_probability_counts_and_not_todays():
    document, nid = sample()
    row = document.all(Assumption, nid)[0].with_(probability=D("0.01"))
    rows = [each for each in document.rows(nid) if each.id != row.id]
    assert flat("70 %") in said(Document([*rows, row]), nid)


def test_without_a_seal_it_is_marked_as_from_memory():
    assert flat("from memory: no seal") in said(*sample(without=(Seal,)))
    assert flat("from memory") not in said(*sample())


def test_a_tampered_seal_is_not_what_it_is_held_against():
    document, nid = sample()
    (seal,) = document.all(Seal, nid)
    rows = [row for row in document.rows(nid) if not isinstance(row, Seal)]
    broken = Document([*rows, seal.with_(content=seal.content.replace("14700", "15700"))])
    text = said(broken, nid)
    assert flat("from memory: no seal") in text
    assert "15,700" not in text


def test_a_correct_walk_away_reads_as_the_success_it_is():
    document, nid = sample(
        without=(Seal,), stage="no_deal", agreed_value=None, limit=D(14000),
        no_deal_reason="They never went below 14,200.",
    )  # fmt: skip
    text = said(document, nid)
    holds(text, "No deal, and rightly", "That is a success.", "They never went below 14,200.")
    assert flat("Three yardsticks") not in text


def test_a_deal_worse_than_the_limit_is_said_calmly():
    text = said(*sample(without=(Seal,), agreed_value=D(15000)))
    holds(text, "300 EUR worse than your walkaway limit. What moved you?", "−300 EUR")


def test_without_their_limit_that_yardstick_is_not_known():
    text = said(*sample(their_limit_learned=None))
    holds(text, "How far they would have gone is not known.", "not known")


def test_without_a_limit_that_yardstick_is_not_known():
    text = said(*sample(without=(Seal,), limit=None))
    holds(text, "You had set no walkaway limit")


def test_a_negotiation_without_any_number_reads_well():
    rows = [
        Negotiation(id="q", title="Who speaks first", stage="agreed"),
        Party(id="p", negotiation_id="q", side="them", name="Committee"),
        Lesson(id="l", negotiation_id="q", text="Ask earlier."),
        Rating(id="r", negotiation_id="q", dimension="our words", note="warmer than before"),
    ]
    pdf = debrief(Document(rows), "q", now=NOW)
    assert pages(pdf) == 1
    text = flat(texts_of(pdf)[0])
    holds(text, "Agreed", "without a number", "Ask earlier.", "warmer than before")
    for absent in ("Three yardsticks", "not known", "zone", "memory is kind"):
        assert flat(absent) not in text


def test_before_it_has_ended_that_is_said():
    text = said(*sample(stage="sealed", agreed_value=None))
    holds(text, "Not over yet")


def test_a_changed_limit_stands_there_with_its_reason():
    change = LimitChange(
        id="c", negotiation_id="", at="2025-03-22T12:00:00", old=D(14500), new=D(14700),
        reason="The tyres are worth 480 to us.",
    )  # fmt: skip
    text = said(*sample(change))
    holds(text, "Changes of the limit", "14,500 EUR → 14,700 EUR", "The tyres are worth 480 to us.")


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_two_pages_hold_whatever_the_workbook_holds(size):
    more = []
    for index in range(80):
        place = {"negotiation_id": "", "position": 100 + index}
        more += [
            Assumption(id=f"a{index}", text=LONG, learned=LONG, probability=D("0.5"), **place),
            Deviation(id=f"d{index}", topic=LONG, expected=LONG, actual=LONG, why=LONG, **place),
            Lesson(id=f"l{index}", text=LONG, **place),
            Rating(id=f"r{index}", dimension=LONG, before=D(1), after=D(2), note=LONG, **place),
            LimitChange(id=f"c{index}", old=D(1), new=D(2), reason=LONG, **place),
            Event(id=f"e{index}", kind="offer", value=D(14000 + index), text=LONG, **place),
        ]
    document, nid = sample(*more, priorities_learned=LONG, never_raised=LONG, no_deal_reason=LONG)
    pdf = debrief(document, nid, now=NOW, paper=size)
    assert pages(pdf) == 2
    assert min(sizes(pdf)) >= 8
    assert flat("more in the workbook") in flat(texts_of(pdf)[0])
    assert paper(pdf) == ((595.3, 841.9) if size == "a4" else (612.0, 792.0))


def test_what_is_cut_is_counted_on_the_page():
    document, nid = sample(never_raised=LONG)
    made = printed(document, nid, now=NOW)
    assert made.shortened == 1
    assert flat("1 text shortened") in flat(texts_of(made.pdf)[0])


def test_equal_input_gives_equal_bytes_and_metadata_says_nothing_private():
    document, nid = sample()
    first, second = (debrief(document, nid, now=NOW, grey=True) for _ in range(2))
    assert first == second
    assert "14700" not in metadata(first)
    assert "Debrief: Jana's small car" in metadata(first)
    assert all(fonts(first).values())


def test_a_letter_no_font_has_is_told():
    made = printed(*sample(title="Auto 家"), now=NOW)
    assert made.unprintable == "" or "家" in made.unprintable
    assert flat("Auto") in flat(texts_of(made.pdf)[0])


def test_a_strip_that_does_not_fit_begins_the_next_page_without_air():
    strips = [Strip(nothing(40), 10), Strip(nothing(40), 10), Strip(nothing(40), 10)]
    first, second = dealt(strips, 100)
    assert [top for top, _ in first.placed] == [0, 50]
    assert [top for top, _ in second.placed] == [0]


def test_a_strip_that_keeps_the_next_one_goes_on_with_it_where_a_page_holds_both():
    first, second = dealt(
        [Strip(nothing(40), 10), Strip(nothing(40), 10, True), Strip(nothing(40), 10)], 100
    )
    assert [top for top, _ in first.placed] == [0]
    assert [top for top, _ in second.placed] == [0, 50]
    tall = [Strip(nothing(70), 10, True), Strip(nothing(70), 10)]
    assert [len(page.placed) for page in dealt(tall, 100)] == [1, 1]


@pytest.mark.parametrize("count", range(24, 60))
def test_one_or_two_lines_never_stand_alone_on_the_second_page(count):
    head = Negotiation(id="n", title="Van", stage="agreed", agreed_value=D(5))
    lessons = [
        Lesson(id=f"l{index}", negotiation_id="n", position=index, text=f"Lesson number {index}.")
        for index in range(count)
    ]
    found = texts_of(debrief(Document([head, *lessons]), "n", now=NOW))
    assert sum(text.count("Lesson number") for text in found) == count
    assert len(found) == 1 or found[1].count("Lesson number") > 2


NUMBER = st.none() | st.sampled_from([D(0), D(-5), D(10) ** 12, D("0.01"), D(14200)])
WORDS = st.sampled_from(["", "AT&T <b>x</b>", LONG, "מחיר", "\n\n", "Ö"])


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    stage=st.sampled_from(["agreed", "no_deal", "preparing"]),
    limit=NUMBER,
    agreed_value=NUMBER,
    their_limit_learned=NUMBER,
    better=st.sampled_from(["lower", "higher"]),
    title=WORDS,
    never_raised=WORDS,
    sealed=st.booleans(),
)
def test_any_content_prints_on_two_pages_at_most(sealed, **head):
    document, nid = sample(without=() if sealed else (Seal,), **head)
    assert 1 <= printed(document, nid, now=NOW).pages <= 2


def test_the_place_of_the_meeting_is_not_cut_while_there_is_a_second_line():
    place = "their office in Sand Hill Road, on the second floor beside the library"
    made = printed(*sample(place=place), now=NOW)
    assert made.shortened == 0
    assert flat(place) in flat(texts_of(made.pdf)[0])


def test_a_better_deal_is_told_issue_by_issue_with_the_unit_of_each():
    text = said(*sample())
    holds(text, "another deal, by up to", "EUR · Winter tyres: ")


def test_a_single_number_gets_no_empty_chart():
    learned = Negotiation(id="n", title="t", stage="agreed", their_limit_learned=D(5))
    text = said(Document([learned]), "n")
    holds(text, "Their real limit", "5")
    assert flat("The zone as you believed it") not in text
