"""What their choice among equivalent offers says about what matters to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import exp

from negdesk.analysis.issue_tree import name
from negdesk.analysis.packages.frontier import Deal
from negdesk.analysis.packages.space import Space
from negdesk.analysis.zone import latest_belief
from negdesk.i18n import tr
from negdesk.model.actions import add, next_position, set_fields
from negdesk.model.document import Document
from negdesk.model.edits import Edit, joined
from negdesk.model.numbers import NumberStyle, show_percent
from negdesk.model.rows import Belief, Issue

# The chosen package must beat the others by this many points, so that rounding cannot undo it.
MARGIN = 0.05
# What seemed not to matter at all may turn out to matter: so much of our estimate is even.
DOUBT = 0.01
STRONGEST = 200.0
ROUNDS = 100
HALVINGS = 60
SHARE_PLACES = 6


@dataclass(frozen=True, slots=True)
class Implied:
    """Their shares (0–1) by issue before and after their choice.

    `after` is None where no weights explain it: another of the packages would suit them better
    however they weigh the issues.
    """

    before: Mapping[str, Decimal]
    after: Mapping[str, Decimal] | None

    @property
    def changed(self) -> bool:
        """Say whether the choice tells something new."""
        return self.after is not None and self.after != self.before


def implied_weights(space: Space, chosen: Deal, others: Sequence[Deal]) -> Implied:
    """Return their shares after they chose one of several packages.

    The smallest change of our estimate under which the chosen package is the best of them for
    them: least relative entropy to the shares before (Kullback 1959), so every share is
    multiplied by exp(Σ ηᵣ·dᵣ), d the difference of their scores to rival r and ηᵣ ≥ 0 found one
    after the other. No change where it was the best already.
    """
    before = {each.issue.id: each.their_share for each in space.dimensions}
    apart = [_differences(space, chosen, other) for other in others if other.picks != chosen.picks]
    start = [float(share) for share in before.values()]
    if all(_sum(start, rival) >= 0 for rival in apart):
        return Implied(before, dict(before))
    even = DOUBT / len(start)
    found = _tilted([(1 - DOUBT) * share + even for share in start], apart)
    if found is None:
        return Implied(before, None)
    return Implied(before, dict(zip(before, _rounded(found), strict=True)))


def choice_edit(
    document: Document,
    negotiation_id: str,
    implied: Implied,
    *,
    new_id: Callable[[], str],
    now: str,
    style: NumberStyle | None = None,
) -> Edit:
    """Return the one edit that writes what their choice implies.

    Their weights, in percent of all; and where there is a belief about their limit a copy of it
    with this date, new information for a reason and the change in its note. No change where the
    choice told nothing new.
    """
    label = tr("learn from their choice")
    if implied.after is None or not implied.changed:
        return Edit(label, ())
    edits = [
        set_fields(label, issue, their_weight=(share * 100).normalize())
        for issue_id, share in implied.after.items()
        if (issue := document.find(Issue, issue_id)) is not None
    ]
    known = latest_belief(document, negotiation_id)
    if known is not None:
        note = implied_words(document, implied, style or NumberStyle())
        position = next_position(document, Belief, negotiation_id)
        edits.append(
            add(
                label,
                known.with_(
                    id=new_id(), at=now, position=position, reason="new_information", note=note
                ),
            )
        )
    return joined(label, edits)


def implied_words(document: Document, implied: Implied, style: NumberStyle) -> str:
    """Return in words what their choice says: what seems to matter more to them, and less."""
    if implied.after is None:
        return tr(
            "No weights explain this choice: the scores you estimated for them may be wrong, or "
            "something is missing from the packages."
        )
    if not implied.changed:
        return tr("Their choice fits what you thought mattered to them.")
    moves = {key: share - implied.before[key] for key, share in implied.after.items()}
    most, least = max(moves, key=lambda key: moves[key]), min(moves, key=lambda key: moves[key])
    text = tr(
        "“{more}” seems to matter more to them than you thought ({more_before}, now "
        "{more_after}), “{less}” less ({less_before}, now {less_after})."
    )
    return text.format(
        more=_title(document, most),
        more_before=show_percent(implied.before[most], style),
        more_after=show_percent(implied.after[most], style),
        less=_title(document, least),
        less_before=show_percent(implied.before[least], style),
        less_after=show_percent(implied.after[least], style),
    )


def _differences(space: Space, chosen: Deal, other: Deal) -> list[float]:
    """Return by how much their score of the chosen package is higher, issue by issue."""
    pairs = zip(space.dimensions, chosen.picks, other.picks, strict=True)
    return [
        float(each.choices[a].their_score - each.choices[b].their_score) for each, a, b in pairs
    ]


def _tilted(start: list[float], rivals: list[list[float]]) -> list[float] | None:
    """Return the shares tilted towards the choice until every rival is beaten; None if none do."""
    strengths = [0.0] * len(rivals)
    for _ in range(ROUNDS):
        for index in range(len(rivals)):
            strengths[index] = _strength(start, rivals, strengths, index)
        shares = _shares(start, rivals, strengths)
        if all(_sum(shares, rival) >= MARGIN / 2 for rival in rivals):
            return shares
    return None


def _strength(
    start: list[float], rivals: list[list[float]], strengths: list[float], index: int
) -> float:
    """Return the least strength of one rival's tilt that beats it, the others given: by halving."""

    def beaten(strength: float) -> bool:
        tried = [*strengths[:index], strength, *strengths[index + 1 :]]
        return _sum(_shares(start, rivals, tried), rivals[index]) >= MARGIN

    low, high = 0.0, STRONGEST
    if beaten(low):
        return low
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if beaten(middle) else (middle, high)
    return high


def _shares(start: list[float], rivals: list[list[float]], strengths: list[float]) -> list[float]:
    tilts = [
        sum(s * rival[issue] / 100 for s, rival in zip(strengths, rivals, strict=True))
        for issue in range(len(start))
    ]
    most = max(tilts)
    raised = [share * exp(tilt - most) for share, tilt in zip(start, tilts, strict=True)]
    total = sum(raised)
    return [each / total for each in raised]


def _sum(shares: Sequence[float], scores: Sequence[float]) -> float:
    return sum(share * score for share, score in zip(shares, scores, strict=True))


def _rounded(shares: Sequence[float]) -> list[Decimal]:
    return [round(Decimal(share), SHARE_PLACES) for share in shares]


def _title(document: Document, issue_id: str) -> str:
    issue = document.find(Issue, issue_id)
    return name(issue) if issue is not None else ""
