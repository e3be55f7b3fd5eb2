"""Fighting with nobody in reach: guard, punch, kick, dodge and rounds of them."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.synthesis.action import Action
from stickgen.synthesis.body import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, follow, keyed, noise
from stickgen.synthesis.stance import breathe
from stickgen.synthesis.variation import Variation

_FISTS = np.array([(-0.05, 0.0, 0.25), (-0.09, -0.02, 0.21)])  # leading, rear; from the shoulder


def guard(v: Variation) -> Controls:
    """The rear side is the acting one: feet staggered, knees bent, fists up, a light bounce."""
    t = v.t
    c = Controls.rest(len(t))
    drift = noise(t, v.rng, 8, 0.2, 1.5)
    rear = 1.0 if v.side == LEFT else -1.0  # the rear foot's side on the X axis
    deep, wide = v.draw(0.06, 0.11), v.draw(0.30, 0.42) * v.spread**0.5
    for side, sign in ((v.side, rear), (v.other, -rear)):
        behind = side == v.side
        c.feet[:, side, 0] = sign * 0.15
        c.feet[:, side, 2] = 0.07 + (-0.5 * wide if behind else 0.5 * wide)
        c.soles[:, side, 1] = sign * (0.65 if behind else 0.1)
        c.soles[:, side, 0] = 0.22 if behind else 0.0
    bounce = np.sin(2 * np.pi * v.rhythm(v.draw(1.5, 2.1) * v.tempo)) * v.uneven(0.3)
    c.pelvis[:, 1] -= deep + 0.012 * bounce * v.size
    c.pelvis[:, 0] += 0.012 * drift[:, 0]
    c.pelvis[:, 2] += 0.02 * drift[:, 1] + 0.015 * follow(bounce, 1.5)
    c.hips[:, TURN] = 0.42 * rear + 0.03 * drift[:, 2]
    c.hips[:, BEND] = 0.06
    c.spine[:, BEND] = 0.14 + 0.02 * drift[:, 3] + 0.01 * bounce
    c.spine[:, TURN] = 0.12 * rear
    c.head[:, TURN] = -0.5 * rear + 0.05 * drift[:, 4]
    c.head[:, BEND] = 0.04 + 0.03 * drift[:, 5]
    for side in (LEFT, RIGHT):
        sway = np.stack([0.012 * drift[:, side], 0.014 * bounce, 0.018 * drift[:, 6 + side]], -1)
        fist = _FISTS[int(side == v.side)] + follow(sway, 3.0, 0.7)
        c.arm(side, reach(fist, (0.45, -1.0, 0.0)), 1.0)
    breathe(c, v, 0.8)
    return c


def _punch(c: Controls, v: Variation, side: int, at: float, high: float = 0.0) -> float:
    """A straight punch that lands at ``at``; hips first, then shoulder, then fist. Its end."""
    t, out = v.t, 0.165 / v.tempo**0.2
    back = 0.36 / v.tempo**0.5
    rear = 1.0 if v.side == LEFT else -1.0
    turn = (-1.0 if side == v.side else 0.6) * rear
    keys = [at - out - 0.24, at - out - 0.02, at, at + 0.06, at + back]
    hit = keyed(t, keys, [0.0, 0.0, 1.0, 0.97, 0.0])
    body = keyed(t + 0.05, keys, [0.0, -0.15, 1.0, 0.9, 0.0])
    c.hips[:, TURN] += 0.28 * turn * body
    c.spine[:, TURN] += 0.26 * turn * keyed(t + 0.025, keys, [0.0, -0.15, 1.0, 0.9, 0.0])
    c.spine[:, BEND] += 0.10 * body
    c.head[:, TURN] -= 0.48 * turn * body
    c.pelvis[:, 2] += 0.07 * body
    c.pelvis[:, 1] -= 0.02 * np.abs(body)
    if side == v.side:
        c.soles[:, side, 0] += 0.35 * np.clip(body, 0.0, 1.0)
    inward = -0.10 if side == v.side else -0.06
    aim = np.array([inward, 0.02 + high, 0.49])
    c.arm(side, reach(aim, (0.7, -0.7, 0.0)), hit)
    cocked = reach((0.0, -0.06, 0.14), (0.6, -1.0, -0.5))
    c.arm(side, cocked, 0.4 * keyed(t, keys, [0.0, 1.0, 0.0, 0.0, 0.0]))
    return at + back


def _kick(c: Controls, v: Variation, at: float, kind: str) -> float:
    """A kick of the acting leg: knee up, snap, and back on the floor; ends at the return."""
    t, s = v.t, 1.18 / v.tempo**0.4
    keys = [at - 0.62 * s, at - 0.22 * s, at, at + 0.07, at + 0.36 * s, at + 0.8 * s]
    loaded = keyed(t, keys, [0.0, 0.9, 1.0, 1.0, 0.85, 0.0])
    snap = keyed(t, [at - 0.36 * s, at, at + 0.06, at + 0.46 * s], [0.0, 1.0, 0.95, 0.0])
    rear = 1.0 if v.side == LEFT else -1.0
    round_ = kind == "round"
    high = v.draw(0.15, 0.5) * v.size**0.5
    knee_up = np.array([0.12, -0.1, 1.0]) if not round_ else np.array([0.75, -0.15, 0.7])
    heading = -0.42 * rear * loaded + (-1.0 * rear if round_ else -0.2 * rear) * snap
    c.hips[:, TURN] += heading
    c.hips[:, BEND] -= (0.18 + 0.22 * snap) * loaded
    c.hips[:, LEAN] += (-0.30 if round_ else -0.08) * rear * loaded
    c.spine[:, BEND] += 0.22 * loaded
    c.head[:, TURN] -= 0.6 * heading
    plant = c.feet[:, v.other].copy()
    c.pelvis[:, 0] += loaded * (0.8 * plant[:, 0] - c.pelvis[:, 0])
    c.pelvis[:, 2] += loaded * (plant[:, 2] - 0.13 - c.pelvis[:, 2])
    c.pelvis[:, 1] += 0.05 * loaded
    if round_:
        c.soles[:, v.other, 1] -= 0.9 * rear * ease(1.2 * loaded)
    ahead = np.sin(c.hips[:, TURN]), np.cos(c.hips[:, TURN])
    left = (rear * ahead[1], -rear * ahead[0])  # outward of the kicking leg

    def world(d: FloatArray) -> FloatArray:
        out, up, front = np.moveaxis(d, -1, 0)
        return np.stack(
            [out * left[0] + front * ahead[0], up, out * left[1] + front * ahead[1]], -1
        )

    thigh = knee_up + snap[:, None] * np.array([-0.1, 0.25 + high, 0.0])
    cocked = np.array([0.05, -1.0, -0.35]) if not round_ else np.array([0.6, -0.75, -0.25])
    shot = np.array([0.06, 0.05 + high, 1.0]) if not round_ else np.array([0.35, 0.1 + high, 1.0])
    shin = cocked + snap[:, None] * (shot - cocked)
    foot = keyed(t, [at - 0.62 * s, at - 0.34 * s, at + 0.42 * s, at + 0.8 * s], [0.0, 1, 1, 0])
    c.leg(v.side, world(normalize(thigh)), world(normalize(shin)), foot)
    c.feet[:, v.side, 1] += 0.2 * foot
    c.soles[:, v.side, 0] += (0.9 if round_ else 0.1) * foot
    wide = reach((0.16, -0.30, 0.02), (1.0, -0.8, -0.4))
    c.arm(v.side, wide, 0.7 * snap)
    return at + 0.8 * s


def fight_stance(v: Variation) -> Controls:
    """On guard, bouncing, now and then a feint."""
    c, t = guard(v), v.t
    for at in np.arange(v.draw(0.8, 1.6), v.seconds - 0.6, v.draw(1.5, 2.4)):
        feint = keyed(t, [at, at + 0.18, at + 0.5], [0.0, 1.0, 0.0]) * v.size
        c.pelvis[:, 2] += 0.04 * feint
        c.spine[:, TURN] += 0.10 * v.inward * feint
        c.spine[:, BEND] += 0.06 * feint
    return c


def punch(v: Variation) -> Controls:
    """One punch, or a jab with the leading hand and a cross with the rear."""
    c = guard(v)
    at = v.draw(0.8, 1.2)
    high = v.draw(-0.10, 0.10)
    if v.kind == "combination":
        while at < v.seconds - 0.7:
            _punch(c, v, v.other, at, high)
            at = _punch(c, v, v.side, at + v.draw(0.50, 0.58) / v.tempo**0.5, high)
            at += v.draw(0.5, 0.9)
    else:
        while at < v.seconds - 0.5:
            at = _punch(c, v, v.side, at, high) + v.draw(0.7, 1.2)
    return c


def kick(v: Variation) -> Controls:
    """A front kick or a roundhouse from guard, once or twice."""
    c = guard(v)
    at = v.draw(0.9, 1.3)
    while at < v.seconds - 0.8:
        at = _kick(c, v, at, v.kind) + v.draw(1.0, 1.5)
    return c


def fight(v: Variation) -> Controls:
    """A round of shadow boxing: jabs, crosses and kicks with steps between."""
    c = guard(v)
    at = v.draw(0.7, 1.0)
    moves = ("jab", "one-two", "kick" if v.kind == "kicks" else "one-two", "jab", "one-two")
    k = int(v.rng.integers(3))
    while at < v.seconds - 1.0:
        move = moves[k % len(moves)]
        if move == "kick":
            at = _kick(c, v, at + 0.45, "front") + v.draw(0.3, 0.6)
        else:
            high = v.draw(-0.12, 0.12)
            end = _punch(c, v, v.other, at, high)
            if move == "one-two":
                end = _punch(c, v, v.side, at + 0.54 / v.tempo**0.5, high)
            at = end + v.draw(0.3, 0.7)
        k += 1
    return c


def dodge(v: Variation) -> Controls:
    """A dart of head and trunk to a side, back or down, held a moment, and up again."""
    c, t = guard(v), v.t
    at, way = v.draw(0.5, 0.8), (1.0 if v.side == LEFT else -1.0)
    while at < v.seconds - 1.7:
        stay = v.draw(0.15, 0.4)
        keys = [at - 0.12, at, at + 0.32, at + 0.32 + stay, at + 1.0 + stay]
        dart = keyed(t, keys, [0.0, -0.06, 1.0, 0.95, 0.0]) * max(0.92, v.size**0.5)
        late = follow(dart, 3.0, 0.7)
        c.pelvis[:, 1] -= (0.30 if v.kind == "down" else 0.10) * dart
        if v.kind == "side":
            c.pelvis[:, 0] += 0.13 * way * dart
            c.hips[:, LEAN] += 0.20 * way * dart
            c.spine[:, LEAN] += 0.50 * way * dart
            c.head[:, LEAN] -= 0.25 * way * late
            c.spine[:, TURN] -= 0.2 * way * dart
        elif v.kind == "back":
            c.pelvis[:, 2] -= 0.20 * dart
            c.hips[:, BEND] -= 0.28 * dart
            c.spine[:, BEND] -= 0.50 * dart
            c.head[:, BEND] += 0.30 * late
        else:
            c.pelvis[:, 2] -= 0.08 * dart
            c.pelvis[:, 0] += 0.10 * way * dart
            c.spine[:, LEAN] += 0.28 * way * dart
            c.hips[:, BEND] += 0.35 * dart
            c.spine[:, BEND] += 0.40 * dart
            c.head[:, BEND] -= 0.30 * late
        at += 1.6 + stay + v.draw(0.2, 0.8)
    return c


ACTIONS = MappingProxyType(
    {
        "fight_stance": Action(
            fight_stance,
            {
                "": (
                    "*stand in a fighting stance",
                    "*hold a fighting stance",
                    "*stand on guard with the fists up",
                    "*take up a boxing stance",
                    "*bounce in a guard position",
                )
            },
            moods=("plain", "keen"),
            paced=False,
        ),
        "punch": Action(
            punch,
            {
                "single": (
                    "*punch",
                    "*throw a punch",
                    "*punch with the {side} hand",
                    "*throw a straight {side}",
                    "*throw a punch with the {side} fist",
                ),
                "combination": (
                    "*punch",
                    "*throw punches",
                    "*punch with both fists",
                    "*throw a jab and a cross",
                    "*punch with the {other} and then the {side} hand",
                ),
            },
            moods=("plain", "keen"),
            seconds=(2.6, 5.0),
        ),
        "kick": Action(
            kick,
            {
                "front": (
                    "*kick",
                    "*kick with the {side} foot",
                    "*do a front kick with the {side} leg",
                    "*kick forward",
                    "*throw a kick with the {side} leg",
                ),
                "round": (
                    "*kick",
                    "*do a roundhouse kick with the {side} leg",
                    "*kick with the {side} leg",
                    "*swing a kick with the {side} leg",
                    "*throw a round kick",
                ),
            },
            moods=("plain", "keen"),
            seconds=(2.8, 5.0),
        ),
        "fight": Action(
            fight,
            {
                "punches": (
                    "*fight",
                    "*shadow-box",
                    "*box",
                    "*throw one punch after another",
                    "*fight with the fists",
                ),
                "kicks": (
                    "*fight",
                    "*punch and *kick",
                    "*fight with punches and kicks",
                    "*attack with fists and feet",
                    "*spar",
                ),
            },
            moods=("plain", "keen"),
            seconds=(4.0, 8.0),
        ),
        "dodge": Action(
            dodge,
            {
                "side": (
                    "*dodge",
                    "*dodge to the {side}",
                    "*slip to the {side}",
                    "*duck away to the {side}",
                    "*lean to the {side} to avoid a blow",
                ),
                "back": (
                    "*dodge",
                    "*dodge back",
                    "*lean back to avoid a blow",
                    "*pull the head back out of the way",
                ),
                "down": (
                    "*dodge",
                    "*duck",
                    "*duck under a blow",
                    "*duck down out of the way",
                ),
            },
            moods=("plain", "keen"),
            seconds=(2.4, 4.5),
        ),
    }
)
