"""The commands that print: brief, workbook, debrief, record, blank."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from negdesk.commands.common import (
    Arguments,
    chosen,
    number_style,
    opened,
    print_json,
    sorry,
    write,
)
from negdesk.commands.printing import locked_with, password_of
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.errors import Condition
from negdesk.report.order import KEPT_SECTIONS, SECTIONS, Order, Printed, read_sections

if TYPE_CHECKING:
    from negdesk.analysis.record import Record


def brief(parsed: Arguments) -> int:
    """Print the one-page brief, or the copy for the table."""
    if parsed.table_copy:
        if parsed.sections is not None:
            raise Condition(tr("--sections belongs to the brief, not to --table-copy."))
        return _print(parsed, "table_copy", offers=parsed.with_opening)
    if parsed.with_opening:
        raise Condition(tr("--with-opening belongs to --table-copy."))
    return _print(parsed, "brief", sections=_sections(parsed.sections))


def workbook(parsed: Arguments) -> int:
    """Print all of the preparation."""
    return _print(parsed, "workbook")


def debrief(parsed: Arguments) -> int:
    """Print how it ended."""
    return _print(parsed, "debrief")


def record(parsed: Arguments) -> int:
    """Say what all negotiations that ended show, or print it."""
    from negdesk.analysis.record_summary import record_summary
    from negdesk.commands.record import record_lines, track_record

    _refuse_mixed(parsed)
    with opened(parsed.workbook) as workbook:
        found = track_record(workbook)
        for problem in workbook.file.problems:
            sorry(problem)
    if parsed.to is not None:
        order = Order("record", parsed.paper, parsed.grey)
        return _put(parsed, parsed.workbook, lambda: _made(order, record=found))
    if parsed.json:
        print_json(record_summary(found))
    else:
        print("\n".join(record_lines(found, number_style())))
    return 0


def blank(parsed: Arguments) -> int:
    """Print sheets to fill in by hand or on screen."""
    from negdesk.report.blank import ALL, KINDS

    if parsed.kind not in (ALL, *KINDS):
        text = tr("There is no blank sheet “{kind}”. Known are {known}.")
        raise Condition(text.format(kind=parsed.kind, known=", ".join((ALL, *KINDS))))
    order = Order("blank", parsed.paper, parsed.grey, sheet=parsed.kind, form=parsed.form)
    return _put(parsed, None, lambda: _made(order))


def _refuse_mixed(parsed: Arguments) -> None:
    """Raise Condition where the options of a print and of the terminal are mixed."""
    if parsed.to is not None and parsed.json:
        raise Condition(tr("--json goes to the terminal and --to makes a PDF: choose one."))
    options = {
        "--paper": parsed.paper != "a4",
        "--grey": parsed.grey,
        "--password-file": parsed.password_file is not None,
    }
    given = [name for name, is_given in options.items() if is_given]
    if parsed.to is None and given:
        raise Condition(
            tr("{option} belongs to a PDF: say where with --to.").format(option=given[0])
        )


def _sections(named: str | None) -> tuple[str, ...] | None:
    """Return the sections that were asked for; None where none were, Condition for unknown ones."""
    if named is None:
        return None
    named = named.lower()
    unknown = [name for name in named.split(",") if name.strip() not in SECTIONS]
    if unknown:
        text = tr("There is no section “{name}”. Known are {known}.")
        raise Condition(text.format(name=unknown[0].strip(), known=", ".join(SECTIONS)))
    return read_sections(named)


def _print(
    parsed: Arguments, kind: str, *, offers: bool = False, sections: tuple[str, ...] | None = ()
) -> int:
    """Print of one negotiation what is wanted; sections that nobody named are the workbook's."""
    with chosen(parsed) as (workbook, row):
        document = workbook.document
        if sections is None:
            sections = read_sections(workbook.file.setting(KEPT_SECTIONS))
    order = Order(kind, parsed.paper, parsed.grey, sections, offers)
    return _put(parsed, parsed.workbook, lambda: _made(order, document, row.id))


def _made(
    order: Order, document: Document | None = None, nid: str = "", record: Record | None = None
) -> Printed:
    from negdesk.report.prints import made

    style, now = number_style(), datetime.now()
    return made(document or Document(), nid, order, style=style, now=now, record=record)


def _put(parsed: Arguments, workbook: Path | None, make: Callable[[], Printed]) -> int:
    """Make and write a print, and say which of its letters no font has."""
    password = password_of(parsed.password_file)
    done = make()
    write(parsed.to, locked_with(done.pdf, password), workbook)
    if done.unprintable:
        text = tr("No font here has these letters, which are printed as □: {letters}")
        sorry(text.format(letters=" ".join(done.unprintable)))
    return 0
