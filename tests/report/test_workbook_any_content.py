"""Whatever a workbook holds, its print is pages on which nothing collides or is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negdesk.report.workbook import printed
from tests.report.drawn import outside, overlaps, pieces
from tests.report.reading import pages, sizes
from tests.report.rows import NID, NOW
from tests.report.test_any_content import documents

PAPERS = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}


@settings(deadline=None, max_examples=25)
@given(documents(), st.sampled_from(list(PAPERS)))
def test_any_content_is_printed_readably_and_nothing_collides(document, size):
    with pytest.MonkeyPatch.context() as patch, pieces(patch) as noted:
        found = printed(document, NID, paper=size, now=NOW)
    assert pages(found.pdf) == found.pages == len(noted)
    assert min(sizes(found.pdf)) >= 8
    for page in noted:
        assert not overlaps(page)
        assert not outside(page, *PAPERS[size], 54)
