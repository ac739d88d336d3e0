"""A domain and two profiles to the rows of one negotiation.

Score = 100 × evaluation / largest evaluation of the issue, as GENIUS has it for listed values; its
evaluators of numbers give 0–1 already. So points here are 100 × GENIUS's utility without discount.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Any, TypeVar

from negdesk.exchange.genius.curves import rounded
from negdesk.exchange.genius.domain import Domain, DomainIssue
from negdesk.exchange.genius.profile import Profile, Taste
from negdesk.exchange.genius.xml_text import XmlError
from negdesk.exchange.interchange import Imported
from negdesk.i18n import tr
from negdesk.model.fields import FieldError, check, field
from negdesk.model.rows import Issue, Negotiation, Option, Part, Row

NewId = Callable[[], str]
P = TypeVar("P", bound=Part)
_NIL, _HUNDRED = Decimal(0), Decimal(100)
# Sums of weights this near to 1 are 1 but for the digits that were printed.
_NEAR_ONE = Decimal("1e-6")
# Whole numbers are listed one by one up to this many; a range is cut into steps beyond.
_MOST_STEPS = 100
_STEPS_OF_A_RANGE = 20
_MOST_NOTES = 20


def take(domain: Domain, ours: Profile, theirs: Profile, new_id: NewId, title: str) -> Imported:
    """Return the negotiation of a domain, from our profile and theirs, with what was odd."""
    with localcontext() as context:
        context.prec, context.rounding = 60, ROUND_HALF_EVEN
        rows = list(_rows(domain, ours, theirs, new_id, title))
    notes = list(dict.fromkeys([*domain.notes, *ours.notes, *theirs.notes]))
    if len(notes) > _MOST_NOTES:
        more = len(notes) - _MOST_NOTES
        notes = [*notes[:_MOST_NOTES], tr("{more} more notes.").format(more=more)]
    return Imported(rows, notes)


def _rows(
    domain: Domain, ours: Profile, theirs: Profile, new_id: NewId, title: str
) -> Iterator[Row]:
    head = Negotiation(
        id=new_id(),
        title=check(field(Negotiation, "title"), domain.title or title),
        limit_points=_plain(ours.limit),
        their_limit_points=_plain(theirs.limit),
    )
    yield head
    weights = zip(_weights(domain, ours), _weights(domain, theirs), strict=True)
    options: list[Option] = []
    for place, (issue, (weight, their_weight)) in enumerate(
        zip(domain.issues, weights, strict=True)
    ):
        made, values = _issue(issue, ours, theirs)
        row = _made(
            Issue, new_id(), head.id, place, **made, weight=weight, their_weight=their_weight
        )
        yield row
        for value, score, their_score in values:
            position = len(options)
            scores: dict[str, Any] = {"score": score, "their_score": their_score}
            option = _made(
                Option, new_id(), head.id, position, issue_id=row.id, label=value, **scores
            )
            options.append(option)
    yield from options


def _made(cls: type[P], row_id: str, negotiation_id: str, position: int, **values: Any) -> P:
    try:
        checked = {name: check(field(cls, name), value) for name, value in values.items()}
    except FieldError as error:
        name = values.get("title") or values.get("label")
        text = tr("“{name}” cannot be kept. {reason}")
        raise XmlError(text.format(name=name, reason=error)) from error
    return cls(id=row_id, negotiation_id=negotiation_id, position=position, **checked)


Scored = tuple[str, Decimal | None, Decimal | None]


def _issue(
    issue: DomainIssue, ours: Profile, theirs: Profile
) -> tuple[dict[str, Any], list[Scored]]:
    """Return the fields of an issue and its options: a number issue has none."""
    tastes = [_taste(issue, profile) for profile in (ours, theirs)]
    if issue.lowest is None or issue.highest is None:
        values = list(issue.values)
    else:
        step, stops = _steps(issue.lowest, issue.highest, issue.whole, tastes)
        ours.notes.extend(_stepped(issue, step))
        better = _better(issue, tastes)
        if better:
            scale = {"lowest": issue.lowest, "highest": issue.highest, "step": step}
            return {"title": issue.name, "kind": "number", "better": better, **scale}, []
        values = [format(stop, "f") for stop in stops]
    columns = [
        _scores(issue, values, taste, profile)
        for taste, profile in zip(tastes, (ours, theirs), strict=True)
    ]
    return {"title": issue.name, "kind": "choice"}, list(zip(values, *columns, strict=True))


def _taste(issue: DomainIssue, profile: Profile) -> Taste | None:
    found = profile.taste(issue)
    if found is None:
        profile.note(tr("{name} says nothing about “{issue}”."), issue=issue.name)
    elif found.name != issue.name:
        text = tr("{name}: “{theirs}” has the index of “{issue}” and was taken for it.")
        profile.note(text, theirs=found.name, issue=issue.name)
    return found


def _scores(
    issue: DomainIssue, values: list[str], taste: Taste | None, profile: Profile
) -> list[Decimal | None]:
    if taste is None:
        return [None] * len(values)
    worths = [taste.worth(value) for value in values]
    lacking = [value for value, worth in zip(values, worths, strict=True) if worth is None]
    if lacking:
        text = tr("{name}: “{issue}” has no evaluation for “{value}”; its score is empty.")
        profile.note(text, issue=issue.name, value=lacking[0][:60])
    elif values and not any(worths):
        profile.note(tr("{name}: all values of “{issue}” are worth 0."), issue=issue.name)
    return [None if worth is None else _plain(_HUNDRED * worth) for worth in worths]


def _weights(domain: Domain, profile: Profile) -> list[Decimal]:
    """Return the weights in the order of the domain's issues, with sum 1."""
    indexes = [issue.index for issue in domain.issues]
    known = profile.weights
    if known and not set(known) & set(indexes) and len(known) == len(indexes):
        profile.note(tr("{name}: no weight has the index of an issue; taken in their order."))
        raw: list[Decimal | None] = list(known.values())
    else:
        raw = [None if index is None else known.get(index) for index in indexes]
    for issue, weight in zip(domain.issues, raw, strict=True):
        if weight is None or weight < 0:
            text = tr("{name}: “{issue}” has no weight; it was taken as 0.")
            profile.note(text, issue=issue.name)
    weights = [max(weight or _NIL, _NIL) for weight in raw]
    total = sum(weights, _NIL)
    if total == 0:
        profile.note(tr("{name}: all weights are 0. Weigh the issues before you compare packages."))
    elif abs(total - 1) > _NEAR_ONE:
        text = tr("{name}: the weights sum to {total}; they were brought to 1.")
        profile.note(text, total=format(_plain(total) or _NIL, "f"))
        weights = [weight / total for weight in weights]
    return [_plain(weight) or _NIL for weight in weights]


def _steps(
    lowest: Decimal, highest: Decimal, whole: bool, tastes: list[Taste | None]
) -> tuple[Decimal, list[Decimal]]:
    """Return the step of a range and the numbers it stops at, both ends and every peak included."""
    span = highest - lowest
    count = _count_of_steps(int(span)) if whole else _STEPS_OF_A_RANGE
    stops = {lowest + span * place / count for place in range(count + 1)}
    tops = {taste.curve.top for taste in tastes if taste is not None and taste.curve is not None}
    stops |= {top for top in tops if top is not None and lowest <= top <= highest}
    return _plain(span / count) or _NIL, [_plain(stop) or _NIL for stop in sorted(stops)]


def _count_of_steps(span: int) -> int:
    """Return into how many steps whole numbers are cut: even ones where there are any."""
    if span <= _MOST_STEPS:
        return max(span, 1)
    return next((n for n in range(_MOST_STEPS, 1, -1) if span % n == 0), _STEPS_OF_A_RANGE)


def _stepped(issue: DomainIssue, step: Decimal) -> list[str]:
    if issue.whole and step == 1:
        return []
    text = tr("“{issue}” runs from {lowest} to {highest}; it was taken in steps of {step}.")
    parts = {"lowest": issue.lowest, "highest": issue.highest, "step": format(step, "f")}
    return [text.format(issue=issue.name, **parts)]


def _better(issue: DomainIssue, tastes: list[Taste | None]) -> str:
    """Return which way is better for us if the two sides pull straight against each other.

    Only then does a number issue say it all: its scale runs from 0 to 100 for us, and from
    100 to 0 for them. Any other range becomes a choice of its steps.
    """
    low, high = issue.lowest, issue.highest
    curves = [taste.curve for taste in tastes if taste is not None and taste.curve is not None]
    if low is None or high is None or len(curves) < 2 or low == high:
        return ""
    mine, other = curves
    if not (mine.whole(low, high) and other.whole(low, high)):
        return ""
    if mine.rises(low, high) == other.rises(low, high):
        return ""
    return "higher" if mine.rises(low, high) else "lower"


def _plain(value: Decimal | None) -> Decimal | None:
    """Return a value in the digits that the file keeps, without zeros at its end."""
    return None if value is None else Decimal(format(rounded(value).normalize(), "f"))
