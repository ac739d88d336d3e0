"""Contingent terms for scripts: what they say, what they are worth, and what is doubtful."""

from decimal import Decimal as D

from negdesk.analysis.contingency_summary import contingencies
from negdesk.analysis.summary import analyse
from negdesk.model.document import Document
from negdesk.model.rows import Contingency, Issue, Negotiation

BONUS = Contingency(
    id="c", negotiation_id="n", issue_id="i", condition="sales reach 100",
    consequence="a bonus", otherwise="none", probability=D("0.8"), their_probability=D("0.3"),
    value_if=D(1000), value_else=D(0), their_value_if=D(-600), their_value_else=D(100),
    observable="yes", enforceable="no",
)  # fmt: skip
ROWS = [Negotiation(id="n"), Issue(id="i", negotiation_id="n", title="Pay")]


def test_a_term_is_told_with_both_sides_and_the_joint_gain():
    found = contingencies(Document([*ROWS, BONUS]), "n")
    assert found == [
        {
            "title": "Pay", "if": "sales reach 100", "then": "a bonus", "else": "none",
            "us": {"probability": 0.8, "value_if": 1000, "value_else": 0, "expected": 800},
            "them": {"probability": 0.3, "value_if": -600, "value_else": 100, "expected": -110},
            "joint_gain": 425, "pure_bet": False,
            "warnings": ["Nothing makes the loser keep this term. How could it be secured?"],
        }
    ]  # fmt: skip


def test_what_is_not_said_is_null():
    bare = Contingency(id="c", negotiation_id="n")
    (found,) = contingencies(Document([*ROWS, bare]), "n")
    assert (found["title"], found["joint_gain"], found["pure_bet"]) == (None, None, False)
    assert found["us"] == dict.fromkeys(("probability", "value_if", "value_else", "expected"))


def test_the_whole_analysis_carries_the_terms():
    found = analyse(Document([*ROWS, BONUS]), "n")
    assert [each["if"] for each in found["contingencies"]] == ["sales reach 100"]
    assert analyse(Document(ROWS), "n")["contingencies"] == []
