import json
from typing import Any

from negdesk.analysis.record import Filter, choices, debriefs, record, record_of
from negdesk.analysis.record_summary import record_summary
from negdesk.analysis.record_words import record_words
from negdesk.model.document import Document
from negdesk.model.rows import Lesson, Negotiation, Party, Rating, Row
from tests.analysis.audit.make import STYLE, D, assumption, belief, offer, part

YEAR_ONE = {"template": "car", "meeting_at": "2025-05-01T10:00"}


def made(nid: str, name: str = "Nord", likely: int = 110, **head) -> list[Row]:
    """Return a sale: limit 80, believed 110 (60–160), learned 100."""
    values: dict[str, Any] = {
        "stage": "agreed",
        "limit": D(80),
        "agreed_value": D(90),
        "unit": "EUR",
    }
    values |= {"their_limit_learned": D(100), "meeting_at": "2026-05-01T10:00", **head}
    return [
        Negotiation(id=nid, title=nid, **values),
        part(Party, f"{nid}-p", nid, side="them", name=name),
        belief(60, likely, 160, f"{nid}-b").with_(negotiation_id=nid),
        assumption(f"{nid}-a", "0.8", "true").with_(negotiation_id=nid),
    ]


def workbook(*negotiations: list[Row]) -> Document:
    return Document([row for rows in negotiations for row in rows])


def rated(nid: str, before: int, after: int) -> Rating:
    return part(Rating, f"{nid}-r", nid, dimension="relationship", before=D(before), after=D(after))


def walked(nid: str, best: int) -> list[Row]:
    event = offer(1, best, f"{nid}-p").with_(id=f"{nid}-e", negotiation_id=nid)
    return [*made(nid, stage="no_deal", agreed_value=None), event]


def test_the_record_counts_what_has_ended():
    doc = workbook(made("a"), walked("b", 79), walked("c", 81), made("d", stage="sealed"))
    found = record(doc)
    assert (len(found.debriefs), len(found.agreed), len(found.walked)) == (3, 1, 2)
    assert (found.walked_right(True), found.walked_right(False)) == (1, 1)


def test_negotiations_that_are_not_loaded_do_not_count():
    doc = Document()
    doc.list_negotiations([Negotiation(id="a", stage="agreed")])
    assert record(doc).debriefs == ()


def test_the_record_gathers_scores_shares_and_bias():
    found = record(workbook(made("a"), made("b", likely=130)))
    assert found.assumptions.brier == D("0.04")
    assert found.share == D("0.5")
    assert found.bias.error == D("0.2")
    assert (found.hits.count, found.hits.inside) == (2, 2)


def test_filters_keep_a_template_a_counterpart_or_a_year():
    doc = workbook(made("a", **YEAR_ONE), made("b", "Süd"), made("c", template="car"))

    def kept(**only) -> list[str]:
        return [one.negotiation.id for one in record(doc, Filter(**only)).debriefs]

    assert kept() == ["a", "b", "c"]
    assert kept(template="car") == ["a", "c"]
    assert kept(counterpart=" nord ") == ["a", "c"]
    assert kept(counterpart="süd") == ["b"]
    assert kept(year="2026") == ["b", "c"]
    assert kept(year="2026", template="car") == ["c"]
    assert dict(choices(debriefs(doc))) == {
        "template": ["car"],
        "counterpart": ["Nord", "Süd"],
        "year": ["2025", "2026"],
    }


def test_economic_and_relationship_stand_side_by_side():
    doc = workbook([*made("a"), rated("a", 3, 4)], made("b"))
    [(one, share, change)] = record(doc).economic_and_relationship
    assert (one.negotiation.id, share, change) == ("a", D("0.5"), D(1))


def test_hours_add_up_whoever_noted_them():
    doc = workbook(made("a", hours_planned=D(2), hours_spent=D("2.5")), made("b"))
    found = record(doc)
    assert (found.hours_planned, found.hours_spent) == (D(2), D("2.5"))


def test_the_summary_is_json_and_names_every_figure():
    doc = workbook(made("a"), [*made("b", likely=130), rated("b", 3, 2)], walked("c", 79))
    said = record_summary(record(doc))
    assert json.loads(json.dumps(said)) == said
    assert said["negotiations"] == 3
    assert said["walked_right"] == 1
    assert said["brier"] == 0.04
    assert said["ranges"] == {
        "count": 3, "inside": 3, "hit_rate": 1, "stated": 0.8, "hit_rate_stated": 1,
    }  # fmt: skip
    assert said["zone_error"]["low"] == 0
    assert said["zone_error"]["unit"] == "EUR"
    assert round(said["zone_error"]["high"], 6) == round(50 / 3, 6)
    assert round(said["zone_error"]["bias"], 6) == round(0.5 / 3, 6)
    assert said["debriefs"][1]["relationship_after"] == 2


def test_amounts_in_different_units_are_never_added():
    said = record_summary(record(workbook(made("a"), made("b", unit="USD"))))
    assert said["zone_error"]["width"] is None
    assert said["zone_error"]["unit"] is None
    assert said["zone_error"]["bias"] == 0.1


def test_an_empty_record_says_how_it_grows():
    found = record(Document())
    assert record_words(found, STYLE) == [
        "No negotiation has ended yet. The record grows with each debrief."
    ]
    said = record_summary(found)
    assert said["brier"] is None
    assert said["share"] is None
    assert said["zone_error"]["bias"] is None


def test_the_record_is_said_in_sentences():
    doc = workbook([*made("a", hours_spent=D(4)), rated("a", 3, 4)], walked("c", 79))
    assert record_words(record(doc), STYLE) == [
        "2 negotiations have ended: 1 with a deal, 1 without.",
        "The walk-away was right.",
        "You took 50\u202f% of the surplus, in 1 deal.",
        "2 assumptions resolved, 2 true. Too few to judge: from 10 on there is a curve.",
        "2 of 2 real limits fell where you gave them 80\u202f%, 2 inside your range.",
        "Your last 2 estimates of the other side's limit were 10\u202f% too hopeful.",
        "1 relationship rated: 1 better now, 0 worse.",
        "4 hours spent; 0 were planned.",
    ]


def test_walk_aways_that_cannot_be_told_are_said_so():
    unclear = made("b", stage="no_deal", their_limit_learned=None, agreed_value=None)
    text = " ".join(record_words(record(workbook(walked("a", 79), unclear)), STYLE))
    assert "1 of 2 walk-aways were right. 1 cannot be told." in text


def test_purely_qualitative_negotiations_have_a_record_too():
    doc = workbook(
        [Negotiation(id="q", stage="agreed"), part(Lesson, "l", "q", text="Listen.")],
        [Negotiation(id="w", stage="no_deal")],
    )
    found = record(doc)
    assert found.share is None
    assert found.bias is None
    assert len(record_words(found, STYLE)) == 6
    assert record_of([]).debriefs == ()
