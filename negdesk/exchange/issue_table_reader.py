"""The issue table read back: every cell checked, every refusal with its row, then one Edit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from negdesk.exchange.csv_text import TableError, decoded, rows_of
from negdesk.exchange.issue_table import COLUMNS, GROUP, HEADERS, NUMBER, Column, Path, read_path
from negdesk.i18n import tr
from negdesk.model import numbers
from negdesk.model.fields import FieldError, Kind, check
from negdesk.model.rows import Issue
from negdesk.model.text import clean_line

_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
# Where it is not plain digits with a point, a comma is the decimal mark: 12,5.
_COMMA = numbers.NumberStyle(",", ".")
_YES = {"yes", "y", "true", "x", "1"}
_NO = {"no", "n", "false", "0"}
_MOST_PROBLEMS = 10
_OTHER_NAMES = {"group path": GROUP, "weight": "our weight", "score": "our score", "#": NUMBER}


@dataclass(slots=True)
class Line:
    """One issue of the file: its group path, what the file says of it, and its options."""

    row: int
    path: Path
    values: dict[str, Any]
    options: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """The issues of a file in its order, and what was left out."""

    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def read(data: bytes) -> Table:
    """Return the issues in a CSV file; TableError names every row that is wrong."""
    rows = rows_of(decoded(data), (*HEADERS, *_OTHER_NAMES))
    if not rows:
        raise TableError([tr("This file is empty.")])
    headers, notes = _headers(rows[0][1])
    if len(rows) == 1:
        raise TableError([tr("This file has headers and no rows.")])
    reading = _Reading(headers)
    for number, cells in rows[1:]:
        reading.row(number, cells)
    if reading.problems:
        more = len(reading.problems) - _MOST_PROBLEMS
        shown = reading.problems[:_MOST_PROBLEMS]
        raise TableError([*shown, tr("{more} more.").format(more=more)] if more > 0 else shown)
    return Table(tuple(reading.lines), tuple(notes))


def _headers(cells: list[str]) -> tuple[list[str], list[str]]:
    found = [" ".join(clean_line(cell).replace("_", " ").casefold().split()) for cell in cells]
    found = [_OTHER_NAMES.get(header, header) for header in found]
    known = [header for header in found if header in HEADERS]
    for header in known:
        if known.count(header) > 1:
            text = tr("Two columns are called “{header}”. Rename or remove one.")
            raise TableError([text.format(header=header)])
    if "issue" not in known:
        text = tr("The first row names no column “issue”. The columns are: {headers}.")
        raise TableError([text.format(headers=", ".join(HEADERS))])
    other = ", ".join(header[:40] for header in found if header and header not in HEADERS)
    text = tr("Columns that are not known here were left out: {other}.")
    return found, [text.format(other=other[:400])] if other else []


class _Reading:
    """The rows read so far, and what was wrong with them."""

    def __init__(self, headers: list[str]) -> None:
        """Start below the headers."""
        self.lines: list[Line] = []
        self.problems: list[str] = []
        self._headers = headers
        self._known: dict[object, Line] = {}

    def row(self, number: int, cells: list[str]) -> None:
        """Take in a row: a new issue, or one more option of one that is known."""
        if any(cell.strip() for cell in cells[len(self._headers) :]):
            text = tr("Row {row} has {there} cells; there are {columns} columns.")
            parts = {"there": len(cells), "columns": len(self._headers)}
            self.problems.append(text.format(row=number, **parts))
            return
        # Spreadsheets leave out empty cells at the end of a row.
        said = dict(zip_longest(self._headers, cells[: len(self._headers)], fillvalue=""))
        before = len(self.problems)
        values = {
            column: self._value(number, column, said[column.header])
            for column in COLUMNS
            if column.header in said
        }
        if len(self.problems) == before:
            self._take(number, said, values)

    def _take(self, number: int, said: dict[str, str], values: dict[Column, Any]) -> None:
        texts = {column: said[column.header].strip() for column in values}
        issue = {c.name: v for c, v in values.items() if c.of is Issue and v is not ...}
        option = {c.name: v for c, v in values.items() if c.of is not Issue and v is not ...}
        chosen = any(text for column, text in texts.items() if column.of is not Issue)
        if chosen and issue.setdefault("kind", "choice") != "choice":
            text = tr("Row {row}: only a choice has options.")
            self.problems.append(text.format(row=number))
            return
        line = self._line(number, said, issue, texts, chosen)
        if line is not None and chosen:
            line.options.append(option)

    def _line(
        self,
        number: int,
        said: dict[str, str],
        issue: dict[str, Any],
        texts: dict[Column, str],
        chosen: bool,
    ) -> Line | None:
        """Return the issue that a row is about; None if it contradicts another row."""
        path = tuple(clean_line(title) for title in read_path(said.get(GROUP, "")))
        title, name = issue["title"], said.get(NUMBER, "").strip()
        key: object = name or (path, title)
        known = self._known.get(key) if chosen or name else None
        if known is None and chosen and self.lines and not (name or path or title.strip()):
            known = self.lines[-1]
        if known is None:
            known = self._known[key] = Line(number, path, issue)
            self.lines.append(known)
            return known
        return known if self._agrees(number, known, issue, texts, chosen) else None

    def _agrees(
        self,
        number: int,
        known: Line,
        issue: dict[str, Any],
        texts: dict[Column, str],
        chosen: bool,
    ) -> bool:
        if not chosen or known.values.get("kind") != "choice":
            text = tr("Row {row}: this issue stands in row {first} already.")
            self.problems.append(text.format(row=number, first=known.row))
            return False
        for column, said in texts.items():
            if column.of is Issue and said and issue[column.name] != known.values.get(column.name):
                text = tr("Row {row}: “{header}” is another than in row {first} for this issue.")
                parts = {"header": column.header, "first": known.row}
                self.problems.append(text.format(row=number, **parts))
                return False
        return True

    def _value(self, number: int, column: Column, cell: str) -> Any:
        """Return the value of a cell; `...` for one that says nothing."""
        try:
            return check(column.field, _READ[column.field.kind](cell))
        except _Silent:
            return ...
        except (FieldError, numbers.NumberError) as error:
            text = tr("Row {row}: “{cell}” does not fit in “{header}”. {reason}")
            shown = clean_line(cell.strip())[:40]
            self.problems.append(
                text.format(row=number, cell=shown, header=column.header, reason=error)
            )
            return ...


class _Silent(Exception):
    """An empty cell where a word is expected: the field stays as it is."""


def _number(cell: str) -> Decimal | None:
    text = cell.strip()
    if not text:
        return None
    if _PLAIN.fullmatch(text) and len(text) < 100:
        return Decimal(text)
    understood = numbers.parse(text, _COMMA)
    if understood.ambiguous:
        raise numbers.NumberError(tr("It could be read in two ways: write it with a point only."))
    return understood.value


def _flag(cell: str) -> bool:
    word = cell.strip().casefold()
    if not word:
        raise _Silent
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise FieldError(tr("This is either yes or no."))


def _choice(cell: str) -> str:
    if not cell.strip():
        raise _Silent
    return cell.strip().casefold()


_READ: dict[Kind, Callable[[str], Any]] = {
    Kind.AMOUNT: _number,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.LINE: str,
    Kind.NOTE: str,
}
