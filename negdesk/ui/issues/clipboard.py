"""Issues on the clipboard: as interchange JSON for ourselves, as an outline for all others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData

from negdesk.exchange.interchange import dump
from negdesk.exchange.interchange import read as read_json
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Dependency, Issue, Negotiation, Option, Row
from negdesk.model.text import shown
from negdesk.model.tree import subtree
from negdesk.ui.issues.pasted_text import MOST, Pasted
from negdesk.ui.issues.pasted_text import read as read_text

ISSUES = "application/x-negdesk-issues+json"
# The ids of what is dragged: within its negotiation it is moved, not copied.
IDS = "application/x-negdesk-issue-ids"


def mime(document: Document, negotiation_id: str, issue_ids: Sequence[str]) -> QMimeData:
    """Return issues with all below them, to be pasted or dropped."""
    rows = _rows(document, negotiation_id, issue_ids)
    head = Negotiation(id=negotiation_id)
    data = QMimeData()
    data.setData(ISSUES, dump([head, *rows]).encode())
    data.setData(IDS, "\n".join([negotiation_id, *issue_ids]).encode())
    data.setText(outline([row for row in rows if isinstance(row, Issue)]))
    return data


def can_read(data: QMimeData | None) -> bool:
    """Say whether something could be pasted; an empty clipboard may hand out nothing at all."""
    return data is not None and (data.hasFormat(ISSUES) or bool(data.text().strip()))


def ids(data: QMimeData, negotiation_id: str) -> list[str]:
    """Return the ids that come from this negotiation, or none."""
    head, *found = bytes(data.data(IDS).data()).decode("utf-8", "replace").split("\n")
    return found if head == negotiation_id else []


def read(data: QMimeData, style: NumberStyle, new_id: Callable[[], str]) -> Pasted:
    """Return the issues that were copied or typed elsewhere; InterchangeError if damaged."""
    if not data.hasFormat(ISSUES):
        return read_text(data.text(), style, new_id)
    text = bytes(data.data(ISSUES).data()).decode("utf-8", "replace")
    taken = read_json(text, new_id)
    kept = (Issue, Option, Dependency)
    rows: list[Row] = [row for row in taken.rows if isinstance(row, kept)]
    pasted = Pasted(rows, list(taken.warnings))
    if sum(isinstance(row, Issue) for row in rows) > MOST:
        said = tr("More than {count} issues cannot be pasted at once.").format(count=MOST)
        return Pasted([], [said])
    return pasted


def outline(issues: Sequence[Issue]) -> str:
    """Return issues as text, a line each, indented by a tab a level."""
    levels: dict[str, int] = {}
    lines = []
    for issue in issues:
        levels[issue.id] = levels.get(issue.parent_id or "", -1) + 1
        lines.append("\t" * levels[issue.id] + shown(issue.title, tr("(untitled)")))
    return "\n".join(lines)


def _rows(document: Document, negotiation_id: str, issue_ids: Sequence[str]) -> list[Row]:
    """Return the rows of some issues, each once, though one stands below another."""
    rows: dict[tuple[str, str], Row] = {}
    for issue_id in issue_ids:
        for row in subtree(document, negotiation_id, issue_id):
            rows.setdefault((row.TABLE, row.id), row)
    return list(rows.values())
