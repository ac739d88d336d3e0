"""Inputs for days and times: typed as the reader writes them, or picked from a calendar."""

from __future__ import annotations

import re
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, QTime
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QToolButton, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.model.fields import FieldError, Kind
from negdesk.ui.inputs.base import FieldInput

_TIME = re.compile(r"[,T ]*\b(\d{1,2})[:.h](\d{2})\s*(am|pm)?\s*$", re.IGNORECASE)


def say_day(iso: str, locale: QLocale) -> str:
    """Return a stored day or moment in the reader's words; "" for none."""
    if not iso:
        return ""
    when = datetime.fromisoformat(iso)
    day = locale.toString(QDate(when.year, when.month, when.day), "ddd d MMM yyyy")
    time = locale.toString(QTime(when.hour, when.minute), "HH:mm")
    return f"{day}, {time}" if "T" in iso else day


class MomentInput(FieldInput):
    """A day, or a day with a time."""

    editor: QLineEdit

    def make_editor(self) -> QWidget:
        """Return a line edit with a button that opens a calendar."""
        self._locale = QLocale()
        editor = QLineEdit()
        editor.textEdited.connect(self.touched)
        action = editor.addAction(
            self.desk.theme.icon("calendar"), QLineEdit.ActionPosition.TrailingPosition
        )
        action.setToolTip(tr("Pick a day"))
        action.triggered.connect(self._pick)
        self._calendar = action
        self.desk.theme.changed.connect(self._redraw)
        for button in editor.findChildren(QToolButton):
            button.setAccessibleName(tr("Pick a day"))
        example = QDate(2026, 5, 14)
        shape = self._locale.toString(example, "d MMM yyyy")
        editor.setPlaceholderText(shape if self._day_only else shape + ", 17:00")
        return editor

    def suggest(self, prompt: str) -> None:
        """Keep the example of a date: it says how to type one."""

    def show_value(self, value: str) -> None:
        """Show the day in words."""
        self.editor.setText(say_day(value, self._locale))
        self.editor.setCursorPosition(0)

    def read_value(self) -> str:
        """Return ISO text, or "" for an empty editor; FieldError if it is no day."""
        text = self.editor.text().strip()
        if not text:
            return ""
        time = _TIME.search(text)
        day = self._read_day(text[: time.start()].strip(" ,") if time else text)
        if day is None:
            raise FieldError(
                tr("This is not a date. Write it like {example}.").format(
                    example=self.editor.placeholderText()
                )
            )
        if time is None or self._day_only:
            return day.isoformat()
        hour, minute, half = int(time[1]), int(time[2]), (time[3] or "").lower()
        hour = hour % 12 + 12 * (half == "pm") if half else hour
        if hour > 23 or minute > 59:
            raise FieldError(tr("There is no such time of day."))
        return f"{day.isoformat()}T{hour:02d}:{minute:02d}"

    @property
    def _day_only(self) -> bool:
        return self.field.kind is Kind.DATE

    def _read_day(self, text: str) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
        formats = QLocale.FormatType
        shapes = [
            self._locale.dateFormat(kind)
            for kind in (formats.ShortFormat, formats.LongFormat, formats.NarrowFormat)
        ]
        shapes += ["ddd d MMM yyyy", "d MMM yyyy", "d MMMM yyyy", "ddd d MMMM yyyy", "d.M.yyyy"]
        for shape in shapes:
            found = self._locale.toDate(text, shape, 2000)
            if found.isValid() and 1900 <= found.year() <= 2199:
                return date(found.year(), found.month(), found.day())
        return None

    def _redraw(self) -> None:
        self._calendar.setIcon(self.desk.theme.icon("calendar"))

    def _pick(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        stored = self._value(self.row) if self.row is not None else ""
        if stored:
            when = datetime.fromisoformat(stored)
            calendar.setSelectedDate(QDate(when.year, when.month, when.day))

        def take(day: QDate) -> None:
            time = _TIME.search(self.editor.text())
            text = day.toString(Qt.DateFormat.ISODate)
            if time and not self._day_only:
                text += f" {time[1]}:{time[2]}{time[3] or ''}"
            self.editor.setText(text)
            popup.close()
            self.touched()
            self.commit()

        calendar.activated.connect(take)
        calendar.clicked.connect(take)
        inner = QVBoxLayout(popup)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(calendar)
        popup.move(self.editor.mapToGlobal(QPoint(0, self.editor.height())))
        popup.show()
        calendar.setFocus()
