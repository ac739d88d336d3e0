"""The offer tester: accept, below target, reject, and every failing must-have by name."""

from decimal import Decimal

from negdesk.analysis.packages.frontier import Frontier
from negdesk.analysis.packages.scoring import offer_of, package_offer
from negdesk.analysis.packages.space import space
from negdesk.analysis.packages.tester import Answer, judge, judge_value
from negdesk.analysis.packages.tester_words import verdict_sentences
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import Issue, Package
from tests.analysis.packages.make import choice, document, rule, term

D = Decimal


def car(**head):
    """Return the article's car: at most 26,000 for the base car with two features included."""
    price = Issue(
        id="price", negotiation_id="n", title="Price", kind="number", headline=True, unit="EUR",
        lowest=D(20000), highest=D(30000), step=D(500), weight=D(8), their_weight=D(8),
    )  # fmt: skip
    rows = [price]
    for title in ("Tow bar", "Winter tyres"):
        issue, included, extra = choice(title, (100, 0), (0, 100))
        rows += [
            issue.with_(must_have=True),
            included.with_(label="included"),
            extra.with_(label="at extra cost", acceptable=False),
        ]
    return document(rows, better="lower", limit=D(26000), target=D(24000), unit="EUR", **head)


def judged(held, *terms):
    whole = space(held, "n")
    found = {row.issue_id: row for row in terms}
    return judge(offer_of(whole, found), held.negotiation("n"), Frontier(whole))


def test_the_car_with_one_feature_at_extra_cost_is_rejected_naming_it_however_good_the_price():
    for head in ({}, {"limit_points": D(10), "target_points": D(20)}):
        held = car(**head)
        verdict = judged(
            held,
            term("price", number=20000),
            term("Tow bar", "Tow bar.a"),
            term("Winter tyres", "Winter tyres.b"),
        )
        assert verdict.answer is Answer.REJECT
        assert verdict.failing == ["Winter tyres"]
        said = " ".join(verdict_sentences(verdict, space(held, "n"), NumberStyle()))
        assert "“Winter tyres” is a must-have, and “at extra cost” does not give it." in said
        assert "Tow bar” is" not in said


def test_every_failing_must_have_is_named():
    verdict = judged(
        car(),
        term("price", number=20000),
        term("Tow bar", "Tow bar.b"),
        term("Winter tyres", "Winter tyres.b"),
    )
    assert verdict.failing == ["Tow bar", "Winter tyres"]


def whole_car(price):
    return (
        term("price", number=price),
        term("Tow bar", "Tow bar.a"),
        term("Winter tyres", "Winter tyres.a"),
    )


def test_without_a_limit_in_points_the_headline_value_decides():
    assert judged(car(), *whole_car(24000)).answer is Answer.ACCEPT
    below = judged(car(), *whole_car(26000))
    assert (below.answer, below.to_limit, below.to_target) == (Answer.BELOW_TARGET, 0, -2000)
    past = judged(car(), *whole_car(26001))
    assert past.answer is Answer.REJECT
    assert past.failing == ["Price"]


def test_with_a_limit_in_points_a_headline_past_its_limit_is_flagged_and_the_points_decide():
    held = car(limit_points=D(20), target_points=D(30))
    verdict = judged(held, *whole_car(26500))
    assert verdict.answer is Answer.ACCEPT
    assert verdict.past_limit == 500
    said = verdict_sentences(verdict, space(held, "n"), NumberStyle(), "EUR")
    assert "Its headline value alone is 500 EUR past your walkaway limit." in said


def test_an_offer_equal_to_the_limit_in_points_is_acceptable():
    def answer(**head):
        held = document(choice("a", (0, 100), (50, 50), (100, 0)), **head)
        return judged(held, term("a", "a.b"))

    at_limit = answer(limit_points=D(50), target_points=D(50))
    assert (at_limit.answer, at_limit.to_limit, at_limit.to_target) == (Answer.ACCEPT, 0, 0)
    assert answer(limit_points=D(50), target_points=D(60)).answer is Answer.BELOW_TARGET
    short = answer(limit_points=D("50.5"))
    assert (short.answer, short.to_limit) == (Answer.REJECT, D("-0.5"))


def test_a_better_deal_for_both_is_offered_if_one_exists():
    held = document(choice("a", (0, 100), (40, 20), (70, 60)), limit_points=D(30))
    verdict = judged(held, term("a", "a.b"))
    assert verdict.frontier is not None
    assert (verdict.frontier.us, verdict.frontier.them) == (30, 40)
    said = verdict_sentences(verdict, space(held, "n"), NumberStyle())
    assert said[-1] == "Better for both: a: c, worth 70 points to you and 60 to them."
    best = judged(held, term("a", "a.c"))
    assert verdict_sentences(best, space(held, "n"), NumberStyle())[-1] == (
        "No package is better for both of you."
    )


def test_what_is_open_leaves_the_answer_open_unless_it_cannot_matter():
    held = document(
        choice("a", (0, 100), (100, 0), weights=(3, 1)),
        choice("b", (0, 100), (100, 0)),
        limit_points=D(50),
        target_points=D(80),
    )
    out_of_reach = judged(held, term("a", "a.a"))
    assert out_of_reach.answer is Answer.REJECT
    undecided = judged(held, term("a", "a.b"))
    assert (undecided.answer, undecided.open) == (Answer.OPEN, ("b",))
    assert undecided.to_limit is None
    assert judged(held, term("b", "b.b")).answer is Answer.OPEN


def test_a_broken_dependency_is_rejected_and_said():
    held = document(
        choice("a", (0, 1), (100, 0)), choice("b", (0, 1), (100, 0)),
        rule("a.b", "excludes", "b.b"), limit_points=D(1),
    )  # fmt: skip
    verdict = judged(held, term("a", "a.b"), term("b", "b.b"))
    assert verdict.answer is Answer.REJECT
    said = verdict_sentences(verdict, space(held, "n"), NumberStyle())
    assert "“a: b” excludes “b: b”." in said


def test_a_number_between_two_steps_scores_and_beyond_the_scale_counts_as_its_end():
    held = car()
    whole = space(held, "n")
    for value, points in ((24750, "42"), (19000, "80"), (40000, "0")):
        offer = offer_of(whole, {"price": term("price", number=value)})
        assert round(offer.us.settled, 6) == D(points)
        assert offer.deal is None


def test_a_headline_offer_past_the_limit_is_rejected_and_others_leave_the_must_haves_open():
    held = car()
    assert judge_value(held, "n", D(26001)).answer is Answer.REJECT
    verdict = judge_value(held, "n", D(24000))
    assert (verdict.answer, verdict.open) == (Answer.OPEN, ("Tow bar", "Winter tyres"))
    plain = document(better="higher", limit=D(10), target=D(12))
    assert judge_value(plain, "n", D(12)).answer is Answer.ACCEPT
    assert judge_value(plain, "n", D(10)).answer is Answer.BELOW_TARGET
    assert judge_value(plain, "n", D("9.99")).answer is Answer.REJECT
    assert judge_value(document(), "n", D(5)).answer is Answer.OPEN


def test_a_package_of_the_workbook_is_read_from_its_terms():
    package = Package(id="p", negotiation_id="n")
    said = term("a", "a.b").with_(package_id="p")
    held = document(choice("a", (0, 1), (100, 0)), package, said)
    offer = package_offer(held, space(held, "n"), "n", "p")
    assert offer.complete
    assert offer.us.settled == 100
