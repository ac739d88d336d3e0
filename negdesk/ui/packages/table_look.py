"""How lists and tables on the tab look: rows with air, thin rules, the colours of the theme."""

from __future__ import annotations

from negdesk.ui.theme import RADIUS, Theme


def table_look(theme: Theme) -> str:
    """Return the style sheet of a list or table."""
    c, gap = theme.palette, theme.quarter
    return f"""
QAbstractItemView {{ background: transparent; border: 2px solid transparent; outline: none; }}
QAbstractItemView:focus {{ border: 2px solid {c["ours"]}; border-radius: {RADIUS}px; }}
QAbstractItemView::item {{ padding: {gap}px; border: none;
  border-bottom: 1px solid {c["line"]}; color: {c["ink"]}; }}
QAbstractItemView::item:selected {{ background: {c["ours_soft"]}; color: {c["ink"]}; }}
QHeaderView, QTableCornerButton::section {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {c["muted"]}; border: none;
  border-bottom: 1px solid {c["line"]}; padding: {gap}px; }}
"""
