"""A column or table from a spreadsheet as options: label, our score, their score, amount."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from negdesk.i18n import tr
from negdesk.model.actions import add, next_position
from negdesk.model.document import Document
from negdesk.model.edits import Change, Edit, joined
from negdesk.model.fields import FieldError, check, field
from negdesk.model.numbers import NumberError, NumberStyle, parse
from negdesk.model.rows import Issue, Option
from negdesk.model.text import clean

MOST = 500
_NUMBERS = ("score", "their_score", "amount")


def cells(text: str) -> list[list[str]]:
    """Return the cells of pasted text; one cell alone is no table and gives none."""
    lines = [line.split("\t") for line in clean(text).split("\n") if line.strip()]
    table = [[cell.strip() for cell in line] for line in lines]
    return table if len(table) > 1 or any(len(line) > 1 for line in table) else []


def options_of(
    table: Sequence[Sequence[str]], style: NumberStyle
) -> tuple[list[dict[str, object]], int]:
    """Return the values of an option a line, and how many cells could not be read.

    A first line of headings, with words where the others have numbers, is left out.
    """
    read = [_read(line, style) for line in table[:MOST]]
    if len(read) > 1 and read[0][1] and not read[1][1]:
        read = read[1:]
    return [values for values, _bad in read], sum(bad for _values, bad in read)


def paste_edit(
    document: Document,
    issue: Issue,
    into: Option | None,
    options: Sequence[dict[str, object]],
    new_id: Callable[[], str],
) -> Edit:
    """Return the edit that adds options to an issue; the first fills `into` if it is empty."""
    edits: list[Edit] = []
    rest = list(options)
    if into is not None and rest and _is_empty(into):
        edits.append(Edit("", (Change(into, into.with_(**rest.pop(0))),)))
    scope = issue.negotiation_id
    at = next_position(document, Option, scope)
    for place, values in enumerate(rest, start=at):
        row = Option(id=new_id(), negotiation_id=scope, position=place, issue_id=issue.id)
        edits.append(add("", row.with_(**values)))
    return joined(tr("paste options"), edits)


def _read(line: Sequence[str], style: NumberStyle) -> tuple[dict[str, object], int]:
    values: dict[str, object] = {"label": check(field(Option, "label"), line[0] if line else "")}
    bad = 0
    for name, cell in zip(_NUMBERS, line[1:], strict=False):
        try:
            values[name] = check(field(Option, name), _number(cell, style))
        except (NumberError, FieldError):
            bad += 1
    return values, bad


def _number(cell: str, style: NumberStyle) -> Decimal | None:
    if not cell:
        return None
    value = parse(cell, style).value
    return value * 100 if "%" in cell else value


def _is_empty(option: Option) -> bool:
    numbers = (option.score, option.their_score, option.amount)
    return not option.label.strip() and all(value is None for value in numbers)
