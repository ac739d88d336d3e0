"""GENIUS files in the tests, written piece by piece."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from negdesk.exchange.genius.files import read
from negdesk.exchange.interchange import Imported
from negdesk.model.rows import Issue, Option
from tests.exchange.numbered import numbered

ITEMS = '<item index="1" value="red" {0}/><item index="2" value="blue" {1}/>'
PLAIN = ITEMS.format("", "")
OURS = ITEMS.format('evaluation="4"', 'evaluation="1"')
THEIRS = ITEMS.format('evaluation="0.5"', 'evaluation="2.0"')


def issue(items: str, index: int = 1, name: str = "Colour", more: str = "") -> str:
    return f'<issue index="{index}" name="{name}" {more}>{items}</issue>'


def weight(value: str = "1", index: int = 1) -> str:
    return f'<weight index="{index}" value="{value}"/>'


def domain(issues: str = "", space: str = "") -> str:
    return (
        f"<negotiation_template><utility_space {space}><objective name='Paint'>"
        f"{issues or issue(PLAIN)}</objective></utility_space></negotiation_template>"
    )


def profile(body: str, after: str = '<reservation value="0.25"/>', space: str = "") -> str:
    return f"<utility_space {space}><objective>{body}</objective>{after}</utility_space>"


def taken(
    folder: Path,
    base: str | bytes = "",
    ours: str | bytes = "",
    theirs: str | bytes = "",
) -> Imported:
    texts = {
        "domain.xml": base or domain(),
        "ours.xml": ours or profile(issue(OURS) + weight()),
        "theirs.xml": theirs or profile(issue(THEIRS) + weight()),
    }
    for name, text in texts.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read([folder / name for name in texts], numbered())


def issues(imported: Imported) -> list[Any]:
    return [row for row in imported.rows if isinstance(row, Issue)]


def options(imported: Imported, of: Issue | None = None) -> list[Any]:
    rows = [row for row in imported.rows if isinstance(row, Option)]
    return [row for row in rows if of is None or row.issue_id == of.id]


def scores(imported: Imported) -> list[tuple[Any, ...]]:
    return [(row.label, row.score, row.their_score) for row in options(imported)]


def numeric(evaluator: str, kind: str = "integer", low: str = "1", high: str = "17") -> str:
    span = f'lowerbound="{low}" upperbound="{high}"'
    inner = f"<range {span}/>{evaluator}" if kind == "real" else evaluator
    more = f'vtype="{kind}" type="{kind}" etype="{kind}"' + ("" if kind == "real" else f" {span}")
    return issue(inner, name="Speed", more=more)


def numbers(folder: Path, ours: str, theirs: str, *span: str) -> Imported:
    first, second = (profile(numeric(body, *span) + weight()) for body in (ours, theirs))
    return taken(folder, domain(numeric("", *span)), first, second)
