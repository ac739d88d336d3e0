"""The preparation workbook on paper: all tabs of Prepare, with contents and bookmarks."""

from negdesk.report.workbook.book import Cancelled, Printed, printed, workbook

__all__ = ["Cancelled", "Printed", "printed", "workbook"]
