"""What every tab is given: the open session and the reader's ways, passed in, never global."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from negdesk.analysis.limit_log import LimitLog
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.numbers import NumberStyle

if TYPE_CHECKING:
    from negdesk.session import Session
    from negdesk.ui.theme import Theme


class Pending(Protocol):
    """An input that may hold text which is not in the file yet."""

    def commit(self) -> None:
        """Put the text into the file now."""


class Desk(QObject):
    """The session, the theme, the number style, a clock, fresh ids, and the way to a field."""

    # table.field and a row id (or ""): show that input and put the cursor into it
    wanted = Signal(str, str)
    # the brief of the negotiation on screen is to be exported
    brief_wanted = Signal()
    # what is on screen is to be printed
    print_wanted = Signal()

    def __init__(
        self,
        session: Session,
        theme: Theme,
        style: NumberStyle,
        new_id: Callable[[], str],
        now: Callable[[], datetime],
        prompt: Callable[[str, str], str],
    ) -> None:
        """Take what the tabs need; `prompt(template, key)` gives the words of a template."""
        super().__init__()
        self.session = session
        self.theme = theme
        self.style = style
        self.new_id = new_id
        self.now = now
        self._prompt = prompt
        self._pending: set[Pending] = set()
        self._limits = LimitLog(new_id, lambda: now().isoformat(timespec="minutes"))

    @property
    def document(self) -> Document:
        """Return the open document."""
        return self.session.document

    def apply(self, edit: Edit, initiator: object | None = None) -> bool:
        """Write an edit, and with it the log of a sealed limit; say whether it is in the file."""
        return self.session.apply(self._limits.logged(self.document, edit), initiator)

    def prompt(self, negotiation_id: str, key: str) -> str:
        """Return the words that the negotiation's template has for a field or section."""
        return self._prompt(self.document.negotiation(negotiation_id).template, key)

    def hold(self, pending: Pending, held: bool) -> None:
        """Remember or forget an input with text that is not in the file yet."""
        (self._pending.add if held else self._pending.discard)(pending)

    def flush(self) -> None:
        """Put everything that is still being typed into the file."""
        for pending in list(self._pending):
            pending.commit()
