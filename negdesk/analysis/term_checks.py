"""What is doubtful about single issues: numbers, scales and options that contradict or lack."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from negdesk.analysis.direction import gain
from negdesk.analysis.findings import Finding
from negdesk.analysis.issue_tree import name
from negdesk.i18n import tr, trn
from negdesk.model.document import Document
from negdesk.model.fields import field
from negdesk.model.rows import Issue, Negotiation, Option

OURS = ("opening", "target", "limit")
THEIRS = ("their_opening", "their_low", "their_likely", "their_high")

Options = dict[str | None, list[Option]]


def contradictions(head: Negotiation, issues: list[Issue], options: Options) -> list[Finding]:
    """Return what cannot be meant as it stands, by issue in the order given."""
    found = []
    for issue in issues:
        if issue.kind == "number":
            found += [*_own_order(issue), *_their_order(issue), *_scale(issue)]
            found += _headline_of(issue, head)
        else:
            found += _must_have(issue, options.get(issue.id, []))
    return found


def left_open(head: Negotiation, issues: list[Issue], options: Options) -> list[Finding]:
    """Return what issues still lack to be compared: one finding each, however many lack it."""
    found = _lacking(
        "no_numbers",
        "target",
        [issue for issue in issues if _is_empty_number(issue, head)],
        lambda count: trn(
            "“{title}” has no numbers yet. What do you aim for, and where do you stop?",
            "{count} issues have no numbers yet, “{title}” first. What do you aim for?",
            count,
        ),
    )
    found += _lacking(
        "few_options",
        "kind",
        [issue for issue in issues if _has_no_choice(issue, options.get(issue.id, []))],
        lambda count: trn(
            "“{title}” leaves no choice yet: name at least two options.",
            "{count} issues leave no choice yet, “{title}” first: name at least two options each.",
            count,
        ),
    )
    return found + _lacking(
        "no_scores",
        "kind",
        [issue for issue in issues if _lacks_scores(issue, options.get(issue.id, []))],
        lambda count: trn(
            "“{title}”: not every option says what it is worth to you.",
            "{count} issues have options that do not say what they are worth, “{title}” first.",
            count,
        ),
    )


def options_by_issue(document: Document, negotiation_id: str) -> Options:
    """Return the options of every issue, by position."""
    options: Options = {}
    for option in document.all(Option, negotiation_id):
        options.setdefault(option.issue_id, []).append(option)
    return options


def issue_finding(key: str, text: str, about: str, issue: Issue) -> Finding:
    """Return a finding about a field of an issue."""
    return Finding(f"issue.{key}", text, f"issue.{about}", issue.id)


def _own_order(issue: Issue) -> list[Finding]:
    found = []
    if _beyond(issue.limit, issue.target, issue.better):
        text = tr("“{title}”: the limit lies beyond the target.").format(title=name(issue))
        found.append(issue_finding("limit_beyond_target", text, "limit", issue))
    if _beyond(issue.target, issue.opening, issue.better):
        text = tr("“{title}”: the opening asks for less than the target.").format(title=name(issue))
        found.append(issue_finding("opening_below_target", text, "opening", issue))
    if issue.target is None and _beyond(issue.limit, issue.opening, issue.better):
        text = tr("“{title}”: the opening lies beyond the limit.").format(title=name(issue))
        found.append(issue_finding("opening_beyond_limit", text, "opening", issue))
    return found


def _their_order(issue: Issue) -> list[Finding]:
    range_ = (issue.their_low, issue.their_likely, issue.their_high)
    given = [value for value in range_ if value is not None]
    if given == sorted(given):
        return []
    text = tr("“{title}”: their lowest, likely and highest limit are out of order.")
    return [issue_finding("their_order", text.format(title=name(issue)), "their_low", issue)]


def _scale(issue: Issue) -> list[Finding]:
    low, high = issue.lowest, issue.highest
    if low is not None and high is not None and low >= high:
        text = tr("“{title}”: the scale must run from a lower to a higher number.")
        return [issue_finding("scale_empty", text.format(title=name(issue)), "lowest", issue)]
    outside = [about for about in (*OURS, *THEIRS) if _is_outside(getattr(issue, about), low, high)]
    if not outside:
        return []
    text = tr("“{title}”: the scale does not reach: {numbers}.")
    said = text.format(title=name(issue), numbers=_labels(outside))
    return [issue_finding("outside_scale", said, outside[0], issue)]


def _headline_of(issue: Issue, head: Negotiation) -> list[Finding]:
    """A headline issue that carries its own numbers must carry those of the whole deal."""
    if not issue.headline:
        return []
    found = []
    if issue.better != head.better:
        text = tr("“{title}” is the headline, but the whole deal gets better the other way.")
        said = text.format(title=name(issue))
        found.append(issue_finding("headline_direction", said, "better", issue))
    differing = [about for about in OURS if _differ(getattr(issue, about), getattr(head, about))]
    if differing:
        text = tr("“{title}” is the headline, but the whole deal says otherwise for: {numbers}.")
        said = text.format(title=name(issue), numbers=_labels(differing))
        found.append(issue_finding("headline_differs", said, differing[0], issue))
    return found


def _must_have(issue: Issue, options: list[Option]) -> list[Finding]:
    if not issue.must_have or not options or any(option.acceptable for option in options):
        return []
    text = tr("“{title}” is a must-have, but none of its options is acceptable: no deal can be.")
    return [issue_finding("must_have_impossible", text.format(title=name(issue)), "kind", issue)]


def _labels(about: list[str]) -> str:
    return ", ".join(field("issue", each).said_label.lower() for each in about)


def _is_empty_number(issue: Issue, head: Negotiation) -> bool:
    rows = [issue, head] if issue.headline else [issue]
    ours = [getattr(row, about) for row in rows for about in OURS]
    rest = [getattr(issue, about) for about in (*THEIRS, "lowest", "highest")]
    return issue.kind == "number" and all(value is None for value in (*ours, *rest))


def _has_no_choice(issue: Issue, options: list[Option]) -> bool:
    """A must-have without options is a plain yes or no, and nothing is missing there."""
    return issue.kind == "choice" and len(options) < 2 and not (issue.must_have and not options)


def _lacks_scores(issue: Issue, options: list[Option]) -> bool:
    return issue.kind == "choice" and any(option.score is None for option in options)


def _lacking(
    key: str, about: str, issues: list[Issue], words: Callable[[int], str]
) -> list[Finding]:
    if not issues:
        return []
    said = words(len(issues)).format(title=name(issues[0]), count=len(issues))
    return [issue_finding(key, said, about, issues[0])]


def _beyond(value: Decimal | None, other: Decimal | None, better: str) -> bool:
    return value is not None and other is not None and gain(value, other, better) > 0


def _differ(value: Decimal | None, other: Decimal | None) -> bool:
    return value is not None and other is not None and value != other


def _is_outside(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> bool:
    if value is None:
        return False
    return (low is not None and value < low) or (high is not None and value > high)
