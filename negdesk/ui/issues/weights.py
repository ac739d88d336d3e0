"""What each issue weighs for each side: by shares of 100 %, by order, or by swing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from negdesk.analysis.issue_tree import name, terms
from negdesk.analysis.weights import WEIGHT, NoWeights, Side, rank_edit, weights_of
from negdesk.i18n import mark, tr
from negdesk.model.edits import Edit
from negdesk.model.numbers import show_percent
from negdesk.model.rows import Issue, Negotiation, Row
from negdesk.ui.cards import Card, Columns, Section, quiet_button
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.choice import ChoiceInput
from negdesk.ui.issues.rank_list import Ranked, RankList
from negdesk.ui.issues.weight_column import WeightColumn
from negdesk.ui.issues.weight_edits import SIDES, equal_edit, follows, mode_edit, order
from negdesk.ui.labels import WordsLabel, plain_label

_HOW = {
    "shares": mark("Drag a bar: the others follow, so that all make 100 %. Lock what must stay."),
    "rank": mark("Most important first. Drag a line, or move it with Alt+↑ and Alt+↓."),
    "swing": mark(
        "Which step from worst to best matters most? That one is 100, the others follow."
    ),
}


class ModeInput(ChoiceInput):
    """How issues are weighed; the ratios between them stay."""

    def edit(self, row: Row, value: str) -> Edit:
        """Return the edit that weighs in another way."""
        return mode_edit(self.desk.document, row.scope, value)


class SideWeights(Card):
    """The weights of one side in the mode of the negotiation."""

    def __init__(self, desk: Desk, side: Side) -> None:
        """Show nothing yet."""
        super().__init__(desk.theme)
        self.desk = desk
        self.side = side
        ours = side == "us"
        self._scope = ""
        self._mode = "shares"
        heading = plain_label(tr("Ours") if ours else tr("Theirs, as you believe"), "heading")
        heading.setProperty("side", "ours" if ours else "theirs")
        self.said = WordsLabel("", "muted")
        self.said.setObjectName(f"weights.said.{side}")
        self.equal = quiet_button("", f"weights.equal.{side}")
        self.equal.clicked.connect(self.take)
        self.bars = WeightColumn(desk, side)
        words = tr("Our order of importance") if ours else tr("Their order of importance")
        self.ranks = RankList(desk.theme, "ours" if ours else "theirs", words)
        self.ranks.ordered.connect(self._order)
        self.ranks.currentRowChanged.connect(self._enable)
        self.body.addWidget(heading)
        for widget in (self.said, self.equal, self.bars, self.ranks):
            self.body.addWidget(widget)
        self.body.setAlignment(self.equal, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._buttons())

    def show_weights(self, scope: str, mode: str, issues: Sequence[Issue]) -> None:
        """Show what the issues weigh for this side."""
        self._scope, self._mode = scope, mode
        self.bars.setVisible(mode != "rank")
        self.ranks.setVisible(mode == "rank")
        for button in (self.up, self.down):
            button.setVisible(mode == "rank")
        if mode == "rank":
            self._show_ranks(issues)
        else:
            self.bars.show_weights(scope, mode, issues)
        self._say(mode, issues)
        self._enable()

    def take(self) -> None:
        """Weigh all the same, or as the order shown has it."""
        self.desk.flush()
        document, scope = self.desk.document, self._scope
        if self._mode == "rank":
            edit = rank_edit(document, scope, self.side, order(document, scope, self.side))
        else:
            edit = equal_edit(document, scope, self.side)
        if self.desk.apply(edit, self):
            self.show_weights(scope, self._mode, terms(document, scope))
            self.focus_issue("")

    def focus_issue(self, issue_id: str) -> bool:
        """Put the focus on what weighs an issue."""
        if self._mode != "rank":
            return self.bars.focus_bar(issue_id)
        self.ranks.select(issue_id)
        self.ranks.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _show_ranks(self, issues: Sequence[Issue]) -> None:
        document, scope = self.desk.document, self._scope
        try:
            shares = weights_of(document, scope, self.side)
        except NoWeights:
            shares = {}
        by_id = {issue.id: issue for issue in issues}
        ranked = [
            Ranked(
                issue_id,
                name(by_id[issue_id]),
                show_percent(shares[issue_id], self.desk.style, 1) if shares else "–",
            )
            for issue_id in order(document, scope, self.side)
        ]
        self.ranks.show_order(ranked, editable=not self._read_only)

    def _say(self, mode: str, issues: Sequence[Issue]) -> None:
        """Say what is missing, and offer it by one click."""
        said = ""
        if not any(getattr(issue, WEIGHT[self.side]) for issue in issues):
            ours = tr("Nothing is weighed yet: what would you give up last?")
            theirs = tr("Nothing is weighed yet: what would they give up last?")
            said = ours if self.side == "us" else theirs
        elif mode == "rank" and not follows(self.desk.document, self._scope, self.side):
            said = tr("These weights were set by hand. The order alone would give others.")
        self.said.setText(said)
        self.said.setVisible(bool(said))
        words = tr("Take this order") if mode == "rank" else tr("Share equally")
        self.equal.setText(words)
        self.equal.setAccessibleName(words)
        self.equal.setVisible(bool(said))
        self.equal.setEnabled(not self._read_only)

    @property
    def _read_only(self) -> bool:
        return bool(self.desk.session.workbook.file.read_only)

    def _order(self, ids: list[str]) -> None:
        self.desk.flush()
        document = self.desk.document
        self.desk.apply(rank_edit(document, self._scope, self.side, ids), self)
        self.show_weights(self._scope, self._mode, terms(document, self._scope))

    def _buttons(self) -> QHBoxLayout:
        self.up = quiet_button(tr("Move up"), f"weights.up.{self.side}")
        self.down = quiet_button(tr("Move down"), f"weights.down.{self.side}")
        self.up.clicked.connect(lambda: self.ranks.step(-1))
        self.down.clicked.connect(lambda: self.ranks.step(1))
        line = QHBoxLayout()
        line.addWidget(self.up)
        line.addWidget(self.down)
        line.addStretch(1)
        return line

    def _enable(self, _row: int = 0) -> None:
        row, last = self.ranks.currentRow(), self.ranks.count() - 1
        self.up.setEnabled(row > 0 and not self._read_only)
        self.down.setEnabled(0 <= row < last and not self._read_only)


class Weights(Section):
    """The weights of both sides, with the choice of how they are told."""

    def __init__(self, desk: Desk) -> None:
        """Show nothing yet."""
        super().__init__(desk.theme, tr("Weights"), tr(_HOW["shares"]))
        self.desk = desk
        # The negotiation whose weights are not shown as they are now, or "".
        self._behind = ""
        self.mode = ModeInput(desk, "negotiation.weighting")
        self.mode.editor.setMinimumContentsLength(
            max(len(tr(w)) for _v, w in self.mode.field.choices)
        )
        self.alone = WordsLabel(tr("One issue carries all the weight."), "muted")
        columns = Columns(desk.theme, (1, 1), desk.theme.line * 44)
        columns.set_apart(desk.theme.quarter * 3)
        self.sides = {side: SideWeights(desk, side) for side in SIDES}
        for column, side in zip(columns.columns, self.sides.values(), strict=True):
            column.setSpacing(desk.theme.quarter * 3)
            column.addWidget(side)
        columns.close_up()
        self._columns = columns
        line = QHBoxLayout()
        line.addWidget(self.mode)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self.alone)
        self.body.addWidget(columns)

    def show_negotiation(self, scope: str) -> None:
        """Show the weights as they are now; one issue needs none."""
        self._behind = ""
        head = self.desk.document.negotiation(scope)
        issues = terms(self.desk.document, scope)
        some = len(issues) > 1
        self.setVisible(bool(issues))
        self.mode.set_row(head)
        self.mode.setVisible(some)
        self.teaching.setText(tr(_HOW[head.weighting]))
        self.teaching.setVisible(some)
        self.alone.setVisible(len(issues) == 1)
        self._columns.setVisible(some)
        if some:
            for side in self.sides.values():
                side.show_weights(scope, head.weighting, issues)

    def follow(self, scope: str) -> None:
        """Follow an edit: put off to `catch_up` while the page is scrolled to elsewhere."""
        if self.isVisible() and self.visibleRegion().isEmpty():
            self._behind = scope
        else:
            self.show_negotiation(scope)

    def catch_up(self) -> None:
        """Show what `follow` has put off."""
        if self.desk.document.find(Negotiation, self._behind) is not None:
            self.show_negotiation(self._behind)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Catch up as soon as anything comes in sight; a layout cannot change while it paints."""
        if self._behind:
            QTimer.singleShot(0, self, self.catch_up)
        super().paintEvent(event)

    def is_from(self, initiator: object) -> bool:
        """Say whether a change was begun by one of the bars."""
        return any(initiator is side.bars for side in self.sides.values())

    def focus_weight(self, side: Side, issue_id: str) -> QWidget | None:
        """Put the focus on what weighs an issue for a side; return it, or None."""
        self.catch_up()
        return self.window().focusWidget() if self.sides[side].focus_issue(issue_id) else None
