"""An issue in a few words and figures, for a line of the tree."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from html import escape

from negdesk.i18n import mark, tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, show, show_percent
from negdesk.model.rows import Issue, Negotiation, Option
from negdesk.model.text import shown
from negdesk.ui.issues.tree_shape import TOP, TreeShape

# Longer text is never seen in a line, and measuring a megabyte takes seconds.
_SEEN = 300
_NIL = Decimal(0)
HEADINGS = (mark("Issue"), mark("Ours"), mark("Weight"))


class Column(IntEnum):
    """The columns of the tree."""

    TITLE = 0
    OURS = 1
    WEIGHT = 2


class InShort:
    """What the tree says of each issue of a negotiation, as the document stood when made."""

    def __init__(
        self, document: Document, negotiation_id: str, shape: TreeShape, style: NumberStyle
    ) -> None:
        """Gather what takes more than one row to say."""
        self._style = style
        self._head = document.find(Negotiation, negotiation_id)
        self._best: dict[str, Option] = {}
        for option in document.all(Option, negotiation_id):
            if option.issue_id and option.acceptable and option.score is not None:
                best = self._best.setdefault(option.issue_id, option)
                if (best.score or 0) < option.score:
                    self._best[option.issue_id] = option
        self._weights = _summed(document, shape)
        self._total = self._weights.pop("")

    def text(self, issue: Issue, column: int) -> str:
        """Return what stands in a cell."""
        if column == Column.TITLE:
            return seen(shown(issue.title, tr("(untitled)")))
        return self.ours(issue) if column == Column.OURS else self.share(issue)

    def spoken(self, issue: Issue, column: int) -> str:
        """Return what a screen reader says of a cell."""
        text = self.text(issue, column)
        if column == Column.TITLE:
            kind = tr("group") if issue.kind == "group" else ""
            parts = (text, kind, tr("must have") if issue.must_have else "")
            return ", ".join(part for part in parts if part)
        words = tr("Ours: {value}") if column == Column.OURS else tr("Weight: {value}")
        return words.format(value=text) if text else ""

    def tip(self, issue: Issue) -> str:
        """Return the whole line as markup: a tool tip reads some where it thinks it sees some."""
        lines = [self.spoken(issue, column) for column in Column]
        return "<qt>" + "<br>".join(escape(line) for line in lines if line) + "</qt>"

    def ours(self, issue: Issue, *, unit: bool = True) -> str:
        """Return what we want of an issue: the way from target to limit, or the best option."""
        if issue.kind == "group":
            return ""
        if issue.kind == "choice":
            best = self._best.get(issue.id)
            return seen(best.label) if best else ""
        target, limit = self._value(issue, "target"), self._value(issue, "limit")
        if target and limit and target != limit:
            said = tr("{target} → {limit}").format(target=target, limit=limit)
        elif limit and not target:
            said = tr("limit {limit}").format(limit=limit)
        else:
            said = target
        return f"{said} {self._unit(issue)}".rstrip() if said and unit else said

    def share(self, issue: Issue) -> str:
        """Return an issue's share of all weights, a group's with all below it."""
        weight = self._weights.get(issue.id)
        return show_percent(weight / self._total, self._style) if weight and self._total else ""

    def _value(self, issue: Issue, name: str) -> str:
        value = getattr(self._head, name, None) if issue.headline else None
        return show(getattr(issue, name) if value is None else value, self._style)

    def _unit(self, issue: Issue) -> str:
        head = self._head.unit if self._head and issue.headline else ""
        return seen(issue.unit.strip() or head.strip())


def seen(text: str) -> str:
    """Return as much of a text as a line can ever show."""
    return text if len(text) <= _SEEN else text[:_SEEN] + "…"


def _summed(document: Document, shape: TreeShape) -> dict[str, Decimal]:
    """Return the weight of each issue with all below it; "" has the sum of all."""
    sums = {"": _NIL}
    for number in shape.above:
        issue = document.find(Issue, shape.id_of(number))
        if issue is not None and issue.weight and issue.kind != "group":
            for each in (TOP, *shape.upwards(number)):
                above = shape.id_of(each)
                sums[above] = sums.get(above, _NIL) + issue.weight
    return sums
