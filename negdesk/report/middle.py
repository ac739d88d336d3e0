"""The middle of the brief: the chart and the packages."""

from __future__ import annotations

from negdesk.analysis.zone import zone_sentence
from negdesk.chart import zopa
from negdesk.i18n import tr
from negdesk.model.rows import Package
from negdesk.report.facts import Facts
from negdesk.report.layout import Block, Sheet, beside, nothing, stack
from negdesk.report.words import start_of

# A line of a card never holds more of them.
_TERMS = 5


def chart(sheet: Sheet, facts: Facts, hump: float) -> Block | None:
    """Return the ZOPA chart, its hump that much higher; none when there is nothing to draw."""
    shown = facts.picture
    if not shown.values:
        return None
    small = sheet.small
    least = zopa.least_height(sheet.canvas, shown, sheet.width, sheet.body, small)
    height = sheet.grid * -(-(least + sheet.body * hump) // sheet.grid)
    said = zone_sentence(facts.document, facts.nid, facts.style)
    drawing = sheet.drawing(
        said,
        height,
        lambda canvas: zopa.draw(canvas, shown, sheet.width, height, sheet.body, small),
    )
    note = None
    if shown.chance:
        ink = "zone" if shown.zone.exists else "warn"
        note = sheet.text(shown.chance, sheet.width, bold=True, ink=ink, most=1, right=True)
    words = tr("Where a deal can lie")
    return sheet.section(words, drawing, sheet.width, note=note)


def packages(sheet: Sheet, facts: Facts, most: int, deep: int) -> Block | None:
    """Return up to three packages side by side, each at most `deep` lines below its title."""
    shown = facts.deals.packages[:most]
    if not shown:
        return None
    gap = sheet.body
    width = (sheet.width - gap * (len(shown) - 1)) / len(shown)
    if len(shown) == 1:
        width = sheet.width
    inner = width - sheet.box_pad
    contents = [_package(sheet, facts, row, inner, deep) for row in shown]
    height = max(content.height for content in contents)
    boxes = [
        (
            index * (width + gap),
            sheet.boxed(
                stack([content, nothing(height - content.height)]), width, "window", "line"
            ),
        )
        for index, content in enumerate(contents)
    ]
    equal = facts.deals.packages_are_equal and len(shown) == 3
    head = tr("Three offers, equal for us: put them down together") if equal else tr("Packages")
    rest = len(facts.deals.packages) - len(shown)
    return sheet.section(head, beside(boxes), sheet.width, rest)


def _package(sheet: Sheet, facts: Facts, row: Package, width: float, deep: int) -> Block:
    """Return the name of a package over what it says, and how much more that is."""
    words = start_of(row.title) or tr("untitled")
    name = sheet.text(words, width, bold=True, most=1, tag="H3")
    terms = facts.deals.terms(row)
    if not terms:
        return name
    shown = terms[: deep * _TERMS]
    return stack([name, sheet.listed(shown, width, most=deep, total=len(terms))])
