"""The parts of a track record on paper: its title, its figures, and the charts in rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negdesk.analysis.record import Record
from negdesk.analysis.record_figures import Figure
from negdesk.chart.record_charts import RecordChart
from negdesk.i18n import mark, tr
from negdesk.report.dates import said_month
from negdesk.report.layout import LEAST, Block, Sheet, beside, nothing, stack
from negdesk.report.pdf import PdfCanvas
from negdesk.report.words import dotted

# In sizes of body text: between columns and between figures.
_COLUMNS, _FIGURES = 2.6, 1.4
# The labels of a chart have this share of the size that it is given.
_LABELS = 0.85
_LINES = 5
# From so many on, a dot or a bar for each needs the whole width.
_MANY = 24
_ACROSS = ("limits", "shares")
# What each chart is made of. In this order plots stand beside plots and lists beside lists.
_FORECASTS = mark("from assumptions with a probability, once they are true or false")
_NEEDS = {
    "forecasts": _FORECASTS,
    "limits": mark("from what you believed of their limit and what you learned of it"),
    "kinds": _FORECASTS,
    "years": _FORECASTS,
    "shares": mark("from deals where their limit is known or believed"),
    "balance": mark("from deals with a share, and the relationship rated before and after"),
}


def title(sheet: Sheet, found: Record, only: str) -> Block:
    """Return the title line; below it what is counted, at the right whose it is."""
    private = tr("PRIVATE: our side only")
    right = sheet.wide(private, sheet.body, True) + 1
    left, size = sheet.width - right - sheet.body, sheet.body * 1.8
    name = sheet.text(tr("Track record"), left, size=size, bold=True, most=1, tag="H1")
    counted = sheet.text(_counted(found, only), left, size=sheet.small, ink="muted", most=2)
    whose = sheet.text(private, right, bold=True, most=1, right=True)
    drop = nothing(sheet.drop(size))
    both = beside([(0, stack([name, counted])), (sheet.width - right, stack([drop, whose]))])
    return stack([both, nothing(sheet.grid), sheet.rule(sheet.width, "ink", 1.0)])


def _counted(found: Record, only: str) -> str:
    limits = tr("Only {what}").format(what=only) if only else tr("Everything that has ended")
    months = [said_month(one.when) for one in found.debriefs if one.when]
    if not months:
        return limits
    span = tr("{first} to {last}").format(first=months[0], last=months[-1])
    return dotted((limits, months[0] if months[0] == months[-1] else span))


def empty(sheet: Sheet, only: str) -> Block:
    """Return what is said where nothing is counted."""
    words = tr(
        "No negotiation has ended yet. Each one that ends adds to the record: what was "
        "believed before, and how it was."
    )
    if only:
        words = tr("No negotiation that has ended is of this kind.")
    return sheet.text(words, sheet.width, most=_LINES)


def figure_row(sheet: Sheet, found: Sequence[Figure]) -> Block:
    """Return the figures side by side, each a number over its sentence."""
    gap = sheet.body * _FIGURES
    width = (sheet.width - gap * (len(found) - 1)) / len(found)
    cells = []
    for index, figure in enumerate(found):
        cell = stack(
            [
                sheet.text(figure.number, width, size=sheet.body * 1.7, bold=True, most=1),
                sheet.text(figure.label, width, bold=True, most=2),
                sheet.text(figure.sentence, width, size=sheet.small, ink="muted", most=_LINES),
            ]
        )
        cells.append((index * (width + gap), cell))
    return beside(cells)


def half_of(sheet: Sheet, canvas: PdfCanvas, scale: float) -> Sheet:
    """Return a sheet for one of two charts beside each other."""
    return Sheet(canvas, scale, (sheet.width - sheet.body * _COLUMNS) / 2)


def chart_rows(
    sheet: Sheet, half: Sheet, charts: Sequence[RecordChart], found: Record, lines: float
) -> Iterator[Block]:
    """Yield what can be drawn two and two, very many marks across; plots are `lines` high."""
    drawn = sorted((chart for chart in charts if _says(found, chart.key)), key=_place)
    many = len(found.debriefs) > _MANY
    across = [chart for chart in drawn if many and chart.key in _ACROSS]
    pairs = [chart for chart in drawn if chart not in across]
    lefts = 0.0, sheet.width - half.width
    for index in range(0, len(pairs), 2):
        two = zip(lefts, pairs[index : index + 2], strict=False)
        yield beside([(left, _chart(half, chart, lines)) for left, chart in two])
    yield from (_chart(sheet, chart, lines) for chart in across)


def _place(chart: RecordChart) -> int:
    return list(_NEEDS).index(chart.key)


def _says(found: Record, key: str) -> bool:
    """Say whether a chart has anything to show."""
    if key == "limits":
        estimates = (one.measured.estimate for one in found.debriefs)
        return any(one is not None and one.error is not None for one in estimates)
    if key == "shares":
        return found.share is not None
    if key == "balance":
        return bool(found.economic_and_relationship)
    return found.assumptions.count > 0


def _chart(sheet: Sheet, shown: RecordChart, lines: float) -> Block:
    size = max(sheet.body, LEAST / _LABELS)
    # What is as high as its rows stays so; a plot gives way.
    wanted = min(lines, shown.lines) if shown.least < shown.lines else shown.lines
    height = sheet.grid * -(-wanted * size // sheet.grid)
    drawing = sheet.drawing(
        shown.sentence,
        height,
        lambda canvas: shown.draw(canvas, sheet.width, height, size),
    )
    words = sheet.text(shown.sentence, sheet.width, most=_LINES)
    return sheet.section(shown.heading, stack([words, drawing], sheet.grid), sheet.width)


def missing(sheet: Sheet, charts: Sequence[RecordChart], found: Record) -> Block | None:
    """Return which charts have nothing to show yet, and what they are made from."""
    wanted: dict[str, list[str]] = {}
    for chart in (chart for chart in charts if not _says(found, chart.key)):
        wanted.setdefault(_NEEDS[chart.key], []).append(chart.heading)
    if not wanted:
        return None
    lines = [
        tr("{charts}: {need}").format(charts=dotted(headings), need=tr(need))
        for need, headings in wanted.items()
    ]
    said = [sheet.text(line, sheet.width, ink="muted", most=_LINES) for line in lines]
    return sheet.section(tr("No chart yet"), stack(said), sheet.width)
