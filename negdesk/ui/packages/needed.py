"""What is missing before packages say something, each with a link to where it is put right."""

from __future__ import annotations

from collections.abc import Iterator

from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.rows import Dependency
from negdesk.ui.packages.worker import Study
from negdesk.ui.tabs.links import Place
from negdesk.ui.tabs.say import shortened

_MOST_NOTES = 3


def needed(study: Study, document: Document, negotiation_id: str) -> list[Place]:
    """Return what to do next, what matters most first."""
    notes = [Place(shortened(note), "issue.title", role="warn") for note in study.space.notes]
    return [*_steps(study, document, negotiation_id), *notes[:_MOST_NOTES]]


def _steps(study: Study, document: Document, negotiation_id: str) -> Iterator[Place]:
    space = study.space
    if not space.dimensions:
        words = tr("Write down the issues first, each with its options or its numbers.")
        yield Place(words, "issue.title")
        return
    if space.problem:
        yield Place(tr("Say what matters to you: give your issues weights."), "issue.weight")
    if space.their_problem:
        words = tr("Say what seems to matter to them: estimate their weights.")
        yield Place(words, "issue.their_weight")
    if study.problem and not (space.problem or space.their_problem):
        tied = bool(document.all(Dependency, negotiation_id))
        yield Place(shortened(study.problem), "dependency.kind" if tied else "option.acceptable")
    if len(space.dimensions) == 1:
        words = tr("With a single issue there is nothing to trade. What else could be settled?")
        yield Place(words, "issue.title", role="warn")
