"""The zone of possible agreement for one value, as far as we can know it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.amounts import amount as worked_out
from negdesk.analysis.amounts import exact
from negdesk.analysis.belief import Triangular
from negdesk.analysis.direction import gain
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, show_percent
from negdesk.model.rows import Belief, Issue


@dataclass(frozen=True, slots=True)
class Estimate:
    """Our estimate of their limit: its likely value, and the whole belief if there is one."""

    likely: Decimal | None = None
    belief: Triangular | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone as believed; amounts in the unit of the value, probabilities 0–1.

    `exists` is None where there is nothing to say: no limit of ours or no estimate of
    theirs. Without a zone `gap` is positive and `low`, `high`, `width`, `midpoint` are None.
    """

    exists: bool | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    width: Decimal | None = None
    gap: Decimal | None = None
    midpoint: Decimal | None = None
    probability: float | None = None
    their_mean: Decimal | None = None
    best_single_offer: Decimal | None = None
    best_offer_acceptance: float | None = None
    ours: Decimal | None = None
    theirs: Decimal | None = None


def latest_belief(
    document: Document, negotiation_id: str, issue_id: str | None = None
) -> Belief | None:
    """Return the latest belief about an issue, or about the headline value."""
    rows = [row for row in document.all(Belief, negotiation_id) if row.issue_id == issue_id]
    return max(rows, key=lambda row: (row.at, row.position), default=None)


def headline_issue(document: Document, negotiation_id: str) -> Issue | None:
    """Return the issue that the headline value is about, or None."""
    return next((row for row in document.all(Issue, negotiation_id) if row.headline), None)


def estimate(document: Document, negotiation_id: str, issue_id: str | None = None) -> Estimate:
    """Return our estimate of their limit: the latest belief, else what the issue says."""
    row = latest_belief(document, negotiation_id, issue_id)
    if row is not None and row.likely is not None:
        return _estimate(row.low, row.likely, row.high)
    issue = document.find(Issue, issue_id) if issue_id else headline_issue(document, negotiation_id)
    if issue is None:
        return Estimate()
    return _estimate(issue.their_low, issue.their_likely, issue.their_high)


def zone(document: Document, negotiation_id: str) -> Zone:
    """Return the zone for the headline value."""
    row = document.negotiation(negotiation_id)
    seen = estimate(document, negotiation_id)
    return zone_of(row.limit, row.better, seen.belief, seen.likely)


def zone_of(
    limit: Decimal | None,
    better: str,
    belief: Triangular | None,
    likely: Decimal | None = None,
) -> Zone:
    """Return the zone between our limit and their likely one.

    Surplus is buyer's limit minus seller's; a zone exists when it is 0 or more. The
    probability is that their limit lies on the acceptable side of ours.
    """
    theirs = belief.likely if belief is not None else likely
    mean = belief.mean if belief is not None else None
    if limit is None or theirs is None:
        return Zone(their_mean=mean, ours=limit, theirs=theirs)
    room = gain(theirs, limit, better)
    probability = offer = chance = None
    if belief is not None:
        probability = acceptance(limit, belief, better)
        offer = best_single_offer(limit, better, belief)
        chance = acceptance(offer, belief, better) if offer is not None else None
    low, high = min(limit, theirs), max(limit, theirs)
    exists = room >= 0
    return Zone(
        exists=exists,
        low=low if exists else None,
        high=high if exists else None,
        width=room if exists else None,
        gap=None if exists else -room,
        midpoint=(low + high) / 2 if exists else None,
        probability=probability,
        their_mean=mean,
        best_single_offer=offer,
        best_offer_acceptance=chance,
        ours=limit,
        theirs=theirs,
    )


def acceptance(x: Decimal, belief: Triangular, better: str) -> float:
    """Return the probability (0–1) that they accept x; x at their very limit is accepted."""
    return belief.at_least(x) if better == "higher" else belief.at_most(x)


def best_single_offer(limit: Decimal, better: str, belief: Triangular) -> Decimal | None:
    """Return the take-it-or-leave-it offer with the highest gain times P(accepted).

    None when no offer can gain anything. Source: the first-order condition on each piece of
    the triangular distribution function, worked out for a buyer; a seller is its mirror.
    """
    if better == "higher":
        mirrored = best_single_offer(-limit, "lower", belief.mirrored())
        return None if mirrored is None else -mirrored
    low, likely, high = belief.low, belief.likely, belief.high
    if limit <= low:
        return low if limit == low and belief.certain else None
    spread = (high - low) * (high - likely)
    beyond = limit - high
    root = (-beyond + (beyond**2 + 3 * spread).sqrt()) / 3
    candidates = [
        _between((2 * limit + low) / 3, low, likely),
        _between(high - root, likely, high),
    ]
    allowed = [x for x in candidates if x <= limit]
    return max(allowed, key=lambda x: float(limit - x) * belief.at_most(x), default=None)


def surplus(sell_limit: Decimal, buy_limit: Decimal) -> Decimal:
    """Return the buyer's limit minus the seller's: negative where there is no zone."""
    return buy_limit - sell_limit


def share_claimed(
    value: Decimal, limit: Decimal, their_limit: Decimal, better: str
) -> Decimal | None:
    """Return our share (0–1 inside the zone) of the surplus at a value; None without a zone."""
    room = gain(their_limit, limit, better)
    if room <= 0:
        return None
    return gain(value, limit, better) / room


def _between(x: Decimal, low: Decimal, high: Decimal) -> Decimal:
    return max(low, min(high, x))


def _estimate(low: Decimal | None, likely: Decimal | None, high: Decimal | None) -> Estimate:
    if likely is None:
        return Estimate()
    if low is None or high is None or not low <= likely <= high:
        return Estimate(likely)
    return Estimate(likely, Triangular(low, likely, high))


def rounded_offer(seen: Zone, belief: Triangular) -> Decimal | None:
    """Return the best single offer rounded for reading: to a hundredth of the belief's width."""
    if seen.best_single_offer is None:
        return None
    width = belief.high - belief.low
    if width <= 0:
        return seen.best_single_offer
    places = Decimal(1).scaleb(width.adjusted() - 1)
    return ((seen.best_single_offer / places).to_integral_value() * places).normalize()


def zone_sentence(document: Document, negotiation_id: str, style: NumberStyle) -> str:
    """Return in words all that the zone chart of the headline value shows."""
    row = document.negotiation(negotiation_id)
    seen = estimate(document, negotiation_id)
    return sentence_of(zone(document, negotiation_id), row.better, row.unit, seen, style)


def sentence_of(seen: Zone, better: str, unit: str, theirs: Estimate, style: NumberStyle) -> str:
    """Return in words what a zone, its unit and our estimate of their limit say."""

    def amount(value: Decimal | None, *, with_unit: bool = False) -> str:
        # What was typed, or a difference of two: a limit is never rounded.
        return "" if value is None else exact(value, unit if with_unit else "", style)

    buyer = better == "lower"
    if seen.ours is None:
        return tr("Set your walkaway limit to see where a deal can lie.")
    first = tr("You can go up to {limit}.") if buyer else tr("You need at least {limit}.")
    said = [first.format(limit=amount(seen.ours, with_unit=True))]
    if seen.theirs is None:
        said.append(tr("Estimate their limit to see where a deal can lie."))
        return " ".join(said)
    said.append(_their_words(theirs, seen.theirs, buyer, amount))
    if seen.exists:
        if seen.probability is not None and seen.probability < 1:
            said.append(_chance(tr("There is a {chance} chance that a deal exists."), seen, style))
        if seen.width == 0:
            one = tr("The zone is a single point: {value}.").format(value=amount(seen.low))
            said.append(one)
        else:
            zone_words = tr("A deal most likely lies between {low} and {high}.")
            said.append(zone_words.format(low=amount(seen.low), high=amount(seen.high)))
    else:
        gap = tr(
            "As you see it now there is no zone: {gap} lie between your limit and theirs. "
            "One side must move by that much, or the deal must change."
        )
        said.append(gap.format(gap=amount(seen.gap)))
        if seen.probability:
            words = tr("There is a {chance} chance that a zone exists all the same.")
            said.append(_chance(words, seen, style))
    offer = rounded_offer(seen, theirs.belief) if theirs.belief is not None else None
    if offer is not None and seen.exists and seen.best_offer_acceptance is not None:
        best = tr(
            "One take-it-or-leave-it offer would do best at {offer} ({chance} likely to be "
            "accepted)."
        )
        chance_said = show_percent(seen.best_offer_acceptance, style)
        said.append(best.format(offer=worked_out(offer, "", style), chance=chance_said))
    return " ".join(said)


def _chance(words: str, seen: Zone, style: NumberStyle) -> str:
    return words.format(chance=show_percent(seen.probability or 0.0, style))


def _their_words(
    theirs: Estimate, likely: Decimal, buyer: bool, amount: Callable[[Decimal | None], str]
) -> str:
    if theirs.belief is None or theirs.belief.certain:
        words = (
            tr("They will take {likely} or more.") if buyer else tr("They will go up to {likely}.")
        )
        return words.format(likely=amount(likely))
    if buyer:
        words = tr("They will probably take {likely} or more, and surely {sure}.")
        return words.format(likely=amount(likely), sure=amount(theirs.belief.high))
    words = tr("They will probably go up to {likely}, and surely to {sure}.")
    return words.format(likely=amount(likely), sure=amount(theirs.belief.low))
