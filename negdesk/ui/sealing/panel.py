"""The panel of the seal: what it does, what is missing, and what changed since."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from negdesk.analysis.readiness import readiness
from negdesk.analysis.seal import may_seal, seal_edit, seal_words
from negdesk.i18n import tr
from negdesk.model.rows import Seal
from negdesk.ui.cards import Card, cross_button
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.choice import Combo
from negdesk.ui.inputs.moment import say_day
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.sealing.difference_list import DifferenceList
from negdesk.ui.sealing.state import found_since
from negdesk.ui.tabs.readiness_card import ReadinessCard

_SHARE = 0.55


class SealPanel(Card):
    """Stands between header and tab, and leaves everything else usable."""

    closed = Signal()
    sealed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make the panel, hidden."""
        super().__init__(desk.theme)
        self.desk = desk
        self.negotiation_id = ""
        self.setObjectName("seal-panel")
        self.heading = plain_label("", "heading", wrap=True)
        self.words = WordsLabel()
        self.problem = WordsLabel("", "warn")
        self.button = QPushButton()
        self.button.setProperty("role", "main")
        self.button.setObjectName("seal")
        self.button.clicked.connect(self.seal)
        self.readiness = ReadinessCard(desk)
        self.which = Combo(desk)
        self.which.setObjectName("seal.which")
        self.which.setAccessibleName(tr("Compare with"))
        self.which.activated.connect(lambda _index: self._compare())
        self.since = WordsLabel("", "strong")
        self.list = DifferenceList(desk.theme)
        self.list.wanted.connect(desk.wanted)
        self._lay_out()
        self.hide()

    def open_for(self, negotiation_id: str) -> None:
        """Show the panel with the cursor on what it is for."""
        self.negotiation_id = negotiation_id
        self.which.clear()
        self.show_parts()
        self.show()
        usable = not self.button.isHidden() and self.button.isEnabled()
        (self.button if usable else self.cross).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_parts(self) -> None:
        """Show the seals as they are now."""
        document, nid = self.desk.document, self.negotiation_id
        seals = document.all(Seal, nid)
        open_ = may_seal(document, nid)
        locked = self.desk.session.workbook.file.read_only
        again, first = tr("Seal again before the next meeting"), tr("Seal before the meeting")
        sealed = tr("Sealed {day}").format(day=self._day(seals[-1])) if seals else first
        self.heading.setText(sealed)
        self.words.setText(_explained(bool(seals), open_))
        self.problem.setText(seal_words(document, nid))
        self.problem.setVisible(bool(self.problem.text()))
        words = again if seals else tr("Seal now")
        self.button.setText(words.replace("&", "&&"))
        self.button.setAccessibleName(words)
        self.button.setVisible(open_)
        self.button.setEnabled(not locked)
        missing = open_ and not (seals and readiness(document, nid).ready)
        self.readiness.setVisible(missing)
        if missing:
            self.readiness.show_negotiation(nid)
        self._offer(seals)
        self._compare()

    def seal(self) -> None:
        """Seal the preparation as it stands, with what is still being typed."""
        self.desk.flush()
        now = self.desk.now().isoformat(timespec="minutes")
        edit = seal_edit(self.desk.document, self.negotiation_id, self.desk.new_id, now)
        if self.desk.apply(edit):
            self.sealed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def fit(self, room: int) -> None:
        """Take no more than about half of a height; the rest scrolls."""
        self._scroll.most = round(room * _SHARE)
        self._scroll.updateGeometry()

    def _day(self, seal: Seal) -> str:
        return say_day(seal.at, QLocale())

    def _offer(self, seals: list[Seal]) -> None:
        chosen = self.which.currentData()
        self.which.clear()
        for seal in reversed(seals):
            self.which.addItem(tr("Sealed {day}").format(day=self._day(seal)), seal.id)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))
        self.which.setVisible(len(seals) > 1)

    def _compare(self) -> None:
        seal = self.desk.document.find(Seal, self.which.currentData())
        found = None if seal is None else found_since(self.desk, seal)
        self.list.show_differences(found or [])
        self.since.setVisible(seal is not None)
        if found is None:
            self.since.setText(tr("What changed since cannot be told."))
        elif found:
            self.since.setText(tr("What changed since"))
        else:
            self.since.setText(tr("Nothing has changed since."))

    def _lay_out(self) -> None:
        gap = self.theme.quarter
        self.cross = cross_button(tr("Close this panel"))
        self.cross.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(gap * 2)
        head.addWidget(self.heading, 1)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.words)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, gap * 3, 0)
        column.setSpacing(gap * 2)
        for widget in (self.which, self.since, self.list, self.readiness):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll = _Low(inner, column)
        self.body.addWidget(self._scroll)


class _Low(QScrollArea):
    """A scroll area as high as its contents, up to a most."""

    def __init__(self, inner: QWidget, column: QVBoxLayout) -> None:
        super().__init__()
        self.most = 240
        self._column = column
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        """Return the height of the contents, if there is so much room."""
        wanted = self._column.totalHeightForWidth(max(1, self.viewport().width()))
        return QSize(super().sizeHint().width(), min(self.most, wanted))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with the contents."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the tab below gives way."""
        return QSize(1, min(self.sizeHint().height(), 120))


def _explained(sealed: bool, open_: bool) -> str:
    if not open_:
        return tr(
            "This negotiation has ended, so it is not sealed again: a seal would record what you "
            "know now."
        )
    if sealed:
        return tr(
            "Before another meeting, seal again: both seals are kept. Everything can still be "
            "changed."
        )
    return tr(
        "A seal keeps a dated copy of all this, so that the debrief can hold what happened "
        "against what you believed, not against what you will remember. You can change "
        "everything afterwards; only a changed limit asks for its reason."
    )
