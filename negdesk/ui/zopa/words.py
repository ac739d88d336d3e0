"""The words of a lane: what its numbers are called, seen from both sides."""

from __future__ import annotations

from negdesk.chart.picture import ZopaPicture
from negdesk.i18n import tr


def number_label(name: str, shown: ZopaPicture) -> str:
    """Return what a number of a lane is called above its input."""
    return {
        "opening": tr("Opening"),
        "target": tr("Target"),
        "limit": tr("Walkaway limit"),
        "their_opening": tr("They ask") if shown.lower else tr("They offer"),
        "low": tr("At the lowest"),
        "likely": tr("Likely"),
        "high": tr("At the highest"),
    }[name]


def handle_name(name: str, shown: ZopaPicture) -> str:
    """Return the name of a handle for a screen reader, with the issue it belongs to."""
    words = {
        "opening": tr("Our opening, {title}"),
        "target": tr("Our target, {title}"),
        "limit": tr("Our walkaway limit, {title}"),
        "their_opening": tr("Their opening, {title}"),
        "low": tr("Their limit at the lowest, {title}"),
        "likely": tr("Their limit, likely, {title}"),
        "high": tr("Their limit at the highest, {title}"),
    }
    return words[name].format(title=shown.title)


def handle_value(number: str, unit: str) -> str:
    """Return the value of a handle as it is spoken."""
    return f"{number} {unit}".strip()


def direction_words(shown: ZopaPicture) -> str:
    """Return the unit and which way is better, as the heading of a lane has them."""
    better = tr("lower is better for us") if shown.lower else tr("higher is better for us")
    return f"{shown.unit}, {better}" if shown.unit else better
