"""Falls, sleep, and getting up again; and staggering, which nearly is a fall."""

from __future__ import annotations

from dataclasses import fields, replace
from types import MappingProxyType

import numpy as np

from stickgen.synthesis.action import Action
from stickgen.synthesis.actions.lying import go_down, lie_down
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, follow, noise, pulse
from stickgen.synthesis.gait import gait_controls, walking_gait
from stickgen.synthesis.stance import breathe, stand
from stickgen.synthesis.variation import Variation


def fall(v: Variation) -> Controls:
    """The knees give way, the body drops onto the seat and the back; it stays where it lies."""
    c, t, start = stand(v), v.t, v.uniform(0.4, 0.9)
    go_down(c, v, np.cumsum([start, 0.42, 0.24, 0.26, 0.34]))
    thrown = pulse(t, start - 0.1, start + 0.95, 0.3, 0.5)
    for side in (LEFT, RIGHT):
        c.arm(
            side, reach((0.32, 0.16, 0.20), (0.6, -0.8, -0.4)), 0.8 * thrown * (1 - c.held[:, side])
        )
    c.head[:, BEND] += 0.25 * thrown
    c.segments += [
        (0.0, start, "stand", "*stand"),
        (start, v.seconds, "fall", "*fall to the ground"),
    ]
    return c


def get_up(v: Variation) -> Controls:
    """From the back: sit up, hands on the floor, feet drawn in, a crouch, and up."""
    c = backwards(lie_down(v))
    rest = v.seconds - c.segments[0][1]
    up = max(rest - 5.0, 0.2)
    c.segments[:] = [
        (0.0, up, "lie_down", "*lie on the floor"),
        (up, v.seconds, "get_up", "*get up from the floor"),
    ]
    return c


def sleep(v: Variation) -> Controls:
    """Flat on the back with slow breath, a hand on the belly; now and then the head rolls."""
    c = lie_down(replace(v, seconds=8.0))
    frames = len(v.t)
    for part in fields(c):
        values = getattr(c, part.name)
        if isinstance(values, np.ndarray):
            setattr(c, part.name, np.repeat(values[-1:], frames, axis=0))
    breath = np.sin(2 * np.pi * (0.22 * v.t + v.uniform(0.0, 1.0)))
    breathe(c, v, 0.6)
    belly = np.array([-0.14, -0.30, 0.15]) + 0.006 * breath[:, None] * [0.0, 0.0, 1.0]
    c.arm(v.side, reach(belly, (0.9, -0.6, 0.2)), 1.0)
    roll = noise(v.t, v.rng, 1, 0.03, 0.12)[:, 0]
    c.head[:, TURN] += 0.5 * (1.0 if v.side == LEFT else -1.0) + 0.12 * roll
    c.segments[:] = []
    return c


def stagger(v: Variation) -> Controls:
    """A slow, uneven walk; the trunk sways far to both sides and the arms swing out for balance."""
    gait = walking_gait(v)
    gait = replace(
        gait,
        speed=0.55 * gait.speed,
        cadence=0.75 * gait.cadence,
        crouch=0.05,
        lean=0.12,
        swing=0.2,
    )
    c, _ = gait_controls(v, gait)
    t = v.t
    sway = np.sin(2 * np.pi * v.rhythm(v.uniform(0.38, 0.55))) * v.uneven(0.15)
    nod = noise(t, v.rng, 1, 0.3, 0.8)[:, 0]
    c.pelvis[:, 0] += 0.05 * sway
    c.hips[:, LEAN] -= 0.13 * sway
    c.spine[:, LEAN] -= 0.30 * follow(sway, 1.6, 0.8)
    c.spine[:, BEND] += 0.12 + 0.09 * nod
    c.head[:, BEND] += 0.2 + 0.1 * nod
    c.head[:, LEAN] += 0.15 * sway
    for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        out = np.clip(0.45 + 0.4 * sign * follow(sway, 1.2, 0.7), 0.0, 1.0)
        c.arm(side, reach((0.36, -0.24, 0.10), (0.7, -0.8, -0.3)), 0.8 * ease(out))
    return c


def backwards(c: Controls) -> Controls:
    """The same movement from its end to its start."""
    for part in fields(c):
        values = getattr(c, part.name)
        if isinstance(values, np.ndarray):
            setattr(c, part.name, values[::-1].copy())
    return c


ACTIONS = MappingProxyType(
    {
        "fall": Action(
            fall,
            {
                "": (
                    "*fall down",
                    "*fall to the ground",
                    "*fall over backward",
                    "*collapse on the floor",
                    "*fall on the back and *stay on the ground",
                )
            },
            seconds=(3.2, 5.0),
            paced=False,
        ),
        "get_up": Action(
            get_up,
            {
                "": (
                    "*get up",
                    "*get up from the floor",
                    "*sit up and *get up from the ground",
                    "*get up after lying on the back",
                    "*get back up",
                )
            },
            seconds=(6.0, 8.5),
        ),
        "sleep": Action(
            sleep,
            {
                "": (
                    "*sleep",
                    "*sleep on the back",
                    "*lie on the floor and *sleep",
                    "*lie asleep without moving",
                    "*sleep with the {side} hand on the belly",
                )
            },
            seconds=(4.0, 8.0),
            moods=("plain", "tired", "calm"),
            paced=False,
        ),
        "stagger": Action(
            stagger,
            {
                "": (
                    "*stagger",
                    "*stagger forward",
                    "*stagger along as if drunk",
                    "*stagger from side to side",
                    "*lurch forward and *stagger",
                )
            },
            seconds=(4.0, 7.0),
            moods=("plain", "tired"),
            paced=False,
        ),
    }
)
