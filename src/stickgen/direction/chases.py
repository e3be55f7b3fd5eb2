"""Chases, races and flights: who runs after whom, with whom, and away from whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.script import Beat, Character

_CHASES = r"\b(?:after|chas(?:es|ing)|follow(?:s|ing)|pursu(?:es|ing)|hunt(?:s|ing))\b"
_AFTER = rf"{_CHASES} (?:the |a |his |her )?"
_RUNS = re.compile(
    r"\b(runs?|running|sprint|races?|racing|flees?|escap|gallop|rush|dash|bolt|jogs?)"
)
_AWAY = re.compile(r"\b(away|off|flees?|fleeing|escap\w+|from)\b")
_RACES = re.compile(r"\b(race|races|racing)\b")
_AFRAID = ("scared", "surprised", "sad")


@dataclass(frozen=True)
class Pack:
    """Some who run the same way at the same time.

    Attributes:
        members: indices of the characters; in a chase, the one who is chased comes first.
        race: whether they run side by side.
    """

    members: tuple[int, ...]
    race: bool = False


def find_packs(characters: Sequence[Character]) -> list[Pack]:
    """The chases and races of a Script; everybody is in at most one of them."""
    chased: dict[int, list[int]] = {}
    races: list[set[int]] = []
    names = [character.name for character in characters]
    for i, character in enumerate(characters):
        for beat in running(character):
            others = [names.index(name) for name in beat.to]
            if not others:
                continue
            if _RACES.search(beat.text):
                races.append({i, *others})
            elif _is_after(beat, characters[others[0]]):
                chased.setdefault(others[0], []).append(i)
    packs: list[Pack] = []
    taken: set[int] = set()
    for leader, chasers in sorted(chased.items(), key=lambda item: (-len(item[1]), item[0])):
        members = (leader, *(i for i in dict.fromkeys(chasers) if i not in taken))
        if leader not in taken and len(members) > 1 and running(characters[leader]):
            packs.append(Pack(members))
            taken |= {*members}
    for runners in races:
        free = sorted(i for i in runners - taken if running(characters[i]))
        if len(free) > 1:
            packs.append(Pack(tuple(free), race=True))
            taken |= {*free}
    return packs


def find_flights(characters: Sequence[Character]) -> dict[int, int]:
    """Who runs away → from whom."""
    names = [character.name for character in characters]
    found = {}
    for i, character in enumerate(characters):
        for beat in running(character):
            afraid = any(
                feeling.expression in _AFRAID and feeling.start < beat.end
                for feeling in character.feelings
            )
            if beat.to and (_AWAY.search(beat.text) or afraid) and i not in found:
                found[i] = names.index(beat.to[0])
    return found


def running(character: Character) -> list[Beat]:
    """The beats in which a character runs."""
    return [
        beat for beat in character.beats if _RUNS.search(beat.text) or re.search(_CHASES, beat.text)
    ]


def _is_after(beat: Beat, other: Character) -> bool:
    """Whether who runs in a beat runs after the other one, who runs too."""
    if re.search(_CHASES, beat.text):
        return True
    flees = any(
        _AWAY.search(theirs.text) and theirs.start < beat.end and beat.start < theirs.end
        for theirs in running(other)
    )
    return flees and not _AWAY.search(beat.text)


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
