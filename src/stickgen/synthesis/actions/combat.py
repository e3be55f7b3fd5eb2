"""Fighting without an opponent: fighting stance, punch, kick, dodge and rounds of them."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.synthesis.action import Action
from stickgen.synthesis.actions.strikes import add_kick, add_punch, guard, rear_sign
from stickgen.synthesis.controls import BEND, LEAN, TURN, Controls
from stickgen.synthesis.curves import follow, keyed
from stickgen.synthesis.variation import Variation


def fight_stance(v: Variation) -> Controls:
    """On guard, bouncing, with a feint now and then."""
    c, t = guard(v), v.t
    for at in np.arange(v.uniform(0.8, 1.6), v.seconds - 0.6, v.uniform(1.5, 2.4)):
        feint = keyed(t, [at, at + 0.18, at + 0.5], [0.0, 1.0, 0.0]) * v.size
        c.pelvis[:, 2] += 0.04 * feint
        c.spine[:, TURN] += 0.10 * v.inward * feint
        c.spine[:, BEND] += 0.06 * feint
    return c


def punch(v: Variation) -> Controls:
    """One punch, or a jab with the leading hand and a cross with the rear."""
    c = guard(v)
    at = v.uniform(0.8, 1.2)
    high = v.uniform(-0.10, 0.10)
    if v.kind == "combination":
        while at < v.seconds - 0.7:
            add_punch(c, v, v.other, at, high)
            at = add_punch(c, v, v.side, at + v.uniform(0.50, 0.58) / v.tempo**0.5, high)
            at += v.uniform(0.5, 0.9)
    else:
        while at < v.seconds - 0.5:
            at = add_punch(c, v, v.side, at, high) + v.uniform(0.7, 1.2)
    return c


def kick(v: Variation) -> Controls:
    """A front kick or a roundhouse from guard, once or twice."""
    c = guard(v)
    at = v.uniform(0.9, 1.3)
    while at < v.seconds - 0.8:
        at = add_kick(c, v, at, v.kind == "round") + v.uniform(1.0, 1.5)
    return c


def fight(v: Variation) -> Controls:
    """A round of shadow boxing: jabs, crosses and kicks with steps between."""
    c = guard(v)
    at = v.uniform(0.7, 1.0)
    moves = ("jab", "one-two", "kick" if v.kind == "kicks" else "one-two", "jab", "one-two")
    k = int(v.rng.integers(3))
    while at < v.seconds - 1.0:
        move = moves[k % len(moves)]
        if move == "kick":
            at = add_kick(c, v, at + 0.45, roundhouse=False) + v.uniform(0.3, 0.6)
        else:
            high = v.uniform(-0.12, 0.12)
            end = add_punch(c, v, v.other, at, high)
            if move == "one-two":
                end = add_punch(c, v, v.side, at + 0.54 / v.tempo**0.5, high)
            at = end + v.uniform(0.3, 0.7)
        k += 1
    return c


def dodge(v: Variation) -> Controls:
    """A quick move of head and trunk to a side, back or down, held a moment, and back."""
    c, t = guard(v), v.t
    at = v.uniform(0.5, 0.8)
    while at < v.seconds - 1.7:
        stay = v.uniform(0.15, 0.4)
        keys = [at - 0.12, at, at + 0.32, at + 0.32 + stay, at + 1.0 + stay]
        dart = keyed(t, keys, [0.0, -0.06, 1.0, 0.95, 0.0]) * max(0.92, v.size**0.5)
        _dart(c, v, dart)
        at += 1.6 + stay + v.uniform(0.2, 0.8)
    return c


def _dart(c: Controls, v: Variation, dart: FloatArray) -> None:
    """Move head and trunk out of the way by ``dart [T]``, 0–1."""
    way = rear_sign(v)
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
