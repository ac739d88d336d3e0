"""The workbooks that a window can show: opened, newly made, or a copy of the sample."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from negdesk.i18n import tr
from negdesk.model.actions import add
from negdesk.store.workbook_file import WorkbookFile
from negdesk.ui import beginning
from negdesk.ui.places import Places
from negdesk.workbook import Workbook

NewId = Callable[[], str]
Now = Callable[[], datetime]


def opened(path: Path, places: Places, now: Now, *, break_lock: bool) -> Workbook:
    """Return a workbook, kept as a backup before it is brought to a newer schema."""

    def keep_old(file: WorkbookFile) -> None:
        from negdesk.store.backup import back_up

        back_up(file, places.backups, now())

    return Workbook.open(path, break_lock=break_lock, before_migration=keep_old, now=now)


def made(path: Path, template: str, new_id: NewId, now: Now) -> Workbook:
    """Return a new workbook with one negotiation begun from a template."""
    rows = beginning.begun(template, new_id, now())
    workbook = Workbook.create(path)
    workbook.apply(add(tr("new negotiation"), *rows))
    return workbook


def made_sample(places: Places, new_id: NewId, now: Now) -> Workbook:
    """Return a fresh copy of the sample."""
    rows = beginning.sample_rows(new_id, now())
    workbook = Workbook.create(places.new_sample(new_id, now()))
    workbook.apply(add(tr("open the sample"), *rows))
    return workbook
