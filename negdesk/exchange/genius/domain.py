"""The domain of a negotiation: its issues and what each may be settled at."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from negdesk.exchange.genius.curves import number
from negdesk.exchange.genius.xml_text import XmlError, XmlFile
from negdesk.i18n import tr
from negdesk.model.text import clean_line

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MARKS_OF_A_PROFILE = {"weight", "evaluator", "utility", "reservation", "discount_factor"}
_MARKS_OF_A_NONLINEAR_SPACE = {"utility", "ufun", "hyperrectangle"}


@dataclass(frozen=True, slots=True)
class DomainIssue:
    """One issue: a list of values, or the numbers from `lowest` to `highest`."""

    index: int | None
    name: str
    values: tuple[str, ...] = ()
    lowest: Decimal | None = None
    highest: Decimal | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Domain:
    """The issues of a domain file, and what was odd in it."""

    title: str
    issues: tuple[DomainIssue, ...]
    notes: tuple[str, ...]


def is_profile(root: Element) -> bool:
    """Say whether a file holds what one side prefers, and not only the issues."""
    if any(element.tag in _MARKS_OF_A_PROFILE for element in root.iter()):
        return True
    return any("evaluation" in item.attrib for item in root.iter("item"))


def refuse_nonlinear(file: XmlFile) -> None:
    """Raise XmlError for a space in which the worth of one issue depends on another."""
    tags = {element.tag.lower() for element in file.root.iter()}
    kinds = {element.get("type", "").lower() for element in file.root.iter("utility_space")}
    if "nonlinear" not in kinds and not tags & _MARKS_OF_A_NONLINEAR_SPACE:
        return
    shape = tr("hyper-rectangles") if "hyperrectangle" in tags else tr("a function of all issues")
    text = tr(
        "{name} is a nonlinear utility space ({shape}). Points are added issue by issue here, "
        "so it cannot be taken in."
    )
    raise XmlError(text.format(name=file.name, shape=shape))


def read_domain(file: XmlFile) -> Domain:
    """Return the issues in a domain file; XmlError if there are none or it is nonlinear."""
    refuse_nonlinear(file)
    notes = list(file.notes)
    found = [_issue(element, file.name, notes) for element in file.root.iter("issue")]
    if not found:
        raise XmlError(tr("{name} holds no issues, so it is no domain.").format(name=file.name))
    note_count(file, notes)
    note_cost(file, notes)
    objective = next(file.root.iter("objective"), None)
    title = clean_line(objective.get("name", "") if objective is not None else "").strip()
    telling = "" if title.casefold() in ("any", "root") else title
    return Domain(telling, tuple(found), tuple(notes))


def index_of(element: Element) -> int | None:
    """Return the whole number that an element is known by, or None."""
    text = element.get("index", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def bounds(element: Element) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and highest number of an issue, from its range or its own attributes."""
    place = element.find("range")
    sources = (element,) if place is None else (place, element)
    low = next((found for e in sources if (found := number(e.get("lowerbound"))) is not None), None)
    high = next(
        (found for e in sources if (found := number(e.get("upperbound"))) is not None), None
    )
    return low, high


def note_count(file: XmlFile, notes: list[str]) -> None:
    """Tell when a file says another number of issues than it holds."""
    there = sum(1 for _ in file.root.iter("issue"))
    for space in file.root.iter("utility_space"):
        said = space.get("number_of_issues")
        if said is not None and said.strip() != str(there):
            text = tr("{name} says that it has {said} issues; it has {there}.")
            notes.append(text.format(name=file.name, said=clean_line(said)[:20], there=there))


def note_cost(file: XmlFile, notes: list[str]) -> None:
    """Tell when values have a cost, which points do not count."""
    if any(number(item.get("cost")) for item in file.root.iter("item")):
        notes.append(tr("{name}: the costs of values were left out.").format(name=file.name))


def _issue(element: Element, name: str, notes: list[str]) -> DomainIssue:
    title = clean_line(element.get("name", ""))
    kinds = {element.get(key, "").lower() for key in ("type", "vtype", "etype")}
    items = element.findall("item")
    low, high = bounds(element)
    if not items and low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        whole = "integer" in kinds and low == int(low) and high == int(high)
        return DomainIssue(index_of(element), title, (), low, high, whole)
    values = [clean_line(item.get("value", "")) for item in items]
    once = tuple(dict.fromkeys(values))
    if len(once) < len(values):
        twice, _ = Counter(values).most_common(1)[0]
        text = tr("{name}: “{issue}” lists “{value}” more than once; it was taken once.")
        notes.append(text.format(name=name, issue=title, value=twice[:60]))
    if not values:
        text = tr("{name}: “{issue}” has no values.")
        notes.append(text.format(name=name, issue=title))
    return DomainIssue(index_of(element), title, once)
