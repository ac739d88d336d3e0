"""Every change of a sealed limit gets its line in the log, in the same step as the change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.seal import latest_seal
from negdesk.model.actions import next_position
from negdesk.model.document import Document
from negdesk.model.edits import Change, Edit
from negdesk.model.rows import LimitChange, Negotiation


@dataclass(frozen=True, slots=True)
class _Moved:
    """Our limit in one negotiation, before and after an edit."""

    negotiation_id: str
    old: Decimal | None
    new: Decimal | None


class LimitLog:
    """Adds to an edit the log of the limits it changes; one gesture is one line of the log.

    Only where there is a seal: before it, a limit is still being found. An edit that brings
    its own line is left as it is.
    """

    def __init__(self, new_id: Callable[[], str], now: Callable[[], str]) -> None:
        """Take what a new line needs; `now` gives local ISO time."""
        self._new_id, self._now = new_id, now
        self._gesture: str | None = None
        self._row_id = ""

    def logged(self, document: Document, edit: Edit) -> Edit:
        """Return the edit with a line for each sealed limit that it changes."""
        if any(isinstance(change.row, LimitChange) for change in edit.changes):
            return edit
        lines = tuple(self._line(document, moved, edit) for moved in _moved(document, edit))
        return Edit(edit.label, (*edit.changes, *lines), edit.merge_key) if lines else edit

    def _line(self, document: Document, moved: _Moved, edit: Edit) -> Change:
        """Return the change of the gesture's line, which goes when the limit came back."""
        known = document.find(LimitChange, self._row_id)
        if known is not None and edit.merge_key is not None and edit.merge_key == self._gesture:
            back = moved.new == known.old and not known.reason
            return Change(known, None if back else known.with_(new=moved.new))
        self._gesture, self._row_id = edit.merge_key, self._new_id()
        row = LimitChange(
            id=self._row_id,
            negotiation_id=moved.negotiation_id,
            position=next_position(document, LimitChange, moved.negotiation_id),
            at=self._now(),
            old=moved.old,
            new=moved.new,
        )
        return Change(None, row)


def _moved(document: Document, edit: Edit) -> list[_Moved]:
    """Return the sealed limits that an edit moves."""
    found = []
    for change in edit.changes:
        before, after = change.before, change.after
        if not isinstance(before, Negotiation) or not isinstance(after, Negotiation):
            continue
        if before.limit == after.limit or latest_seal(document, after.id) is None:
            continue
        # The edit may be older than the document: what counts is what stands there now.
        now = document.find(Negotiation, after.id)
        if now is not None and now.limit != after.limit:
            found.append(_Moved(after.id, now.limit, after.limit))
    return found
