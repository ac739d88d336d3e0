"""Prints as nothing but their bytes, for tests that read pages."""

from __future__ import annotations

from typing import Any

from negdesk.report import blank as blank_sheets
from negdesk.report import brief as one_page
from negdesk.report import debrief as two_pages
from negdesk.report import table_copy as for_the_table
from negdesk.report import workbook as all_pages


def brief(*what: Any, **how: Any) -> bytes:
    return one_page.printed(*what, **how).pdf


def table_copy(*what: Any, **how: Any) -> bytes:
    return for_the_table.printed(*what, **how).pdf


def workbook(*what: Any, **how: Any) -> bytes:
    return all_pages.printed(*what, **how).pdf


def debrief(*what: Any, **how: Any) -> bytes:
    return two_pages.printed(*what, **how).pdf


def blank(*what: Any, **how: Any) -> bytes:
    return blank_sheets.printed(*what, **how).pdf
