"""The track record of a workbook: a page of its own, over all that has ended."""
