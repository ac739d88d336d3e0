"""What can be traded: the issues sorted by what they are good for, and the three best trades."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from negdesk.analysis.packages.frontier import Deal
from negdesk.analysis.packages.kinds import IssueKind, sorted_issues
from negdesk.analysis.packages.space import Space
from negdesk.analysis.packages.trades import Trade, best_trades, trade_words
from negdesk.i18n import mark, tr
from negdesk.ui.cards import Card, Columns, Section
from negdesk.ui.desk import Desk
from negdesk.ui.labels import WordsLabel, plain_label
from negdesk.ui.packages.said import short
from negdesk.ui.packages.worker import Study
from negdesk.ui.tabs.say import shortened

MOST = 3
_KINDS = (
    (
        IssueKind.COMPATIBLE,
        mark("Compatible"),
        mark("You want the same. Settle it and let it count as a gain for both."),
    ),
    (
        IssueKind.INTEGRATIVE,
        mark("Integrative"),
        mark("Opposed, but it matters more to one of you: this is what trades are made of."),
    ),
    (
        IssueKind.DISTRIBUTIVE,
        mark("Distributive"),
        mark("Opposed and about equally important: what one wins the other loses."),
    ),
)


class TradesSection(Section):
    """Sorts the issues and offers trades; `wanted` carries the trade to make."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Make the section without issues."""
        super().__init__(
            desk.theme,
            tr("What you can trade"),
            tr("Give what costs you little and is worth much to them, and ask for the reverse."),
        )
        self.desk = desk
        self.lists: dict[IssueKind, WordsLabel] = {}
        columns = Columns(desk.theme, (1, 1, 1), desk.theme.line * 36)
        columns.set_apart(desk.theme.quarter * 4)
        for column, (kind, title, teaching) in zip(columns.columns, _KINDS, strict=True):
            column.addWidget(self._sheet(kind, tr(title), tr(teaching)))
            column.addStretch(1)
        self.none = WordsLabel("", "muted")
        self.lines = [_TradeLine(desk, self._pressed) for _ in range(MOST)]
        card = Card(desk.theme)
        card.body.addWidget(self.none)
        for line in self.lines:
            card.body.addWidget(line)
        self.body.addWidget(columns)
        self.body.addWidget(card)

    def show_package(self, study: Study, deal: Deal | None, title: str, *, writable: bool) -> None:
        """Show the issues of a study and the trades from a deal; None where it is still open."""
        space = study.space
        self.setVisible(bool(space.dimensions) and not study.problem)
        if study.problem:
            return
        found = sorted_issues(space)
        for kind, label in self.lists.items():
            titles = [short(each.dimension.title) for each in found if each.kind is kind]
            label.setText("\n".join(titles) or tr("none"))
        trades = best_trades(space, deal, MOST) if deal is not None else []
        self.none.setText(self._why_none(deal, trades, title))
        self.none.setVisible(bool(self.none.text()))
        for index, line in enumerate(self.lines):
            trade = trades[index] if index < len(trades) else None
            line.show_trade(space, trade, writable=writable)

    def _why_none(self, deal: Deal | None, trades: list[Trade], title: str) -> str:
        if deal is None:
            return tr("Settle every issue of a package, and the best trades from it stand here.")
        if not trades:
            text = tr("From “{title}” no trade of two issues makes one of you better off "
                      "without cost to the other.")  # fmt: skip
            return text.format(title=short(title))
        return tr("From “{title}”, the best trades are:").format(title=short(title))

    def _pressed(self, trade: Trade) -> None:
        self.wanted.emit(trade)

    def _sheet(self, kind: IssueKind, title: str, teaching: str) -> Card:
        sheet = Card(self.desk.theme)
        sheet.body.addWidget(plain_label(title, "strong"))
        sheet.body.addWidget(WordsLabel(teaching, "muted"))
        self.lists[kind] = WordsLabel()
        self.lists[kind].setObjectName(f"packages.{kind.value}")
        sheet.body.addWidget(self.lists[kind])
        return sheet


class _TradeLine(QWidget):
    """One trade in words, with a button that makes it."""

    def __init__(self, desk: Desk, pressed: Callable[[Trade], None]) -> None:
        super().__init__()
        self._desk = desk
        self.trade: Trade | None = None
        self._pressed = pressed
        self.words = WordsLabel()
        self.words.setObjectName("packages.trade")
        self.make = QPushButton(tr("Make this trade"))
        self.make.clicked.connect(self._make)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(desk.theme.quarter * 4)
        column = QVBoxLayout()
        column.addWidget(self.words)
        line.addLayout(column, 1)
        line.addWidget(self.make, 0, Qt.AlignmentFlag.AlignTop)

    def show_trade(self, space: Space, trade: Trade | None, *, writable: bool) -> None:
        """Show a trade, or nothing."""
        self.trade = trade
        self.setVisible(trade is not None)
        if trade is not None:
            self.words.setText(shortened(trade_words(space, trade, self._desk.style)))
            self.make.setAccessibleDescription(self.words.text())
            self.make.setEnabled(writable)

    def _make(self) -> None:
        if self.trade is not None:
            self._pressed(self.trade)
