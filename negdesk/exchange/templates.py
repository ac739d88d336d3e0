"""Templates: what to think of in one kind of negotiation, and a workbook to start from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from negdesk import resources
from negdesk.exchange.interchange import take
from negdesk.exchange.json_text import parse
from negdesk.exchange.sample import past_rows
from negdesk.i18n import tr
from negdesk.model.errors import Condition
from negdesk.model.rows import Negotiation, Row

SAMPLE = "car_purchase"
# As the start page lists them: from what most people do to what few do.
_ORDER = (
    "car_purchase",
    "salary",
    "supplier_contract",
    "customer_deal",
    "partnership",
    "budget_request",
    "scope",
    "lease",
)


class UnknownTemplate(Condition):
    """There is no template of that name."""


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of negotiation: prompts by `table.field`, kinds of alternative, first rows."""

    name: str
    title: str
    description: str
    prompts: dict[str, str] = field(repr=False)
    categories: list[str] = field(repr=False)
    workbook: Any = field(repr=False, compare=False)


def templates() -> list[Template]:
    """Return the bundled templates in the order in which they are offered."""
    return [template(name) for name in names()]


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Return the names of the bundled templates in the order in which they are offered."""
    found = {path.stem for path in resources.path("templates").glob("*.json")}
    first = [name for name in _ORDER if name in found]
    return (*first, *sorted(found.difference(first)))


def template(name: str) -> Template:
    """Return one template; UnknownTemplate names those that there are."""
    if name not in names():
        text = tr("There is no template “{name}”. There are: {known}.")
        raise UnknownTemplate(text.format(name=name, known=", ".join(names())))
    return _template(name)


def start(template: Template, new_id: Callable[[], str], now: datetime, title: str) -> list[Row]:
    """Return the rows of a new negotiation that begins from a template."""
    return _begun(template, template.workbook, new_id, now, title)


def sample_rows(new_id: Callable[[], str], now: datetime) -> list[Row]:
    """Return the rows of the sample: a car purchase prepared to the end, and one that is over."""
    car = template(SAMPLE)
    rows = _begun(car, car.workbook, new_id, now, "")
    return [*rows, *past_rows(new_id)]


def _begun(
    template: Template, workbook: Any, new_id: Callable[[], str], now: datetime, title: str
) -> list[Row]:
    head, *parts = take(workbook, new_id).rows
    assert isinstance(head, Negotiation)
    begun = head.with_(
        title=title or head.title or template.title,
        template=template.name,
        stage="preparing",
        created_at=now.replace(tzinfo=None).isoformat(timespec="seconds"),
    )
    return [begun, *parts]


@lru_cache(maxsize=32)
def _template(name: str) -> Template:
    data = parse(resources.text("templates", f"{name}.json"))
    return Template(
        name=name,
        title=tr(data["title"]),
        description=tr(data["description"]),
        prompts={key: tr(prompt) for key, prompt in data.get("prompts", {}).items()},
        categories=[tr(category) for category in data.get("alternative_categories", [])],
        workbook=data["workbook"],
    )
