"""Whatever a workbook holds, its brief is one readable page."""

from __future__ import annotations

from decimal import Decimal as D
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.model.rows import Alternative, Issue, Party, Question, Reply, Trigger
from tests.report.prints import brief
from tests.report.reading import pages, sizes, text_of
from tests.report.rows import NID, NOW, Build

WORDS = st.text(max_size=400)
NUMBER = st.none() | st.decimals(-(10**14), 10**14, places=4)


@st.composite
def documents(draw):
    build = Build(
        title=draw(WORDS),
        unit=draw(st.text(max_size=30)),
        better=draw(st.sampled_from(["lower", "higher"])),
        limit=draw(NUMBER),
        target=draw(NUMBER),
        opening=draw(NUMBER),
        goal=draw(WORDS),
        limit_reason=draw(WORDS),
        meeting_at=draw(st.sampled_from(["", "2026-05-14", "2026-05-14T17:00"])),
    )
    number = count(draw(st.integers(0, 12)), -1)
    while next(number) > 0:
        build.add(Question, text=draw(WORDS))
        build.add(Reply, they_say=draw(WORDS), we_say=draw(WORDS))
        build.add(Trigger, condition=draw(WORDS), response=draw(WORDS))
        build.add(
            Issue,
            title=draw(WORDS),
            kind=draw(st.sampled_from(["number", "choice", "group"])),
            unit=draw(st.text(max_size=20)),
            must_have=draw(st.booleans()),
            headline=draw(st.booleans()),
            limit=draw(NUMBER),
            weight=draw(NUMBER),
            their_likely=draw(NUMBER),
            trade_for=draw(WORDS),
        )
        build.add(Party, name=draw(WORDS), decision_process=draw(WORDS))
        build.add(Alternative, title=draw(WORDS), likely=draw(NUMBER), feasibility=D(1))
    return build.document


@settings(deadline=None, max_examples=40)
@given(documents(), st.sampled_from(["a4", "letter"]))
def test_any_content_is_one_page_of_readable_type(document, size):
    pdf = brief(document, NID, paper=size, now=NOW)
    assert pages(pdf) == 1
    assert min(sizes(pdf)) >= 8
    assert "page 1 of 1" in text_of(pdf)
