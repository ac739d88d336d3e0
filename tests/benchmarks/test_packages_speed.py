"""Speed of packages: medians and one ratio, measured in one run. Nothing here asserts a time."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import product

import pytest

from negdesk.analysis.packages.equivalent import Level, equivalent_offers
from negdesk.analysis.packages.frontier import Frontier
from negdesk.analysis.packages.space import Space, space
from tests.analysis.packages.make import choice, document
from tests.benchmarks.table import median, milliseconds, samples, show

pytestmark = pytest.mark.benchmark


def domain(issues: int, options: int, kind: str) -> Space:
    """Return a space of random scores: free, opposed in order, or one gaining what one loses."""
    chance = random.Random(7)
    rows = []
    for index in range(issues):
        ours = [round(chance.random() * 100, 2) for _ in range(options)]
        theirs = [round(chance.random() * 100, 2) for _ in range(options)]
        weights = [round(chance.random() * 100, 3) for _ in range(2)]
        if kind == "opposed":
            ours, theirs = sorted(ours), sorted(theirs, reverse=True)
        if kind == "distributive":
            theirs, weights = [round(100 - each, 2) for each in ours], weights[:1] * 2
        pairs = zip(ours, theirs, strict=True)
        rows.append(choice(f"i{index}", *pairs, weights=(weights[0], weights[1])))
    return space(document(*rows), "n")


def listed(found: Space) -> list[tuple[Decimal, Decimal]]:
    """Return the frontier by listing every package in a plain loop."""
    best: dict[int, int] = {}
    keys = [[choice.key for choice in dimension.choices] for dimension in found.dimensions]
    for chosen in product(*keys):
        key = sum(chosen)
        us, them = key >> 56, key & ((1 << 56) - 1)
        if best.get(us, -1) < them:
            best[us] = them
    kept, most = [], -1
    for us in sorted(best, reverse=True):
        if best[us] > most:
            most = best[us]
            kept.append((Decimal(us), Decimal(most)))
    return kept


@pytest.mark.parametrize(
    ("issues", "options", "kind", "reach"),
    [
        (6, 10, "free", "3 ms"),
        (12, 10, "free", "10 ms"),
        (12, 10, "opposed", "200 ms"),
        (12, 10, "distributive", "300 ms, bounded"),
        (20, 10, "free", "1 s"),
        (20, 10, "opposed", "1 s"),
        (20, 5, "opposed", "1 s"),
        (200, 3, "free", "not stated"),
    ],
)
def test_the_frontier(issues, options, kind, reach):
    found = domain(issues, options, kind)
    edge = Frontier(found)
    taken = median(samples(lambda: Frontier(found), 9))
    exact = "exact" if edge.exact else f"±{edge.bound:.2f}"
    figure = f"{milliseconds(taken)} {exact}"
    show(f"frontier {issues} × {options} {kind} ({len(edge.points)} points)", figure, reach)


def test_the_merge_against_listing_every_package():
    found = domain(6, 10, "free")
    assert len(listed(found)) == len(Frontier(found).points)
    slow, fast = samples(lambda: listed(found), 1, warm=0), samples(lambda: Frontier(found), 9)
    ratio = median(slow) / median(fast)
    show("listing 1,000,000 packages against the merge", f"{ratio:,.0f} times", "report")


@pytest.mark.parametrize("kind", ["free", "opposed", "distributive"])
def test_three_equivalent_offers_among_a_trillion(kind):
    edge = Frontier(domain(12, 10, kind))
    taken = [
        median(samples(lambda level=level: equivalent_offers(edge, Level(Decimal(level))), 5))
        for level in (55, 65, 75, 85, 95)
    ]
    show(
        f"three equivalent offers, {kind}, slowest of five levels",
        milliseconds(max(taken)),
        "200 ms",
    )
