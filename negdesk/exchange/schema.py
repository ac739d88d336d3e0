"""The JSON Schema of the interchange file, made from the fields so that it cannot lag behind.

`python -m negdesk.exchange.schema` writes it to `resources/schema/`.
"""

from __future__ import annotations

import json
from typing import Any

from negdesk import resources
from negdesk.exchange.reader import VERSION
from negdesk.model.fields import FIELDS, Field, Kind
from negdesk.model.rows import PARTS, Negotiation, Row

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBER = r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,4})?$"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME = r"T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an interchange file."""
    tables = {cls.PLURAL: {"type": "array", "items": _table(cls)} for cls in PARTS}
    return {
        "$schema": _DIALECT,
        "title": "negdesk interchange",
        "description": "One negotiation. What is not named here is left out when it is read.",
        "type": "object",
        "required": ["negdesk", "negotiation"],
        "properties": {
            "negdesk": {"const": VERSION},
            "negotiation": _table(Negotiation),
            **tables,
        },
    }


def text() -> str:
    """Return the schema as the file in `resources/schema/` holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _table(cls: type[Row]) -> dict[str, Any]:
    fields = {name: _field(described) for name, described in FIELDS[cls.TABLE].items()}
    ids = {} if cls is Negotiation else {"id": {"type": "string", "title": "Any text"}}
    return {"type": "object", "properties": {**ids, **fields}}


def _field(of: Field) -> dict[str, Any]:
    words = {"title": of.label, "description": of.help}
    return {**{key: text for key, text in words.items() if text}, **_shape(of)}


def _shape(of: Field) -> dict[str, Any]:
    if of.kind in (Kind.AMOUNT, Kind.SHARE):
        number: dict[str, Any] = {"type": "number"}
        if of.lowest is not None:
            number["minimum"] = int(of.lowest)
        if of.highest is not None:
            number["maximum"] = int(of.highest)
        return {"anyOf": [number, {"type": "string", "pattern": _NUMBER}, {"type": "null"}]}
    if of.kind is Kind.REF:
        return {"type": ["string", "null"], "$comment": f"the id of a {of.target}"}
    if of.kind is Kind.CHOICE:
        return {"enum": [value for value, _ in of.choices]}
    if of.kind is Kind.DATE:
        return {"type": "string", "pattern": f"^({_DATE})?$"}
    if of.kind is Kind.MOMENT:
        return {"type": "string", "pattern": f"^({_DATE}({_TIME})?)?$"}
    return {"type": {Kind.FLAG: "boolean", Kind.COUNT: "integer"}.get(of.kind, "string")}


if __name__ == "__main__":
    resources.path("schema", "interchange.schema.json").write_text(text(), encoding="utf-8")
