"""What can be chosen of a print: what it is, the paper, the colours, and what stands on it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from negdesk.i18n import mark, tr
from negdesk.report.order import KINDS, Order
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.choice import Combo
from negdesk.ui.inputs.tick import Tick
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.printing.sections import SectionList
from negdesk.ui.theme import Theme

_TEACHING = {
    "brief": mark("For your side alone. Everything for the meeting, limit first."),
    "table_copy": mark(
        "May be left behind. It is made from the title, day, place and issues alone: your limit, "
        "your targets and what you believe of them are not in the file."
    ),
    "workbook": mark("All that you prepared, with contents and charts. For your side alone."),
    "debrief": mark("How it ended, held against what you expected. For your side alone."),
    "record": mark("What all negotiations that ended show together. For your side alone."),
    "blank": mark("To fill in by hand, or on screen, where there is no computer with negdesk."),
}
_PAPERS = {"a4": mark("A4"), "letter": mark("Letter")}
_INKS = {"colour": mark("Colour"), "grey": mark("Grey")}
_SHEETS = {
    "all": mark("All sheets"),
    "alternatives": mark("Alternatives"),
    "walkaway": mark("Walkaway"),
    "issues": mark("Issues and ZOPA"),
    "packages": mark("Packages"),
    "meeting": mark("Meeting log"),
    "debrief": mark("Debrief"),
}


class Options(QWidget):
    """A column of choices; `changed` carries the order that they make."""

    changed = Signal(object)

    def __init__(self, desk: Desk, sections: tuple[str, ...]) -> None:
        """Start with the brief on the paper of the country."""
        super().__init__()
        self._theme = theme = desk.theme
        self.kind = _combo(desk, "print.kind", tr("What to print"), KINDS)
        self.paper = _combo(desk, "print.paper", tr("Paper"), _PAPERS)
        self.ink = _combo(desk, "print.ink", tr("Colours"), _INKS)
        self.sheet = _combo(desk, "print.sheet", tr("Which sheet"), _SHEETS)
        self.form = _tick(theme, "print.form", tr("To be filled in on screen"))
        self.offers = _tick(theme, "print.offers", tr("Show our opening packages"))
        self.teaching = WordsLabel("", "muted")
        self.limited = WordsLabel("", "muted")
        self._limits = ""
        self.sections = SectionList(theme)
        self.sections.show_chosen(sections)
        us = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
        self.paper.setCurrentIndex(self.paper.findData("letter" if us else "a4"))
        self._lay_out()
        self._connect()
        self._show_parts()

    @property
    def order(self) -> Order:
        """Return what is wanted."""
        return Order(
            kind=self.kind.currentData(),
            paper=self.paper.currentData(),
            grey=self.ink.currentData() == "grey",
            sections=self.sections.chosen,
            offers=self.offers.isChecked(),
            sheet=self.sheet.currentData(),
            form=self.form.isChecked(),
        )

    def choose(self, kind: str) -> None:
        """Choose what to print."""
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def say_limited(self, words: str) -> None:
        """Say what the track record is limited to; "" for nothing."""
        self._limits = words
        self.limited.setText(tr("Only {what}, as on its page.").format(what=words))
        self._show_parts()

    def _connect(self) -> None:
        for combo in (self.kind, self.paper, self.ink, self.sheet):
            combo.currentIndexChanged.connect(self._say)
        for tick in (self.form, self.offers):
            tick.toggled.connect(self._say)
        self.sections.changed.connect(self._say)

    def _say(self) -> None:
        self._show_parts()
        self.changed.emit(self.order)

    def _show_parts(self) -> None:
        kind = self.kind.currentData()
        self.teaching.setText(tr(_TEACHING[kind]))
        self.limited.setVisible(kind == "record" and bool(self._limits))
        self.brief_part.setVisible(kind == "brief")
        self.copy_part.setVisible(kind == "table_copy")
        self.blank_part.setVisible(kind == "blank")

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.quarter * 4)
        kind = _labelled(theme, tr("What"), self.kind, self.teaching, self.limited)
        column.addWidget(kind)
        column.addWidget(_labelled(theme, tr("Paper"), self.paper))
        column.addWidget(_labelled(theme, tr("Colours"), self.ink))
        self.brief_part = _labelled(theme, tr("Sections, the first on top"), self.sections)
        column.addWidget(self.brief_part)
        words = tr("Packages of the kind “Opening”, with their numbers. Nothing else of yours.")
        self.copy_part = _under(theme, self.offers, WordsLabel(words, "hint"))
        column.addWidget(self.copy_part)
        self.blank_part = _under(theme, _labelled(theme, tr("Sheet"), self.sheet), self.form)
        column.addWidget(self.blank_part)


def _combo(desk: Desk, name: str, words: str, choices: Mapping[str, str]) -> QComboBox:
    combo = Combo(desk)
    combo.setObjectName(name)
    combo.setAccessibleName(words)
    for key, said in choices.items():
        combo.addItem(tr(said), key)
    return combo


def _tick(theme: Theme, name: str, words: str) -> QCheckBox:
    tick = Tick(theme, words)
    tick.setObjectName(name)
    return tick


def _labelled(theme: Theme, words: str, widget: QWidget, *below: QWidget) -> QWidget:
    label = plain_label(words, "strong")
    label.setBuddy(widget)
    return _under(theme, label, widget, *below)


def _under(theme: Theme, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.quarter)
    for widget in widgets:
        column.addWidget(widget)
    return holder
