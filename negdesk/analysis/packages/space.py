"""The space of packages: every issue with its choices, scored and weighed for both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from negdesk.analysis.direction import acceptable
from negdesk.analysis.issue_tree import Tree, name, tree
from negdesk.analysis.packages.grid import pack
from negdesk.analysis.packages.rules import Pick, Rules, rules_of
from negdesk.analysis.packages.steps import Scale, scale_of
from negdesk.analysis.term_checks import options_by_issue
from negdesk.analysis.weights import NoWeights, Side, normalised
from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.rows import Issue, Negotiation, Option

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to settle an issue: scores 0–100, and the points it adds to a package.

    `open` is False where a must-have shuts it out. `key` is both sides' points on the grid.
    """

    label: str
    score: Decimal
    their_score: Decimal
    us: Decimal
    them: Decimal
    key: int
    open: bool = True
    option_id: str | None = None
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """An issue of the space: its choices in order, and its shares (0–1) of both sides' weight.

    `issue` carries the numbers of the negotiation where it is the headline.
    """

    issue: Issue
    title: str
    choices: tuple[Choice, ...]
    share: Decimal
    their_share: Decimal
    scale: Scale

    def at(self, value: Decimal) -> Choice:
        """Return the choice of a value of a number issue, on a step or between two."""
        score = self.scale.score(value, self.issue.better)
        return replace(
            _choice(format(value, "f"), score, 100 - score, self.share, self.their_share),
            open=_within_limit(self.issue, value),
            number=value,
        )


@dataclass(frozen=True, slots=True)
class Space:
    """All packages of a negotiation, by rule and never as a list.

    Limits and target are points (0–100), None where not given. `problem` says why our points
    cannot be told, `their_problem` why theirs cannot; both are empty when all is well.
    """

    dimensions: tuple[Dimension, ...] = ()
    rules: Rules = field(default_factory=Rules)
    limit: Decimal | None = None
    their_limit: Decimal | None = None
    target: Decimal | None = None
    problem: str = ""
    their_problem: str = ""
    notes: tuple[str, ...] = ()

    def free(self, index: int) -> list[int]:
        """Return the choices of a dimension that a package may take."""
        banned = self.rules.banned
        choices = enumerate(self.dimensions[index].choices)
        return [pick for pick, choice in choices if choice.open and (index, pick) not in banned]

    def allows(self, picks: Sequence[int]) -> bool:
        """Say whether a whole package keeps to all must-haves and dependencies."""
        chosen = zip(self.dimensions, picks, strict=True)
        if not all(dimension.choices[pick].open for dimension, pick in chosen):
            return False
        return not self.rules.broken(dict(enumerate(picks)))

    def fixed(self, index: int, pick: int) -> Space:
        """Return the space of the packages that take one choice of a dimension."""
        dimension = self.dimensions[index]
        choices = tuple(
            replace(choice, open=choice.open and each == pick)
            for each, choice in enumerate(dimension.choices)
        )
        changed = replace(dimension, choices=choices)
        return replace(
            self, dimensions=(*self.dimensions[:index], changed, *self.dimensions[index + 1 :])
        )


def space(document: Document, negotiation_id: str) -> Space:
    """Return the space of a negotiation's packages: terms in reading order of the tree."""
    head = document.negotiation(negotiation_id)
    whole = tree(document, negotiation_id)
    options = options_by_issue(document, negotiation_id)
    kept, notes = _settled(head, whole, options)
    shares, problem = _shares(kept, "us")
    their_shares, their_problem = _shares(kept, "them")
    titles = _titles(whole, kept)
    dimensions = tuple(
        _dimension(issue, titles[issue.id], options.get(issue.id, []), shares[i], their_shares[i])
        for i, issue in enumerate(kept)
    )
    rules = rules_of(document, negotiation_id, _where(dimensions))
    notes += [*(_unscored(each, options.get(each.id, [])) for each in kept), *rules.notes]
    return Space(
        dimensions, rules, head.limit_points, head.their_limit_points, head.target_points,
        problem, their_problem, tuple(note for note in notes if note),
    )  # fmt: skip


def _settled(
    head: Negotiation, whole: Tree, options: Mapping[str | None, list[Option]]
) -> tuple[list[Issue], list[str]]:
    """Return the terms that packages settle, and what is said about them and the others."""
    kept: list[Issue] = []
    notes: list[str] = []
    for issue in (_with_headline(each, head) for each in whole.walk() if each.kind != "group"):
        if issue.kind == "number":
            scale = scale_of(issue)
            notes += scale.notes
            found = bool(scale.values)
        else:
            found = bool(options.get(issue.id))
            if not found:
                text = tr("“{title}” is left out of packages: it has no options yet.")
                notes.append(text.format(title=name(issue)))
        if found:
            kept.append(issue)
    return kept, notes


def _with_headline(issue: Issue, head: Negotiation) -> Issue:
    """Return the issue; the headline takes its numbers from the negotiation."""
    if not issue.headline or issue.kind != "number":
        return issue
    own = {each: getattr(head, each) for each in ("opening", "target", "limit")}
    given = {each: value for each, value in own.items() if value is not None}
    return issue.with_(better=head.better, **given)


def _shares(issues: list[Issue], side: Side) -> tuple[list[Decimal], str]:
    """Return the shares (0–1) of one side, or zeros and why there are none."""
    mine = side == "us"
    try:
        return normalised([each.weight if mine else each.their_weight for each in issues]), ""
    except NoWeights as error:
        if mine or not issues:
            return [NOTHING] * len(issues), str(error)
    problem = tr("Estimate what matters to them: every weight of theirs is zero or missing.")
    return [NOTHING] * len(issues), problem


def _dimension(
    issue: Issue, title: str, options: list[Option], share: Decimal, their_share: Decimal
) -> Dimension:
    if issue.kind != "number":
        choices = tuple(_option(each, share, their_share) for each in options)
        return Dimension(issue, title, choices, share, their_share, Scale())
    empty = Dimension(issue, title, (), share, their_share, scale_of(issue))
    return replace(empty, choices=tuple(empty.at(value) for value in empty.scale.values))


def _option(row: Option, share: Decimal, their_share: Decimal) -> Choice:
    label = row.label if row.label.strip() else tr("(untitled)")
    score, their_score = row.score or NOTHING, row.their_score or NOTHING
    choice = _choice(label, score, their_score, share, their_share)
    return replace(choice, open=row.acceptable, option_id=row.id)


def _choice(
    label: str, score: Decimal, their_score: Decimal, share: Decimal, their_share: Decimal
) -> Choice:
    us, them = share * score, their_share * their_score
    return Choice(label, score, their_score, us, them, pack(us, them))


def _within_limit(issue: Issue, value: Decimal) -> bool:
    """Say whether a must-have number keeps its limit; equal to the limit is acceptable."""
    if not issue.must_have or issue.limit is None:
        return True
    return acceptable(value, issue.limit, issue.better)


def _unscored(issue: Issue, options: list[Option]) -> str:
    if issue.kind == "number" or all(
        each.score is not None and each.their_score is not None for each in options
    ):
        return ""
    text = tr("“{title}”: options without a score count as 0 points.")
    return text.format(title=name(issue))


def _titles(whole: Tree, issues: list[Issue]) -> dict[str, str]:
    """Return a different name for each issue: its title, else with its groups, else numbered."""
    plain = Counter(name(issue) for issue in issues)
    titles: dict[str, str] = {}
    taken: set[str] = set()
    for issue in issues:
        wanted = name(issue) if plain[name(issue)] == 1 else whole.words(issue)
        title, number = wanted, 2
        while title in taken:
            title, number = f"{wanted} ({number})", number + 1
        taken.add(title)
        titles[issue.id] = title
    return titles


def _where(dimensions: Sequence[Dimension]) -> dict[str, Pick]:
    return {
        choice.option_id: (index, pick)
        for index, dimension in enumerate(dimensions)
        for pick, choice in enumerate(dimension.choices)
        if choice.option_id is not None
    }
