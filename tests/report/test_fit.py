"""What a crowded brief keeps: whatever still finds room, and no text cut beside an empty page."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest

from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Execution, Feeling, Issue, Package, Question, Term
from negdesk.report import brief as report
from negdesk.report.facts import Facts
from negdesk.report.fit import LEAST_SCALE, cuts_of, plans
from negdesk.report.order import SECTIONS
from negdesk.report.pdf import PdfCanvas
from tests.report.prints import brief
from tests.report.reading import text_of
from tests.report.rows import NID, NOW, Build

WORDS = "they ask how long it may take until somebody else could answer for them all "


def crowded(questions):
    build = Build(title="Crowded", unit="EUR", better="lower", limit=D(100), target=D(80))
    for number in range(8):
        build.add(
            Issue, title=f"Issue {number} with a rather long name", unit="EUR", limit=D(number),
            target=D(1), trade_for="something that takes more than one line of the table",
        )  # fmt: skip
    for number in range(questions):
        build.add(Question, text=f"{number}: {WORDS * 3}")
    for number in range(3):
        build.add(Feeling, trigger=f"{number} {WORDS}", sign=WORDS * 3, response=WORDS * 3)
    build.add(Execution, words=WORDS * 3)
    return build.document


def said(document):
    return " ".join(text_of(brief(document, NID, now=NOW)).replace("\u00a0", " ").split())


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("questions", range(3, 9))
def test_nothing_that_was_cut_would_still_find_room(questions, paper):
    facts = Facts(crowded(questions), NID, NumberStyle(), NOW)
    page = report._fitting(PdfCanvas(paper, title="x"), facts, SECTIONS)
    assert page.fits
    assert page.plan.scale == LEAST_SCALE
    for name in {name for name, _ in cuts_of(plans()[-1])}:
        values = {getattr(step, name) for step in plans() if step.scale == LEAST_SCALE}
        more = [value for value in values if value > getattr(page.plan, name)]
        if more:
            fuller = page.with_plan(replace(page.plan, **{name: min(more)}))
            assert not fuller.fits or fuller.used == page.used, name


def test_a_text_of_four_lines_is_whole_where_the_page_has_room():
    build = Build(title="t", limit=D(1))
    build.add(Question, text="Why?")
    build.add(Feeling, trigger=WORDS, sign=WORDS, response=WORDS + "last words")
    assert "last words" in said(build.document)


def test_a_long_title_breaks_before_it_is_cut():
    words = "Gehaltsgespräch zur Beförderung zur Hauptabteilungsleiterin Unternehmenskommunikation"
    assert words in said(Build(title=words, limit=D(1)).document)


def test_a_unit_that_is_a_sign_or_stands_twice_does_not_name_the_term():
    build = Build(title="t", unit="EUR")
    package = build.add(Package, title="A")
    for title, unit, number in (
        ("Pool", "%", 10), ("Payment", "days", 30), ("Lead time", "days", 14),
        ("Seats", "seats", 2),
    ):  # fmt: skip
        issue = build.add(Issue, title=title, unit=unit)
        build.add(Term, package_id=package, issue_id=issue, number=D(number))
    assert "Pool 10 % · Payment 30 days · Lead time 14 days · 2 seats" in said(build.document)
