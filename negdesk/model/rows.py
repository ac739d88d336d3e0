"""The rows of a workbook: one frozen dataclass a table, names as the file has them.

Text is never None (empty is ""), amounts are `Decimal` or None, dates and times are
local ISO text ("2026-05-14T17:00"), references are ids or None. What each field means
to a person stands in `fields.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, ClassVar, Self, TypeVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row with its random text id."""

    TABLE: ClassVar[str] = ""
    PLURAL: ClassVar[str] = ""

    id: str

    @property
    def scope(self) -> str:
        """Return the id of the negotiation that the row belongs to."""
        raise NotImplementedError

    def with_(self, **values: Any) -> Self:
        """Return a copy with some values replaced."""
        return replace(self, **values)


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Negotiation(Row):
    """One negotiation: the headline value and its frame."""

    TABLE: ClassVar[str] = "negotiation"
    PLURAL: ClassVar[str] = "negotiations"

    title: str = ""
    template: str = ""
    purpose: str = ""
    stage: str = "preparing"
    stakes: str = "routine"
    unit: str = ""
    better: str = "higher"
    meeting_at: str = ""
    place: str = ""
    deadline: str = ""
    industry: str = ""
    relationship: str = "one_off"
    culture: str = ""
    timing: str = ""
    context: str = ""
    goal: str = ""
    opening_line: str = ""
    limit: Decimal | None = None
    limit_reason: str = ""
    target: Decimal | None = None
    opening: Decimal | None = None
    limit_points: Decimal | None = None
    hours_planned: Decimal | None = None
    hours_spent: Decimal | None = None
    outsider: str = ""
    second_eyes: str = ""
    notes: str = ""
    created_at: str = ""
    weighting: str = "shares"
    target_points: Decimal | None = None
    their_limit_points: Decimal | None = None
    agreed_value: Decimal | None = None
    no_deal_reason: str = ""
    their_limit_learned: Decimal | None = None
    priorities_learned: str = ""
    never_raised: str = ""
    debriefed_at: str = ""

    @property
    def scope(self) -> str:
        """Return its own id."""
        return self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Row):
    """A row that belongs to one negotiation and has a place among its like."""

    negotiation_id: str
    position: int = 0

    @property
    def scope(self) -> str:
        """Return the id of the negotiation that the row belongs to."""
        return self.negotiation_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Part):
    """A person or organisation at or behind the table."""

    TABLE: ClassVar[str] = "party"
    PLURAL: ClassVar[str] = "parties"

    name: str = ""
    side: str = "them"
    authority: str = ""
    decision_process: str = ""
    consent_signals: str = ""
    refusal_signals: str = ""
    interests: str = ""
    constraints: str = ""
    pressures: str = ""
    creates_value: str = ""
    captures_value: str = ""
    relationship_goal: str = ""
    rapport: str = ""
    style: str = ""
    culture: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(Part):
    """A course of action open to one party if this negotiation fails."""

    TABLE: ClassVar[str] = "alternative"
    PLURAL: ClassVar[str] = "alternatives"

    party_id: str | None = None
    title: str = ""
    category: str = ""
    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None
    feasibility: Decimal | None = None
    cost: Decimal | None = None
    evidence: str = ""
    next_step: str = ""
    next_step_by: str = ""
    selected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Part):
    """One way an alternative may turn out."""

    TABLE: ClassVar[str] = "outcome"
    PLURAL: ClassVar[str] = "outcomes"

    alternative_id: str | None = None
    label: str = ""
    probability: Decimal | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment(Part):
    """One line of the bridge from the value of walking away to the limit."""

    TABLE: ClassVar[str] = "adjustment"
    PLURAL: ClassVar[str] = "adjustments"

    label: str = ""
    amount: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Part):
    """An if-then rule for leaving or pausing."""

    TABLE: ClassVar[str] = "trigger"
    PLURAL: ClassVar[str] = "triggers"

    kind: str = "price"
    condition: str = ""
    response: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution(Part):
    """How we walk away: at most one row a negotiation."""

    TABLE: ClassVar[str] = "execution"
    PLURAL: ClassVar[str] = "executions"

    who: str = ""
    words: str = ""
    signal: str = ""
    pause: str = ""
    call_before: str = ""
    cool_off: str = ""
    next_contact: str = ""
    pressure: str = ""
    counter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Part):
    """A thing to settle, or a group of them."""

    TABLE: ClassVar[str] = "issue"
    PLURAL: ClassVar[str] = "issues"

    parent_id: str | None = None
    title: str = ""
    kind: str = "number"
    unit: str = ""
    better: str = "higher"
    headline: bool = False
    must_have: bool = False
    opening: Decimal | None = None
    target: Decimal | None = None
    limit: Decimal | None = None
    their_opening: Decimal | None = None
    their_low: Decimal | None = None
    their_likely: Decimal | None = None
    their_high: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    step: Decimal | None = None
    weight: Decimal | None = None
    their_weight: Decimal | None = None
    interest: str = ""
    their_interest: str = ""
    stream: str = "once"
    periods: Decimal | None = None
    discount: Decimal | None = None
    trade_for: str = ""
    locked: bool = False
    their_locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Part):
    """One way to settle a choice issue."""

    TABLE: ClassVar[str] = "option"
    PLURAL: ClassVar[str] = "options"

    issue_id: str | None = None
    label: str = ""
    score: Decimal | None = None
    their_score: Decimal | None = None
    acceptable: bool = True
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Part):
    """One option that requires or excludes another."""

    TABLE: ClassVar[str] = "dependency"
    PLURAL: ClassVar[str] = "dependencies"

    option_id: str | None = None
    kind: str = "requires"
    other_option_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Belief(Part):
    """What we believed at one moment about the other side's limit."""

    TABLE: ClassVar[str] = "belief"
    PLURAL: ClassVar[str] = "beliefs"

    issue_id: str | None = None
    at: str = ""
    low: Decimal | None = None
    likely: Decimal | None = None
    high: Decimal | None = None
    reason: str = "other"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption(Part):
    """Something we hold true without knowing it."""

    TABLE: ClassVar[str] = "assumption"
    PLURAL: ClassVar[str] = "assumptions"

    about: str = "other"
    text: str = ""
    probability: Decimal | None = None
    evidence: str = ""
    outcome: str = "open"
    learned: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Part):
    """A question to ask, and what was heard."""

    TABLE: ClassVar[str] = "question"
    PLURAL: ClassVar[str] = "questions"

    kind: str = "open"
    text: str = ""
    assumption_id: str | None = None
    issue_id: str | None = None
    status: str = "planned"
    heard: str = ""
    interest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Part):
    """If they say this, we say that."""

    TABLE: ClassVar[str] = "reply"
    PLURAL: ClassVar[str] = "replies"

    they_say: str = ""
    we_say: str = ""
    kind: str = "objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling(Part):
    """An emotion expected at the table, read as data."""

    TABLE: ClassVar[str] = "feeling"
    PLURAL: ClassVar[str] = "feelings"

    whose: str = "ours"
    trigger: str = ""
    sign: str = ""
    meaning: str = ""
    response: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package(Part):
    """A whole deal: one term for each issue."""

    TABLE: ClassVar[str] = "package"
    PLURAL: ClassVar[str] = "packages"

    title: str = ""
    kind: str = "offer"
    equivalent_group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Part):
    """What a package says about one issue."""

    TABLE: ClassVar[str] = "term"
    PLURAL: ClassVar[str] = "terms"

    package_id: str | None = None
    issue_id: str | None = None
    option_id: str | None = None
    number: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contingency(Part):
    """A term that depends on what happens: if this, then that, otherwise something else."""

    TABLE: ClassVar[str] = "contingency"
    PLURAL: ClassVar[str] = "contingencies"

    issue_id: str | None = None
    condition: str = ""
    consequence: str = ""
    otherwise: str = ""
    probability: Decimal | None = None
    their_probability: Decimal | None = None
    value_if: Decimal | None = None
    value_else: Decimal | None = None
    their_value_if: Decimal | None = None
    their_value_else: Decimal | None = None
    observable: str = ""
    enforceable: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Part):
    """Something that happened at the table."""

    TABLE: ClassVar[str] = "event"
    PLURAL: ClassVar[str] = "events"

    at: str = ""
    party_id: str | None = None
    kind: str = "note"
    package_id: str | None = None
    value: Decimal | None = None
    text: str = ""
    heard: str = ""
    interest: str = ""
    whose: str = ""
    strength: Decimal | None = None
    trigger: str = ""
    meaning: str = ""
    reply_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal(Part):
    """The preparation as it stood before the meeting."""

    TABLE: ClassVar[str] = "seal"
    PLURAL: ClassVar[str] = "seals"

    at: str = ""
    hash: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitChange(Part):
    """A change of the limit after the seal."""

    TABLE: ClassVar[str] = "limit_change"
    PLURAL: ClassVar[str] = "limit_changes"

    at: str = ""
    old: Decimal | None = None
    new: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation(Part):
    """Where the meeting left the expected path."""

    TABLE: ClassVar[str] = "deviation"
    PLURAL: ClassVar[str] = "deviations"

    topic: str = ""
    expected: str = ""
    actual: str = ""
    why: str = ""
    keep: str = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Part):
    """One thing learnt."""

    TABLE: ClassVar[str] = "lesson"
    PLURAL: ClassVar[str] = "lessons"

    text: str = ""
    topic: str = ""
    reusable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Part):
    """A judgement before and after, on one dimension."""

    TABLE: ClassVar[str] = "rating"
    PLURAL: ClassVar[str] = "ratings"

    dimension: str = "economic"
    before: Decimal | None = None
    after: Decimal | None = None
    note: str = ""


# Parents stand before the rows that point at them.
PARTS: tuple[type[Part], ...] = (
    Party, Alternative, Outcome, Adjustment, Trigger, Execution, Issue, Option,
    Dependency, Belief, Assumption, Question, Reply, Feeling, Package, Term, Contingency, Event,
    Seal, LimitChange, Deviation, Lesson, Rating,
)  # fmt: skip
ALL_ROWS: tuple[type[Row], ...] = (Negotiation, *PARTS)
TABLES: dict[str, type[Row]] = {cls.TABLE: cls for cls in ALL_ROWS}


_COLUMNS = {cls.TABLE: tuple(field.name for field in fields(cls)) for cls in ALL_ROWS}


def columns(cls: type[Row]) -> tuple[str, ...]:
    """Return the names of a table's fields in their order in the file."""
    return _COLUMNS[cls.TABLE]
