"""The track record in sentences, one for each of its charts."""

from __future__ import annotations

from negdesk.analysis.calibration import calibration_sentence
from negdesk.analysis.estimates import bias_sentence, hit_sentence
from negdesk.analysis.record import Record
from negdesk.i18n import tr, trn
from negdesk.model.numbers import NumberStyle, show, show_percent


def record_words(found: Record, style: NumberStyle) -> list[str]:
    """Return the track record in sentences; a single one where nothing has ended yet."""
    if not found.debriefs:
        return [tr("No negotiation has ended yet. The record grows with each debrief.")]
    said = [
        ended_sentence(found),
        walked_sentence(found),
        share_sentence(found, style),
        calibration_sentence(found.assumptions, style),
        hit_sentence(found.hits, style),
        bias_sentence(found.bias, style),
        relationship_sentence(found),
        hours_sentence(found, style),
    ]
    return [sentence for sentence in said if sentence]


def ended_sentence(found: Record) -> str:
    """Return how many ended, and how."""
    text = trn(
        "{count} negotiation has ended: {agreed} with a deal, {walked} without.",
        "{count} negotiations have ended: {agreed} with a deal, {walked} without.",
        len(found.debriefs),
    )
    agreed, walked = len(found.agreed), len(found.walked)
    return text.format(count=len(found.debriefs), agreed=agreed, walked=walked)


def walked_sentence(found: Record) -> str:
    """Return how many walk-aways were right, or "" without any."""
    count, right = len(found.walked), found.walked_right(True)
    if not count:
        return ""
    if count == right:
        text = trn("The walk-away was right.", "All {count} walk-aways were right.", count)
        return text.format(count=count)
    text = trn("{right} of {count} walk-away was right.",
               "{right} of {count} walk-aways were right.", count)  # fmt: skip
    said = text.format(right=right, count=count)
    open_ones = found.walked_right(None)
    untold = trn("{count} cannot be told.", "{count} cannot be told.", open_ones)
    return f"{said} {untold.format(count=open_ones)}" if open_ones else said


def share_sentence(found: Record, style: NumberStyle) -> str:
    """Return our mean share of the surplus."""
    if found.share is None:
        return tr("No share of a surplus can be told yet: a zone must be known on both ends.")
    text = trn(
        "You took {share} of the surplus, in {count} deal.",
        "You took {share} of the surplus on average, in {count} deals.",
        len(found.shares),
    )
    return text.format(share=show_percent(found.share, style), count=len(found.shares))


def relationship_sentence(found: Record) -> str:
    """Return how relationships changed, beside what was gained; "" without any rating."""
    changes = [one.relationship_change for one in found.debriefs]
    told = [change for change in changes if change is not None]
    if not told:
        return ""
    better, worse = sum(c > 0 for c in told), sum(c < 0 for c in told)
    text = trn(
        "{count} relationship rated: {better} better now, {worse} worse.",
        "{count} relationships rated: {better} better now, {worse} worse.",
        len(told),
    )
    return text.format(count=len(told), better=better, worse=worse)


def hours_sentence(found: Record, style: NumberStyle) -> str:
    """Return the hours spent against those planned, or "" where none were noted."""
    if not found.hours_spent:
        return ""
    text = tr("{spent} hours spent; {planned} were planned.")
    spent, planned = show(found.hours_spent, style), show(found.hours_planned, style)
    return text.format(spent=spent, planned=planned)
