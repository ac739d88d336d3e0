"""Where points of both sides stand on the frontier chart, and the labels along its upper edge."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.packages.words import points_words
from negdesk.chart.canvas import Canvas
from negdesk.chart.frontier_picture import FrontierPicture, Place
from negdesk.chart.labels import Label, Placed, arrange
from negdesk.chart.tags import Box
from negdesk.i18n import tr

LINE = 1.3
_FULL = 100


@dataclass(frozen=True, slots=True)
class Plane:
    """The plot: ours from `left` to `right`, theirs from `bottom` up to `top`, 0–100 each.

    `above` are the labels of our limit and target; `small` is the size of labels.
    """

    width: float
    height: float
    size: float
    small: float
    left: float
    top: float
    right: float
    bottom: float
    above: tuple[Placed, ...] = ()

    @property
    def line(self) -> float:
        """Return the height of a line of labels."""
        return self.small * LINE

    @property
    def box(self) -> Box:
        """Return the plot as a box."""
        return Box(self.left, self.top, self.right, self.bottom)

    def x(self, points: Decimal | float) -> float:
        """Return where our points stand."""
        return self.left + float(points) / _FULL * (self.right - self.left)

    def y(self, points: Decimal | float) -> float:
        """Return where their points stand."""
        return self.bottom - float(points) / _FULL * (self.bottom - self.top)

    def at(self, place: Place) -> tuple[float, float]:
        """Return where a place stands."""
        return self.x(place.us), self.y(place.them)

    def rational(self, no_deal: Place) -> Box:
        """Return the part where both have at least what they have without a deal."""
        x, y = self.at(no_deal)
        inside = max(self.left, min(x, self.right)), min(self.bottom, max(y, self.top))
        return Box(inside[0], self.top, self.right, inside[1])


def plane_of(
    canvas: Canvas, shown: FrontierPicture, width: float, height: float, size: float
) -> Plane:
    """Return the plot that fills width × height; `size` is the body text."""
    small = size * 0.85
    left = canvas.text_width(str(_FULL), small) + small
    right = max(width - canvas.text_width(str(_FULL), small) / 2 - 1, left + 1)
    bare = Plane(width, height, size, small, left, 0, right, 1)
    above = tuple(_above(canvas, shown, bare))
    rows = max((each.row + 1 for each in above), default=0)
    top = small * (LINE + 0.5) + rows * bare.line + size * 0.75
    bottom = max(height - small * (1.5 + LINE), top + 1)
    return Plane(width, height, size, small, left, top, right, bottom, above)


def _above(canvas: Canvas, shown: FrontierPicture, plane: Plane) -> list[Placed]:
    """Return the labels of our limit and target, side by side over their lines."""
    known = [
        (shown.limit, tr("your limit {points}"), tr("limit {points}")),
        (shown.target, tr("your target {points}"), tr("target {points}")),
    ]
    labels = [
        Label(
            plane.x(value),
            tuple(text.format(points=points_words(value, shown.style)) for text in texts),
            "ours",
            bold=True,
        )
        for value, *texts in known
        if value is not None and not shown.message
    ]

    def measure(text: str, bold: bool) -> float:
        return canvas.text_width(text, plane.small, bold)

    return arrange(labels, plane.left, plane.width, measure, plane.small * 0.8)
