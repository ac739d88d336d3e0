"""The banks as the program reads them."""

from __future__ import annotations

import json

from negdesk import resources
from negdesk.exchange import banks


def test_every_entry_of_the_files_is_read() -> None:
    asked = json.loads(resources.text("questions.json"))["questions"]
    said = json.loads(resources.text("replies.json"))
    assert [one.id for one in banks.questions()] == [one["id"] for one in asked]
    assert [one.id for one in banks.replies()] == [one["id"] for one in said["replies"]]
    assert [one.trigger for one in banks.feelings()] == [one["trigger"] for one in said["feelings"]]


def test_every_field_of_an_entry_is_kept() -> None:
    asked = json.loads(resources.text("questions.json"))["questions"]
    for one, entry in zip(banks.questions(), asked, strict=True):
        assert {**entry, "templates": tuple(entry["templates"])} == {
            name: getattr(one, name) for name in entry
        }


def test_a_bank_is_read_once() -> None:
    assert banks.questions() is banks.questions()
    assert banks.replies() is banks.replies()
    assert banks.feelings() is banks.feelings()
