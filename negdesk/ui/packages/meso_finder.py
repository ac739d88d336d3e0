"""Three equivalent offers, looked for beside the window: only what was asked for last counts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from negdesk.analysis.packages.equivalent import Level, Meso, equivalent_offers
from negdesk.analysis.packages.frontier import Frontier
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle
from negdesk.ui.background import Worker


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What to look for: offers of a frontier at a level, and how to write numbers."""

    frontier: Frontier
    level: Level
    style: NumberStyle

    def same(self, other: Wanted | None) -> bool:
        """Say whether the answer is the same."""
        return other is not None and (self.frontier, self.level) == (other.frontier, other.level)


class MesoFinder(Worker):
    """Looks for offers one search at a time; `found` carries what was asked for last.

    A search takes a tenth of a second: one that is superseded runs to its end unheard, and the
    last wish begins then. So a slider that is dragged never has two searches at once.
    """

    NAME = "negdesk-offers"
    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to look for."""
        super().__init__(parent)
        self._wanted: Wanted | None = None

    def find(self, wanted: Wanted) -> None:
        """Look for offers, instead of any before; nothing new when that is under way."""
        if wanted.same(self._wanted):
            return
        self._wanted = wanted
        if not self.working:
            self._search(wanted)

    def stop(self) -> None:
        """Want nothing any more, and wait for the search that is under way."""
        self._wanted = None
        super().stop()

    def took(self, asked: object, result: object) -> None:
        """Tell what was found, or begin with what was asked for meanwhile."""
        assert isinstance(asked, Wanted)
        if self._wanted is not None and asked is not self._wanted:
            self._search(self._wanted)
            return
        self._wanted = None
        self.found.emit(result if isinstance(result, Meso) else _nothing(asked))
        if isinstance(result, Exception):
            raise result

    def _search(self, wanted: Wanted) -> None:
        self.begin(wanted, lambda _: equivalent_offers(wanted.frontier, wanted.level, wanted.style))


def _nothing(wanted: Wanted) -> Meso:
    words = tr("The offers could not be worked out. Your packages are safe.")
    return Meso(wanted.level, reason=words)
