"""Which mark lies over which: marks of all frames as layers that keep their place in a pile.

A mark that stays, keeps its layer; where marks change places, as arms do in a walk, the fewest
get new layers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_M = TypeVar("_M")


@dataclass
class Layer(Generic[_M]):
    """A run of frames in which one mark keeps its place.

    Attributes:
        start: first frame.
        marks: the mark in each frame from there on.
    """

    start: int
    marks: list[_M] = field(default_factory=list)


class Pile(Generic[_M]):
    """Layers, the lowest first."""

    def __init__(self) -> None:
        self.layers: list[Layer[_M]] = []
        self._open: dict[Hashable, Layer[_M]] = {}

    def cut(self) -> None:
        """Nothing continues: the next frame belongs to another shot."""
        self._open = {}

    def add(self, frame: int, marks: Sequence[tuple[Hashable, _M]]) -> None:
        """Add the marks of the next frame, the lowest first, each with its identity."""
        place = {id(layer): n for n, layer in enumerate(self.layers)}
        known = [self._open.get(key) for key, _ in marks]
        at = [-1 if layer is None else place[id(layer)] for layer in known]
        staying = _longest_rising(at)
        now: dict[Hashable, Layer[_M]] = {}
        below = -1  # place of the layer below the next new one
        inserted = 0
        for number, (key, mark) in enumerate(marks):
            if number in staying:
                layer = known[number]
                assert layer is not None
                below = at[number] + inserted
            else:
                layer = Layer(frame)
                below += 1
                self.layers.insert(below, layer)
                inserted += 1
            layer.marks.append(mark)
            now[key] = layer
        self._open = now


def _longest_rising(values: Sequence[int]) -> set[int]:
    """Indices of the longest rising run of the values that are not −1 (patience sorting)."""
    tails: list[int] = []
    last: list[int] = []
    before: dict[int, int] = {}
    for index, value in enumerate(values):
        if value < 0:
            continue
        slot = bisect_left(tails, value)
        if slot:
            before[index] = last[slot - 1]
        if slot == len(tails):
            tails.append(value)
            last.append(index)
        else:
            tails[slot], last[slot] = value, index
    chosen: set[int] = set()
    index = last[-1] if last else -1
    while index >= 0:
        chosen.add(index)
        index = before.get(index, -1)
    return chosen
