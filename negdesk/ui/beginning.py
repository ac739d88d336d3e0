"""What a new negotiation begins from: nothing, or a template. Read only when needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from negdesk.i18n import tr
from negdesk.model.rows import Negotiation, Row


class Offer(NamedTuple):
    """One template to begin from; the empty name is the empty negotiation."""

    name: str
    title: str
    sentence: str


def offers() -> list[Offer]:
    """Return what a negotiation can begin from, the empty one last."""
    from negdesk.exchange.templates import templates

    empty = Offer("", tr("Something else"), tr("Nothing filled in, every part there to use."))
    return [*(Offer(t.name, tr(t.title), tr(t.description)) for t in templates()), empty]


def begun(name: str, new_id: Callable[[], str], now: datetime) -> list[Row]:
    """Return the rows of a new negotiation, still without a title of its own."""
    from negdesk.exchange import templates

    if not name:
        at = now.isoformat(timespec="seconds")
        return [Negotiation(id=new_id(), created_at=at)]
    return templates.start(templates.template(name), new_id, now, "")


def prompt(name: str, key: str) -> str:
    """Return the words that a template has for a field or section; "" if it has none."""
    from negdesk.exchange import templates

    if name not in templates.names():
        return ""
    words = templates.template(name).prompts.get(key, "")
    return tr(words) if words else ""


def sample_rows(new_id: Callable[[], str], now: datetime) -> list[Row]:
    """Return the rows of the sample."""
    from negdesk.exchange import templates

    return templates.sample_rows(new_id, now)
