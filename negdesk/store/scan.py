"""The rows on the pages of a damaged workbook: by its trees, then by what no tree leads to.

Where the way to a page is gone, its rows say by their shape which table they are from. The
indexes still name the rows that are lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from negdesk.model.fields import FIELDS, Kind
from negdesk.model.rows import TABLES
from negdesk.store import schema
from negdesk.store.pages import Pages, Record
from negdesk.store.values import CODECS

_SETTING = "setting"
_TELL_EVERY = 500
_LAYOUTS = (schema.VERSION_1, schema.VERSION_2, schema.VERSION_3)


def _by_negotiation(table: str) -> str:
    """Return the name of the index that has the negotiation of every row of a table."""
    own = table == "negotiation"
    return "sqlite_autoindex_negotiation_1" if own else f"idx_{table}_negotiation_id"


def _lengths() -> dict[str, set[int]]:
    """Return how many columns each table has had, version by version."""
    known = dict.fromkeys(TABLES, 1)
    lengths: dict[str, set[int]] = {table: set() for table in TABLES}
    for layout in _LAYOUTS:
        for line in re.sub(r"\n +", " ", layout.strip()).splitlines():
            table, words = line.split(":")
            if table in known:
                known[table] += len(words.split())
        for table, length in known.items():
            lengths[table].add(length)
    return lengths


class Scan:
    """One walk through the pages of a file.

    `lost` counts rows that are known to be gone, by table and negotiation; `nameless` pages of
    which nothing is known but that they are gone.
    """

    def __init__(self, pages: Pages, tell: Callable[[int, int], object]) -> None:
        """Read everything; `tell` hears how far it is."""
        self._pages = pages
        self._tell = tell
        self._kept: dict[str, dict[int, Record]] = {table: {} for table in (*TABLES, _SETTING)}
        self._shapes = {table: _Shape(table, lengths) for table, lengths in _lengths().items()}
        self._damaged: Counter[str] = Counter()
        self.lost: Counter[tuple[str, str]] = Counter()
        self.nameless = 0
        self._read()

    def settings(self) -> dict[str, str]:
        """Return the choices that go with the workbook."""
        return {str(name): str(value) for name, value in self._kept[_SETTING].values()}

    def rows(self, table: str, problems: dict[str, None]) -> Iterator[Any]:
        """Return the rows of a table in the order in which they came; each id once."""
        seen = set[str]()
        shape = self._shapes[table]
        for _, record in sorted(self._kept[table].items()):
            row = shape.codec.row(shape.whole(record), problems)
            if row.id not in seen:
                seen.add(row.id)
                yield row

    def _read(self) -> None:
        leaves = self._leaves()
        roots = self._roots(leaves)
        for (kind, table), root in roots.items():
            if kind == "table":
                self._read_tree(table, root, leaves)
        for number in sorted(leaves):
            self._read_page("", number)
        self._count_lost(roots)

    def _leaves(self) -> set[int]:
        found = set()
        for number in range(1, self._pages.count + 1):
            if number % _TELL_EVERY == 0:
                self._tell(number, self._pages.count)
            if self._pages.is_leaf(number):
                found.add(number)
        return found

    def _roots(self, leaves: set[int]) -> dict[tuple[str, str], int]:
        """Return where tables, and their indexes by negotiation, begin; spend those pages.

        The rows that say so look like those of none of our tables: their own root is not needed.
        """
        roots: dict[tuple[str, str], int] = {}
        for number in list(leaves):
            for entry in self._pages.records(number):
                match entry:
                    case (_, ["table" | "index" as kind, str(name), str(table), int(root), *_]):
                        leaves.discard(number)
                        if kind == "table" or name == _by_negotiation(table):
                            roots[kind, table] = root
                    case (_, _):
                        break
        return roots

    def _read_tree(self, table: str, root: int, leaves: set[int]) -> None:
        numbers, bad = self._pages.tree(root)
        self._damaged[table] += bad
        for number in leaves.intersection(numbers):
            leaves.discard(number)
            if table in self._kept:
                self._read_page(table, number)

    def _read_page(self, table: str, number: int) -> None:
        """Keep the rows of a page, as those of the table that led here unless they look it not."""
        entries = list(self._pages.records(number))
        rows = [entry for entry in entries if entry is not None]
        whose = self._whose(table, [record for _, record in rows])
        if len(rows) < len(entries) or (rows and not whose):
            self._damaged[table] += 1
        for at, record in rows:
            if whose and self._possible(whose, record):
                self._kept[whose].setdefault(at, record)

    def _whose(self, table: str, records: list[Record]) -> str:
        """Return the table that rows belong to; "" if nobody can say."""
        if table == _SETTING or (table and all(map(self._shapes[table].fits, records))):
            return table
        fitting = [name for name, shape in self._shapes.items() if all(map(shape.fits, records))]
        if len(fitting) > 1:
            fitting = [name for name in fitting if self._known(name, records)]
        if len(fitting) == 1:
            return fitting[0]
        return table if any(self._possible(table, record) for record in records) else ""

    def _known(self, table: str, records: list[Record]) -> bool:
        """Say whether all that rows of a table would refer to has been found."""
        for at, target in self._shapes[table].references:
            ids = {record[0] for record in self._kept[target].values()}
            if any(record[at] is not None and record[at] not in ids for record in records):
                return False
        return True

    def _possible(self, table: str, record: Record) -> bool:
        if table == _SETTING:
            return len(record) == 2 and all(isinstance(value, str) for value in record)
        return table in self._shapes and self._shapes[table].possible(record)

    def _count_lost(self, roots: dict[tuple[str, str], int]) -> None:
        """Count the rows that an index knows of and that were not found.

        A sound index knows of every row; where all are sound nothing is left to be guessed.
        """
        unsure = [table for table in TABLES if not self._index_read(table, roots)]
        if unsure:
            self.nameless = sum(self._damaged[table] for table in (*unsure, ""))

    def _index_read(self, table: str, roots: dict[tuple[str, str], int]) -> bool:
        root = roots.get(("index", table))
        if root is None:
            return False
        numbers, bad = self._pages.tree(root)
        for entry in (entry for number in numbers for entry in self._pages.records(number)):
            match entry:
                case (_, [str(scope), int(row)]):
                    self.lost[table, scope] += row not in self._kept[table]
                case _:
                    bad += 1
        return not bad


class _Shape:
    """What the rows of a table look like in the file."""

    def __init__(self, table: str, lengths: set[int]) -> None:
        cls = TABLES[table]
        self.codec = CODECS[table]
        blank = cls(id="") if table == "negotiation" else cls(id="", negotiation_id="")  # type: ignore[call-arg]
        self._blank = self.codec.values(blank)
        self._lengths = lengths
        described = FIELDS[table].values()
        self.references = [
            (self.codec.columns.index(of.name), of.target)
            for of in described
            if of.kind is Kind.REF
        ]
        self._keys = 1 if table == "negotiation" else 2

    def whole(self, record: Record) -> Record:
        """Return a row of any version with the columns of the newest."""
        return [*record, *self._blank[len(record) :]]

    def possible(self, record: Record) -> bool:
        """Say whether something can be made of a row of this table."""
        keys = record[: self._keys]
        return len(record) in self._lengths and all(key and isinstance(key, str) for key in keys)

    def fits(self, record: Record) -> bool:
        """Say whether each value is one that this table can hold."""
        problems: dict[str, None] = {}
        if self.possible(record):
            self.codec.row(self.whole(record), problems)
            return not problems
        return False
