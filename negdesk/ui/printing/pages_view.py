"""The pages of one PDF, shown by Qt's PDF view; the wheel and the keys go through them."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent

# Loaded with the first print window, not with the program.
from PySide6.QtPdf import QPdfDocument  # noqa: TID253
from PySide6.QtPdfWidgets import QPdfView  # noqa: TID253
from PySide6.QtWidgets import QScrollBar, QWidget

from negdesk.i18n import tr

STEP = 1.25
# The view keeps 20 pages as pictures: larger ones would fill the memory.
LEAST, MOST = 0.2, 3.0


class PagesView(QPdfView):
    """Shows one PDF and never another.

    Qt's view draws pages in a thread, and takes what comes of it for the document it has by
    then: with another one in it, it would go on showing a page of the one before.
    """

    zoom_wanted = Signal(float)

    def __init__(self, pdf: bytes, parent: QWidget) -> None:
        """Show these bytes from the top; none at all are an empty view."""
        super().__init__(parent)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        # The view's own way to fit a page forgets the margins around it.
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setAccessibleName(tr("Preview"))
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # A sister of the view, and the younger: the thread that draws ends before it goes.
        self.shown = QPdfDocument(parent)
        self.destroyed.connect(self.shown.deleteLater)
        if pdf:
            held = QBuffer(self.shown)
            held.setData(QByteArray(pdf))
            held.open(QIODevice.OpenModeFlag.ReadOnly)
            self.shown.load(held)
        self.setDocument(self.shown)

    def whole(self) -> float:
        """Return the zoom at which the page in sight fits with its margins."""
        size = self.shown.pagePointSize(self.pageNavigator().currentPage())
        room, margins = self.maximumViewportSize(), self.documentMargins()
        if self.shown.pageCount() > 1:
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        wide = (room.width() - margins.left() - margins.right()) / size.width()
        # The view leaves its spacing below the last page too, and rounds a page up.
        edges = margins.top() + margins.bottom() + self.pageSpacing() + 1
        high = (room.height() - edges) / size.height()
        return max(min(wide, high) * 72 / self.logicalDpiX(), LEAST)

    def zoom_by(self, by: float) -> None:
        """Show it larger or smaller, with what is in the middle still there."""
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        middles = [_middle(bar) for bar in bars]
        self.setZoomFactor(min(max(self.zoomFactor() * by, LEAST), MOST))
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, show it larger or smaller; else scroll."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoom_wanted.emit(STEP if turned > 0 else 1 / STEP)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to either end with Home and End; the other keys scroll."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)


def _middle(bar: QScrollBar) -> float:
    """Return what share of the whole lies before the middle of what is in sight."""
    return (bar.value() + bar.pageStep() / 2) / (bar.maximum() + bar.pageStep())
