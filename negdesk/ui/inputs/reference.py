"""References by title: no title empty, none the same as another, none cut without a mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from negdesk.analysis.issue_tree import BETWEEN, name, tree
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.rows import Assumption, Row
from negdesk.model.text import shown
from negdesk.ui.inputs.choice import RefInput

Offered = list[tuple[str, str]]


class TitleInput(RefInput):
    """A reference to one of some rows, chosen by title."""

    _known: Offered | None = None

    def set_row(self, row: Row | None) -> None:
        """Show the reference; with many rows on screen, only where something changed."""
        offered = None if row is None else self._rows(row)
        if row is not None and row is self.row and offered == self._known:
            return
        self._known = None if self._dirty else offered
        super().set_row(row)


def distinct(titles: Iterable[tuple[str, str]]) -> Offered:
    """Return ids with their titles: "(untitled)" for empty ones, equal ones numbered."""
    named = [(row_id, shown(title, tr("(untitled)"))) for row_id, title in titles]
    times = Counter(title for _, title in named)
    met: Counter[str] = Counter()
    offered = []
    for row_id, title in named:
        met[title] += 1
        number = f" ({met[title]})" if times[title] > 1 else ""
        offered.append((row_id, title + number))
    return offered


def assumption_titles(document: Document, negotiation_id: str) -> Offered:
    """Return the assumptions of a negotiation as they can be chosen."""
    return distinct((row.id, row.text) for row in document.all(Assumption, negotiation_id))


def issue_titles(document: Document, negotiation_id: str) -> Offered:
    """Return the issues of a negotiation in reading order, each with the groups it is in."""
    whole = tree(document, negotiation_id)
    return distinct(
        (issue.id, BETWEEN.join(name(each) for each in (*whole.path(issue.id), issue)))
        for issue in whole.walk()
    )
