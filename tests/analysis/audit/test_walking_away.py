"""Walking away is right or wrong by what was known when it was sealed."""

import pytest

from negdesk.analysis.audit import audit, audit_words, summary
from negdesk.model.rows import Alternative, Issue, Option, Package, Term
from tests.analysis.audit.make import (
    STYLE,
    D,
    car,
    change,
    house,
    offer,
    part,
    put,
    rival,
    sealed,
    told,
)


def walked(doc, **head):
    return change(doc, stage="no_deal", **head)


def test_walking_away_is_held_against_the_batna_as_sealed():
    doc = walked(put(sealed(car(rival(25000), offer(1, 25500, "dealer"))), rival(26000)))
    assert summary(doc, "n")["correct_walk_away"] is True
    doc = walked(put(sealed(car(rival(26000), offer(1, 25500, "dealer"))), rival(25000)))
    assert summary(doc, "n")["correct_walk_away"] is False


@pytest.mark.parametrize(
    ("best", "right", "word"),
    [(26001, True, "success"), (26000, False, "would have allowed"), (25000, False, "leave?")],
)
def test_walking_away_is_right_when_their_best_offer_was_past_our_limit(best, right, word):
    doc = walked(sealed(car(offer(1, 27000, "dealer"), offer(2, best, "dealer"))))
    assert summary(doc, "n")["correct_walk_away"] is right
    said = audit_words(audit(doc, "n"), STYLE)[0]
    assert said.good is right
    assert word in said.text


def test_walking_away_is_right_when_every_offer_failed_a_must_have():
    issue = part(Issue, "tyres", kind="choice", must_have=True)
    without = part(Option, "no", issue_id="tyres", label="none", acceptable=False)
    package = part(Package, "pack"), part(Term, "t", package_id="pack", option_id="no")
    cheap = offer(1, 24000, "dealer", package_id="pack")
    doc = walked(car(issue, without, *package, cheap))
    assert summary(doc, "n")["correct_walk_away"] is True
    assert "failed a must-have" in told(doc)["walked_away"]
    dear = put(doc, offer(2, 25900, "dealer"))
    assert summary(dear, "n")["correct_walk_away"] is False


def test_a_must_have_number_past_its_limit_bars_an_offer_too():
    issue = part(Issue, "days", must_have=True, better="lower", limit=D(30))

    def offered(days: int):
        package = (
            part(Package, "p"),
            part(Term, "t", package_id="p", issue_id="days", number=D(days)),
        )
        return walked(car(issue, *package, offer(1, 24000, "dealer", package_id="p")))

    assert summary(offered(31), "n")["correct_walk_away"] is True
    assert summary(offered(30), "n")["correct_walk_away"] is False


def test_walking_away_is_right_for_a_seller_too():
    doc = put(house(), offer(1, 519_999, "buyer"))
    assert summary(walked(doc), "n")["correct_walk_away"] is True
    doc = put(house(), offer(1, 520_000, "buyer"))
    assert summary(walked(doc), "n")["correct_walk_away"] is False


def test_walking_away_is_measured_by_the_limit_as_sealed():
    doc = walked(sealed(car(offer(1, 26200, "dealer"))), limit=D(26500))
    assert summary(doc, "n")["correct_walk_away"] is True


def test_walking_away_is_right_when_the_batna_was_better_than_their_best_offer():
    batna = part(Alternative, "x", likely=D(25000), feasibility=D(1), selected=True)
    doc = walked(car(batna, offer(1, 25500, "dealer")))
    assert summary(doc, "n")["correct_walk_away"] is True
    assert "what you can do without them is better" in told(doc)["walked_away"]


def test_without_an_offer_the_zone_as_learned_decides():
    assert summary(walked(car(), their_limit_learned=D(26001)), "n")["correct_walk_away"] is True
    assert summary(walked(car(), their_limit_learned=D(26000)), "n")["correct_walk_away"] is False
    assert summary(walked(car()), "n")["correct_walk_away"] is None


def test_what_they_offered_they_would_have_signed_whatever_was_learned_of_their_limit():
    doc = walked(car(offer(1, 25900, "dealer")), their_limit_learned=D(26100))
    assert summary(doc, "n")["correct_walk_away"] is False


def test_without_a_limit_the_batna_alone_decides():
    batna = part(Alternative, "x", likely=D(25000), feasibility=D(1), selected=True)
    made = offer(1, 24900, "dealer")
    assert summary(walked(car(batna, made, limit=None)), "n")["correct_walk_away"] is False
    assert summary(walked(car(made, limit=None)), "n")["correct_walk_away"] is None


def test_a_walk_away_has_no_deal_to_measure():
    found = summary(walked(sealed(car()), agreed_value=D(25000)), "n")
    assert found["against_limit"] is None
    assert found["both_beat_alternatives"] is None
