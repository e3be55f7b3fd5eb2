"""Leaving out just enough that no group is more than its share."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """Something that is kept or left out whole.

    Attributes:
        key: its name.
        seconds: how much it holds.
        groups: what it counts for, such as its source and its action.
        worth: the least worthy of a group go first; equals in an order fixed by their names.
    """

    key: str
    seconds: float
    groups: tuple[str, ...]
    worth: float = 0.0


def balance(pieces: Sequence[Piece], limits: Mapping[str, float]) -> dict[str, str]:
    """What to leave out: key → the group it was one too many of.

    Args:
        limits: group → the largest share of all kept seconds that it may have, below 1; groups
            that are not named may have any.

    Afterwards every group keeps its limit exactly. Where limits cannot be met, nothing is left:
    three groups of at most 30 % do not make a whole.
    """
    stock: dict[str, list[Piece]] = defaultdict(list)
    held: dict[str, float] = defaultdict(float)
    for piece in sorted(pieces, key=lambda piece: (-piece.worth, _shuffled(piece.key))):
        for group in piece.groups:
            stock[group].append(piece)
            held[group] += piece.seconds
    total = sum(piece.seconds for piece in pieces)
    out: dict[str, str] = {}
    while total > 0:
        over = {g: held[g] - limit * total for g, limit in limits.items()}
        group = max(over, key=lambda g: over[g], default="")
        if not group or over[group] <= 1e-6:
            break
        piece = stock[group].pop()
        if piece.key not in out:
            out[piece.key] = group
            total -= piece.seconds
            for name in piece.groups:
                held[name] -= piece.seconds
    return out


def _shuffled(key: str) -> str:
    """A place in an order that is the same on every machine and follows no alphabet."""
    return hashlib.sha1(key.encode()).hexdigest()
