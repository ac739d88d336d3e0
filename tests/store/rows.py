"""Rows and workbooks that the tests of the store share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from negdesk.model.actions import add, set_field
from negdesk.model.rows import (
    ALL_ROWS,
    Alternative,
    Issue,
    Negotiation,
    Option,
    Outcome,
    Party,
    Question,
    Row,
)
from negdesk.store.workbook_file import WorkbookFile
from negdesk.workbook import Workbook

NOW = datetime(2026, 5, 14, 17, 0)


def car(n: str = "n") -> list[Row]:
    """Return a small negotiation, parents first."""
    return [
        Negotiation(id=n, title="Car", limit=Decimal("26000.50"), created_at="2026-05-01T10:00"),
        Party(id=f"{n}p", negotiation_id=n, name="Autohaus"),
        Alternative(id=f"{n}a", negotiation_id=n, party_id=f"{n}p", likely=Decimal(25000)),
        Outcome(id=f"{n}o", negotiation_id=n, alternative_id=f"{n}a", probability=Decimal("0.3")),
        Issue(id=f"{n}g", negotiation_id=n, kind="group", title="Money"),
        Issue(id=f"{n}i", negotiation_id=n, position=1, parent_id=f"{n}g", title="Price"),
        Option(id=f"{n}x", negotiation_id=n, issue_id=f"{n}i", acceptable=False),
        Question(id=f"{n}q", negotiation_id=n, issue_id=f"{n}i", text="Why?"),
    ]


def every_table(n: str = "n") -> list[Row]:
    """Return a negotiation with one row in each table."""
    head, *parts = ALL_ROWS
    rows = [head(id=n), *(cls(id=f"{n}.{cls.TABLE}", negotiation_id=n) for cls in parts)]  # type: ignore[call-arg]
    return rows


def workbook(path: Path, *rows: Row) -> Workbook:
    """Make a workbook with these rows, or with the car."""
    made = Workbook.create(path, now=lambda: NOW)
    made.apply(add("add", *(rows or car())))
    return made


def closed(path: Path, *rows: Row) -> Path:
    """Make a workbook with these rows and close it."""
    workbook(path, *rows).close()
    return path


def retitle(book: Workbook, title: str, n: str = "n") -> None:
    """Change a title through the one door."""
    book.apply(set_field(book.document.negotiation(n), "title", title))


def title_in(path: Path, n: str = "n") -> str:
    """Return the title that a file holds."""
    file = WorkbookFile.open(path, read_only=True)
    try:
        return next(row.title for row in file.negotiations() if row.id == n)
    finally:
        file.close()


def tampered(path: Path, *statements: str) -> Path:
    """Change a closed file as another program might."""
    import sqlite3

    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()
    return path


def raises_sentence(call: Callable[[], object], kind: type[Exception], *words: str) -> None:
    """Expect a Condition that says certain things and nothing of our making."""
    import pytest

    with pytest.raises(kind) as caught:
        call()
    said = str(caught.value)
    assert said[-1] in ".?"
    assert "sqlite" not in said.lower()
    assert "Traceback" not in said
    for word in words:
        assert word in said
