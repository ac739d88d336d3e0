"""The issue tree as an outline: each issue with its numbers, interests and options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.issue_tree import Tree, name
from negdesk.analysis.streams import stream_sentence, worth_today
from negdesk.i18n import mark, tr
from negdesk.model.rows import Dependency, Issue, Option
from negdesk.report.words import dotted
from negdesk.report.workbook.chapters import Told
from negdesk.report.workbook.grid import Column
from negdesk.report.workbook.story import ITEM, Story

_OURS = {"opening": mark("opening"), "target": mark("target"), "limit": mark("limit")}
_ASKED = {"their_opening": mark("they open at")}
_THEIRS = {
    "their_low": mark("lowest"), "their_likely": mark("likely"), "their_high": mark("highest"),
}  # fmt: skip
_SCALE = {"lowest": mark("from"), "highest": mark("to"), "step": mark("in steps of")}
_WORDS = ("interest", "their_interest", "trade_for")
# Deeper levels stand where these do: their numbers tell them apart.
_DEEPEST = 5
_LEVELS = 6
# PDF knows six levels of headings; the chapter and its part have the second and the third.
_HEADING, _HEADING_LAST = 4, 6


@dataclass(frozen=True, slots=True)
class Outlined:
    """An issue with its number in the outline, such as 1.2."""

    number: str
    issue: Issue

    @property
    def label(self) -> str:
        """Return the number as it is shown: of many levels only the last."""
        levels = self.number.split(".")
        return self.number if len(levels) <= _LEVELS else "…" + ".".join(levels[-_LEVELS:])

    @property
    def depth(self) -> int:
        """Return how far it is indented."""
        return min(self.number.count("."), _DEEPEST)


class Writer:
    """Writes issues one below another; a group is named again where a page parts it."""

    def __init__(self, story: Story, told: Told, whole: Tree) -> None:
        """Gather options and dependencies by what they belong to."""
        self.story, self.told, self.whole = story, told, whole
        document, nid = told.facts.document, told.facts.nid
        self._of_issue: dict[str | None, list[Option]] = {}
        self._labels: dict[str | None, str] = {}
        for option in document.all(Option, nid):
            self._of_issue.setdefault(option.issue_id, []).append(option)
            self._labels[option.id] = option.label
        self._rules: dict[str | None, list[Dependency]] = {}
        for rule in document.all(Dependency, nid):
            self._rules.setdefault(rule.option_id, []).append(rule)

    def write(self, listed: Sequence[Outlined]) -> None:
        """Write all issues in the order given."""
        for each in listed:
            parent = self.whole.parent(each.issue)
            above = self.whole.words(parent) if parent else ""
            with self.story.continued(self.whole.words(each.issue), above):
                self._issue(each)

    def _indent(self, depth: int) -> float:
        return self.story.sheet.body * 1.5 * max(depth, 0)

    def _issue(self, each: Outlined) -> None:
        story, sheet, issue = self.story, self.story.sheet, each.issue
        indent = self._indent(each.depth)
        size = sheet.body * (1.12 if issue.kind == "group" or each.depth == 0 else 1.0)
        number = sheet.wide(each.label, size, True)
        lead = indent + max(number + sheet.body * 0.7, sheet.body * 1.8)
        title, note = name(issue), dotted(self._tags(issue))
        story.prose(
            title, indent=lead, size=size, bold=True, gap=ITEM, keep=True, note=note,
            number=(indent, each.label), tag=f"H{min(_HEADING + each.depth, _HEADING_LAST)}",
        )  # fmt: skip
        story.pairs(self._pairs(issue), indent=lead)
        self._options(issue, lead)
        # A group stands with the first of its issues.
        story.tie(bool(self.whole.children(issue.id)))

    def _tags(self, issue: Issue) -> list[str]:
        said = self.told.values.said
        tags = [tr("headline")] if issue.headline else []
        tags += [tr("must have")] if issue.must_have else []
        if issue.kind == "number":
            row = self.told.facts.negotiation if issue.headline else issue
            return [said(row, "better"), *tags]
        return tags if issue.kind == "group" else [said(issue, "kind"), *tags]

    def _pairs(self, issue: Issue) -> list[tuple[str, str]]:
        values = self.told.values
        pairs = [
            (tr("Ours"), self._numbers(issue, _OURS)),
            (tr("Theirs"), self._numbers(issue, _ASKED)),
            (tr("Their limit"), self._numbers(issue, _THEIRS)),
            (tr("Scale"), self._numbers(issue, _SCALE)),
            # The numbers carry their unit; where there are none it stands alone.
            *(values.pairs(issue, ["unit"]) if issue.kind != "number" else ()),
            *values.pairs(issue, _WORDS),
        ]
        if issue.stream == "recurring":
            pairs += values.pairs(issue, ("stream", "periods", "discount"))
            unit = issue.unit or values.unit
            pairs.append((tr("Worth today"), stream_sentence(issue, self.told.facts.style, unit)))
        return pairs

    def _numbers(self, issue: Issue, names: Mapping[str, str]) -> str:
        """Return numbers of an issue in one run, each after a word for it."""
        head = self.told.facts.negotiation if issue.headline else None
        unit = issue.unit or (head.unit if head else "")
        said = []
        for key, label in names.items():
            of = head if head is not None and key in _OURS else issue
            value: Decimal | None = getattr(of, key)
            if value is not None:
                number = self.told.values.amount(value, unit)
                said.append(tr("{label} {number}").format(label=tr(label), number=number))
        return dotted(said)

    def _options(self, issue: Issue, indent: float) -> None:
        options, values = self._of_issue.get(issue.id, []), self.told.values
        columns = [
            Column(tr("Option"), bold=True),
            Column(tr("Worth to us"), True),
            Column(tr("Worth to them"), True),
            Column(tr("Amount"), True),
            Column(tr("Acceptable")),
            Column(tr("Tied to")),
        ]
        rows = [
            (
                option.label,
                values.amount(option.score),
                values.amount(option.their_score),
                values.money(option.amount),
                tr("yes") if option.acceptable else tr("no"),
                "\n".join(self._tied(option)),
            )
            for option in options
        ]
        self.story.table(columns, rows, indent=indent)
        for option in options:
            if option.amount is not None and issue.stream == "recurring":
                style = self.told.facts.style
                words = worth_today(option.amount, issue, style, values.unit)
                self.story.quiet(words, indent=indent)

    def _tied(self, option: Option) -> list[str]:
        return [
            tr("{rule} {option}").format(
                rule=self.told.values.said(rule, "kind"),
                option=self._labels.get(rule.other_option_id, "…"),
            )
            for rule in self._rules.get(option.id, [])
        ]
