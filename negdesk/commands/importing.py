"""Others' files into a workbook: JSON, GENIUS domains with their profiles, tables of issues.

Each file is one Edit; a file that is refused leaves nothing of itself, and the others come in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from negdesk.exchange import files, interchange, issue_table_edit, issue_table_reader, plain
from negdesk.exchange.csv_text import SIZE_LIMIT as TABLE_LIMIT
from negdesk.exchange.csv_text import TableError
from negdesk.exchange.genius import files as genius
from negdesk.exchange.genius.xml_text import XmlError
from negdesk.i18n import tr, trn
from negdesk.model.actions import add
from negdesk.model.fields import check, field
from negdesk.model.rows import Negotiation, Row
from negdesk.workbook import Workbook

NewId = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Said:
    """What to tell about a file: that it came in, what was odd in it, or why it did not come in."""

    text: str
    done: bool = False
    refused: bool = False


def import_files(
    workbook: Workbook, paths: Sequence[Path], new_id: NewId, now: str, into: str | None = None
) -> Iterator[Said]:
    """Take files in by their extension, and yield what to say as they come.

    All XML files together are one domain with two profiles. `into` names the negotiation that
    tables are brought into; without it each becomes a negotiation of its own.
    """
    head = None if into is None else plain.find(workbook.document.negotiations, into)
    xml = [path for path in paths if path.suffix.lower() == ".xml"]
    for path in paths:
        try:
            files.refuse_reading(path, workbook.file.path)
            if path.suffix.lower() == ".csv":
                yield from _table(workbook, path, new_id, now, head)
            elif head is not None:
                yield _not_taken(path, tr("Only a CSV file can be brought into a negotiation."))
            elif path not in xml:
                imported = interchange.read(files.read_text(path), new_id)
                yield from _added(workbook, path, imported, now)
            elif path == xml[0]:
                yield from _added(workbook, path, genius.read(xml, new_id), now)
        except files.NotRead as error:
            yield Said(str(error), refused=True)
        except (interchange.InterchangeError, TableError) as error:
            yield _not_taken(path, str(error))
        except (XmlError, genius.WhichProfiles) as error:
            yield Said(tr("Nothing was taken in. {why}").format(why=error), refused=True)


def _not_taken(path: Path, why: str) -> Said:
    return Said(tr("{path} was not taken in. {why}").format(path=path, why=why), refused=True)


def _added(
    workbook: Workbook, path: Path, imported: interchange.Imported, now: str
) -> Iterator[Said]:
    warnings = list(imported.warnings)
    if _twin(workbook, imported.rows) is not None:
        warnings.append(tr("It was in the workbook already and is there twice now."))
    head = imported.negotiation
    begun = head.with_(created_at=head.created_at or now)
    workbook.apply(add(_label(path), begun, *imported.rows[1:]))
    count = len(imported.rows) - 1
    text = trn(
        "{path}: “{title}” with {count} entry.", "{path}: “{title}” with {count} entries.", count
    )
    yield Said(text.format(path=path, title=plain.title(head), count=count), done=True)
    yield from (Said(f"{path}: {warning}") for warning in warnings)


def _table(
    workbook: Workbook, path: Path, new_id: NewId, now: str, head: Negotiation | None
) -> Iterator[Said]:
    table = issue_table_reader.read(files.read_bytes(path, TABLE_LIMIT))
    if head is None:
        title = check(field(Negotiation, "title"), path.stem)
        begun = Negotiation(id=new_id(), title=title, created_at=now)
        edit = issue_table_edit.new_negotiation(table, begun, new_id, _label(path))
        rows = [change.row for change in edit.changes]
        yield from _added(workbook, path, interchange.Imported(rows, list(table.notes)), now)
        return
    workbook.load(head.id)
    edit, notes = issue_table_edit.merged(workbook.document, head.id, table, new_id, _label(path))
    workbook.apply(edit)
    count = len(edit.changes)
    text = trn(
        "{path}: {count} entry of “{title}” changed.",
        "{path}: {count} entries of “{title}” changed.",
        count,
    )
    yield Said(text.format(path=path, title=plain.title(head), count=count), done=True)
    yield from (Said(f"{path}: {note}") for note in (*table.notes, *notes))


def _label(path: Path) -> str:
    return tr("import {file}").format(file=path.name)


def _twin(workbook: Workbook, rows: Sequence[Row]) -> Negotiation | None:
    """Return the negotiation of the workbook that equals the rows, or None."""
    for known in workbook.document.negotiations:
        head = rows[0].with_(id=known.id, created_at=known.created_at)
        if known == head:
            workbook.load(known.id)
            if interchange.same(workbook.document.rows(known.id), rows):
                return known
    return None
