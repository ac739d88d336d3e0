"""The pages of a workbook read without SQLite, which reads no further than the first damage.

After https://www.sqlite.org/fileformat2.html, the parts that our files use. Nothing read here
is trusted: what does not add up raises Unreadable, and whoever asks goes on with the next page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from negdesk.store import errors

Value = int | float | str | bytes | None
Record = list[Value]

_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}
_USUAL_SIZE = 4096
_INNER_TABLE, _LEAF_TABLE, _INNER_INDEX, _LEAF_INDEX = 0x05, 0x0D, 0x02, 0x0A
_KINDS = (_INNER_TABLE, _LEAF_TABLE, _INNER_INDEX, _LEAF_INDEX)


class Unreadable(Exception):
    """A page, or an entry on it, does not add up."""


class Pages:
    """The pages of one closed file, numbered from 1."""

    def __init__(self, file: BinaryIO) -> None:
        """Find out how large the pages are; a damaged head tells nothing, so they are as usual."""
        self._file = file
        head = self._read(0, 100)
        size = int.from_bytes(head[16:18], "big")
        size = 65536 if size == 1 else size
        sound = size in (1 << power for power in range(9, 17)) and head[20] == 0
        self.size = size if sound else _USUAL_SIZE
        self.count = -(-file.seek(0, 2) // self.size)

    @classmethod
    def of(cls, path: Path) -> Self:
        """Open the pages of a file that nothing in this process has open."""
        with errors.conditions(path):
            return cls(open(path, "rb", buffering=0))

    def __enter__(self) -> Self:
        """Keep the file open."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self._file.close()

    def page(self, number: int) -> bytes:
        """Return a page; one that the disk cannot read, or that is cut off, is zeros."""
        return self._read((number - 1) * self.size, self.size)

    def _read(self, at: int, length: int) -> bytes:
        data = b""
        with suppress(OSError):
            self._file.seek(at)
            data = self._file.read(length) or b""
        return data.ljust(length, b"\0")

    def is_leaf(self, number: int) -> bool:
        """Say whether a page looks as if it held rows of a table."""
        return self.page(number)[_start(number)] == _LEAF_TABLE

    def tree(self, root: int) -> tuple[list[int], int]:
        """Return the pages below a root that hold entries, and how many are not to be read."""
        found: list[int] = []
        bad, seen, waiting = 0, set[int](), [root]
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            try:
                kind, below = self._branches(number)
            except Unreadable:
                bad += 1
                continue
            waiting += reversed(below)
            if kind != _INNER_TABLE:
                found.append(number)
        return found, bad

    def _branches(self, number: int) -> tuple[int, list[int]]:
        if not 1 <= number <= self.count:
            raise Unreadable
        page = self.page(number)
        start = _start(number)
        kind = page[start]
        if kind not in _KINDS:
            raise Unreadable
        if kind in (_LEAF_TABLE, _LEAF_INDEX):
            return kind, []
        last = _number(page, start + 8, 4)
        return kind, [*(_number(page, cell, 4) for cell in _cells(page, start)), last]

    def records(self, number: int) -> Iterator[tuple[int, Record] | None]:
        """Return the entries on a page, each with its row number (0 in an index); None: damaged."""
        page = self.page(number)
        start = _start(number)
        try:
            cells = _cells(page, start)
        except Unreadable:
            yield None
            return
        for cell in cells:
            try:
                yield self._record(page, page[start], cell)
            except (Unreadable, IndexError):
                yield None

    def _record(self, page: bytes, kind: int, at: int) -> tuple[int, Record]:
        row = 0
        if kind == _INNER_INDEX:
            at += 4
        length, at = _varint(page, at)
        if kind == _LEAF_TABLE:
            row, at = _varint(page, at)
        return row, _values(self._payload(page, at, length, table=kind == _LEAF_TABLE))

    def _payload(self, page: bytes, at: int, length: int, *, table: bool) -> bytes:
        """Return the bytes of an entry, those on further pages included."""
        room = self.size
        if length > self.count * room:
            raise Unreadable
        most = room - 35 if table else (room - 12) * 64 // 255 - 23
        here = length
        if length > most:
            least = (room - 12) * 32 // 255 - 23
            here = least + (length - least) % (room - 4)
            here = here if here <= most else least
        pieces = [page[at : at + here]]
        further = _number(page, at + here, 4) if here < length else 0
        left = length - here
        while left > 0:
            if not 1 <= further <= self.count:
                raise Unreadable
            page = self.page(further)
            pieces.append(page[4 : 4 + min(left, room - 4)])
            left -= len(pieces[-1])
            further = _number(page, 0, 4)
        return b"".join(pieces)


def _start(number: int) -> int:
    return 100 if number == 1 else 0


def _number(data: bytes, at: int, length: int) -> int:
    if at + length > len(data):
        raise Unreadable
    return int.from_bytes(data[at : at + length], "big")


def _cells(page: bytes, start: int) -> list[int]:
    """Return where the entries of a page begin."""
    inner = page[start] in (_INNER_TABLE, _INNER_INDEX)
    first = start + (12 if inner else 8)
    count = _number(page, start + 3, 2)
    if first + 2 * count > len(page):
        raise Unreadable
    return [_number(page, first + 2 * index, 2) for index in range(count)]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for index in range(8):
        byte = data[at + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + index + 1
    return value << 8 | data[at + 8], at + 9


def _values(payload: bytes) -> Record:
    length, at = _varint(payload, 0)
    body = length
    values: Record = []
    while at < length:
        kind, at = _varint(payload, at)
        size = _SIZES.get(kind, 0) if kind < 12 else (kind - 12) // 2
        if kind in (10, 11) or body + size > len(payload):
            raise Unreadable
        values.append(_value(kind, payload[body : body + size]))
        body += size
    if at != length or body != len(payload):
        raise Unreadable
    return values


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind >= 12:
        return data.decode("utf-8", "replace") if kind % 2 else data
    # A workbook has no fractions but in words: kind 7 comes out as a number that no column takes.
    return int.from_bytes(data, "big", signed=True) if kind < 7 else float("nan")
