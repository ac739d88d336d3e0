"""The lists of the debrief: lessons, assumptions, deviations, changed limits, ratings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from negdesk.analysis.debriefing import dimension_words
from negdesk.i18n import tr
from negdesk.model.fields import field
from negdesk.model.numbers import show, show_percent
from negdesk.model.rows import Assumption, Deviation, Lesson, LimitChange, Rating
from negdesk.report.dates import said_moment
from negdesk.report.debrief.facts import DebriefFacts
from negdesk.report.debrief.fit import Plan
from negdesk.report.layout import Block, Sheet, beside, nothing, stack
from negdesk.report.tags import Element
from negdesk.report.words import start_of

R = TypeVar("R")


class Lists:
    """Makes one item of each list for a sheet and a plan."""

    def __init__(self, sheet: Sheet, facts: DebriefFacts, plan: Plan) -> None:
        """Take what the items are made of."""
        self.sheet, self.facts, self.plan = sheet, facts, plan

    def lesson(self, row: Lesson) -> Block:
        """Return a lesson with its number."""
        indent = self.sheet.body * 1.6
        number = str(self.facts.lessons.index(row) + 1)
        words = self._text(row.text, self.sheet.width - indent, most=max(self.plan.lines, 2))
        count = self.sheet.text(number, indent, bold=True, ink="ours", most=1, tag="Lbl")
        both = beside([(0, count), (indent, self.sheet.tagged("LBody", words))])
        return self.sheet.tagged("LI", both)

    def learned(self, pair: tuple[str, str]) -> Block:
        """Return one thing that is known now, beside its label."""
        label, words = pair
        indent = self.sheet.indent_for([label for label, _ in self.facts.learned])
        text = self._text(words, self.sheet.width - indent)
        return self.sheet.labelled(label, text, indent)

    def assumption(self, row: Assumption) -> Block:
        """Return an assumption: how likely it was held, what came, what we learnt by it."""
        sheet = self.sheet
        held = self.facts.held(row)
        percent = "–" if held is None else show_percent(held, self.facts.style)
        left, right = sheet.body * 3.6, sheet.body * 6
        width = sheet.width - left - right - sheet.body
        words: list[Block | None] = [self._text(row.text, width)]
        if row.learned.strip():
            words.append(self._text(row.learned, width, size=sheet.small, ink="muted"))
        outcome = field(Assumption, "outcome").said_choice(row.outcome)
        ink = {"true": "zone", "false": "warn"}.get(row.outcome, "muted")
        came = sheet.text(outcome, right, bold=True, ink=ink, most=1, right=True)
        cells = [
            (0.0, sheet.text(percent, left, bold=True, most=1)),
            (left, stack(words)),
            (sheet.width - right, came),
        ]
        return sheet.item(beside(cells))

    def deviation(self, row: Deviation) -> Block:
        """Return what went otherwise than expected, why, and what to do next time."""
        sheet = self.sheet
        keep = field(Deviation, "keep").said_choice(row.keep)
        note = tr("next time: {keep}").format(keep=keep)
        right = sheet.wide(note, sheet.small) + 1
        width = sheet.width - right - sheet.body
        head = beside(
            [
                (0, sheet.text(start_of(row.topic) or tr("untitled"), width, bold=True, most=2)),
                (
                    sheet.width - right,
                    sheet.text(note, right, size=sheet.small, ink="muted", most=1, right=True),
                ),
            ]
        )
        pairs = sheet.tagged("L", stack(self._pairs(list(_deviated(row)))))
        return sheet.item(stack([head, pairs]))

    def limit_change(self, row: LimitChange) -> Block:
        """Return a change of the limit with its reason."""
        none = tr("none")
        old, new = self.facts.money(row.old) or none, self.facts.money(row.new) or none
        words = tr("{old} → {new}").format(old=old, new=new)
        when = said_moment(row.at[:16], weekday=False)
        reason = start_of(row.reason) or tr("without a reason")
        text = tr("{when}: {reason}").format(when=when, reason=reason) if when else reason
        change = self.sheet.text(words, self.sheet.width, bold=True, most=1)
        return self.sheet.item(stack([change, self._text(text, self.sheet.width)]))

    def rating(self, row: Rating) -> Block:
        """Return a rating before and after, with its note."""
        sheet = self.sheet
        left, middle = sheet.width * 0.26, sheet.body * 7
        style = self.facts.style
        name = start_of(dimension_words(row.dimension))
        values = [show(value, style) for value in (row.before, row.after) if value is not None]
        width = sheet.width - left - middle
        cells = [
            (0.0, sheet.text(name, left - sheet.body, most=2)),
            (left, sheet.text(" → ".join(values), middle - sheet.body, bold=True, most=1)),
        ]
        if row.note.strip():
            cells.append((left + middle, self._text(row.note, width, ink="muted")))
        return sheet.item(beside(cells))

    def _pairs(self, pairs: list[tuple[str, str]]) -> Iterator[Block]:
        sheet = self.sheet
        indent = sheet.indent_for([tr("Expected"), tr("Happened"), tr("Why")])
        for label, words in pairs:
            yield sheet.labelled(label, self._text(words, sheet.width - indent), indent)

    def _text(
        self, words: str, width: float, *, size: float = 0.0, ink: str = "ink", most: int = 0
    ) -> Block:
        most = most or self.plan.lines
        return self.sheet.text(start_of(words), width, size=size, ink=ink, most=most)


def _deviated(row: Deviation) -> Iterator[tuple[str, str]]:
    pairs = (
        (tr("Expected"), row.expected),
        (tr("Happened"), row.actual),
        (tr("Why"), row.why),
    )
    return ((label, words) for label, words in pairs if words.strip())


def listed(
    sheet: Sheet, heading: str, rows: Sequence[R], make: Callable[[R], Block], most: int
) -> list[Block]:
    """Return a heading with its first item, then each other one; at most so many are made."""
    whole = Element("L")
    items = [sheet.tagged(whole, make(row)) for row in rows[:most]]
    if not items:
        return []
    first, *rest = items
    blocks = [sheet.section(heading, first, sheet.width, len(rows) - len(items)), *rest]
    return [stack([block, nothing(sheet.grid / 2)]) for block in blocks]
