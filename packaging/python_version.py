"""Says in one sentence that this Python is too old.

This file, start.py and test.py keep to syntax that Python 3.6 can read: an older Python must get
far enough to say so. Everything newer is imported after `require()`.
"""

import sys

OLDEST = (3, 11)


def complaint(version: tuple) -> str:  # type: ignore[type-arg] # "tuple[int, ...]" fails in 3.8
    """The sentence for a Python that is too old, empty for one that will do."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    return f"negdesk needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is " + ".".join(
        str(part) for part in version[:2]
    )


def require(version: tuple = sys.version_info) -> None:  # type: ignore[type-arg]
    """Stop with the sentence and exit status 1 when this Python is too old."""
    sentence = complaint(version)
    if sentence:
        sys.exit(sentence)
