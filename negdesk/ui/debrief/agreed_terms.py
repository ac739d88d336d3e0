"""Where the terms of an agreement can be begun from, and the edit that begins them."""

from __future__ import annotations

from negdesk.analysis.zone import headline_issue
from negdesk.i18n import tr
from negdesk.model.actions import NewId, add, next_position
from negdesk.model.document import Document
from negdesk.model.edits import Edit
from negdesk.model.rows import Event, Package, Term
from negdesk.ui.inputs.reference import Offered, distinct
from negdesk.ui.packages.edits import terms_in

EMPTY = ""


def sources(document: Document, negotiation_id: str) -> Offered:
    """Return packages by id and title, the last one offered first; then an empty agreement."""
    packages = document.all(Package, negotiation_id)
    events = [row for row in document.all(Event, negotiation_id) if row.kind == "offer"]
    events.sort(key=lambda row: (row.at, row.position))
    offered = [row.package_id for row in reversed(events) if row.package_id]
    last = next(iter(offered), None)
    packages.sort(key=lambda row: row.id != last)
    named = distinct((row.id, row.title) for row in packages)
    marked = [
        (row_id, tr("Last offer: {title}").format(title=title) if row_id == last else title)
        for row_id, title in named
    ]
    return [*marked, (EMPTY, tr("Nothing: type all terms"))]


def agreement_edit(document: Document, negotiation_id: str, source: str, new_id: NewId) -> Edit:
    """Return the edit that adds an agreement with the terms of a package; that stays as it is.

    A value that was said already is its headline: nobody types it twice.
    """
    made = Package(
        id=new_id(),
        negotiation_id=negotiation_id,
        position=next_position(document, Package, negotiation_id),
        title=tr("Agreement"),
        kind="agreement",
    )
    package = document.find(Package, source)
    terms = [] if package is None else terms_in(document, package)
    terms = _with_value_said(document, negotiation_id, terms)
    first = next_position(document, Term, negotiation_id)
    rows = [
        term.with_(id=new_id(), package_id=made.id, position=first + index)
        for index, term in enumerate(terms)
    ]
    return add(tr("take over the terms"), made, *rows)


def _with_value_said(document: Document, nid: str, terms: list[Term]) -> list[Term]:
    """Return the terms with the agreed value as that of the headline, where both are known."""
    value, issue = document.negotiation(nid).agreed_value, headline_issue(document, nid)
    if value is None or issue is None or issue.kind != "number":
        return terms
    said = Term(id="", negotiation_id=nid, issue_id=issue.id)
    before = next((term for term in terms if term.issue_id == issue.id), said)
    rest = [term for term in terms if term is not before]
    return [before.with_(number=value), *rest]
