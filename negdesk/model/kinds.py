"""What can be said of a field: its kind, its words, its bounds, and what it points at."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from negdesk.i18n import tr


class Kind(Enum):
    """How a field is typed, checked, stored and shown."""

    LINE = "line"
    NOTE = "note"
    AMOUNT = "amount"
    SHARE = "share"
    COUNT = "count"
    FLAG = "flag"
    CHOICE = "choice"
    DATE = "date"
    MOMENT = "moment"
    REF = "ref"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one table.

    `unit` is "" or fixed text; `money` fields take the negotiation's unit. `target` is
    the table that a REF points at, and `owned` says that the row goes when it goes
    (otherwise the reference is cleared). `safe` fields may appear on a table copy.
    """

    table: str
    name: str
    kind: Kind
    label: str = ""
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    money: bool = False
    unit: str = ""
    lowest: Decimal | None = None
    highest: Decimal | None = None
    target: str = ""
    owned: bool = False
    safe: bool = False

    @property
    def key(self) -> str:
        """Return `table.field`: the object name of its input and its name in prompts."""
        return f"{self.table}.{self.name}"

    @property
    def said_label(self) -> str:
        """Return the label in the reader's language."""
        return tr(self.label)

    @property
    def said_help(self) -> str:
        """Return the one line of help in the reader's language."""
        return tr(self.help) if self.help else ""

    def said_choice(self, value: str) -> str:
        """Return the words for a choice, or the value itself when it is unknown."""
        return next((tr(words) for known, words in self.choices if known == value), value)
