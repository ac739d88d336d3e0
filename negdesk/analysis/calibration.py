"""Assumptions held with a probability, against what they turned out to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.forecast import Forecasts
from negdesk.i18n import tr, trn
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle, show
from negdesk.model.rows import Assumption

# Below it a curve would show chance, so counts are shown (DOMAIN, Calibration).
ENOUGH = 10
OUTCOMES = {"true": Decimal(1), "false": Decimal(0)}
_BINS = 5


@dataclass(frozen=True, slots=True)
class Resolved:
    """A forecast that turned out true (1) or false (0): its probability 0–1, kind and when."""

    about: str
    text: str
    probability: Decimal
    outcome: Decimal
    when: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Forecasts under one key: how many, how many came true, mean probability, Brier score."""

    key: str
    count: int
    came_true: int
    expected: Decimal
    brier: Decimal


@dataclass(frozen=True, slots=True)
class Calibration:
    """All that forecasts show. `curve` is empty below ten: then only counts are honest."""

    count: int
    came_true: int
    brier: Decimal | None
    by_kind: tuple[Group, ...]
    over_time: tuple[Group, ...]
    curve: tuple[Group, ...]


def resolved(
    document: Document, negotiation_id: str, held: Forecasts, when: str = ""
) -> list[Resolved]:
    """Return the assumptions that turned out true or false, with the probability held before.

    `held` are the negotiation's forecasts: sealed ones, else from memory.
    """
    found = []
    for row in document.all(Assumption, negotiation_id):
        outcome = OUTCOMES.get(row.outcome)
        probability = held.probability(row) if outcome is not None else None
        if outcome is not None and probability is not None:
            found.append(Resolved(row.about, row.text, probability, outcome, when))
    return found


def brier(items: Iterable[Resolved]) -> Decimal | None:
    """Return the Brier score, mean (p − o)²: 0 is perfect, 0.25 a coin; None without items.

    Source: Brier 1950. Example: p .1 .9 .8 .3 on 0 1 1 0 gives 0.0375.
    """
    squares = [(item.probability - item.outcome) ** 2 for item in items]
    return sum(squares, Decimal(0)) / len(squares) if squares else None


def calibration(items: Sequence[Resolved]) -> Calibration:
    """Return the score of forecasts: of all, by kind, by year, and as a curve from ten on."""
    return Calibration(
        count=len(items),
        came_true=sum(item.outcome == 1 for item in items),
        brier=brier(items),
        by_kind=grouped(items, lambda item: item.about),
        over_time=grouped(items, lambda item: item.when[:4]),
        curve=grouped(items, _bin) if len(items) >= ENOUGH else (),
    )


def grouped(items: Iterable[Resolved], key: Callable[[Resolved], str]) -> tuple[Group, ...]:
    """Return the forecasts by a key, in the order of the keys."""
    groups: dict[str, list[Resolved]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return tuple(_group(name, groups[name]) for name in sorted(groups))


def calibration_sentence(found: Calibration, style: NumberStyle) -> str:
    """Return in words how good the forecasts were; below ten a count and no judgement."""
    if found.brier is None:
        return tr("No assumption with a probability has been resolved yet.")
    text = trn(
        "{count} assumption resolved, {came_true} true.",
        "{count} assumptions resolved, {came_true} true.",
        found.count,
    ).format(count=found.count, came_true=found.came_true)
    if found.count < ENOUGH:
        few = tr("Too few to judge: from {enough} on there is a curve.")
        return f"{text} {few.format(enough=ENOUGH)}"
    score = tr("Brier score {score}: 0 is perfect, {coin} is tossing a coin.")
    coin = show(Decimal("0.25"), style)
    return f"{text} {score.format(score=show(found.brier, style, 3), coin=coin)}"


def _group(key: str, items: Sequence[Resolved]) -> Group:
    expected = sum((item.probability for item in items), Decimal(0)) / len(items)
    score = brier(items)
    assert score is not None
    return Group(key, len(items), sum(item.outcome == 1 for item in items), expected, score)


def _bin(item: Resolved) -> str:
    """Return the fifth (0–4) that a probability lies in; 1 belongs to the last."""
    return str(min(int(item.probability * _BINS), _BINS - 1))
