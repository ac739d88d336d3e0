"""The concession graph beside the log, with its sentence; over rounds or over time."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout

from negdesk.analysis.concession_words import bracket_words, concession_sentence
from negdesk.analysis.concessions import Concessions
from negdesk.analysis.seal import ENDED
from negdesk.chart.canvas import Canvas
from negdesk.chart.concessions import ConcessionPicture, draw, picture
from negdesk.i18n import tr
from negdesk.model.rows import Negotiation
from negdesk.ui.cards import Card
from negdesk.ui.chart_view import ChartView, Draw
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.meeting.segments import Segments
from negdesk.ui.meeting.words import moment_words
from negdesk.ui.theme import SMALL

_HEIGHT = 16.0
_STRIP = 3.2
_SOON_MS = 40


class ConcessionCard(Card):
    """Hidden while no offer has a value: a meeting without numbers needs no empty axes."""

    def __init__(self, desk: Desk) -> None:
        """Make the card, without a negotiation yet."""
        super().__init__(desk.theme)
        self.desk = desk
        self._nid = ""
        self._course = Concessions()
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(lambda: self.show_negotiation(self._nid, self._course))
        self.chart = ChartView(desk.theme)
        self.ways = Segments(
            desk.theme,
            "graph",
            [("rounds", tr("By offer"), ""), ("time", tr("By time"), "")],
        )
        self.ways.choose("rounds")
        self.ways.chosen.connect(lambda _way: self.show_negotiation(self._nid, self._course))
        self.sentence = WordsLabel()
        self.sentence.setObjectName("concessions.sentence")
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("Concessions"), "heading"), 1)
        head.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(head)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.sentence)

    def show_soon(self, negotiation_id: str, course: Concessions) -> None:
        """Show the offers in a moment: the log and the next entry come first."""
        self._nid, self._course = negotiation_id, course
        self._soon.start()

    def show_negotiation(self, negotiation_id: str, course: Concessions) -> None:
        """Show the offers of a negotiation; `course` is what they come to."""
        self._soon.stop()
        self._nid, self._course = negotiation_id, course
        row = self.desk.document.find(Negotiation, negotiation_id)
        if row is None:
            return
        document, style = self.desk.document, self.desk.style
        today = self.desk.now().date()
        shown = picture(
            document,
            negotiation_id,
            style,
            lambda at: moment_words(at, today),
            course=course,
            over_time=self.ways.value == "time",
        )
        self.setVisible(bool(shown.course.offers))
        said = concession_sentence(document, negotiation_id, style)
        if row.stage not in ENDED and (next_offer := bracket_words(course, row.unit, style)):
            said += f" {next_offer}"
        self.sentence.setText(said)
        self.ways.setVisible(len(shown.course.offers) > 1)
        lines = _HEIGHT + (_STRIP if shown.marks else 0)
        self.chart.setFixedHeight(round(self.chart.size_px * lines))
        self.chart.show_drawing(_drawing(shown, self.chart.size_px), said)


def _drawing(shown: ConcessionPicture, size: float) -> Draw:
    def drawing(canvas: Canvas, width: float, height: float) -> None:
        draw(canvas, shown, width, height, size, size * SMALL)

    return drawing
