"""What kind of issue each is: compatible, distributive or integrative."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from negdesk.analysis.packages.grid import on_grid
from negdesk.analysis.packages.space import Choice, Dimension, Space

# Weights are similar when neither side's share is more than this many times the other's.
SIMILAR = Decimal("1.25")


class IssueKind(StrEnum):
    """How both sides' wishes on an issue stand to each other."""

    COMPATIBLE = "compatible"
    DISTRIBUTIVE = "distributive"
    INTEGRATIVE = "integrative"


@dataclass(frozen=True, slots=True)
class Sorted:
    """An issue with its kind and the ratio of our share to theirs, None where theirs is 0."""

    dimension: Dimension
    kind: IssueKind
    ratio: Decimal | None


def sorted_issues(space: Space) -> list[Sorted]:
    """Return the issues of a space with their kinds, in reading order."""
    return [Sorted(each, kind_of(each), _ratio(each)) for each in space.dimensions]


def kind_of(dimension: Dimension) -> IssueKind:
    """Return the kind of an issue.

    Compatible: some choice is best for both. Otherwise distributive where the weights are
    similar, integrative where they differ: there a trade makes value.
    """
    if _best(dimension, lambda each: each.us) & _best(dimension, lambda each: each.them):
        return IssueKind.COMPATIBLE
    low, high = sorted((dimension.share, dimension.their_share))
    return IssueKind.DISTRIBUTIVE if high <= low * SIMILAR else IssueKind.INTEGRATIVE


def _best(dimension: Dimension, points: Callable[[Choice], Decimal]) -> set[int]:
    """Return the best choices; all of them where the issue weighs nothing."""
    worths = [on_grid(points(choice)) for choice in dimension.choices]
    return {pick for pick, worth in enumerate(worths) if worth == max(worths)}


def _ratio(dimension: Dimension) -> Decimal | None:
    return dimension.share / dimension.their_share if dimension.their_share else None
