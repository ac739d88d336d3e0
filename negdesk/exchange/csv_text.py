"""Tables as CSV text: written for any spreadsheet, read from whichever wrote it.

Writing follows RFC 4180. Text that a spreadsheet would run as a formula gets an apostrophe before
it, which reading takes away again; numbers stand bare, so that they stay numbers.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal

from negdesk.i18n import tr
from negdesk.model.errors import Condition

SIZE_LIMIT = 20_000_000
MOST_ROWS = 50_000
_DELIMITERS = (",", ";", "\t")
# What begins a formula in Excel or LibreOffice, in their full-width forms too (OWASP's list).
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_SAID_DELIMITER = re.compile(r"sep=([,;\t])\r?\n?", re.IGNORECASE)

Cell = str | Decimal | None


class TableError(Condition):
    """A table that cannot be taken in; `problems` name the rows."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Take what is wrong, a sentence each."""
        self.problems = tuple(problems)
        super().__init__(" ".join(problems))


def write(rows: Iterable[Sequence[Cell]], *, mark: bool = False) -> bytes:
    """Return rows as CSV in UTF-8, with the byte-order mark that Excel asks for if wanted."""
    text = "".join(",".join(map(_written, row)) + "\r\n" for row in rows)
    return (codecs.BOM_UTF8 if mark else b"") + text.encode()


def decoded(data: bytes) -> str:
    """Return the text of a table in UTF-8, UTF-16 or Windows-1252; TableError if it is none."""
    if len(data) > SIZE_LIMIT:
        text = tr("This file is larger than {limit} MB, too large for a table of issues.")
        raise TableError([text.format(limit=SIZE_LIMIT // 1_000_000)])
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError([tr("This file is not text, so it is no table.")])


def rows_of(text: str, known: Iterable[str]) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty with their numbers, the first of them the headers.

    The delimiter is the one that finds most of the known headers. TableError names the row.
    """
    text, delimiter = _delimiter(text, frozenset(known))
    found: list[tuple[int, list[str]]] = []
    for number, cells in _parsed(text, delimiter):
        if any("\0" in cell for cell in cells):
            raise TableError([tr("Row {row} holds a NUL, so it is damaged.").format(row=number)])
        if any(cell.strip() for cell in cells):
            found.append((number, [_read(cell) for cell in cells]))
        if len(found) > MOST_ROWS:
            text = tr("This file has more than {most} rows, too many for a table of issues.")
            raise TableError([text.format(most=MOST_ROWS)])
    return found


def _written(cell: Cell) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    safe = "'" + cell if _FORMULA.match(cell) else cell
    # All text is quoted: read with another delimiter, a part of it must not begin a cell.
    return '"' + safe.replace('"', '""') + '"'


def _read(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if data[1:2] == b"\0" and data[:1] != b"\0":
        return ("utf-16-le",)
    if data[:1] == b"\0" and data[1:2] not in (b"\0", b""):
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def _delimiter(text: str, known: frozenset[str]) -> tuple[str, str]:
    """Return the text from its headers on and what parts its cells."""
    if said := _SAID_DELIMITER.match(text):
        return "\n" + text[said.end() :], said[1]
    first = text.lstrip("\r\n\ufeff ").split("\n", 1)[0].split("\r", 1)[0]

    def fitting(delimiter: str) -> int:
        cells = first.split(delimiter)
        return sum(" ".join(cell.strip(' "').casefold().split()) in known for cell in cells)

    return text, max(_DELIMITERS, key=fitting)


def _parsed(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row with its number as a spreadsheet counts: a row, not a line."""
    number = 0
    with _wide_fields():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            for number, cells in enumerate(reader, start=1):
                yield number, cells
        except csv.Error as error:
            said = tr("Row {row}: a quotation mark is opened and not closed, or text follows it.")
            raise TableError([said.format(row=number + 1)]) from error


@contextmanager
def _wide_fields() -> Iterator[None]:
    """Let a field be as long as the file: the limit of the csv module is for the whole process."""
    before = csv.field_size_limit(SIZE_LIMIT)
    try:
        yield
    finally:
        csv.field_size_limit(before)
