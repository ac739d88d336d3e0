"""Looking back: what the deal is worth by the seal, by what was learned, and by memory."""

from hypothesis import given
from hypothesis import strategies as st

from negdesk.analysis.audit import audit, audit_words, left_on_the_table, summary
from negdesk.analysis.summary import analyse
from negdesk.model.rows import (
    Adjustment,
    Alternative,
    Deviation,
    Issue,
    LimitChange,
    Option,
    Package,
    Row,
    Seal,
    Term,
)
from tests.analysis.audit.make import (
    STYLE,
    D,
    assumption,
    belief,
    car,
    change,
    document,
    house,
    packaged,
    part,
    put,
    rival,
    sealed,
    told,
)


def agreed(doc, value: int, **head):
    return change(doc, stage="agreed", agreed_value=D(value), **head)


def test_the_house_of_the_example_leaves_a_quarter_to_the_seller():
    found = summary(agreed(sealed(house()), 540_000, their_limit_learned=D(600_000)), "n")
    assert found["against_limit"] == 20_000
    assert found["share_believed"] == 0.25
    assert found["share_learned"] == 0.25
    assert found["zone_error"] == {"low": 0, "high": 0, "width": 0, "inside": True}
    assert found["both_beat_alternatives"] is True


def test_the_same_house_from_the_buyers_side_leaves_three_quarters():
    doc = document(
        belief(500_000, 520_000, 530_000),
        stage="agreed", better="lower", limit=D(600_000), agreed_value=D(540_000),
        their_limit_learned=D(520_000),
    )  # fmt: skip
    found = summary(doc, "n")
    assert found["against_limit"] == 60_000
    assert found["share_believed"] == found["share_learned"] == 0.75


def test_the_seal_speaks_for_what_was_believed_however_it_reads_now():
    doc = agreed(sealed(car()), 24800, their_limit_learned=D(24000), limit=D(27000))
    doc = put(doc, belief(23000, 24000, 24500, "hindsight", at="2026-06-01", position=1))
    measured = audit(doc, "n").measured
    assert not measured.from_memory
    assert measured.against_limit == 1200
    assert measured.share_believed == D(1200) / D(1500)
    assert measured.share_learned == D(2200) / D(3000)


def test_the_last_intact_seal_counts():
    doc = sealed(change(sealed(car()), limit=D(25500)), prefix="second")
    measured = audit(agreed(doc, 24800), "n").measured
    assert measured.limit == 25500


def test_without_a_seal_it_is_from_memory_and_says_so():
    doc = agreed(car(), 24800)
    assert summary(doc, "n")["from_memory"] is True
    assert "from memory" in told(doc)["from_memory"]


def test_a_tampered_seal_is_not_believed():
    doc = sealed(car())
    seal = doc.one(Seal, "n")
    doc = put(doc, seal.with_(content=seal.content.replace("26000", "24000")))
    measured = audit(agreed(doc, 24800), "n").measured
    assert measured.from_memory
    assert measured.limit == 26000


def test_errors_of_the_zone_are_belief_minus_truth_at_each_end():
    found = summary(agreed(sealed(car()), 24800, their_limit_learned=D(24000)), "n")
    assert found["zone_error"] == {"low": 500, "high": 0, "width": -500, "inside": True}
    sold = summary(agreed(sealed(house()), 540_000, their_limit_learned=D(560_000)), "n")
    assert sold["zone_error"] == {"low": 0, "high": 40_000, "width": 40_000, "inside": False}


def test_our_own_end_of_the_zone_errs_by_what_our_limit_changed_since():
    doc = agreed(sealed(car()), 24800, their_limit_learned=D(24500), limit=D(25000))
    assert summary(doc, "n")["zone_error"] == {
        "low": 0, "high": 1000, "width": 1000, "inside": True,
    }  # fmt: skip


def test_a_zone_that_was_not_there_still_has_errors_but_no_share():
    doc = agreed(sealed(car()), 26500, their_limit_learned=D(26400))
    found = summary(doc, "n")
    assert found["share_learned"] is None
    assert found["zone_error"]["width"] == 1900
    assert found["both_beat_alternatives"] is False
    assert told(doc)["share_learned"] == "As you know now, there was no zone: no share can be told."


def test_a_zone_of_one_point_has_no_share():
    doc = agreed(car(), 26000, their_limit_learned=D(26000))
    assert summary(doc, "n")["share_learned"] is None
    assert "one point" in told(doc)["share_learned"]
    assert summary(doc, "n")["both_beat_alternatives"] is True


def test_a_deal_worse_than_the_limit_is_said_plainly():
    doc = agreed(sealed(car()), 26300)
    assert summary(doc, "n")["against_limit"] == -300
    words = {said.key: said for said in audit_words(audit(doc, "n"), STYLE)}
    assert words["against_limit"].text == (
        "That is 300 EUR worse than your walkaway limit. What moved you?"
    )
    assert words["against_limit"].good is False
    assert "past your own limit" in words["share_believed"].text


def test_a_deal_at_the_limit_is_acceptable():
    doc = agreed(sealed(car()), 26000)
    assert summary(doc, "n")["against_limit"] == 0
    assert "acceptable" in told(doc)["against_limit"]


def test_without_a_limit_nothing_is_measured_against_it():
    doc = agreed(car(limit=None), 24800, their_limit_learned=D(24000))
    found = summary(doc, "n")
    assert found["against_limit"] is found["share_believed"] is found["share_learned"] is None
    assert found["both_beat_alternatives"] is None
    assert found["zone_error"] == {"low": 500, "high": None, "width": None, "inside": True}
    assert "no walkaway limit" in told(doc)["against_limit"]


def test_a_limit_set_only_after_the_seal_counts_from_then_on():
    doc = agreed(sealed(car(limit=None)), 24800, limit=D(25000))
    assert summary(doc, "n")["against_limit"] == 200


def test_their_limit_unknown_leaves_what_was_learned_open():
    found = summary(agreed(sealed(car()), 24800), "n")
    assert found["share_learned"] is None
    assert found["both_beat_alternatives"] is None
    assert found["zone_error"] == {"low": None, "high": None, "width": None, "inside": None}
    assert "not known" in told(agreed(sealed(car()), 24800))["share_learned"]


def test_a_negotiation_without_any_number_reads_well():
    assert told(document(stage="agreed", title="Who cooks")) == {
        "agreed": "You agreed, without a number. What it is worth stands in your own words."
    }
    assert list(told(document(stage="no_deal", title="Who cooks"))) == ["walked_away"]


def test_before_it_has_ended_there_is_nothing_to_say():
    assert told(car(agreed_value=D(24800))) == {}
    found = summary(car(agreed_value=D(24800)), "n")
    assert found["against_limit"] is None
    assert found["correct_walk_away"] is None


def test_the_agreed_value_is_that_of_the_agreement_where_none_was_typed():
    doc = car(*packaged(24800, "agreement"), stage="agreed")
    assert summary(doc, "n")["against_limit"] == 1200
    assert summary(change(doc, agreed_value=D(24700)), "n")["against_limit"] == 1300


def test_win_win_asks_whether_the_deal_beats_what_the_bridge_leads_to():
    doc = car(
        part(Alternative, "x", title="Süd", likely=D(25000), feasibility=D(1), selected=True),
        part(Adjustment, "a", amount=D(200)),
        stage="agreed", agreed_value=D(25500), their_limit_learned=D(24000),
    )  # fmt: skip
    found = summary(doc, "n")
    assert found["against_limit"] == 500
    assert found["both_beat_alternatives"] is False


def test_win_win_asks_what_the_bridge_led_to_when_it_was_sealed():
    doc = sealed(car(rival(25000), part(Adjustment, "a", amount=D(200))))
    doc = put(agreed(doc, 25500, their_limit_learned=D(24000)), rival(26000))
    assert summary(doc, "n")["both_beat_alternatives"] is False
    doc = put(agreed(sealed(car(rival(26000))), 25500, their_limit_learned=D(24000)), rival(25000))
    assert summary(doc, "n")["both_beat_alternatives"] is True


def test_a_bridge_built_only_after_the_seal_is_hindsight():
    doc = put(agreed(sealed(car()), 25500, their_limit_learned=D(24000)), rival(25000))
    assert summary(doc, "n")["both_beat_alternatives"] is True


def test_changes_hours_deviations_and_assumptions_are_gathered():
    doc = car(
        assumption("a", "0.9", "true"),
        assumption("b", "0.2", "false"),
        part(LimitChange, "c", old=D(26000), new=D(26400), reason="A quote"),
        part(Deviation, "d", topic="Who came"),
        stage="agreed", agreed_value=D(24800), hours_planned=D(3), hours_spent=D("4.5"),
    )  # fmt: skip
    found = audit(doc, "n")
    assert found.hours_over == D("1.5")
    assert [row.topic for row in found.deviations] == ["Who came"]
    said = told(doc)
    assert said["limit_changes"] == "Your limit changed once, from 26,000 EUR to 26,400 EUR."
    assert said["resolved"] == "1 of 2 assumptions held; Brier score 0.025, where 0 is perfect."
    assert said["hours"] == "It took 4.5 hours; 3 were planned."


def test_an_estimate_is_said_with_its_error_and_its_range():
    said = told(agreed(sealed(car()), 24800, their_limit_learned=D(24000)))
    assert said["estimate"] == (
        "You put their limit at 24,500 EUR; it was 24,000 EUR. That was 2\u202f% too pessimistic. "
        "It lay inside your range."
    )


def two_issues(first: str, second: str):
    """Return an agreement on two issues that each side weighs the other way round."""
    rows: list[Row] = []
    for name, ours, theirs in (("a", 75, 25), ("b", 25, 75)):
        rows.append(part(Issue, name, kind="choice", weight=D(ours), their_weight=D(theirs)))
        for label, score in (("us", 100), ("them", 0)):
            rows.append(
                part(Option, f"{name}-{label}", issue_id=name, label=label,
                     score=D(score), their_score=D(100 - score))
            )  # fmt: skip
    rows.append(part(Package, "deal", kind="agreement"))
    for name, label in (("a", first), ("b", second)):
        if label:
            option = f"{name}-{label}"
            rows.append(part(Term, name, package_id="deal", issue_id=name, option_id=option))
    return document(*rows, stage="agreed")


def test_what_an_agreement_leaves_on_the_table_is_in_points():
    assert summary(two_issues("us", "them"), "n")["frontier_distance"] == 0
    crossed = two_issues("them", "us")
    assert summary(crossed, "n")["frontier_distance"] == 50
    left = left_on_the_table(crossed, "n")
    assert (left.us, left.them) == (50, 50)
    assert (left.better.us, left.better.them) == (75, 75)


def test_an_agreement_that_leaves_issues_open_has_no_distance():
    assert summary(two_issues("us", ""), "n")["frontier_distance"] is None
    unended = change(two_issues("us", "us"), stage="sealed")
    assert summary(unended, "n")["frontier_distance"] is None


def test_the_audit_is_part_of_the_analysis():
    assert set(analyse(car(), "n")["audit"]) >= {
        "against_limit", "share_believed", "share_learned", "zone_error",
        "both_beat_alternatives", "correct_walk_away", "frontier_distance", "brier", "resolved",
    }  # fmt: skip


values = st.none() | st.integers(-50, 50).map(D)


@given(values, values, values, values, st.sampled_from(["higher", "lower"]))
def test_a_mirrored_negotiation_has_the_same_audit(value, limit, likely, learned, better):
    def made(sign: int, way: str):
        def turned(number):
            return None if number is None else sign * number

        row = belief(0, 0, 0).with_(low=None, high=None, likely=turned(likely))
        return document(
            row, stage="agreed", better=way, limit=turned(limit), agreed_value=turned(value),
            their_limit_learned=turned(learned),
        )  # fmt: skip

    other = {"higher": "lower", "lower": "higher"}[better]
    one, two = summary(made(1, better), "n"), summary(made(-1, other), "n")
    ends = [one.pop("zone_error"), two.pop("zone_error")]
    assert one == two
    assert ends[0]["width"] == ends[1]["width"]
    assert ends[0]["inside"] == ends[1]["inside"]
