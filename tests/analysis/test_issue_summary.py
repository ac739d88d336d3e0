"""What scripts read about issues and weights: nested, JSON numbers, null where unknown."""

import json
from decimal import Decimal

import pytest

from negdesk.analysis.summary import analyse
from negdesk.model.document import Document
from negdesk.model.rows import Issue, Negotiation, Option

D = Decimal


def analysed(*rows, **head):
    found = analyse(Document([Negotiation(id="n", **head), *rows]), "n")
    return json.loads(json.dumps(found))


def issue(name: str, **values) -> Issue:
    return Issue(id=name, negotiation_id="n", title=name.title(), **values)


def test_the_tree_is_nested_with_its_numbers():
    rows = [
        issue("money", kind="group"),
        issue("price", parent_id="money", unit="EUR", better="lower", headline=True,
              limit=D(26000), target=D("24500.5"), their_low=D(1), their_likely=D(2)),
    ]  # fmt: skip
    [money] = analysed(*rows)["issues"]
    assert (money["id"], money["title"], money["kind"]) == ("money", "Money", "group")
    assert money["children"] == [
        {
            "id": "price",
            "title": "Price",
            "kind": "number",
            "unit": "EUR",
            "better": "lower",
            "must_have": False,
            "headline": True,
            "opening": None,
            "target": 24500.5,
            "limit": 26000,
            "their_low": 1,
            "their_likely": 2,
            "their_high": None,
            "present_value": None,
            "options": [],
            "children": [],
        }
    ]


def test_recurring_amounts_have_their_present_value():
    fee = issue("fee", stream="recurring", periods=D(36), discount=D("0.005"), target=D(19))
    worth = analysed(fee)["issues"][0]["present_value"]
    assert worth["target"] == pytest.approx(624.549308)
    assert worth["opening"] is None
    assert worth["limit"] is None


def test_options_carry_scores_and_the_worth_of_their_money():
    plan = issue("plan", kind="choice", stream="recurring", periods=D(10))
    rows = [
        Option(id="a", negotiation_id="n", issue_id="plan", label="Basic", score=D(40),
               amount=D(5), position=1),
        Option(id="b", negotiation_id="n", issue_id="plan", label="None", acceptable=False,
               their_score=D("12.5")),
    ]  # fmt: skip
    assert analysed(plan, *rows)["issues"][0]["options"] == [
        {"label": "None", "score": None, "their_score": 12.5, "acceptable": False,
         "present_value": None},
        {"label": "Basic", "score": 40, "their_score": None, "acceptable": True,
         "present_value": 50},
    ]  # fmt: skip


def test_weights_are_shares_of_both_sides():
    rows = [
        issue("a", weight=D(3), their_weight=D(1)),
        issue("b", weight=D(1), position=1),
        issue("c", position=2),
        issue("g", kind="group", weight=D(9)),
    ]
    assert analysed(*rows, weighting="rank")["weights"] == {
        "mode": "rank",
        "us": {"a": 0.75, "b": 0.25, "c": None},
        "them": {"a": 1, "b": None, "c": None},
        "problem": None,
    }


def test_weights_that_are_all_zero_say_so():
    weights = analysed(issue("a", weight=D(0)), issue("b"))["weights"]
    assert weights["us"] == {"a": None, "b": None}
    assert weights["problem"].startswith("Every weight is zero.")


def test_a_negotiation_without_issues_has_an_empty_tree():
    found = analysed()
    assert found["issues"] == []
    assert found["weights"]["us"] == {}
    assert found["weights"]["problem"] == "There is no issue to weigh yet."
