"""Inputs for the numbers of an issue, in its own unit, and for options, with their worth today."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from negdesk.analysis.streams import is_recurring, present_value, worth_places
from negdesk.i18n import tr
from negdesk.model.fields import Kind
from negdesk.model.numbers import show
from negdesk.model.rows import Issue, Option, Row
from negdesk.ui.inputs.number import NumberInput

# Names that go without a unit: they count periods or shares of one.
_PLAIN = ("periods", "discount")


class IssueNumber(NumberInput):
    """A number on the form of an issue, beside its label, with the unit behind it."""

    def set_row(self, row: Row | None) -> None:
        """Show the number, and its unit as far as there is room."""
        super().set_row(row)
        if row is not None:
            self.set_unit(self._fitting(self._unit_of(row)))

    def _unit_of(self, row: Row) -> str:
        if self.field.kind is Kind.SHARE:
            return "%"
        if isinstance(row, Issue):
            return "" if self.field.name in _PLAIN else row.unit
        return super()._unit_of(row)

    def _fitting(self, unit: str) -> str:
        # A tool tip reads markup where it thinks that it sees some.
        self.setToolTip(f"<qt>{escape(unit)}</qt>" if unit else "")
        metrics, line = QFontMetrics(self.desk.theme.font), self.desk.theme.line
        if self._bare:
            # Beside a label the number needs the room; a long unit stands on top of the form.
            return unit if metrics.horizontalAdvance(unit) <= line * 2.5 else ""
        return metrics.elidedText(unit, Qt.TextElideMode.ElideRight, line * 4)


class OptionAmount(NumberInput):
    """What an option costs or brings each time; below stands what that is worth today."""

    def set_row(self, row: Row | None) -> None:
        """Show the amount, and its worth by the periods of the issue as they are now."""
        super().set_row(row)
        if row is not None and not self._dirty:
            self._say_worth()

    def committed(self) -> None:
        """Say how a doubtful number was read, else what it is worth."""
        super().committed()
        if not self.said():
            self._say_worth()

    def _say_worth(self) -> None:
        row = self.row
        issue = self.desk.document.find(Issue, row.issue_id) if isinstance(row, Option) else None
        if not isinstance(row, Option) or issue is None or not is_recurring(issue):
            return
        worth = present_value(row.amount, issue)
        if worth is None:
            self.say("")
            return
        said = show(worth, self.desk.style, worth_places(worth))
        self.say(tr("{amount} today").format(amount=said))
        if self._truth is not None:
            self._truth.setAlignment(Qt.AlignmentFlag.AlignRight)
