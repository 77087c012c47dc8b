"""Whole seats out of fractions: largest remainders within bounds, and the levelling of rows to totals."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

Seats = dict[str, int]
Bounds = dict[str, tuple[int, int]]


def share_out(seats: int, members: Mapping[str, int], bounds: Bounds) -> tuple[Seats, tuple[str, ...]]:
    """``seats`` in proportion to ``members``, none outside its bounds; and who tied for the last of them.

    One after another a seat goes to whom it is most owed; of those equally owed the larger comes first, then
    the one named first.
    """
    owed = {name: Fraction(size * seats, sum(members.values())) for name, size in members.items()}
    shares = {name: min(max(int(owed[name]), low), high) for name, (low, high) in bounds.items()}
    tied: tuple[str, ...] = ()
    while (left := seats - sum(shares.values())) != 0:
        step = 1 if left > 0 else -1
        free = [name for name, (low, high) in bounds.items() if low <= shares[name] + step <= high]
        if not free:
            break
        claim = {name: step * (owed[name] - shares[name]) for name in free}
        best = max(free, key=lambda name: (claim[name], step * members[name]))
        tied = tuple(name for name in free if claim[name] == claim[best]) if abs(left) == 1 else ()
        shares[best] += step
    return shares, tied if len(tied) > 1 else ()


def level(
    rows: Mapping[str, Seats], totals: Seats, members: Mapping[str, int], bounds: Mapping[str, Bounds]
) -> dict[str, Seats]:
    """The rows with seats moved between groups until each group's seats add up to its total.

    Each round takes the chain of moves that costs least proportion, which keeps the whole as near to the
    proportions as such totals allow. Where the bounds leave no chain, the totals stay unmet.
    """
    rows = {body: dict(row) for body, row in rows.items()}
    while True:
        over = {name: sum(row[name] for row in rows.values()) - due for name, due in totals.items()}
        chain = _cheapest_chain(rows, over, members, bounds)
        if not chain:
            return rows
        for body, giver, taker in chain:
            rows[body][giver] -= 1
            rows[body][taker] += 1


Move = tuple[str, str, str]


def _cheapest_chain(
    rows: Mapping[str, Seats],
    over: Mapping[str, int],
    members: Mapping[str, int],
    bounds: Mapping[str, Bounds],
) -> list[Move]:
    """The cheapest chain of moves from a group with too many seats to one with too few (Bellman and Ford)."""
    reach: dict[str, tuple[Fraction, list[Move]]] = {
        name: (Fraction(0), []) for name, extra in over.items() if extra > 0
    }
    if not reach:
        return []
    moves = {
        (giver, taker): _cheapest_move(rows, giver, taker, members, bounds)
        for giver in over
        for taker in over
    }
    for _ in over:
        for giver, (cost, chain) in list(reach.items()):
            for taker in over:
                move = moves[giver, taker]
                if move and (taker not in reach or cost + move[0] < reach[taker][0]):
                    reach[taker] = (cost + move[0], [*chain, move[1]])
    ends = [reach[name] for name, extra in over.items() if extra < 0 and name in reach]
    return min(ends, key=lambda end: end[0])[1] if ends else []


def _cheapest_move(
    rows: Mapping[str, Seats],
    giver: str,
    taker: str,
    members: Mapping[str, int],
    bounds: Mapping[str, Bounds],
) -> tuple[Fraction, Move] | None:
    """Where one seat moves from ``giver`` to ``taker`` at the least cost, in squared differences."""
    moves = []
    for body, row in rows.items():
        if giver == taker or row[giver] <= bounds[body][giver][0] or row[taker] >= bounds[body][taker][1]:
            continue
        council = sum(members.values())
        due = {name: Fraction(members[name] * sum(row.values()), council) for name in (giver, taker)}
        cost = 2 * (due[giver] - row[giver]) + 2 * (row[taker] - due[taker]) + 2
        moves.append((cost, (body, giver, taker)))
    return min(moves) if moves else None
