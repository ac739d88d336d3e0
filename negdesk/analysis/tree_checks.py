"""Prompts that test the issue tree: does it overlap, is it weighed, what is missing?"""

from __future__ import annotations

import re
from decimal import Decimal

from negdesk.analysis.findings import Finding
from negdesk.analysis.issue_tree import Tree, name, tree
from negdesk.analysis.streams import is_recurring
from negdesk.analysis.term_checks import (
    Options,
    contradictions,
    issue_finding,
    left_open,
    options_by_issue,
)
from negdesk.analysis.weights import NoWeights, Side, weights_of
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.rows import Issue, Option

Shares = dict[str, Decimal]

_WORD = re.compile(r"\w+")


def tree_findings(document: Document, negotiation_id: str) -> list[Finding]:
    """Return what to think over about the issues, the weightiest first; none without issues.

    What contradicts comes first, then what is missing to compare deals, then the shape of the
    tree, and last the open questions "issue.no_stream" and "issue.nobody_raised".
    """
    whole = tree(document, negotiation_id)
    issues = whole.terms()
    options = options_by_issue(document, negotiation_id)
    head = document.negotiation(negotiation_id)
    ours = _shares(document, negotiation_id, "us")
    theirs = _shares(document, negotiation_id, "them")
    return [
        *contradictions(head, issues, options),
        *_headline(issues),
        *_alone(issues),
        *_weights(issues, ours, theirs),
        *left_open(head, issues, options),
        *_overlaps(whole),
        *_groups(whole),
        *_nothing_to_trade(issues, ours, theirs, options),
        *_questions(issues),
    ]


def _headline(issues: list[Issue]) -> list[Finding]:
    marked = [issue for issue in issues if issue.headline]
    if len(marked) > 1:
        text = tr("“{title}” and “{other}” are both marked as the headline. Which one is it?")
        said = text.format(title=name(marked[0]), other=name(marked[1]))
        return [issue_finding("two_headlines", said, "headline", marked[1])]
    if issues and not marked:
        text = tr("No issue is marked as the headline. Which one is your limit about?")
        return [Finding("issue.no_headline", text, "issue.headline")]
    return []


def _alone(issues: list[Issue]) -> list[Finding]:
    if len(issues) != 1:
        return []
    text = tr("With “{title}” alone there is nothing to trade. What else matters to either side?")
    return [issue_finding("only_one", text.format(title=name(issues[0])), "title", issues[0])]


def _weights(issues: list[Issue], ours: Shares, theirs: Shares) -> list[Finding]:
    if len(issues) < 2:
        return []
    found = []
    if not ours:
        text = tr("No issue has any weight for you yet. Which one would you give up last?")
        found.append(Finding("issue.no_weights", text, "issue.weight"))
    if not theirs:
        text = tr("What matters most to them? Estimate their weights, if only roughly.")
        found.append(Finding("issue.no_their_weights", text, "issue.their_weight"))
    return found


def _overlaps(whole: Tree) -> list[Finding]:
    """One finding for every set of terms that sound alike, and for every echo of a group."""
    found = []
    alike: dict[frozenset[str], list[Issue]] = {}
    for issue in whole.walk():
        words, parent = _gist(issue.title), whole.parent(issue)
        if words and parent is not None and _gist(parent.title) == words:
            text = tr("“{title}” repeats the name of its group. What exactly is settled here?")
            found.append(_about_title("repeats_group", text.format(title=name(issue)), issue))
        elif words and issue.kind != "group":
            alike.setdefault(words, []).append(issue)
    for first, *others in alike.values():
        if others:
            text = tr("“{title}” and “{other}” sound alike. Are they one issue?")
            said = text.format(title=whole.words(first), other=whole.words(others[0]))
            found.append(_about_title("overlap", said, others[0]))
    return found


def _groups(whole: Tree) -> list[Finding]:
    found = []
    for issue in whole.walk():
        inside = whole.children(issue.id)
        if issue.kind != "group" or len(inside) > 1:
            continue
        if not inside:
            text = tr("“{title}” is an empty group. What belongs there?")
            found.append(_about_title("group_empty", text.format(title=name(issue)), issue))
        elif inside[0].kind != "group":
            text = tr("“{title}” holds one issue only. Is another one missing?")
            found.append(_about_title("group_of_one", text.format(title=name(issue)), issue))
    return found


def _nothing_to_trade(
    issues: list[Issue], ours: Shares, theirs: Shares, options: Options
) -> list[Finding]:
    if len(issues) < 2 or not ours or not theirs:
        return []
    for issue in issues:
        cost, worth = _giving_way(options.get(issue.id, []))
        if theirs[issue.id] * worth > ours[issue.id] * cost:
            return []
    text = tr(
        "On no issue would they gain more than you lose. What is cheap for you and dear to them?"
    )
    return [Finding("issue.nothing_to_trade", text, "issue.their_weight")]


def _giving_way(options: list[Option]) -> tuple[Decimal, Decimal]:
    """Return what it costs us and gives them, in scores 0–100, to go from our best to theirs.

    An issue without both sides' scores counts as opposed from end to end.
    """
    scores = [
        (option.score, option.their_score)
        for option in options
        if option.acceptable and option.score is not None and option.their_score is not None
    ]
    if not scores:
        return Decimal(100), Decimal(100)
    our_best = max(scores)
    their_best = max(scores, key=lambda pair: pair[::-1])
    return our_best[0] - their_best[0], their_best[1] - our_best[1]


def _questions(issues: list[Issue]) -> list[Finding]:
    if not issues:
        return []
    found = []
    if not any(is_recurring(issue) for issue in issues):
        text = tr("Does anything fall due again and again: a fee, service, rent? Count it as such.")
        found.append(Finding("issue.no_stream", text, "issue.stream"))
    text = tr(
        "Which issue did nobody raise? Look at what comes after the handover: a feature that "
        "could be paid for by the month, say."
    )
    return [*found, Finding("issue.nobody_raised", text, "issue.title")]


def _shares(document: Document, negotiation_id: str, side: Side) -> Shares:
    """Return a side's shares by issue, none where nothing is weighed."""
    try:
        return weights_of(document, negotiation_id, side)
    except NoWeights:
        return {}


def _gist(title: str) -> frozenset[str]:
    """Return a title's telling words: small ones, order, case and plural make no new issue."""
    words = _WORD.findall(title.casefold())
    # Translators list the small words of their language here.
    small = tr("a an and at by for from in of on or the to with").split()
    telling = [word for word in words if word not in small] or words
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in telling)


def _about_title(key: str, text: str, issue: Issue) -> Finding:
    return issue_finding(key, text, "title", issue)
