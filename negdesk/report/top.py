"""The top of the brief: title, DRAFT band, the limit, what we do without a deal."""

from __future__ import annotations

from negdesk.chart.picture import is_money
from negdesk.i18n import tr
from negdesk.model.numbers import show
from negdesk.report.facts import Facts
from negdesk.report.layout import Block, Sheet, beside, nothing, stack
from negdesk.report.text import one_line
from negdesk.report.words import dotted, quoted, rounding, start_of

_LIMIT_SIZE = 5.2
_LIMIT_LEAST = 1.6


def header(sheet: Sheet, facts: Facts) -> Block:
    """Return the title line, with PRIVATE and the version at the right."""
    mark = tr("PRIVATE: our side only")
    right = max(sheet.wide(mark, sheet.body, True), sheet.wide(facts.version, sheet.small)) + 1
    left = sheet.width - right - sheet.body * 0.8
    title = _title(sheet, facts.title, left)
    who = sheet.text(dotted(facts.subtitle), left, size=sheet.small, ink="muted")
    private = sheet.text(mark, right, bold=True, most=1, right=True)
    drop = nothing(max(title.height - private.height, 0.0))
    version = sheet.text(facts.version, right, size=sheet.small, ink="muted", most=1, right=True)
    both = beside(
        [(0, stack([title, who])), (sheet.width - right, stack([drop, private, version]))]
    )
    return stack([both, nothing(sheet.grid), sheet.rule(sheet.width, "ink", 1.0)])


def _title(sheet: Sheet, words: str, width: float) -> Block:
    """Return the title, smaller before it breaks into two lines, and those before it is cut."""
    size, start = sheet.body * 2.1, one_line(words)
    while size > sheet.body * 1.5 and sheet.wide(start, size, True) > width:
        size *= 0.93
    return sheet.text(words, width, size=size, bold=True, most=2, tag="H1")


def draft(sheet: Sheet, facts: Facts, lines: int) -> Block | None:
    """Return the band that says what is missing; none when the preparation is ready."""
    if not facts.missing:
        return None
    word = tr("DRAFT")
    size = sheet.body * 1.12
    indent = sheet.wide(word, size, True) + sheet.body * 1.4
    width = sheet.width - sheet.box_pad - indent
    missing = [start_of(item) for item in facts.missing]
    band = beside(
        [
            (0, sheet.text(word, indent, size=size, bold=True, ink="warn", most=1)),
            (
                indent,
                stack(
                    [
                        sheet.text(
                            tr("Still missing before this preparation is ready:"),
                            width,
                            size=sheet.small,
                            ink="warn",
                            bold=True,
                            most=1,
                        ),
                        sheet.listed(missing, width, size=sheet.small, most=lines),
                    ]
                ),
            ),
        ]
    )
    return sheet.boxed(band, sheet.width, "warn_soft")


def limit_and_batna(sheet: Sheet, facts: Facts, must: int, deep: int) -> Block:
    """Return the limit in the largest type and, beside it, what we do without a deal.

    A text takes at most `deep` lines.
    """
    left = sheet.width * 0.615
    gap = sheet.body * 1.8
    box = _limit(sheet, facts, left - sheet.box_pad, must, deep)
    aside = _without(sheet, facts, sheet.width - left - gap, deep)
    height = max(box.height, aside.height)
    filled = sheet.boxed(stack([box, nothing(height - box.height)]), left, "ours_soft")
    return beside([(0, filled), (left + gap, stack([nothing(sheet.grid * 2), aside]))])


def _limit(sheet: Sheet, facts: Facts, width: float, must: int, deep: int) -> Block:
    negotiation = facts.negotiation
    if negotiation.limit is None:
        label = tr("WALKAWAY")
    elif negotiation.better != "lower":
        label = tr("WALKAWAY: accept no less than")
    elif is_money(negotiation.unit):
        label = tr("WALKAWAY: pay no more than")
    else:
        label = tr("WALKAWAY: accept no more than")
    parts: list[Block | None] = [
        sheet.text(label, width, size=sheet.heading, bold=True, ink="ours", most=1, tag="H2")
    ]
    if negotiation.limit is None:
        parts.append(sheet.text(tr("no limit yet"), width, size=sheet.body * 2.6, bold=True))
        words = tr("Set it before you go: without a limit, tiredness and charm set it for you.")
        parts.append(sheet.text(words, width))
    else:
        parts.append(_number(sheet, facts, width))
    items = facts.deals.must_haves
    if items:
        head = tr("and only with")
        indent = sheet.indent_for([head])
        name = sheet.text(head, indent, bold=True, ink="ours", most=1)
        listed = sheet.listed(
            items[:must],
            width - indent,
            size=sheet.body,
            bold=True,
            most=must,
            total=len(items),
        )
        parts.append(beside([(0, name), (indent, listed)]))
    if negotiation.limit_reason.strip():
        reason = tr("because {reason}").format(reason=start_of(negotiation.limit_reason))
        parts.append(sheet.text(reason, width, size=sheet.small, most=deep))
    return stack(parts)


def _number(sheet: Sheet, facts: Facts, width: float) -> Block:
    """Return the limit as large as its box allows, its unit in step with it."""
    number = show(facts.negotiation.limit, facts.style)
    unit = start_of(facts.negotiation.unit)
    size = sheet.body * _LIMIT_SIZE
    least = sheet.body * _LIMIT_LEAST
    said = f"{number}\u00a0{unit}".strip() if len(unit) <= 12 else number
    while size > least and sheet.wide(said, size, True) > width:
        size *= 0.95
    block = sheet.text(said, width, size=size, bold=True, most=1)
    if said == number and unit:
        return stack([block, sheet.text(unit, width, bold=True, most=1)])
    return block


def _without(sheet: Sheet, facts: Facts, width: float, deep: int) -> Block:
    words = tr("If not, we…")
    parts: list[Block | None] = [
        sheet.text(words, width, size=sheet.heading, bold=True, ink="ours", most=1, tag="H2")
    ]
    batna, best = facts.batna, facts.best_unselected
    if batna is not None:
        parts.append(
            sheet.text(start_of(batna.title), width, size=sheet.body * 1.2, bold=True, most=3)
        )
        worth = facts.worth_of(batna)
        if worth:
            parts.append(sheet.text(tr("worth {worth}").format(worth=worth), width, most=1))
        if facts.fallback is not None:
            words = tr("if that fails: {alternative}")
            title = start_of(facts.fallback.title)
            parts.append(sheet.text(words.format(alternative=title), width, most=deep))
        value = facts.walk.value
        if value is not None and facts.fallback is not None:
            words = tr("walking away is worth {value} in all")
            said = facts.money(value, rounding(value))
            parts.append(
                sheet.text(words.format(value=said), width, size=sheet.small, ink="muted", most=1)
            )
    elif best is not None:
        parts.append(sheet.text(tr("have not chosen yet."), width, bold=True, most=2))
        words = tr("Best so far: {alternative}").format(alternative=start_of(best.title))
        parts.append(sheet.text(words, width, most=deep))
    else:
        words = tr("do not know yet. An alternative is what makes a limit hold.")
        parts.append(sheet.text(words, width, most=3))
    return stack([*parts, _goal(sheet, facts, width, deep)])


def _goal(sheet: Sheet, facts: Facts, width: float, deep: int) -> Block | None:
    row = facts.negotiation
    if row.target is None and not row.goal.strip():
        return None
    label = tr("Goal")
    indent = sheet.indent_for([label])
    width -= indent
    lines: list[Block | None] = []
    if row.target is not None and not facts.says(row.goal, row.target):
        lines.append(sheet.text(facts.money(row.target), width, bold=True, most=1))
    if row.goal.strip():
        lines.append(sheet.text(start_of(row.goal), width, bold=not lines, most=deep))
    item = sheet.labelled(label, stack(lines), indent)
    return stack([nothing(sheet.grid * 2), sheet.tagged("L", item)])


def opening(sheet: Sheet, facts: Facts, people: int, deep: int) -> Block | None:
    """Return the opening with its first words, and who decides on their side."""
    row = facts.negotiation
    deciders = facts.deciders
    line = quoted(start_of(row.opening_line)) if row.opening_line.strip() else ""
    number = "" if facts.says(line, row.opening) else facts.money(row.opening)
    labels = [tr("Opening")] if number or line else []
    labels += [tr("Who decides")] if deciders else []
    if not labels:
        return None
    indent = sheet.indent_for(labels)
    width = sheet.width - indent
    blocks = []
    if number or line:
        led = _led(sheet, number, line, width, deep)
        blocks.append(sheet.labelled(tr("Opening"), led, indent))
    if deciders:
        said: list[Block | None] = [
            sheet.text(words, width, most=deep) for words in deciders[:people]
        ]
        said.append(sheet.more(len(deciders) - people, width))
        blocks.append(sheet.labelled(tr("Who decides"), stack(said), indent))
    return sheet.tagged("L", stack(blocks, sheet.grid / 2))


def _led(sheet: Sheet, number: str, words: str, width: float, deep: int) -> Block:
    """Return a bold number with words beside it, or under it where it is wide."""
    if not number:
        return sheet.text(words, width, most=deep)
    first = sheet.text(number, width, bold=True, most=1)
    indent = sheet.wide(number, sheet.body, True) + sheet.body
    if not words or indent > width * 0.4:
        return stack([first, sheet.text(words, width, most=deep) if words else None])
    return beside([(0, first), (indent, sheet.text(words, width - indent, most=deep))])
