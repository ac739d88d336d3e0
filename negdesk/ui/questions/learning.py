"""What an answer bears on, and the one edit that keeps it with what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from negdesk.analysis.history import next_estimate
from negdesk.analysis.issue_tree import name
from negdesk.analysis.zone import estimate, headline_issue, zone, zone_of
from negdesk.i18n import tr
from negdesk.model.actions import add, set_field, set_fields
from negdesk.model.document import Document
from negdesk.model.edits import Edit, joined
from negdesk.model.rows import Assumption, Issue, Question

Limits = tuple[Decimal | None, Decimal | None, Decimal | None]


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a question bears on: their limit (of `issue_id`, None for the headline), a belief.

    `limits` is what we believe of that limit now; `title` names the value; `unit` is its unit.
    """

    on_limit: bool = False
    issue_id: str | None = None
    title: str = ""
    unit: str = ""
    limits: Limits = (None, None, None)
    assumption: Assumption | None = None


def bearing(document: Document, question: Question) -> Bearing:
    """Return what the answer to a question may change."""
    scope = question.negotiation_id
    assumption = document.find(Assumption, question.assumption_id)
    issue = document.find(Issue, question.issue_id)
    if issue is None or issue.kind != "number":
        on_limit = assumption is not None and assumption.about == "their_limit"
        issue = headline_issue(document, scope)
    else:
        on_limit = True
    if not on_limit:
        return Bearing(assumption=assumption)
    head = issue is None or issue.headline
    issue_id = None if head or issue is None else issue.id
    known = next_estimate(document, scope, issue_id, "", "")
    return Bearing(
        on_limit=True,
        issue_id=issue_id,
        title="" if issue is None else name(issue),
        unit=document.negotiation(scope).unit if head or issue is None else issue.unit,
        limits=(known.low, known.likely, known.high),
        assumption=assumption,
    )


def answered(question: Question, heard: str, interest: str, gesture: str) -> Edit:
    """Return the edit that marks a question as asked, with what was heard.

    All edits of one answer carry the same gesture, and each says all of the answer: they
    are one step of the history, and the later stands for the earlier.
    """
    edit = set_fields(
        tr("note the answer"), question, status="asked", heard=heard, interest=interest
    )
    return Edit(edit.label, edit.changes, gesture)


def believed(
    document: Document,
    question: Question,
    values: dict[str, Any],
    new_id: str,
    now: datetime,
) -> Edit:
    """Return the edit that adds a dated belief about their limit."""
    issue_id = bearing(document, question).issue_id
    moment = now.isoformat(timespec="minutes")
    row = next_estimate(document, question.negotiation_id, issue_id, new_id, moment)
    return add(tr("change the estimate of their limit"), row.with_(**values))


def learnt(answer: Edit, *changed: Edit) -> Edit:
    """Return the one edit of an answer and all that it changed."""
    whole = joined(tr("note the answer"), [answer, *changed])
    return Edit(whole.label, whole.changes, answer.merge_key)


def surer(assumption: Assumption, probability: Decimal | None) -> Edit:
    """Return the edit that gives an assumption another probability."""
    return set_field(assumption, "probability", probability)


def rising(low: Decimal | None, likely: Decimal | None, high: Decimal | None) -> str:
    """Return why three numbers are no belief about a limit, or ""."""
    if likely is None:
        return tr("Say at least what is likely.")
    known = [value for value in (low, likely, high) if value is not None]
    if known != sorted(known):
        return tr("Low, likely and high must rise in this order.")
    return ""


def chance(document: Document, negotiation_id: str, issue_id: str | None) -> float | None:
    """Return the probability (0–1) that a zone exists for a value, or None."""
    if issue_id is None:
        return zone(document, negotiation_id).probability
    issue = document.find(Issue, issue_id)
    if issue is None:
        return None
    seen = estimate(document, negotiation_id, issue_id)
    return zone_of(issue.limit, issue.better, seen.belief, seen.likely).probability
