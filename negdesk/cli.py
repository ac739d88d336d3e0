"""Every command that needs no window, and the door to the window.

Exit status: 0 done; 1 a condition of the world, in one sentence on stderr; 2 usage.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from negdesk.commands import prints
from negdesk.commands.common import (
    Arguments,
    chosen,
    number_style,
    opened,
    print_json,
    sorry,
    write,
)
from negdesk.commands.parser import Command, parsed_command, parsed_window
from negdesk.exchange import interchange, plain, templates
from negdesk.i18n import tr, trn
from negdesk.model.actions import add
from negdesk.model.errors import Condition
from negdesk.model.fields import check, field
from negdesk.model.rows import Negotiation, Row


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
        return sorry(str(condition))
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        return sorry(tr("{what}.").format(what=f"{name}{error.strerror or error}"))
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        text = tr("A fault in negdesk, not in your data: {kind} at {file}:{line}.")
        file = Path(place.filename).name
        return sorry(text.format(kind=type(error).__name__, file=file, line=place.lineno))
    return status


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] in (*_COMMANDS, "-h", "--help"):
        parsed = parsed_command(_COMMANDS, arguments)
        command: Command = parsed.command
        return command(parsed)
    return _window(parsed_window(_COMMANDS, arguments))


def _window(parsed: Arguments) -> int:
    try:
        app = importlib.import_module("negdesk.app")
        status: int = app.main(parsed.workbook, sample=parsed.sample)
    except ImportError as error:
        qt = (error.name or "").partition(".")[0] in ("PySide6", "shiboken6")
        if not qt and "shared object" not in str(error) and "DLL" not in str(error):
            raise
        text = tr("The window needs Qt, which is not to be had: {reason}. The commands work.")
        return sorry(text.format(reason=error))
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
    with opened(parsed.workbook) as workbook:
        rows = workbook.document.negotiations
    if parsed.json:
        names = ("id", "title", "stage", "stakes", "meeting_at", "created_at")
        listed = [{name: getattr(row, name) for name in names} for row in rows]
        print_json([{"number": number, **row} for number, row in enumerate(listed, start=1)])
        return 0
    print("\n".join(plain.listing(rows)))
    return 0


def _import(parsed: Arguments) -> int:
    from negdesk.commands.importing import import_files

    status, now = 0, _now("milliseconds")
    with opened(parsed.workbook, to_write=True) as workbook:
        for said in import_files(workbook, parsed.files, _new_id, now, parsed.into):
            if said.done:
                print(said.text)
            else:
                sorry(said.text)
            status = 1 if said.refused else status
    return status


def _export(parsed: Arguments) -> int:
    from negdesk.exchange import issue_table

    with chosen(parsed) as (workbook, row):
        if parsed.to.suffix.lower() == ".csv":
            data = issue_table.dump(workbook.document, row.id, mark=parsed.bom)
        else:
            data = interchange.dump(workbook.document.rows(row.id)).encode()
    write(parsed.to, data, parsed.workbook)
    return 0


def _analyse(parsed: Arguments) -> int:
    from negdesk.analysis.summary import analyse
    from negdesk.analysis.zone import zone_sentence

    with chosen(parsed) as (workbook, row):
        found = analyse(workbook.document, row.id)
        zone = zone_sentence(workbook.document, row.id, number_style())
    if parsed.json:
        print_json(found)
    else:
        print("\n".join(plain.analysis(row, found, zone, number_style())))
    return 0


def _check(parsed: Arguments) -> int:
    from negdesk.store.check import check as problems_of

    problems = problems_of(parsed.workbook)
    for problem in problems:
        sorry(problem)
    if not problems:
        print(tr("{path} is sound.").format(path=parsed.workbook))
    return 1 if problems else 0


def _backup(parsed: Arguments) -> int:
    from negdesk import paths
    from negdesk.store.backup import back_up
    from negdesk.store.check import check as problems_of

    with opened(parsed.workbook) as workbook:
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


def _salvage(parsed: Arguments) -> int:
    from negdesk.store.salvage import salvage

    _refuse_existing(parsed.to)
    found = salvage(parsed.damaged, parsed.to, datetime.now())
    if not found.heads:
        parsed.to.unlink()
        text = tr("Nothing of a negotiation could be read from {path}.")
        raise Condition(text.format(path=parsed.damaged))
    for sentence in found.sentences():
        sorry(sentence)
    text = trn(
        "Saved {count} negotiation as {path}.",
        "Saved {count} negotiations as {path}.",
        len(found.heads),
    )
    print(text.format(count=len(found.heads), path=parsed.to))
    return 0


_COMMANDS: dict[str, Command] = {
    "new": _new,
    "list": _list,
    "import": _import,
    "export": _export,
    "analyse": _analyse,
    "brief": prints.brief,
    "workbook": prints.workbook,
    "debrief": prints.debrief,
    "record": prints.record,
    "blank": prints.blank,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "salvage": _salvage,
}


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        text = tr("There is a file {path} already. It was not touched; choose another name.")
        raise Condition(text.format(path=path))


def _new_id() -> str:
    return uuid4().hex


def _now(precision: str = "seconds") -> str:
    return datetime.now().isoformat(timespec=precision)
