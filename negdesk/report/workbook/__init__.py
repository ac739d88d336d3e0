"""The preparation workbook on paper: all tabs of Prepare, with contents and bookmarks."""

from negdesk.report.workbook.book import Cancelled, printed

__all__ = ["Cancelled", "printed"]
