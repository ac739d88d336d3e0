"""Economic against relationship: our share of the surplus to the right, the change upwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from negdesk.analysis.record import Record
from negdesk.chart.canvas import Canvas
from negdesk.chart.labels import cut
from negdesk.chart.message import draw_message
from negdesk.chart.scale import scale_for
from negdesk.chart.scatter import LINE, Axis, Plot
from negdesk.chart.surplus_shares import share_percent
from negdesk.chart.tags import Box, Field, Tag
from negdesk.i18n import tr
from negdesk.model.numbers import NARROW_SPACE, NumberStyle

_HUNDRED = Decimal(100)
# Ratings are whole numbers: half a step would be a change that nobody can give.
_POINT = Decimal(1)
# With more than these the names would cover what they name; the table has them all.
_NAMED = 12
_LONGEST = 13


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal: our share of the surplus (0–1), and how the relationship's rating changed."""

    title: str
    share: Decimal
    change: Decimal


@dataclass(frozen=True, slots=True)
class BalancePicture:
    """The deals that tell both."""

    deals: tuple[Deal, ...] = ()
    style: NumberStyle = field(default_factory=NumberStyle)


def picture(found: Record, style: NumberStyle) -> BalancePicture:
    """Return the deals of a track record."""
    told = found.economic_and_relationship
    deals = tuple(Deal(one.negotiation.title, share, change) for one, share, change in told)
    return BalancePicture(deals, style)


def draw(
    canvas: Canvas,
    picture: BalancePicture,
    width: float,
    height: float,
    size: float = 12.0,
    small: float = 0.0,
) -> None:
    """Draw the deals into width × height; `size` is the body text, `small` that of labels."""
    small = small or size * 0.85
    if not picture.deals:
        words = tr("No deal tells both yet: rate the relationship before and after.")
        draw_message(canvas, words, width, small)
        return
    plot = _plot(canvas, picture, width, height, size, small)
    plot.axes()
    y = plot.y(Decimal(0))
    canvas.line(plot.left, y, plot.right, y, "theirs", size * 0.16)
    spots = [(plot.x(share_percent(deal.share)), plot.y(deal.change)) for deal in picture.deals]
    _names(plot, picture, spots)
    for x, y in spots:
        canvas.dot(x, y, size * 0.4, fill="ours", stroke="surface", line_width=size * 0.09)


def _plot(
    canvas: Canvas,
    picture: BalancePicture,
    width: float,
    height: float,
    size: float,
    small: float,
) -> Plot:
    def percent(said: str) -> str:
        return f"{said}{NARROW_SPACE}%"

    shares = [share_percent(deal.share) for deal in picture.deals]
    # Both sides of zero are always there: what did not happen is part of the picture.
    least = max((abs(deal.change) for deal in picture.deals), default=Decimal(1)) or Decimal(1)
    along = scale_for([Decimal(0), _HUNDRED, *shares], 0, 1)
    x = Axis(along.low, along.high, tr("your share of the surplus →"), percent)
    reach = least * Decimal("1.25")
    words = tr("↑ the relationship is better than before")
    y = Axis(-reach, reach, words, least=_POINT)
    return Plot(canvas, x, y, width, height, size, small, picture.style)


def _names(plot: Plot, picture: BalancePicture, spots: list[tuple[float, float]]) -> None:
    """Name the deals where there is room beside their dots."""
    if len(spots) > _NAMED:
        return
    small, reach = plot.small, plot.size * 0.4
    marks = tuple(Box(x - reach, y - reach, x + reach, y + reach) for x, y in spots)
    zero = plot.y(Decimal(0))
    marks += (Box(plot.left, zero - 1, plot.right, zero + 1),)
    room = Field(plot.box, marks, (), small * LINE)
    plot.write(list(_tags(plot, picture, spots)), room)


def _tags(plot: Plot, picture: BalancePicture, spots: list[tuple[float, float]]) -> Iterator[Tag]:
    for deal, (x, y) in zip(picture.deals, spots, strict=True):
        said = cut(deal.title, plot.small * _LONGEST, plot.wide)
        if said:
            yield Tag(x, y, ((said,),), plot.size * 0.6, near=True)
