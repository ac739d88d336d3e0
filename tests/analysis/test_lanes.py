"""The offers of a lane: whose they are, and in which order they were made."""

from __future__ import annotations

from decimal import Decimal

from negdesk.analysis.lanes import headline
from negdesk.model.document import Document
from negdesk.model.rows import Event, Negotiation, Party

D = Decimal


def said(number, value, party=None, at=""):
    return Event(
        id=f"e{number}", negotiation_id="n", position=number, kind="offer",
        party_id=party, value=D(value), at=at,
    )  # fmt: skip


def offers(*events):
    people = [
        Party(id="seller", negotiation_id="n", side="them"),
        Party(id="mediator", negotiation_id="n", side="third"),
        Party(id="me", negotiation_id="n", side="us"),
    ]
    shown = headline(Document([Negotiation(id="n"), *people, *events]), "n").offers
    return [(offer.number, offer.ours, offer.value) for offer in shown]


def test_an_offer_without_anyone_is_ours():
    assert offers(said(0, 20), said(1, 30, "seller"), said(2, 21, "me")) == [
        (1, True, 20),
        (2, False, 30),
        (3, True, 21),
    ]


def test_what_a_mediator_proposes_is_nobodys_offer():
    assert offers(said(0, 30, "seller"), said(1, 25, "mediator"), said(2, 21, "me")) == [
        (1, False, 30),
        (2, True, 21),
    ]


def test_offers_stand_by_time_then_by_their_place_in_the_log():
    made = offers(
        said(0, 20, at="2026-05-14T18:00"),
        said(1, 30, "seller", at="2026-05-14T17:00"),
        said(2, 29, "seller", at="2026-05-14T18:00"),
    )
    assert [value for _, _, value in made] == [30, 20, 29]
