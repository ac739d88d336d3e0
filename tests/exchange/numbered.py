"""Identifiers in the order in which they are asked for."""

from __future__ import annotations

import itertools
from collections.abc import Callable


def numbered() -> Callable[[], str]:
    counter = itertools.count(1)
    return lambda: f"new{next(counter)}"
