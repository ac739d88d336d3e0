"""The banks: questions to ask, replies to what is said, feelings to expect."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from negdesk import resources
from negdesk.exchange.json_text import parse
from negdesk.i18n import tr


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """A question with what it tests; `indirect` is its wording where directness costs face."""

    id: str
    kind: str
    text: str
    tests: str
    about: str
    templates: tuple[str, ...]
    indirect: str


@dataclass(frozen=True, slots=True)
class BankReply:
    """Words for what the other side may say, by situation."""

    id: str
    kind: str
    situation: str
    they_say: str
    we_say: str


@dataclass(frozen=True, slots=True)
class BankFeeling:
    """A feeling with what sets it off, its sign, its likely meaning and the way back."""

    whose: str
    trigger: str
    sign: str
    meaning: str
    response: str


@lru_cache(maxsize=1)
def questions() -> tuple[BankQuestion, ...]:
    """Return the bank of questions in its own order."""
    return tuple(_question(entry) for entry in _entries("questions.json", "questions"))


@lru_cache(maxsize=1)
def replies() -> tuple[BankReply, ...]:
    """Return the bank of replies in its own order."""
    return tuple(_reply(entry) for entry in _entries("replies.json", "replies"))


@lru_cache(maxsize=1)
def feelings() -> tuple[BankFeeling, ...]:
    """Return the bank of feelings in its own order."""
    return tuple(_feeling(entry) for entry in _entries("replies.json", "feelings"))


def _question(entry: dict[str, Any]) -> BankQuestion:
    return BankQuestion(
        id=entry["id"],
        kind=entry["kind"],
        text=tr(entry["text"]),
        tests=tr(entry["tests"]),
        about=entry["about"],
        templates=tuple(entry["templates"]),
        indirect=tr(entry["indirect"]) if entry["indirect"] else "",
    )


def _reply(entry: dict[str, Any]) -> BankReply:
    return BankReply(
        id=entry["id"],
        kind=entry["kind"],
        situation=entry["situation"],
        they_say=tr(entry["they_say"]),
        we_say=tr(entry["we_say"]),
    )


def _feeling(entry: dict[str, Any]) -> BankFeeling:
    return BankFeeling(
        whose=entry["whose"],
        trigger=tr(entry["trigger"]),
        sign=tr(entry["sign"]),
        meaning=tr(entry["meaning"]),
        response=tr(entry["response"]),
    )


def _entries(name: str, key: str) -> list[dict[str, Any]]:
    return list(parse(resources.text(name))[key])
