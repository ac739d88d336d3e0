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
        # A box to tick grows with its words; even, so that its middle is sharp.
        self.box = max(16, self.line * 2 // 5 * 2)
        self.dark = False
        self.strong = False
        self._scheme = "system"
        app.setStyle("Fusion")
        self._hints = hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        self._access = hints.accessibility()
        self._access.contrastPreferenceChanged.connect(self._follow_contrast)
        self.strong = self._access.contrastPreference() == Qt.ContrastPreference.HighContrast
        self.use(dark=hints.colorScheme() == Qt.ColorScheme.Dark)

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
        # Every widget is styled anew: not twice for the same colours.
        if dark != self.dark:
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
