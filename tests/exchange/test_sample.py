from __future__ import annotations

import itertools
from datetime import datetime

from negdesk.analysis.audit import audit, left_on_the_table
from negdesk.analysis.debriefing import debriefing
from negdesk.analysis.points_lane import points_lane
from negdesk.analysis.readiness import readiness
from negdesk.analysis.record import record
from negdesk.analysis.seal import sealed_document, tampered
from negdesk.exchange import interchange
from negdesk.exchange.sample import past_rows
from negdesk.exchange.templates import sample_rows, start, template
from negdesk.model.document import Document
from negdesk.model.fields import FIELDS, check
from negdesk.model.rows import Assumption, Event, Negotiation, Package, Seal

NOW = datetime(2026, 5, 14, 9, 30)


def rows():
    numbers = itertools.count(1)
    return sample_rows(lambda: f"new{next(numbers)}", NOW)


def past():
    document = Document(rows())
    return document, document.negotiations[1].id


def test_the_sample_is_one_to_prepare_and_one_that_is_over():
    now, before = (row for row in rows() if isinstance(row, Negotiation))
    assert (now.title, now.stage) == ("Family car", "preparing")
    assert (before.title, before.stage) == ("Jana's small car", "agreed")


def test_a_new_negotiation_from_that_template_stays_one():
    begun = start(template("car_purchase"), lambda: "x", NOW, "")
    assert sum(isinstance(row, Negotiation) for row in begun) == 1


def test_every_value_of_it_may_be_kept():
    for row in rows():
        for name, of in FIELDS[row.TABLE].items():
            assert check(of, getattr(row, name)) == getattr(row, name), (row.TABLE, name)


def test_its_file_loads_without_a_warning():
    from negdesk import resources
    from negdesk.exchange.json_text import parse

    data = parse(resources.text("sample", "small_car.json"))
    assert interchange.take(data, lambda: "x").warnings == []


def test_its_seal_is_the_programs_own_and_knows_nothing_of_the_meeting():
    document, nid = past()
    (seal,) = document.all(Seal, nid)
    assert not tampered(seal)
    assert seal.at < document.negotiation(nid).meeting_at
    sealed = sealed_document(seal)
    assert {row.outcome for row in sealed.all(Assumption, nid)} == {"open"}
    assert not sealed.all(Event, nid)
    assert "agreement" not in {row.kind for row in sealed.all(Package, nid)}
    assert sealed.negotiation(nid).agreed_value is None
    assert "14200" in seal.content
    assert "13900" not in seal.content


def test_it_was_prepared_and_its_limit_was_kept():
    document, nid = past()
    assert not readiness(document, nid).missing
    found = audit(document, nid)
    assert found.measured.against_limit == 500
    assert found.both_beat_alternatives is True
    assert not found.limit_changes
    assert debriefing(document, nid).complete


def test_every_chart_of_the_record_has_something_true_to_show():
    document, nid = past()
    found = record(document)
    assert found.assumptions.count == 6
    assert len(found.estimates) == len(found.shares) == len(found.economic_and_relationship) == 1
    left = left_on_the_table(document, nid)
    assert left is not None
    assert left.better is not None


def test_two_samples_share_no_id():
    first = {row.id for row in past_rows(iter(map(str, range(1000))).__next__)}
    second = {row.id for row in past_rows(iter(map(str, range(1000, 2000))).__next__)}
    assert not first & second


def test_the_end_of_the_package_in_points_is_said_without_empty_digits():
    document = Document(rows())
    lane = points_lane(document, document.negotiations[0].id)
    assert str(lane.theirs.likely) == "85.5"
