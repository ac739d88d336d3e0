"""Which option requires or excludes which: the ties between the options of several issues."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from negdesk.analysis.issue_tree import name
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.rows import Dependency, Issue, Option, Row
from negdesk.model.text import shown
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.base import FieldInput
from negdesk.ui.inputs.choice import RefInput
from negdesk.ui.inputs.rows import Column, RowsEditor
from negdesk.ui.labels import WordsLabel


class OwnOption(RefInput):
    """The option at which a tie begins: a tie cannot do without it."""

    def edit(self, row: Row, value: str | None) -> Edit:
        """Return the edit that begins the tie elsewhere; never at none."""
        return Edit("", ()) if value is None else super().edit(row, value)


class TieRows(RowsEditor):
    """The ties of one issue, read as sentences; none can be added without an option to tie."""

    def allow(self, possible: bool) -> None:
        """Let ties be added, or not."""
        self._add.setEnabled(possible and not self.desk.session.workbook.file.read_only)
        for header in self._headers:
            header.hide()
        for line in self._lines.values():
            for widget in line:
                # A new widget is shown with the next event; a link leads to it before that.
                widget.show()


class Dependencies(QWidget):
    """The ties that begin at an option of one issue."""

    def __init__(self, desk: Desk) -> None:
        """Show no issue yet."""
        super().__init__()
        self.desk = desk
        self._own: list[str] = []
        self.rows = TieRows(
            desk,
            Dependency,
            [
                Column("option_id", 4, self._one),
                Column("kind", 3),
                Column("other_option_id", 5, self._other),
            ],
            noun=tr("tie"),
            empty="",
            keeps=lambda row: isinstance(row, Dependency) and row.option_id in self._own,
            starts=lambda: {"option_id": self._own[0]},
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            WordsLabel(tr("Ties: an option that only goes with another one, or never."), "hint")
        )
        column.addWidget(self.rows)

    def show_issue(self, issue: Issue | None) -> None:
        """Show the ties of a choice issue; where there is nothing to tie none can be added."""
        document = self.desk.document
        every = document.all(Option, issue.negotiation_id) if issue is not None else []
        self._own = [option.id for option in every if issue and option.issue_id == issue.id]
        possible = bool(self._own) and len(every) > len(self._own)
        self.setVisible(possible)
        if issue is not None:
            self.rows.show_negotiation(issue.negotiation_id)
        self.rows.allow(possible)

    def _one(self, desk: Desk, key: str) -> FieldInput:
        return OwnOption(desk, key, self._own_options, bare=True, label=tr("Option"))

    def _other(self, desk: Desk, key: str) -> FieldInput:
        return RefInput(desk, key, self._other_options, bare=True, label=tr("Other option"))

    def _own_options(self, row: Row) -> list[tuple[str, str]]:
        options = self.desk.document.all(Option, row.scope)
        return [(option.id, _label(option)) for option in options if option.id in self._own]

    def _other_options(self, row: Row) -> list[tuple[str, str]]:
        document = self.desk.document
        return [
            (option.id, _with_issue(document, option))
            for option in document.all(Option, row.scope)
            if option.id not in self._own
        ]


def _label(option: Option) -> str:
    return shown(option.label, tr("(untitled)"))


def _with_issue(document: Document, option: Option) -> str:
    issue = document.find(Issue, option.issue_id)
    return f"{name(issue)}: {_label(option)}" if issue is not None else _label(option)
