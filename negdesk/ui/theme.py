"""One visual language: colours by role, a type scale, spacing from the font, light and dark."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QApplication

from negdesk.chart.palette import DARK, LIGHT, Palette, strong

TITLE, HEADING, BODY, SMALL = 1.6, 1.25, 1.0, 0.85
RADIUS = 6
LEAST_TARGET = 24


class Theme(QObject):
    """The palette in force and the measures that go with the system's font."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        """Follow the system's light or dark scheme from now on."""
        super().__init__(app)
        self._app = app
        self.font = QFont(app.font())
        self.line = QFontMetrics(self.font).lineSpacing()
        self.quarter = max(4, round(self.line / 4))
        self.dark = False
        self.strong = False
        self._scheme = "system"
        app.setStyle("Fusion")
        self._hints = hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        self._access = hints.accessibility()
        self._access.contrastPreferenceChanged.connect(self._follow_contrast)
        self.strong = self._access.contrastPreference() == Qt.ContrastPreference.HighContrast
        self._follow(hints.colorScheme())

    @property
    def palette(self) -> Palette:
        """Return the colours by role."""
        colours = DARK if self.dark else LIGHT
        return strong(colours) if self.strong else colours

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return QColor(self.palette[role])

    def use(self, *, dark: bool, strong: bool | None = None) -> None:
        """Put one of the two palettes in force, with strong contrasts if they are wanted."""
        self.dark = dark
        self.strong = self.strong if strong is None else strong
        self._app.setPalette(self._qt_palette())
        self._app.setStyleSheet(style_sheet(self.palette, self.font, self.quarter))
        self.changed.emit()

    def choose(self, scheme: str) -> None:
        """Use "light" or "dark" whatever the system does, or follow the "system" again."""
        self._scheme = scheme
        self._follow(self._app.styleHints().colorScheme())

    def icon(self, name: str) -> QIcon:
        """Return a small line icon, drawn in the muted ink of the palette."""
        return _icon(name, self.palette["muted"], self.line)

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        chosen = {"dark": True, "light": False}.get(self._scheme)
        dark = scheme == Qt.ColorScheme.Dark if chosen is None else chosen
        # A style sheet is read anew for every widget: not twice for the same colours.
        if dark != self.dark or not self._app.styleSheet():
            self.use(dark=dark)

    def _follow_contrast(self, wanted: Qt.ContrastPreference) -> None:
        self.use(dark=self.dark, strong=wanted == Qt.ContrastPreference.HighContrast)

    def _qt_palette(self) -> QPalette:
        colours, role = self.palette, QPalette.ColorRole
        palette = QPalette()
        for of, name in (
            (role.Window, "window"),
            (role.Base, "surface"),
            (role.AlternateBase, "window"),
            (role.Button, "surface"),
            (role.ToolTipBase, "surface"),
            (role.WindowText, "ink"),
            (role.Text, "ink"),
            (role.ButtonText, "ink"),
            (role.ToolTipText, "ink"),
            (role.PlaceholderText, "muted"),
            (role.Mid, "line"),
            (role.Highlight, "ours"),
            (role.HighlightedText, "surface"),
            (role.Accent, "ours"),
            (role.Link, "ours"),
        ):
            palette.setColor(of, QColor(colours[name]))
        for of in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, of, QColor(colours["muted"]))
        return palette


def style_sheet(colours: Palette, font: QFont, quarter: int) -> str:
    """Return the one style sheet: roles are set as the property `role` on a widget."""
    size = font.pointSizeF() if font.pointSizeF() > 0 else 10.0

    def points(scale: float) -> str:
        return f"{size * scale:.1f}pt"

    c = colours
    return f"""
QWidget {{ color: {c["ink"]}; }}
QMainWindow, QScrollArea, QWidget[role="page"], QStackedWidget {{ background: {c["window"]}; }}
QScrollArea {{ border: none; }}
QWidget[role="sidebar"] {{ background: {c["surface"]}; border-right: 1px solid {c["line"]}; }}
QFrame[role="card"] {{ background: {c["surface"]}; border: 1px solid {c["line"]};
  border-radius: {RADIUS}px; }}
QFrame[role="warn-card"] {{ background: {c["warn_soft"]}; border-radius: {RADIUS}px; }}
QFrame[role="ours-card"] {{ background: {c["ours_soft"]}; border-radius: {RADIUS}px; }}
QFrame[role="said"] {{ background: {c["window"]}; border-radius: {RADIUS}px; }}
QFrame[role="bad-card"] {{ background: {c["bad_soft"]}; border-radius: {RADIUS}px; }}
QFrame[role="rule"] {{ background: {c["line"]}; max-height: 1px; min-height: 1px; border: none; }}
QLabel {{ background: transparent; border: none; }}
QLabel[role="title"] {{ font-size: {points(TITLE)}; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {points(HEADING)}; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {c["muted"]}; }}
QLabel[role="hint"] {{ color: {c["muted"]}; font-size: {points(SMALL)}; }}
QLabel[role="bad"] {{ color: {c["bad"]}; font-size: {points(SMALL)}; }}
QLabel[role="not-saved"] {{ color: {c["bad"]}; font-weight: 600; }}
QLabel[role="warn"] {{ color: {c["warn"]}; }}
QLabel[role="ours"] {{ color: {c["ours"]}; font-weight: 600; }}
QLabel[role="theirs"] {{ color: {c["theirs"]}; font-weight: 600; }}
QLabel[role="zone"] {{ color: {c["zone"]}; }}
QLabel[role="number"] {{ font-size: {points(HEADING)}; font-weight: 700; }}
QLabel[role="huge"] {{ font-size: {points(3)}; font-weight: 700; }}
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
  min-height: {LEAST_TARGET - 2 * quarter}px; }}
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
QPushButton[role="place"] {{ background: transparent; border: 1px solid transparent; outline: none;
  text-align: left; padding: {quarter + 1}px {quarter * 2}px; color: {c["ours"]}; }}
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
QToolButton {{ background: transparent; border: 1px solid transparent;
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
QLineEdit[role="find"] {{ background: {c["window"]}; border-radius: {quarter * 4}px;
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


@lru_cache(maxsize=32)
def _icon(name: str, colour: str, size: int) -> QIcon:
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.2))
    painter.scale(size / 16, size / 16)
    if name == "calendar":
        painter.drawRoundedRect(QRectF(2.5, 3.5, 11, 10), 1.5, 1.5)
        painter.drawLine(QPointF(2.5, 6.5), QPointF(13.5, 6.5))
        painter.drawLine(QPointF(5.5, 2), QPointF(5.5, 4.5))
        painter.drawLine(QPointF(10.5, 2), QPointF(10.5, 4.5))
    else:
        painter.drawPolyline(QPolygonF([QPointF(5, 3), QPointF(10, 8), QPointF(5, 13)]))
    painter.end()
    return QIcon(pixmap)
