"""The whole package as one value: our points, with their limit seen through our eyes."""

from __future__ import annotations

from decimal import Decimal

from negdesk.analysis.lanes import POINTS, Offer, ValueLane, offers
from negdesk.analysis.packages.blocks import TooTangled
from negdesk.analysis.packages.frontier import Frontier
from negdesk.analysis.packages.scoring import package_offer, reaches
from negdesk.analysis.packages.space import Space, space
from negdesk.analysis.zone import Estimate, zone_of
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.rows import Package


def points_lane(document: Document, negotiation_id: str) -> ValueLane | None:
    """Return the lane of the whole package in our points (0–100); None without a choice of them.

    Their end is the most a package can be worth to us while it still reaches what we believe
    is their limit: beyond that they would rather walk away.
    """
    found = space(document, negotiation_id)
    if found.problem or len(found.dimensions) < 2:
        return None
    theirs = Estimate(_their_end(found))
    return ValueLane(
        key=POINTS,
        title=tr("The whole package"),
        unit=tr("points"),
        better="higher",
        opening=_opening(document, found, negotiation_id),
        target=found.target,
        limit=found.limit,
        theirs=theirs,
        zone=zone_of(found.limit, "higher", None, theirs.likely),
        offers=_offers(document, found, negotiation_id),
    )


def _their_end(found: Space) -> Decimal | None:
    if found.their_limit is None or found.their_problem:
        return None
    try:
        points = Frontier(found).points
    except TooTangled:
        # Nothing can be said of their end; ours stands all the same.
        return None
    kept = [each for each in points if reaches(each.their_points, found.their_limit)]
    # Points of the grid have seven digits, most of them nothing.
    return max((each.our_points.normalize() for each in kept), default=None)


def _opening(document: Document, found: Space, negotiation_id: str) -> Decimal | None:
    rows = document.all(Package, negotiation_id)
    opening = next((row for row in rows if row.kind == "opening"), None)
    return _worth(document, found, negotiation_id, opening.id) if opening else None


def _offers(document: Document, found: Space, negotiation_id: str) -> tuple[Offer, ...]:
    made = offers(document, negotiation_id)
    worth = {
        row.package_id: _worth(document, found, negotiation_id, row.package_id)
        for _, row in made
        if row.package_id
    }
    return tuple(
        Offer(number, ours, value)
        for number, (ours, row) in enumerate(made, start=1)
        if (value := worth.get(row.package_id or "")) is not None
    )


def _worth(
    document: Document, found: Space, negotiation_id: str, package_id: str
) -> Decimal | None:
    """Return our points of a package that settles everything; None while an issue is open."""
    offer = package_offer(document, found, negotiation_id, package_id)
    return offer.us.settled if offer.complete else None
