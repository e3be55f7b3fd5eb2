"""Gestures: short movements of a standing body at a given second, to be repeated and counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.synthesis.actions.strikes import add_kick, add_punch
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import follow, keyed, pulse
from stickgen.synthesis.rules.rule import Draw

BOTH = (LEFT, RIGHT)


@dataclass(frozen=True)
class Gesture:
    """A movement that a standing person repeats.

    Attributes:
        add: adds it to the controls at every one of some seconds.
        action: of the vocabulary.
        beat: shortest and longest seconds from one to the next.
        lead: seconds before the first that the movement needs.
        most: largest number.
        guards: whether the person stands in a guard, not at ease.
    """

    add: Callable[[Controls, Draw, Sequence[float]], None]
    action: str
    beat: tuple[float, float]
    lead: float = 0.6
    most: int = 5
    guards: bool = False


def _bumps(t: FloatArray, at: Sequence[float], rise: float, hold: float, fall: float) -> FloatArray:
    """Sum of smooth bumps that are full at ``at`` and for ``hold`` seconds after."""
    out = np.zeros(len(t))
    for second in at:
        out += keyed(t, [second - rise, second, second + hold, second + hold + fall], [0, 1, 1, 0])
    return np.clip(out, 0.0, 1.0)


def _ready(t: FloatArray, at: Sequence[float], lead: float = 0.55, tail: float = 0.6) -> FloatArray:
    """1 while the hands are up for all of the beats."""
    return pulse(t, at[0] - lead, at[-1] + tail, 0.85 * lead, 0.85 * tail)


def clap(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """Hands meet in front of the chest."""
    t, gap = d.v.t, np.ones(len(d.v.t))
    for second in at:
        gap -= keyed(t, [second - 0.2, second, second + 0.22], [0.0, 1.0, 0.0])
    gap = np.clip(gap, 0.0, 1.0) * d.v.uniform(1.0, 1.5)
    high, ahead = d.v.uniform(-0.12, 0.04), d.v.uniform(0.3, 0.36)
    wrist = np.stack([-0.165 + 0.13 * gap, high - 0.02 * gap, ahead - 0.03 * gap], -1)
    for side in BOTH:
        c.arm(side, reach(wrist, (0.9, -0.8, 0.0)), _ready(t, at, 0.5, 0.55))


def wave(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """The hand swings out and in beside the head."""
    t, swing = d.v.t, np.zeros(len(d.v.t))
    for second in at:
        swing += keyed(t, [second - 0.24, second, second + 0.24], [0.0, 1.0, 0.0])
    high = d.v.uniform(0.3, 0.42)
    wrist = np.stack([0.02 + 0.24 * swing, high - 0.05 * swing, np.full(len(t), 0.16)], -1)
    c.arm(d.v.side, reach(follow(wrist, 5.0, 0.8), (1.0, -0.8, 0.0)), _ready(t, at, 0.7, 0.7))
    c.head[:, LEAN] += 0.06 * d.to_left * _ready(t, at)


def nod(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """The head goes down and up."""
    c.head[:, BEND] += d.v.uniform(0.32, 0.48) * _bumps(d.v.t, at, 0.22, 0.02, 0.26)


def shake_head(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """The head turns to one side and the other."""
    for second in at:
        keys = [second - 0.28, second - 0.12, second + 0.12, second + 0.28]
        c.head[:, TURN] += d.v.uniform(0.5, 0.7) * keyed(d.v.t, keys, [0.0, 1.0, -1.0, 0.0])


def punch(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """A straight of the acting hand from the guard."""
    for second in at:
        add_punch(c, d.v, d.v.side, second, d.v.uniform(-0.03, 0.06))


def kick(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """A front kick of the acting leg from the guard."""
    for second in at:
        add_kick(c, d.v, second, roundhouse=False)


def squat(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """Knees bend deeply, arms come forward."""
    t = d.v.t
    down = _bumps(t, at, 0.62, 0.08, 0.6)
    c.pelvis[:, 1] -= d.v.uniform(0.36, 0.46) * down
    c.pelvis[:, 2] -= 0.1 * down
    c.hips[:, BEND] += 0.55 * down
    c.spine[:, BEND] += 0.2 * down
    c.head[:, BEND] -= 0.45 * down
    c.knees += 0.25 * down[:, None]
    for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        c.feet[:, side, 0] += sign * 0.05
        c.soles[:, side, 1] += sign * 0.25
        c.arm(side, reach((0.02, -0.05, 0.46), (0.7, -1.0, 0.0)), 0.9 * down)


def bow(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """Bend at the hips with a round back."""
    down = _bumps(d.v.t, at, 0.65, 0.25, 0.65)
    c.hips[:, BEND] += d.v.uniform(0.5, 0.75) * down
    c.spine[:, BEND] += 0.4 * down
    c.head[:, BEND] += 0.15 * down
    c.pelvis[:, 2] -= 0.12 * down
    for side in BOTH:
        c.arm(side, reach((0.0, -0.48, 0.12)), 0.8 * down)


def raise_arm(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """The acting arm goes straight up."""
    _lift_arms(c, d, at, (d.v.side,))


def raise_arms(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """Both arms go straight up."""
    _lift_arms(c, d, at, BOTH)


def _lift_arms(c: Controls, d: Draw, at: Sequence[float], sides: Sequence[int]) -> None:
    up = follow(_bumps(d.v.t, at, 0.5, 0.25, 0.5), 3.5, 0.8)
    for side in sides:
        place = np.array([0.08, 0.48, 0.05]) + 0.03 * d.rng.normal(size=3) * [1, 0, 1]
        way = np.repeat(place[None], len(up), 0)
        way[:, 2] += 0.18 * np.sin(np.pi * np.clip(up, 0, 1))
        c.arm(side, reach(way, (1.0, -0.2, 0.1)), np.clip(up, 0.0, 1.0))


def lift_knee(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """The acting knee comes up to the hip, the foot hangs."""
    _lift_knees(c, d, [(second, d.v.side) for second in at])


def lift_knees(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """The knees come up in turn."""
    _lift_knees(c, d, [(s, d.v.side if k % 2 == 0 else d.v.other) for k, s in enumerate(at)])


def _lift_knees(c: Controls, d: Draw, beats: Sequence[tuple[float, int]]) -> None:
    t = d.v.t
    for second, side in beats:
        up = keyed(t, [second - 0.5, second, second + 0.12, second + 0.6], [0.0, 1.0, 1.0, 0.0])
        stand_on(c, t, 1 - side, up)
        high = d.v.uniform(0.0, 0.3)
        c.leg(side, (0.03 * (1, -1)[side], high, 1.0), (0.0, -1.0, -0.15), up)
        c.feet[:, side, 1] += 0.2 * up
        c.spine[:, BEND] += 0.06 * up


def stand_on(c: Controls, t: FloatArray, foot: int, weight: FloatArray) -> None:
    """Bring the pelvis over one foot."""
    over = np.clip(1.3 * weight, 0.0, 1.0)
    c.pelvis[:, 0] += over * (0.8 * c.feet[:, foot, 0] - c.pelvis[:, 0])
    c.pelvis[:, 2] += over * (c.feet[:, foot, 2] - 0.095 - c.pelvis[:, 2])
    sign = (1.0, -1.0)[foot]
    c.hips[:, LEAN] += 0.06 * sign * over
    c.spine[:, LEAN] -= 0.02 * sign * over


def stomp(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """The acting foot is lifted and slammed down."""
    t = d.v.t
    for second in at:
        up = keyed(t, [second - 0.42, second - 0.14, second], [0.0, 1.0, 0.0])
        stand_on(c, t, d.v.other, keyed(t, [second - 0.5, second - 0.2, second + 0.3], [0, 1, 0]))
        c.feet[:, d.v.side, 1] += 0.24 * up
        c.soles[:, d.v.side, 0] += 0.2 * up
        c.spine[:, BEND] += 0.12 * keyed(t, [second - 0.1, second + 0.04, second + 0.4], [0, 1, 0])


def knock(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """A fist knocks at a door ahead."""
    t, hit = d.v.t, np.zeros(len(d.v.t))
    for second in at:
        hit += keyed(t, [second - 0.13, second, second + 0.14], [0.0, 1.0, 0.0])
    wrist = np.stack([np.full(len(t), -0.06), 0.08 + 0.02 * hit, 0.26 + 0.12 * hit], -1)
    c.arm(d.v.side, reach(wrist, (0.7, -0.9, 0.0)), _ready(t, at, 0.6, 0.6))


def touch_toes(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """Bend down with straight knees until the hands reach the toes, and come up."""
    t = d.v.t
    down = _bumps(t, at, 0.85, 0.3, 0.85)
    c.hips[:, BEND] += 1.12 * down
    c.spine[:, BEND] += 0.85 * down
    c.head[:, BEND] += 0.25 * down
    c.pelvis[:, 2] -= 0.17 * down
    c.pelvis[:, 1] -= 0.04 * down
    for side in BOTH:
        toes = c.feet[:, side] + [0.0, 0.1, 0.0]
        c.arm(side, reach((0.0, -0.02, 0.5)), down)
        c.hold(side, toes, np.clip(3.0 * down - 2.0, 0.0, 1.0))


def shrug(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """Shoulders up, hands out a little."""
    up = _bumps(d.v.t, at, 0.3, 0.15, 0.35)
    c.shrug += d.v.uniform(0.3, 0.42) * up[:, None]
    c.head[:, LEAN] += 0.08 * d.to_left * up
    for side in BOTH:
        c.arm(side, reach((0.14, -0.3, 0.2), (0.5, -1.0, -0.4)), 0.8 * up)


def arm_circles(c: Controls, d: Draw, at: Sequence[float]) -> None:
    """Straight arms circle: up in front, down behind."""
    t = d.v.t
    angle = np.zeros(len(t))
    for second in at:
        angle += 2 * np.pi * keyed(t, [second - 0.6, second + 0.6], [0.0, 1.0])
    pose = np.stack([np.full(len(t), 0.3), -np.cos(angle), 0.9 * np.sin(angle)], -1)
    pose /= np.linalg.norm(pose, axis=-1, keepdims=True)
    for side in BOTH:
        c.arm(side, np.stack([pose, pose], axis=1), _ready(t, at, 0.75, 0.75))


GESTURES = MappingProxyType(
    {
        "clap": Gesture(clap, "clap", (0.42, 0.7)),
        "wave": Gesture(wave, "wave", (0.5, 0.62), 0.9),
        "nod": Gesture(nod, "talk", (0.55, 0.8), 0.3),
        "shake_head": Gesture(shake_head, "talk", (0.6, 0.85), 0.4),
        "punch": Gesture(punch, "punch", (0.75, 1.1), guards=True),
        "kick": Gesture(kick, "kick", (1.6, 1.9), 0.9, 3, guards=True),
        "squat": Gesture(squat, "kneel", (1.35, 1.7), 0.7),
        "bow": Gesture(bow, "bow", (1.7, 2.0), 0.75, 4),
        "raise_arm": Gesture(raise_arm, "stand", (1.4, 1.8), 0.7, 4),
        "raise_arms": Gesture(raise_arms, "stand", (1.4, 1.8), 0.7, 4),
        "lift_knee": Gesture(lift_knee, "stand", (1.2, 1.5), 0.7, 4),
        "lift_knees": Gesture(lift_knees, "walk", (1.0, 1.15), 0.7),
        "stomp": Gesture(stomp, "stand", (0.7, 0.95), 0.55),
        "knock": Gesture(knock, "stand", (0.4, 0.6), 0.75),
        "touch_toes": Gesture(touch_toes, "stretch", (2.1, 2.4), 0.95, 3),
        "shrug": Gesture(shrug, "stand", (0.9, 1.2), 0.4, 4),
        "arm_circles": Gesture(arm_circles, "stretch", (1.2, 1.2), 0.85, 4),
    }
)
"""Gesture → how it is done; its words are those of ``count_<gesture>``."""
