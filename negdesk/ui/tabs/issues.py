"""Prepare / Issues: the deal taken apart, what each side wants of each part, and what it weighs."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negdesk.analysis.issue_tree import terms
from negdesk.analysis.tree_checks import tree_findings
from negdesk.analysis.weights import Side
from negdesk.analysis.zone import headline_issue
from negdesk.i18n import tr
from negdesk.model.edits import Edit
from negdesk.model.rows import Belief, Dependency, Issue, Negotiation, Option
from negdesk.ui.cards import Card, Columns, Section
from negdesk.ui.issues.form import IssueForm
from negdesk.ui.issues.tree_view import IssueTree
from negdesk.ui.issues.weights import Weights
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.tabs.base import Tab
from negdesk.ui.tabs.links import Links

MOST_PROMPTS = 5
REST_MS = 150
_SIDES: dict[str, Side] = {
    "issue.weight": "us",
    "issue.locked": "us",
    "issue.their_weight": "them",
    "issue.their_locked": "them",
}
# On the form the numbers of the headline issue are the negotiation's own.
_OF_HEAD = ("unit", "better", "opening", "target", "limit")
_BELIEVED = {"their_low": "low", "their_likely": "likely", "their_high": "high"}
# A headline issue keeps what it said before; the form never shows it, so it cannot mislead.
_MOOT = frozenset({"issue.headline_differs", "issue.headline_direction"})


class Issues(Tab):
    """The issue tree, the form of the selected issue, the weights, and prompts that test them."""

    KEY = "issues"
    TABLES = frozenset({"negotiation", "issue", "option", "dependency", "belief"})

    def build(self) -> None:
        """Make the tree on the left, the form on the right, the weights below both."""
        theme = self.desk.theme
        columns = Columns(theme, (5, 7), theme.line * 44)
        left, right = columns.columns
        left.addWidget(self._tree())
        left.addWidget(self._prompts())
        right.addWidget(self._form())
        columns.close_up()
        self.weights = Weights(self.desk)
        self.column.addWidget(columns)
        self.column.addWidget(self.weights)
        self.column.addStretch(1)
        # What tests the tree is thought over when the hands rest.
        self._following = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._rested)

    def show_parts(self) -> None:
        """Show the tree, the selected issue, what tests the tree, and the weights."""
        self.tree.show_negotiation(self.negotiation_id)
        self._show_form()
        if self._following:
            self.weights.follow(self.negotiation_id)
            self._rest.start()
        else:
            self.weights.show_negotiation(self.negotiation_id)
            self._show_prompts()

    def take(self, edit: Edit, initiator: object | None) -> None:
        """Follow a change; a bar that is dragged has no time for more than the weights."""
        if self.isVisible() and self.weights.is_from(initiator):
            self.weights.show_negotiation(self.negotiation_id)
            self._rest.start()
            return
        self._following = True
        try:
            super().take(edit, initiator)
        finally:
            self._following = False

    def reveal(self, key: str, row_id: str) -> None:
        """Select the issue that a field belongs to."""
        issue_id = self._issue_of(key, row_id)
        if issue_id and issue_id != self.tree.selected_id:
            self.tree.select(issue_id)

    def focus_field(self, key: str, row_id: str) -> bool:
        """Lead to a field on the form, or to the bar of a weight."""
        if key in _SIDES:
            return self._focus_weight(_SIDES[key], row_id)
        if key == "issue.title" and not row_id:
            return self._focus_tree()
        if self._stale:
            self.refresh()
        self.reveal(key, row_id)
        return super().focus_field(*self._kept_in(key, row_id))

    def _tree(self) -> Section:
        section = Section(
            self.desk.theme,
            tr("What there is to settle"),
            tr("Take the deal apart: with more issues there is more to trade."),
        )
        self.tree = IssueTree(self.desk)
        self.tree.selected.connect(self._selected)
        section.body.addWidget(self.tree)
        return section

    def _prompts(self) -> Section:
        section = Section(self.desk.theme, tr("Test the tree"))
        self.prompts = Links(self.desk.theme)
        self.prompts.wanted.connect(self._lead)
        section.body.addWidget(self.prompts)
        self.tests = section
        return section

    def _form(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = IssueForm(self.desk)
        self.empty = Card(self.desk.theme)
        self.empty.body.addWidget(plain_label(tr("No issue yet"), "heading"))
        words = tr(
            "An issue is whatever the deal must settle: a price, a date, a right, a promise. "
            "Write down also what only one of you cares about: that is what can be traded."
        )
        self.empty.body.addWidget(WordsLabel(words, "muted"))
        column.addWidget(self.form)
        column.addWidget(self.empty)
        return holder

    def _show_form(self) -> None:
        issue = self.desk.document.find(Issue, self.tree.selected_id)
        self.form.show_issue(issue)
        self.form.setVisible(issue is not None)
        self.empty.setVisible(issue is None)

    def _show_prompts(self) -> None:
        findings = tree_findings(self.desk.document, self.negotiation_id)
        wanted = [found for found in findings if found.key not in _MOOT]
        self.prompts.show_findings(wanted[:MOST_PROMPTS])
        self.tests.setVisible(bool(wanted))

    def _rested(self) -> None:
        if self.desk.document.find(Negotiation, self.negotiation_id) is not None:
            self._show_form()
            self._show_prompts()
            self.weights.catch_up()

    def _selected(self, _issue_id: str) -> None:
        if self.negotiation_id:
            self._show_form()

    def _lead(self, key: str, row_id: str) -> None:
        """Follow a prompt within the tab, else wherever the field is."""
        if not self.focus_field(key, row_id):
            self.desk.wanted.emit(key, row_id)

    def _focus_weight(self, side: Side, issue_id: str) -> bool:
        if self._stale:
            self.refresh()
        self.reveal("issue.weight", issue_id)
        target = self.weights.focus_weight(side, issue_id)
        if target is None:
            return False
        self.column.activate()
        self.ensureWidgetVisible(target, 0, self.desk.theme.line * 4)
        return True

    def _focus_tree(self) -> bool:
        self.tree.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.tree.view)
        return True

    def _issue_of(self, key: str, row_id: str) -> str:
        """Return the id of the issue to show for a field of a row, or ""."""
        document, table = self.desk.document, key.partition(".")[0]
        if table == "negotiation" or (table == "belief" and not row_id):
            headline = headline_issue(document, self.negotiation_id)
            return headline.id if headline is not None else ""
        if not row_id:
            return self._first(key)
        if table == "dependency":
            tie = document.find(Dependency, row_id)
            table, row_id = "option", (tie.option_id or "") if tie else ""
        if table == "option":
            option = document.find(Option, row_id)
            return (option.issue_id or "") if option else ""
        if table == "belief":
            belief = document.find(Belief, row_id)
            return (belief.issue_id or "") if belief else ""
        return row_id

    def _first(self, key: str) -> str:
        """Return the id of an issue whose form has the field: the selected one if it can."""
        kinds = ("choice",) if key.startswith(("option.", "dependency.")) else ("number", "choice")
        fitting = [i for i in terms(self.desk.document, self.negotiation_id) if i.kind in kinds]
        if any(issue.id == self.tree.selected_id for issue in fitting):
            return self.tree.selected_id
        return fitting[0].id if fitting else ""

    def _kept_in(self, key: str, row_id: str) -> tuple[str, str]:
        """Return the field and row that the form shows for a field of an issue."""
        issue = self.form.issue
        table, _, name = key.partition(".")
        if table != "issue" or issue is None or issue.kind != "number":
            return key, row_id
        if issue.headline and name in _OF_HEAD:
            return f"negotiation.{name}", issue.negotiation_id
        return (f"belief.{_BELIEVED[name]}", "") if self._believed(name) else (key, row_id)

    def _believed(self, name: str) -> bool:
        return name in _BELIEVED and self.form.has_belief
