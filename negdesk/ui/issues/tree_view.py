"""The tree of issues with its few buttons: everything in it goes by mouse and by keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from negdesk.i18n import tr
from negdesk.model.edits import Edit
from negdesk.ui.desk import Desk
from negdesk.ui.issues.commands import COMMANDS, commands
from negdesk.ui.issues.tree_acts import TreeActs
from negdesk.ui.issues.tree_model import IssueTreeModel
from negdesk.ui.issues.tree_paint import TreeView
from negdesk.ui.labels import WordsLabel, set_role

_LEAST_ROWS, _MOST_ROWS = 7, 18
_TABLES = frozenset({"issue", "option", "negotiation"})


class IssueTree(QWidget):
    """The issues of a negotiation, to be added, named, moved, copied and deleted.

    Tab indents only while a title is being written; from the tree itself it leaves, forwards
    and backwards.
    """

    # the id of the issue that is chosen now, or ""
    selected = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start without a negotiation."""
        super().__init__()
        self._desk = desk
        self.model = IssueTreeModel(desk, self)
        self.view = TreeView(desk.theme, self.model)
        self.acts = TreeActs(desk, self.view, self.model)
        self.add_button = self._button(tr("+  Issue"), "add")
        self.group_button = self._button(tr("+  Group"), "group")
        self.more = QToolButton()
        self.hint = WordsLabel("", "hint")
        self._stale = False
        self._lay_out()
        self._fit()
        keeper = self.acts.keeper
        keeper.chosen.connect(self.selected)
        self.acts.said.connect(self.say)
        for signal in (self.model.modelReset, self.model.reshaped):
            signal.connect(self._invite)
            signal.connect(self._fit)
        self.view.expanded.connect(self._fit)
        self.view.collapsed.connect(self._fit)
        self.model.refused.connect(self.say)
        self.model.arrived.connect(keeper.go_to)
        self.view.customContextMenuRequested.connect(self._menu_at)
        desk.session.changed.connect(self._take)

    @property
    def selected_id(self) -> str:
        """Return the id of the issue that is chosen, or ""."""
        return self.acts.keeper.current

    def show_negotiation(self, negotiation_id: str) -> None:
        """Show the issues of a negotiation, its first one chosen; the same one stays as it is."""
        if negotiation_id != self.model.negotiation_id:
            self.acts.commit()
            self._stale = False
            self.acts.keeper.forget()
            self.model.show_negotiation(negotiation_id)
            self.acts.keeper.go_to_first()
            self.say("")
            for button in (self.add_button, self.group_button):
                button.setEnabled(not self.model.read_only)
        self._catch_up()

    def select(self, issue_id: str, *, rename: bool = False) -> None:
        """Choose an issue, open what hides it, and start to rename it if wanted."""
        self._catch_up()
        self.acts.keeper.go_to(issue_id)
        if rename:
            self.acts.rename()

    def say(self, sentence: str) -> None:
        """Say a sentence below the tree; "" leaves the keys there."""
        keys = tr("Enter adds, F2 renames, Alt+arrows move. In a title, Tab indents.")
        self.hint.setText(sentence or keys)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while hidden."""
        self._catch_up()
        super().showEvent(event)

    def _take(self, edit: Edit, initiator: object) -> None:
        if self.model.negotiation_id in edit.scopes and _TABLES & edit.tables:
            if self.isVisible() and not self._stale:
                self.model.take(edit)
            else:
                self._stale = True

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.model.refresh()

    def _invite(self) -> None:
        """Make the first step stand out while there is nothing."""
        set_role(self.add_button, "quiet" if self.model.rowCount() else "main")

    def _fit(self) -> None:
        """Take the room for the issues in sight: the page scrolls more easily than the tree."""
        rows = max(_LEAST_ROWS, min(_MOST_ROWS, self.acts.keeper.rows_in_sight(_MOST_ROWS) + 1))
        height = self.acts.titles.row_height * rows + self.view.header().sizeHint().height()
        if self.view.minimumHeight() != height:
            self.view.setMinimumHeight(height)

    def _menu(self) -> QMenu:
        """Return the menu of all commands, each with its keys."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for command in COMMANDS:
            if command is None:
                menu.addSeparator()
                continue
            # The keys are the tree's own: as shortcuts they would clash with the window's.
            words = command.said.replace("&", "&&")
            action = menu.addAction(f"{words}\t{command.hint}" if command.hint else words)
            action.setObjectName(f"issue.tree.{command.name}")
            action.triggered.connect(partial(self.acts.do, command.name))
            may = not (command.writes and self.model.read_only)
            action.setEnabled(may and bool(self.selected_id or not command.needs_one))
        return menu

    def _menu_at(self, at: QPoint) -> None:
        self._menu().popup(self.view.viewport().mapToGlobal(at))

    def _menu_below(self) -> None:
        self._menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        command = next(each for each in commands() if each.name == name)
        button.setProperty("role", "quiet")
        button.setObjectName(f"issue.tree.{name}")
        button.setAccessibleName(command.said)
        button.setToolTip(tr("{words} ({keys})").format(words=command.said, keys=command.hint))
        button.clicked.connect(partial(self.acts.do, name))
        return button

    def _lay_out(self) -> None:
        gap = self._desk.theme.quarter
        self.view.empty = tr(
            "What is there to settle besides the price? Press Enter to write down the first "
            "issue; Tab puts one below the other. Or paste a list or a table from a spreadsheet."
        )
        self.more.setText("⋯")
        self.more.setToolTip(tr("More commands"))
        self.more.setAccessibleName(tr("More commands for issues"))
        self.more.setObjectName("issue.tree.more")
        self.more.clicked.connect(self._menu_below)
        row = QHBoxLayout()
        row.setSpacing(gap * 3)
        row.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.group_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap * 2)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        column.addWidget(self.hint)
