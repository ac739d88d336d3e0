"""The readiness gate: what must be there before the meeting, by how much is at stake."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from negdesk.analysis.batna import alternatives_of, walk_away
from negdesk.analysis.zone import estimate
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.rows import (
    Adjustment,
    Alternative,
    Assumption,
    Execution,
    Package,
    Part,
    Party,
    Question,
    Reply,
    Trigger,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that must be there; `field` is the `table.field` to fill, `tab` where it is."""

    key: str
    text: str
    done: bool
    field: str
    tab: str
    row_id: str = ""


@dataclass(frozen=True, slots=True)
class Readiness:
    """All that the stakes ask for, done or missing."""

    items: tuple[Item, ...]

    @property
    def missing(self) -> tuple[Item, ...]:
        """Return what is not there yet."""
        return tuple(item for item in self.items if not item.done)

    @property
    def ready(self) -> bool:
        """Say whether all is there."""
        return not self.missing

    @property
    def total(self) -> int:
        """Return how many things are asked for."""
        return len(self.items)

    @property
    def done_count(self) -> int:
        """Return how many of them are there."""
        return self.total - len(self.missing)


def readiness(document: Document, negotiation_id: str) -> Readiness:
    """Return the gate for the negotiation's stakes: routine, important or critical."""
    stakes = document.negotiation(negotiation_id).stakes
    items = _always(document, negotiation_id)
    if stakes in ("important", "critical"):
        items += _important(document, negotiation_id)
    if stakes == "critical":
        items += _critical(document, negotiation_id)
    return Readiness(tuple(items))


def _always(document: Document, negotiation_id: str) -> list[Item]:
    row = document.negotiation(negotiation_id)
    walking = walk_away(document, negotiation_id)
    ours = [one for one in alternatives_of(document, negotiation_id, "us") if _named(one)]
    them = [party for party in document.all(Party, negotiation_id) if party.side == "them"]
    execution = document.one(Execution, negotiation_id)
    likely = estimate(document, negotiation_id).likely
    return [
        _item("title", tr("a title"), bool(row.title.strip()), "negotiation.title", "situation"),
        _item(
            "who_decides",
            tr("who decides on their side, or “unknown” on purpose"),
            any(party.authority in ("decides", "unknown") for party in them),
            "party.authority",
            "situation",
            them[0].id if them else "",
        ),
        _item(
            "alternatives",
            tr("at least two alternatives of yours"),
            len(ours) >= 2,
            "alternative.title",
            "alternatives",
        ),
        _item(
            "certain",
            tr("one alternative selected, and one that is certain in the end"),
            walking.value is not None and walking.selected is not None,
            "alternative.selected",
            "alternatives",
        ),
        _item(
            "limit", tr("your walkaway limit"), row.limit is not None,
            "negotiation.limit", "walkaway",
        ),
        _item(
            "limit_reason",
            tr("the reason for your limit"),
            bool(row.limit_reason.strip()) or _adjusted(document, negotiation_id),
            "negotiation.limit_reason",
            "walkaway",
        ),
        _item(
            "trigger",
            tr("a trigger point"),
            any(t.condition.strip() for t in document.all(Trigger, negotiation_id)),
            "trigger.condition",
            "walkaway",
        ),
        _item(
            "words",
            tr("the words you will walk away with"),
            execution is not None and bool(execution.words.strip()),
            "execution.words",
            "walkaway",
        ),
        _item(
            "their_limit", tr("an estimate of their limit"), likely is not None,
            "belief.likely", "walkaway",
        ),
    ]  # fmt: skip


def _important(document: Document, negotiation_id: str) -> list[Item]:
    selected = walk_away(document, negotiation_id).selected
    known = {row.id for row in document.all(Assumption, negotiation_id)}
    tied = [
        row
        for row in document.all(Question, negotiation_id)
        if row.text.strip() and row.assumption_id in known
    ]
    replies = [row for row in document.all(Reply, negotiation_id) if row.we_say.strip()]
    return [
        _item(
            "evidence",
            tr("evidence for the alternative you selected"),
            selected is not None and bool(selected.evidence.strip()),
            "alternative.evidence",
            "alternatives",
            selected.id if selected is not None else "",
        ),
        _item(
            "questions",
            tr("three questions, each tied to an assumption"),
            len(tied) >= 3,
            "question.text",
            "questions",
        ),
        _item("replies", tr("two replies"), len(replies) >= 2, "reply.we_say", "questions"),
    ]


def _critical(document: Document, negotiation_id: str) -> list[Item]:
    row = document.negotiation(negotiation_id)
    groups = Counter(
        package.equivalent_group
        for package in document.all(Package, negotiation_id)
        if package.equivalent_group.strip()
    )
    theirs = [one for one in alternatives_of(document, negotiation_id, "them") if _named(one)]
    return [
        _item(
            "equivalent",
            tr("three equivalent packages"),
            max(groups.values(), default=0) >= 3,
            "package.title",
            "packages",
        ),
        _item(
            "their_alternatives",
            tr("their alternatives"),
            bool(theirs),
            "alternative.title",
            "alternatives",
        ),
        _item(
            "second_eyes",
            tr("a second pair of eyes"),
            bool(row.second_eyes.strip()),
            "negotiation.second_eyes",
            "situation",
        ),
    ]


def _item(key: str, text: str, done: bool, field: str, tab: str, row_id: str = "") -> Item:
    return Item(key, text, done, field, tab, row_id)


def _named(row: Part) -> bool:
    return isinstance(row, Alternative) and bool(row.title.strip())


def _adjusted(document: Document, negotiation_id: str) -> bool:
    """Say whether the bridge gives a reason: a line that says why."""
    lines = document.all(Adjustment, negotiation_id)
    return any(line.reason.strip() or line.label.strip() for line in lines)
