"""Balancing: drops just enough that no category exceeds its share of the seconds."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_TOLERANCE = 1e-6
"""Seconds over its limit that a category may keep, for rounding."""


@dataclass(frozen=True)
class Piece:
    """Something that is kept or dropped as a whole.

    Attributes:
        key: unique name.
        seconds: its length.
        categories: what it counts towards, such as its source or its action.
        priority: pieces of the lowest priority are dropped first; among equals, the order is
            fixed by a hash of their names.
    """

    key: str
    seconds: float
    categories: tuple[str, ...]
    priority: float = 0.0


def balance(pieces: Sequence[Piece], limits: Mapping[str, float]) -> dict[str, str]:
    """What to drop: key → the category whose limit it exceeded.

    Afterwards every category keeps its limit. When limits cannot be met, everything is dropped:
    three categories of at most 30 % each do not add up to a whole.

    Args:
        pieces: all pieces; their order does not matter.
        limits: category → its largest share of all kept seconds, below 1; categories that are
            not named have no limit.
    """
    stock: dict[str, list[Piece]] = defaultdict(list)
    held: dict[str, float] = defaultdict(float)
    for piece in sorted(pieces, key=lambda piece: (-piece.priority, _hash(piece.key))):
        for category in piece.categories:
            stock[category].append(piece)
            held[category] += piece.seconds
    total = sum(piece.seconds for piece in pieces)
    dropped: dict[str, str] = {}
    while total > 0:
        excess = {name: held[name] - limit * total for name, limit in limits.items()}
        category = max(excess, key=lambda name: excess[name], default="")
        if not category or excess[category] <= _TOLERANCE:
            break
        piece = stock[category].pop()
        if piece.key not in dropped:
            dropped[piece.key] = category
            total -= piece.seconds
            for name in piece.categories:
                held[name] -= piece.seconds
    return dropped


def _hash(key: str) -> str:
    """A sort key that is the same on every machine and independent of the alphabet."""
    return hashlib.sha1(key.encode()).hexdigest()
