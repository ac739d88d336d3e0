"""The honest warnings about alternatives: what a good friend would point at."""

from __future__ import annotations

from negdesk.analysis.batna import Ranked, outcome_problem, outcomes_of, ranked
from negdesk.analysis.findings import Finding
from negdesk.i18n import tr, trn
from negdesk.model.document import Document
from negdesk.model.rows import Alternative
from negdesk.model.text import shown


def warnings(document: Document, negotiation_id: str, side: str = "us") -> list[Finding]:
    """Return what is doubtful about a side's alternatives, the weightiest first."""
    listed = ranked(document, negotiation_id, side)
    if not listed:
        return []
    found = _about_selection(listed) if side == "us" else []
    if side == "us" and len(listed) == 1:
        text = tr("One alternative is no comparison. What else could you do, or do nothing?")
        found.append(Finding("alternative.only_one", text, "alternative.title"))
    for one in listed:
        found += _about_one(document, one)
    return found + _left_open(document, listed)


def _about_selection(listed: list[Ranked]) -> list[Finding]:
    chosen = [one for one in listed if one.alternative.selected]
    if not chosen:
        text = tr("None is selected. Which one would you really take?")
        return [Finding("alternative.none_selected", text, "alternative.selected")]
    one = chosen[0]
    row, title, best = one.alternative, _title(one.alternative), listed[0]
    found = []
    if len(chosen) > 1:
        text = tr("More than one is selected. You can take only one.")
        found.append(Finding("alternative.two_selected", text, "alternative.selected", row.id))
    if one.worth is not None and best.worth is not None and one.worth != best.worth:
        text = tr("“{title}” is selected, but “{best}” is worth more to you. Is there a reason?")
        said = text.format(title=title, best=_title(best.alternative))
        found.append(Finding("alternative.not_the_top", said, "alternative.selected", row.id))
    if not row.evidence.strip():
        said = tr("What shows that “{title}” is really open to you? Note the evidence.").format(
            title=title
        )
        found.append(Finding("alternative.no_evidence", said, "alternative.evidence", row.id))
    return found


def _about_one(document: Document, one: Ranked) -> list[Finding]:
    row, title = one.alternative, _title(one.alternative)
    found = []
    problem = outcome_problem(outcomes_of(document, row))
    if problem:
        said = tr("“{title}”: {problem}").format(title=title, problem=problem)
        found.append(Finding("alternative.outcomes", said, "alternative.likely", row.id))
    given = [value for value in (row.low, row.likely, row.high) if value is not None]
    if given != sorted(given):
        said = tr("“{title}”: low, likely and high are out of order.").format(title=title)
        found.append(Finding("alternative.out_of_order", said, "alternative.low", row.id))
    return found


def _left_open(document: Document, listed: list[Ranked]) -> list[Finding]:
    """Return one finding each for what is not said yet, whatever the number of alternatives."""
    found = []
    unpriced = [
        one.alternative
        for one in listed
        if one.worth is None and not outcomes_of(document, one.alternative)
    ]
    if unpriced:
        text = trn(
            "What is “{title}” worth? Without it, it cannot be compared.",
            "{count} of them have no worth yet. Without it they cannot be compared.",
            len(unpriced),
        )
        found.append(_open_finding("alternative.no_worth", "alternative.likely", text, unpriced))
    unsure = [one.alternative for one in listed if one.alternative.feasibility is None]
    if unsure:
        text = trn(
            "How feasible is “{title}”? It is left out of the chain until then.",
            "{count} of them have no feasibility yet. They are left out of the chain until then.",
            len(unsure),
        )
        key = "alternative.no_feasibility"
        found.append(_open_finding(key, "alternative.feasibility", text, unsure))
    return found


def _open_finding(key: str, field: str, text: str, rows: list[Alternative]) -> Finding:
    said = text.format(title=_title(rows[0]), count=len(rows))
    return Finding(key, said, field, rows[0].id)


def _title(alternative: Alternative) -> str:
    return shown(alternative.title, tr("(untitled)"))
