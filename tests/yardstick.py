"""Work measured against other work of the same moment, so that a slow machine fails no test."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

_COUNT = 1_000_000


@contextmanager
def at_most(counts: int) -> Iterator[None]:
    """Fail what takes longer than counting to a million so many times (some 20 ms each)."""
    start = time.perf_counter()
    yield
    taken = time.perf_counter() - start
    start = time.perf_counter()
    for _ in range(_COUNT):
        pass
    counted = time.perf_counter() - start
    assert taken < counts * counted, f"{taken / counted:.0f} counts"
