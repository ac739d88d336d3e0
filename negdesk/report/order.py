"""What can be printed and how it is wanted: words and choices, nothing heavy to load."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from negdesk.i18n import mark, tr

# The name under which a workbook keeps which sections its briefs have.
KEPT_SECTIONS = "brief_sections"

KINDS: dict[str, str] = {
    "brief": mark("Brief: one page for us"),
    "table_copy": mark("Table copy: nothing private"),
    "workbook": mark("Preparation workbook"),
    "debrief": mark("Debrief report"),
    "record": mark("Track record"),
    "blank": mark("Blank sheets"),
}

_FILE_NAMES = {
    "brief": mark("{title} brief"),
    "table_copy": mark("{title} agenda"),
    "workbook": mark("{title} preparation"),
    "debrief": mark("{title} debrief"),
    "record": mark("Track record"),
    "blank": mark("Blank sheets"),
}

# The sections of the brief in the order that it has unless its user chooses another.
SECTIONS: dict[str, str] = {
    "limit": mark("Limit, BATNA and goal"),
    "opening": mark("Opening and who decides"),
    "zopa": mark("ZOPA chart"),
    "issues": mark("Issues"),
    "packages": mark("Packages"),
    "questions": mark("Questions"),
    "replies": mark("Replies"),
    "steady": mark("Keep steady"),
    "leaving": mark("Walking away"),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A print with its pages counted.

    `unprintable` are its letters that no font here has, each once and sorted; `shortened`
    counts the texts that end in an ellipsis for want of room.
    """

    pdf: bytes
    pages: int = 1
    unprintable: str = ""
    shortened: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """One print as it is wanted.

    `sections` are those of the brief, in order; none means all. `offers` puts our opening
    packages on the table copy. `sheet` is which blank sheet, `form` whether it is filled in
    on screen.
    """

    kind: str = "brief"
    paper: str = "a4"
    grey: bool = False
    sections: tuple[str, ...] = ()
    offers: bool = False
    sheet: str = "all"
    form: bool = False


def read_sections(kept: str) -> tuple[str, ...]:
    """Return the sections that a kept text names, each once; unknown names are passed over."""
    names = (name.strip() for name in kept.split(","))
    return tuple(dict.fromkeys(name for name in names if name in SECTIONS))


def kept_sections(sections: Iterable[str]) -> str:
    """Return sections as a text to be kept; "" for all of them in their usual order."""
    chosen = list(sections)
    return "" if chosen == list(SECTIONS) else ",".join(chosen)


def file_name(kind: str, title: str) -> str:
    """Return what the file of a print is called, without its suffix."""
    return str.format(tr(_FILE_NAMES[kind]), title=title)
