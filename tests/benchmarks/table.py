"""Figures gathered in one run and printed as one table; never a timed assertion."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence


def samples(work: Callable[[], object], times: int, warm: int = 1) -> list[float]:
    """Return the seconds of each of some runs, after some that do not count."""
    for _ in range(warm):
        work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return taken


def p95(taken: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(taken, n=20)[18]


def median(taken: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(taken)


def show(what: str, figure: str, reach: str) -> None:
    """Print one line of the table."""
    print(f"\n  {what:<66} {figure:>22}   reach: {reach}", flush=True)


def milliseconds(seconds: float) -> str:
    """Return seconds as milliseconds for reading."""
    return f"{seconds * 1000:.1f} ms"
