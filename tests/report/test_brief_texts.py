"""What the brief says in cases that nobody thinks of, and what is not cut while there is room."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from negdesk.model.rows import Alternative, Execution, Issue, Option, Package, Term
from negdesk.report.brief import printed
from negdesk.report.dates import said_day, said_moment
from tests.report.prints import brief
from tests.report.reading import text_of
from tests.report.rows import NID, NOW, Build

LINE = "signed today, at a price that leaves room for the next round, with a partner who helps us "


def said(build, **how):
    return " ".join(text_of(brief(build.document, NID, now=NOW, **how)).split())


def test_without_a_limit_nobody_is_told_what_to_accept():
    for better in ("higher", "lower"):
        text = said(Build(title="t", better=better))
        assert "WALKAWAY no limit yet" in text


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_goal_reason_opening_and_words_are_whole_where_the_page_has_room(size):
    build = Build(
        title="t", goal="G " + LINE, limit=D(5), limit_reason="R " + LINE * 3,
        opening_line="O " + LINE * 3,
    )  # fmt: skip
    build.add(Alternative, title="wait", likely=D(1), feasibility=D("0.5"), selected=True)
    build.add(Alternative, title="F " + LINE, likely=D(1), feasibility=D(1))
    build.add(Execution, words="W " + LINE * 3)
    made = printed(build.document, NID, paper=size, now=NOW)
    assert made.shortened == 0
    text = " ".join(text_of(made.pdf).split())
    assert all(f"{start} {LINE}".strip() in text for start in "GROFW")


def test_many_must_haves_find_more_than_three_lines():
    build = Build(title="t", limit=D(5), unit="EUR")
    for number in range(8):
        title = f"Clause {number} on the response time of the hotline"
        build.add(Issue, title=title, must_have=True, better="lower", unit="hours", limit=D(8))
    text = said(build)
    box = text.split("and only with")[1].split("If not, we…")[0]
    named = sum(f"Clause {number} on the response" in box for number in range(8))
    assert named > 4
    assert named == 8 or f"{8 - named} more in the workbook" in box


def offered(*issues):
    """Return a package that says a number about each issue."""
    build = Build(title="t", unit="EUR", limit=D(5))
    package = build.add(Package, title="Card")
    for title, unit, number in issues:
        issue = build.add(Issue, title=title, unit=unit, headline=title == "Price")
        build.add(Term, package_id=package, issue_id=issue, number=D(number))
    return build


def test_money_of_a_package_is_named_unless_it_is_the_headline_value():
    text = said(offered(("Price", "", 900), ("Royalty", "KWD", "0.0125"), ("Delivery", "weeks", 6)))
    assert "900 EUR · Royalty 0.0125 KWD · 6 weeks" in text
    text = said(offered(("Price", "", 900), ("Training", "EUR a year", 2500)))
    assert "900 EUR · Training 2,500 EUR a year" in text


def test_a_package_says_first_what_matters_most():
    build = Build(title="t", unit="EUR", limit=D(5))
    package = build.add(Package, title="Card")
    for title, weight, must in (("Small", 1, False), ("Large", 9, False), ("Needed", 2, True)):
        issue = build.add(Issue, title=title, kind="choice", weight=D(weight), must_have=must)
        option = build.add(Option, issue_id=issue, label="yes")
        build.add(Term, package_id=package, issue_id=issue, option_id=option)
    assert "Needed: yes · Large: yes · Small: yes" in said(build)


def test_a_package_too_long_for_its_card_counts_what_is_left_out():
    names = [(f"Clause {number} of the long contract", "hours", 4) for number in range(40)]
    made = printed(offered(*names).document, NID, now=NOW)
    text = " ".join(text_of(made.pdf).split())
    _, card = text.split(" Card ")
    assert "Clause 0 of the long contract 4 hours · Clause 1" in card
    assert "more in the workbook" in card
    assert made.shortened == 0


def test_money_of_three_places_keeps_them():
    build = Build(title="t", unit="KWD", better="higher", limit=D("12500.250"))
    likely = D("12000.125")
    build.add(Alternative, title="keep it", likely=likely, feasibility=D(1), selected=True)
    assert "worth 12,000.125 KWD" in said(build)


def test_a_date_is_never_parted_at_its_month():
    assert said_day("2026-05-14") == "14\u00a0May 2026"
    assert said_moment("2026-05-14T17:00", year=False) == "Thursday 14\u00a0May, 17:00"
