"""What an agreement left on the table: its distance from the frontier."""

from __future__ import annotations

from decimal import Decimal

from negdesk.analysis.headline import agreement_of
from negdesk.analysis.packages.blocks import TooTangled
from negdesk.analysis.packages.distance import Distance, distance
from negdesk.analysis.packages.frontier import Frontier
from negdesk.analysis.packages.scoring import package_offer
from negdesk.analysis.packages.space import space
from negdesk.model.document import Document


def left_on_the_table(document: Document, negotiation_id: str) -> Distance | None:
    """Return how far the agreement lies from the frontier, in points, with a better deal.

    None where it cannot be told: no agreement that settles every issue, weights missing on a
    side, or dependencies that cannot be followed.
    """
    agreement = agreement_of(document, negotiation_id)
    if agreement is None or document.negotiation(negotiation_id).stage != "agreed":
        return None
    packages = space(document, negotiation_id)
    offer = package_offer(document, packages, negotiation_id, agreement.id)
    told = packages.dimensions and not packages.problem and not packages.their_problem
    if not told or not offer.complete:
        return None
    try:
        frontier = Frontier(packages)
    except TooTangled:
        return None
    return distance(frontier, offer.us.settled, offer.them.settled)


def frontier_distance(document: Document, negotiation_id: str) -> Decimal | None:
    """Return the most that one side could still gain at no loss for the other, in points.

    0 on the frontier; None where it cannot be told.
    """
    found = left_on_the_table(document, negotiation_id)
    return None if found is None else max(found.us, found.them)
