"""The course of the bargaining in words: who moved how far, the middle, offers past our limit."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from negdesk.analysis.amounts import exact
from negdesk.analysis.concessions import Concessions, Offer, concessions
from negdesk.analysis.direction import acceptable, gain
from negdesk.i18n import tr, trn
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle

Said = Callable[[Decimal], str]


def concession_sentence(document: Document, negotiation_id: str, style: NumberStyle) -> str:
    """Return in words all that the concession graph shows."""
    unit = document.negotiation(negotiation_id).unit
    course = concessions(document, negotiation_id)

    def said(value: Decimal) -> str:
        return exact(value, unit, style)

    parts = [
        _ours(course, said),
        _theirs(course, said),
        _pace(course),
        _middle(course, said),
        _past(course),
        _unvalued(course),
    ]
    return " ".join(part for part in parts if part) or tr("No offer was made yet.")


def bracket_words(course: Concessions, unit: str, style: NumberStyle) -> str:
    """Return in words the next offer that would put our target in the middle; "" for none.

    None either where it would take back what we offered already.
    """
    value, ours = course.bracket, course.last("us")
    if value is None or (ours is not None and gain(value, ours.value, course.better) > 0):
        return ""
    text = tr("An offer of {value} would put your target in the middle.")
    return text.format(value=exact(value, unit, style))


def offer_words(offer: Offer, unit: str, style: NumberStyle) -> str:
    """Return one offer in words: whose, its value, and how far it moved."""
    value = exact(offer.value, unit, style)
    whose = {"us": tr("You"), "them": tr("They")}.get(offer.side, tr("A third party"))
    if offer.size is None:
        return tr("{whose}: {value}").format(whose=whose, value=value)
    if offer.size == 0:
        return tr("{whose}: {value}, unchanged").format(whose=whose, value=value)
    step = exact(abs(offer.size), unit, style)
    if offer.size < 0:
        text = tr("{whose}: {value}, {step} back")
    elif offer.side == "us":
        text = tr("{whose}: {value}, {step} towards them")
    else:
        text = tr("{whose}: {value}, {step} towards you")
    return text.format(whose=whose, value=value, step=step)


def _ours(course: Concessions, said: Said) -> str:
    made = course.of("us")
    moved = course.moved("us")
    if not made:
        return ""
    if moved is None:
        return tr("You opened at {value}.").format(value=said(made[0].value))
    if moved < 0:
        text = tr("You went back by {total}, from {first} to {last}.")
    elif moved == 0:
        text = tr("You stayed at {last}, all in all.")
    else:
        text = tr("You gave {total} in all, from {first} to {last}.")
    return _filled(text, made, moved, said)


def _theirs(course: Concessions, said: Said) -> str:
    made = course.of("them")
    moved = course.moved("them")
    if not made:
        return ""
    if moved is None:
        return tr("They opened at {value}.").format(value=said(made[0].value))
    if moved < 0:
        text = tr("They went back by {total}, from {first} to {last}.")
    elif moved == 0:
        text = tr("They stayed at {last}, all in all.")
    else:
        text = tr("They gave {total} in all, from {first} to {last}.")
    return _filled(text, made, moved, said)


def _filled(text: str, made: tuple[Offer, ...], moved: Decimal, said: Said) -> str:
    first, last = said(made[0].value), said(made[-1].value)
    return text.format(total=said(abs(moved)), first=first, last=last)


def _pace(course: Concessions) -> str:
    """Return a word of caution where our steps grow: they tell the other side to wait."""
    sizes = [offer.size for offer in course.of("us") if offer.size is not None]
    if len(sizes) < 2 or not 0 < sizes[-2] < sizes[-1]:
        return ""
    return tr("Your last step was larger than the one before: they may wait for more.")


def _middle(course: Concessions, said: Said) -> str:
    middle, gap = course.midpoint, course.gap
    if middle is None or gap is None:
        return ""
    if gap <= 0:
        return tr("The two last offers meet.")
    text = tr("The middle of the two last offers is {middle}.")
    if course.limit is not None and not acceptable(middle, course.limit, course.better):
        text = tr("The middle of the two last offers is {middle}: past your limit.")
    elif course.target is not None and acceptable(middle, course.target, course.better):
        text = tr("The middle of the two last offers is {middle}: your target or better.")
    return text.format(middle=said(middle))


def _past(course: Concessions) -> str:
    numbers = ", ".join(str(offer.number) for offer in course.past_limit)
    text = trn(
        "Your offer number {numbers} is past your limit.",
        "Your offers number {numbers} are past your limit.",
        len(course.past_limit),
    )
    return text.format(numbers=numbers) if numbers else ""


def _unvalued(course: Concessions) -> str:
    text = trn(
        "{count} offer has no value and is left out.",
        "{count} offers have no value and are left out.",
        course.without_value,
    )
    return text.format(count=course.without_value) if course.without_value else ""
