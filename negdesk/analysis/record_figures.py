"""The sentences and figures of the track record that stand beside its charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from negdesk.analysis.calibration import ENOUGH
from negdesk.analysis.estimates import bias_sentence, hit_sentence
from negdesk.analysis.record import Record
from negdesk.analysis.record_words import (
    ended_sentence,
    hours_sentence,
    share_sentence,
    walked_sentence,
)
from negdesk.analysis.zone_error_words import zone_error_sentence
from negdesk.i18n import tr, trn
from negdesk.model.numbers import NumberStyle, show, show_percent


@dataclass(frozen=True, slots=True)
class Figure:
    """One number in large type, what it is, and the sentence under it."""

    key: str
    number: str
    label: str
    sentence: str


def figures(found: Record, style: NumberStyle) -> Iterator[Figure]:
    """Yield what stands on top of the page; a score only where there is enough to judge."""
    count, scores = len(found.debriefs), found.assumptions
    ended = " ".join(filter(None, (ended_sentence(found), walked_sentence(found))))
    yield Figure("ended", str(count), trn("negotiation ended", "negotiations ended", count), ended)
    if found.share is not None:
        share = show_percent(found.share, style)
        yield Figure("share", share, tr("of the surplus"), share_sentence(found, style))
    if scores.brier is not None and scores.count >= ENOUGH:
        said = tr("0 is perfect, {coin} is tossing a coin.")
        coin = show(Decimal("0.25"), style)
        score = show(scores.brier, style, 3)
        yield Figure("brier", score, tr("Brier score"), said.format(coin=coin))
    elif scores.count:
        number = tr("{true} of {count}").format(true=scores.came_true, count=scores.count)
        few = tr("Too few for a score: from {enough} on there is one.").format(enough=ENOUGH)
        yield Figure("brier", number, tr("assumptions came true"), few)
    if found.hits.count:
        number = tr("{true} of {count}").format(true=found.hits.inside, count=found.hits.count)
        label = tr("real limits in your range")
        yield Figure("hits", number, label, bias_sentence(found.bias, style))
    if found.hours_spent:
        number = show(found.hours_spent, style)
        yield Figure("hours", number, tr("hours spent"), hours_sentence(found, style))


def estimates_sentence(found: Record, style: NumberStyle) -> str:
    """Return the bias, the hit rate and the size of the errors of the zone in words."""
    hits = hit_sentence(found.hits, style) if found.hits.count else ""
    said = bias_sentence(found.bias, style), hits, zone_error_sentence(found, style)
    return " ".join(filter(None, said))
