"""An offer typed in to be judged: a choice or a number for every issue, kept nowhere."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from negdesk.analysis.packages.scoring import Offer
from negdesk.analysis.packages.space import Choice, Dimension, Space
from negdesk.i18n import tr
from negdesk.model.numbers import NumberError, parse, show
from negdesk.ui.desk import Desk
from negdesk.ui.labels import plain_label
from negdesk.ui.packages.combo import CalmCombo
from negdesk.ui.packages.said import short


class OfferForm(QWidget):
    """One line an issue; `changed` says that the offer reads differently."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make a form without issues."""
        super().__init__()
        self.desk = desk
        self.space = Space()
        self.editors: dict[str, CalmCombo | QLineEdit] = {}
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(desk.theme.quarter * 3)
        self._grid.setVerticalSpacing(desk.theme.quarter)
        self._grid.setColumnStretch(1, 1)

    def show_space(self, space: Space) -> None:
        """Ask for the issues of a space; what was typed stays where it still fits."""
        if space.dimensions == self.space.dimensions:
            self.space = space
            return
        before = {key: self._typed(editor) for key, editor in self.editors.items()}
        self._clear()
        self.space = space
        for row, dimension in enumerate(space.dimensions):
            key = dimension.issue.id
            self.editors[key] = editor = self._editor(dimension)
            title = short(dimension.title)
            label = plain_label(title.replace("&", "&&"), "label", wrap=True)
            label.setBuddy(editor)
            editor.setAccessibleName(title)
            self._labels.append(label)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(editor, row, 1)
            unit = plain_label(dimension.issue.unit, "muted")
            self._labels.append(unit)
            self._grid.addWidget(unit, row, 2)
            if key in before:
                self._put(editor, before[key])

    def show_offer(self, offer: Offer | None) -> None:
        """Fill in an offer, or nothing."""
        for index, dimension in enumerate(self.space.dimensions):
            editor = self.editors[dimension.issue.id]
            choice = offer.chosen.get(index) if offer is not None else None
            if isinstance(editor, QLineEdit):
                editor.setText(show(choice.number, self.desk.style) if choice else "")
            else:
                self._put(editor, choice.option_id if choice else "")
        self.changed.emit()

    @property
    def offer(self) -> Offer:
        """Return what is filled in; what cannot be read is open."""
        chosen = {}
        for index, dimension in enumerate(self.space.dimensions):
            choice = self._choice(dimension)
            if choice is not None:
                chosen[index] = choice
        return Offer(self.space, chosen)

    @property
    def unread(self) -> list[str]:
        """Return the titles of issues where what is typed is no number."""
        return [
            dimension.title
            for dimension in self.space.dimensions
            if isinstance(editor := self.editors[dimension.issue.id], QLineEdit)
            and editor.text().strip()
            and self._number(editor) is None
        ]

    def _choice(self, dimension: Dimension) -> Choice | None:
        editor = self.editors[dimension.issue.id]
        if isinstance(editor, QLineEdit):
            number = self._number(editor)
            return None if number is None else dimension.at(number)
        chosen = editor.currentData()
        return next((each for each in dimension.choices if each.option_id == chosen), None)

    def _number(self, editor: QLineEdit) -> Decimal | None:
        try:
            return parse(editor.text(), self.desk.style).value if editor.text().strip() else None
        except NumberError:
            # Half a number, while it is being typed; `unread` names what stays so.
            return None

    def _editor(self, dimension: Dimension) -> CalmCombo | QLineEdit:
        if dimension.issue.kind == "number":
            line = QLineEdit()
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setPlaceholderText(tr("open"))
            line.textChanged.connect(self.changed)
            return line
        box = CalmCombo(self.desk)
        box.addItem(tr("open"), "")
        for choice in dimension.choices:
            box.addItem(short(choice.label), choice.option_id)
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return box

    def _typed(self, editor: CalmCombo | QLineEdit) -> str:
        return editor.text() if isinstance(editor, QLineEdit) else str(editor.currentData() or "")

    def _put(self, editor: CalmCombo | QLineEdit, value: str | None) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(value or "")
        else:
            editor.setCurrentIndex(max(editor.findData(value or ""), 0))

    def _clear(self) -> None:
        for widget in (*self.editors.values(), *self._labels):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.editors, self._labels = {}, []
