"""What the chart of beliefs over time shows: moments, days and short words, gathered once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from negdesk.analysis.history import Moment, history, our_limit
from negdesk.chart.columns import ColumnLabel
from negdesk.chart.scale import short
from negdesk.i18n import mark, tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, show

_REASONS = {
    "new_information": mark("news"),
    "creative_option": mark("idea"),
    "trust": mark("trust"),
    "other": mark("other"),
}


@dataclass(frozen=True, slots=True)
class HistoryPicture:
    """The moments with the day of each in words, and our limit; `ghost` is a belief's id."""

    moments: tuple[Moment, ...] = ()
    days: tuple[str, ...] = ()
    limit: Decimal | None = None
    ghost: str = ""
    style: NumberStyle = field(default_factory=NumberStyle)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Return every number that has a place on the axis."""
        believed = tuple(value for moment in self.moments for value in moment.numbers)
        return believed if self.limit is None else (*believed, self.limit)


def picture(
    document: Document,
    nid: str,
    issue_id: str | None,
    style: NumberStyle,
    day: Callable[[str], str],
    ghost: str = "",
) -> HistoryPicture:
    """Return the estimates of the headline value or an issue; `day` says a moment's date."""
    moments = tuple(history(document, nid, issue_id))
    days = tuple(day(moment.belief.at) for moment in moments)
    return HistoryPicture(moments, days, our_limit(document, nid, issue_id)[0], ghost, style)


def reason_label(moment: Moment) -> ColumnLabel:
    """Return why the estimate was kept, in one word."""
    return ColumnLabel((tr(_REASONS.get(moment.belief.reason, _REASONS["other"])),))


def size_label(moment: Moment, style: NumberStyle) -> ColumnLabel:
    """Return how wide the zone was, or how far the limits were apart."""
    zone = moment.zone
    if zone.gap is not None:
        words = tr("gap {value}")
        full, less = show(zone.gap, style), short(zone.gap, style)
        return ColumnLabel((words.format(value=full), words.format(value=less)), "warn", True)
    if zone.width is None:
        return ColumnLabel((tr("incomplete"), "?"), "muted")
    if zone.width == 0:
        return ColumnLabel((tr("one point"), "0"), "zone", True)
    return ColumnLabel((show(zone.width, style), short(zone.width, style)), "zone", True)
