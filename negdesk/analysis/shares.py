"""Shares of a whole: from weights, from an order, from swings, and under a drag bar."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TypeVar

from negdesk.i18n import tr

Key = TypeVar("Key", bound=Hashable)

# A bar moves in steps of 0.1 %; a computed share is exact to 27 digits, as far as Decimal goes.
STEP_PLACES = 3
SHARE_PLACES = 27


class NoWeights(ValueError):
    """No share can be told from these weights; the message says why, in words."""


def normalised(values: Sequence[Decimal | None]) -> list[Decimal]:
    """Return weights as shares (0–1) that sum to exactly 1; a missing weight counts as 0.

    Weights are 0 or more, in any unit: only their ratios matter. NoWeights if there are none
    or all are zero.
    """
    if not values:
        raise NoWeights(tr("There is no issue to weigh yet."))
    if not any(values):
        raise NoWeights(tr("Every weight is zero. Give at least one issue some weight."))
    return _shares([value or Decimal(0) for value in values], SHARE_PLACES)


def rank_order_centroid(count: int) -> list[Decimal]:
    """Return the shares (0–1, sum exactly 1) of issues known by rank only, the first first.

    wₖ = (1/n) Σᵢ₌ₖⁿ 1/i, the centre of all weights that keep the order (Barron and Barrett
    1996); n = 3 gives .6111, .2778, .1111. Nothing for a count of 0.
    """
    return _shares(_centroid(count), SHARE_PLACES)


def from_ranks(ranks: Sequence[int | Decimal]) -> list[Decimal]:
    """Return the shares (0–1, sum exactly 1) of issues with these ranks, the least rank first.

    Only the order of the ranks counts. Equal ranks share equally what their places would get,
    so all equal gives equal shares.
    """
    centroid = _centroid(len(ranks))
    order = sorted(ranks)
    by_rank: dict[int | Decimal, list[Fraction]] = {}
    for rank, weight in zip(order, centroid, strict=True):
        by_rank.setdefault(rank, []).append(weight)
    return _shares([_mean(by_rank[rank]) for rank in ranks], SHARE_PLACES)


def from_swings(swings: Sequence[Decimal | None]) -> list[Decimal]:
    """Return the shares (0–1, sum exactly 1) of issues by the worth of their whole swing.

    A swing (0–100) says how much it is worth to go from an issue's worst to its best, the most
    wanted one being 100. NoWeights as `normalised`.
    """
    return normalised(swings)


def steps(values: Mapping[Key, Decimal]) -> dict[Key, Decimal]:
    """Return weights as shares (0–1) in steps of 0.1 % that sum to exactly 1, as bars show them.

    Rounded by largest remainders. All zero gives equal shares, none gives none.
    """
    return dict(zip(values, _shares(list(values.values()), STEP_PLACES), strict=True))


def shared(
    values: Mapping[Key, Decimal], moved: Key, to: Decimal, locked: Iterable[Key] = ()
) -> dict[Key, Decimal]:
    """Return the shares (0–1, in steps of 0.1 %, sum exactly 1) after one bar is moved.

    The moved one takes `to` (0–1), held to what the locked ones leave. These keep their share;
    the others split the rest in proportion to their weights before, equally if all were zero.
    Nothing moves if the moved one is locked or no other is free. KeyError if it is not there.
    """
    if moved not in values:
        raise KeyError(moved)
    before, held = steps(values), set(locked)
    free = [key for key in values if key != moved and key not in held]
    if moved in held or not free:
        return before
    kept = {key: share for key, share in before.items() if key in held}
    room = 1 - sum(kept.values(), Decimal(0))
    taken = max(Decimal(0), min(round(to, STEP_PLACES), room))
    parts = apportioned([values[key] for key in free], int((room - taken).scaleb(STEP_PLACES)))
    rest = {key: _share(part, STEP_PLACES) for key, part in zip(free, parts, strict=True)}
    after = {**kept, **rest, moved: taken}
    return {key: after[key] for key in values}


def apportioned(values: Sequence[Decimal | Fraction], whole: int) -> list[int]:
    """Return whole numbers in proportion to values (0 or more) that sum to exactly `whole`.

    By largest remainders (Hamilton), the earlier first among equals; all zero counts as equal.
    """
    exact = _whole_numbers(values)
    total = sum(exact)
    if not total:
        exact, total = [1] * len(exact), len(exact)
    quotas = [divmod(value * whole, total) for value in exact]
    parts = [part for part, _ in quotas]
    largest = sorted(range(len(parts)), key=lambda index: -quotas[index][1])
    for index in largest[: whole - sum(parts)]:
        parts[index] += 1
    return parts


def _whole_numbers(values: Sequence[Decimal | Fraction]) -> list[int]:
    """Return whole numbers in the same ratios: many times faster to split than fractions."""
    ratios = [value.as_integer_ratio() for value in values]
    common = lcm(*(below for _, below in ratios))
    return [above * (common // below) for above, below in ratios]


def _centroid(count: int) -> list[Fraction]:
    weights: list[Fraction] = []
    tail = Fraction(0)
    for rank in range(count, 0, -1):
        tail += Fraction(1, rank)
        weights.append(tail / count)
    return weights[::-1]


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _shares(values: Sequence[Decimal | Fraction], places: int) -> list[Decimal]:
    return [_share(part, places) for part in apportioned(values, 10**places)]


def _share(part: int, places: int) -> Decimal:
    return Decimal(part).scaleb(-places)
