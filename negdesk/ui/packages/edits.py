"""What is done to packages on the tab, each as one Edit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from negdesk.analysis.packages.frontier import Deal
from negdesk.analysis.packages.scoring import Offer, deal_offer
from negdesk.analysis.packages.space import Space
from negdesk.i18n import tr
from negdesk.model.actions import NewId, add, next_position, set_fields
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.rows import Package, Term


def new_package(document: Document, negotiation_id: str, new_id: NewId) -> Package:
    """Return a package without terms that stands behind the others."""
    position = next_position(document, Package, negotiation_id)
    title = tr("Package {number}").format(number=position + 1)
    return Package(id=new_id(), negotiation_id=negotiation_id, position=position, title=title)


def add_package(package: Package, *terms: Term) -> Edit:
    """Return the edit that adds a package with its terms."""
    return add(tr("add package"), package, *terms)


def deal_package(
    document: Document, negotiation_id: str, space: Space, deal: Deal, new_id: NewId
) -> tuple[Package, Edit]:
    """Return a package that says what a deal says, and the edit that adds it."""
    made = new_package(document, negotiation_id, new_id)
    terms = offer_terms(document, made, deal_offer(space, deal), new_id)
    return made, add_package(made, *terms)


def duplicated(document: Document, package: Package, new_id: NewId) -> tuple[Package, Edit]:
    """Return a copy of a package with its terms, and the edit that adds it."""
    terms = terms_in(document, package)
    made = replace(
        package,
        id=new_id(),
        position=next_position(document, Package, package.negotiation_id),
        title=str.format(tr("{title} (copy)"), title=package.title),
    )
    rows = [replace(term, id=new_id(), package_id=made.id) for term in terms]
    return made, add(tr("duplicate package"), made, *rows)


def offer_terms(document: Document, package: Package, offer: Offer, new_id: NewId) -> list[Term]:
    """Return the terms that make a package say what an offer says."""
    first = next_position(document, Term, package.negotiation_id)
    return [
        Term(
            id=new_id(),
            negotiation_id=package.negotiation_id,
            position=first + index,
            package_id=package.id,
            issue_id=offer.space.dimensions[index].issue.id,
            option_id=choice.option_id,
            number=choice.number,
        )
        for index, choice in sorted(offer.chosen.items())
    ]


def term_edit(document: Document, term: Term, merge_key: str | None = None, **value: Any) -> Edit:
    """Return the edit that gives a term another value, adding the term if it is new."""
    if document.find(Term, term.id) is None:
        return Edit(tr("change term"), add("", term.with_(**value)).changes, merge_key)
    return Edit(tr("change term"), set_fields("", term, **value).changes, merge_key)


def terms_in(document: Document, package: Package) -> list[Term]:
    """Return the terms of a package."""
    rows = document.all(Term, package.negotiation_id)
    return [row for row in rows if row.package_id == package.id]


def stepped(values: tuple[Decimal, ...], now: Decimal | None, by: int) -> Decimal | None:
    """Return the next step of a scale above (by 1) or below (by −1) a value; None at its end.

    Without a value the scale begins at the end that the step comes from.
    """
    if now is None:
        return values[0] if by > 0 else values[-1]
    beyond = [value for value in values if (value - now) * by > 0]
    if not beyond:
        return None
    return min(beyond) if by > 0 else max(beyond)
