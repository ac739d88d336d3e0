"""Days and moments in words, the same on every system whatever its locale."""

from __future__ import annotations

from datetime import date, datetime

from negdesk.i18n import mark, tr

_DAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


def said_day(iso: str, *, weekday: bool = False, year: bool = True) -> str:
    """Return a day of ISO text in words; the text itself when it is none."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso[:40]
    words = tr("{day}\u00a0{month} {year}") if year else tr("{day}\u00a0{month}")
    said = words.format(day=day.day, month=tr(_MONTHS[day.month - 1]), year=day.year)
    if not weekday:
        return said
    return tr("{weekday} {date}").format(weekday=tr(_DAYS[day.weekday()]), date=said)


def said_month(iso: str) -> str:
    """Return the month of ISO text in short, as under a chart; "no date" for none."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return tr("no date")
    return tr("{month} {year}").format(month=tr(_MONTHS[day.month - 1])[:3], year=day.year)


def said_moment(iso: str, *, weekday: bool = True, year: bool = True) -> str:
    """Return a day, with its time when there is one, in words; "" for none."""
    day = said_day(iso, weekday=weekday, year=year)
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return day
    if len(iso) <= 10:
        return day
    return tr("{date}, {time}").format(date=day, time=moment.strftime("%H:%M"))
