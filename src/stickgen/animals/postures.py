"""Postures: what trunk, neck, tail and feet do in each way of moving, by the animal's measures."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from stickgen.animals.measures import Measures, measures
from stickgen.catalog.animals.animal import AnimalKind

_STEEPEST = 0.95  # radians of the trunk of an animal that sits
_UPRIGHT_SHARE = 0.88  # share of its length that a sitting trunk may sink,
_UPRIGHT_HIP = 0.75  # metres of the hip: longer legs and larger animals lie down instead
_LEVEL = 0.8  # share of the neck's pitch that a head which stays level turns back
_GRAZING = np.linspace(0.0, -2.6, 60)  # radians of the neck that are tried


@dataclass(frozen=True)
class Posture:
    """One posture; angles are radians and turn upwards, lengths metres.

    Attributes:
        drop: by which the trunk is lower than in the rest pose.
        pitch: of the trunk, about ``pivot`` metres before its middle.
        neck, head: pitch of the neck, and of the head on it.
        tail: pitch of the tail's root.
        wag: by which the tail swings to a side.
        hind, fore: whither the feet are moved, y and z, in the frame of the body.
        flat: radians by which the last segments of the legs lie down.
        spread: of the wings, 0 folded to 1 spread.
        raised: places of the legs that are off the floor.
        nod: radians by which the neck pumps; ``rate`` times a second.
        look: radians by which the head turns from side to side.
        shut: whether the eyes are shut.
    """

    drop: float = 0.0
    pitch: float = 0.0
    pivot: float = 0.0
    neck: float = 0.0
    head: float = 0.0
    tail: float = 0.0
    wag: float = 0.08
    hind: tuple[float, float] = (0.0, 0.0)
    fore: tuple[float, float] = (0.0, 0.0)
    flat: float = 0.0
    spread: float = 0.0
    raised: tuple[str, ...] = ()
    nod: float = 0.02
    rate: float = 0.35
    look: float = 0.12
    shut: bool = False


def posture(animal: AnimalKind, way: str) -> Posture:
    """The posture of an animal in a way of moving; that of a stand where it has none of its own."""
    m = measures(animal.name)
    if animal.plan == "spider":
        return _spider(m, way)
    if animal.plan == "butterfly":
        landed = way in ("sit", "lie", "sleep", "eat")
        return Posture(
            spread=0.2 if landed else 1.0, pitch=0.1 if landed else 0.6, look=0.0, nod=0.0,
            shut=way == "sleep",
        )  # fmt: skip
    make = {
        "sit": _sit, "lie": _lie, "sleep": _sleep, "eat": _eat, "attack": _attack, "wave": _wave,
        "fly": _fly, "swim": _swim,
    }.get(way)  # fmt: skip
    if make is not None:
        return make(animal, m)
    return {
        "look": Posture(neck=0.12, look=0.75, rate=0.3, tail=0.1),
        "turn": Posture(look=0.2),
        "call": Posture(neck=0.22, head=0.12, nod=0.12, rate=2.2, look=0.0, tail=0.25),
        "dance": Posture(neck=0.15, nod=0.12, rate=1.3, tail=0.3, wag=0.45, spread=0.35),
        "run": Posture(neck=-0.12, head=0.06, tail=0.15, look=0.0, nod=0.0),
        "sprint": Posture(neck=-0.2, head=0.1, tail=0.15, look=0.0, nod=0.0),
        "trot": Posture(neck=0.03, tail=0.1, look=0.0),
        "walk": Posture(look=0.06, nod=0.04, rate=1.2),
        "jump": Posture(neck=0.1, tail=0.2, look=0.0),
    }.get(way, Posture())


def _long_legged(m: Measures) -> bool:
    deep = m.pelvis - m.stout > _UPRIGHT_SHARE * (m.front - m.back)
    return deep or m.hip > _UPRIGHT_HIP


def _sit(animal: AnimalKind, m: Measures) -> Posture:
    if animal.plan == "biped":
        # Birds sink onto their shanks.
        return Posture(drop=0.8 * (m.pelvis - m.stout), pitch=0.1, tail=-0.1, flat=0.5)
    if _long_legged(m):
        return _lie(animal, m)
    length = m.front - m.back
    pitch = float(np.arcsin(min((m.pelvis - 0.95 * m.stout) / length, np.sin(_STEEPEST))))
    return Posture(
        pitch=pitch, pivot=m.front, neck=-0.55 * pitch, head=-0.4 * pitch, tail=-0.9 * pitch,
        wag=0.25, hind=(0.0, 0.42 * m.hip + length * (1 - np.cos(pitch))), flat=0.35, look=0.3,
    )  # fmt: skip


def _lie(animal: AnimalKind, m: Measures) -> Posture:
    if animal.plan == "biped":
        return _sit(animal, m)
    return Posture(
        drop=m.pelvis - 1.02 * m.stout, neck=0.1, tail=-0.5, hind=(0.0, 0.5 * m.hip),
        fore=(0.0, 0.62 * m.hip), flat=1.15, look=0.35, wag=0.15,
    )  # fmt: skip


def _sleep(animal: AnimalKind, m: Measures) -> Posture:
    lying = _lie(animal, m)
    neck = _down_to(animal, m, m.stout * 0.35, lying.drop, level=True)
    if animal.plan == "biped":
        neck = -0.6
    if _has_trunk(animal):
        neck = -0.3
    return replace(lying, neck=neck, head=-_LEVEL * neck, look=0.0, wag=0.0, nod=0.03, rate=0.25,
                   shut=True)  # fmt: skip


def _eat(animal: AnimalKind, m: Measures) -> Posture:
    """The nose goes down to the floor; who has a short neck lowers the chest, too."""
    if animal.plan == "biped":
        return Posture(pitch=-0.85, neck=-0.35, head=-0.2, nod=0.22, rate=1.5, look=0.0, tail=0.6)
    if _has_trunk(animal):
        return Posture(neck=-0.3, head=0.1, nod=0.12, rate=1.0, look=0.0)
    for pitch in (0.0, -0.15, -0.3, -0.45, -0.6):
        neck = _down_to(animal, m, 0.2 * m.hip, 0.0, pitch)
        if neck > _GRAZING[-1]:
            break
    forward = 0.25 * m.hip if pitch < -0.2 else 0.0
    return Posture(pitch=pitch, pivot=m.back, neck=neck, head=-0.25 * neck, nod=0.09, rate=1.6,
                   look=0.0, fore=(0.0, forward), tail=-pitch)  # fmt: skip


def _down_to(
    animal: AnimalKind,
    m: Measures,
    height: float,
    drop: float,
    pitch: float = 0.0,
    *,
    level: bool = False,
) -> float:
    """The pitch of the neck at which the nose is at a height; the lowest where it cannot be.

    The head follows the neck by three quarters, or hardly, if it stays level.
    """
    at = {name: m.rest[animal.index[name]] for name in ("neck", "head", "nose")}
    c, s = np.cos(pitch), np.sin(pitch)
    base = m.pelvis - drop + (at["neck"][1] - m.pelvis) * c + (at["neck"][2] - m.back) * s
    for neck in _GRAZING:
        y = base
        follow = pitch + (1 - (_LEVEL if level else 0.25)) * neck
        for bone, angle in (
            (at["head"] - at["neck"], pitch + neck), (at["nose"] - at["head"], follow),
        ):  # fmt: skip
            y += bone[1] * np.cos(angle) + bone[2] * np.sin(angle)
        if y <= height:
            return float(neck)
    return float(_GRAZING[-1])


def _has_trunk(animal: AnimalKind) -> bool:
    return any(parent == "nose" for _, parent, _ in animal.joints)


def _attack(animal: AnimalKind, m: Measures) -> Posture:
    """Rears up on the hind legs and strikes with the fore ones, or pecks."""
    if animal.plan == "biped":
        return Posture(pitch=-0.25, neck=0.2, nod=0.5, rate=1.5, spread=0.7, look=0.0)
    return Posture(
        pitch=0.75, pivot=m.back, neck=-0.35, head=-0.2, tail=-0.3, nod=0.2, rate=1.6, look=0.0,
        fore=(0.62 * m.hip, 0.45 * m.hip), raised=("left_fore", "right_fore"), spread=1.0,
        drop=0.06 * m.hip,
    )  # fmt: skip


def _wave(animal: AnimalKind, m: Measures) -> Posture:
    """Lifts the right paw; birds a wing."""
    if animal.plan == "biped":
        return Posture(pitch=0.15, spread=1.0, look=0.1)
    base = Posture() if _long_legged(m) else _sit(animal, m)
    return replace(base, fore=(0.6 * m.hip, 0.3 * m.hip), raised=("right_fore",), look=0.05)


def _fly(animal: AnimalKind, m: Measures) -> Posture:
    if not animal.flies:
        return Posture(neck=0.2, look=0.0)
    pitch = -0.55 if animal.plan == "biped" else 0.0
    return Posture(
        pitch=pitch, neck=-0.4 * pitch, head=-0.3 * pitch, spread=1.0, look=0.0, nod=0.0, wag=0.05,
        raised=tuple(leg.place for leg in animal.legs), flat=0.9,
        hind=(0.55 * m.hip, -0.35 * m.hip), fore=(0.5 * m.hip, -0.1 * m.hip),
    )  # fmt: skip


def _swim(animal: AnimalKind, m: Measures) -> Posture:
    """Afloat: half of the trunk is under water, and the legs are folded below it."""
    sunk = m.pelvis - 0.45 * m.stout
    return Posture(
        drop=sunk, neck=0.25, head=0.1, tail=0.1, look=0.05, nod=0.05, rate=1.0,
        raised=tuple(leg.place for leg in animal.legs), hind=(0.1 * m.stout, -0.1 * m.hip),
        fore=(0.1 * m.stout, 0.1 * m.hip), flat=1.0,
    )  # fmt: skip


def _spider(m: Measures, way: str) -> Posture:
    low = {"sit": 0.35, "lie": 0.6, "sleep": 0.7, "eat": 0.3}.get(way, 0.0)
    rise = 0.35 if way == "attack" else 0.0
    return Posture(drop=low * m.hip, pitch=rise, pivot=m.back, look=0.0, nod=0.0,
                   shut=way == "sleep")  # fmt: skip
