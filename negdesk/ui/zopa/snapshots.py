"""Beliefs over time: the small chart, the form that keeps an estimate, and all that were kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from negdesk.analysis.history import Moment, change_words, history, zone_words
from negdesk.chart.canvas import Canvas
from negdesk.chart.history import HistoryPicture, draw, picture
from negdesk.i18n import tr, trn
from negdesk.model.rows import Belief, Issue, Part
from negdesk.ui.cards import Card, Columns, RowCard, RowCards, Section, quiet_button
from negdesk.ui.chart_view import ChartView, Draw
from negdesk.ui.deleting import delete_card
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel
from negdesk.ui.theme import SMALL
from negdesk.ui.zopa.snapshot_form import SnapshotForm
from negdesk.ui.zopa.snapshot_row import SnapshotRow

_SHOWN = 4
_HEIGHT, _EMPTY_HEIGHT = 13.5, 1.5


class SnapshotsCard(Section):
    """All estimates of one value; `ghost_wanted` carries the one to lay under the chart."""

    ghost_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Start without estimates."""
        super().__init__(
            desk.theme,
            tr("How your estimate moved"),
            tr(
                "The latest estimate is live: typing it on Walkaway or moving it in the chart "
                "changes it in place. Keep puts a new one on top, and what was before stays."
            ),
        )
        self.desk = desk
        self.heading.setProperty("side", "theirs")
        self._scope: tuple[str, str | None] = ("", None)
        self._every = False
        self.ghost: Belief | None = None
        self.chart = ChartView(desk.theme)
        self.change = WordsLabel("", "")
        self.change.setObjectName("snapshots.change")
        self.since = WordsLabel(tr("Since the first estimate"), "hint")
        self.form = SnapshotForm(desk)
        self.form.kept.connect(self._kept)
        self.cards = RowCards(desk.theme, self._make, desk.theme.quarter * 2)
        self.more = quiet_button("", "snapshots.more")
        self.more.clicked.connect(self._show_every)
        self._lay_out()

    def show_negotiation(self, nid: str, issue_id: str | None) -> None:
        """Show the estimates of the headline value (None) or of an issue."""
        if (nid, issue_id) != self._scope:
            self._scope, self._every = (nid, issue_id), False
            self._lay_under(None)
        moments = history(self.desk.document, nid, issue_id)
        self._follow_ghost(moments)
        unit = self._unit()
        self.form.show_negotiation(nid, issue_id, unit)
        self._show_chart(moments, unit)
        self._show_rows(moments, unit)

    def _show_chart(self, moments: Sequence[Moment], unit: str) -> None:
        style = self.desk.style
        ghost = self.ghost.id if self.ghost is not None else ""
        shown = picture(self.desk.document, *self._scope, style, self._day, ghost)
        lines = _HEIGHT if moments else _EMPTY_HEIGHT
        self.chart.setFixedHeight(round(self.chart.size_px * lines))
        said = ""
        if len(moments) > 1:
            said = change_words(moments[0], moments[-1], style, unit)
        self.change.setText(said)
        for label in (self.since, self.change):
            label.setVisible(bool(said))
        count = trn("{count} estimate over time.", "{count} estimates over time.", len(moments))
        self.chart.show_drawing(
            _drawing(shown, self.chart.size_px),
            f"{count.format(count=len(moments))} {said}".strip(),
        )

    def _show_rows(self, moments: Sequence[Moment], unit: str) -> None:
        """Show the latest first, with what each changed; the older ones when asked for."""
        pairs = list(zip((None, *moments), moments, strict=False))[::-1]
        shown = pairs if self._every else pairs[:_SHOWN]

        def dress(card: RowCard, place: int) -> None:
            before, moment = shown[place]
            assert isinstance(card, SnapshotRow)
            words = [zone_words(moment, self.desk.style, unit)]
            if before is not None:
                words.append(change_words(before, moment, self.desk.style, unit))
            laid = self.ghost is not None and self.ghost.id == moment.belief.id
            card.show_moment(moment, unit, " ".join(filter(None, words)), laid)

        self.cards.show_rows([moment.belief for _, moment in shown], dress)
        hidden = len(pairs) - len(shown)
        self.more.setVisible(hidden > 0)
        words_more = trn("Show {count} earlier estimate", "Show {count} earlier estimates", hidden)
        self.more.setText(words_more.format(count=hidden))
        self.more.setAccessibleName(self.more.text())

    def _follow_ghost(self, moments: Sequence[Moment]) -> None:
        """Keep the ghost as its row is now; let go of it when it is gone, live or incomplete."""
        if self.ghost is None:
            return
        fit = (moment.belief for moment in moments if moment.theirs and not moment.live)
        now = next((row for row in fit if row.id == self.ghost.id), None)
        if now != self.ghost:
            self._lay_under(now)

    def _lay_under(self, row: Belief | None) -> None:
        if row is not self.ghost:
            self.ghost = row
            self.ghost_wanted.emit(row)

    def _toggled(self, row_id: str, wanted: bool) -> None:
        self._lay_under(self.desk.document.find(Belief, row_id) if wanted else None)
        self.show_negotiation(*self._scope)

    def _delete(self, row_id: str) -> None:
        delete_card(
            self.desk,
            self.cards,
            Belief,
            row_id,
            tr("delete estimate"),
            lambda: self.show_negotiation(*self._scope),
            self.form.numbers[0].editor,
        )

    def _kept(self) -> None:
        self.show_negotiation(*self._scope)

    def _show_every(self) -> None:
        self._every = True
        self.show_negotiation(*self._scope)

    def _make(self, row: Part) -> RowCard:
        card = SnapshotRow(self.desk, row)
        card.ghost_wanted.connect(self._toggled)
        card.delete_wanted.connect(self._delete)
        return card

    def _unit(self) -> str:
        nid, issue_id = self._scope
        issue = self.desk.document.find(Issue, issue_id)
        return self.desk.document.negotiation(nid).unit if issue is None else issue.unit

    def _day(self, iso: str) -> str:
        """Return a short day; the year only where it is another than this one."""
        if not iso:
            return "–"
        when = datetime.fromisoformat(iso)
        shape = "d MMM" if when.year == self.desk.now().year else "d MMM yy"
        return QLocale().toString(QDate(when.year, when.month, when.day), shape)

    def _lay_out(self) -> None:
        theme = self.desk.theme
        columns = Columns(theme, (1, 1), theme.line * 44)
        columns.set_apart(theme.quarter * 4)
        sheet = Card(theme)
        sheet.body.addWidget(self.chart)
        words = QVBoxLayout()
        words.setSpacing(theme.quarter // 2)
        words.addWidget(self.since)
        words.addWidget(self.change)
        sheet.body.addLayout(words)
        for column, card in zip(columns.columns, (sheet, self.form), strict=True):
            column.addWidget(card)
        columns.close_up()
        self.body.addWidget(columns)
        self.body.addWidget(self.cards)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)


def _drawing(shown: HistoryPicture, size: float) -> Draw:
    def drawing(canvas: Canvas, width: float, height: float) -> None:
        draw(canvas, shown, width, height, size, size * SMALL)

    return drawing
