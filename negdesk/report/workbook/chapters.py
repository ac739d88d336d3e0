"""What every chapter of the preparation workbook is told with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from negdesk.report.facts import Facts
from negdesk.report.workbook.story import Story
from negdesk.report.workbook.values import Values


@dataclass(frozen=True, slots=True)
class Told:
    """One negotiation as its workbook tells it: the facts, and how values are written."""

    facts: Facts
    values: Values


@dataclass(frozen=True, slots=True)
class Chapter:
    """A tab of Prepare on paper: its key, its title, one line of teaching, and what tells it."""

    key: str
    title: str
    teaching: str
    tell: Callable[[Story, Told], None]
