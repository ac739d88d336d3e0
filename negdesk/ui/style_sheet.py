"""The one style sheet: what the words in the property `role` look like, and forms like on paper.

The window has it, not the application: a part that stands in no window yet is then put together
unstyled, and each of its widgets is styled once, when the part is shown. With a style sheet on the
application Qt styles all that is below anew with each step up (measured: a tenth of the start).
"""

from __future__ import annotations

from negdesk.ui.theme import HEADING, LEAST_TARGET, RADIUS, SMALL, TITLE, Theme


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a window: roles are set as the property `role` on a widget."""
    return _common(theme) + _forms(theme)


def _points(theme: Theme, scale: float) -> str:
    size = theme.font.pointSizeF() if theme.font.pointSizeF() > 0 else 10.0
    return f"{size * scale:.1f}pt"


def _common(theme: Theme) -> str:
    c, quarter = theme.palette, theme.quarter
    return f"""
QWidget {{ color: {c["ink"]}; }}
QMainWindow, QScrollArea, QWidget[role="page"], QStackedWidget {{ background: {c["window"]}; }}
QScrollArea {{ border: none; }}
#seal-panel QScrollArea, #seal-panel QScrollArea > QWidget > QWidget {{ background: transparent; }}
QWidget[role="sidebar"] {{ background: {c["surface"]}; border-right: 1px solid {c["line"]}; }}
QFrame[role="card"] {{ background: {c["surface"]}; border: 1px solid {c["line"]};
  border-radius: {RADIUS}px; }}
QFrame[role="warn-card"] {{ background: {c["warn_soft"]}; border-radius: {RADIUS}px; }}
QFrame[role="ours-card"] {{ background: {c["ours_soft"]}; border-radius: {RADIUS}px; }}
QFrame[role="said"] {{ background: {c["window"]}; border-radius: {RADIUS}px; }}
QFrame[role="bad-card"] {{ background: {c["bad_soft"]}; border-radius: {RADIUS}px; }}
QFrame[role="rule"] {{ background: {c["line"]}; max-height: 1px; min-height: 1px; border: none; }}
QLabel {{ background: transparent; border: none; }}
QLabel[role="title"] {{ font-size: {_points(theme, TITLE)}; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {_points(theme, HEADING)}; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {c["muted"]}; }}
QLabel[role="hint"] {{ color: {c["muted"]}; font-size: {_points(theme, SMALL)}; }}
QLabel[role="bad"] {{ color: {c["bad"]}; font-size: {_points(theme, SMALL)}; }}
QLabel[role="not-saved"] {{ color: {c["bad"]}; font-weight: 600; }}
QLabel[role="warn"] {{ color: {c["warn"]}; }}
QLabel[role="ours"] {{ color: {c["ours"]}; font-weight: 600; }}
QLabel[role="theirs"] {{ color: {c["theirs"]}; font-weight: 600; }}
QLabel[role="zone"] {{ color: {c["zone"]}; }}
QLabel[role="number"] {{ font-size: {_points(theme, HEADING)}; font-weight: 700; }}
QLabel[role="huge"] {{ font-size: {_points(theme, 3)}; font-weight: 700; }}
QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox {{ background: {c["surface"]};
  border: 1px solid {c["line"]}; border-radius: {RADIUS}px; padding: {quarter}px {quarter + 4}px;
  selection-background-color: {c["ours"]}; selection-color: {c["surface"]}; }}
QLineEdit, QComboBox {{ min-height: {LEAST_TARGET - 2 * quarter + 6}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
  border: 2px solid {c["ours"]}; padding: {quarter - 1}px {quarter + 3}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {c["window"]};
  color: {c["muted"]}; }}
QComboBox::drop-down {{ border: none; width: {quarter * 5}px; }}
QComboBox QAbstractItemView {{ background: {c["surface"]}; border: 1px solid {c["line"]};
  selection-background-color: {c["ours_soft"]}; selection-color: {c["ink"]}; }}
QPushButton {{ background: {c["surface"]}; border: 1px solid {c["line"]};
  border-radius: {RADIUS}px; padding: {quarter + 1}px {quarter * 3}px;
  min-height: {LEAST_TARGET - 2 * quarter}px; outline: none; }}
QPushButton:hover {{ border-color: {c["ours"]}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {c["ours"]}; }}
QPushButton:focus {{ padding: {quarter}px {quarter * 3 - 1}px; }}
QPushButton:disabled {{ color: {c["muted"]}; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {c["muted"]}; }}
QPushButton[role="main"] {{ background: {c["ours"]}; color: {c["surface"]}; font-weight: 600;
  border: 1px solid {c["ours"]}; }}
QWidget[role="sidebar"] QPushButton[role="main"] {{ padding: {quarter * 2 + 1}px; }}
QPushButton[role="main"]:focus {{ border: 2px solid {c["ink"]}; }}
QPushButton[role="quiet"] {{ background: transparent; color: {c["ours"]};
  border: 1px solid transparent; padding-left: {quarter}px; padding-right: {quarter * 2}px; }}
QPushButton[role="quiet"]:hover {{ background: {c["ours_soft"]}; }}
QPushButton[role="quiet"]:focus, QPushButton[role="link"]:focus {{
  border: 2px solid {c["ours"]}; }}
QPushButton[role="link"] {{ background: transparent; color: {c["ours"]};
  border: 1px solid transparent; text-align: left; padding: 0 {quarter}px; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="place"] {{ background: transparent; border: 1px solid transparent;
  text-align: left; padding: {quarter + 1}px {quarter * 2}px; color: {c["ours"]}; }}
QWidget[role="sidebar"] QPushButton[role="place"] {{ padding-left: {quarter * 3 - 1}px; }}
QPushButton[role="place"]:hover {{ border-color: {c["ours"]}; }}
QPushButton[role="place"]:checked {{ background: {c["ours_soft"]}; color: {c["ink"]};
  font-weight: 600; }}
QPushButton[role="place"]:focus {{ border: 2px solid {c["ours"]};
  padding: {quarter}px {quarter * 2 - 1}px; }}
QPushButton[role="phase"] {{ border-radius: {quarter * 3}px; padding: {quarter}px {quarter * 5}px;
  background: {c["surface"]}; }}
QPushButton[role="phase"]:checked {{ background: {c["ours"]}; color: {c["surface"]};
  font-weight: 600; border-color: {c["ours"]}; }}
QPushButton[role="phase"]:focus {{ padding: {quarter - 1}px {quarter * 5 - 1}px; }}
QPushButton[role="phase"]:checked:focus {{ border: 2px solid {c["ink"]}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; outline: none;
  border-radius: {RADIUS}px; min-width: {LEAST_TARGET}px; min-height: {LEAST_TARGET}px; }}
QLineEdit QToolButton {{ min-width: 16px; min-height: 16px; }}
QToolButton:hover {{ background: {c["ours_soft"]}; }}
QToolButton[role="step"] {{ border: 1px solid {c["line"]}; border-radius: {RADIUS}px;
  min-width: {max(LEAST_TARGET, quarter * 6)}px; background: {c["surface"]}; }}
QToolButton[role="step"]:hover {{ border-color: {c["ours"]}; }}
QToolButton[role="step"]:focus {{ border: 2px solid {c["ours"]}; }}
QToolButton[role="step"]:disabled {{ color: {c["muted"]}; }}
QToolButton[role="cross"] {{ color: {c["muted"]}; }}
QCheckBox, QRadioButton {{ spacing: {quarter * 2}px; min-height: {LEAST_TARGET}px;
  background: transparent; }}
QCheckBox:focus, QRadioButton:focus {{ color: {c["ours"]}; }}
QTabBar {{ background: transparent; }}
QTabBar::scroller {{ width: {quarter * 14}px; }}
QTabBar::tear {{ width: 0; border: none; }}
QTabBar::tab {{ background: transparent; padding: {quarter * 2}px {quarter}px;
  margin-right: {quarter * 5}px; border: none; border-bottom: 3px solid transparent;
  color: {c["ink"]}; }}
QTabBar::tab:selected {{ color: {c["ours"]}; font-weight: 600;
  border-bottom: 3px solid {c["ours"]}; }}
QTabBar::tab:hover {{ color: {c["ours"]}; }}
QTabBar::tab:selected:focus {{ background: {c["ours_soft"]}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c["line"]}; }}
QListView {{ background: {c["surface"]}; border: none; outline: none; }}
QWidget[role="status"] {{ background: {c["window"]}; border-top: 1px solid {c["line"]}; }}
QPushButton[role="status"] {{ background: transparent; border: none; color: {c["muted"]};
  padding: 0 {quarter}px; }}
QPushButton[role="status"]:hover {{ color: {c["ours"]}; text-decoration: underline; }}
QLineEdit[role="find"] {{ background: {c["window"]}; border-radius: {quarter * 3}px;
  padding-left: {quarter * 3}px; }}
QStatusBar {{ background: {c["window"]}; border-top: 1px solid {c["line"]};
  color: {c["muted"]}; }}
QStatusBar QLabel {{ color: {c["muted"]}; }}
QStatusBar::item {{ border: none; }}
QMenuBar {{ background: {c["window"]}; }}
QMenu {{ background: {c["surface"]}; border: 1px solid {c["line"]}; }}
QMenu::item {{ padding: {quarter}px {quarter * 6}px; }}
QMenu::item:selected, QMenuBar::item:selected {{ background: {c["ours_soft"]};
  color: {c["ink"]}; }}
QMenu::item:disabled {{ color: {c["muted"]}; }}
QToolTip {{ background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["line"]}; }}
QScrollBar:vertical {{ background: transparent; width: {quarter * 3}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {c["line"]}; border-radius: 4px;
  min-height: 32px; margin: 2px; }}
QScrollBar::handle:vertical:hover {{ background: {c["muted"]}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _forms(theme: Theme) -> str:
    """Return how inputs look on a sheet of paper, which has the property `sheet`."""
    c, gap, box = theme.palette, theme.quarter, theme.box
    dot = box * 3 // 16 * 2
    inside, sheet = 'QFrame[role="card"]', '[sheet="true"]'
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
{sheet} QComboBox {{ padding-left: {gap + 6}px; }}
{sheet} QComboBox:focus {{ padding-left: {gap + 5}px; }}
{sheet} QLabel[role="label"] {{ color: {c["muted"]}; font-size: {_points(theme, 0.92)}; }}
QLabel[role="heading"][side="ours"] {{ color: {c["ours"]}; }}
QLabel[role="heading"][side="theirs"] {{ color: {c["theirs"]}; }}
QLabel[role="badge"] {{ background: {c["ours_soft"]}; color: {c["ink"]}; font-weight: 600;
  border-radius: {gap * 2 + 2}px; min-width: {gap * 4 + 4}px; min-height: {gap * 4 + 4}px; }}
QLabel[role="badge"][side="theirs"] {{ background: {c["theirs_soft"]}; }}
QFrame[role="theirs-card"] {{ background: {c["theirs_soft"]}; border-radius: {RADIUS}px; }}
QFrame[role="zone-card"] {{ background: {c["zone_soft"]}; border-radius: {RADIUS}px; }}
QLabel[role="large"] {{ font-size: {_points(theme, 1.12)}; }}
{sheet} QPushButton[role="quiet"] {{ padding-left: 0px; border: none; border-radius: 0px; }}
{sheet} QPushButton[role="quiet"]:hover {{ background: transparent; text-decoration: underline; }}
{sheet} QPushButton[role="quiet"]:focus {{ border: none; border-bottom: 2px solid {c["ours"]}; }}
QRadioButton::indicator {{ width: {box - 2}px; height: {box - 2}px;
  border: 1px solid {c["muted"]}; border-radius: {box // 2}px; background: {c["surface"]}; }}
QRadioButton::indicator:hover {{ border-color: {c["ours"]}; }}
QRadioButton::indicator:checked {{ width: {dot}px; height: {dot}px;
  border: {(box - dot) // 2}px solid {c["ours"]}; }}
QRadioButton:focus {{ color: {c["ours"]}; text-decoration: underline; }}
QRadioButton:checked {{ font-weight: 600; }}
QLineEdit[look="large"] {{ font-size: {_points(theme, HEADING)}; font-weight: 600; }}
QLineEdit[look="huge"] {{ font-size: {_points(theme, TITLE)}; font-weight: 700; }}
{inside} QLineEdit[look="name"], {inside} QPlainTextEdit[look="name"] {{ font-weight: 600;
  font-size: {_points(theme, 1.08)}; }}
"""
