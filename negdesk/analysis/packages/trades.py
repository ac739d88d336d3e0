"""Trades from a package: give where it costs us little and them much, get where it is reversed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from negdesk.analysis.packages.at_level import any_at
from negdesk.analysis.packages.frontier import Deal, deal_of
from negdesk.analysis.packages.grid import on_grid
from negdesk.analysis.packages.space import Choice, Dimension, Space
from negdesk.analysis.packages.words import choice_words, points_words
from negdesk.i18n import tr
from negdesk.model.numbers import NumberStyle

# So many moves of an issue in each direction, and of all issues together, are tried as halves
# of a trade: the cheapest ones for what they give.
MOST_OF_AN_ISSUE = 12
MOST_MOVES = 240


@dataclass(frozen=True, slots=True)
class Move:
    """Another choice of one issue: how many points we gain and they gain by it (− is a loss)."""

    index: int
    pick: int
    us: Decimal
    them: Decimal


@dataclass(frozen=True, slots=True)
class Prices:
    """The price of a concession: one step of an issue each way, None where there is none.

    `give` is the step that costs us least of those better for them, `get` the reverse.
    """

    dimension: Dimension
    give: Move | None
    get: Move | None


@dataclass(frozen=True, slots=True)
class Trade:
    """Two moves that together leave nobody worse off and one side better off."""

    give: Move
    get: Move

    @property
    def us(self) -> Decimal:
        """Return the points that we gain by both moves."""
        return self.give.us + self.get.us

    @property
    def them(self) -> Decimal:
        """Return the points that they gain by both moves."""
        return self.give.them + self.get.them


def prices(space: Space, deal: Deal) -> list[Prices]:
    """Return what one step on each issue costs and gives both sides, from a deal."""
    return [_prices(space, deal, index) for index in range(len(space.dimensions))]


def best_trades(space: Space, deal: Deal, most: int = 3) -> list[Trade]:
    """Return the best trades from a deal, one for each pair of issues, the best first.

    A trade is better the more it gives to the side that gains less by it, then to both. It keeps
    to must-haves and dependencies. Nothing where the deal allows none.
    """
    moves = [move for index in range(len(space.dimensions)) for move in _moves(space, deal, index)]
    gives = _cheapest([each for each in moves if on_grid(each.us) < 0 < on_grid(each.them)])
    gets = _cheapest([each for each in moves if on_grid(each.them) < 0 < on_grid(each.us)])
    best: dict[tuple[int, int], Trade] = {}
    for trade in _trades(gives, gets):
        pair = trade.give.index, trade.get.index
        known = best.get(pair)
        if (known is None or _rank(trade) > _rank(known)) and _allowed(space, deal, trade):
            best[pair] = trade
    return sorted(best.values(), key=_rank, reverse=True)[:most]


def after(space: Space, deal: Deal, *moves: Move) -> Deal:
    """Return the deal that some moves lead to."""
    picks = list(deal.picks)
    for move in moves:
        picks[move.index] = move.pick
    return deal_of(space, picks)


def halfway(space: Space) -> Deal | None:
    """Return the deal that meets in the middle of every issue, the natural one to improve on.

    In each issue it takes the free choice whose worse score of the two is best, as far as
    dependencies allow. None where no package is found that keeps to them.
    """
    whole_scale = on_grid(Decimal(100))
    return next(any_at(space, 0, whole_scale, _middle), None) if space.dimensions else None


def trade_words(space: Space, trade: Trade, style: NumberStyle) -> str:
    """Return a trade in words, with what each half is worth to both sides."""
    text = tr(
        "Give on {give}: {given}, worth {costs} to you and {gives} to them. "
        "Get on {get}: {got}, worth {gains} to you and {takes} to them."
    )
    give, get = space.dimensions[trade.give.index], space.dimensions[trade.get.index]
    return text.format(
        give=give.title,
        given=choice_words(give, give.choices[trade.give.pick], style),
        costs=points_words(-trade.give.us, style),
        gives=points_words(trade.give.them, style),
        get=get.title,
        got=choice_words(get, get.choices[trade.get.pick], style),
        gains=points_words(trade.get.us, style),
        takes=points_words(-trade.get.them, style),
    )


def _prices(space: Space, deal: Deal, index: int) -> Prices:
    """Return the nearest step that they like better, and the nearest that we like better."""
    moves = list(_moves(space, deal, index))
    gives = [move for move in moves if on_grid(move.them) > 0]
    gets = [move for move in moves if on_grid(move.us) > 0]
    return Prices(
        space.dimensions[index],
        max(gives, key=attrgetter("us", "them"), default=None),
        max(gets, key=attrgetter("them", "us"), default=None),
    )


def _moves(space: Space, deal: Deal, index: int) -> Iterator[Move]:
    choices = space.dimensions[index].choices
    now = choices[deal.picks[index]]
    for pick in space.free(index):
        if pick != deal.picks[index]:
            other = choices[pick]
            yield Move(index, pick, other.us - now.us, other.them - now.them)


def _cheapest(moves: list[Move]) -> list[Move]:
    """Return the moves whose gain for one side costs the other the least, from every issue."""
    by_issue: dict[int, list[Move]] = {}
    for move in sorted(moves, key=_rate, reverse=True):
        by_issue.setdefault(move.index, []).append(move)
    kept = [move for group in by_issue.values() for move in _spread(group)]
    return sorted(kept, key=_rate, reverse=True)[:MOST_MOVES]


def _rate(move: Move) -> Decimal:
    """Return what the side that gains gets for every point that the other loses."""
    return move.them / -move.us if move.us < 0 else move.us / -move.them


def _spread(moves: list[Move]) -> list[Move]:
    """Return at most so many of the moves of one issue, small and large ones alike."""
    by_size = sorted(moves, key=attrgetter("them"))
    gap = -(-len(by_size) // MOST_OF_AN_ISSUE)
    return by_size[::gap]


def _trades(gives: list[Move], gets: list[Move]) -> Iterator[Trade]:
    for give in gives:
        for get in gets:
            us, them = give.us + get.us, give.them + get.them
            if give.index != get.index and min(us, them) >= 0 and on_grid(us + them) > 0:
                yield Trade(give, get)


def _rank(trade: Trade) -> tuple[Decimal, Decimal]:
    return min(trade.us, trade.them), trade.us + trade.them


def _allowed(space: Space, deal: Deal, trade: Trade) -> bool:
    return space.allows(after(space, deal, trade.give, trade.get).picks)


def _middle(choice: Choice) -> tuple[Decimal, Decimal]:
    return min(choice.score, choice.their_score), choice.score + choice.their_score
