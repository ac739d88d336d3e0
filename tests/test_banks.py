"""The banks of questions, replies and feelings: valid, varied, and in our own words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from negdesk import resources
from negdesk.model.fields import check, field

TEMPLATES = {
    "budget_request",
    "car_purchase",
    "customer_deal",
    "lease",
    "partnership",
    "salary",
    "scope",
    "supplier_contract",
}
SITUATIONS = {
    "anger",
    "authority",
    "delay",
    "good_cop",
    "nibble",
    "precedent",
    "pressure",
    "price",
    "silence",
    "ultimatum",
}
SILENCE = "(silence)"
OPENINGS = {"what_if": "What if ", "why": "Why ", "how_about": "How about "}
SEED = Path(__file__).parents[2] / "shared" / "seed"
QUESTION_KEYS = {"id", "kind", "text", "tests", "about", "templates", "indirect"}
REPLY_KEYS = {"id", "kind", "situation", "they_say", "we_say"}
FEELING_KEYS = {"whose", "trigger", "sign", "meaning", "response"}

Entry = dict[str, Any]


@pytest.fixture(scope="module")
def questions() -> list[Entry]:
    bank = json.loads(resources.text("questions.json"))
    assert set(bank) == {"questions"}
    return list(bank["questions"])


@pytest.fixture(scope="module")
def replies() -> list[Entry]:
    return list(json.loads(resources.text("replies.json"))["replies"])


@pytest.fixture(scope="module")
def feelings() -> list[Entry]:
    bank = json.loads(resources.text("replies.json"))
    assert set(bank) == {"replies", "feelings"}
    return list(bank["feelings"])


def choices(table: str, name: str) -> set[str]:
    return {value for value, _ in field(table, name).choices}


def repeated(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(map(str.casefold, values)).items() if times > 1]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.casefold().replace("’", "'"))


def runs(text: str, length: int = 6) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + length]) for at in range(len(found) - length + 1)}


def texts(*banks: list[Entry]) -> Iterator[str]:
    for bank in banks:
        for entry in bank:
            yield from (value for value in entry.values() if isinstance(value, str))


def test_every_entry_has_the_same_fields(questions, replies, feelings):
    assert all(set(entry) == QUESTION_KEYS for entry in questions)
    assert all(set(entry) == REPLY_KEYS for entry in replies)
    assert all(set(entry) == FEELING_KEYS for entry in feelings)


def test_ids_are_unique(questions, replies):
    assert repeated(entry["id"] for entry in [*questions, *replies]) == []


def test_no_text_stands_twice(questions, replies, feelings):
    asked = [entry["text"] for entry in questions]
    asked += [entry["indirect"] for entry in questions if entry["indirect"]]
    assert repeated(asked) == []
    said = [entry["they_say"] for entry in replies if entry["they_say"] != SILENCE]
    assert repeated(said + [entry["we_say"] for entry in replies]) == []
    assert repeated(entry["trigger"] for entry in feelings) == []


def test_choices_are_those_of_the_fields(questions, replies, feelings):
    assert {entry["kind"] for entry in questions} == choices("question", "kind")
    assert {entry["about"] for entry in questions} == choices("assumption", "about")
    assert {entry["kind"] for entry in replies} == choices("reply", "kind")
    assert {entry["situation"] for entry in replies} == SITUATIONS
    assert {entry["whose"] for entry in feelings} == choices("feeling", "whose")


def test_texts_can_be_kept_in_their_fields_as_they_stand(questions, replies, feelings):
    kept = [("question", "text", entry["text"]) for entry in questions]
    kept += [("question", "text", entry["indirect"]) for entry in questions]
    kept += [("reply", name, entry[name]) for entry in replies for name in ("they_say", "we_say")]
    kept += [
        ("feeling", name, entry[name])
        for entry in feelings
        for name in ("trigger", "sign", "meaning", "response")
    ]
    for table, name, text in kept:
        assert check(field(table, name), text) == text.strip()


def test_only_the_indirect_wording_may_be_empty(questions, replies, feelings):
    for entry in [*questions, *replies, *feelings]:
        assert [name for name, value in entry.items() if value == ""] in ([], ["indirect"])


def test_questions_are_short_and_worded_as_their_kind_says(questions):
    for entry in questions:
        assert entry["text"].endswith("?"), entry
        assert entry["text"].startswith(OPENINGS.get(entry["kind"], "")), entry
        assert max(len(words(entry["text"])), len(words(entry["indirect"]))) <= 20, entry
        assert len(words(entry["tests"])) <= 10, entry


def test_an_indirect_question_needs_no_other_wording(questions):
    assert [e["id"] for e in questions if e["kind"] == "indirect" and e["indirect"]] == []


def test_there_are_questions_enough_of_every_kind(questions):
    assert len(questions) >= 110
    assert min(Counter(entry["kind"] for entry in questions).values()) >= 15
    assert min(Counter(entry["about"] for entry in questions).values()) >= 5
    assert sum(bool(entry["indirect"]) for entry in questions) >= 60


def test_every_template_has_questions_of_its_own(questions):
    named = {name for entry in questions for name in entry["templates"]}
    assert named == TEMPLATES
    assert all(not repeated(entry["templates"]) for entry in questions)
    for name in TEMPLATES:
        own = [entry for entry in questions if entry["templates"] == [name]]
        assert len(own) >= 8, name
        assert {entry["kind"] for entry in own} == choices("question", "kind"), name
    assert sum(not entry["templates"] for entry in questions) >= 30


def test_there_are_replies_enough_for_every_situation(replies):
    assert len(replies) >= 45
    met = Counter(entry["situation"] for entry in replies)
    least = {"ultimatum": 8, "anger": 6, "pressure": 6, "silence": 4, "authority": 6}
    assert {name: met[name] for name in SITUATIONS if met[name] < least.get(name, 3)} == {}
    kinds = Counter(entry["kind"] for entry in replies)
    assert kinds["ultimatum"] >= 8


def test_silence_and_only_silence_is_answered_as_silence(replies):
    for entry in replies:
        assert (entry["they_say"] == SILENCE) == (entry["situation"] == "silence"), entry


def test_there_are_feelings_enough_on_both_sides(feelings):
    assert len(feelings) >= 14
    assert min(Counter(entry["whose"] for entry in feelings).values()) >= 6


@pytest.mark.skipif(not SEED.is_dir(), reason="the source article is not in this checkout")
def test_no_six_words_in_a_row_come_from_the_source(questions, replies, feelings):
    articles = [path.read_text(encoding="utf-8") for path in SEED.rglob("*.txt")]
    source = {run for article in articles for run in runs(article)}
    assert source
    taken = [text for text in texts(questions, replies, feelings) if runs(text) & source]
    assert taken == []
