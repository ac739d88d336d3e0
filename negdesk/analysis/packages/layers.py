"""A chain of stages, the undominated sums on the way through it, and the way back.

A stage settles one thing by a pick. What must be remembered between stages is the state; a
chain of independent things has one state only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from negdesk.analysis.packages.merge import Trim

State = tuple[int, ...]
Stage = dict[State, list[tuple[State, int]]]  # each state: the states before it, and the pick
START: State = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Stages in order, and the keys of the picks of each.

    The last stage has one state, START, or none where nothing is possible.
    """

    stages: tuple[Stage, ...]
    keys: tuple[tuple[int, ...], ...]

    @property
    def count(self) -> int:
        """Return the exact number of ways through."""
        counts = {START: 1}
        for stage in self.stages:
            counts = {
                state: sum(counts[before] for before, _ in moves) for state, moves in stage.items()
            }
        return counts.get(START, 0)

    def sums(self, most: int) -> dict[int, int] | None:
        """Return every sum of keys with how many ways have it; None if more than `most`."""
        sums: dict[State, dict[int, int]] = {START: {0: 1}}
        for stage, keys in zip(self.stages, self.keys, strict=True):
            after: dict[State, dict[int, int]] = {state: {} for state in stage}
            for state, moves in stage.items():
                into = after[state]
                for before, pick in moves:
                    for key, count in sums[before].items():
                        into[key + keys[pick]] = into.get(key + keys[pick], 0) + count
                    if len(into) > most:
                        return None
            sums = after
        return sums.get(START, {})

    def merged(self, trim: Trim) -> Layers:
        """Return the undominated sums on the way to every state."""
        layers: list[dict[State, list[int]]] = [{START: [0]}]
        for stage, keys in zip(self.stages, self.keys, strict=True):
            before = layers[-1]
            layers.append(
                {
                    state: trim([key + keys[pick] for last, pick in moves for key in before[last]])
                    for state, moves in stage.items()
                }
            )
            trim.next_stage()
        return Layers(self, layers)


class Layers:
    """The undominated sums of a chain after each stage, from which the picks come back."""

    def __init__(self, chain: Chain, layers: Sequence[dict[State, list[int]]]) -> None:
        """Take the sums by stage and state, the empty one first."""
        self.chain = chain
        self._layers = layers

    @property
    def keys(self) -> list[int]:
        """Return the undominated sums of the whole chain, our best first."""
        return self._layers[-1].get(START, [])

    def picks(self, key: int) -> Iterator[tuple[int, ...]]:
        """Return the picks that sum to a key, stage by stage in the order of the chain.

        A pick belongs to a sum if what is left without it was kept one stage before.
        """
        waiting: list[tuple[int, State, int, Any]] = [(len(self.chain.stages), START, key, None)]
        while waiting:
            stage, state, left, taken = waiting.pop()
            if stage == 0:
                yield _unrolled(taken)
                continue
            for before, pick, rest in self._steps_back(stage, state, left):
                waiting.append((stage - 1, before, rest, (pick, taken)))

    def ways(self, keys: Sequence[int], each: Sequence[Sequence[int]] | None = None) -> int:
        """Return in how many ways the keys are reached.

        `each` says for how many ways every pick of every stage stands, 1 if not given.
        """
        wanted: dict[tuple[State, int], int] = {(START, key): 1 for key in keys}
        for stage in range(len(self.chain.stages), 0, -1):
            before: dict[tuple[State, int], int] = {}
            for (state, key), ways in wanted.items():
                for last, pick, rest in self._steps_back(stage, state, key):
                    more = ways * (each[stage - 1][pick] if each else 1)
                    before[last, rest] = before.get((last, rest), 0) + more
            wanted = before
        return sum(wanted.values())

    @cached_property
    def _kept(self) -> list[dict[State, frozenset[int]]]:
        return [{state: frozenset(keys) for state, keys in layer.items()} for layer in self._layers]

    def _steps_back(self, stage: int, state: State, key: int) -> Iterator[tuple[State, int, int]]:
        keys, kept = self.chain.keys[stage - 1], self._kept[stage - 1]
        for before, pick in self.chain.stages[stage - 1].get(state, ()):
            rest = key - keys[pick]
            if rest in kept[before]:
                yield before, pick, rest


def _unrolled(taken: Any) -> tuple[int, ...]:
    picks: list[int] = []
    while taken is not None:
        pick, taken = taken
        picks.append(pick)
    return tuple(picks)
