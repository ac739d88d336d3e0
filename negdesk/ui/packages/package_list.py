"""Our packages in a list with their points: choose one, add, duplicate, delete."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from negdesk.analysis.packages.scoring import Range
from negdesk.analysis.packages.words import points_words
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle
from negdesk.ui.cards import quiet_button
from negdesk.ui.packages.said import Offers, Told, kind_words
from negdesk.ui.packages.table_look import table_look
from negdesk.ui.theme import Theme

_MOST_LINES = 6
_ID = Qt.ItemDataRole.UserRole


class PackageList(QWidget):
    """Names the packages; `chosen` carries the id of the one to show."""

    chosen = Signal(str)
    add_wanted = Signal()
    duplicate_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, style: NumberStyle) -> None:
        """Make an empty list with its buttons."""
        super().__init__()
        self._theme = theme
        self._style = style
        self.package_id = ""
        self.list = QTreeWidget()
        self.list.setObjectName("packages.list")
        self.list.setAccessibleName(tr("Your packages"))
        self.list.setHeaderLabels([tr("Package"), tr("Kind"), tr("You"), tr("Them")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._changed)
        self._set_columns()
        self.add = quiet_button(tr("Add package"), "add.package")
        self.add.setText("+  " + tr("Add package"))
        self.duplicate = quiet_button(tr("Duplicate"), "packages.duplicate")
        self.duplicate.setAccessibleName(tr("Duplicate this package"))
        self.remove = quiet_button(tr("Delete"), "packages.delete")
        self.remove.setAccessibleName(tr("Delete this package"))
        self.add.clicked.connect(self.add_wanted)
        self.duplicate.clicked.connect(self.duplicate_wanted)
        self.remove.clicked.connect(self.delete_wanted)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._lay_out()

    def show_offers(self, offers: Offers, *, writable: bool) -> None:
        """Show these packages; the one chosen stays, or the first is chosen."""
        blocked = self.list.blockSignals(True)
        while self.list.topLevelItemCount() > len(offers):
            self.list.takeTopLevelItem(self.list.topLevelItemCount() - 1)
        while self.list.topLevelItemCount() < len(offers):
            self.list.addTopLevelItem(QTreeWidgetItem())
        for row, told in enumerate(offers.values()):
            self._fill(self.list.topLevelItem(row), told)
        if self.package_id not in offers:
            self.package_id = next(iter(offers), "")
        self._point(self.package_id)
        self.list.blockSignals(blocked)
        self.list.setVisible(bool(offers))
        self._fit(len(offers))
        self.add.setEnabled(writable)
        for button in (self.duplicate, self.remove):
            button.setVisible(bool(offers))
            button.setEnabled(writable)

    def choose(self, package_id: str) -> None:
        """Choose a package."""
        self.package_id = package_id
        self._point(package_id)

    def _point(self, package_id: str) -> None:
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None and item.data(0, _ID) == package_id:
                self.list.setCurrentItem(item)

    def _fill(self, item: QTreeWidgetItem | None, told: Told) -> None:
        if item is None:
            return
        item.setData(0, _ID, told.package.id)
        texts = (
            f"{told.sign}  {told.name}", kind_words(told.package),
            self._points(told.offer.us), self._points(told.offer.them),
        )  # fmt: skip
        for column, text in enumerate(texts):
            item.setText(column, text)
            if column > 1:
                item.setTextAlignment(column, _RIGHT)

    def _points(self, worth: Range) -> str:
        """Return the points, or the least and the most while something is open."""
        low, high = points_words(worth.least, self._style), points_words(worth.most, self._style)
        return low if low == high else f"{low}–{high}"

    def _changed(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.package_id = item.data(0, _ID)
            self.chosen.emit(self.package_id)

    def _fit(self, count: int) -> None:
        head = self.list.header().sizeHint().height()
        high = max(self.list.sizeHintForRow(0), self._theme.line)
        self.list.setFixedHeight(head + min(count, _MOST_LINES) * high + self._theme.quarter * 2)

    def _restyle(self) -> None:
        self.list.setStyleSheet(table_look(self._theme))

    def _set_columns(self) -> None:
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (2, 3):
            self.list.headerItem().setTextAlignment(column, _RIGHT)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(self._theme.quarter * 3)
        for button in (self.add, self.duplicate, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.quarter)
        column.addWidget(self.list)
        column.addLayout(buttons)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
