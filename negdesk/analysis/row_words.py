"""A row in a few words: what it is called, what it points at, its numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from negdesk.i18n import mark, tr
from negdesk.model.document import Document
from negdesk.model.fields import FIELDS, Field, Kind
from negdesk.model.numbers import NumberStyle, show, show_percent
from negdesk.model.rows import TABLES, Row

_LONGEST = 80
_NOUNS = {
    "party": mark("Party"),
    "alternative": mark("Alternative"),
    "outcome": mark("Outcome"),
    "adjustment": mark("Adjustment"),
    "trigger": mark("Trigger"),
    "execution": mark("How to walk away"),
    "issue": mark("Issue"),
    "option": mark("Option"),
    "dependency": mark("Dependency"),
    "belief": mark("Estimate of their limit"),
    "assumption": mark("Assumption"),
    "question": mark("Question"),
    "reply": mark("Reply"),
    "feeling": mark("Emotion"),
    "package": mark("Package"),
    "term": mark("Term"),
    "contingency": mark("Contingent term"),
}


def noun(table: str) -> str:
    """Return what a row of a table of the preparation is called."""
    return tr(_NOUNS[table])


def title(row: Row) -> str:
    """Return the first words that a row says, cut to a length that fits a sentence, or ""."""
    for of in FIELDS[row.TABLE].values():
        if of.kind in (Kind.LINE, Kind.NOTE) and getattr(row, of.name).strip():
            return short(getattr(row, of.name))
    return ""


def name(document: Document, row: Row) -> str:
    """Return what tells a row from its like: its title, else the titles it points at."""
    own = title(row)
    if own:
        return tr("“{words}”").format(words=own)
    refs = (of for of in FIELDS[row.TABLE].values() if of.kind is Kind.REF)
    pointed = (target(document, of, getattr(row, of.name)) for of in refs)
    return ", ".join(words for words in pointed if words)


def target(document: Document, of: Field, row_id: str | None) -> str:
    """Return the title of the row that a reference points at, or ""."""
    row = document.find(TABLES[of.target], row_id)
    words = title(row) if row is not None else ""
    return tr("“{words}”").format(words=words) if words else ""


def whole(document: Document, row: Row, style: NumberStyle) -> str:
    """Return a row's name and its numbers, or its noun where it has neither."""
    values = ((of, getattr(row, of.name)) for of in FIELDS[row.TABLE].values())
    numbers = [said(document, of, v, style) for of, v in values if isinstance(v, Decimal)]
    parts = [name(document, row), " / ".join(numbers)]
    return " ".join(part for part in parts if part) or noun(row.TABLE)


def said(document: Document, of: Field, value: Any, style: NumberStyle) -> str:
    """Return the value of a field in words; "" where it says nothing."""
    if of.kind is Kind.REF:
        return target(document, of, value)
    if of.kind is Kind.FLAG:
        return tr("yes") if value else tr("no")
    if of.kind is Kind.CHOICE:
        return of.said_choice(value)
    if isinstance(value, Decimal):
        return show_percent(value, style) if of.kind is Kind.SHARE else show(value, style)
    words = value or ""
    return words.replace("T", " ") if of.kind is Kind.MOMENT else words


def short(words: str) -> str:
    """Return text on one line, cut to a length that fits a sentence."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
