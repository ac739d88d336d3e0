"""What a package is worth to both sides, also while some issues are still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from negdesk.analysis.packages.frontier import Deal, deal_of
from negdesk.analysis.packages.grid import on_grid, points_of
from negdesk.analysis.packages.space import Choice, Dimension, Space
from negdesk.model.document import Document
from negdesk.model.rows import Term

Terms = dict[str, Term]


@dataclass(frozen=True, slots=True)
class Range:
    """Points (0–100): what the settled issues give, and what the open ones may still add."""

    settled: Decimal
    least: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class Offer:
    """What is settled, by dimension of a space, and what that is worth to both sides."""

    space: Space
    chosen: Mapping[int, Choice] = field(default_factory=dict)

    @property
    def missing(self) -> list[Dimension]:
        """Return the issues that are still open."""
        return [self.space.dimensions[index] for index in self._open]

    @property
    def complete(self) -> bool:
        """Say whether every issue is settled."""
        return len(self.chosen) == len(self.space.dimensions)

    @property
    def us(self) -> Range:
        """Return our points."""
        added = [[choice.us for choice in choices] for choices in self._addable]
        return _range([choice.us for choice in self.chosen.values()], added)

    @property
    def them(self) -> Range:
        """Return their points as we estimate them."""
        added = [[choice.them for choice in choices] for choices in self._addable]
        return _range([choice.them for choice in self.chosen.values()], added)

    @property
    def picks(self) -> dict[int, int]:
        """Return the choices by dimension; a number between two steps is none of them."""
        return {
            index: pick
            for index, choice in self.chosen.items()
            for pick, other in enumerate(self.space.dimensions[index].choices)
            if _same(choice, other)
        }

    @property
    def deal(self) -> Deal | None:
        """Return the whole deal; None while an issue is open or lies between two steps."""
        picks, count = self.picks, len(self.space.dimensions)
        return (
            deal_of(self.space, [picks[i] for i in range(count)]) if len(picks) == count else None
        )

    @property
    def _open(self) -> list[int]:
        return [each for each in range(len(self.space.dimensions)) if each not in self.chosen]

    @property
    def _addable(self) -> list[list[Choice]]:
        """Return what the open issues may be settled by: what must-haves leave, else anything."""
        free = [(self.space.dimensions[each].choices, self.space.free(each)) for each in self._open]
        return [[choices[pick] for pick in picks] or list(choices) for choices, picks in free]


def terms_of(document: Document, negotiation_id: str, package_id: str) -> Terms:
    """Return what a package says, by issue; of two terms about one issue the last counts."""
    rows = document.all(Term, negotiation_id)
    return {row.issue_id: row for row in rows if row.package_id == package_id and row.issue_id}


def offer_of(space: Space, terms: Mapping[str, Term]) -> Offer:
    """Return the offer that terms by issue make; what says nothing leaves its issue open."""
    chosen = {
        index: choice
        for index, dimension in enumerate(space.dimensions)
        if (term := terms.get(dimension.issue.id)) and (choice := choice_of(dimension, term))
    }
    return Offer(space, chosen)


def package_offer(document: Document, space: Space, negotiation_id: str, package_id: str) -> Offer:
    """Return what a package of the workbook says."""
    return offer_of(space, terms_of(document, negotiation_id, package_id))


def deal_offer(space: Space, deal: Deal) -> Offer:
    """Return a deal as an offer."""
    chosen = zip(space.dimensions, deal.picks, strict=True)
    return Offer(space, {i: each.choices[pick] for i, (each, pick) in enumerate(chosen)})


def choice_of(dimension: Dimension, term: Term) -> Choice | None:
    """Return the choice that a term makes, or None if it makes none of this issue's."""
    if dimension.issue.kind == "number":
        return None if term.number is None else dimension.at(term.number)
    options = (each for each in dimension.choices if each.option_id == term.option_id)
    return next(options, None)


def reaches(points: Decimal, level: Decimal) -> bool:
    """Say whether points are at least a level on the grid: equal is reached."""
    return apart(points, level) >= 0


def apart(points: Decimal, level: Decimal) -> Decimal:
    """Return by how much points are above a level (negative: below), in whole grid steps."""
    return points_of(on_grid(points) - on_grid(level))


def _same(choice: Choice, other: Choice) -> bool:
    return (choice.option_id, choice.number) == (other.option_id, other.number)


def _range(chosen: list[Decimal], added: list[list[Decimal]]) -> Range:
    settled = sum(chosen, Decimal(0))
    least = sum((min(each) for each in added), settled)
    return Range(settled, least, sum((max(each) for each in added), settled))
