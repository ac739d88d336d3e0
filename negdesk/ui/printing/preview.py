"""The pages as they will be: the bytes that are exported and printed, shown by Qt's PDF view."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QTimer
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.ui.labels import plain_label
from negdesk.ui.theme import Theme

_STEP = 1.25
_LEAST, _MOST = 0.2, 6.0


class Preview(QWidget):
    """Shows a PDF page under page; + and − make it larger and smaller."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        # Loaded with the first preview: a start of the program must not wait for it.
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        super().__init__()
        self._theme = theme
        self._bytes = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        # The view's own way to fit a page forgets the margins around it.
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._whole = True
        self.view.setAccessibleName(tr("Preview"))
        self.view.setPageSpacing(theme.quarter)
        self.view.pageNavigator().currentPageChanged.connect(self._say_page)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        self.pages = plain_label("", "muted")
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_pdf(self, pdf: bytes, *, keep: bool = True) -> bool:
        """Show these bytes, from the top or at the height of before; False if they are none."""
        bar = self.view.verticalScrollBar()
        height = bar.value() if keep else 0
        self.document.close()
        self._bytes.close()
        self._bytes.setData(QByteArray(pdf))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._bytes)
        self._fit()
        bar.setValue(height)
        self._say_page()
        return self.document.pageCount() > 0

    def zoom(self, by: float) -> None:
        """Show it larger or smaller; 0 shows whole pages again."""
        self._whole = not by
        self._fit()
        if by:
            self.view.setZoomFactor(min(max(self.view.zoomFactor() * by, _LEAST), _MOST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep whole pages whole."""
        super().resizeEvent(event)
        self._soon.start()

    def _fit(self) -> None:
        if self._whole and self.document.pageCount():
            self.view.setZoomFactor(self._whole_factor())

    def _whole_factor(self) -> float:
        """Return the zoom at which the page that is shown fits with its margins."""
        size = self.document.pagePointSize(self.view.pageNavigator().currentPage())
        room, margins = self.view.maximumViewportSize(), self.view.documentMargins()
        if self.document.pageCount() > 1:
            room.setWidth(room.width() - self.view.verticalScrollBar().sizeHint().width())
        wide = (room.width() - margins.left() - margins.right()) / size.width()
        # The view leaves its spacing below the last page too, and rounds a page up.
        edges = margins.top() + margins.bottom() + self.view.pageSpacing() + 1
        high = (room.height() - edges) / size.height()
        return max(min(wide, high) * 72 / self.view.logicalDpiX(), _LEAST)

    def _say_page(self) -> None:
        count = self.document.pageCount()
        number = self.view.pageNavigator().currentPage() + 1
        words = tr("Page {number} of {count}").format(number=number, count=count)
        self.pages.setText(words if count else "")

    def _lay_out(self) -> None:
        gap = self._theme.quarter
        row = QHBoxLayout()
        row.setContentsMargins(gap * 3, gap, gap * 3, gap)
        row.setSpacing(gap)
        row.addWidget(self.pages)
        row.addStretch(1)
        for name, sign, words, by in (
            ("smaller", "−", tr("Smaller"), 1 / _STEP),
            ("larger", "+", tr("Larger"), _STEP),
            ("whole", tr("Whole page"), tr("Show the whole page"), 0.0),
        ):
            button = QToolButton()
            button.setObjectName(f"zoom.{name}")
            button.setText(sign)
            button.setProperty("role", "step")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _=False, by=by: self.zoom(by))
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addLayout(row)

    def _restyle(self) -> None:
        """Lay the pages on the window's colour; the paper itself stays white."""
        palette = QPalette(self.view.palette())
        palette.setColor(QPalette.ColorRole.Dark, self._theme.colour("line"))
        self.view.setPalette(palette)
        self.view.setFrameShape(self.view.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
