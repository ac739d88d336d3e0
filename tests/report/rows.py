"""Negotiations to print: the car purchase by hand, and a monster that fits no page."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal as D
from itertools import count
from typing import Any

from negdesk.model.document import Document
from negdesk.model.rows import (
    Alternative,
    Assumption,
    Belief,
    Execution,
    Feeling,
    Issue,
    Negotiation,
    Option,
    Package,
    Party,
    Question,
    Reply,
    Row,
    Seal,
    Term,
    Trigger,
)

NOW = datetime(2026, 5, 13, 21, 30)
NID = "n"


class Build:
    """Collects rows of one negotiation, with ids and positions given in order."""

    def __init__(self, **head: Any) -> None:
        self.rows: list[Row] = [Negotiation(id=NID, **head)]
        self._ids = count(1)

    def add(self, cls: type[Any], **values: Any) -> str:
        number = next(self._ids)
        values.setdefault("position", number)
        self.rows.append(cls(id=f"id{number:05}", negotiation_id=NID, **values))
        return f"id{number:05}"

    @property
    def document(self) -> Document:
        return Document(self.rows)


def empty(**head: Any) -> Document:
    return Build(**head).document


def car(**changed: Any) -> Document:
    """The sample of the design: a buyer, ready, sealed once."""
    head: dict[str, Any] = {
        "title": "Family car",
        "unit": "EUR",
        "better": "lower",
        "meeting_at": "2026-05-14T17:00",
        "place": "showroom, Hafenstraße",
        "goal": "signed today, with a car we still like in five years",
        "opening_line": "We have two written offers. What can you do so that we buy here today?",
        "limit": D(26000),
        "limit_reason": "Autohaus Süd has the same car for 25,400, half an hour further away",
        "target": D(22000),
        "opening": D(20000),
        "outsider": "Someone watching would say: you have time, and they have a target.",
        "stage": "sealed",
    }
    build = Build(**{**head, **changed})
    _parties_and_alternatives(build)
    _issues_and_packages(build)
    _talk(build)
    _leaving(build)
    return build.document


def _parties_and_alternatives(build: Build) -> None:
    build.add(
        Party,
        name="Autohaus Nord",
        authority="decides",
        decision_process="the branch manager signs above 3,000 off",
    )
    build.add(Party, name="Herr Brandt", authority="recommends")
    build.add(
        Alternative,
        title="buy from Autohaus Süd",
        likely=D(25400),
        feasibility=D("0.8"),
        evidence="written quote of 8 May",
        selected=True,
    )
    build.add(
        Alternative, title="keep the old car one more year", likely=D(27900), feasibility=D(1)
    )
    build.add(Belief, at="2026-05-10", low=D(23000), likely=D(24500), high=D(26500), reason="other")
    build.add(Seal, at="2026-05-13T20:10:00", hash="0" * 64)


def _issues_and_packages(build: Build) -> None:
    price = build.add(
        Issue,
        title="Price",
        better="lower",
        headline=True,
        weight=D(45),
        their_opening=D(28900),
        trade_for="last, and only for a signature today",
    )
    weeks = build.add(
        Issue,
        title="Delivery",
        unit="weeks",
        better="lower",
        must_have=True,
        opening=D(2),
        target=D(4),
        limit=D(6),
        their_likely=D(4),
        weight=D(20),
        trade_for="1,000 on the price",
    )
    tyres = build.add(Issue, title="Winter tyres", kind="choice", must_have=True, weight=D(15))
    with_tyres = build.add(
        Option, issue_id=tyres, label="included", score=D(100), their_score=D(60)
    )
    build.add(
        Option,
        issue_id=tyres,
        label="not included",
        score=D(0),
        their_score=D(80),
        acceptable=False,
    )
    plan = build.add(
        Issue, title="Service plan", kind="choice", weight=D(10), trade_for="tyres and 500"
    )
    none = build.add(Option, issue_id=plan, label="no plan", score=D(40), their_score=D(0))
    three = build.add(Option, issue_id=plan, label="3 years", score=D(90), their_score=D(100))
    trade_in = build.add(
        Issue,
        title="Trade-in",
        unit="EUR",
        opening=D(4500),
        target=D(4000),
        limit=D(3200),
        their_likely=D(3600),
        weight=D(10),
        trade_for="earlier delivery",
    )
    deals = (
        ("A Cash", 24000, 6, none, None),
        ("B Plan", 24900, 4, three, None),
        ("C Fast", 25200, 2, none, 3900),
    )
    for title, money, week, service, old in deals:
        package = build.add(Package, title=title, kind="offer", equivalent_group="1")
        build.add(Term, package_id=package, issue_id=price, number=D(money))
        build.add(Term, package_id=package, issue_id=weeks, number=D(week))
        build.add(Term, package_id=package, issue_id=tyres, option_id=with_tyres)
        build.add(Term, package_id=package, issue_id=plan, option_id=service)
        if old:
            build.add(Term, package_id=package, issue_id=trade_in, number=D(old))


def _talk(build: Build) -> None:
    for text, tests in (
        ("What would make this month a good one for you?", "a quota bonus until 31 May"),
        ("What if we took the service plan with it?", "they earn on it every year"),
        ("Why is delivery eight weeks on this model?", "a car is in stock at the branch"),
        ("How about the demo car?", "they would go below 24,000"),
    ):
        assumption = build.add(Assumption, text=tests, probability=D("0.6"))
        build.add(Question, text=text, assumption_id=assumption)
    for they, we in (
        ("This price is only for today.", "The day may not be ripe. What would change tomorrow?"),
        ("My manager will never agree.", "What would he need to see? Shall we ask him together?"),
        ("(silence)", "(count to ten, repeat the last question)"),
    ):
        build.add(Reply, they_say=they, we_say=we)


def _leaving(build: Build) -> None:
    for when, then in (
        ("a fee that was not on the first quote", "close the folder"),
        ("above 26,000 after 18:00", "leave, call Autohaus Süd"),
        ("they refuse to write it down", ""),
    ):
        build.add(Trigger, condition=when, response=then)
    build.add(
        Execution,
        who="Jana",
        words="Thank you. At this price we pass. If it changes by Saturday, call me.",
        signal="Jana closes the folder",
        pause="ten minutes outside",
        call_before="Max, who is not in the room",
        cool_off="no reply before tomorrow",
        next_contact="Saturday, by mail",
        pressure="“another family looks at it tonight”",
        counter="“Then it may be theirs.”",
    )
    build.add(
        Feeling,
        whose="ours",
        trigger="“only today”",
        sign="talking faster",
        response="put the pen down, ask for water, look at the limit above",
    )
    build.add(
        Feeling,
        whose="theirs",
        sign="looks at the clock",
        response="ask what happens at six",
    )


LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft "
TRICKY = "<b>x<y and z>w</b> AT&T </para> &#0; <img src=/etc/hostname> "


def monster(**changed: Any) -> Document:
    """Far more of everything than any page holds."""
    head: dict[str, Any] = dict.fromkeys(
        ("title", "place", "goal", "opening_line", "limit_reason", "outsider"), (TRICKY + LONG) * 40
    )
    head |= {"unit": LONG * 3, "better": "lower", "limit": D("123456789012345.1234567891")}
    head |= {"target": D(1), "opening": D("0.0000000001"), "notes": "x" * 1_000_000}
    head |= {"meeting_at": "2026-05-14T17:00", "deadline": "2026-06-01"}
    build = Build(**{**head, **changed})
    note = ("word " * 200_000)[:1_000_000]
    for index in range(12):
        build.add(Party, name=LONG * 3, authority="decides", decision_process=note)
        build.add(
            Alternative,
            title=LONG * 9,
            likely=D(index),
            feasibility=D("0.5") if index else D(1),
            selected=index == 3,
        )
        build.add(Trigger, condition=TRICKY * 30, response=LONG * 30)
        build.add(Question, text=note)
        build.add(Reply, they_say=LONG * 50, we_say=note)
        build.add(Feeling, trigger=note, sign=TRICKY * 20, response=LONG * 90)
    build.add(Execution, **dict.fromkeys(("who", "words", "signal", "pause", "counter"), note))
    build.add(Belief, low=D(-5), likely=D(10**9), high=D(10**14))
    issues = []
    for index in range(40):
        issue = build.add(
            Issue,
            title=f"{index} {LONG * 3}",
            unit=LONG,
            must_have=index % 2 == 0,
            opening=D(10) ** 14,
            target=D("123456789.123456789"),
            limit=D("-0.0000000001"),
            their_likely=D(-(10**14)),
            weight=D(index),
            trade_for=LONG * 20,
        )
        issues.append(issue)
    for _index in range(9):
        package = build.add(Package, title=LONG * 3, equivalent_group=LONG)
        for issue in issues:
            build.add(Term, package_id=package, issue_id=issue, number=D(10) ** 14)
    return build.document
