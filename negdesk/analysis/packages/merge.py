"""Keeping only what nobody can improve on: the one step that every merge repeats."""

from __future__ import annotations

from negdesk.analysis.packages.grid import MASK, SHIFT, STEP, ours

EXACT_MOST = 10_000
BUCKETS = 4_000


def undominated(keys: list[int]) -> list[int]:
    """Return the keys no other dominates, our best first; the list given is sorted in place.

    A key goes if another is at least as good for both and better for one by a grid step or
    more. Closer ones stay until whole packages are compared on the grid, where they are ties.
    Source: the sweep of Kung, Luccio and Preparata (1975).
    """
    keys.sort(reverse=True)
    kept: list[int] = []
    best = -1
    for key in keys:
        them = key & MASK
        if them > best:
            kept.append(key)
            best = them
        elif best - them < STEP and not _beaten(kept, key):
            kept.append(key)
    return kept


def _beaten(kept: list[int], key: int) -> bool:
    """Say whether a near tie for them is a duplicate, or loses a grid step or more for us."""
    us, them = key >> SHIFT, key & MASK
    for other in reversed(kept):
        if other == key:
            return True
        if (other & MASK) <= them - STEP:
            return False
        if (other >> SHIFT) - us >= STEP and (other & MASK) >= them:
            return True
    return False


class Trim:
    """Drops dominated keys; above a stated size it also buckets, and says what that may cost.

    Bucketing keeps the best for them in each stripe of our points: of EXACT_MOST keys or more
    about BUCKETS stay. `loss` bounds in fine steps how much better for us a deal may be than
    the one found that is at least as good for them.
    """

    def __init__(self, exact_most: int = EXACT_MOST, buckets: int = BUCKETS) -> None:
        """Start without loss."""
        self.loss = 0
        self._lost_here = 0
        self._exact_most = exact_most
        self._buckets = buckets

    def __call__(self, keys: list[int]) -> list[int]:
        """Return what is kept, our best first."""
        kept = undominated(keys)
        return kept if len(kept) <= self._exact_most else self._bucketed(kept)

    def next_stage(self) -> None:
        """Add what the stage lost at most: its losses stand side by side, stages add up."""
        self.loss += self._lost_here
        self._lost_here = 0

    def _bucketed(self, kept: list[int]) -> list[int]:
        low, high = ours(kept[-1]), ours(kept[0])
        width = (high - low) // self._buckets + 1
        thin: list[int] = [kept[0]]
        first = kept[1]
        for key, following in zip(kept[1:], [*kept[2:], None], strict=True):
            if (
                following is not None
                and (ours(following) - low) // width == (ours(key) - low) // width
            ):
                continue
            thin.append(key)
            self._lost_here = max(self._lost_here, ours(first) - ours(key))
            first = following if following is not None else key
        return thin
