"""Our share of the surplus, a dot a deal: our limit at 0 %, theirs at 100 %.

A filled dot is measured against their limit as learned, an open one as it was believed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from negdesk.analysis.calibration import ENOUGH
from negdesk.analysis.record import Record, mean
from negdesk.chart.canvas import Canvas
from negdesk.chart.columns import ColumnLabel
from negdesk.chart.message import draw_message
from negdesk.chart.timeline import MOST, Ground, Name, Timeline, headed
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle, show_percent

_HUNDRED = Decimal(100)
_HALF = Decimal(50)
# A deal far past a limit is drawn at the edge: the others must stay apart.
_EDGES = Decimal(-50), Decimal(150)


@dataclass(frozen=True, slots=True)
class DealShare:
    """One deal: its share 0–1 (below 0 or above 1 past a limit), and whether it is learned."""

    title: str
    day: str
    share: Decimal
    learned: bool


@dataclass(frozen=True, slots=True)
class SharesPicture:
    """The shares, the earliest first."""

    deals: tuple[DealShare, ...] = ()
    style: NumberStyle = field(default_factory=NumberStyle)


def picture(found: Record, style: NumberStyle, day: Callable[[str], str]) -> SharesPicture:
    """Return the shares of a track record; `day` says a moment's date in words."""
    deals = (
        DealShare(
            one.negotiation.title, day(one.when), one.share, one.measured.share_learned is not None
        )
        for one in found.debriefs
        if one.share is not None
    )
    return SharesPicture(tuple(deals), style)


def draw(
    canvas: Canvas,
    picture: SharesPicture,
    width: float,
    height: float,
    size: float = 12.0,
    small: float = 0.0,
) -> None:
    """Draw the shares into width × height; `size` is the body text, `small` that of labels."""
    small = small or size * 0.85
    if not picture.deals:
        words = tr("No share of a surplus can be told yet.")
        draw_message(canvas, words, width, small)
        return
    shown = picture.deals[-MOST:]
    average = mean([deal.share for deal in picture.deals])
    judged = average if len(picture.deals) >= ENOUGH else None
    plot = Timeline(canvas, _ground(picture, shown, judged), width, height, size, small)
    plot.axis()
    plot.rule(Decimal(0), "ours", 0.2)
    plot.rule(_HUNDRED, "theirs", 0.2)
    plot.rule(_HALF, "muted", 0.08, dashed=True)
    if judged is not None:
        plot.rule(share_percent(judged), "ink", 0.1, dashed=True)
    for index, deal in enumerate(shown):
        _dot(plot, index, deal)
    plot.words()


def _ground(
    picture: SharesPicture, shown: tuple[DealShare, ...], average: Decimal | None
) -> Ground:
    names = [
        Name(Decimal(0), (tr("your limit"),), "ours", True),
        Name(_HUNDRED, (tr("their limit"),), "theirs", True),
        Name(_HALF, (tr("half"),)),
    ]
    if average is not None:
        percent = show_percent(average, picture.style)
        words = tr("on average {percent}").format(percent=percent)
        names.append(Name(share_percent(average), (words, percent), "ink", True))
    above = tr("● of the zone as learned   ○ as believed")
    return Ground(
        values=(Decimal(0), _HUNDRED, *(share_percent(deal.share) for deal in shown)),
        labels=tuple(ColumnLabel((deal.title or deal.day, deal.day)) for deal in shown),
        names=tuple(names),
        above=headed(above, len(shown), len(picture.deals)),
        style=picture.style,
    )


def share_percent(share: Decimal) -> Decimal:
    """Return the percentage at which a share is drawn; one far past a limit lies at the edge."""
    low, high = _EDGES
    return min(max(share * _HUNDRED, low), high)


def _dot(plot: Timeline, index: int, deal: DealShare) -> None:
    radius = min(plot.size * 0.42, plot.columns.pitch * 0.4)
    plot.canvas.dot(
        plot.columns.middle(index),
        plot.y(share_percent(deal.share)),
        radius,
        fill="ours" if deal.learned else "surface",
        stroke="ours",
        line_width=plot.size * 0.13,
    )
