"""Which questions of the bank are offered, in which wording and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from negdesk.exchange.banks import BankQuestion
from negdesk.model.document import Document
from negdesk.model.rows import Assumption, Negotiation, Party, Question
from negdesk.ui.negotiation_list import folded

ANY = ""
GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; ANY leaves a filter open, GENERAL keeps what fits every template."""

    kind: str = ANY
    about: str = ANY
    template: str = ANY
    indirect: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A question of the bank as it would be added."""

    source: BankQuestion
    kind: str
    text: str


def worded(entry: BankQuestion, *, indirect: bool) -> Wording:
    """Return a question directly, or indirectly where it has such a wording."""
    if indirect and entry.indirect:
        return Wording(entry, "indirect", entry.indirect)
    return Wording(entry, entry.kind, entry.text)


def offered(bank: Iterable[BankQuestion], wanted: Wanted, own: str) -> list[Wording]:
    """Return what fits: first the questions for the template `own`, then those for any."""
    found = [worded(entry, indirect=wanted.indirect) for entry in bank]
    fitting = [wording for wording in found if _fits(wording, wanted)]
    return sorted(fitting, key=lambda wording: _rank(wording.source, own))


def costs_face(document: Document, negotiation_id: str) -> bool:
    """Say whether notes on culture or on their style ask for indirect wordings."""
    if document.find(Negotiation, negotiation_id) is None:
        return False
    parties = document.all(Party, negotiation_id)
    notes = [
        note for party in parties if party.side != "us" for note in (party.culture, party.style)
    ]
    return any(note.strip() for note in (document.negotiation(negotiation_id).culture, *notes))


def taken(document: Document, negotiation_id: str) -> frozenset[str]:
    """Return the folded texts of the questions that a negotiation has."""
    return frozenset(folded(row.text.strip()) for row in document.all(Question, negotiation_id))


def is_taken(wording: Wording, texts: frozenset[str]) -> bool:
    """Say whether a question of the bank was added, in either wording."""
    source = wording.source
    return any(text and folded(text) in texts for text in (source.text, source.indirect))


def only_about(document: Document, negotiation_id: str, about: str) -> str | None:
    """Return the id of the one assumption about a topic; None if there is none or several."""
    rows = [row for row in document.all(Assumption, negotiation_id) if row.about == about]
    return rows[0].id if len(rows) == 1 else None


def _fits(wording: Wording, wanted: Wanted) -> bool:
    source = wording.source
    held = folded(f"{wording.text} {source.tests}")
    return (
        wanted.kind in (ANY, wording.kind)
        and wanted.about in (ANY, source.about)
        and _for_template(source, wanted.template)
        and all(word in held for word in folded(wanted.words).split())
    )


def _for_template(source: BankQuestion, template: str) -> bool:
    if template == GENERAL:
        return not source.templates
    return template == ANY or template in source.templates


def _rank(source: BankQuestion, own: str) -> int:
    if own and own in source.templates:
        return 0
    return 1 if not source.templates else 2
