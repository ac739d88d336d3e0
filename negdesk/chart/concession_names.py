"""What is named at the right of the concession graph: the last offers, our lines, the middle."""

from __future__ import annotations

from decimal import Decimal

from negdesk.chart.canvas import Canvas
from negdesk.chart.concession_picture import ConcessionPicture
from negdesk.chart.side_names import SideName, side_name
from negdesk.i18n import tr


def names_of(
    canvas: Canvas, picture: ConcessionPicture, size: float, width: float
) -> list[SideName]:
    """Return the names for a graph of this width; what matters most comes first."""
    course = picture.course
    last = {side: course.last(side) for side in ("us", "them", "third")}
    value = {side: offer.value for side, offer in last.items() if offer is not None}
    found: list[tuple[str, Decimal | None, str, bool]] = [
        (tr("we {value}"), value.get("us"), "ours", True),
        (tr("they {value}"), value.get("them"), "theirs", True),
        (tr("limit {value}"), course.limit, "ours", False),
        (tr("midpoint {value}"), course.midpoint, "muted", False),
        (tr("third {value}"), value.get("third"), "muted", True),
        (tr("target {value}"), course.target, "ours", False),
    ]
    return [
        side_name(canvas, words, number, ink, picture.style, size, width, bold=bold)
        for words, number, ink, bold in found
        if number is not None
    ]
