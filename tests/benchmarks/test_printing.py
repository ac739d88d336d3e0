"""Speed of long prints: many pages, long notes, letters that are shaped; see `test_speed.py`."""

from __future__ import annotations

from decimal import Decimal
from time import perf_counter

import pytest

from negdesk.model.document import Document
from negdesk.model.rows import Alternative, Issue, Party, Question
from negdesk.report.workbook import printed
from tests.benchmarks.table import median, milliseconds, samples, show
from tests.report.prints import brief
from tests.report.rows import NID, NOW, Build, empty

pytestmark = pytest.mark.benchmark

SAID = "We mean what we say, and we say what we would give up to have it. " * 3
NOTE = "A note of the evening, with what was said and what was meant. " * 1600  # 100 kB
WORDS = {
    "Latin": "The price includes delivery and the warranty. ",
    "Hebrew": "המחיר הסופי כולל אחריות ומשלוח. ",
    "Arabic": "السعر النهائي يشمل الضمان والتسليم. ",
}


def long_one(size: int) -> Document:
    """Return a negotiation whose workbook grows by the page with each four of `size`."""
    build = Build(title="A long one", limit=Decimal(10), unit="EUR", better="higher")
    for number in range(size):
        build.add(Party, name=f"Party {number}", interests=SAID, style=SAID, pressures=SAID)
        build.add(Alternative, title=f"Way {number}", likely=Decimal(number), evidence=SAID)
        build.add(Issue, title=f"Issue {number}", interest=SAID, their_interest=SAID)
        build.add(Question, text=f"What about {number}?")
    return build.document


def seconds(document: Document) -> tuple[float, int]:
    """Return the seconds that a print takes, the second of two, and its pages."""
    printed(document, NID, now=NOW)
    start = perf_counter()
    found = printed(document, NID, now=NOW)
    return perf_counter() - start, found.pages


def test_a_workbook_of_sixty_pages():
    short, few = seconds(long_one(24))
    long, many = seconds(long_one(96))
    show(f"workbook of {many} pages", milliseconds(long), "<= 1,500 ms for 60")
    show(f"  a page of {many} / a page of {few}", f"{long / many / (short / few):.2f}", "1: linear")


def test_a_long_note():
    short, _ = seconds(empty(title="t", notes=NOTE))
    long, many = seconds(empty(title="t", notes=NOTE * 10))
    show(f"workbook with a note of 1 MB, {many} pages", milliseconds(long), "")
    show("  the same / with a note of 100 kB", f"{long / short:.1f}", "10: linear")
    little, much = (_brief_with(text) for text in (NOTE[:200], NOTE * 10))
    show("brief with a goal of 1 MB / of 200 letters", f"{much / little:.2f}", "")


def _brief_with(text: str) -> float:
    document = empty(title="t", notes=text, goal=text)
    return median(samples(lambda: brief(document, NID, now=NOW), 9))


def test_letters_that_are_shaped():
    times = {}
    for name, words in WORDS.items():
        times[name], _ = seconds(empty(title=words, notes=words * 300, context=words * 300))
    show("workbook in Latin letters", milliseconds(times["Latin"]), "")
    for name in ("Hebrew", "Arabic"):
        show(f"  in {name} / in Latin", f"{times[name] / times['Latin']:.1f}", "")
