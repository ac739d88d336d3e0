"""The tabs by phase: prepare, meet, debrief. The module of a tab is loaded when it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from negdesk.i18n import mark

if TYPE_CHECKING:
    from negdesk.ui.tabs.base import Tab


@dataclass(frozen=True, slots=True)
class TabKind:
    """One tab before it is loaded: its key, its title, and its class within this package."""

    key: str
    title: str
    place: str

    def load(self) -> type[Tab]:
        """Return the class of the tab."""
        module, name = self.place.split(".")
        found: type[Tab] = getattr(import_module(f"{__name__}.{module}"), name)
        return found


# key, title, tabs as they stand in the bar
PHASES: tuple[tuple[str, str, tuple[TabKind, ...]], ...] = (
    (
        "prepare",
        mark("Prepare"),
        (
            TabKind("situation", mark("Situation"), "situation.Situation"),
            TabKind("alternatives", mark("Alternatives"), "alternatives.Alternatives"),
            TabKind("walkaway", mark("Walkaway"), "walkaway.Walkaway"),
            TabKind("issues", mark("Issues"), "issues.Issues"),
            TabKind("zopa", mark("ZOPA"), "zopa.Zopa"),
            TabKind("packages", mark("Packages"), "packages.Packages"),
            TabKind("questions", mark("Questions"), "questions.Questions"),
        ),
    ),
    ("meet", mark("Meet"), (TabKind("table", mark("At the table"), "at_the_table.AtTheTable"),)),
    ("debrief", mark("Debrief"), (TabKind("debrief", mark("Debrief"), "debrief.Debrief"),)),
)


def kinds() -> tuple[TabKind, ...]:
    """Return the tabs of all phases in their order."""
    return tuple(kind for _key, _title, tabs in PHASES for kind in tabs)
