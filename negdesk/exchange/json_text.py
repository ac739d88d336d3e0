"""JSON text to plain values: numbers exact, keys once, nothing that hangs or overflows."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from negdesk.i18n import tr
from negdesk.model.errors import Condition

SIZE_LIMIT = 50_000_000


class InterchangeError(Condition):
    """A file that cannot be taken in; the sentence names the place in it."""


class Object(dict[str, Any]):
    """A JSON object that remembers a key that stood in it twice."""

    twice: str | None = None


def parse(text: str) -> Any:
    """Return the values in JSON text, every number a Decimal; InterchangeError if it is none."""
    if len(text) > SIZE_LIMIT:
        raise too_large()
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_int=_number,
            parse_float=_number,
            parse_constant=_number,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        said = tr("This is not JSON, or it is cut off: line {line}, column {column} does not fit.")
        raise InterchangeError(said.format(line=error.lineno, column=error.colno)) from error
    except RecursionError as error:
        raise InterchangeError(tr("This file nests lists too deeply to be ours.")) from error


def too_large() -> InterchangeError:
    """Return the refusal of a file past the size limit."""
    said = tr("This file is larger than {limit} MB, too large to be a negotiation.")
    return InterchangeError(said.format(limit=SIZE_LIMIT // 1_000_000))


def said(value: Any) -> str:
    """Return a JSON value as the file has it, cut to a length that fits a sentence."""
    if isinstance(value, Decimal):
        shown = str(value)
    elif isinstance(value, dict):
        shown = "{…}"
    elif isinstance(value, list):
        shown = "[…]"
    else:
        shown = json.dumps(value[:60] if isinstance(value, str) else value, ensure_ascii=False)
    return shown if len(shown) <= 48 else shown[:40] + "…"


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        # An exponent of some twenty digits: as far from a number we keep as infinity is.
        return Decimal("Infinity")


def _object(pairs: list[tuple[str, Any]]) -> Object:
    found = Object()
    for key, value in pairs:
        if key in found and found.twice is None:
            found.twice = key
        found[key] = value
    return found
