"""What options ask of each other: one requires another, or excludes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from negdesk.i18n import tr
from negdesk.model.document import Document
from negdesk.model.rows import Dependency

Pick = tuple[int, int]  # a dimension of the space, and one of its choices


@dataclass(frozen=True, slots=True)
class Rule:
    """If the first pick is taken, the second must be (requires) or must not be (excludes)."""

    id: str
    requires: bool
    first: Pick
    second: Pick

    @property
    def dimensions(self) -> frozenset[int]:
        """Return the dimensions it ties."""
        return frozenset((self.first[0], self.second[0]))

    def broken(self, picks: Mapping[int, int]) -> bool:
        """Say whether picks by dimension break it; what is still open breaks nothing."""
        if picks.get(self.first[0]) != self.first[1] or self.second[0] not in picks:
            return False
        return (picks[self.second[0]] == self.second[1]) != self.requires


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules between dimensions, and the picks that rules within one make impossible."""

    between: tuple[Rule, ...] = ()
    within: tuple[Rule, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def banned(self) -> frozenset[Pick]:
        """Return the picks that ask for what cannot be."""
        return frozenset(rule.first for rule in self.within)

    def broken(self, picks: Mapping[int, int]) -> list[Rule]:
        """Return the rules that picks by dimension break."""
        return [rule for rule in (*self.within, *self.between) if rule.broken(picks)]

    def without(self, rule: Rule) -> Rules:
        """Return the rules less one of them."""
        between = tuple(each for each in self.between if each is not rule)
        return Rules(between, tuple(each for each in self.within if each is not rule), self.notes)


def rules_of(document: Document, negotiation_id: str, where: Mapping[str, Pick]) -> Rules:
    """Return the rules among options; `where` says which pick an option is."""
    rows = document.all(Dependency, negotiation_id)
    rules = [_rule(row, where) for row in rows]
    lost = sum(rule is None for rule in rules)
    notes = (tr("Dependencies of options that no package has are left out."),) if lost else ()
    known = [rule for rule in rules if rule is not None]
    between = tuple(rule for rule in known if len(rule.dimensions) == 2)
    return Rules(between, tuple(rule for rule in known if _self_defeating(rule)), notes)


def tied(count: int, rules: Iterable[Rule]) -> list[list[int]]:
    """Return the dimensions in groups that rules tie together, directly or through others."""
    groups = {index: [index] for index in range(count)}
    for rule in rules:
        first, second = groups[rule.first[0]], groups[rule.second[0]]
        if first is not second:
            first += second
            groups.update(dict.fromkeys(second, first))
    return list({id(group): group for group in groups.values()}.values())


def _rule(row: Dependency, where: Mapping[str, Pick]) -> Rule | None:
    first, second = where.get(row.option_id or ""), where.get(row.other_option_id or "")
    if first is None or second is None:
        return None
    return Rule(row.id, row.kind == "requires", first, second)


def _self_defeating(rule: Rule) -> bool:
    """Say whether a rule within one dimension shuts its first option out."""
    same = rule.first == rule.second
    return len(rule.dimensions) == 1 and same != rule.requires
