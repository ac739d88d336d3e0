"""An empty ZOPA axis: ours above, theirs below, room for the numbers to be written."""

from __future__ import annotations

from negdesk.i18n import tr
from negdesk.report.blank.parts import Maker, Part

_LINES = 6.0
_TICKS = 8
# In lines: from the axis to a side's bar, and how high that is.
_AWAY, _BAR = 0.55, 1.9


def axis(make: Maker) -> Part:
    """Return the axis with its two sides named and a line to write each number on."""
    sheet, canvas = make.sheet, make.canvas
    head = sheet.body * 1.1
    sides = (
        (tr("Ours"), tr("opening, target, limit"), "ours"),
        (tr("Theirs"), tr("opening, limit as believed"), "theirs"),
    )
    side = max(sheet.wide(word, sheet.small) for _, word, _ in sides) + sheet.body * 1.2

    left, right = make.left + side, make.left + make.width
    inner = (right - left) * 0.04
    apart = (right - left - 2 * inner) / (_TICKS - 1)

    def bars(y: float, pitch: float) -> tuple[float, float]:
        middle = y + pitch * _LINES / 2
        return middle - pitch * (_AWAY + _BAR), middle + pitch * _AWAY

    def paint(y: float, pitch: float) -> None:
        middle, high = y + pitch * _LINES / 2, pitch * _BAR
        for top, (name, words, ink) in zip(bars(y, pitch), sides, strict=True):
            canvas.rect(left, top, right - left, high, fill=f"{ink}_soft", radius=4)
            base = top + high / 2
            canvas.text(make.left, base, name, size=head, bold=True, ink=ink)
            canvas.text(make.left, base + sheet.leading, words, size=sheet.small, ink="muted")
        canvas.line(left, middle, right, middle, "ink", 1.0)
        for index in range(_TICKS):
            x = left + inner + apart * index
            canvas.line(x, middle - 4, x, middle + 4, "ink", 0.9)

    words = tr("An empty axis: room for your numbers above it, for theirs below.")

    def draw(y: float, pitch: float) -> None:
        with canvas.figure(words, make.left, y, make.width, pitch * _LINES):
            paint(y, pitch)
        fields(y, pitch)

    def fields(y: float, pitch: float) -> None:
        ours, theirs = bars(y, pitch)
        make.field(
            "axis_ours", tr("Ours, on the axis"), left, ours, right - left, pitch * _BAR, True
        )
        for index in range(_TICKS):
            label = tr("Number under tick {number}").format(number=index + 1)
            x, top = left + inner + apart * (index - 0.5), y + pitch * _LINES / 2 + 2
            start, end = max(x, left), min(x + apart, right)
            make.field(
                f"axis_{index + 1}", label, start, top, end - start, pitch * _AWAY - 2, False
            )
        make.field(
            "axis_theirs", tr("Theirs, on the axis"), left, theirs, right - left, pitch * _BAR, True
        )

    return Part(0.0, _LINES, draw)


def numbers(make: Maker) -> Part:
    """Return the fields of the numbers that belong on the axis."""
    return make.fields(
        ("low", tr("Their limit: lowest"), 1),
        ("likely", tr("likely"), 1),
        ("high", tr("highest"), 1),
        ("why", tr("what makes you think so"), 3),
    )
