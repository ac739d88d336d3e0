"""The track record as a PDF: all that the page of the window tells, on paper."""

from __future__ import annotations

from datetime import datetime

import pytest

from negdesk.analysis.record import record
from negdesk.chart.record_charts import record_charts
from negdesk.exchange.sample import past_rows
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.report.dates import said_month
from negdesk.report.record import printed
from tests.report.reading import flat, texts_of
from tests.report.tree import Read, faults_of
from tests.ui.debriefed import ended

NOW = datetime(2026, 5, 13, 20, 0)
STYLE = NumberStyle()


def sample():
    ids = iter(range(10_000))
    return record(Document(past_rows(lambda: f"id{next(ids)}")))


def many(count):
    return record(Document([row for number in range(count) for row in ended(number)]))


def holds(text, *words):
    return all(flat(each) in text for each in words)


def said(found, **options):
    return flat("\n".join(texts_of(printed(found, now=NOW, **options).pdf)))


def test_the_first_page_has_the_figures_and_every_chart_with_its_sentence():
    found = sample()
    first = flat(texts_of(printed(found, now=NOW).pdf)[0])
    assert holds(first, "PRIVATE: our side only", "5 of 6")
    for chart in record_charts(found, STYLE, said_month):
        assert holds(first, chart.heading, chart.sentence)


def test_every_negotiation_has_its_row_and_the_head_comes_again_on_every_page():
    found = many(90)
    pages = [flat(text) for text in texts_of(printed(found, now=NOW).pdf)]
    assert holds("".join(pages), *(one.negotiation.title for one in found.debriefs))
    assert len(pages) > 2
    assert all(holds(page, "Hours planned") for page in pages[1:])


def test_what_it_is_limited_to_stands_below_the_title():
    assert holds(said(sample(), only="Car purchase, 2025"), "Car purchase, 2025")
    assert holds(said(sample()), "everything that has ended")


def test_an_empty_record_says_so_on_one_page():
    done = printed(many(0), now=NOW)
    assert done.pages == 1
    assert holds(flat("\n".join(texts_of(done.pdf))), "No negotiation has ended yet")


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("grey", [False, True])
def test_equal_input_gives_equal_bytes(paper, grey):
    made = [printed(many(12), now=NOW, paper=paper, grey=grey).pdf for _ in range(2)]
    assert made[0] == made[1]


def test_under_ten_items_there_are_counts_and_no_score():
    assert not holds(said(sample()), "0 is perfect")
    assert holds(said(many(12)), "0 is perfect", "Brier score")


@pytest.mark.parametrize("count", [0, 12, 90])
def test_the_structure_tree_is_sound(count):
    assert faults_of(Read(printed(many(count), now=NOW).pdf)) == []
