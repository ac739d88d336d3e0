"""Negotiations with packages to test the Packages tab on: the laptop, and issues by the dozen."""

from __future__ import annotations

from decimal import Decimal as D

from negdesk.model.rows import Issue, Negotiation, Option, Package, Row, Term

LAPTOP = {
    "Laptop": ("0.4452", "0.3781", {"Dell": (12, 12), "Mac": (20, 30), "HP": (30, 20)}),
    "Disk": ("0.3781", "0.1768", {"60 GB": (30, 20), "80 GB": (20, 30), "120 GB": (9, 9)}),
    "Monitor": ("0.1768", "0.4452", {'19"': (30, 3), '20"': (10, 2), '23"': (20, 1)}),
}
LEVELS = {"limit_points": D(55), "their_limit_points": D(40), "target_points": D(80)}


def issues(table, nid="n") -> list[Row]:
    """Rows of choice issues: title -> (weight, their weight, {option: evaluations})."""
    rows: list[Row] = []
    for place, (title, (weight, their_weight, options)) in enumerate(table.items()):
        key = f"{nid}.{place}"
        rows.append(Issue(id=key, negotiation_id=nid, position=place, title=title, kind="choice",
                          weight=D(weight), their_weight=D(their_weight)))  # fmt: skip
        most = [max(D(each[side]) for each in options.values()) for side in (0, 1)]
        for index, (label, each) in enumerate(options.items()):
            score, their_score = (100 * D(each[side]) / most[side] for side in (0, 1))
            rows.append(Option(id=f"{key}.{index}", negotiation_id=nid, position=index,
                               issue_id=key, label=label, score=round(score, 8),
                               their_score=round(their_score, 8)))  # fmt: skip
    return rows


def laptop(nid="n", **values) -> list[Row]:
    return [Negotiation(id=nid, title="Laptop", unit="EUR", **values), *issues(LAPTOP, nid)]


def package(title, picks, nid="n", position=0, kind="offer") -> list[Row]:
    """A package that takes options by their index, None leaving an issue open."""
    key = f"{nid}.{title}"
    rows: list[Row] = [
        Package(id=key, negotiation_id=nid, position=position, title=title, kind=kind)
    ]
    for place, pick in enumerate(picks):
        if pick is not None:
            rows.append(Term(id=f"{key}.{place}", negotiation_id=nid, position=place,
                             package_id=key, issue_id=f"{nid}.{place}",
                             option_id=f"{nid}.{place}.{pick}"))  # fmt: skip
    return rows


def opposed(count, options=10, nid="n", **values) -> list[Row]:
    """Issues where one loses what the other gains, with weights that differ."""
    table = {
        f"Issue {place + 1}": (
            place + 1,
            count - place,
            {f"Option {index}": (index, options - 1 - index) for index in range(options)},
        )
        for place in range(count)
    }
    return [Negotiation(id=nid, title="Opposed", **values), *issues(table, nid)]


def packages(desk, nid="n"):
    return desk.document.all(Package, nid)


def terms_of(desk, row):
    terms = [
        each for each in desk.document.all(Term, row.negotiation_id) if each.package_id == row.id
    ]
    return [desk.document.find(Option, each.option_id).label for each in terms]
