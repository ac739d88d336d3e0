"""The BATNA: what alternatives are worth, how they rank, and what walking away is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.direction import OPPOSITE, improved
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, show_percent
from negdesk.model.rows import Alternative, Outcome, Party
from negdesk.model.text import shown

SURE = Decimal(1)
TOLERANCE = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Ranked:
    """An alternative with its worth and its place among its side's, 1 the best."""

    alternative: Alternative
    worth: Decimal | None
    rank: int


@dataclass(frozen=True, slots=True)
class Step:
    """One alternative of the fall-back chain; `chance` (0–1) is that of ending with it."""

    alternative: Alternative
    worth: Decimal
    feasibility: Decimal
    chance: Decimal


@dataclass(frozen=True, slots=True)
class WalkAway:
    """The value of walking away with its chain, or None and the sentence that says why."""

    value: Decimal | None
    steps: tuple[Step, ...]
    selected: Alternative | None
    problem: str


def direction_of(document: Document, negotiation_id: str, side: str) -> str:
    """Return which way the headline value is better for a side: theirs is opposite to ours."""
    better = document.negotiation(negotiation_id).better
    return better if side == "us" else OPPOSITE[better]


def side_of(document: Document, alternative: Alternative) -> str:
    """Return whose alternative it is: us, them or third; nobody's is ours."""
    party = document.find(Party, alternative.party_id)
    return party.side if party is not None else "us"


def alternatives_of(document: Document, negotiation_id: str, side: str) -> list[Alternative]:
    """Return one side's alternatives, by position."""
    every = document.all(Alternative, negotiation_id)
    return [one for one in every if side_of(document, one) == side]


def outcomes_of(document: Document, alternative: Alternative) -> list[Outcome]:
    """Return the outcomes of an alternative, by position."""
    every = document.all(Outcome, alternative.negotiation_id)
    return [one for one in every if one.alternative_id == alternative.id]


def worth(alternative: Alternative, outcomes: Sequence[Outcome], better: str) -> Decimal | None:
    """Return what an alternative is worth after the cost of pursuing it, or None if unsaid.

    With outcomes: the sum of probability times value, once the probabilities sum to 1 within
    1e-9. Else the mean of a triangular distribution, (low + likely + high) / 3; else likely.
    The cost makes it worse in the direction given. Unit: that of the headline value.
    Source: expected value; e.g. 0.8 of 5.0 m and 0.2 of 3.5 m less 0.25 m is 4.45 m.
    """
    plain = _plain_worth(alternative, outcomes)
    return None if plain is None else improved(plain, -(alternative.cost or Decimal(0)), better)


def outcome_problem(outcomes: Sequence[Outcome]) -> str:
    """Return what keeps outcomes from being counted, in a sentence, or ""."""
    if not outcomes:
        return ""
    if any(one.probability is None or one.value is None for one in outcomes):
        return tr("Every outcome needs a probability and a value.")
    total = sum((one.probability or Decimal(0) for one in outcomes), Decimal(0))
    if abs(total - 1) > TOLERANCE:
        percent = format((total * 100).normalize(), "f")
        return tr("The probabilities sum to {total} %, not to 100 %.").format(total=percent)
    return ""


def ranked(document: Document, negotiation_id: str, side: str = "us") -> list[Ranked]:
    """Return a side's alternatives, the best first; those without a worth come last."""
    better = direction_of(document, negotiation_id, side)
    valued = [
        (one, worth(one, outcomes_of(document, one), better))
        for one in alternatives_of(document, negotiation_id, side)
    ]
    sign = -1 if better == "higher" else 1
    valued.sort(key=lambda pair: (pair[1] is None, sign * (pair[1] or Decimal(0))))
    return [Ranked(one, value, place) for place, (one, value) in enumerate(valued, start=1)]


def selected_of(document: Document, negotiation_id: str, side: str) -> Alternative | None:
    """Return the alternative a side would take: the selected one, or their best if we see none."""
    listed = ranked(document, negotiation_id, side)
    for one in listed:
        if one.alternative.selected:
            return one.alternative
    if side == "us" or not listed or listed[0].worth is None:
        return None
    return listed[0].alternative


def walk_away(document: Document, negotiation_id: str, side: str = "us") -> WalkAway:
    """Return the value of walking away: f1·w1 + (1−f1)·(f2·w2 + (1−f2)·(…)).

    The selected alternative is tried first, the rest by worth. The chain ends with the first
    certain one (feasibility 1); without one there is no value. Unit: the headline value's.
    """
    selected = selected_of(document, negotiation_id, side)
    if selected is None:
        problem = (
            tr("Select the alternative you would really take.")
            if side == "us"
            else tr("Say what one of their alternatives is worth.")
        )
        return WalkAway(None, (), None, problem)
    listed = ranked(document, negotiation_id, side)
    first = [one for one in listed if one.alternative.id == selected.id]
    rest = [one for one in listed if one.alternative.id != selected.id]
    title = _title(selected)
    if first[0].worth is None:
        problem = tr("Say what “{title}” is worth.").format(title=title)
        return WalkAway(None, (), selected, problem)
    if selected.feasibility is None:
        problem = tr("Say how feasible “{title}” is.").format(title=title)
        return WalkAway(None, (), selected, problem)
    steps = _chain([*first, *rest])
    if not steps or steps[-1].feasibility != SURE:
        problem = tr("What if none of these works? Add one that is certain, such as doing nothing.")
        return WalkAway(None, steps, selected, problem)
    value = sum((step.chance * step.worth for step in steps), Decimal(0))
    return WalkAway(value, steps, selected, "")


def chain_sentence(
    document: Document, negotiation_id: str, side: str = "us", style: NumberStyle | None = None
) -> str:
    """Return the fall-back chain in words: what is tried first, and what if it fails."""
    steps = walk_away(document, negotiation_id, side).steps
    said = []
    for place, step in enumerate(steps):
        words = tr("{title}") if place == 0 else tr("If that fails: {title}")
        text = words.format(title=_title(step.alternative).rstrip(". "))
        if step.feasibility != SURE:
            chance = show_percent(step.feasibility, style or NumberStyle())
            text = tr("{step} ({chance} feasible)").format(step=text, chance=chance)
        said.append(text + ".")
    return " ".join(said)


def _chain(listed: Sequence[Ranked]) -> tuple[Step, ...]:
    steps = []
    left = SURE
    for one in listed:
        feasibility = one.alternative.feasibility
        if one.worth is None or feasibility is None:
            continue
        steps.append(Step(one.alternative, one.worth, feasibility, left * feasibility))
        left *= SURE - feasibility
        if feasibility == SURE:
            break
    return tuple(steps)


def _plain_worth(alternative: Alternative, outcomes: Sequence[Outcome]) -> Decimal | None:
    if outcomes:
        if outcome_problem(outcomes):
            return None
        products = ((o.probability or Decimal(0)) * (o.value or Decimal(0)) for o in outcomes)
        return sum(products, Decimal(0))
    low, likely, high = alternative.low, alternative.likely, alternative.high
    if low is not None and likely is not None and high is not None:
        return (low + likely + high) / 3
    return likely


def _title(alternative: Alternative) -> str:
    return shown(alternative.title, tr("(untitled)"))
