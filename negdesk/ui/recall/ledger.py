"""How the relationship stood before and after each negotiation with this counterpart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt

from negdesk.analysis.lessons import Dealing
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle, show
from negdesk.model.text import shown
from negdesk.ui.tabs.say import shortened

# More would push the lessons out of sight.
MOST = 5
_LONGEST = 50


def ledger_lines(dealings: Sequence[Dealing], style: NumberStyle) -> list[str]:
    """Return a line for each of the latest that were rated; none where one sentence says it all."""
    rated = [one for one in dealings if one.after is not None]
    return [_line(one, style) for one in rated[-MOST:]] if len(rated) > 1 else []


def _line(one: Dealing, style: NumberStyle) -> str:
    title = shortened(shown(one.negotiation.title, tr("(untitled)")), _LONGEST)
    day = QDate.fromString(one.when[:10], Qt.DateFormat.ISODate)
    named = tr("{month}, {title}") if day.isValid() else "{title}"
    month = QLocale().toString(day, "MMM yyyy")
    rated = "{before} → {after}" if one.before is not None else "{after}"
    moved = rated.format(before=show(one.before, style), after=show(one.after, style))
    return f"{named.format(month=month, title=title)}: {moved}"
