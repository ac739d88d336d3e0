"""One value of the ZOPA tab on a card: its name, the chance of a deal, the chart, the numbers."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from negdesk.analysis.lane_edits import set_number
from negdesk.analysis.lanes import HEADLINE
from negdesk.chart.picture import ZopaPicture
from negdesk.i18n import tr
from negdesk.model.fields import FieldError
from negdesk.ui.cards import Card, Expander
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel, set_role
from negdesk.ui.zopa.lane_chart import LaneChart
from negdesk.ui.zopa.lane_head import LaneHead
from negdesk.ui.zopa.numbers import Numbers
from negdesk.ui.zopa.words import direction_words

_HUMP, _SMALL_HUMP = 3.5, 0.8


class LaneCard(Card):
    """Shows one lane and writes what is moved on it."""

    picked = Signal(str)

    def __init__(self, desk: Desk, key: str) -> None:
        """Make the card of the headline, or of an issue, whose numbers open on demand."""
        super().__init__(desk.theme)
        self.desk = desk
        self.key = key
        self.negotiation_id = ""
        self._shown = ZopaPicture()
        self._movable = False
        self.numbers_shown: Numbers | None = None
        main = key == HEADLINE
        self.head = LaneHead(desk.theme, "heading" if main else "strong")
        self.title, self.chance = self.head.title, self.head.chance
        self.chart = LaneChart(desk.theme, _HUMP if main else _SMALL_HUMP)
        self.chart.setObjectName(f"lane.{key or 'headline'}")
        self.chart.moved.connect(self._set)
        self.sentence = WordsLabel()
        self.sentence.setObjectName("zone.sentence")
        # Two lines from the start: what is below does not jump while a handle is dragged.
        self.sentence.setMinimumHeight(desk.theme.line * 2)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.numbers = Expander(desk.theme, tr("Numbers"), self._fill)
        self._lay_out()
        for handle in self.chart.handles.values():
            handle.sliderPressed.connect(self._pick)
        if main:
            self.numbers.button.hide()
            self.numbers.open()

    def show_lane(self, negotiation_id: str, shown: ZopaPicture, sentence: str) -> None:
        """Show a lane with the sentence that says it all."""
        movable = not self.desk.session.workbook.file.read_only
        before = self.negotiation_id, self._shown, self._movable
        self.negotiation_id, self._shown, self._movable = negotiation_id, shown, movable
        # While one lane is dragged the others are shown again and again as they are.
        if before != (negotiation_id, shown, movable):
            self._show_chart(shown, sentence)
        if self.numbers_shown is not None:
            self.numbers_shown.show_picture(negotiation_id, self.chart.picture)

    def _show_chart(self, shown: ZopaPicture, sentence: str) -> None:
        self.title.setText(shown.title)
        self.head.about.setText(direction_words(shown))
        self.chance.setText(shown.chance)
        set_role(self.chance, "zone" if shown.zone.exists else "warn")
        self.head.fit()
        self.sentence.setText(sentence)
        self.chart.show_picture(shown, sentence, movable=self._movable)

    def _fill(self, column: QVBoxLayout) -> None:
        self.numbers_shown = Numbers(self.desk, lambda: self.chart.step)
        self.numbers_shown.moved.connect(self._set)
        column.addWidget(self.numbers_shown)
        if self.negotiation_id:
            self.numbers_shown.show_picture(self.negotiation_id, self.chart.picture)

    def _set(self, name: str, value: Decimal, gesture: str) -> None:
        try:
            edit = set_number(
                self.desk.document,
                self.negotiation_id,
                self.key,
                name,
                value,
                new_id=self.desk.new_id,
                now=self.desk.now().isoformat(timespec="minutes"),
                merge_key=gesture or uuid4().hex,
            )
        except FieldError:
            # Past what the field allows: the mark goes back to where it was.
            self.chart.put_back()
            return
        if not self.desk.apply(edit):
            self.chart.put_back()

    def _pick(self) -> None:
        self.picked.emit(self.key)

    def _lay_out(self) -> None:
        gap = self.theme.quarter
        self.body.addWidget(self.head)
        self.body.addWidget(self.chart)
        said = Card(self.theme, "said")
        said.body.setContentsMargins(gap * 3, gap * 2, gap * 3, gap * 2)
        said.body.addWidget(self.sentence)
        self.body.addWidget(said)
        self.body.addWidget(self.numbers)
