"""Poses that a standing person takes and holds: hands on hips, a knee up, one leg, a hand there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike

from stickgen.geometry import FloatArray
from stickgen.synthesis.body import solve
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import follow, noise, pulse
from stickgen.synthesis.rules import edits, poses
from stickgen.synthesis.rules.gestures import stand_on
from stickgen.synthesis.rules.rule import Draw, Rule, Take, standing_body
from stickgen.synthesis.rules.wording import words_of

BOTH = (LEFT, RIGHT)
Pose = Callable[[Controls, Draw, FloatArray], None]
"""Adds a pose by how much ``[T]``, 0–1, it is taken."""


@dataclass(frozen=True)
class Hold:
    """A pose that is taken and held.

    Attributes:
        pose: adds it.
        rise: shortest and longest seconds in which it is taken.
        release: share of the performances in which it is given up before the end.
        action: of the vocabulary.
    """

    pose: Pose
    rise: tuple[float, float] = (0.5, 0.9)
    release: float = 0.5
    action: str = "stand"


def perform(name: str, d: Draw) -> Take:
    """A stand in which the pose ``name`` is taken, held and perhaps given up again."""
    hold = HOLDS[name]
    rise = d.v.uniform(*hold.rise)
    start, end = d.v.uniform(0.2, 0.9), d.v.seconds + 9.0
    if d.rng.random() < hold.release:
        end = d.v.seconds - d.v.uniform(0.3, 0.9)
    if d.rng.random() < 0.15 and hold.rise[1] < 1.5:
        start = -9.0  # the pose is there from the beginning
    amount = pulse(d.v.t, start, end, rise, min(rise, 1.0))
    c = standing_body(d)
    hold.pose(c, d, amount)
    wording = words_of(name).format(side=d.side, other=d.other)
    return Take(solve(c), wording, (hold.action,))


def _arms(pose: ArrayLike, both: bool, c: Controls, d: Draw, amount: FloatArray) -> None:
    for side in BOTH if both else (d.v.side,):
        c.arm(side, poses.near(np.asarray(pose), d.rng, 0.025), amount)


def _crossed(c: Controls, d: Draw, amount: FloatArray) -> None:
    for side, pose in zip((d.v.side, d.v.other), poses.CROSSED, strict=True):
        c.arm(side, poses.near(pose, d.rng, 0.02), amount)


def _wrapped(c: Controls, d: Draw, amount: FloatArray) -> None:
    for side, pose in zip((d.v.side, d.v.other), poses.WRAPPED, strict=True):
        c.arm(side, poses.near(pose, d.rng, 0.02), amount)
    c.spine[:, BEND] += 0.16 * amount
    c.shrug += 0.2 * amount[:, None]
    edits.tremble(c, d.rng, 0.05)


def _phone(c: Controls, d: Draw, amount: FloatArray) -> None:
    _arms(poses.PHONE, False, c, d, amount)
    c.head[:, LEAN] += 0.13 * d.to_left * amount


def _scratch(c: Controls, d: Draw, amount: FloatArray) -> None:
    t = d.v.t
    rub = 0.03 * np.sin(2 * np.pi * d.v.rhythm(d.v.uniform(2.0, 3.2)))
    wrist = np.stack([np.full(len(t), -0.1), 0.24 + rub, 0.02 + 0.6 * rub], -1)
    c.arm(d.v.side, reach(wrist, (1.0, 0.1, 0.3)), amount)
    c.head[:, LEAN] -= 0.08 * d.to_left * amount


def _one_leg(c: Controls, d: Draw, amount: FloatArray) -> None:
    up, standing = d.v.other, d.v.side
    stand_on(c, d.v.t, standing, amount)
    high, back = d.v.uniform(-0.5, 0.2), d.v.uniform(0.2, 1.2)
    c.leg(up, (0.05 * (1, -1)[up], high, 1.0), (0.0, -1.0, -back), amount)
    c.feet[:, up, 1] += 0.15 * amount
    sway = noise(d.v.t, d.rng, 2, 0.4, 1.2)
    c.spine[:, LEAN] += 0.03 * sway[:, 0] * amount
    if d.rng.random() < 0.6:
        for side in BOTH:
            out = reach((0.42, d.v.uniform(-0.2, 0.0), 0.05), (0.2, -1.0, -0.3))
            c.arm(side, out, amount * d.v.uniform(0.6, 1.0))


def _knee_up(c: Controls, d: Draw, amount: FloatArray) -> None:
    stand_on(c, d.v.t, d.v.other, amount)
    high = d.v.uniform(0.05, 0.35)
    c.leg(d.v.side, (0.03 * d.to_left, high, 1.0), (0.0, -1.0, -0.1), amount)
    c.feet[:, d.v.side, 1] += 0.2 * amount


def _leg_aside(c: Controls, d: Draw, amount: FloatArray) -> None:
    stand_on(c, d.v.t, d.v.other, amount)
    way = (d.to_left * d.v.uniform(0.6, 1.0), -1.0, 0.05)
    c.leg(d.v.side, way, way, amount)
    c.feet[:, d.v.side, 1] += 0.15 * amount
    c.spine[:, LEAN] -= 0.1 * d.to_left * amount


def _arm_up(both: bool, c: Controls, d: Draw, amount: FloatArray) -> None:
    for side in BOTH if both else (d.v.side,):
        place = np.array([0.06, 0.49, 0.04]) + 0.03 * d.rng.normal(size=3) * [1, 0, 1]
        way = np.repeat(place[None], len(amount), 0)
        way[:, 2] += 0.18 * np.sin(np.pi * amount)
        c.arm(side, reach(follow(way, 4.0, 0.9), (1.0, -0.2, 0.1)), amount)


def _toes(c: Controls, d: Draw, amount: FloatArray) -> None:
    c.hips[:, BEND] += 1.12 * amount
    c.spine[:, BEND] += 0.85 * amount
    c.head[:, BEND] += 0.25 * amount
    c.pelvis[:, 2] -= 0.17 * amount
    c.pelvis[:, 1] -= 0.04 * amount
    for side in BOTH:
        c.arm(side, reach((0.0, -0.02, 0.5)), amount)
        c.hold(side, c.feet[:, side] + [0.0, 0.1, 0.0], np.clip(3.0 * amount - 2.0, 0.0, 1.0))


def _tiptoes(c: Controls, d: Draw, amount: FloatArray) -> None:
    c.soles[..., 0] += 0.85 * amount[:, None]
    c.pelvis[:, 1] += 0.082 * amount
    if d.rng.random() < 0.5:
        _arm_up(False, c, d, amount)


def _look(way: str, c: Controls, d: Draw, amount: FloatArray) -> None:
    if way == "aside":
        c.head[:, TURN] += d.v.uniform(0.8, 1.1) * d.to_left * amount
        c.spine[:, TURN] += d.v.uniform(0.1, 0.3) * d.to_left * amount
    else:
        c.head[:, BEND] += {"up": -0.65, "down": 0.6}[way] * amount
        c.spine[:, BEND] += {"up": -0.12, "down": 0.08}[way] * amount


def _lean(c: Controls, d: Draw, amount: FloatArray) -> None:
    c.spine[:, LEAN] += d.v.uniform(0.35, 0.5) * d.to_left * amount
    c.hips[:, LEAN] += 0.12 * d.to_left * amount
    c.pelvis[:, 0] -= 0.05 * d.to_left * amount


def _crouch(c: Controls, d: Draw, amount: FloatArray) -> None:
    c.pelvis[:, 1] -= d.v.uniform(0.4, 0.5) * amount
    c.pelvis[:, 2] -= 0.08 * amount
    c.hips[:, BEND] += 0.55 * amount
    c.spine[:, BEND] += 0.3 * amount
    c.head[:, BEND] -= 0.4 * amount
    c.knees += 0.25 * amount[:, None]
    for side in BOTH:
        c.arm(side, reach((0.0, -0.35, 0.3)), 0.8 * amount)


def _point(c: Controls, d: Draw, amount: FloatArray) -> None:
    aim = reach((0.5, d.v.uniform(-0.02, 0.1), 0.08), (0.1, -1.0, -0.4))
    c.arm(d.v.side, aim, amount)
    c.head[:, TURN] += 0.7 * d.to_left * amount


def _wobble_hips(c: Controls, d: Draw, amount: FloatArray) -> None:
    """Arms folded into the belly, rocking."""
    for side in BOTH:
        c.arm(side, reach((-0.17, -0.33, 0.17), (0.8, -0.8, 0.1)), amount)
    c.spine[:, BEND] += 0.3 * amount
    c.head[:, BEND] += 0.25 * amount
    rock = noise(d.v.t, d.rng, 1, 0.4, 0.9)[:, 0]
    c.spine[:, BEND] += 0.05 * rock * amount


HEAD_PLACES = MappingProxyType(
    {
        "touch_nose": reach((-0.18, 0.17, 0.17), (0.8, -1.0, 0.2)),
        "cover_mouth": reach((-0.17, 0.12, 0.16), (0.8, -1.0, 0.2)),
        "think": reach((-0.16, 0.06, 0.15), (0.6, -1.0, 0.3)),
        "hand_on_heart": reach((-0.17, -0.14, 0.16), (0.9, -0.7, 0.2)),
        "hand_on_head": reach((-0.17, 0.37, 0.04), (1.0, 0.2, 0.4)),
        "hand_on_belly": reach((-0.17, -0.34, 0.16), (0.9, -0.7, 0.0)),
        "touch_shoulder": reach((-0.33, 0.0, 0.12), (0.6, -1.0, 0.5)),
    }
)
BOTH_PLACES = MappingProxyType(
    {
        "cover_ears": reach((-0.1, 0.14, 0.05), (1.0, -0.5, 0.3)),
        "cover_eyes": reach((-0.15, 0.2, 0.14), (0.9, -0.8, 0.4)),
        "hands_on_head": reach((-0.12, 0.34, 0.0), (1.0, 0.2, 0.3)),
        "arms_aside": reach((0.5, -0.02, 0.03), (0.0, -0.6, -1.0)),
        "arms_ahead": reach((-0.02, -0.03, 0.5), (0.6, -1.0, 0.0)),
        "hands_up": reach((0.14, 0.2, 0.12), (1.0, -0.6, 0.0)),
        "pray": reach((-0.165, -0.06, 0.25), (0.9, -1.0, 0.0)),
    }
)

HOLDS = MappingProxyType(
    {
        "hands_on_hips_standing": Hold(partial(_arms, poses.HIPS, True), release=0.25),
        "hand_on_hip": Hold(partial(_arms, poses.HIPS, False), release=0.3),
        "arms_crossed_standing": Hold(_crossed, release=0.25),
        "phone_standing": Hold(_phone, release=0.2, action="talk"),
        "hands_behind_standing": Hold(partial(_arms, poses.BEHIND, True), release=0.2),
        "shiver": Hold(_wrapped, release=0.1),
        "scratch_head": Hold(_scratch, release=0.6),
        "one_leg": Hold(_one_leg, (0.6, 1.0), 0.3),
        "knee_up": Hold(_knee_up, (0.5, 0.9), 0.6),
        "leg_aside": Hold(_leg_aside, (0.6, 1.0), 0.5, "stretch"),
        "arm_up": Hold(partial(_arm_up, False), (0.5, 0.9), 0.5),
        "arms_up": Hold(partial(_arm_up, True), (0.5, 0.9), 0.5),
        "arm_up_slowly": Hold(partial(_arm_up, False), (3.6, 4.4), 0.0),
        "arms_up_slowly": Hold(partial(_arm_up, True), (3.6, 4.4), 0.0),
        "toes": Hold(_toes, (0.8, 1.2), 0.6, "stretch"),
        "tiptoes_standing": Hold(_tiptoes, (0.4, 0.7), 0.4),
        "look_aside": Hold(partial(_look, "aside"), (0.35, 0.6), 0.5, "looking_around"),
        "look_up": Hold(partial(_look, "up"), (0.4, 0.7), 0.4, "looking_around"),
        "look_down": Hold(partial(_look, "down"), (0.4, 0.7), 0.4, "looking_around"),
        "lean_aside": Hold(_lean, (0.6, 1.0), 0.5, "stretch"),
        "crouch": Hold(_crouch, (0.6, 0.9), 0.5, "kneel"),
        "point_aside": Hold(_point, (0.4, 0.7), 0.5, "point"),
        "bellyache": Hold(_wobble_hips, (0.5, 0.8), 0.2),
    }
    | {name: Hold(partial(_arms, pose, False), release=0.5) for name, pose in HEAD_PLACES.items()}
    | {name: Hold(partial(_arms, pose, True), release=0.4) for name, pose in BOTH_PLACES.items()}
)

RULES = MappingProxyType(
    {
        name: Rule(
            partial(perform, name),
            (5.2, 6.8) if hold.rise[1] > 2.0 else (3.2, 6.0),
            base=("idle", ""),
            weight=3 if hold.rise[1] > 2.0 else 1,
        )
        for name, hold in HOLDS.items()
    }
)
