"""Keeps Python 3.11 alive under PySide6 6.12.

Its wheels are built as if None, True and False could not die, which holds from Python 3.12
on. On 3.11 each Qt call that returns nothing takes one reference of None away (measured),
and after some thousand calls the process ends with "deallocating None".
"""

from __future__ import annotations

import sys

_ENOUGH = 1 << (40 if sys.maxsize > 2**32 else 28)


def protect() -> None:
    """Give the constants more references than any session can lose."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    import ctypes

    for constant in (None, True, False, NotImplemented, Ellipsis):
        # An object begins with the count of its references.
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _ENOUGH // 2:
            count.value += _ENOUGH
