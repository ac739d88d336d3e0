"""The tabs by phase: prepare, meet, debrief."""

from negdesk.i18n import mark
from negdesk.ui.tabs.alternatives import Alternatives
from negdesk.ui.tabs.at_the_table import AtTheTable
from negdesk.ui.tabs.base import Tab
from negdesk.ui.tabs.issues import Issues
from negdesk.ui.tabs.outcome import Outcome
from negdesk.ui.tabs.packages import Packages
from negdesk.ui.tabs.questions import Questions
from negdesk.ui.tabs.situation import Situation
from negdesk.ui.tabs.walkaway import Walkaway
from negdesk.ui.tabs.zopa import Zopa

# key, title, tabs as they stand in the bar
PHASES: tuple[tuple[str, str, tuple[type[Tab], ...]], ...] = (
    (
        "prepare",
        mark("Prepare"),
        (Situation, Alternatives, Walkaway, Issues, Zopa, Packages, Questions),
    ),
    ("meet", mark("Meet"), (AtTheTable,)),
    ("debrief", mark("Debrief"), (Outcome,)),
)
