"""Chases: who runs after somebody starts behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.script import Character

_CHASES = r"\b(?:after|chas(?:es|ing)|follow(?:s|ing)|pursu(?:es|ing)|hunt(?:s|ing))\b"
_AFTER = rf"{_CHASES} (?:the |a |his |her )?"


def starting_order(characters: Sequence[Character]) -> NDArray[np.intp]:
    """For each character the number of their place from left to right: runners go to the right.

    A sentence such as "the dog runs after the cat" puts the dog to the left of a character named
    cat, or of the one to whom the beat is done; all others keep the order of the script.
    """
    order = list(range(len(characters)))
    for i, chaser in enumerate(characters):
        text = " ".join(beat.text for beat in chaser.beats).lower()
        aims = {name for beat in chaser.beats if re.search(_CHASES, beat.text) for name in beat.to}
        for j, chased in enumerate(characters):
            named = {re.escape(word.lower()) for word in (chased.name, chased.body)}
            told = re.search(rf"{_AFTER}(?:{'|'.join(named)})\b", text)
            if i != j and (told or chased.name in aims):
                a, b = order.index(i), order.index(j)
                if a > b:
                    order[a], order[b] = order[b], order[a]
    return np.argsort(order)
