"""A copy of a file that is written to meanwhile, made so that the writer never waits."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from negdesk.store import connection as connections
from negdesk.store.copies import TEMPORARY, discard, sync

Tell = Callable[[int, int], object]
# Some ten milliseconds each; in between the file is free.
_PAGES_A_STEP = 1000
_REST_SECONDS = 0.001


def copied_beside(path: Path, place: Path, tell: Tell) -> Path:
    """Return a finished copy under a temporary name, on the disk, readable by its owner.

    It begins anew when somebody writes. `tell` hears how far it is and may raise to end it.
    """
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=place)
    os.close(handle)
    temporary = Path(name)

    def told(_status: int, left: int, total: int) -> None:
        tell(total - left, total)

    try:
        with (
            closing(connections.connect(path, read_only=True)) as source,
            closing(connections.connect(temporary, read_only=False)) as target,
        ):
            source.backup(target, pages=_PAGES_A_STEP, progress=told, sleep=_REST_SECONDS)
        sync(temporary)
    except BaseException:
        discard(temporary)
        raise
    return temporary
