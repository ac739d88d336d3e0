"""Bad input of a debrief: a seal edited in the file, clocks set back, nothing to measure with."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from decimal import Decimal as D
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from negdesk.analysis.audit import audit, audit_words, summary
from negdesk.analysis.differences import differences
from negdesk.analysis.seal import latest_seal, seal_edit, seal_words, tampered
from negdesk.cli import main
from negdesk.model.actions import add, delete, set_fields
from negdesk.model.numbers import NumberStyle
from negdesk.model.rows import (
    Assumption,
    Belief,
    Event,
    LimitChange,
    Negotiation,
    Package,
    Party,
    Seal,
)
from negdesk.workbook import Workbook

STYLE = NumberStyle()
PART: Any = {"negotiation_id": "car"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A purchase, sealed, then agreed on 25,000; their limit was 24,000."""
    path = tmp_path / "car.negdesk"
    with closing(Workbook.create(path)) as workbook:
        workbook.apply(
            add(
                "begin",
                Negotiation(id="car", title="Car", better="lower", unit="EUR", limit=D(26000)),
                Party(id="them", name="Nord", side="them", **PART),
                Belief(id="b", low=D(22000), likely=D(23000), high=D(25000), **PART),
                Assumption(id="a", text="They are in a hurry", probability=D("0.9"), **PART),
            )
        )
        seal(workbook, "first", "2026-05-04T14:00")
        head = workbook.document.negotiation("car")
        ended = {"stage": "agreed", "agreed_value": D(25000), "their_limit_learned": D(24000)}
        workbook.apply(set_fields("end", head, **ended))
    return path


def seal(workbook: Workbook, name: str, at: str) -> None:
    workbook.apply(seal_edit(workbook.document, "car", lambda: name, at))


def outside(path: Path, statement: str, *values: object) -> None:
    """Change the file as another program would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(statement, values).rowcount == 1


def opened(path: Path) -> Workbook:
    workbook = Workbook.open(path)
    workbook.load("car")
    return workbook


def said(workbook: Workbook) -> dict[str, str]:
    return {one.key: one.text for one in audit_words(audit(workbook.document, "car"), STYLE)}


def content(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        (text,) = connection.execute("SELECT content FROM seal").fetchone()
    return str(text)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE seal SET content = replace(content, '26000', '28000')",
        "UPDATE seal SET hash = replace(hash, substr(hash, 1, 8), '00000000')",
        "UPDATE seal SET content = ''",
        "UPDATE seal SET content = 'not a preparation', hash = ''",
    ],
)
def test_a_seal_edited_in_the_file_is_detected_and_not_used(path: Path, statement: str) -> None:
    outside(path, statement)
    with closing(opened(path)) as workbook:
        made = latest_seal(workbook.document, "car")
        assert made is not None
        assert tampered(made)
        assert "changed from outside" in seal_words(workbook.document, "car")
        assert "memory" in said(workbook)["from_memory"]


def test_a_script_is_told_that_an_edited_seal_is_not_used(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def told() -> dict[str, object]:
        assert main(["analyse", str(path), "1", "--json"]) == 0
        found = json.loads(capsys.readouterr().out)["audit"]
        assert isinstance(found, dict)
        return found

    assert told()["from_memory"] is False
    outside(path, "UPDATE seal SET content = replace(content, '23000', '25000')")
    after = told()
    assert after["from_memory"] is True
    # What stands in the notes today counts, as it would without a seal.
    assert after["share_believed"] == pytest.approx(1 / 3)


def test_a_seal_of_nonsense_under_a_fitting_hash_breaks_nothing(path: Path) -> None:
    nonsense = "[]"
    digest = sha256(nonsense.encode()).hexdigest()
    outside(path, "UPDATE seal SET content = ?, hash = ?", nonsense, digest)
    with closing(opened(path)) as workbook:
        assert "changed from outside" in seal_words(workbook.document, "car")
        assert summary(workbook.document, "car")["from_memory"] is True


def test_a_limit_rewritten_in_the_file_does_not_rewrite_what_was_sealed(path: Path) -> None:
    outside(path, "UPDATE negotiation SET \"limit\" = '30000'")
    with closing(opened(path)) as workbook:
        assert said(workbook)["against_limit"].startswith("That is 1,000 EUR better")
        made = latest_seal(workbook.document, "car")
        assert made is not None
        told = [one.words for one in differences(workbook.document, "car", made, STYLE)]
        assert told == ["Walkaway limit: was 26,000, now 30,000."]


def test_a_rewritten_probability_is_not_the_one_that_counts(path: Path) -> None:
    outside(path, "UPDATE assumption SET probability = '0.1', outcome = 'false'")
    with closing(opened(path)) as workbook:
        assert audit(workbook.document, "car").brier == D("0.81")


def test_row_12_after_a_clock_set_back_the_later_seal_counts(path: Path) -> None:
    with closing(opened(path)) as workbook:
        head = workbook.document.negotiation("car")
        workbook.apply(set_fields("again", head, stage="preparing", limit=D(25500)))
        seal(workbook, "second", "2026-05-01T09:00")
        ended = {"stage": "agreed", "limit": D(27000)}
        workbook.apply(set_fields("end", workbook.document.negotiation("car"), **ended))
    with closing(opened(path)) as workbook:
        seals = workbook.document.all(Seal, "car")
        assert [row.id for row in seals] == ["first", "second"]
        assert "clock was set back" in seal_words(workbook.document, "car")
        assert said(workbook)["against_limit"].startswith("That is 500 EUR better")


def test_row_12_changes_of_the_limit_stand_in_the_order_they_came(path: Path) -> None:
    changes = [(D(26000), D(26500), "2026-05-14T18:00"), (D(26500), D(27000), "2026-05-14T09:00")]
    with closing(opened(path)) as workbook:
        for number, (old, new, at) in enumerate(changes):
            row = LimitChange(id=f"l{number}", position=number, at=at, old=old, new=new, **PART)
            workbook.apply(add("x", row))
    with closing(opened(path)) as workbook:
        assert said(workbook)["limit_changes"].endswith("from 26,000 EUR to 27,000 EUR.")


@pytest.mark.parametrize("at", ["1969-12-31T23:59", "0001-01-01", "", "2026-03-29T02:30"])
def test_a_seal_at_any_hour_is_a_seal(path: Path, at: str) -> None:
    outside(path, "UPDATE seal SET at = ?", at)
    with closing(opened(path)) as workbook:
        assert seal_words(workbook.document, "car") == ""
        assert summary(workbook.document, "car")["from_memory"] is False


def test_deleting_a_package_that_an_event_uses_leaves_its_words(path: Path) -> None:
    package = Package(id="p", title="Cash", **PART)
    event = Event(id="e", kind="offer", party_id="them", package_id="p", text="Cash today", **PART)
    with closing(opened(path)) as workbook:
        workbook.apply(add("x", package, event))
        workbook.apply(delete(workbook.document, "x", package))
    with closing(opened(path)) as workbook:
        (left,) = workbook.document.all(Event, "car")
        assert (left.package_id, left.text) == (None, "Cash today")
        assert said(workbook)["agreed"] == "You agreed on 25,000 EUR."


@pytest.mark.parametrize(
    ("statement", "key", "words"),
    [
        ("DELETE FROM seal", "from_memory", "There was no seal"),
        (
            "UPDATE negotiation SET agreed_value = '27000'",
            "against_limit",
            "That is 1,000 EUR worse than your walkaway limit. What moved you?",
        ),
        (
            "UPDATE negotiation SET their_limit_learned = NULL",
            "share_learned",
            "How far they would have gone is not known.",
        ),
        (
            "UPDATE negotiation SET agreed_value = NULL",
            "agreed",
            "You agreed, without a number.",
        ),
    ],
)
def test_what_is_missing_or_bad_is_said_in_a_sentence(
    path: Path, tmp_path: Path, statement: str, key: str, words: str
) -> None:
    outside(path, statement)
    with closing(opened(path)) as workbook:
        assert said(workbook)[key].startswith(words)
    assert main(["debrief", str(path), "1", "--to", str(tmp_path / "out.pdf")]) == 0


def test_without_any_limit_or_seal_nothing_is_measured_against_one(path: Path) -> None:
    outside(path, "DELETE FROM seal")
    outside(path, 'UPDATE negotiation SET "limit" = NULL')
    with closing(opened(path)) as workbook:
        assert said(workbook)["against_limit"].startswith("You had set no walkaway limit")
        found = summary(workbook.document, "car")
        assert found["against_limit"] is None
        assert found["share_believed"] is None
        assert found["share_learned"] is None


def test_the_content_of_a_seal_in_the_file_is_plain_json(path: Path) -> None:
    sealed = json.loads(content(path))
    assert sealed["negotiation"]["limit"] == "26000"
    assert sealed["assumptions"][0]["probability"] == "0.9"
    assert "agreed_value" not in sealed["negotiation"]
