"""GENIUS: the published cases give the published answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from negdesk.exchange.genius.files import read
from negdesk.exchange.interchange import Imported
from tests.exchange.genius.xml import issue, issues, options, profile, taken, weight
from tests.exchange.numbered import numbered

CASE = Path(__file__).parents[2] / "data" / "itex_cypress"
ANSWERS = json.loads((CASE / "answers.json").read_text(encoding="utf-8"))
LAPTOP = {
    "Laptop": {"Dell": (12, 12), "Mac": (20, 30), "HP": (30, 20)},
    "Disk": {"60": (30, 20), "80": (20, 30), "120": (9, 9)},
    "Monitor": {"19": (30, 3), "20": (10, 2), "23": (20, 1)},
}


def points(imported: Imported, terms: Sequence[str]) -> tuple[float, float]:
    """Return what a package is worth to both by the plain sum of weight times score."""
    ours = theirs = weight = their_weight = Decimal(0)
    for row, label in zip(issues(imported), terms, strict=True):
        (option,) = [option for option in options(imported, row) if option.label == label]
        ours += row.weight * option.score
        theirs += row.their_weight * option.their_score
        weight, their_weight = weight + row.weight, their_weight + row.their_weight
    return float(ours / weight), float(theirs / their_weight)


def itex() -> Imported:
    return read([CASE / f"{name}.xml" for name in ("domain", "itex", "cypress")], numbered())


def test_itex_and_cypress_come_in_with_the_published_weights_and_scores() -> None:
    imported = itex()
    assert imported.negotiation.title == "itex and cypress"
    for side, name in (("itex", "weight"), ("cypress", "their_weight")):
        weights = {row.title: getattr(row, name) for row in issues(imported)}
        published = ANSWERS["weights"][side]
        assert weights == {title: Decimal(str(value)) for title, value in published.items()}
    for row in issues(imported):
        evaluations = ANSWERS["evaluations"][row.title]
        assert [option.label for option in options(imported, row)] == list(evaluations)
        for place, name in enumerate(("score", "their_score")):
            largest = max(pair[place] for pair in evaluations.values())
            for option in options(imported, row):
                expected = 100 * evaluations[option.label][place] / largest
                assert float(getattr(option, name)) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", ["nash", "itex_best", "cypress_best"])
def test_the_published_packages_are_worth_what_was_published(name: str) -> None:
    answer = ANSWERS["answers"][name]
    ours, theirs = points(itex(), answer["terms"])
    assert ours == pytest.approx(answer["itex"], abs=5e-5)
    assert theirs == pytest.approx(answer["cypress"], abs=5e-5)


def laptop(place: int, weights: Sequence[str]) -> str:
    body = ""
    for index, (title, evaluations) in enumerate(LAPTOP.items(), start=1):
        items = [
            f'<item value="{value}" evaluation="{pair[place]}"/>'
            for value, pair in evaluations.items()
        ]
        body += issue("".join(items), index, title) + weight(weights[index - 1], index)
    return profile(body)


@pytest.mark.parametrize(
    ("terms", "ours", "theirs"),
    [
        (("Mac", "80", "19"), 72.56, 100),
        (("Mac", "60", "19"), 85.16, 94.11),
        (("HP", "80", "19"), 87.40, 87.40),
        (("HP", "60", "19"), 100, 81.51),
    ],
)
def test_the_laptop_frontier_is_worth_what_was_published(
    tmp_path: Path, terms: tuple[str, ...], ours: float, theirs: float
) -> None:
    buyer = laptop(0, ("0.4452", "0.3781", "0.1768"))
    seller = laptop(1, ("0.3781", "0.1768", "0.4452"))
    found = points(taken(tmp_path, buyer, buyer, seller), terms)
    assert found == pytest.approx((ours, theirs), abs=6e-3)


def test_which_side_is_ours_is_a_matter_of_order() -> None:
    turned = read([CASE / f"{name}.xml" for name in ("domain", "cypress", "itex")], numbered())
    terms = ANSWERS["answers"]["nash"]["terms"]
    assert points(turned, terms) == points(itex(), terms)[::-1]
