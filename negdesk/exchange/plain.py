"""The list and the analysis as plain lines for a terminal, and which line a name means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from negdesk.i18n import tr
from negdesk.model.errors import Condition
from negdesk.model.fields import field
from negdesk.model.numbers import NumberStyle, show
from negdesk.model.rows import Negotiation
from negdesk.model.text import clean_line, shown


def title(row: Negotiation) -> str:
    """Return the title of a negotiation, or what stands for none."""
    return shown(row.title, tr("(untitled)"))


def listing(rows: Sequence[Negotiation]) -> Iterator[str]:
    """Yield a line a negotiation: number, start of its id, stage, meeting and title."""
    for number, row in enumerate(rows, start=1):
        stage = field(Negotiation, "stage").said_choice(row.stage)
        meeting = row.meeting_at.replace("T", " ")[:16]
        yield f"{number:>4}  {row.id[:8]}  {stage:<10}  {meeting:<16}  {title(row)}"
    if not rows:
        yield tr("There are no negotiations in it yet.")


def find(rows: Sequence[Negotiation], name: str) -> Negotiation:
    """Return the negotiation with this number in the list, title, or start of its id."""
    if name.isascii() and name.isdigit() and 1 <= int(name[:9]) <= len(rows) and len(name) < 9:
        return rows[int(name) - 1]
    wanted = clean_line(name).strip()
    fitting = [row for row in rows if row.title.strip() == wanted]
    fitting = fitting or [r for r in rows if r.title.strip().casefold() == wanted.casefold()]
    fitting = fitting or [row for row in rows if wanted and row.id.startswith(wanted.lower())]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        text = tr("There is no negotiation “{name}” in it. `negdesk list` shows those there are.")
        raise Condition(text.format(name=wanted))
    fits = ", ".join(f"{rows.index(row) + 1} ({row.id[:8]} {title(row)})" for row in fitting)
    text = tr("“{name}” fits more than one: {fits}. Give the number.")
    raise Condition(text.format(name=wanted, fits=fits))


def analysis(
    row: Negotiation, found: dict[str, Any], zone: str, style: NumberStyle
) -> Iterator[str]:
    """Yield what `analyse --json` answers, in words: BATNA, limit, zone, readiness."""

    def amount(value: Any) -> str:
        if value is None:
            return tr("not known")
        return f"{show(Decimal(str(value)), style)} {row.unit}".rstrip()

    yield from (title(row), "", tr("BATNA"))
    for side, whose in (("us", tr("Ours")), ("them", tr("Theirs"))):
        batna = found["batna"][side]
        name = batna["alternative"] or tr("none chosen")
        text = tr("{whose}: {name}. Worth: {worth}. Walking away: {value}.")
        worth, value = amount(batna["worth"]), amount(batna["walk_value"])
        yield "  " + text.format(whose=whose, name=name, worth=worth, value=value)
    limit = found["limit"]
    yield from ("", tr("Limit"))
    yield "  " + tr("From the bridge: {value}.").format(value=amount(limit["from_bridge"]))
    yield "  " + tr("Stated: {value}.").format(value=amount(limit["stated"]))
    yield from (f"  ! {warning}" for warning in limit["warnings"])
    yield from ("", tr("Zone"), f"  {zone}", "", tr("Readiness"))
    ready = found["readiness"]
    yield "  " + (tr("Ready.") if ready["ready"] else tr("Not ready yet. Missing:"))
    yield from (f"  – {item}" for item in ready["missing"])
