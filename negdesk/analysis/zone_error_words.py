"""By how much the zone was misjudged, on average and in words."""

from __future__ import annotations

from decimal import Decimal

from negdesk.analysis.amounts import amount
from negdesk.analysis.record import Record, mean
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle, reading_places

_WHOLE_FROM = 100


def zone_error_sentence(found: Record, style: NumberStyle) -> str:
    """Return the mean size of the errors of both ends and of the width, whatever their sign.

    "" where no zone can be checked, and where the units differ: amounts of different units
    are never added.
    """
    units = {one.negotiation.unit for one in found.debriefs if one.measured.estimate is not None}
    if len(units) != 1 or not found.zone_errors:
        return ""
    (unit,) = units

    def off(sizes: list[Decimal]) -> str:
        size = mean([abs(each) for each in sizes])
        return amount(_rounded(size), unit, style) if size else tr("nothing")

    text = tr(
        "On average the low end of the zone was off by {low}, the high end by {high}, its width "
        "by {width}."
    )
    return text.format(
        low=off([error.low for error in found.zone_errors if error.low is not None]),
        high=off([error.high for error in found.zone_errors if error.high is not None]),
        width=off([error.width for error in found.zone_errors if error.width is not None]),
    )


def _rounded(size: Decimal) -> Decimal:
    """Return a mean for reading: whole where it is large, else with two digits at most."""
    return Decimal(round(size)) if size >= _WHOLE_FROM else round(size, reading_places(size))
