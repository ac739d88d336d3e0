"""Why no package is possible: the fewest must-haves and dependencies that shut each other out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from negdesk.analysis.packages.blocks import blocks_of
from negdesk.analysis.packages.space import Space
from negdesk.analysis.packages.words import rule_words
from negdesk.i18n import tr


def conflict_words(space: Space) -> str:
    """Return in words why no package is possible; "" if one is. TooTangled as `count`.

    Every must-have and dependency is dropped in turn, and stays dropped while still no package
    is possible: what is left contradicts itself, and nothing of it is there in vain.
    """
    shut = next((block.dimensions for block in blocks_of(space) if not block.chain.count), None)
    if shut is None:
        return ""
    for index in shut:
        opened = _opened(space, index)
        space = space if _possible(opened, shut) else opened
    for rule in (*space.rules.within, *space.rules.between):
        without = replace(space, rules=space.rules.without(rule))
        space = space if _possible(without, shut) else without
    return _said(space, shut)


def _possible(space: Space, among: Collection[int]) -> bool:
    return all(block.chain.count for block in blocks_of(space, among))


def _opened(space: Space, index: int) -> Space:
    """Return the space without the must-have of an issue."""
    dimension = space.dimensions[index]
    choices = tuple(replace(choice, open=True) for choice in dimension.choices)
    changed = replace(dimension, choices=choices)
    dimensions = (*space.dimensions[:index], changed, *space.dimensions[index + 1 :])
    return replace(space, dimensions=dimensions)


def _said(space: Space, among: Collection[int]) -> str:
    needed = [
        space.dimensions[index].title
        for index in among
        if not all(choice.open for choice in space.dimensions[index].choices)
    ]
    rules = [rule_words(space, rule) for rule in (*space.rules.within, *space.rules.between)]
    if not rules:
        text = tr("No package is possible: nothing that “{title}” offers is acceptable.")
        return text.format(title=needed[0])
    if not needed:
        return tr("No package is possible: {rules}").format(rules=" ".join(rules))
    names = ", ".join(f"“{title}”" for title in needed)
    text = tr("No package is possible with what you need on {names}: {rules}")
    return text.format(names=names, rules=" ".join(rules))
