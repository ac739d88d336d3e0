"""Packages in words: choices, deals, dependencies and points."""

from __future__ import annotations

from decimal import Decimal

from negdesk.analysis.packages.frontier import Deal
from negdesk.analysis.packages.rules import Pick, Rule
from negdesk.analysis.packages.space import Choice, Dimension, Space
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle, show


def choice_words(dimension: Dimension, choice: Choice, style: NumberStyle) -> str:
    """Return a choice as said: an option by its name, a number with its unit."""
    if choice.number is None:
        return choice.label
    return f"{show(choice.number, style)} {dimension.issue.unit}".strip()


def deal_words(space: Space, deal: Deal, style: NumberStyle) -> str:
    """Return the terms of a deal in one line."""
    chosen = zip(space.dimensions, deal.picks, strict=True)
    return ", ".join(
        f"{each.title}: {choice_words(each, each.choices[pick], style)}" for each, pick in chosen
    )


def points_words(points: Decimal, style: NumberStyle) -> str:
    """Return points for reading: whole where they are, else with one digit."""
    near = round(points, 1)
    return show(near, style, 0 if near == near.to_integral_value() else 1)


def rule_words(space: Space, rule: Rule) -> str:
    """Return in words what a dependency says."""
    text = tr("“{one}” requires “{other}”.") if rule.requires else tr("“{one}” excludes “{other}”.")
    return text.format(one=_pick(space, rule.first), other=_pick(space, rule.second))


def _pick(space: Space, pick: Pick) -> str:
    dimension = space.dimensions[pick[0]]
    return f"{dimension.title}: {dimension.choices[pick[1]].label}"
