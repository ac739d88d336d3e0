"""Issues tied by dependencies, taken as one joint issue without listing its combinations.

The issues of a block are settled one after the other. What must be remembered on the way is
only which picks still matter to a rule with an issue to come: so the work grows with these
states and not with the combinations (bucket elimination, Dechter 1999).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import prod

from negdesk.analysis.packages.layers import START, Chain, Stage, State
from negdesk.analysis.packages.rules import Rule, tied
from negdesk.analysis.packages.space import Space
from negdesk.i18n import tr

MOST_MOVES = 200_000
NO_MATTER = -1


class TooTangled(ValueError):
    """Too many dependencies hang together to be followed; the message says so, in words."""


@dataclass(frozen=True, slots=True)
class Block:
    """Dimensions that are settled together, in the order of the stages of their chain."""

    dimensions: tuple[int, ...]
    chain: Chain


def blocks_of(space: Space, among: Collection[int] | None = None) -> list[Block]:
    """Return the blocks of a space, the largest first, or only those among some dimensions.

    TooTangled if one cannot be followed.
    """
    groups = tied(len(space.dimensions), space.rules.between)
    wanted = [group for group in groups if among is None or group[0] in among]
    blocks = [_block(space, group) for group in wanted]
    return sorted(blocks, key=lambda block: -sum(map(len, block.chain.keys)))


def count(space: Space) -> int:
    """Return how many packages there are, exactly: those that must-haves and rules allow.

    0 without an issue. TooTangled if dependencies cannot be followed.
    """
    return prod(block.chain.count for block in blocks_of(space)) if space.dimensions else 0


def _block(space: Space, group: Sequence[int]) -> Block:
    inside = set(group)
    rules = [rule for rule in space.rules.between if rule.first[0] in inside]
    order = _order(group, rules)
    keys = tuple(tuple(choice.key for choice in space.dimensions[each].choices) for each in order)
    return Block(tuple(order), Chain(tuple(_stages(space, order, rules)), keys))


def _order(group: Sequence[int], rules: Sequence[Rule]) -> list[int]:
    """Return an order in which few dimensions are open at a time: the next opens the fewest."""
    partners: dict[int, set[int]] = {each: set() for each in group}
    for rule in rules:
        first, second = rule.first[0], rule.second[0]
        partners[first].add(second)
        partners[second].add(first)
    order: list[int] = []
    waiting, reached = set(group), set[int]()
    while waiting:
        near = (waiting & reached) or waiting
        best = min(near, key=lambda each: (len(partners[each] - reached), each))
        order.append(best)
        waiting.discard(best)
        reached |= partners[best] | {best}
    return order


def _stages(space: Space, order: Sequence[int], rules: Sequence[Rule]) -> Iterator[Stage]:
    """Return the moves of each dimension in turn: from which state, by which pick, to which."""
    states: list[State] = [START]
    opened: tuple[int, ...] = ()
    moved = 0
    for position, dimension in enumerate(order):
        later = set(order[position + 1 :])
        due = [
            rule for rule in rules if dimension in rule.dimensions and not rule.dimensions & later
        ]
        matter = _that_matter(rules, later)
        after = tuple(each for each in (*opened, dimension) if each in matter)
        free = space.free(dimension)
        stage: Stage = {}
        for state in states:
            known = dict(zip(opened, state, strict=True))
            moved += len(free)
            if moved > MOST_MOVES:
                raise TooTangled(tr("Too many dependencies hang together to follow them all."))
            for pick in free:
                picks = {**known, dimension: pick}
                if not any(rule.broken(picks) for rule in due):
                    reached = _reached(picks, after, matter)
                    stage.setdefault(reached, []).append((state, pick))
        states, opened = list(stage), after
        yield stage


def _reached(picks: dict[int, int], after: tuple[int, ...], matter: dict[int, set[int]]) -> State:
    return tuple(picks[each] if picks[each] in matter[each] else NO_MATTER for each in after)


def _that_matter(rules: Sequence[Rule], later: set[int]) -> dict[int, set[int]]:
    """Return the picks of settled dimensions that a rule with a later one still asks about."""
    matter: dict[int, set[int]] = {}
    for rule in rules:
        for here, there in ((rule.first, rule.second), (rule.second, rule.first)):
            if there[0] in later and here[0] not in later:
                matter.setdefault(here[0], set()).add(here[1])
    return matter
