"""The pages as they will be: the bytes that are exported and printed, page under page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QToolButton, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.ui.labels import plain_label
from negdesk.ui.printing.keys import native, sequence
from negdesk.ui.printing.pages_view import STEP, PagesView
from negdesk.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument


class Preview(QWidget):
    """Shows a PDF page under page; + and − make it larger and smaller."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._whole = True
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        self.pages = plain_label("", "muted")
        self._column = QVBoxLayout(self)
        self.view = self._view_of(b"")
        self._lay_out()
        theme.changed.connect(self._restyle_shown)

    @property
    def document(self) -> QPdfDocument:
        """Return the document that is shown."""
        return self.view.shown

    def show_pdf(self, pdf: bytes, *, keep: bool = True) -> None:
        """Show these bytes, from the top or where the ones before were looked at."""
        old, new = self.view, self._view_of(pdf)
        places = [bar.value() if keep else 0 for bar in _bars(old)]
        new.setGeometry(old.geometry())
        new.setZoomFactor(old.zoomFactor())
        self.setTabOrder(old, new)
        self._column.replaceWidget(old, new)
        self.view = new
        new.show()
        if old.hasFocus():
            new.setFocus()
        old.hide()
        old.deleteLater()
        self._fit()
        for bar, place in zip(_bars(new), places, strict=True):
            bar.setValue(place)
        self._say_page()

    def zoom(self, by: float) -> None:
        """Show it larger or smaller; 0 shows whole pages again."""
        self._whole = not by
        self._fit()
        if by:
            self.view.zoom_by(by)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep whole pages whole."""
        super().resizeEvent(event)
        self._soon.start()

    def _fit(self) -> None:
        if self._whole and self.document.pageCount():
            self.view.setZoomFactor(self.view.whole())

    def _view_of(self, pdf: bytes) -> PagesView:
        view = PagesView(pdf, self)
        view.setPageSpacing(self._theme.quarter)
        view.pageNavigator().currentPageChanged.connect(self._say_page)
        view.zoom_wanted.connect(self.zoom)
        self._restyle(view)
        return view

    def _say_page(self) -> None:
        count = self.document.pageCount()
        number = self.view.pageNavigator().currentPage() + 1
        words = tr("Page {number} of {count}").format(number=number, count=count) if count else ""
        self.pages.setText(words)
        self.view.setAccessibleDescription(words)

    def _lay_out(self) -> None:
        gap = self._theme.quarter
        row = QHBoxLayout()
        row.setContentsMargins(gap * 3, gap, gap * 3, gap)
        row.setSpacing(gap)
        row.addWidget(self.pages)
        row.addStretch(1)
        for name, sign, words, by in (
            ("smaller", "−", tr("Smaller"), 1 / STEP),
            ("larger", "+", tr("Larger"), STEP),
            ("whole", tr("Whole page"), tr("Show the whole page"), 0.0),
        ):
            row.addWidget(self._button(name, sign, words, by))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.view, 1)
        self._column.addLayout(row)

    def _button(self, name: str, sign: str, words: str, by: float) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"zoom.{name}")
        button.setText(sign)
        button.setProperty("role", "step")
        button.setToolTip(f"{words}  {native(name)}")
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.zoom(by))
        # Where + is written with Shift, the same key does without it.
        for keys in (sequence(name), *([QKeySequence("Ctrl+=")] if name == "larger" else [])):
            QShortcut(keys, self).activated.connect(lambda: self.zoom(by))
        return button

    def _restyle_shown(self) -> None:
        self._restyle(self.view)

    def _restyle(self, view: PagesView) -> None:
        """Lay the pages on the window's colour; the paper itself stays white."""
        palette = QPalette(view.palette())
        palette.setColor(QPalette.ColorRole.Dark, self._theme.colour("line"))
        view.setPalette(palette)


def _bars(view: PagesView) -> tuple[QScrollBar, QScrollBar]:
    return view.horizontalScrollBar(), view.verticalScrollBar()
