"""The issue tree and its weights as plain objects, for scripts: `negdesk analyse --json`."""

from __future__ import annotations

from typing import Any

from negdesk.analysis.issue_tree import Tree, tree
from negdesk.analysis.json_number import number
from negdesk.analysis.streams import is_recurring, present_value
from negdesk.analysis.weights import NoWeights, Side, weights_given, weights_of
from negdesk.model.document import Document
from negdesk.model.rows import Issue, Option


def issues(document: Document, negotiation_id: str) -> list[dict[str, Any]]:
    """Return the issue tree, nested: JSON numbers, None where nothing is said."""
    options: dict[str | None, list[Option]] = {}
    for option in document.all(Option, negotiation_id):
        options.setdefault(option.issue_id, []).append(option)
    return _branch(tree(document, negotiation_id), None, options)


def weights(document: Document, negotiation_id: str) -> dict[str, Any]:
    """Return each issue's share (0–1) for both sides; `problem` says why ours cannot be told.

    A share is None where no weight was given, and for all of a side without any weight.
    """
    ours, problem = _shares(document, negotiation_id, "us")
    theirs, _ = _shares(document, negotiation_id, "them")
    mode = document.negotiation(negotiation_id).weighting
    return {"mode": mode, "us": ours, "them": theirs, "problem": problem}


def _shares(
    document: Document, negotiation_id: str, side: Side
) -> tuple[dict[str, Any], str | None]:
    given = weights_given(document, negotiation_id, side)
    try:
        shares = weights_of(document, negotiation_id, side)
    except NoWeights as error:
        return dict.fromkeys(given), str(error)
    said = {key: number(shares[key]) if given[key] is not None else None for key in given}
    return said, None


def _branch(
    whole: Tree, parent_id: str | None, options: dict[str | None, list[Option]]
) -> list[dict[str, Any]]:
    """Return the issues below a parent. Depth is what a person makes of it: a few levels."""
    return [
        {
            **_issue(issue),
            "options": [_option(option, issue) for option in options.get(issue.id, [])],
            "children": _branch(whole, issue.id, options),
        }
        for issue in whole.children(parent_id)
    ]


def _issue(issue: Issue) -> dict[str, Any]:
    ours = {"opening": issue.opening, "target": issue.target, "limit": issue.limit}
    worth = {name: number(present_value(amount, issue)) for name, amount in ours.items()}
    return {
        "id": issue.id,
        "title": issue.title,
        "kind": issue.kind,
        "unit": issue.unit,
        "better": issue.better,
        "must_have": issue.must_have,
        "headline": issue.headline,
        **{name: number(amount) for name, amount in ours.items()},
        "their_low": number(issue.their_low),
        "their_likely": number(issue.their_likely),
        "their_high": number(issue.their_high),
        "present_value": worth if is_recurring(issue) else None,
    }


def _option(option: Option, issue: Issue) -> dict[str, Any]:
    worth = present_value(option.amount, issue) if is_recurring(issue) else None
    return {
        "label": option.label,
        "score": number(option.score),
        "their_score": number(option.their_score),
        "acceptable": option.acceptable,
        "present_value": number(worth),
    }
