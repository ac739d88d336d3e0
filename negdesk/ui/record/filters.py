"""What the track record counts: a template, a counterpart, a year, or all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from negdesk.analysis.record import Debrief, Filter, choices
from negdesk.i18n import tr
from negdesk.ui.desk import Desk
from negdesk.ui.inputs.choice import Combo

_WIDEST, _NARROWEST = 30, 9


class Filters(QWidget):
    """Three lists beside each other; `changed` comes when a person chose something else."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Make lists that let all through."""
        super().__init__()
        self._desk = desk
        self._every = {
            "template": tr("Every kind"),
            "counterpart": tr("Every counterpart"),
            "year": tr("Every year"),
        }
        self.boxes = {name: self._made(name) for name in self._every}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.quarter * 2)
        for box in self.boxes.values():
            row.addWidget(box)
        row.addStretch(1)

    @property
    def chosen(self) -> Filter:
        """Return what is let through."""
        return Filter(**{name: box.currentData() or "" for name, box in self.boxes.items()})

    @property
    def words(self) -> str:
        """Return in words what is let through, "" for all."""
        chosen = (box.currentText() for box in self.boxes.values() if box.currentData())
        return ", ".join(chosen)

    def offer(self, made: Sequence[Debrief]) -> None:
        """Offer what occurs among the debriefs; what is chosen stays while it occurs."""
        for name, values in choices(made):
            box = self.boxes[name]
            kept = box.currentData() or ""
            box.blockSignals(True)
            box.clear()
            box.addItem(self._every[name], "")
            for value in values:
                box.addItem(_words(name, value), value)
            box.setCurrentIndex(max(box.findData(kept), 0))
            box.blockSignals(False)
            box.setEnabled(len(values) > 1 or bool(kept))

    def _made(self, name: str) -> QComboBox:
        box = Combo(self._desk)
        box.setObjectName(f"record.{name}")
        names = {"template": tr("Kind"), "counterpart": tr("Counterpart"), "year": tr("Year")}
        box.setAccessibleName(names[name])
        box.addItem(self._every[name], "")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMaximumWidth(box.fontMetrics().averageCharWidth() * _WIDEST)
        box.setMinimumWidth(box.fontMetrics().averageCharWidth() * _NARROWEST)
        box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return box


def _words(name: str, value: str) -> str:
    from negdesk.exchange import templates

    if name == "template" and value in templates.names():
        return templates.template(value).title
    return value
