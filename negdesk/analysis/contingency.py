"""Terms that depend on what happens: their worth to each side, and what differing beliefs add."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.findings import Finding
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle, reading_places, show
from negdesk.model.rows import Contingency


@dataclass(frozen=True, slots=True)
class Stake:
    """What a term is worth to one side; more is better for that side, None where not said."""

    probability: Decimal | None
    value_if: Decimal | None
    value_else: Decimal | None

    @property
    def swing(self) -> Decimal | None:
        """Return how much better the event is for this side than its absence."""
        if self.value_if is None or self.value_else is None:
            return None
        return self.value_if - self.value_else

    @property
    def expected(self) -> Decimal | None:
        """Return the value that this side expects, by its own probability."""
        if self.probability is None or self.value_else is None or self.swing is None:
            return None
        return self.value_else + self.probability * self.swing


@dataclass(frozen=True, slots=True)
class Worth:
    """What a contingent term is worth to both sides, in the unit of the negotiation."""

    us: Stake
    them: Stake

    @property
    def joint_gain(self) -> Decimal | None:
        """Return what the difference of belief adds for both together; None where not said.

        Each side's expected value by its own probability, summed, less the same sum at the mean
        of the two probabilities: (p − q)/2 · (Δus − Δthem) with Δ = value if − value if not.
        Negative when the side that thinks the event likelier is the one that it hurts more.
        Source: betting on differences, Lax and Sebenius, The Manager as Negotiator (1986).
        """
        if self.us.probability is None or self.them.probability is None:
            return None
        if self.us.swing is None or self.them.swing is None:
            return None
        apart = self.us.probability - self.them.probability
        return apart * (self.us.swing - self.them.swing) / 2

    @property
    def pure_bet(self) -> bool:
        """Say whether what one side wins is what the other loses, so that belief is all."""
        ours, theirs = self.us.swing, self.them.swing
        return ours is not None and theirs is not None and ours == -theirs != 0


def worth_of(row: Contingency) -> Worth:
    """Return what a contingent term is worth to both sides."""
    return Worth(
        Stake(row.probability, row.value_if, row.value_else),
        Stake(row.their_probability, row.their_value_if, row.their_value_else),
    )


def findings_of(row: Contingency) -> list[Finding]:
    """Return what is doubtful about one contingent term, the weightiest first."""
    worth = worth_of(row)
    return [*_about_the_event(row), *_about_belief(row, worth), *_about_the_gain(row, worth)]


def worth_sentence(row: Contingency, style: NumberStyle, unit: str) -> str:
    """Return in words what a contingent term is worth to both; what is not said is left out."""
    worth = worth_of(row)
    ours, theirs, joint = worth.us.expected, worth.them.expected, worth.joint_gain
    said = []
    if ours is not None:
        text = tr("As you see it, this is worth {value} to you.")
        said.append(text.format(value=_said(ours, style, unit)))
    if theirs is not None:
        text = tr("As they see it, it is worth {value} to them.")
        said.append(text.format(value=_said(theirs, style, unit)))
    if joint is not None:
        said.append(_joint_words(worth, joint, style, unit))
    return " ".join(said)


def _joint_words(worth: Worth, joint: Decimal, style: NumberStyle, unit: str) -> str:
    amount = _said(abs(joint), style, unit)
    if joint > 0:
        text = tr("Because you judge the chances differently, it adds {amount} for both together.")
        return text.format(amount=amount)
    if joint < 0:
        text = tr("Because you judge the chances differently, it loses {amount} for both together.")
        return text.format(amount=amount)
    if worth.us.probability == worth.them.probability:
        return tr("You both judge the chances alike, so the condition itself adds nothing.")
    return tr("The event moves both of you alike, so the condition itself adds nothing.")


def _about_the_event(row: Contingency) -> list[Finding]:
    found = []
    if row.observable == "no":
        text = tr("Both sides must be able to see whether it happened. Choose another sign.")
        found.append(_finding(row, "not_observable", text, "observable"))
    if row.enforceable == "no":
        text = tr("Nothing makes the loser keep this term. How could it be secured?")
        found.append(_finding(row, "not_enforceable", text, "enforceable"))
    return found


def _about_belief(row: Contingency, worth: Worth) -> list[Finding]:
    if not row.condition.strip() and worth.us.swing is None and worth.them.swing is None:
        return []
    found = []
    if worth.us.probability is None:
        text = tr("How likely do you think it is? Without that, the term has no worth to you.")
        found.append(_finding(row, "no_probability", text, "probability"))
    if worth.them.probability is None:
        text = tr("How likely do they think it is? The gain lies in the difference.")
        found.append(_finding(row, "no_their_probability", text, "their_probability"))
    return found


def _about_the_gain(row: Contingency, worth: Worth) -> list[Finding]:
    joint = worth.joint_gain
    if joint is not None and joint < 0:
        text = tr("This bet runs the wrong way: who thinks it likelier should gain if it happens.")
        return [_finding(row, "wrong_way", text, "value_if")]
    if worth.pure_bet:
        text = tr(
            "This is a pure bet: what one side wins, the other loses. It pays only as long as "
            "you judge the chances differently."
        )
        return [_finding(row, "pure_bet", text, "value_if")]
    return []


def _finding(row: Contingency, key: str, text: str, name: str) -> Finding:
    return Finding(f"contingency.{key}", text, f"contingency.{name}", row.id)


def _said(value: Decimal, style: NumberStyle, unit: str) -> str:
    places = 0 if value == value.to_integral_value() else reading_places(value)
    return f"{show(value, style, places)} {unit}".strip()
