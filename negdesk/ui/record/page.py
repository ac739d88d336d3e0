"""The page of the track record: figures, charts with their sentences, and every negotiation."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from negdesk.analysis.record import Record, record_of
from negdesk.analysis.record_figures import figures
from negdesk.chart.record_sheets import negotiation_sheet
from negdesk.i18n import tr, trn
from negdesk.model.edits import Edit
from negdesk.ui.cards import Card, Columns, Section
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.pages import scrolled
from negdesk.ui.record.charts import Charts
from negdesk.ui.record.figures import Figures
from negdesk.ui.record.filters import Filters
from negdesk.ui.record.reader import Debriefs
from negdesk.ui.record.table import SheetTable, table_look


class RecordPage(QWidget):
    """Shows what all negotiations that ended say together; `opened` carries one to go to."""

    opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Make the page; nothing is read before it is first shown."""
        super().__init__()
        self._desk = desk
        theme = desk.theme
        self.found: Record = record_of(())
        self.debriefs = Debriefs(desk, self)
        self.filters = Filters(desk)
        self.progress = plain_label("", "hint")
        self.empty = self._empty()
        self.figures = Figures(theme)
        self.charts = Charts(theme)
        self.print_button = QPushButton(tr("Print…"))
        self.print_button.setObjectName("record.print")
        self.print_button.setAccessibleName(tr("Print the track record"))
        self.print_button.clicked.connect(desk.print_wanted)
        self.negotiations = SheetTable(tr("Every negotiation of the record"))
        self._stale = True
        self._lay_out()
        self.debriefs.moved.connect(self._moved)
        self.debriefs.done.connect(self._show_all)
        self.filters.changed.connect(self._show_record)
        self.negotiations.row_chosen.connect(self._open)
        theme.changed.connect(self._restyle)
        self._restyle()

    def take(self, edit: Edit) -> None:
        """Follow a change: at once when visible, else when next shown."""
        self.debriefs.spoil(*edit.scopes)
        if self.isVisible():
            self.debriefs.read()
        else:
            self._stale = True

    def put_away(self) -> None:
        """Leave the workbook alone from now on."""
        self.debriefs.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is not known yet, after the page was painted."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.debriefs.read()

    def day(self, iso: str) -> str:
        """Return the month of a moment in words, as under the charts."""
        if not iso:
            return tr("no date")
        return QLocale().toString(QDate.fromString(iso[:10], Qt.DateFormat.ISODate), "MMM yyyy")

    def _moved(self, known: int, total: int) -> None:
        text = tr("Reading what has ended: {known} of {total}")
        self._say(text.format(known=known, total=total))

    def _show_all(self) -> None:
        lost = self.debriefs.unreadable
        words = trn(
            "{count} negotiation could not be read and is not counted.",
            "{count} negotiations could not be read and are not counted.",
            lost,
        )
        self._say(words.format(count=lost) if lost else "")
        self.filters.offer(self.debriefs.made)
        self._show_record()

    def _say(self, words: str) -> None:
        self.progress.setText(words)
        self.progress.setVisible(bool(words))

    def _show_record(self) -> None:
        style = self._desk.style
        found = self.found = record_of(self.debriefs.made, self.filters.chosen)
        there = bool(found.debriefs)
        self.empty.setVisible(not there)
        self.content.setVisible(there)
        self.filters.setVisible(bool(self.debriefs.made))
        if there:
            self.figures.show_figures(figures(found, style))
            self.charts.show_record(found, style, self.day)
            self.negotiations.show_sheet(negotiation_sheet(found, style, self.day))

    def _open(self, row: int) -> None:
        self.opened.emit(self.found.debriefs[row].negotiation.id)

    def _empty(self) -> Card:
        card = Card(self._desk.theme)
        words = tr(
            "Each negotiation that ends adds to it: what you believed before, and how it was. "
            "From ten on it shows where your judgement leans; debrief one to begin."
        )
        card.body.addWidget(WordsLabel(words, "muted"))
        return card

    def _lay_out(self) -> None:
        theme = self._desk.theme
        gap = theme.quarter
        self._page = QWidget()
        self._page.setProperty("sheet", True)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(gap * 6, gap * 5, gap * 6, gap * 8)
        column.setSpacing(gap * 4)
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("Track record"), "title"), 1)
        head.addWidget(self.print_button)
        column.addLayout(head)
        words = tr("What you expected against what came, over everything that has ended.")
        column.addWidget(WordsLabel(words, "muted"))
        column.addWidget(self.filters)
        column.addWidget(self.progress)
        column.addWidget(self.empty)
        self.content = QWidget()
        column.addWidget(self.content)
        column.addStretch(1)
        self._lay_out_content(gap)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(self._page))
        self.progress.hide()
        self.empty.hide()
        self.content.hide()
        self.filters.hide()

    def _lay_out_content(self, gap: int) -> None:
        theme = self._desk.theme
        inner = QVBoxLayout(self.content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(gap * 5)
        inner.addWidget(self.figures)
        columns = Columns(theme, (1, 1), theme.line * 48)
        columns.set_apart(gap * 5)
        for column, cards in zip(columns.columns, self.charts.columns, strict=True):
            column.setSpacing(gap * 5)
            for card in cards:
                column.addWidget(card)
        columns.close_up()
        inner.addWidget(columns)
        words = tr("Double-click one, or press Enter, to open it.")
        section = Section(theme, tr("Every negotiation"), words)
        section.add(self.negotiations)
        inner.addWidget(section)

    def _restyle(self) -> None:
        theme = self._desk.theme
        self._page.setStyleSheet(table_look(theme))
