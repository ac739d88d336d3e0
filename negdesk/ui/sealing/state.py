"""What the header says about the seal, worked out while nothing else is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from negdesk.analysis.seal import fits_hash, latest_seal, may_seal
from negdesk.analysis.sealed import PREPARED, SealError
from negdesk.i18n import tr, trn
from negdesk.model.edits import Edit
from negdesk.model.rows import Negotiation, Seal
from negdesk.ui.desk import Desk
from negdesk.ui.glance import short_day

if TYPE_CHECKING:
    from negdesk.analysis.differences import Difference

_COMPARED = frozenset({"negotiation", "seal", *(cls.TABLE for cls in PREPARED)})
_REST_MS = 300


def found_since(desk: Desk, seal: Seal) -> Sequence[Difference] | None:
    """Return what changed since a seal, or None where it was changed from outside."""
    if not fits_hash(seal):
        return None
    # Not needed for the first paint.
    from negdesk.analysis.differences import differences

    try:
        return differences(desk.document, seal.negotiation_id, seal, desk.style)
    except SealError:
        return None


class SealState(QObject):
    """The words on the seal of the negotiation that is shown.

    A large preparation takes some milliseconds to compare, so that waits for a rest of the
    typing; `changed` says that the words are new.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Know nothing until `show_negotiation`."""
        super().__init__(parent)
        self._desk = desk
        self.negotiation_id = ""
        self.words = ""
        self.short = ""
        self._compared: tuple[str, int | None] = "", None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._compare)

    def show_negotiation(self, negotiation_id: str) -> None:
        """Say at once whether there is a seal, and soon what changed since."""
        self.negotiation_id = negotiation_id
        self._say()
        self._rest.start()

    def take(self, edit: Edit) -> None:
        """Follow a change of the preparation."""
        if self.negotiation_id in edit.scopes and _COMPARED & edit.tables:
            self._say()
            self._rest.start()

    def stop(self) -> None:
        """Look at nothing any more."""
        self._rest.stop()

    def _compare(self) -> None:
        if self._desk.document.find(Negotiation, self.negotiation_id) is None:
            return
        seal = latest_seal(self._desk.document, self.negotiation_id)
        if seal is not None:
            found = found_since(self._desk, seal)
            self._compared = seal.id, None if found is None else len(found)
        self._say()

    def _say(self) -> None:
        document = self._desk.document
        if document.find(Negotiation, self.negotiation_id) is None:
            return
        seal = latest_seal(document, self.negotiation_id)
        if seal is None:
            open_ = may_seal(document, self.negotiation_id)
            self._tell(*((tr("Seal before the meeting"), tr("Seal")) if open_ else ("", "")))
            return
        day = short_day(seal.at, self._desk.now().date())
        sealed = tr("Sealed {day}").format(day=day)
        known, count = self._compared
        if known != seal.id:
            self._tell(sealed, tr("Sealed"))
        elif count is None:
            self._tell(tr("The seal was changed from outside"), tr("Seal changed"))
        else:
            some = trn("{count} change since", "{count} changes since", count)
            since = some.format(count=count)
            self._tell(f"{sealed} · {since}" if count else sealed, tr("Sealed"))

    def _tell(self, words: str, short: str) -> None:
        if (words, short) != (self.words, self.short):
            self.words, self.short = words, short
            self.changed.emit()
