"""Collects Python's garbage in the window's thread, between two of its events.

Left alone, Python collects in whichever thread happens to ask for memory. A widget in a
circle of references then dies in a thread that may not stop its timers, and the process ends
(seen: a QComboBox that died while the frontier was worked out beside the window).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Garbage(QObject):
    """Takes over collecting for as long as it lives; `stop` gives it back."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Collect at most once a second, and only what Python itself would by now."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> int:
        """Collect the oldest generation that is due; return how many objects were freed."""
        for generation, (count, most) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > most:
                return gc.collect(generation)
        return 0

    def stop(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        gc.enable()
