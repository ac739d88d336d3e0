"""How inputs look on the sheets of a tab: written on a line, like a form on paper."""

from __future__ import annotations

from negdesk.ui.theme import HEADING, RADIUS, TITLE, Theme


def look(theme: Theme) -> str:
    """Return the part of the style sheet that only tabs need."""
    c, gap = theme.palette, theme.quarter
    size = theme.font.pointSizeF() if theme.font.pointSizeF() > 0 else 10.0
    inside = 'QFrame[role="card"]'
    editors = ", ".join(f"{inside} {kind}" for kind in ("QLineEdit", "QPlainTextEdit", "QComboBox"))
    focused = ", ".join(
        f"{inside} {kind}:focus" for kind in ("QLineEdit", "QPlainTextEdit", "QComboBox")
    )
    hovered = ", ".join(
        f"{inside} {kind}:hover:!focus" for kind in ("QLineEdit", "QPlainTextEdit", "QComboBox")
    )
    return f"""
{editors} {{ background: transparent; border: none; border-radius: 0px;
  border-bottom: 1px solid {c["line"]}; padding: {gap - 1}px 0px {gap}px 0px; }}
{hovered} {{ border-bottom: 1px solid {c["muted"]}; }}
{focused} {{ border: none; border-bottom: 2px solid {c["ours"]};
  padding: {gap - 1}px 0px {gap - 1}px 0px; }}
{inside} QComboBox, {inside} QComboBox:focus {{ padding-left: 2px; }}
{inside} QPlainTextEdit[look="plain"]:!focus {{ border-bottom: 1px solid transparent; }}
QComboBox {{ padding-left: {gap + 6}px; }}
QComboBox:focus {{ padding-left: {gap + 5}px; }}
QLabel[role="label"] {{ color: {c["muted"]}; font-size: {size * 0.92:.1f}pt; }}
QLabel[role="heading"][side="ours"] {{ color: {c["ours"]}; }}
QLabel[role="heading"][side="theirs"] {{ color: {c["theirs"]}; }}
QLabel[role="badge"] {{ background: {c["ours_soft"]}; color: {c["ink"]}; font-weight: 600;
  border-radius: {gap * 2 + 2}px; min-width: {gap * 4 + 4}px; min-height: {gap * 4 + 4}px; }}
QLabel[role="badge"][side="theirs"] {{ background: {c["theirs_soft"]}; }}
QFrame[role="theirs-card"] {{ background: {c["theirs_soft"]}; border-radius: {RADIUS}px; }}
QFrame[role="zone-card"] {{ background: {c["zone_soft"]}; border-radius: {RADIUS}px; }}
QLabel[role="large"] {{ font-size: {size * 1.12:.1f}pt; }}
QPushButton[role="quiet"] {{ padding-left: 0px; border: none; border-radius: 0px; }}
QPushButton[role="quiet"]:hover {{ background: transparent; text-decoration: underline; }}
QPushButton[role="quiet"]:focus {{ border: none; border-bottom: 2px solid {c["ours"]}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {c["muted"]};
  border-radius: 8px; background: {c["surface"]}; }}
QRadioButton::indicator:hover {{ border-color: {c["ours"]}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {c["ours"]}; }}
QRadioButton:focus {{ color: {c["ours"]}; text-decoration: underline; }}
QRadioButton:checked {{ font-weight: 600; }}
QLineEdit[look="large"] {{ font-size: {size * HEADING:.1f}pt; font-weight: 600; }}
QLineEdit[look="huge"] {{ font-size: {size * TITLE:.1f}pt; font-weight: 700; }}
{inside} QLineEdit[look="name"], {inside} QPlainTextEdit[look="name"] {{ font-weight: 600;
  font-size: {size * 1.08:.1f}pt; }}
"""
