import pytest
from hypothesis import given
from hypothesis import strategies as st

from negdesk.analysis.concession_words import bracket_words, concession_sentence, offer_words
from negdesk.analysis.concessions import concessions, past_limit
from negdesk.model.actions import delete
from negdesk.model.rows import LimitChange, Package, Party
from tests.analysis.audit.make import STYLE, D, car, document, house, offer, packaged, part
from tests.yardstick import at_most


def haggled():
    """Return we 22,500, they 26,000, we 23,300, they 25,200, we 24,800."""
    values = [(22500, "me"), (26000, "dealer"), (23300, "me"), (25200, "dealer"), (24800, "me")]
    return car(*(offer(n, value, by) for n, (value, by) in enumerate(values, start=1)))


def test_a_buyers_concession_goes_up_and_a_sellers_goes_down():
    sizes = [offer.size for offer in concessions(haggled(), "n").offers]
    assert sizes == [None, None, 800, 800, 1500]


def test_a_step_back_is_a_negative_concession():
    course = concessions(car(offer(1, 23000), offer(2, 22800)), "n")
    assert course.offers[1].size == -200
    assert course.moved("us") == -200


def test_the_middle_is_that_of_the_last_offer_of_each_side():
    course = concessions(haggled(), "n")
    assert course.midpoint == 25000
    assert course.gap == 400


def test_there_is_no_middle_until_both_have_offered():
    course = concessions(car(offer(1, 22500)), "n")
    assert course.midpoint is None
    assert course.gap is None
    assert course.bracket is None


def test_the_offer_that_puts_the_target_in_the_middle():
    course = concessions(car(offer(1, 26000, "dealer")), "n")
    assert course.bracket == 22000
    assert bracket_words(course, "EUR", STYLE) == (
        "An offer of 22,000 EUR would put your target in the middle."
    )
    reached = concessions(car(offer(1, 23900, "dealer")), "n")
    assert reached.bracket is None
    assert bracket_words(reached, "EUR", STYLE) == ""


def test_an_offer_that_would_take_ours_back_is_not_proposed():
    course = concessions(car(offer(1, 22500), offer(2, 26000, "dealer")), "n")
    assert course.bracket == 22000
    assert bracket_words(course, "EUR", STYLE) == ""


def test_an_offer_of_ours_past_our_limit_is_flagged_in_either_direction():
    buying = concessions(car(offer(1, 26000), offer(2, 26001), offer(3, 27000, "dealer")), "n")
    assert [one.past_limit for one in buying.offers] == [False, True, False]
    selling = put_offers(house(), (520_000, None), (519_999, None), (400_000, "buyer"))
    assert [one.past_limit for one in selling.offers] == [False, True, False]


def put_offers(doc, *made):
    rows = [offer(n, value, by) for n, (value, by) in enumerate(made, start=1)]
    return concessions(type(doc)([*doc.rows("n"), *rows]), "n")


def test_an_offer_is_judged_as_it_is_typed():
    assert past_limit(car(), "n", D(26001))
    assert not past_limit(car(), "n", D(26000))
    assert past_limit(house(), "n", D(519_999))
    assert not past_limit(document(), "n", D(1))


def test_an_offer_past_the_limit_stays_so_when_the_limit_gives_way_later():
    changed = part(LimitChange, "c", at="2026-05-14T18:00", old=D(25000), new=D(26000))
    course = concessions(car(offer(1, 25500), changed), "n")
    assert [one.number for one in course.past_limit] == [1]


def test_an_offer_without_a_value_takes_that_of_its_package():
    course = concessions(car(*packaged(24100), offer(1, None, package_id="pack")), "n")
    assert [one.value for one in course.offers] == [24100]


def test_deleting_a_package_leaves_the_event_and_counts_it():
    doc = car(*packaged(24100), offer(1, None, package_id="pack"), offer(2, 24500, "dealer"))
    doc.apply(delete(doc, "delete", doc.find(Package, "pack")))
    course = concessions(doc, "n")
    assert [one.value for one in course.offers] == [24500]
    assert course.offers[0].number == 2
    assert course.without_value == 1
    assert "1 offer has no value" in concession_sentence(doc, "n", STYLE)


def test_events_out_of_order_are_put_in_order_by_time_then_place():
    late = offer(1, 23000, at="2026-05-14T18:00")
    early = offer(2, 22500, at="2026-05-14T17:00")
    same = offer(3, 22700, at="2026-05-14T17:00")
    values = [one.value for one in concessions(car(late, same, early), "n").offers]
    assert values == [22500, 22700, 23000]


def test_a_mediators_proposal_is_nobodys_concession():
    rows = part(Party, "judge", side="third", position=2), offer(1, 24500, "judge")
    course = concessions(car(*rows), "n")
    assert course.last("us") is None
    assert course.last("them") is None
    assert course.best_of_theirs() is None


def test_their_best_offer_is_the_best_for_us_not_the_last():
    assert concessions(haggled(), "n").best_of_theirs().value == 25200
    assert put_offers(house(), (540_000, "buyer"), (530_000, "buyer")).best_of_theirs().value == (
        540_000
    )


def test_the_sentence_says_who_moved_how_far_and_where_the_middle_is():
    assert concession_sentence(haggled(), "n", STYLE) == (
        "You gave 2,300 EUR in all, from 22,500 EUR to 24,800 EUR. They gave 800 EUR in all, "
        "from 26,000 EUR to 25,200 EUR. Your last step was larger than the one before: they may "
        "wait for more. The middle of the two last offers is 25,000 EUR."
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        (26000, 28000, "27,000 EUR: past your limit"),
        (22000, 25000, "23,500 EUR: your target or better"),
        (25000, 25000, "The two last offers meet."),
        (25500, 25000, "The two last offers meet."),
    ],
)
def test_the_sentence_says_what_the_middle_would_mean(ours, theirs, said):
    doc = car(offer(1, ours), offer(2, theirs, "dealer"))
    assert said in concession_sentence(doc, "n", STYLE)


def test_without_offers_the_sentence_says_so():
    assert concession_sentence(car(), "n", STYLE) == "No offer was made yet."


def test_an_offer_is_said_with_its_step():
    said = [offer_words(one, "EUR", STYLE) for one in concessions(haggled(), "n").offers]
    assert said[0] == "You: 22,500 EUR"
    assert said[2] == "You: 23,300 EUR, 800 EUR towards them"
    assert said[3] == "They: 25,200 EUR, 800 EUR towards you"


def test_amounts_under_a_cent_are_said_with_every_digit():
    rows = [offer(1, 0, "me").with_(value=D("0.0042")), offer(2, 0, "me").with_(value=D("0.0045"))]
    doc = car(*rows, offer(3, 0, "dealer").with_(value=D("0.0061")), limit=D("0.005"))
    said = [offer_words(one, "EUR", STYLE) for one in concessions(doc, "n").offers]
    assert said == [
        "You: 0.0042 EUR",
        "You: 0.0045 EUR, 0.0003 EUR towards them",
        "They: 0.0061 EUR",
    ]
    assert "0.0053 EUR: past your limit" in concession_sentence(doc, "n", STYLE)


def test_five_hundred_events_are_read_in_a_few_milliseconds():
    doc = car(*(offer(n, 20000 + n, "me" if n % 2 else "dealer") for n in range(500)))
    concessions(doc, "n")
    with at_most(5):
        course = concessions(doc, "n")
    assert len(course.offers) == 500


@given(st.lists(st.tuples(st.integers(-1000, 1000), st.sampled_from(["me", "dealer"]))))
def test_a_sides_concessions_add_up_to_its_way_from_first_to_last(made):
    course = put_offers(car(), *made)
    for side, sign in (("us", 1), ("them", -1)):
        values = [one.value for one in course.of(side)]
        if len(values) > 1:
            assert course.moved(side) == sign * (values[-1] - values[0])
        else:
            assert course.moved(side) is None
