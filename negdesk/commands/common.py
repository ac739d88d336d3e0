"""What commands share: opening a workbook, naming a negotiation, writing, saying."""

from __future__ import annotations

import argparse
import json
import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from negdesk import paths
from negdesk.exchange import files, plain
from negdesk.i18n import tr
from negdesk.model.errors import Condition
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Negotiation

if TYPE_CHECKING:
    from negdesk.store.workbook_file import WorkbookFile
    from negdesk.workbook import Workbook

Arguments = argparse.Namespace
STDOUT = "-"


@contextmanager
def opened(path: Path, *, to_write: bool = False) -> Iterator[Workbook]:
    """Open a workbook; for reading it may be in use elsewhere."""
    from negdesk.workbook import Workbook

    workbook = Workbook.open(path, read_only=not to_write, before_migration=_keep_old)
    try:
        if to_write and workbook.file.read_only:
            text = tr("{path} cannot be changed now. {why}")
            raise Condition(text.format(path=path, why=workbook.file.holder).rstrip())
        yield workbook
    finally:
        workbook.close()


def _keep_old(file: WorkbookFile) -> None:
    """Back up an older workbook before it is brought up to date."""
    from negdesk.store.backup import back_up

    back_up(file, paths.backups(), datetime.now())


@contextmanager
def chosen(parsed: Arguments) -> Iterator[tuple[Workbook, Negotiation]]:
    """Open the workbook for reading and load the negotiation that was named."""
    with opened(parsed.workbook) as workbook:
        row = plain.find(workbook.document.negotiations, parsed.negotiation)
        workbook.load(row.id)
        for problem in workbook.file.problems:
            sorry(problem)
        yield workbook, row


def write(path: Path, data: bytes, workbook: Path | None = None) -> None:
    """Write what a command made, never over a workbook, and say where it is; "-" is stdout."""
    if str(path) == STDOUT:
        if sys.stdout is None:
            raise Condition(tr("The standard output is closed: say a file with --to."))
        if data.startswith(b"%PDF") and sys.stdout.isatty():
            raise Condition(tr("A PDF goes to a file or to another program, not to a terminal."))
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    # A link is known by what it leads to.
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    files.refuse_overwriting(target, workbook or target.parent)
    if os.path.exists(target) and not (os.path.isfile(target) or os.path.isdir(target)):
        # A device that a file takes the place of is missing to every program.
        raise Condition(tr("{path} is not a file, so nothing was written there.").format(path=path))
    files.write_bytes(path, data)
    print(tr("Wrote {path}.").format(path=path))


def number_style() -> NumberStyle:
    """Return how the environment's locale writes numbers."""
    with suppress(locale.Error):
        locale.setlocale(locale.LC_NUMERIC, "")
    try:
        known = locale.localeconv()
    finally:
        locale.setlocale(locale.LC_NUMERIC, "C")
    decimal, group = str(known["decimal_point"]), str(known["thousands_sep"])
    return NumberStyle(decimal, group) if group else NumberStyle()


def print_json(value: object) -> None:
    """Write a value as JSON, in ASCII where the terminal may not show more."""
    wide = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not wide, indent=2, allow_nan=False))


def sorry(sentence: str) -> int:
    """Say a condition of the world; return its exit status."""
    print(sentence, file=sys.stderr)
    return 1
