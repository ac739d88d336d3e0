"""Points as whole numbers, so that sums are exact and a tie is a tie.

One fine step is 1e-15 of the scale (0–100 points); a grid step is 1e-9 of it. Two deals are
told apart only by grid steps. Both sides' fine steps stand in one number, the key: keys of
issues add up to the key of the package, and sort by our points first.
"""

from __future__ import annotations

from decimal import Decimal

FINE_PLACES = 13
GRID_PLACES = 7
STEP = int(10 ** (FINE_PLACES - GRID_PLACES))
SHIFT = 56
MASK = (1 << SHIFT) - 1


def fine(points: Decimal) -> int:
    """Return points (0–100) in fine steps."""
    return int(points.scaleb(FINE_PLACES).to_integral_value())


def pack(us: Decimal, them: Decimal) -> int:
    """Return the key of two sides' points (0–100)."""
    return (fine(us) << SHIFT) | fine(them)


def ours(key: int) -> int:
    """Return our fine steps."""
    return key >> SHIFT


def theirs(key: int) -> int:
    """Return their fine steps."""
    return key & MASK


def rounded(steps: int) -> int:
    """Return fine steps in grid steps, half up."""
    return (steps + STEP // 2) // STEP


def on_grid(points: Decimal) -> int:
    """Return points (0–100) in grid steps."""
    return rounded(fine(points))


def least_fine(points: Decimal) -> int:
    """Return the least fine steps that count as at least these points on the grid."""
    return on_grid(points) * STEP - STEP // 2


def points_of(grid_steps: int) -> Decimal:
    """Return grid steps as points."""
    return Decimal(grid_steps).scaleb(-GRID_PLACES)
