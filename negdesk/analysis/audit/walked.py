"""Whether walking away was right. Where it was, it is a success like a good deal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from negdesk.analysis.audit.yardsticks import Yardsticks
from negdesk.analysis.concessions import concessions
from negdesk.analysis.direction import acceptable
from negdesk.model.document import Document
from negdesk.model.rows import Issue, Option, Term


class Why(Enum):
    """What decides whether walking away was right."""

    MUST_HAVE_FAILED = "must_have_failed"
    OFFER_PAST_LIMIT = "offer_past_limit"
    BATNA_BETTER = "batna_better"
    NO_ZONE = "no_zone"
    OFFER_ACCEPTABLE = "offer_acceptable"
    ZONE_MISSED = "zone_missed"
    UNKNOWN = "unknown"


_RIGHT = {
    Why.MUST_HAVE_FAILED: True,
    Why.OFFER_PAST_LIMIT: True,
    Why.BATNA_BETTER: True,
    Why.NO_ZONE: True,
    Why.OFFER_ACCEPTABLE: False,
    Why.ZONE_MISSED: False,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why it ended without a deal; `best` is their best offer, in the headline's unit."""

    why: Why
    best: Decimal | None = None

    @property
    def right(self) -> bool | None:
        """Say whether walking away was right; None where nothing tells."""
        return _RIGHT.get(self.why)


def verdict(document: Document, negotiation_id: str, measured: Yardsticks) -> Verdict | None:
    """Return whether walking away was right, or None unless it ended without a deal.

    What lay on the table decides: it was right when every offer of theirs failed a must-have,
    when the best of the others was worse than our limit as sealed (equal to it is acceptable),
    or when our BATNA after the bridge as sealed was better than it; else it was not, for what
    they offered they would have signed. Without any offer of theirs the zone as later learned
    decides: right where there was none.
    """
    if document.negotiation(negotiation_id).stage != "no_deal":
        return None
    course = concessions(document, negotiation_id)
    if not course.of("them"):
        return Verdict(_of_zone(measured.surplus_learned))
    barred = _barred(document, negotiation_id)
    offer = course.best_of_theirs(but=lambda offer: offer.package_id in barred)
    if offer is None:
        return Verdict(Why.MUST_HAVE_FAILED)
    return Verdict(_of_offer(offer.value, measured), offer.value)


def _of_zone(surplus: Decimal | None) -> Why:
    if surplus is None:
        return Why.UNKNOWN
    return Why.NO_ZONE if surplus < 0 else Why.ZONE_MISSED


def _of_offer(best: Decimal, measured: Yardsticks) -> Why:
    walking = measured.walking
    if measured.limit is not None and not acceptable(best, measured.limit, measured.better):
        return Why.OFFER_PAST_LIMIT
    if walking is not None and not acceptable(best, walking, measured.better):
        return Why.BATNA_BETTER
    if measured.limit is None and walking is None:
        return Why.UNKNOWN
    return Why.OFFER_ACCEPTABLE


def _barred(document: Document, negotiation_id: str) -> set[str | None]:
    """Return the packages that name a term we must not accept, whatever the price."""
    terms = document.all(Term, negotiation_id)
    return {term.package_id for term in terms if term.package_id and _forbidden(document, term)}


def _forbidden(document: Document, term: Term) -> bool:
    option = document.find(Option, term.option_id)
    if option is not None:
        return not option.acceptable
    issue = document.find(Issue, term.issue_id)
    if issue is None or not issue.must_have or issue.limit is None or term.number is None:
        return False
    return not issue.headline and not acceptable(term.number, issue.limit, issue.better)
