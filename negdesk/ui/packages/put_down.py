"""Three equivalent offers put down as packages that belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from negdesk.analysis.packages.frontier import Deal
from negdesk.analysis.packages.scoring import deal_offer
from negdesk.analysis.packages.space import Space
from negdesk.analysis.packages.words import points_words
from negdesk.i18n import tr
from negdesk.model.actions import NewId, add, next_position
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Package, Row, Term
from negdesk.ui.packages.edits import offer_terms
from negdesk.ui.packages.said import Offers


@dataclass(frozen=True, slots=True)
class Beside:
    """An offer as it stands beside others; `key` is the id of its package, "" before it is one."""

    key: str
    name: str
    deal: Deal
    probe: bool = False


def groups_in(offers: Offers) -> dict[str, list[Beside]]:
    """Return the settled packages that were put down together, by the name of their group."""
    found: dict[str, list[Beside]] = {}
    for told in offers.values():
        group, deal = told.package.equivalent_group.strip(), told.offer.deal
        if group and deal is not None:
            name = f"{told.sign}  {told.name}"
            found.setdefault(group, []).append(Beside(told.package.id, name, deal))
    return {group: beside for group, beside in found.items() if len(beside) > 1}


def group_name(document: Document, negotiation_id: str, level: Decimal, style: NumberStyle) -> str:
    """Return a name for a group at a level that no other group has."""
    taken = {row.equivalent_group.strip() for row in document.all(Package, negotiation_id)}
    plain = tr("level at {points}").format(points=points_words(level, style))
    name, number = plain, 2
    while name in taken:
        name, number = f"{plain} ({number})", number + 1
    return name


def put_down(
    document: Document,
    negotiation_id: str,
    space: Space,
    deals: Sequence[Deal],
    group: str,
    new_id: NewId,
) -> Edit:
    """Return the one edit that adds a package for each deal, all of one group."""
    place = next_position(document, Package, negotiation_id)
    behind = next_position(document, Term, negotiation_id)
    rows: list[Row] = []
    for number, deal in enumerate(deals):
        package = Package(
            id=new_id(),
            negotiation_id=negotiation_id,
            position=place + number,
            title=tr("Offer {number}, {group}").format(number=number + 1, group=group),
            equivalent_group=group,
        )
        terms = offer_terms(document, package, deal_offer(space, deal), new_id)
        rows.append(package)
        rows += [replace(term, position=behind + index) for index, term in enumerate(terms)]
        behind += len(terms)
    return add(tr("put down three offers"), *rows)
