"""What packages say about the headline value."""

from __future__ import annotations

from decimal import Decimal

from negdesk.analysis.zone import headline_issue
from negdesk.model.document import Document
from negdesk.model.rows import Option, Package, Term


def headline_values(document: Document, negotiation_id: str) -> dict[str, Decimal]:
    """Return the headline value of each package that names one, by the package's id.

    That is the number of the term about the headline issue, or the amount of its option.
    """
    issue = headline_issue(document, negotiation_id)
    if issue is None:
        return {}
    found = {
        term.package_id: _amount(document, term)
        for term in document.all(Term, negotiation_id)
        if term.issue_id == issue.id and term.package_id
    }
    return {package: value for package, value in found.items() if value is not None}


def agreed_value(document: Document, negotiation_id: str) -> Decimal | None:
    """Return the value agreed on, or None: no deal, or none that has a number.

    What was typed comes first, else the headline of the agreement, the last one if several.
    """
    row = document.negotiation(negotiation_id)
    if row.stage != "agreed" or row.agreed_value is not None:
        return row.agreed_value if row.stage == "agreed" else None
    agreement = agreement_of(document, negotiation_id)
    if agreement is None:
        return None
    return headline_values(document, negotiation_id).get(agreement.id)


def agreement_of(document: Document, negotiation_id: str) -> Package | None:
    """Return the package that was agreed on, the last one if several, or None."""
    packages = document.all(Package, negotiation_id)
    return next((row for row in reversed(packages) if row.kind == "agreement"), None)


def _amount(document: Document, term: Term) -> Decimal | None:
    if term.number is not None:
        return term.number
    option = document.find(Option, term.option_id)
    return option.amount if option is not None else None
