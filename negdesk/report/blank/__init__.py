"""Blank sheets for handwriting and as fillable forms."""

from negdesk.report.blank.sheets import ALL, KINDS, blank

__all__ = ["ALL", "KINDS", "blank"]
