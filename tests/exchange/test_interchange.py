from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from negdesk import resources
from negdesk.exchange import schema
from negdesk.exchange.interchange import InterchangeError, dump, read, same
from negdesk.model.fields import FIELDS, Field, Kind, check
from negdesk.model.rows import TABLES, Alternative, Issue, Negotiation, Option, Row
from tests.exchange.numbered import numbered


def taken(data: dict[str, Any]) -> list[Row]:
    return read(json.dumps({"negdesk": 1, "negotiation": {}, **data}), numbered()).rows


def refusal(data: Any) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    with pytest.raises(InterchangeError) as caught:
        read(text, numbered())
    return str(caught.value)


def values(of: Field, ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    if of.kind in (Kind.LINE, Kind.NOTE):
        return st.text(max_size=12).map(lambda text: check(of, text))
    if of.kind in (Kind.AMOUNT, Kind.SHARE):
        least, most = of.lowest, of.highest
        numbers = st.decimals(
            Decimal(-(10**14)) if least is None else least,
            Decimal(10**14) if most is None else most,
            places=10,
        )
        return st.none() | numbers.map(lambda number: check(of, number))
    if of.kind is Kind.CHOICE:
        return st.sampled_from([value for value, _ in of.choices])
    if of.kind is Kind.FLAG:
        return st.booleans()
    if of.kind is Kind.COUNT:
        return st.integers(-3, 3)
    if of.kind is Kind.REF:
        return st.sampled_from([None, *ids.get(of.target, [])])
    if of.kind is Kind.DATE:
        return st.just("") | st.dates().map(str)
    return st.just("") | st.datetimes().map(lambda moment: moment.isoformat())


@st.composite
def negotiations(draw: st.DrawFn) -> list[Row]:
    """Draw a negotiation with rows in every table, references only to rows drawn before."""
    ids: dict[str, list[str]] = {}
    rows: list[Row] = []
    for cls in TABLES.values():
        count = 1 if cls is Negotiation else draw(st.integers(0, 3))
        for number in range(count):
            fields = {n: draw(values(of, ids)) for n, of in FIELDS[cls.TABLE].items()}
            owner = {} if cls is Negotiation else {"negotiation_id": "n"}
            row_id = "n" if cls is Negotiation else f"{cls.TABLE}/{number}"
            rows.append(cls(**{"id": row_id, **owner, **fields}))
            ids.setdefault(cls.TABLE, []).append(row_id)
    return rows


def comparable(rows: list[Row]) -> dict[str, list[Any]]:
    """Return the rows by table, with ids replaced by what they refer to."""
    known = {(row.TABLE, row.id): row for row in rows}

    def shape(row: Row | None) -> Any:
        if row is None:
            return None
        described = FIELDS[row.TABLE]
        return tuple(
            shape(known.get((of.target, getattr(row, name) or "")))
            if of.kind is Kind.REF
            else getattr(row, name)
            for name, of in described.items()
        )

    return {
        table: sorted((shape(row) for row in rows if table == row.TABLE), key=repr)
        for table in TABLES
    }


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(negotiations())
def test_what_goes_out_comes_back_equal_in_every_field(rows: list[Row]) -> None:
    text = dump(rows)
    imported = read(text, numbered())
    assert comparable(imported.rows) == comparable(rows)
    assert imported.warnings == []
    assert dump(imported.rows) == text
    assert same(imported.rows, rows)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(negotiations())
def test_every_export_fits_the_schema(rows: list[Row]) -> None:
    validator.validate(json.loads(dump(rows)))


validator = jsonschema.Draft202012Validator(schema.schema())


def test_the_bundled_schema_is_the_one_that_follows_from_the_fields() -> None:
    assert resources.text("schema", "interchange.schema.json") == schema.text()
    jsonschema.Draft202012Validator.check_schema(schema.schema())


def test_the_schema_refuses_a_wrong_type() -> None:
    bad = {"negdesk": 1, "negotiation": {}, "alternatives": [{"feasibility": "much"}]}
    assert not validator.is_valid(bad)


def test_every_row_imported_has_a_fresh_id_and_the_negotiations() -> None:
    rows = taken({"parties": [{"id": "x"}, {}], "alternatives": [{"id": "x", "party_id": "x"}]})
    assert len({row.id for row in rows}) == len(rows)
    assert {row.scope for row in rows} == {rows[0].id}
    alternative = next(row for row in rows if isinstance(row, Alternative))
    assert alternative.party_id == rows[1].id


def test_numbers_are_exact_as_text_and_as_json_numbers() -> None:
    text = (
        '{"negdesk": 1, "negotiation": {"limit": 123456789012345.0000000001, "target": "0.10",'
        ' "opening": 1.5e3}}'
    )
    head = read(text, numbered()).negotiation
    assert head.limit == Decimal("123456789012345.0000000001")
    assert str(head.target) == "0.10"
    assert head.opening == 1500


def test_the_place_in_the_list_is_the_position_unless_one_is_given() -> None:
    rows = taken({"adjustments": [{"label": "a"}, {"label": "b", "position": 7}, {"label": "c"}]})
    assert [getattr(row, "position", None) for row in rows[1:]] == [0, 7, 2]


def test_issues_come_out_parents_first_whatever_their_order_in_the_file() -> None:
    rows = taken({"issues": [{"id": "b", "parent_id": "a"}, {"id": "a"}]})
    first, second = (row for row in rows if isinstance(row, Issue))
    assert (first.position, second.position) == (1, 0)
    assert second.parent_id == first.id


def test_parents_come_out_before_their_children_whatever_the_order_of_the_tables() -> None:
    rows = taken({"options": [{"issue_id": "i"}], "issues": [{"id": "i"}]})
    assert [type(row) for row in rows] == [Negotiation, Issue, Option]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            {"alternatives": [{}, {}, {"feasibility": "much"}]},
            'alternatives[2].feasibility: "much" is not a number.',
        ),
        ({"negotiation": {"limit": True}}, "negotiation.limit: true is not a number."),
        ({"negotiation": {"limit": "1,5"}}, 'negotiation.limit: "1,5" is not a number.'),
        ({"negotiation": {"limit": [1]}}, "negotiation.limit: […] is not a number."),
        ({"negotiation": {"title": 5}}, "negotiation.title: 5 is not text."),
        ({"negotiation": {"title": None}}, "negotiation.title: null is not text."),
        ({"negotiation": {"stakes": ["routine"]}}, "negotiation.stakes: […] is not text."),
        (
            {"negotiation": {"stakes": "high"}},
            'negotiation.stakes: "high" is not one of routine, important, critical.',
        ),
        (
            {"negotiation": {"deadline": "soon"}},
            'negotiation.deadline: "soon" cannot be kept. This is not a date.',
        ),
        (
            {"alternatives": [{"feasibility": 1.5}]},
            "alternatives[0].feasibility: 1.5 cannot be kept. The most possible here is 100 %.",
        ),
        ({"lessons": [{"reusable": 1}]}, "lessons[0].reusable: 1 is neither true nor false."),
        ({"lessons": [{"position": 1.5}]}, "lessons[0].position: 1.5 is not a whole number."),
        ({"alternatives": [{"party_id": {}}]}, "alternatives[0].party_id: {…} is not text."),
        ({"alternatives": {}}, "alternatives: {…} is not a list."),
        ({"alternatives": [3]}, "alternatives[0]: 3 is not an object."),
        ({"negotiation": []}, "negotiation: […] is not an object."),
        ({"parties": [{"id": 3}]}, "parties[0].id: 3 is not text."),
        (
            {"parties": [{"id": "a"}, {"id": "a"}]},
            'parties[1].id: "a" is the id of parties[0] too.',
        ),
        (
            {"outcomes": [{"alternative_id": "gone"}]},
            'outcomes[0].alternative_id: "gone" is not the id of any of alternatives.',
        ),
    ],
)
def test_a_wrong_value_is_refused_by_its_path(data: dict[str, Any], message: str) -> None:
    assert refusal({"negdesk": 1, "negotiation": {}, **data}) == message


def test_a_lost_reference_that_nothing_depends_on_is_left_empty_and_said() -> None:
    text = '{"negdesk": 1, "negotiation": {}, "alternatives": [{"party_id": "gone"}]}'
    imported = read(text, numbered())
    assert [row.party_id for row in imported.rows if isinstance(row, Alternative)] == [None]
    assert imported.warnings == [
        'alternatives[0].party_id: "gone" is not the id of any of parties; it was left empty.'
    ]


def test_unknown_fields_and_tables_are_left_out_with_their_names() -> None:
    data = {
        "negdesk": 1,
        "negotiation": {"mood": 3},
        "parties": [{"shoe": 44}, {"shoe": 45}],
        "dreams": [{}],
    }
    imported = read(json.dumps(data), numbered())
    assert imported.warnings == [
        "dreams is not known here and was left out.",
        "negotiation.mood is not known here and was left out.",
        "parties[0].shoe and 1 more like it are not known here and were left out.",
    ]
    assert len(imported.rows) == 3


def test_issues_that_stand_below_themselves_are_refused() -> None:
    issues = [{"id": "a", "parent_id": "b"}, {"id": "b", "parent_id": "a"}]
    text = refusal({"negdesk": 1, "negotiation": {}, "issues": issues})
    assert text.startswith("issues[0].parent_id: it stands below itself")


@pytest.mark.parametrize(
    ("version", "said"),
    [(2, "2"), ("2", '"2"'), (1.5, "1.5"), (True, "true"), (None, "null"), ([1], "[…]")],
)
def test_another_version_is_refused_with_both_versions(version: object, said: str) -> None:
    text = refusal({"negdesk": version, "negotiation": {}})
    assert f"of version {said};" in text
    assert text.endswith("this program reads 1.")
