"""The offer tester: accept, below target or reject, and what fails by name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from negdesk.analysis.direction import gain
from negdesk.analysis.issue_tree import name, terms
from negdesk.analysis.packages.distance import Distance, distance
from negdesk.analysis.packages.frontier import Frontier
from negdesk.analysis.packages.rules import Rule
from negdesk.analysis.packages.scoring import Offer, apart, reaches
from negdesk.analysis.packages.space import Choice, Dimension
from negdesk.model.document import Document
from negdesk.model.rows import Negotiation


class Answer(StrEnum):
    """What the preparation says to an offer; open: what is not settled yet decides."""

    ACCEPT = "accept"
    BELOW_TARGET = "below_target"
    REJECT = "reject"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Failure:
    """A term of an offer that must not be: a must-have that fails, or the headline's limit."""

    dimension: Dimension
    choice: Choice


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to an offer, and what it rests on.

    Distances are signed, positive on the good side, None where there is nothing to compare: in
    points (0–100), or if not `in_points` in the unit of the headline value. `open` names the
    issues that are not settled. `frontier` is there for a complete offer.
    """

    answer: Answer
    failures: tuple[Failure, ...] = ()
    broken: tuple[Rule, ...] = ()
    open: tuple[str, ...] = ()
    in_points: bool = True
    to_limit: Decimal | None = None
    to_target: Decimal | None = None
    frontier: Distance | None = None
    past_limit: Decimal | None = None

    @property
    def failing(self) -> list[str]:
        """Return the names of the issues that fail."""
        return [failure.dimension.title for failure in self.failures]


def judge(offer: Offer, head: Negotiation, frontier: Frontier | None = None) -> Verdict:
    """Return the verdict on an offer of terms; what is open may still be settled either way.

    Reject: a must-have fails, a dependency is broken, or the limit is out of reach. Accept: it
    reaches limit and target however the open issues are settled, and no must-have is open. The
    limit in points decides; where none is given the headline value is held against its own.
    Equal to a limit is acceptable. `past_limit` tells in any case by how much the headline
    value is past its limit.
    """
    past = _headline_past(offer, head)
    failures = [*_must_haves(offer), *_past_the_headline(offer, past)]
    broken = tuple(offer.space.rules.broken(offer.picks))
    found = _by_points(offer) if _has_levels(offer) else _by_headline(offer, head)
    answer, to_limit, to_target = found
    scored = frontier is not None and offer.complete and not offer.space.problem
    return Verdict(
        answer=Answer.REJECT if failures or broken else answer,
        failures=tuple(failures),
        broken=broken,
        open=tuple(dimension.title for dimension in offer.missing),
        in_points=_has_levels(offer),
        to_limit=to_limit,
        to_target=to_target,
        frontier=_distance(frontier, offer) if frontier is not None and scored else None,
        past_limit=past,
    )


def judge_value(document: Document, negotiation_id: str, value: Decimal) -> Verdict:
    """Return the verdict on an offer that names only the headline value.

    It accepts nothing while a must-have is not spoken of: these are named as open.
    """
    head = document.negotiation(negotiation_id)
    needed = [each for each in terms(document, negotiation_id) if each.must_have]
    unsaid = tuple(name(each) for each in needed if not each.headline)
    answer, to_limit, to_target = _of_value(value, head)
    if unsaid and answer is not Answer.REJECT:
        answer = Answer.OPEN
    past = -to_limit if to_limit is not None and to_limit < 0 else None
    return Verdict(
        answer,
        open=unsaid,
        in_points=False,
        to_limit=to_limit,
        to_target=to_target,
        past_limit=past,
    )


Found = tuple[Answer, Decimal | None, Decimal | None]


def _has_levels(offer: Offer) -> bool:
    """Say whether our points can be told, and there is a limit or a target to hold them against."""
    space = offer.space
    return not space.problem and (space.limit is not None or space.target is not None)


def _by_points(offer: Offer) -> Found:
    space, settled = offer.space, offer.us.settled
    if not offer.complete:
        return _while_open(offer), None, None
    to_limit = None if space.limit is None else apart(settled, space.limit)
    to_target = None if space.target is None else apart(settled, space.target)
    if space.limit is not None and not reaches(settled, space.limit):
        return Answer.REJECT, to_limit, to_target
    fine = space.target is None or reaches(settled, space.target)
    return Answer.ACCEPT if fine else Answer.BELOW_TARGET, to_limit, to_target


def _while_open(offer: Offer) -> Answer:
    """Return the answer that holds however the open issues are settled, if there is one."""
    us, limit, target = offer.us, offer.space.limit, offer.space.target
    if limit is not None and not reaches(us.most, limit):
        return Answer.REJECT
    if limit is not None and not reaches(us.least, limit):
        return Answer.OPEN
    if any(dimension.issue.must_have for dimension in offer.missing):
        return Answer.OPEN
    if target is None or reaches(us.least, target):
        return Answer.ACCEPT
    return Answer.OPEN if reaches(us.most, target) else Answer.BELOW_TARGET


def _by_headline(offer: Offer, head: Negotiation) -> Found:
    number = _headline(offer)
    if number is None or number[1].number is None:
        return Answer.OPEN, None, None
    answer, to_limit, to_target = _of_value(number[1].number, head)
    if answer is not Answer.REJECT and any(each.issue.must_have for each in offer.missing):
        answer = Answer.OPEN
    return answer, to_limit, to_target


def _of_value(value: Decimal, head: Negotiation) -> Found:
    """Return the answer to a headline value: open where no limit says what is acceptable."""
    to_limit = None if head.limit is None else gain(value, head.limit, head.better)
    to_target = None if head.target is None else gain(value, head.target, head.better)
    if to_limit is None:
        return Answer.OPEN, None, to_target
    if to_limit < 0:
        return Answer.REJECT, to_limit, to_target
    below = to_target is not None and to_target < 0
    return Answer.BELOW_TARGET if below else Answer.ACCEPT, to_limit, to_target


def _must_haves(offer: Offer) -> list[Failure]:
    chosen = sorted(offer.chosen.items())
    failing = [(index, choice) for index, choice in chosen if not choice.open]
    return [Failure(offer.space.dimensions[index], choice) for index, choice in failing]


def _headline(offer: Offer) -> tuple[Dimension, Choice] | None:
    chosen = ((offer.space.dimensions[index], choice) for index, choice in offer.chosen.items())
    return next(((each, choice) for each, choice in chosen if each.issue.headline), None)


def _headline_past(offer: Offer, head: Negotiation) -> Decimal | None:
    """Return by how much the headline value is past its limit, None if it is not."""
    found = _headline(offer)
    if found is None or found[1].number is None or head.limit is None:
        return None
    short = -gain(found[1].number, head.limit, head.better)
    return short if short > 0 else None


def _past_the_headline(offer: Offer, past: Decimal | None) -> list[Failure]:
    """Return the headline term as failing where no limit in points decides instead."""
    found = _headline(offer)
    decided = offer.space.limit is not None and not offer.space.problem
    if past is None or found is None or decided or not found[1].open:
        return []
    return [Failure(*found)]


def _distance(frontier: Frontier, offer: Offer) -> Distance:
    return distance(frontier, offer.us.settled, offer.them.settled)
