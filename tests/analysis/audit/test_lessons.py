import pytest
from hypothesis import given
from hypothesis import strategies as st

from negdesk.analysis.estimates import Bias
from negdesk.analysis.haircut import NoEstimate, bias_found, corrected, haircut_edit
from negdesk.analysis.lessons import Because, ledger, ledger_sentence, recalled
from negdesk.analysis.zone import latest_belief
from negdesk.model.document import Document
from negdesk.model.rows import Belief, Issue, Lesson, Negotiation, Party, Row
from tests.analysis.audit.make import STYLE, D, assumption, belief, car, ids, part, put
from tests.analysis.audit.test_record import made, rated

HOPEFUL = Bias(9, D("0.11"))
NOW = "2026-05-12T09:00"


def beside(*others: list[Row], **head) -> Document:
    """Return a car to be bought from Nord, with other negotiations beside it."""
    here = [
        Negotiation(id="n", better="lower", limit=D(26000), template="car", **head),
        part(Party, "p", side="them", name="nord "),
        belief(23000, 24500, 26500, at="2026-05-10"),
        assumption("a", "0.5", about="authority"),
    ]
    return Document([*here, *(row for rows in others for row in rows)])


def lesson(nid: str, text: str, **values) -> Lesson:
    return part(Lesson, f"{nid}-{text}", nid, text=text, **values)


def test_lessons_come_back_by_counterpart_template_assumption_and_reuse_in_this_order():
    doc = beside(
        [*made("r", "West"), lesson("r", "any")],
        [*made("k", "West"), lesson("k", "who signs", topic="Authority")],
        [*made("t", "West", template="car"), lesson("t", "cars")],
        [*made("c", "Nord"), lesson("c", "them", reusable=False)],
    )
    assert [(one.lesson.text, one.because) for one in recalled(doc, "n")] == [
        ("them", Because.COUNTERPART),
        ("cars", Because.TEMPLATE),
        ("who signs", Because.ASSUMPTION),
        ("any", Because.REUSABLE),
    ]


def test_of_lessons_that_are_as_near_the_newest_comes_first():
    doc = beside(
        [*made("a", meeting_at="2024-01-01T10:00"), lesson("a", "old")],
        [*made("b", meeting_at="2026-01-01T10:00"), lesson("b", "new")],
    )
    assert [one.lesson.text for one in recalled(doc, "n")] == ["new", "old"]


def test_lessons_that_are_empty_ones_own_or_bound_to_others_stay_away():
    doc = beside(
        [*made("c"), lesson("c", "  ")],
        [*made("w", "West"), lesson("w", "only there", reusable=False)],
        [lesson("n", "mine")],
    )
    assert recalled(doc, "n") == []


def test_the_ledger_shows_the_relationship_before_and_after_each_dealing():
    doc = beside(
        [*made("b", meeting_at="2026-01-01T10:00"), rated("b", 4, 3)],
        [*made("a", meeting_at="2025-01-01T10:00"), rated("a", 2, 4)],
        [*made("w", "West"), rated("w", 1, 1)],
        made("open", stage="sealed"),
    )
    found = ledger(doc, "n")
    assert [(one.negotiation.id, one.before, one.after) for one in found] == [
        ("a", D(2), D(4)),
        ("b", D(4), D(3)),
    ]
    assert ledger_sentence(found, STYLE) == (
        "You have negotiated with them 2 times. The relationship went from 2 to 3."
    )
    assert ledger_sentence([], STYLE) == ""
    assert ledger_sentence(ledger(beside(made("a")), "n"), STYLE) == (
        "You have negotiated with them once."
    )


def test_the_bias_is_found_among_the_nearest_that_suffice():
    def several(prefix: str, count: int, likely: int, **more) -> list[list[Row]]:
        return [made(f"{prefix}{i}", likely=likely, **more) for i in range(count)]

    near = beside(*several("c", 3, 110), *several("w", 3, 150, name="West"))
    assert bias_found(near, "n").because is Because.COUNTERPART
    assert bias_found(near, "n").bias == Bias(3, D("0.1"))
    far = beside(*several("c", 2, 110), *several("w", 2, 150, name="West"))
    assert bias_found(far, "n").because is Because.REUSABLE
    assert bias_found(far, "n").bias == Bias(4, D("0.3"))
    assert bias_found(beside(*several("c", 2, 110)), "n") is None


def test_the_haircut_is_a_new_dated_estimate_in_one_step():
    doc = beside()
    before = doc.all(Belief, "n")
    edit = haircut_edit(doc, "n", HOPEFUL, ids(), NOW, STYLE)
    doc.apply(edit)
    row = latest_belief(doc, "n")
    assert (row.low, row.likely, row.high) == (D(25840), D(27530), D(29780))
    assert (row.at, row.reason) == (NOW, "other")
    assert row.note == "Corrected: your last 9 estimates were 11\u202f% too hopeful."
    doc.apply(edit.inverse())
    assert doc.all(Belief, "n") == before


def test_a_sellers_haircut_goes_down():
    assert corrected(D(111), Bias(3, D("0.11")), "higher") == 100
    assert corrected(D(89), Bias(3, D("-0.11")), "higher") == 100
    assert corrected(D(89), Bias(3, D("0.11")), "lower") == 100


def test_a_haircut_counts_even_when_the_clock_was_set_back():
    doc = beside()
    doc.apply(haircut_edit(doc, "n", HOPEFUL, ids(), "2020-01-01T09:00", STYLE))
    assert latest_belief(doc, "n").likely == 27530


def test_a_haircut_of_an_estimate_on_the_headline_issue_keeps_what_is_known():
    issue = part(Issue, "i", headline=True, their_likely=D(24500))
    doc = Document([Negotiation(id="n", better="lower"), issue])
    doc.apply(haircut_edit(doc, "n", HOPEFUL, ids(), NOW, STYLE))
    row = latest_belief(doc, "n")
    assert (row.low, row.likely, row.high) == (None, D(27530), None)


def test_without_an_estimate_there_is_nothing_to_correct():
    with pytest.raises(NoEstimate, match="Estimate their limit first"):
        haircut_edit(Document([Negotiation(id="n")]), "n", HOPEFUL, ids(), NOW, STYLE)


def test_a_bias_too_large_to_correct_is_refused():
    doc = put(car(), belief(23000, 24500, 26500))
    with pytest.raises(NoEstimate, match="too far off"):
        haircut_edit(doc, "n", Bias(3, D(1)), ids(), NOW, STYLE)


@given(
    st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=3, max_size=3),
    st.decimals("-0.9", "0.9", places=3),
    st.sampled_from(["higher", "lower"]),
)
def test_a_corrected_estimate_stays_in_order(spread, error, better):
    low, likely, high = (corrected(x, Bias(3, error), better) for x in sorted(spread))
    assert low <= likely <= high


@given(
    st.integers(-(10**6), 10**6).filter(bool),
    st.decimals("-0.9", "0.9", places=2),
    st.sampled_from(["higher", "lower"]),
)
def test_correcting_an_estimate_by_its_own_error_gives_the_real_limit(real, error, better):
    hopeful = error if better == "higher" else -error
    believed = D(real) + hopeful * abs(D(real))
    got = corrected(believed, Bias(3, error), better)
    assert abs(got - real) <= abs(D(real)) * D("0.0005")
