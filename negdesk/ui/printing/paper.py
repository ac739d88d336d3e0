"""Pages on a printer: band by band between the events of the window, so nothing ever waits."""

from __future__ import annotations

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from negdesk.i18n import tr
from negdesk.report.order import Order

_KEEP = Qt.AspectRatioMode.KeepAspectRatio
# Sharper than an eye at reading distance.
_MOST_DPI = 400
# A page at once would hold the window up for half a second; each band takes a frame or two.
_BANDS = 20
# A band runs on a little under the next: no light line can stand between the two.
_OVERLAP = 2


def printers() -> list[str]:
    """Return the names of the printers that are set up."""
    return list(QPrinterInfo.availablePrinterNames())


def printer_for(order: Order) -> QPrinter:
    """Return a printer set to the paper and the colours of an order; its name says nothing."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.Letter if order.paper == "letter" else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    # The list of print jobs is open to others: no title stands there.
    printer.setDocName("negdesk")
    printer.setCreator("negdesk")
    mode = QPrinter.ColorMode
    printer.setColorMode(mode.GrayScale if order.grey else mode.Color)
    return printer


class PaperRun(QObject):
    """Sends the pages of a PDF to a printer; `ended` carries a sentence when it went wrong."""

    moved = Signal(int, int)
    ended = Signal(str)

    def __init__(self, pdf: bytes, printer: QPrinter, parent: QObject) -> None:
        """Take the pages that the printer was asked for."""
        from PySide6.QtPdf import QPdfDocument

        super().__init__(parent)
        self._printer = printer
        self._bytes = QBuffer(self)
        self._bytes.setData(QByteArray(pdf))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._bytes)
        self._painter = QPainter()
        count = self._document.pageCount()
        first = max(printer.fromPage(), 1)
        last = min(printer.toPage() or count, count)
        self._pages = list(range(first - 1, last))
        # Of all bands of all pages.
        self._done = 0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._step)
        # A workbook that is closed takes this along: nothing may be half drawn then.
        painter = self._painter
        self.destroyed.connect(lambda: _let_go(painter, printer))

    @property
    def fits_paper(self) -> bool:
        """Say whether the pages have the size of the printer's paper, give or take 2 mm."""
        page = self._document.pagePointSize(0)
        paper = self._printer.pageLayout().fullRectPoints().size()
        wide, high = sorted((page.width(), page.height())), sorted((paper.width(), paper.height()))
        return all(abs(a - b) < 6 for a, b in zip(wide, high, strict=True))

    def start(self) -> None:
        """Begin; each band waits until the window has had its turn."""
        if not self._painter.begin(self._printer):
            self.ended.emit(tr("The printer takes nothing now. The preview is still here."))
            return
        self._next.start()

    def cancel(self) -> None:
        """Stop where it is."""
        self._next.stop()
        _let_go(self._painter, self._printer)

    def _step(self) -> None:
        if self._printer.printerState() == QPrinter.PrinterState.Error:
            self.cancel()
            self.ended.emit(tr("The printer stopped. The preview is still here."))
            return
        number, band = divmod(self._done, _BANDS)
        if self._done and not band and not self._printer.newPage():
            self.cancel()
            self.ended.emit(tr("The printer took no further page. The preview is still here."))
            return
        self._draw(self._pages[number], band)
        self._done += 1
        total = len(self._pages) * _BANDS
        self.moved.emit(self._done, total)
        if self._done < total:
            self._next.start()
        else:
            self._painter.end()
            self.ended.emit("")

    def _draw(self, page: int, band: int) -> None:
        """Draw one band of a page, fitted to the paper in its middle."""
        room = QRectF(self._printer.pageLayout().fullRectPixels(self._printer.resolution()))
        place = QRectF(
            room.topLeft(), self._document.pagePointSize(page).scaled(room.size(), _KEEP)
        )
        place.moveCenter(room.center())
        fine = min(1.0, _MOST_DPI / self._printer.resolution())
        whole = (place.size() * fine).toSize()
        top, end = (whole.height() * edge // _BANDS for edge in (band, band + 1))
        part = QRect(0, top, whole.width(), min(end + _OVERLAP, whole.height()) - top)
        across, down = place.width() / whole.width(), place.height() / whole.height()
        target = QRectF(0, part.y() * down, part.width() * across, part.height() * down)
        self._painter.drawImage(target.translated(place.topLeft()), self._image(page, whole, part))

    def _image(self, page: int, whole: QSize, part: QRect) -> QImage:
        """Return a part of a page that is drawn as large as `whole`, on white."""
        from PySide6.QtPdf import QPdfDocumentRenderOptions

        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        # Qt measures a part by its last row and column: one more of each keeps the scale.
        options.setScaledClipRect(part.adjusted(0, 0, 1, 1))
        drawn = self._document.render(page, part.size(), options)
        white = QImage(drawn.size(), QImage.Format.Format_RGB32)
        white.fill(0xFFFFFFFF)
        painter = QPainter(white)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return white


def _let_go(painter: QPainter, printer: QPrinter) -> None:
    if painter.isActive():
        printer.abort()
        painter.end()
