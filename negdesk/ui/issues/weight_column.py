"""The weights of one side as bars: shares of 100 %, or swings beside the greatest one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from negdesk.analysis.issue_tree import name, terms
from negdesk.analysis.shares import steps
from negdesk.analysis.weights import LOCK, WEIGHT, Side, weights_given
from negdesk.i18n import tr
from negdesk.model.numbers import show_percent
from negdesk.model.rows import Issue
from negdesk.ui.cards import quiet_button
from negdesk.ui.desk import Desk
from negdesk.ui.issues.weight_edits import (
    Gesture,
    begin_share,
    begin_swing,
    lock_edit,
    share_edit,
    swing_to,
    swings,
)
from negdesk.ui.issues.weight_row import Weighed, WeightRow
from negdesk.ui.labels import WordsLabel, set_role

# A hundred bars are no longer compared with one another; the rest comes when asked for.
AT_FIRST = 40


class WeightColumn(QWidget):
    """One bar an issue; what is dragged is in the file and in all tabs at once."""

    def __init__(self, desk: Desk, side: Side) -> None:
        """Show no bars yet."""
        super().__init__()
        self.desk = desk
        self.side = side
        self.rows: dict[str, WeightRow] = {}
        self._scope = ""
        self._mode = "shares"
        self._all = False
        self._gesture: Gesture | None = None
        # The weights as the gesture left them; anything else is a change from elsewhere.
        self._left: dict[str, Decimal | None] = {}
        self._writing = False
        self._fresh = False
        self.said = WordsLabel("", "hint")
        self.more = quiet_button("", f"weights.more.{side}")
        self.more.clicked.connect(self.show_all)
        self._column = QVBoxLayout()
        self._column.setSpacing(desk.theme.quarter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.quarter * 2)
        column.addLayout(self._column)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        self._say("")

    def show_weights(self, scope: str, mode: str, issues: Sequence[Issue]) -> None:
        """Show the weights of a negotiation's issues as they are now."""
        if scope != self._scope:
            self._scope, self._all, self._gesture = scope, False, None
            self._say("")
        self._mode = mode
        shown = issues if self._all else issues[:AT_FIRST]
        self._arrange(shown)
        self._fresh = True
        given = {issue.id: getattr(issue, WEIGHT[self.side]) for issue in issues}
        if not self._writing and given != self._left:
            self._gesture = None
        weighed = {key: value or Decimal(0) for key, value in given.items()}
        shares = steps(weighed) if any(weighed.values()) else {}
        values = self._values(weighed, shares)
        for issue in shown:
            state = self._state(issue, values[issue.id], shares.get(issue.id))
            self.rows[issue.id].show_state(state)
        self._show_more(len(issues) - len(shown))

    def show_all(self) -> None:
        """Show the bars of all issues, however many."""
        self._all = True
        self._refresh()

    def focus_bar(self, issue_id: str) -> bool:
        """Put the focus on an issue's bar (on any bar for ""), or on what can be reached of it."""
        if issue_id and issue_id not in self.rows and not self._all:
            self.show_all()
        row = self.rows.get(issue_id or next(iter(self.rows), ""))
        if row is None:
            return False
        target = row.bar if row.bar.isEnabled() else row.figure
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _state(self, issue: Issue, bar: Decimal, share: Decimal | None) -> Weighed:
        shares = self._mode == "shares"
        return Weighed(
            title=name(issue),
            bar=bar,
            share=share,
            locked=shares and getattr(issue, LOCK[self.side]),
            lockable=shares,
            editable=not self.desk.session.workbook.file.read_only,
        )

    def _values(
        self, weighed: Mapping[str, Decimal], shares: Mapping[str, Decimal]
    ) -> Mapping[str, Decimal]:
        """Return how far each bar is filled, 0 to 100."""
        if self._mode == "shares":
            return {key: share * 100 for key, share in shares.items()} or weighed
        if self._gesture is not None:
            # The scale of the swings must not shift under the pointer.
            return weighed
        return swings(self.desk.document, self._scope, self.side)

    def _move(self, issue_id: str, value: Decimal) -> None:
        """Follow a bar; what goes on in one gesture is one step of the history."""
        gesture = self._gesture
        if gesture is None or gesture.issue_id != issue_id:
            self.desk.flush()
            gesture = self._gesture = self._begin(issue_id)
        self._write(gesture, value)

    def _type(self, issue_id: str, value: Decimal) -> None:
        self._gesture = gesture = self._begin(issue_id)
        self._write(gesture, value)
        self._gesture = None
        self._refresh()
        self._say_held(issue_id, value)

    def _begin(self, issue_id: str) -> Gesture:
        begin = begin_swing if self._mode == "swing" else begin_share
        return begin(self.desk.document, self._scope, self.side, issue_id)

    def _write(self, gesture: Gesture, value: Decimal) -> None:
        make = swing_to if self._mode == "swing" else share_edit
        edit = make(self.desk.document, self._scope, self.side, gesture, value)
        self._say("")
        self.rows[gesture.issue_id].stale()
        self._writing, self._fresh = True, False
        try:
            self.desk.apply(edit, self)
        finally:
            self._writing = False
        self._left = weights_given(self.desk.document, self._scope, self.side)
        if not self._fresh:
            # Nothing was changed or saved: the bar goes back to what is true.
            self._refresh()

    def _end(self) -> None:
        if self._gesture is not None:
            self._gesture = None
            self._refresh()

    def _lock(self, issue_id: str, locked: bool) -> None:
        self.desk.flush()
        self._gesture = None
        self.desk.apply(lock_edit(self.desk.document, self.side, issue_id, locked), self)
        self._refresh()

    def _say_held(self, issue_id: str, wanted: Decimal) -> None:
        """Say so when locked weights left less than was asked for."""
        row = self.rows[issue_id]
        if self._mode == "shares" and row.percent < round(wanted, 1):
            said = tr("The locked weights leave no more than {percent}.")
            self._say(said.format(percent=show_percent(row.percent / 100, self.desk.style, 1)))

    def _say(self, text: str, *, bad: bool = False) -> None:
        set_role(self.said, "bad" if bad else "hint")
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _show_more(self, hidden: int) -> None:
        words = tr("Show {count} more").format(count=hidden)
        self.more.setText(words)
        self.more.setAccessibleName(words)
        self.more.setVisible(hidden > 0)

    def _refresh(self) -> None:
        issues = terms(self.desk.document, self._scope)
        self.show_weights(self._scope, self._mode, issues)

    def _arrange(self, issues: Sequence[Issue]) -> None:
        """Make, drop and order rows so that they stand as the issues do."""
        wanted = [issue.id for issue in issues]
        if list(self.rows) == wanted:
            return
        kept = set(wanted)
        spare = [self.rows.pop(row_id) for row_id in list(self.rows) if row_id not in kept]
        self.rows = {row_id: self.rows.get(row_id) or self._row(row_id, spare) for row_id in wanted}
        for row in spare:
            self._remove(row)
        for index, row in enumerate(self.rows.values()):
            item = self._column.itemAt(index)
            if item is None or item.widget() is not row:
                self._column.insertWidget(index, row)

    def _row(self, issue_id: str, spare: list[WeightRow]) -> WeightRow:
        """Return a row for an issue: one that no other issue needs any more, or a new one.

        To make and style one takes longer than all else that an edit does to the weights.
        """
        row = next((row for row in spare if not row.in_hand), None)
        if row is None:
            return self._make(issue_id)
        spare.remove(row)
        self._column.removeWidget(row)
        row.turn_to(issue_id)
        return row

    def _remove(self, row: WeightRow) -> None:
        row.figure.drop()
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _make(self, issue_id: str) -> WeightRow:
        row = WeightRow(self.desk, "ours" if self.side == "us" else "theirs", issue_id)
        row.moved.connect(self._move)
        row.typed.connect(self._type)
        row.ended.connect(self._end)
        row.lock_wanted.connect(self._lock)
        row.refused.connect(lambda text: self._say(text, bad=True))
        return row
