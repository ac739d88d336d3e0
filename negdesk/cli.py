"""Every command that needs no window, and the door to the window.

Exit status: 0 done; 1 a condition of the world, in one sentence on stderr; 2 usage.
"""

from __future__ import annotations

import argparse
import importlib
import io
import json
import locale
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from negdesk import __version__
from negdesk.commands.printing import locked_with
from negdesk.exchange import files, interchange, plain, templates
from negdesk.i18n import mark, tr
from negdesk.model.actions import add
from negdesk.model.errors import Condition
from negdesk.model.fields import check, field
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Negotiation, Row
from negdesk.report.order import KEPT_SECTIONS, SECTIONS, Order, read_sections

if TYPE_CHECKING:
    from negdesk.analysis.record import Record
    from negdesk.workbook import Workbook

Arguments = argparse.Namespace
_SHEETS = mark("alternatives, walkaway, issues, packages, meeting, debrief, or all")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; return the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What the terminal cannot show must not stop the command.
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as leaving:  # argparse, for --help and usage
        return leaving.code if isinstance(leaving.code, int) else 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever reads has seen enough. Python flushes once more at exit: into nothing.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Condition as condition:
        return _sorry(str(condition))
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        return _sorry(tr("{what}.").format(what=f"{name}{error.strerror or error}"))
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        text = tr("A fault in negdesk, not in your data: {kind} at {file}:{line}.")
        file = Path(place.filename).name
        return _sorry(text.format(kind=type(error).__name__, file=file, line=place.lineno))
    return status


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] in (*_COMMANDS, "-h", "--help"):
        parsed = _command_parser().parse_args(arguments)
        command: Callable[[Arguments], int] = parsed.command
        return command(parsed)
    return _window(_window_parser().parse_args(arguments))


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="negdesk",
        usage="negdesk [WORKBOOK] [--sample]\n       negdesk COMMAND …",
        description=tr("Prepare, print and debrief negotiations, offline."),
    )
    commands = parser.add_subparsers(title=tr("commands"), metavar="COMMAND", required=True)

    def add(name: str, help: str, *places: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(
            name, help=help, description=help, prog=f"negdesk {name}"
        )
        made.set_defaults(command=_COMMANDS[name])
        for place in places:
            kind = str if place == "NEGOTIATION" else Path
            made.add_argument(place.lower(), metavar=place, type=kind)
        return made

    new = add("new", tr("make a workbook with one negotiation"), "WORKBOOK")
    begin = new.add_mutually_exclusive_group()
    begin.add_argument("--template", metavar="NAME", help=tr("begin from this template"))
    begin.add_argument("--sample", action="store_true", help=tr("with the sample's negotiations"))
    new.add_argument("--title", default="", help=tr("title of the negotiation"))
    listing = add("list", tr("list the negotiations of a workbook"), "WORKBOOK")
    listing.add_argument("--json", action="store_true", help=tr("as JSON"))
    importing = add("import", tr("take in JSON, GENIUS XML and CSV files"), "WORKBOOK")
    importing.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help=tr("negotiations as JSON, issues as CSV, or a GENIUS domain, our profile and theirs"),
    )
    importing.add_argument(
        "--into", metavar="NEGOTIATION", help=tr("bring the issues of a CSV file into this one")
    )
    export = add("export", tr("write a negotiation to a file"), "WORKBOOK", "NEGOTIATION")
    export.add_argument(
        "--to",
        metavar="FILE",
        type=Path,
        required=True,
        help=tr("FILE.json, or FILE.csv for the table of issues"),
    )
    export.add_argument("--bom", action="store_true", help=tr("begin a CSV file as Excel wants"))
    analyse = add("analyse", tr("say what follows from the rows"), "WORKBOOK", "NEGOTIATION")
    analyse.add_argument("--json", action="store_true", help=tr("as one JSON object"))
    brief = add("brief", tr("print the one-page brief"), "WORKBOOK", "NEGOTIATION")
    _add_print(brief)
    brief.add_argument("--sections", metavar="NAME,…", help=_known_sections())
    brief.add_argument(
        "--table-copy", action="store_true", help=tr("a page for the table, with nothing private")
    )
    brief.add_argument(
        "--with-opening", action="store_true", help=tr("put our opening packages on that page")
    )
    book = add("workbook", tr("print all of the preparation"), "WORKBOOK", "NEGOTIATION")
    _add_print(book)
    after = add("debrief", tr("print how it ended, on two pages"), "WORKBOOK", "NEGOTIATION")
    _add_print(after)
    record = add("record", tr("say what all negotiations that ended show"), "WORKBOOK")
    record.add_argument("--json", action="store_true", help=tr("as one JSON object"))
    _add_print(record, required=False)
    sheets = add("blank", tr("print sheets to fill in by hand or on screen"))
    sheets.add_argument("kind", metavar="KIND", nargs="?", default="all", help=tr(_SHEETS))
    _add_print(sheets, grey=False)
    sheets.add_argument("--form", action="store_true", help=tr("to be filled in on screen"))
    add("check", tr("look for damage"), "WORKBOOK")
    backup = add("backup", tr("make a verified backup"), "WORKBOOK")
    backup.add_argument("--to", metavar="FILE", type=Path, help=tr("here, not where backups live"))
    restore = add("restore", tr("make a workbook from a backup"), "BACKUP")
    restore.add_argument("--to", metavar="WORKBOOK", type=Path, required=True)
    return parser


def _add_print(to: argparse.ArgumentParser, *, grey: bool = True, required: bool = True) -> None:
    """Give a command the options that every print has."""
    to.add_argument("--to", metavar="FILE.pdf", type=Path, required=required)
    to.add_argument("--paper", choices=("a4", "letter"), default="a4")
    if grey:
        to.add_argument("--grey", action="store_true", help=tr("without colours"))
    words = tr("lock it with the password in the first line of this file")
    to.add_argument("--password-file", metavar="FILE", type=Path, help=words)


def _known_sections() -> str:
    words = tr("its sections in this order, of {known}; else as the workbook has them")
    return words.format(known=", ".join(SECTIONS))


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="negdesk",
        usage="negdesk [WORKBOOK] [--sample]\n       negdesk COMMAND …",
        epilog=tr("Commands: {known}.").format(known=", ".join(_COMMANDS)),
    )
    parser.add_argument("workbook", metavar="WORKBOOK", nargs="?", type=Path)
    parser.add_argument("--sample", action="store_true", help=tr("open a copy of the sample"))
    parser.add_argument("--version", action="version", version=f"negdesk {__version__}")
    return parser


def _window(parsed: Arguments) -> int:
    try:
        app = importlib.import_module("negdesk.app")
        status: int = app.main(parsed.workbook, sample=parsed.sample)
    except ImportError as error:
        qt = (error.name or "").partition(".")[0] in ("PySide6", "shiboken6")
        if not qt and "shared object" not in str(error) and "DLL" not in str(error):
            raise
        text = tr("The window needs Qt, which is not to be had: {reason}. The commands work.")
        return _sorry(text.format(reason=error))
    return status


def _new(parsed: Arguments) -> int:
    from negdesk.workbook import Workbook

    rows: list[Row]
    title = check(field(Negotiation, "title"), parsed.title)
    if parsed.sample:
        rows = templates.sample_rows(_new_id, datetime.now())
    elif parsed.template is None:
        rows = [Negotiation(id=_new_id(), title=title, created_at=_now())]
    else:
        template = templates.template(parsed.template)
        rows = templates.start(template, _new_id, datetime.now(), title)
    workbook = Workbook.create(parsed.workbook)
    try:
        workbook.apply(add(tr("new negotiation"), *rows))
    except Condition:
        workbook.close()
        parsed.workbook.unlink(missing_ok=True)
        raise
    workbook.close()
    print(tr("Made {path}.").format(path=parsed.workbook))
    return 0


def _list(parsed: Arguments) -> int:
    with _opened(parsed.workbook) as workbook:
        rows = workbook.document.negotiations
    if parsed.json:
        names = ("id", "title", "stage", "stakes", "meeting_at", "created_at")
        listed = [{name: getattr(row, name) for name in names} for row in rows]
        _print_json([{"number": number, **row} for number, row in enumerate(listed, start=1)])
        return 0
    print("\n".join(plain.listing(rows)))
    return 0


def _import(parsed: Arguments) -> int:
    from negdesk.commands.importing import import_files

    status, now = 0, _now("milliseconds")
    with _opened(parsed.workbook, to_write=True) as workbook:
        for said in import_files(workbook, parsed.files, _new_id, now, parsed.into):
            if said.done:
                print(said.text)
            else:
                _sorry(said.text)
            status = 1 if said.refused else status
    return status


def _export(parsed: Arguments) -> int:
    from negdesk.exchange import issue_table

    with _chosen(parsed) as (workbook, row):
        if parsed.to.suffix.lower() == ".csv":
            data = issue_table.dump(workbook.document, row.id, mark=parsed.bom)
        else:
            data = interchange.dump(workbook.document.rows(row.id)).encode()
    _write(parsed, data)
    return 0


def _analyse(parsed: Arguments) -> int:
    from negdesk.analysis.summary import analyse
    from negdesk.analysis.zone import zone_sentence

    with _chosen(parsed) as (workbook, row):
        found = analyse(workbook.document, row.id)
        zone = zone_sentence(workbook.document, row.id, _style())
    if parsed.json:
        _print_json(found)
    else:
        print("\n".join(plain.analysis(row, found, zone, _style())))
    return 0


def _brief(parsed: Arguments) -> int:
    if parsed.with_opening and not parsed.table_copy:
        raise Condition(tr("--with-opening belongs to --table-copy."))
    if parsed.table_copy:
        return _print(parsed, "table_copy", offers=parsed.with_opening)
    return _print(parsed, "brief", sections=_sections(parsed.sections))


def _sections(named: str | None) -> tuple[str, ...] | None:
    """Return the sections that were asked for; None where none were, Condition for unknown ones."""
    if named is None:
        return None
    unknown = [name for name in named.split(",") if name.strip() not in SECTIONS]
    if unknown:
        text = tr("There is no section “{name}”. Known are {known}.")
        raise Condition(text.format(name=unknown[0].strip(), known=", ".join(SECTIONS)))
    return read_sections(named)


def _workbook(parsed: Arguments) -> int:
    return _print(parsed, "workbook")


def _debrief(parsed: Arguments) -> int:
    return _print(parsed, "debrief")


def _print(
    parsed: Arguments, kind: str, *, offers: bool = False, sections: tuple[str, ...] | None = ()
) -> int:
    """Print of one negotiation what is wanted; sections that nobody named are the workbook's."""
    from negdesk.report.prints import made

    with _chosen(parsed) as (workbook, row):
        document = workbook.document
        if sections is None:
            sections = read_sections(workbook.file.setting(KEPT_SECTIONS))
    order = Order(kind, parsed.paper, parsed.grey, sections, offers)
    done = made(document, row.id, order, style=_style(), now=datetime.now())
    return _printed(parsed, done.pdf, done.unprintable)


def _printed(parsed: Arguments, pdf: bytes, unprintable: str) -> int:
    """Write a print, and say which of its letters no font has."""
    _write(parsed, locked_with(pdf, parsed.password_file))
    if unprintable:
        text = tr("No font here has these letters, which are printed as □: {letters}")
        _sorry(text.format(letters=" ".join(unprintable)))
    return 0


def _record(parsed: Arguments) -> int:
    from negdesk.analysis.record_summary import record_summary
    from negdesk.commands.record import record_lines, track_record

    with _opened(parsed.workbook) as workbook:
        found = track_record(workbook)
        for problem in workbook.file.problems:
            _sorry(problem)
        if parsed.to is not None:
            return _print_record(parsed, found)
    if parsed.json:
        _print_json(record_summary(found))
    else:
        print("\n".join(record_lines(found, _style())))
    return 0


def _print_record(parsed: Arguments, found: Record) -> int:
    from negdesk.report.record import printed

    style, now = _style(), datetime.now()
    done = printed(found, paper=parsed.paper, style=style, now=now, grey=parsed.grey)
    return _printed(parsed, done.pdf, done.unprintable)


def _blank(parsed: Arguments) -> int:
    from negdesk.report.blank import ALL, KINDS, blank

    if parsed.kind not in (ALL, *KINDS):
        text = tr("There is no blank sheet “{kind}”. Known are {known}.")
        raise Condition(text.format(kind=parsed.kind, known=", ".join((ALL, *KINDS))))
    # No workbook is open here: one that would be overwritten is known by its real name.
    target = Path(os.path.realpath(parsed.to))
    files.refuse_overwriting(target, target.parent)
    made = blank(parsed.kind, paper=parsed.paper, style=_style(), form=parsed.form)
    files.write_bytes(parsed.to, locked_with(made, parsed.password_file))
    print(tr("Wrote {path}.").format(path=parsed.to))
    return 0


def _check(parsed: Arguments) -> int:
    from negdesk.store.check import check as problems_of

    problems = problems_of(parsed.workbook)
    for problem in problems:
        _sorry(problem)
    if not problems:
        print(tr("{path} is sound.").format(path=parsed.workbook))
    return 1 if problems else 0


def _backup(parsed: Arguments) -> int:
    from negdesk import paths
    from negdesk.store.backup import back_up
    from negdesk.store.check import check as problems_of

    with _opened(parsed.workbook) as workbook:
        if parsed.to is None:
            made = back_up(workbook.file, paths.backups(), datetime.now())
        else:
            made = parsed.to
            _refuse_existing(made)
            workbook.file.copy_to(made)
            if problems := problems_of(made):
                made.unlink(missing_ok=True)
                raise Condition(problems[0])
    print(tr("Backed up to {path}.").format(path=made))
    return 0


def _restore(parsed: Arguments) -> int:
    from negdesk.store.backup import restore

    restore(parsed.backup, parsed.to)
    print(tr("Restored {path}.").format(path=parsed.to))
    return 0


_COMMANDS: dict[str, Callable[[Arguments], int]] = {
    "new": _new,
    "list": _list,
    "import": _import,
    "export": _export,
    "analyse": _analyse,
    "brief": _brief,
    "workbook": _workbook,
    "debrief": _debrief,
    "record": _record,
    "blank": _blank,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
}


@contextmanager
def _opened(path: Path, *, to_write: bool = False) -> Iterator[Workbook]:
    """Open a workbook; for reading it may be in use elsewhere."""
    from negdesk.workbook import Workbook

    workbook = Workbook.open(path, read_only=not to_write)
    try:
        if to_write and workbook.file.read_only:
            text = tr("{path} cannot be changed now. {why}")
            raise Condition(text.format(path=path, why=workbook.file.holder).rstrip())
        yield workbook
    finally:
        workbook.close()


@contextmanager
def _chosen(parsed: Arguments) -> Iterator[tuple[Workbook, Negotiation]]:
    """Open the workbook for reading and load the negotiation that was named."""
    with _opened(parsed.workbook) as workbook:
        row = plain.find(workbook.document.negotiations, parsed.negotiation)
        workbook.load(row.id)
        for problem in workbook.file.problems:
            _sorry(problem)
        yield workbook, row


def _write(parsed: Arguments, data: bytes) -> None:
    """Write what a command made, never over a workbook."""
    files.refuse_overwriting(parsed.to, parsed.workbook)
    files.write_bytes(parsed.to, data)
    print(tr("Wrote {path}.").format(path=parsed.to))


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        text = tr("There is a file {path} already. It was not touched; choose another name.")
        raise Condition(text.format(path=path))


def _style() -> NumberStyle:
    """Return how the environment's locale writes numbers."""
    with suppress(locale.Error):
        locale.setlocale(locale.LC_NUMERIC, "")
    try:
        known = locale.localeconv()
    finally:
        locale.setlocale(locale.LC_NUMERIC, "C")
    decimal, group = str(known["decimal_point"]), str(known["thousands_sep"])
    return NumberStyle(decimal, group) if group else NumberStyle()


def _print_json(value: object) -> None:
    wide = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not wide, indent=2, allow_nan=False))


def _sorry(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _new_id() -> str:
    return uuid4().hex


def _now(precision: str = "seconds") -> str:
    return datetime.now().isoformat(timespec=precision)
