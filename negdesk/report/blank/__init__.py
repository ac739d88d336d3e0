"""Blank sheets for handwriting and as fillable forms."""

from negdesk.report.blank.sheets import ALL, KINDS, printed

__all__ = ["ALL", "KINDS", "printed"]
