"""What can still be read of a damaged workbook, put into a new one; and what can not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from negdesk.i18n import tr
from negdesk.model.actions import add
from negdesk.model.rows import TABLES, Negotiation, Part
from negdesk.model.text import shown
from negdesk.store.pages import Pages
from negdesk.store.repair import cleaned, mended
from negdesk.store.scan import Scan
from negdesk.store.workbook_file import WorkbookFile

Tell = Callable[[int, int], object]


def _tell_nobody(_done: int, _total: int) -> None:
    """Keep to itself how far it is."""


@dataclass
class Found:
    """What the pages of a file still hold; `lost` counts rows by table and negotiation."""

    heads: dict[str, Negotiation] = field(default_factory=dict)
    parts: dict[str, list[Part]] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    pages: int = 0
    problems: dict[str, None] = field(default_factory=dict)

    @property
    def entries(self) -> int:
        """Return how many rows there are beside the negotiations themselves."""
        return sum(map(len, self.parts.values()))

    def sentences(self) -> list[str]:
        """Return what could not be read, a sentence each."""
        text = tr("“{title}”, table {table}: {count} could not be read.")
        said = [
            text.format(title=self._title(scope), count=count, table=table)
            for (table, scope), count in self.lost.items()
        ]
        said.sort()
        if self.pages:
            text = tr("Parts of the file of which nobody can say what they held: {count}.")
            said.append(text.format(count=self.pages))
        return [*said, *self.problems]

    def _title(self, scope: str) -> str:
        head = self.heads.get(scope)
        return shown(head.title, tr("(untitled)")) if head is not None else _stand_in(scope).title


def salvage(path: Path, to: Path, now: datetime, tell: Tell = _tell_nobody) -> Found:
    """Make a new workbook of all that can be read of a closed one, which is not changed.

    `tell` hears how far it is and may raise to end it; then there is no new workbook.
    """
    found = read(path, lambda done, total: tell(done, total * 2))
    file = WorkbookFile.create(to, now=lambda: now)
    try:
        _write(found, file, tell)
    except BaseException:
        file.close()
        to.unlink(missing_ok=True)
        raise
    file.close()
    return found


def _write(found: Found, file: WorkbookFile, tell: Tell) -> None:
    total = len(found.heads)
    for number, (scope, head) in enumerate(found.heads.items()):
        tell(total + number, total * 2)
        file.write(add(tr("salvage"), head, *found.parts.get(scope, ())))
    for name, value in found.settings.items():
        file.keep_setting(name, value)


def read(path: Path, tell: Tell = _tell_nobody) -> Found:
    """Return what the pages of a closed file still hold."""
    with Pages.of(path) as pages:
        scan = Scan(pages, tell)
        found = Found(settings=scan.settings(), lost=+scan.lost, pages=scan.nameless)
        for row in scan.rows("negotiation", found.problems):
            found.heads[row.id] = cleaned(row, found.problems)
        for table in TABLES:
            if table != "negotiation":
                for row in scan.rows(table, found.problems):
                    part = cleaned(row, found.problems)
                    found.parts.setdefault(part.negotiation_id, []).append(part)
    for scope, parts in found.parts.items():
        found.parts[scope] = mended(parts, found.problems)
        # What a lost negotiation leaves behind stands under one that takes its place.
        found.heads.setdefault(scope, _stand_in(scope))
    return found


def _stand_in(scope: str) -> Negotiation:
    return Negotiation(id=scope, title=tr("A negotiation whose title is lost"))
