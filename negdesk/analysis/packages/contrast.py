"""Which of many packages stand best side by side: different from each other, good for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from negdesk.analysis.packages.distance import dominated
from negdesk.analysis.packages.frontier import Deal, Frontier
from negdesk.analysis.packages.grid import fine, ours, theirs
from negdesk.analysis.packages.space import Space

LEAST_DIFFERENT = 2
# From so many points on for either side, or from this part of what an issue weighs on average,
# a person would call two terms different.
MATTERS = Decimal(1)
MATTERS_OF_ISSUE = Decimal("0.25")
# Two offers are different enough when so many of their points lie in other issues; where none
# leaves them worse off than need be, fewer are.
ENOUGH = Decimal(5)
ENOUGH_ON_FRONTIER = Decimal(3)
# Level for us comes first: a point away from the level is worth so many of theirs.
WORTH_OF_LEVEL = 2
# What nobody could have had better needs no explanation: that is worth so many points.
WORTH_OF_FRONTIER = Decimal("0.5")
# A point of difference between the two most alike is worth so many points of all together.
WORTH_OF_DIFFERENCE = 2

Worth = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A deal that may stand beside others, and what it gives up in fine steps (see grid.py)."""

    deal: Deal
    loss: int
    us: tuple[int, ...]
    them: tuple[int, ...]


def candidates(frontier: Frontier, level: Decimal, deals: Sequence[Deal]) -> list[Candidate]:
    """Return deals weighed at a level of our points (0–100), the best first.

    The loss of a deal is what it lacks for them, as against the best of the deals, and how far
    it lies from the level, WORTH_OF_LEVEL times; off the frontier WORTH_OF_FRONTIER more.
    """
    goods = [_good(frontier, level, deal) for deal in deals]
    best, space = max(goods, default=Decimal(0)), frontier.space
    made = [_candidate(space, deal, best - good) for deal, good in zip(deals, goods, strict=True)]
    return sorted(made, key=lambda each: each.loss)


def differences(one: Deal, other: Deal) -> int:
    """Return in how many issues two deals differ."""
    return sum(a != b for a, b in zip(one.picks, other.picks, strict=True))


def moved(space: Space, one: Deal, other: Deal) -> Decimal:
    """Return how many of their points (0–100) two deals place in different issues.

    Half the sum of what the issues are worth to them more in one or the other: by their scores
    and weights, so a difference counts for what it means to them.
    """
    chosen = zip(space.dimensions, one.picks, other.picks, strict=True)
    apart = (abs(each.choices[a].them - each.choices[b].them) for each, a, b in chosen)
    return sum(apart, Decimal(0)) / 2


def felt(space: Space, one: Deal, other: Deal) -> int:
    """Return in how many issues two deals differ by what matters to a side (`MATTERS`)."""
    first, second = (_candidate(space, deal, Decimal(0)) for deal in (one, other))
    return _felt(first, second, _that_matters(space))


class Contrast:
    """Candidates compared in pairs: the best set of three, of two or of one comes from it."""

    def __init__(self, space: Space, known: Sequence[Candidate]) -> None:
        """Compare all that differ in LEAST_DIFFERENT issues or more."""
        self.known = known
        self._least = _that_matters(space)
        self._enough = fine(ENOUGH)

    def best(self, size: int) -> tuple[Deal, ...]:
        """Return the best deals of this number, at most three, or fewer where need be.

        First, all pairs differ by what matters in LEAST_DIFFERENT issues; then, difference up to
        ENOUGH and what they give up are weighed against each other.
        """
        sets = (self._three, self._two, self._one)[-size:]
        found = next((found for each in sets if (found := each())), ())
        return tuple(self.known[index].deal for index in found)

    @cached_property
    def _beside(self) -> list[dict[int, Worth]]:
        """Return for each candidate those it may stand beside: issues felt, and points moved."""
        beside: list[dict[int, Worth]] = [{} for _ in self.known]
        for (i, one), (j, other) in combinations(enumerate(self.known), 2):
            if differences(one.deal, other.deal) >= LEAST_DIFFERENT:
                apart = sum(abs(a - b) for a, b in zip(one.them, other.them, strict=True)) // 2
                told = min(_felt(one, other, self._least), LEAST_DIFFERENT)
                beside[i][j] = beside[j][i] = told, min(apart, self._enough)
        return beside

    def _pairs(self) -> Iterator[tuple[Worth, int, int]]:
        """Return what each pair is worth, which no set with it exceeds."""
        for i, others in enumerate(self._beside):
            for j, (told, apart) in others.items():
                if i < j:
                    yield (told, self._worth(apart, i, j)), i, j

    def _worth(self, apart: int, *indexes: int) -> int:
        return WORTH_OF_DIFFERENCE * apart - sum(self.known[index].loss for index in indexes)

    def _three(self) -> tuple[int, ...]:
        """Return the best three: whatever can no longer win is not tried."""
        best: Worth = (-1, 0)
        found: tuple[int, ...] = ()
        for most, i, j in sorted(self._pairs(), reverse=True):
            if most <= best:
                break
            first, second = self._beside[i], self._beside[j]
            for third in sorted(first.keys() & second.keys()):
                loss = self.known[third].loss
                # The candidates come by their loss, so those to come can win even less.
                if (most[0], most[1] - loss) <= best:
                    break
                pairs = first[j], first[third], second[third]
                told, apart = (min(each) for each in zip(*pairs, strict=True))
                worth = told, self._worth(apart, i, j) - loss
                if worth > best:
                    best, found = worth, (i, j, third)
        return tuple(sorted(found))

    def _two(self) -> tuple[int, ...]:
        best = max(self._pairs(), default=None)
        return best[1:] if best is not None else ()

    def _one(self) -> tuple[int, ...]:
        return (0,) if self.known else ()


def _good(frontier: Frontier, level: Decimal, deal: Deal) -> Decimal:
    good = deal.them - WORTH_OF_LEVEL * abs(deal.us - level)
    return good - WORTH_OF_FRONTIER if dominated(frontier, deal.us, deal.them) else good


def _candidate(space: Space, deal: Deal, loss: Decimal) -> Candidate:
    chosen = zip(space.dimensions, deal.picks, strict=True)
    keys = [dimension.choices[pick].key for dimension, pick in chosen]
    return Candidate(deal, fine(loss), tuple(map(ours, keys)), tuple(map(theirs, keys)))


def _that_matters(space: Space) -> int:
    return fine(min(MATTERS, MATTERS_OF_ISSUE * 100 / len(space.dimensions)))


def _felt(one: Candidate, other: Candidate, least: int) -> int:
    us, them = zip(one.us, other.us, strict=True), zip(one.them, other.them, strict=True)
    pairs = zip(us, them, strict=True)
    return sum(abs(a - b) >= least or abs(c - d) >= least for (a, b), (c, d) in pairs)
