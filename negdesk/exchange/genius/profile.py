"""A preference profile: what one side gives to each issue and each of its values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from negdesk.exchange.genius.curves import Curve, curve, number
from negdesk.exchange.genius.domain import (
    DomainIssue,
    bounds,
    index_of,
    note_cost,
    note_count,
    refuse_nonlinear,
)
from negdesk.exchange.genius.xml_text import XmlFile
from negdesk.i18n import tr
from negdesk.model.text import clean_line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NIL, _ONE, _HUNDRED = Decimal(0), Decimal(1), Decimal(100)


@dataclass(frozen=True, slots=True)
class Taste:
    """What one issue's values are worth: a table of evaluations, or a curve over its numbers."""

    index: int | None
    name: str
    table: dict[str, Decimal]
    largest: Decimal = _NIL
    curve: Curve | None = None

    def worth(self, value: str) -> Decimal | None:
        """Return what a value is worth, 0–1 of the most the issue can give; None if unknown."""
        if self.curve is not None:
            place = number(value)
            return None if place is None else self.curve(place)
        found = self.table.get(value)
        if found is None:
            return None
        return max(found, _NIL) / self.largest if self.largest > 0 else _NIL


@dataclass(frozen=True, slots=True)
class Profile:
    """What one side prefers: tastes and weights by issue, the limit in points, and what was odd."""

    name: str
    tastes: tuple[Taste, ...]
    weights: dict[int, Decimal]
    limit: Decimal | None
    notes: list[str]

    def taste(self, issue: DomainIssue) -> Taste | None:
        """Return the taste for an issue: the one with its index, else the one with its name."""
        for found in self.tastes:
            if issue.index is not None and found.index == issue.index:
                return found
        return next((found for found in self.tastes if found.name == issue.name), None)

    def note(self, text: str, **parts: object) -> None:
        """Add a sentence about this file."""
        self.notes.append(text.format(name=self.name, **parts))


def read_profile(file: XmlFile) -> Profile:
    """Return the preferences in a profile; XmlError if it is a nonlinear space."""
    refuse_nonlinear(file)
    notes = list(file.notes)
    note_count(file, notes)
    note_cost(file, notes)
    tastes = tuple(_taste(element, file.name, notes) for element in file.root.iter("issue"))
    weights = dict(_weight(element) for element in file.root.iter("weight"))
    known = {index: value for index, value in weights.items() if index is not None}
    profile = Profile(file.name, tastes, known, _limit(file, notes), notes)
    discount = next(file.root.iter("discount_factor"), None)
    if discount is not None and number(discount.get("value")) != _ONE:
        profile.note(tr("{name}: the discount factor was left out; points do not lose with time."))
    return profile


def _weight(element: Element) -> tuple[int | None, Decimal]:
    return index_of(element), number(element.get("value")) or _NIL


def _taste(element: Element, name: str, notes: list[str]) -> Taste:
    title = clean_line(element.get("name", ""))
    evaluator = element.find("evaluator")
    if evaluator is not None:
        low, _ = bounds(element)
        found = curve(evaluator, low or _NIL)
        if found is None:
            kind = clean_line(evaluator.get("ftype", ""))[:40]
            text = tr("{name}: “{issue}” is valued in a way not known here ({kind}).")
            notes.append(text.format(name=name, issue=title, kind=kind))
        return Taste(index_of(element), title, {}, curve=found)
    # Only its own items: published profiles nest others in their similarity functions.
    table: dict[str, Decimal] = {}
    for item in element.findall("item"):
        value, worth = clean_line(item.get("value", "")), number(item.get("evaluation"))
        if worth is None:
            continue
        if table.get(value, worth) != worth:
            text = tr("{name}: “{issue}” values “{value}” twice; the last was taken.")
            notes.append(text.format(name=name, issue=title, value=value[:60]))
        table[value] = worth
    if any(worth < 0 for worth in table.values()):
        text = tr("{name}: “{issue}” has evaluations below 0; they were taken as 0.")
        notes.append(text.format(name=name, issue=title))
    return Taste(index_of(element), title, table, max(table.values(), default=_NIL))


def _limit(file: XmlFile, notes: list[str]) -> Decimal | None:
    """Return the reservation value in points, 0–100."""
    element = next(file.root.iter("reservation"), None)
    if element is None:
        notes.append(tr("{name} has no reservation value: no limit.").format(name=file.name))
        return None
    value = number(element.get("value"))
    if value is not None and _NIL <= value <= _ONE:
        return _HUNDRED * value
    if value is not None and _ONE < value <= _HUNDRED:
        text = tr("{name}: the reservation value {value} was read as points of 100.")
        notes.append(text.format(name=file.name, value=value))
        return value
    text = tr("{name}: the reservation value “{value}” is no utility from 0 to 1: no limit.")
    notes.append(text.format(name=file.name, value=clean_line(element.get("value", ""))[:40]))
    return None
