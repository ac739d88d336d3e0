"""The packages of `negdesk analyse --json`: the keys and figures that scripts rely on."""

import json
from decimal import Decimal
from typing import Any, cast

import pytest

from negdesk.analysis.packages.summary import packages
from negdesk.analysis.summary import analyse
from negdesk.model.document import Document
from negdesk.model.rows import Event, Issue, Package
from tests.analysis.packages.make import choice, document, itex, laptop, rule, term

D = Decimal


def said(held: Document) -> dict[str, Any]:
    """Return the summary as a script reads it."""
    return cast("dict[str, Any]", json.loads(json.dumps(packages(held, "n"), allow_nan=False)))


def test_itex_and_cypress_are_said_with_all_that_is_asked_for():
    held, answers = itex()
    found = said(held)
    assert (found["count"], found["rational_count"], found["frontier_size"]) == (180, 180, 18)
    assert len(found["frontier"]) == 18
    assert found["zone"] is True
    assert found["problem"] is None
    for name in ("nash", "egalitarian", "greatest_joint"):
        (deal,) = found[name]
        assert list(deal["terms"].values()) == answers[name]["terms"]
    (nash,) = found["nash"]
    assert nash["us"] == pytest.approx(answers["nash"]["itex"], abs=5e-5)
    assert nash["them"] == pytest.approx(answers["nash"]["cypress"], abs=5e-5)
    assert set(nash["terms"]) == {"Price", "Delivery", "Payment", "Returns"}
    assert len(found["trades"]) in (1, 2, 3)
    assert all(trade["us"] >= 0 and trade["them"] >= 0 for trade in found["trades"])
    assert len(found["equivalent"]) == 3


def test_points_are_not_rounded():
    first = said(laptop())["frontier"][1]
    assert first["us"] == pytest.approx(87.397926873991863, abs=1e-12)


def test_the_whole_analysis_has_them():
    assert analyse(laptop(), "n")["packages"]["frontier_size"] == 4


def test_number_issues_are_said_as_numbers():
    price = Issue(
        id="p", negotiation_id="n", title="Price", kind="number", lowest=D(0), highest=D(10),
        step=D(5), weight=D(1), their_weight=D(1),
    )  # fmt: skip
    found = said(document(price))
    assert [deal["terms"]["Price"] for deal in found["frontier"]] == [10, 5, 0]


def test_nothing_to_compare_is_said_and_is_no_crash():
    for held, words in (
        (document(), "no issue"),
        (document(choice("a", (1, 1), weights=(0, 1))), "Every weight is zero"),
        (document(choice("a", (1, 1), weights=(1, 0))), "every weight of theirs is zero"),
        (document(choice("a", (1, 1)), rule("a.a", "excludes", "a.a")), "excludes"),
    ):
        found = said(held)
        assert words in found["problem"]
        assert found["frontier"] == found["nash"] == found["equivalent"] == []
        assert found["zone"] is None
    assert said(document())["count"] == 0


def test_without_a_zone_it_is_said_how_far_off_it_is():
    found = said(document(choice("a", (40, 40)), limit_points=D(50), their_limit_points=D(45)))
    assert found["zone"] is False
    assert (found["rational_count"], found["nash"]) == (0, [])
    assert found["frontier_size"] == 1
    assert "10.0 points short for you and 5.0 for them" in found["no_zone"]


def test_trades_start_from_the_last_package_offered():
    def packaged(name, *options):
        terms = [
            term(issue, f"{issue}.{option}") for issue, option in zip("xy", options, strict=True)
        ]
        rows = [row.with_(id=f"{name}{row.issue_id}", package_id=name) for row in terms]
        return [Package(id=name, negotiation_id="n"), *rows]

    held = document(
        choice("x", (100, 0), (0, 100), weights=(1, 3)),
        choice("y", (100, 0), (0, 100), weights=(3, 1)),
        packaged("poor", "a", "b"),
        packaged("best", "b", "a"),
        Event(id="e", negotiation_id="n", kind="offer", at="2026-01-01", package_id="poor"),
    )
    (trade,) = said(held)["trades"]
    assert (trade["give"]["issue"], trade["get"]["issue"]) == ("x", "y")
    assert (trade["us"], trade["them"]) == (50, 50)
    later = Event(id="f", negotiation_id="n", kind="offer", at="2026-01-02", package_id="best")
    rows = [*held.rows("n"), later]
    assert said(Document(rows))["trades"] == []
