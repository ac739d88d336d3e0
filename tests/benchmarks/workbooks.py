"""Workbooks of a stated size, made through the one door."""

from __future__ import annotations

from decimal import Decimal
from itertools import count
from pathlib import Path

from negdesk.model.actions import add
from negdesk.model.rows import (
    Adjustment,
    Alternative,
    Belief,
    Execution,
    Issue,
    Negotiation,
    Party,
    Question,
    Reply,
    Row,
    Trigger,
)
from negdesk.workbook import Workbook


def negotiation(number: int, issues: int, parts: int = 0) -> list[Row]:
    """Return a believable negotiation with some issues and some more parts."""
    n = f"n{number:05d}"
    rows: list[Row] = [
        Negotiation(
            id=n,
            title=f"Deal {number}",
            stage="agreed" if parts else "preparing",
            unit="EUR",
            better="lower",
            limit=Decimal(26000),
            target=Decimal(22000),
            opening=Decimal(20000),
            created_at=f"2026-01-01T00:{number // 60 % 60:02d}:{number % 60:02d}",
        ),
        Party(id=f"{n}u", negotiation_id=n, side="us", name="Us"),
        Party(id=f"{n}t", negotiation_id=n, side="them", name="Autohaus", authority="decides"),
        Execution(id=f"{n}e", negotiation_id=n, who="Me", words="Thank you."),
        Belief(
            id=f"{n}b",
            negotiation_id=n,
            at="2026-05-01T10:00",
            low=Decimal(23000),
            likely=Decimal(24500),
            high=Decimal(26500),
        ),
    ]
    rows += [
        Alternative(
            id=f"{n}a{i}",
            negotiation_id=n,
            position=i,
            title=f"Alternative {i}",
            likely=Decimal(25000 + i),
            feasibility=Decimal(1),
            selected=i == 0,
        )
        for i in range(4)
    ]
    rows += [
        Issue(id=f"{n}i{i}", negotiation_id=n, position=i, title=f"Issue {i}")
        for i in range(issues)
    ]
    kinds = (Question, Reply, Trigger, Adjustment)
    rows += [kinds[i % 4](id=f"{n}x{i}", negotiation_id=n, position=i) for i in range(parts)]
    return rows


def make(path: Path, negotiations: int, issues: int, parts: int) -> Path:
    """Make a workbook: one open negotiation with `issues`, the others finished ones."""
    workbook = Workbook.create(path)
    numbers = count()
    workbook.apply(add("add", *negotiation(next(numbers), issues)))
    for number in range(1, negotiations):
        workbook.apply(add("add", *negotiation(number, 0, parts)))
    workbook.close()
    return path
