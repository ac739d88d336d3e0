"""How files are named beside one another: when they were made, what they hold."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale

from negdesk.i18n import tr
from negdesk.store.backup import made_at
from negdesk.store.restoring import Contents
from negdesk.ui.inputs.moment import say_day


def day_of(when: datetime) -> str:
    """Return a day and time as the reader's language writes them."""
    return say_day(when.isoformat(timespec="minutes"), QLocale())


def made(backup: Path) -> datetime:
    """Return when a backup was made, as its name says; else when the file was last written."""
    return made_at(backup) or datetime.fromtimestamp(backup.stat().st_mtime)


def holding(contents: Contents) -> str:
    """Return how much a file holds."""
    text = tr("{negotiations} negotiations with {entries} entries")
    return text.format(negotiations=contents.negotiations, entries=contents.entries)


def compared(backup: Path, then: Contents, path: Path, now: Contents | None) -> str:
    """Return how a backup stands beside the file as it is."""
    older = made(backup) < datetime.fromtimestamp(path.stat().st_mtime)
    said = tr("The file was changed after this backup.") if older else ""
    fewer = 0 if now is None else now.entries - then.entries
    text = ""
    if fewer > 0:
        text = tr("The backup holds {count} entries fewer than the file.")
    elif fewer < 0:
        text = tr("The backup holds {count} entries more than the file.")
    return f"{said} {text.format(count=abs(fewer))}".strip()
