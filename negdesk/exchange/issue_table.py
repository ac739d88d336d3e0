"""The issue table as rows of cells: one for each option, and one for each issue without options.

The columns are the file's format, in English whatever the reader's language, with numbers in
plain digits: scripts and spreadsheets read them. `issue_table_reader` reads them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from negdesk.exchange.csv_text import Cell, write
from negdesk.exchange.reader import parents_first
from negdesk.model.document import Document
from negdesk.model.fields import Field, Kind, field
from negdesk.model.rows import Issue, Option, Part, Row

Path = tuple[str, ...]

NUMBER, GROUP = "number", "group"
_PARTED = re.compile(r"(?<!\\)((?:\\\\)*)/")
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, and the field it holds of an issue or of an option."""

    header: str
    of: type[Part]
    name: str

    @property
    def field(self) -> Field:
        """Return the description of the field."""
        return field(self.of, self.name)


COLUMNS: tuple[Column, ...] = (
    Column("issue", Issue, "title"),
    Column("kind", Issue, "kind"),
    Column("unit", Issue, "unit"),
    Column("better", Issue, "better"),
    Column("must have", Issue, "must_have"),
    Column("our weight", Issue, "weight"),
    Column("their weight", Issue, "their_weight"),
    Column("opening", Issue, "opening"),
    Column("target", Issue, "target"),
    Column("limit", Issue, "limit"),
    Column("their low", Issue, "their_low"),
    Column("their likely", Issue, "their_likely"),
    Column("their high", Issue, "their_high"),
    Column("lowest", Issue, "lowest"),
    Column("highest", Issue, "highest"),
    Column("step", Issue, "step"),
    Column("option", Option, "label"),
    Column("our score", Option, "score"),
    Column("their score", Option, "their_score"),
    Column("acceptable", Option, "acceptable"),
    Column("amount", Option, "amount"),
    Column("interest", Issue, "interest"),
    Column("their interest", Issue, "their_interest"),
    Column("trade for", Issue, "trade_for"),
)
HEADERS: tuple[str, ...] = (NUMBER, GROUP, *(column.header for column in COLUMNS))


def dump(document: Document, negotiation_id: str, *, mark: bool = False) -> bytes:
    """Return the issue table as CSV, with a byte-order mark for Excel if wanted."""
    return write(_rows(document, negotiation_id), mark=mark)


def path_of(document: Document, issue: Issue) -> Path:
    """Return the titles of the groups that an issue stands in, from the outermost."""
    titles: list[str] = []
    seen = {issue.id}
    above = document.find(Issue, issue.parent_id)
    while above is not None and above.id not in seen:
        seen.add(above.id)
        titles.insert(0, above.title)
        above = document.find(Issue, above.parent_id)
    return tuple(titles)


def said_path(path: Path) -> str:
    """Return a path as one cell: `Delivery / Packing`, a slash in a title written `\\/`."""
    return " / ".join(map(_escaped, path))


def read_path(cell: str) -> Path:
    """Return the path that `said_path` wrote, or a person typed."""
    if not cell.strip():
        return ()
    marked = _PARTED.sub("\\1\0", cell).split("\0")
    last = len(marked) - 1
    titles = []
    for place, part in enumerate(marked):
        part = part[1:] if place > 0 and part.startswith(" ") else part
        part = part[:-1] if place < last and part.endswith(" ") else part
        titles.append(_ESCAPED.sub(lambda found: "" if found[1] == "-" else found[1], part))
    return tuple(titles)


def _escaped(title: str) -> str:
    # A title of nothing or of spaces gets a mark, or its path would read as no path.
    blank = "" if title.strip() else "\\-"
    return blank + title.replace("\\", "\\\\").replace("/", "\\/")


def _rows(document: Document, negotiation_id: str) -> Iterator[Sequence[Cell]]:
    yield HEADERS
    issues = document.all(Issue, negotiation_id)
    options: dict[str | None, list[Option]] = {}
    for option in document.all(Option, negotiation_id):
        options.setdefault(option.issue_id, []).append(option)
    parents = {issue.parent_id for issue in issues}
    ordered = [row for row in parents_first(list(issues)) if isinstance(row, Issue)]
    for number, issue in enumerate(ordered, start=1):
        if issue.kind == "group" and issue.id in parents and not _says_more(issue):
            # The paths of what stands in it say all that there is.
            continue
        before: list[Cell] = [Decimal(number), said_path(path_of(document, issue))]
        below: Sequence[Option | None] = options.get(issue.id) or [None]
        for one in below:
            yield [*before, *(_cell(column, issue, one) for column in COLUMNS)]


def _says_more(group: Issue) -> bool:
    bare = Issue(id="", negotiation_id="", title=group.title, kind="group")
    columns = [column for column in COLUMNS if column.of is Issue]
    return any(_cell(column, group, None) != _cell(column, bare, None) for column in columns)


def _cell(column: Column, issue: Issue, option: Option | None) -> Cell:
    row: Row | None = issue if column.of is Issue else option
    if row is None:
        return None
    value = getattr(row, column.name)
    if column.field.kind is Kind.FLAG:
        return "yes" if value else "no"
    return value if isinstance(value, Decimal) else value or None
