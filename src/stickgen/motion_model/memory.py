"""A bounded memory of what was made, which forgets what was used the longest ago."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Memory(Generic[_Value]):
    """Values by key, each with a size.

    Args:
        most: sum of the sizes that are kept.
    """

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._items: OrderedDict[Hashable, tuple[_Value, int]] = OrderedDict()

    def get(self, key: Hashable) -> _Value | None:
        """The value of a key; None: it is not known, or forgotten."""
        item = self._items.get(key)
        if item is None:
            return None
        self._items.move_to_end(key)
        return item[0]

    def put(self, key: Hashable, value: _Value, size: int) -> None:
        """Remember a value, and forget the oldest ones until there is room."""
        if key in self._items:
            self._size -= self._items.pop(key)[1]
        self._items[key] = (value, size)
        self._size += size
        while self._size > self._most and len(self._items) > 1:
            _, (_, freed) = self._items.popitem(last=False)
            self._size -= freed
