"""The track record as a PDF: all that the page of the window tells, on paper."""

from __future__ import annotations

from datetime import datetime

import pytest

from negdesk.analysis.record import record
from negdesk.chart.record_charts import record_charts
from negdesk.exchange.sample import past_rows
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Negotiation
from negdesk.report.dates import said_month
from negdesk.report.record import printed
from tests.report.reading import flat, inks, sizes, texts_of
from tests.report.tree import Read, faults_of
from tests.ui.debrief.debriefed import ended

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
    found = many(150)
    pages = [flat(text) for text in texts_of(printed(found, now=NOW).pdf)]
    assert holds("".join(pages), *(one.negotiation.title for one in found.debriefs))
    rows = [page for page in pages if holds(page, "agreed")]
    assert len(rows) > 2
    assert all(holds(page, "Hours planned") for page in rows)


def test_what_it_is_limited_to_stands_below_the_title():
    assert holds(said(sample(), only="Car purchase, 2025"), "Only Car purchase, 2025 · Mar 2025")
    assert holds(said(many(12)), "Everything that has ended · Mar 2020 to Mar 2024")


def test_what_it_is_limited_to_stands_at_the_head_of_every_further_page():
    pages = texts_of(printed(many(90), only="Nord", now=NOW).pdf)
    assert all(holds(flat(page), "Track record: Nord") for page in pages[1:])


def test_where_nothing_is_of_the_kind_it_does_not_say_that_nothing_ended():
    text = said(many(0), only="Lease")
    assert holds(text, "Only Lease", "No negotiation that has ended is of this kind.")
    assert not holds(text, "has ended yet")


def talks(count):
    stages = ("agreed", "no_deal")
    return record(
        Document(
            Negotiation(id=f"t{n}", title=f"Talk {n}", stage=stages[n % 2]) for n in range(count)
        )
    )


def test_a_purely_qualitative_workbook_has_its_table_and_says_what_charts_need():
    done = printed(talks(4), now=NOW)
    text = flat(texts_of(done.pdf)[0])
    assert done.pages == 1
    assert holds(text, "4 negotiations ended", "Talk 3", "No chart yet")
    assert text.index("Talk3") < text.index("Nochartyet")
    assert holds(text, "from deals with a share, and the relationship rated before and after")
    assert not holds(text, "%")
    assert faults_of(Read(done.pdf)) == []


def test_a_record_with_every_chart_lacks_none():
    assert not holds(said(sample()), "No chart yet")


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("count", [1, 3, 12, 40])
def test_no_type_is_smaller_than_8_points(paper, count):
    assert min(sizes(printed(many(count), now=NOW, paper=paper).pdf)) >= 8


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_few_negotiations_are_one_page(paper):
    assert printed(many(3), now=NOW, paper=paper).pages == 1


def test_of_very_many_the_charts_of_each_deal_go_across():
    found = many(40)
    first, second = texts_of(printed(found, now=NOW).pdf)[:2]
    assert "Estimates of their limit" not in first
    assert "Estimates of their limit" in second
    assert "Your share of the surplus" in second


def test_in_grey_no_colour_is_left():
    grey, colour = (inks(printed(many(12), now=NOW, grey=on).pdf) for on in (True, False))
    assert all(max(ink) - min(ink) < 1e-3 for ink in grey)
    assert any(max(ink) - min(ink) > 0.1 for ink in colour)


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
