"""The packages of a negotiation as plain objects, for scripts: `negdesk analyse --json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from negdesk.analysis.json_number import number
from negdesk.analysis.packages.blocks import TooTangled, count
from negdesk.analysis.packages.conflicts import conflict_words
from negdesk.analysis.packages.counting import rational_count
from negdesk.analysis.packages.equivalent import default_level, equivalent_offers
from negdesk.analysis.packages.frontier import Deal, Frontier, Point
from negdesk.analysis.packages.kinds import sorted_issues
from negdesk.analysis.packages.scoring import package_offer
from negdesk.analysis.packages.solutions import disagreement, solutions, zone_words
from negdesk.analysis.packages.space import Choice, Space, space
from negdesk.analysis.packages.trades import Move, best_trades, halfway, trade_words
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Event, Package

MOST_DEALS = 5_000
NAMED = ("nash", "equal_share", "egalitarian", "greatest_joint")


def packages(document: Document, negotiation_id: str) -> dict[str, Any]:
    """Return what follows for packages: points 0–100 unrounded, None where undefined.

    `frontier` lists at most MOST_DEALS deals, `frontier_size` counts all. `problem` says in
    words why there are none to compare, and is None when there are.
    """
    whole = space(document, negotiation_id)
    try:
        return {**_nothing(whole), **_found(document, negotiation_id, whole)}
    except TooTangled as error:
        return {**_nothing(whole), "problem": str(error)}


def _nothing(whole: Space) -> dict[str, Any]:
    """Return the answer while nothing can be compared."""
    ours, theirs = disagreement(whole)
    return {
        "count": None,
        "rational_count": None,
        "frontier_size": 0,
        "frontier": [],
        "frontier_bound": 0,
        **{name: [] for name in NAMED},
        "disagreement": {"us": number(ours), "them": number(theirs)},
        "zone": None,
        "no_zone": None,
        "trades": [],
        "equivalent": [],
        "equivalent_reason": None,
        "kinds": {},
        "notes": list(whole.notes),
        "problem": None,
    }


def _found(document: Document, negotiation_id: str, whole: Space) -> dict[str, Any]:
    many = count(whole)
    problem = whole.problem or whole.their_problem or conflict_words(whole)
    if problem:
        return {"count": many, "problem": problem}
    edge = Frontier(whole)
    named = solutions(edge)
    meso = equivalent_offers(edge, default_level(edge, named.nash))
    current = _current(document, negotiation_id, whole)
    return {
        "count": many,
        "rational_count": rational_count(whole),
        "frontier_size": edge.size,
        "frontier": [_deal(whole, deal) for deal in edge.all_deals(MOST_DEALS)],
        "frontier_bound": number(edge.bound),
        **{name: _deals(edge, getattr(named, name)) for name in NAMED},
        "zone": named.zone,
        "trades": _trades(whole, current) if current else [],
        "equivalent": [{**_deal(whole, offer.deal), "probe": offer.probe} for offer in meso.offers],
        "equivalent_reason": meso.reason or None,
        "kinds": {each.dimension.title: each.kind.value for each in sorted_issues(whole)},
        "no_zone": zone_words(named, NumberStyle()) or None,
    }


def _current(document: Document, negotiation_id: str, whole: Space) -> Deal | None:
    """Return the package to improve: the last one offered, else the last written, else halfway.

    Only a complete one on the steps of the space counts.
    """
    events = [row for row in document.all(Event, negotiation_id) if row.kind == "offer"]
    events.sort(key=lambda row: (row.at, row.position), reverse=True)
    written = [row.id for row in reversed(document.all(Package, negotiation_id))]
    for package_id in [*(row.package_id for row in events if row.package_id), *written]:
        deal = package_offer(document, whole, negotiation_id, package_id).deal
        if deal is not None:
            return deal
    return halfway(whole)


def _trades(whole: Space, current: Deal) -> list[dict[str, Any]]:
    return [
        {
            "give": _move(whole, trade.give),
            "get": _move(whole, trade.get),
            "us": number(trade.us),
            "them": number(trade.them),
            "text": trade_words(whole, trade, NumberStyle()),
        }
        for trade in best_trades(whole, current)
    ]


def _move(whole: Space, move: Move) -> dict[str, Any]:
    dimension = whole.dimensions[move.index]
    return {
        "issue": dimension.title,
        "to": _said(dimension.choices[move.pick]),
        "us": number(move.us),
        "them": number(move.them),
    }


def _deals(edge: Frontier, points: Iterable[Point]) -> list[dict[str, Any]]:
    return [_deal(edge.space, deal) for deal in edge.all_deals(MOST_DEALS, points)]


def _deal(whole: Space, deal: Deal) -> dict[str, Any]:
    chosen = zip(whole.dimensions, deal.picks, strict=True)
    terms = {dimension.title: _said(dimension.choices[pick]) for dimension, pick in chosen}
    return {"us": number(deal.us), "them": number(deal.them), "terms": terms}


def _said(choice: Choice) -> Any:
    return choice.label if choice.number is None else number(choice.number)
