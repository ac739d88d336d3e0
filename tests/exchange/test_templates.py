from __future__ import annotations

from datetime import datetime

import pytest

from negdesk.exchange import templates
from negdesk.exchange.interchange import take
from negdesk.model.fields import FIELDS
from negdesk.model.rows import Alternative, Execution, Negotiation
from tests.exchange.numbered import numbered

NOW = datetime(2026, 5, 14, 9, 30, 12, 345)
NAMES = (
    "car_purchase",
    "salary",
    "supplier_contract",
    "customer_deal",
    "partnership",
    "budget_request",
    "scope",
    "lease",
)


def test_the_eight_templates_are_offered_in_their_order() -> None:
    assert templates.names() == NAMES
    assert [template.name for template in templates.templates()] == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_loads_without_a_warning(name: str) -> None:
    template = templates.template(name)
    assert template.title
    assert template.description
    assert take(template.workbook, numbered()).warnings == []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_prompts_for_fields_that_exist(name: str) -> None:
    template = templates.template(name)
    known = {field.key for fields in FIELDS.values() for field in fields.values()}
    assert template.prompts.keys() <= known
    assert all(prompt.strip() for prompt in template.prompts.values())
    assert template.categories


@pytest.mark.parametrize("name", NAMES)
def test_a_negotiation_begun_from_a_template_is_preparing_from_now(name: str) -> None:
    rows = templates.start(templates.template(name), numbered(), NOW, "Mine")
    head = rows[0]
    assert isinstance(head, Negotiation)
    assert (head.title, head.template, head.stage) == ("Mine", name, "preparing")
    assert head.created_at == "2026-05-14T09:30:12"


def test_the_sample_is_filled_in() -> None:
    rows = templates.sample_rows(numbered(), NOW)
    head = rows[0]
    assert isinstance(head, Negotiation)
    assert head.title
    assert head.limit is not None
    assert any(isinstance(row, Execution) and row.words for row in rows)
    assert sum(isinstance(row, Alternative) and row.selected for row in rows) >= 1


def test_an_unknown_template_is_answered_with_the_known_ones() -> None:
    with pytest.raises(templates.UnknownTemplate) as caught:
        templates.template("../car_purchase")
    assert "salary" in str(caught.value)
