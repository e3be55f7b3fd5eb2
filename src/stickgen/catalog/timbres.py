"""The timbres of voices: pitch, size of the throat, pace, and what is strange about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from stickgen.catalog.animals import BODIES
from stickgen.catalog.records import by_name

_TALL = 1.35
"""Times the height of an adult from which a voice is a giant's."""
_SMALL = 0.14
"""Metres of the radius of the head of an animal, below which it squeaks."""
_YOUNG = 0.75
"""Times the height of an adult below which a person is a child."""


@dataclass(frozen=True, kw_only=True)
class Timbre:
    """How a voice sounds.

    Attributes:
        name: as files write it.
        gallery: what it is like.
        pitch: hertz of its middle.
        throat: factor on the resonances of the throat of a man; higher is smaller.
        pace: times the usual number of syllables a second.
        lively: how much its pitch moves; 1 is usual, 0 one tone.
        breath: share of noise in it, 0–1.
        effect: ``metal`` rings, ``echo`` comes from everywhere, ``rough`` growls; empty: none.
    """

    name: str
    gallery: str
    pitch: float
    throat: float = 1.0
    pace: float = 1.0
    lively: float = 1.0
    breath: float = 0.06
    effect: Literal["", "metal", "echo", "rough"] = ""


TIMBRES: Mapping[str, Timbre] = by_name(
    (
        Timbre(name="man", gallery="low and calm", pitch=112.0),
        Timbre(
            name="woman", gallery="higher than a man", pitch=200.0, throat=1.16
        ),
        Timbre(
            name="boy", gallery="high, small throat", pitch=268.0, throat=1.34, pace=1.06,
            lively=1.3
        ),
        Timbre(
            name="girl", gallery="high and bright, small throat", pitch=300.0, throat=1.38,
            pace=1.06, lively=1.4
        ),
        Timbre(
            name="baby", gallery="very high, very small throat", pitch=390.0, throat=1.55,
            pace=0.9, lively=1.6
        ),
        Timbre(
            name="old_man", gallery="slow, with much breath", pitch=128.0, throat=0.98, pace=0.8,
            breath=0.2
        ),
        Timbre(
            name="old_woman", gallery="slow and thin, with much breath", pitch=188.0, throat=1.12,
            pace=0.82, breath=0.2
        ),
        Timbre(
            name="giant", gallery="very low, large throat, slow", pitch=70.0, throat=0.8,
            pace=0.75
        ),
        Timbre(
            name="robot", gallery="one tone, ringing metal", pitch=118.0, lively=0.0, breath=0.0,
            effect="metal"
        ),
        Timbre(
            name="alien", gallery="high pitch from a large throat, restless", pitch=250.0,
            throat=0.86, pace=1.2, lively=2.4, breath=0.1, effect="metal"
        ),
        Timbre(
            name="ghost", gallery="breath and echo", pitch=150.0, throat=1.02, pace=0.72,
            lively=1.6, breath=0.55, effect="echo"
        ),
        Timbre(
            name="beast", gallery="low and rough", pitch=82.0, throat=0.82, pace=0.85,
            breath=0.25, effect="rough"
        ),
        Timbre(
            name="skeleton", gallery="hollow and dry", pitch=140.0, throat=0.92, breath=0.3,
            effect="rough"
        ),
        Timbre(
            name="snowman", gallery="round and low", pitch=98.0, throat=0.88, pace=0.85
        ),
        Timbre(
            name="small_animal", gallery="squeaks", pitch=440.0, throat=1.6, pace=1.2, lively=1.6
        ),
        Timbre(
            name="large_animal", gallery="low, from a large throat", pitch=88.0, throat=0.78,
            pace=0.8, breath=0.2, effect="rough"
        ),
    )
)  # fmt: skip
"""Name → timbre."""


def timbre_of(kind: str, gender: str = "", age: str = "adult", height: float = 1.0) -> str:
    """The timbre of somebody, by what they are.

    Args:
        kind: of actor, a name of ``vocabulary.ACTOR_KINDS``.
        gender: ``female``, ``male`` or empty, which gives a man's.
        age: a name of ``catalog.ages.AGES``.
        height: times that of an average adult.
    """
    if kind in BODIES or kind == "animal":
        small = kind in BODIES and BODIES[kind].head_radius < _SMALL
        return "small_animal" if small else "large_animal"
    if kind in TIMBRES:
        return kind
    female = gender == "female"
    if age == "baby":
        return "baby"
    if age == "child" or (age == "adult" and height < _YOUNG):
        return "girl" if female else "boy"
    if age == "old":
        return "old_woman" if female else "old_man"
    if height > _TALL and not female:
        return "giant"
    return "woman" if female else "man"
