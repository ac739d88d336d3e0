"""What every command takes, and what its help says."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from negdesk import __version__
from negdesk.exchange import templates
from negdesk.i18n import mark, tr
from negdesk.report.order import SECTIONS

_USAGE = "negdesk [WORKBOOK] [--sample]\n       negdesk COMMAND …"
Command = Callable[[argparse.Namespace], int]
_SHEETS = mark("alternatives, walkaway, issues, packages, meeting, debrief, or all")
_PLACES = {
    "WORKBOOK": mark("the file, NAME.negdesk"),
    "NEGOTIATION": mark("its number in `negdesk list`, its title, or how its id begins"),
    "BACKUP": mark("the backup, or any workbook to be copied"),
    "DAMAGED": mark("the workbook that does not open; it stays as it is"),
}


def parsed_command(commands: Mapping[str, Command], arguments: Sequence[str]) -> argparse.Namespace:
    """Return what a command was given; what it does not take is an error of its own usage."""
    parsed, beyond = _command_parser(commands).parse_known_args(arguments)
    if beyond:
        parsed.parser.error(tr("not understood: {what}").format(what=" ".join(beyond)))
    return parsed


def parsed_window(commands: Mapping[str, Command], arguments: Sequence[str]) -> argparse.Namespace:
    """Return what the window is to be opened on; a word that is no command is told apart."""
    parser = argparse.ArgumentParser(
        prog="negdesk",
        usage=_USAGE,
        epilog=tr("Commands: {known}.").format(known=", ".join(commands)),
    )
    parser.add_argument("workbook", metavar="WORKBOOK", nargs="?", type=_path)
    parser.add_argument("--sample", action="store_true", help=tr("open a copy of the sample"))
    parser.add_argument("--version", action="version", version=f"negdesk {__version__}")
    parsed, beyond = parser.parse_known_args(arguments)
    if beyond and parsed.workbook is not None and not parsed.workbook.suffix:
        text = tr("there is no command “{name}”; known are {known}")
        parser.error(text.format(name=parsed.workbook, known=", ".join(commands)))
    if beyond:
        parser.error(tr("not understood: {what}").format(what=" ".join(beyond)))
    return parsed


def _command_parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """Return the parser of all commands; each sets `command` to what does it."""
    words = tr(
        "Without a command the window opens: on WORKBOOK, on a copy of the sample with --sample, "
        "or on its start page. `negdesk COMMAND --help` tells what a command takes; --version "
        "says which negdesk this is."
    )
    parser = argparse.ArgumentParser(
        prog="negdesk",
        usage=_USAGE,
        description=tr("Prepare, print and debrief negotiations, offline."),
        epilog=words,
    )
    known = _Known(parser, commands)
    _add_exchange(known)
    _add_prints(known)
    _add_keeping(known)
    return parser


class _Known:
    """The commands of a parser, as they are added."""

    def __init__(self, parser: argparse.ArgumentParser, commands: Mapping[str, Command]) -> None:
        self._listed = parser.add_subparsers(title=tr("commands"), metavar="COMMAND", required=True)
        self._commands = commands

    def add(self, name: str, help: str, *places: str) -> argparse.ArgumentParser:
        """Add a command with what it is about."""
        made: argparse.ArgumentParser = self._listed.add_parser(
            name, help=help, description=help, prog=f"negdesk {name}"
        )
        made.set_defaults(command=self._commands[name], parser=made)
        for place in places:
            kind = str if place == "NEGOTIATION" else _path
            made.add_argument(place.lower(), metavar=place, type=kind, help=tr(_PLACES[place]))
        return made


def _path(text: str) -> Path:
    """Return a path; a name that is empty, as of a variable not set, is no name of this folder."""
    if not text:
        raise argparse.ArgumentTypeError(tr("the name of the file is empty"))
    return Path(text)


def _add_exchange(known: _Known) -> None:
    new = known.add("new", tr("make a workbook with one negotiation"), "WORKBOOK")
    begin = new.add_mutually_exclusive_group()
    words = tr("begin from this template: {known}").format(known=", ".join(templates.names()))
    begin.add_argument("--template", metavar="NAME", help=words)
    begin.add_argument("--sample", action="store_true", help=tr("with the sample's negotiations"))
    new.add_argument("--title", default="", help=tr("title of the negotiation"))
    listing = known.add("list", tr("list the negotiations of a workbook"), "WORKBOOK")
    listing.add_argument("--json", action="store_true", help=tr("as JSON"))
    _add_import(known)
    export = known.add("export", tr("write a negotiation to a file"), "WORKBOOK", "NEGOTIATION")
    words = tr("FILE.json, or FILE.csv for the table of issues; - is the standard output")
    export.add_argument("--to", metavar="FILE", type=_path, required=True, help=words)
    export.add_argument("--bom", action="store_true", help=tr("begin a CSV file as Excel wants"))
    analyse = known.add("analyse", tr("say what follows from the rows"), "WORKBOOK", "NEGOTIATION")
    analyse.add_argument("--json", action="store_true", help=tr("as one JSON object"))


def _add_import(known: _Known) -> None:
    importing = known.add("import", tr("take in JSON, GENIUS XML and CSV files"), "WORKBOOK")
    words = tr("negotiations as JSON, issues as CSV, or a GENIUS domain, our profile and theirs")
    importing.add_argument("files", metavar="FILE", nargs="+", type=_path, help=words)
    words = tr("bring the issues of a CSV file into this one")
    importing.add_argument("--into", metavar="NEGOTIATION", help=words)


def _add_prints(known: _Known) -> None:
    _add_brief(known)
    book = known.add("workbook", tr("print all of the preparation"), "WORKBOOK", "NEGOTIATION")
    _add_print(book)
    words = tr("print how it ended, on two pages")
    _add_print(known.add("debrief", words, "WORKBOOK", "NEGOTIATION"))
    record = known.add("record", tr("say what all negotiations that ended show"), "WORKBOOK")
    record.add_argument("--json", action="store_true", help=tr("as one JSON object"))
    _add_print(record, required=False)
    sheets = known.add("blank", tr("print sheets to fill in by hand or on screen"))
    words = tr(_SHEETS)
    sheets.add_argument(
        "kind", metavar="KIND", nargs="?", default="all", type=str.lower, help=words
    )
    _add_print(sheets)
    sheets.add_argument("--form", action="store_true", help=tr("to be filled in on screen"))


def _add_brief(known: _Known) -> None:
    brief = known.add("brief", tr("print the one-page brief"), "WORKBOOK", "NEGOTIATION")
    _add_print(brief)
    words = tr("its sections in this order, of {known}; else as the workbook has them")
    sections = ", ".join(SECTIONS)
    brief.add_argument("--sections", metavar="NAME,…", help=words.format(known=sections))
    words = tr("a page for the table, with nothing private")
    brief.add_argument("--table-copy", action="store_true", help=words)
    words = tr("put our opening packages on that page")
    brief.add_argument("--with-opening", action="store_true", help=words)


def _add_print(to: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Give a command the options that every print has."""
    words = tr("the PDF to write; - is the standard output")
    to.add_argument("--to", metavar="FILE.pdf", type=_path, required=required, help=words)
    words = tr("the size of the paper, a4 unless said otherwise")
    papers = ("a4", "letter")
    to.add_argument("--paper", choices=papers, default="a4", type=str.lower, help=words)
    to.add_argument("--grey", action="store_true", help=tr("without colours"))
    words = tr("lock it with the password in the first line of this file")
    to.add_argument("--password-file", metavar="FILE", type=_path, help=words)


def _add_keeping(known: _Known) -> None:
    known.add("check", tr("look for damage"), "WORKBOOK")
    backup = known.add("backup", tr("make a verified backup"), "WORKBOOK")
    words = tr("put it here, not where backups live")
    backup.add_argument("--to", metavar="FILE", type=_path, help=words)
    restore = known.add("restore", tr("make a workbook from a backup"), "BACKUP")
    words = tr("the workbook to make, which is not there yet")
    restore.add_argument("--to", metavar="WORKBOOK", type=_path, required=True, help=words)
    told = tr("make a workbook of what a damaged one still holds")
    salvage = known.add("salvage", told, "DAMAGED")
    salvage.add_argument("--to", metavar="WORKBOOK", type=_path, required=True, help=words)
