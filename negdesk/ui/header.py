"""The head of a negotiation: its title, with whom and when, and the three phases."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from negdesk.ui.cards import quiet_button
from negdesk.ui.theme import TITLE, Theme


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis when there is no room, whole in its tool tip."""

    def __init__(self, role: str, font: QFont, least: int = 8) -> None:
        """Measure in the font that the role will have; `least` letters are always shown."""
        super().__init__()
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._measure = font
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return the width of the whole text."""
        metrics = QFontMetrics(self._measure)
        width = metrics.horizontalAdvance(self.text()) + metrics.averageCharWidth()
        return QSize(width, metrics.lineSpacing() + self.contentsMargins().bottom())

    def minimumSizeHint(self) -> QSize:
        """Return the width of a few letters."""
        metrics = QFontMetrics(self._measure)
        few = min(self.sizeHint().width(), metrics.averageCharWidth() * self._least)
        return QSize(few, metrics.lineSpacing() + self.contentsMargins().bottom())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        fitting = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(
            self.contentsRect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, fitting
        )
        painter.end()


class Header(QWidget):
    """Says which negotiation is shown, and leads from one phase to the next."""

    phase_chosen = Signal(str)
    seal_wanted = Signal()

    def __init__(self, theme: Theme, phases: Iterable[tuple[str, str]]) -> None:
        """Make one pill for each phase, given as key and title."""
        super().__init__()
        gap = theme.quarter
        large = QFont(theme.font)
        large.setPointSizeF(theme.font.pointSizeF() * TITLE)
        large.setWeight(QFont.Weight.Bold)
        self.title = ElidedLabel("title", large, 14)
        self.title.setObjectName("title")
        self.about = ElidedLabel("muted", theme.font)
        self.about.setObjectName("about")
        # Both stand on one baseline, though the title reaches further below it.
        drop = QFontMetrics(large).descent() - QFontMetrics(theme.font).descent()
        self.about.setContentsMargins(0, 0, 0, max(0, drop))
        self._seal_words = "", ""
        self.seal = quiet_button("", "seal-state")
        self.seal.clicked.connect(self.seal_wanted)
        self.seal.hide()
        self._group = QButtonGroup(self)
        self.phases = {key: self._pill(theme, key, title) for key, title in phases}
        self._lay_out(gap)

    def _pill(self, theme: Theme, key: str, title: str) -> QPushButton:
        bold = QFont(theme.font)
        bold.setWeight(QFont.Weight.DemiBold)
        pill = QPushButton(title.replace("&", "&&"))
        pill.setProperty("role", "phase")
        pill.setCheckable(True)
        # The chosen pill is bold: it must not grow, nor lose its ends.
        pill.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(title) + theme.quarter * 11)
        pill.setObjectName(f"phase.{key}")
        pill.clicked.connect(lambda: self.phase_chosen.emit(key))
        self._group.addButton(pill)
        return pill

    def _lay_out(self, gap: int) -> None:
        words, steps = QHBoxLayout(), QHBoxLayout()
        words.setSpacing(gap * 4)
        words.addWidget(self.title)
        words.addWidget(self.about, 0, Qt.AlignmentFlag.AlignBottom)
        words.addStretch(1)
        words.addWidget(self.seal, 0, Qt.AlignmentFlag.AlignVCenter)
        steps.setSpacing(gap * 2)
        for pill in self.phases.values():
            steps.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        # The tabs keep room for their scroll bar on the right; so does this.
        self._rows.setContentsMargins(gap * 6, gap * 5, gap * 9, gap * 3)
        self._rows.setSpacing(gap * 4)
        self._rows.addLayout(words, 1)
        self._rows.addLayout(steps)

    def show_words(self, title: str, about: str) -> None:
        """Show a title and the line beside it."""
        self.title.setText(title)
        self.title.setAccessibleName(title)
        self.about.setText(about)
        self.about.setAccessibleName(about)
        for label in (self.title, self.about):
            label.updateGeometry()
            label.update()

    def show_seal(self, words: str, short: str) -> None:
        """Say on its button how it stands with the seal; nothing to say hides it."""
        self._seal_words = words, short
        self.seal.setAccessibleName(words)
        self.seal.setToolTip(words)
        self.seal.setVisible(bool(words))
        self._fit_seal()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the phases: the words go above them rather than push."""
        margins = self._rows.contentsMargins()
        wide = self._steps_width() + margins.left() + margins.right()
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room, and then in two rows."""
        super().resizeEvent(event)
        self._fit_seal()

    def _steps_width(self) -> int:
        """Return how wide the phases are beside each other."""
        pills = [pill.minimumWidth() for pill in self.phases.values()]
        return sum(pills) + self._rows.spacing() * (len(pills) - 1)

    def _fit_seal(self) -> None:
        """Leave the title most of its room: on a narrow window the seal says it in a word."""
        long, short = self._seal_words
        metrics = self.seal.fontMetrics()
        least = metrics.height() * 12
        taken = [pill.sizeHint().width() for pill in self.phases.values()]
        taken += [metrics.horizontalAdvance(long), min(least, self.about.sizeHint().width())]
        taken += [min(least, self.title.sizeHint().width()), metrics.height() * 8]
        words = long if self.width() > sum(taken) else short
        self.seal.setText(words.replace("&", "&&"))
        self._fold()

    def _fold(self) -> None:
        """Put the phases below the words where they would leave these no room."""
        way = QBoxLayout.Direction
        words = self.title.minimumSizeHint().width() + self.about.minimumSizeHint().width()
        words += 2 * self.seal.fontMetrics().horizontalAdvance(self._seal_words[1])
        margins = self._rows.contentsMargins()
        beside = words + self._steps_width() + 3 * self._rows.spacing()
        narrow = self.width() < beside + margins.left() + margins.right()
        self._rows.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def show_phase(self, key: str) -> None:
        """Mark a phase as the one shown."""
        self.phases[key].setChecked(True)
