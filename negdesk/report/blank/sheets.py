"""Blank sheets: one page each, filled from top to foot, for the pen or for the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from negdesk.i18n import mark, tr
from negdesk.model.numbers import NumberStyle
from negdesk.report.blank import after, before
from negdesk.report.blank.parts import Maker, Part, pitch_for
from negdesk.report.forms import FormCanvas
from negdesk.report.layout import Sheet
from negdesk.report.order import Printed

ALL = "all"
_EDGE, _TOP, _BOTTOM, _FOOT = 44.0, 32.0, 46.0, 26.0
_BODY = 9.5


@dataclass(frozen=True, slots=True)
class Kind:
    """A sheet: its title, the line that teaches what it is for, its parts."""

    title: str
    teaching: str
    parts: Callable[[Maker, NumberStyle], Sequence[Part]]
    private: bool = True


KINDS: dict[str, Kind] = {
    "alternatives": Kind(
        mark("Alternatives"),
        mark("What each side does if this fails. The best you would really take is your BATNA."),
        before.alternatives,
    ),
    "walkaway": Kind(
        mark("Walkaway"),
        mark("Decided in quiet, kept under pressure: the limit, the signs to leave, the words."),
        before.walkaway,
    ),
    "issues": Kind(
        mark("Issues and ZOPA"),
        mark("The deal taken apart, and where a deal on the number can lie."),
        before.issues,
    ),
    "packages": Kind(
        mark("Packages"),
        mark("Whole deals instead of one point after another."),
        before.packages,
    ),
    "meeting": Kind(
        mark("Meeting log"),
        mark("This sheet lies on the table: write only what they may see."),
        after.meeting,
        private=False,
    ),
    "debrief": Kind(
        mark("Debrief"),
        mark("On the same day, before memory tidies it up."),
        after.debrief,
    ),
}


def printed(
    kind: str = ALL,
    *,
    paper: str = "a4",
    style: NumberStyle | None = None,
    form: bool = False,
    language: str = "en",
    grey: bool = False,
) -> Printed:
    """Return a blank sheet, or all of them, one page each; KeyError for an unknown kind.

    With `form` the sheets can be filled in on screen.
    """
    chosen = KINDS if kind == ALL else {kind: KINDS[kind]}
    title = tr("Blank sheets") if kind == ALL else tr(KINDS[kind].title)
    canvas = FormCanvas(paper, title=title, language=language, grey=grey)
    for number, (key, sheet) in enumerate(chosen.items(), start=1):
        if number > 1:
            canvas.next_page()
        if len(chosen) > 1:
            canvas.bookmark(key, tr(sheet.title), 0, 0)
        _page(canvas, key, sheet, style or NumberStyle(), form)
        _foot(canvas, sheet, number, len(chosen))
    return canvas.printed(len(chosen))


def _page(canvas: FormCanvas, key: str, kind: Kind, style: NumberStyle, form: bool) -> None:
    sheet = Sheet(canvas, 1.0, canvas.width - 2 * _EDGE, full=_BODY)
    make = Maker(canvas, sheet, key, _EDGE, form)
    heads = [
        _title(make, kind),
        make.fields(("negotiation", tr("Negotiation"), 4), ("date", tr("Date"), 1)),
    ]
    parts = [*heads, *kind.parts(make, style)]
    pitch = pitch_for(parts, canvas.height - _TOP - _BOTTOM)
    y = _TOP
    for part in parts:
        part.draw(y, pitch)
        y += part.fixed + part.lines * pitch


def _title(make: Maker, kind: Kind) -> Part:
    sheet, size = make.sheet, make.sheet.body * 2.1
    height = sheet.line_height(size)

    def draw(y: float, pitch: float) -> None:
        base = y + height * 0.75
        with make.canvas.tag("H1"):
            make.canvas.text(make.left, base, tr(kind.title), size=size, bold=True)
        words = tr(kind.teaching)
        make.small(make.left, base + sheet.leading, words)
        rule = base + sheet.leading * 1.55
        make.canvas.line(make.left, rule, make.left + make.width, rule, "ink", 1.0)

    return Part(height + sheet.leading * 1.4, 0, draw)


def _foot(canvas: FormCanvas, kind: Kind, number: int, count: int) -> None:
    base, size = canvas.height - _FOOT, 8.2
    right = canvas.width - _EDGE
    name = tr("negdesk, blank sheet: {title}").format(title=tr(kind.title))
    canvas.text(_EDGE, base, name, size=size, ink="muted")
    page = tr("page {number} of {count}").format(number=number, count=count)
    canvas.text(right, base, page, size=size, ink="muted", anchor="end")
    if kind.private:
        words = tr("keep to yourself")
        canvas.text(canvas.width / 2, base, words, size=size, bold=True, anchor="middle")
