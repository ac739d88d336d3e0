"""Small negotiations to package, and every package of them listed one by one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

from negdesk.model.document import Document
from negdesk.model.rows import Dependency, Issue, Negotiation, Option, Row, Term

D = Decimal
GRID = 10**7
ITEX = Path(__file__).parents[3] / "tests" / "data" / "itex_cypress" / "answers.json"

LAPTOP_WEIGHTS = {
    "Laptop": ("0.4452", "0.3781"),
    "Disk": ("0.3781", "0.1768"),
    "Monitor": ("0.1768", "0.4452"),
}
LAPTOP = {
    "Laptop": {"Dell": (12, 12), "Mac": (20, 30), "HP": (30, 20)},
    "Disk": {"60 GB": (30, 20), "80 GB": (20, 30), "120 GB": (9, 9)},
    "Monitor": {'19"': (30, 3), '20"': (10, 2), '23"': (20, 1)},
}


def choice(title: str, *scores: tuple[Any, Any], weights: tuple[Any, Any] = (1, 1)) -> list[Row]:
    """Return a choice issue with options a, b, … of these scores (ours, theirs)."""
    return [
        Issue(
            id=title,
            negotiation_id="n",
            title=title,
            kind="choice",
            weight=D(str(weights[0])),
            their_weight=D(str(weights[1])),
        ),
        *(
            Option(
                id=f"{title}.{chr(97 + index)}",
                negotiation_id="n",
                issue_id=title,
                position=index,
                label=chr(97 + index),
                score=D(str(us)),
                their_score=D(str(them)),
            )
            for index, (us, them) in enumerate(scores)
        ),
    ]


def rule(first: str, kind: str, second: str) -> Dependency:
    """Return a dependency between two options by their ids."""
    return Dependency(
        id=f"{first}{kind}{second}",
        negotiation_id="n",
        option_id=first,
        kind=kind,
        other_option_id=second,
    )


def document(*rows: Row | Iterable[Row], **head: Any) -> Document:
    """Return a document of one negotiation, issues in the order given."""
    flat: list[Row] = []
    for row in rows:
        flat += [row] if isinstance(row, Row) else list(row)
    placed = [
        row.with_(position=index) if isinstance(row, Issue | Dependency) else row
        for index, row in enumerate(flat)
    ]
    return Document([Negotiation(id="n", **head), *placed])


def case(
    weights: Mapping[str, tuple[Any, Any]],
    evaluations: Mapping[str, Mapping[str, tuple[int, int]]],
    **head: Any,
) -> Document:
    """Return a published case: score = 100 × evaluation / largest evaluation of the issue."""
    rows: list[Row] = []
    for title, options in evaluations.items():
        most = [max(pair[side] for pair in options.values()) for side in (0, 1)]
        scores = [
            tuple(round(D(100) * value / top, 10) for value, top in zip(pair, most, strict=True))
            for pair in options.values()
        ]
        issue, *made = choice(title, *scores, weights=weights[title])  # type: ignore[arg-type]
        rows += [issue, *(row.with_(label=label) for row, label in zip(made, options, strict=True))]
    return document(rows, **head)


def laptop(**head: Any) -> Document:
    """Return the Laptop case, the buyer being us."""
    return case(LAPTOP_WEIGHTS, LAPTOP, **head)


def itex() -> tuple[Document, dict[str, Any]]:
    """Return the Itex–Cypress case, Itex being us, and its published answers."""
    read = json.loads(ITEX.read_text(encoding="utf-8"))
    ours, theirs = read["weights"]["itex"], read["weights"]["cypress"]
    weights = {title: (ours[title], theirs[title]) for title in ours}
    return case(weights, read["evaluations"]), read["answers"]


def term(issue_id: str, option: str | None = None, number: Any = None) -> Term:
    """Return what an offer says about an issue."""
    return Term(
        id=issue_id,
        negotiation_id="n",
        issue_id=issue_id,
        option_id=option,
        number=None if number is None else D(str(number)),
    )


def every_package(held: Document) -> list[tuple[Fraction, Fraction, tuple[str, ...]]]:
    """Return all possible packages of choice issues: points of both, and the options' ids."""
    issues = held.all(Issue, "n")
    options = {
        issue.id: [row for row in held.all(Option, "n") if row.issue_id == issue.id]
        for issue in issues
    }
    weights = [Fraction(issue.weight or 0) for issue in issues]
    theirs = [Fraction(issue.their_weight or 0) for issue in issues]
    found = []
    for chosen in product(*options.values()):
        ids = {row.id for row in chosen}
        if not all(row.acceptable for row in chosen) or not _keeps(held, ids):
            continue
        us = _points(weights, [row.score for row in chosen])
        them = _points(theirs, [row.their_score for row in chosen])
        found.append((us, them, tuple(row.id for row in chosen)))
    return found


def grid(points: Fraction | Decimal) -> int:
    """Return points in steps of 1e-9 of the scale."""
    return int(Fraction(points) * GRID + Fraction(1, 2))


def _points(weights: Sequence[Fraction], scores: Sequence[Decimal | None]) -> Fraction:
    pairs = zip(weights, scores, strict=True)
    return sum((weight * Fraction(score or 0) for weight, score in pairs), Fraction(0)) / sum(
        weights
    )


def _keeps(held: Document, ids: set[str]) -> bool:
    for row in held.all(Dependency, "n"):
        if row.option_id in ids and (row.other_option_id in ids) != (row.kind == "requires"):
            return False
    return True
