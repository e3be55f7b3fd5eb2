"""What is done with something heavy or given away: push, pull, carry, pick up, put down, give."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from stickgen.synthesis.action import Action
from stickgen.synthesis.actions.falls import backwards
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, follow, noise, pulse
from stickgen.synthesis.gait import gait_controls, walking_gait
from stickgen.synthesis.stance import stance_controls, stand
from stickgen.synthesis.variation import Variation

_BEFORE = (-0.07, -0.26, 0.30)
"""Place of a wrist that holds a box before the body: (outward, up, ahead) of the shoulder."""


def push(v: Variation) -> Controls:
    """Lean against something heavy: a slow walk behind it, or shoves from a wide stance."""
    if v.kind == "walk":
        gait = walking_gait(v)
        gait = replace(gait, speed=0.6 * gait.speed, cadence=0.8 * gait.cadence, lean=0.42)
        c, _ = gait_controls(v, replace(gait, crouch=0.06))
        out = np.array([-0.03, -0.10, 0.46]) + 0.006 * noise(v.t, v.rng, 3)
        for side in (LEFT, RIGHT):
            c.arm(side, reach(out, (0.7, -1.0, 0.0)), 1.0)
        c.hips[:, BEND] += 0.14
        c.head[:, BEND] -= 0.16
        return c
    c = stand(v)
    _brace(c, v)
    effort = 0.5 - 0.5 * np.cos(2 * np.pi * v.rhythm(v.uniform(0.4, 0.6) * v.tempo))
    effort = follow(effort**0.7, 2.5, 0.8) * v.uneven(0.08)
    near, far = np.array([-0.06, -0.08, 0.30]), np.array([-0.03, -0.04, 0.50])
    for side in (LEFT, RIGHT):
        c.arm(side, reach(near + effort[:, None] * (far - near), (0.8, -1.0, 0.0)), 1.0)
    c.hips[:, BEND] += 0.16 + 0.16 * effort
    c.spine[:, BEND] += 0.12 + 0.10 * effort
    c.pelvis[:, 2] += 0.10 * effort - 0.03
    c.head[:, BEND] -= 0.10
    return c


def _brace(c: Controls, v: Variation) -> None:
    """One foot ahead and one behind, knees bent."""
    c.feet[:, v.side, 2] += 0.20 * v.spread
    c.feet[:, v.other, 2] -= 0.28 * v.spread
    c.soles[:, v.other, 1] *= 2.0
    c.pelvis[:, 1] -= 0.10


def pull(v: Variation) -> Controls:
    """Lean back and haul a rope: hand over hand, or with both hands at once."""
    c = stand(v)
    _brace(c, v)
    beat = v.rhythm(v.uniform(0.55, 0.75) * v.tempo)
    apart = 0.5 if v.kind == "hand over hand" else 0.0
    far, near = np.array([-0.10, -0.12, 0.46]), np.array([-0.08, -0.30, 0.12])
    drawn = []
    for side, phase in ((v.side, 0.0), (v.other, apart)):
        back = follow(0.5 - 0.5 * np.cos(2 * np.pi * (beat + phase)), 4.0, 0.8)
        drawn.append(back)
        c.arm(side, reach(far + back[:, None] * (near - far), (0.7, -1.0, -0.5)), 1.0)
    heave = 0.5 * (drawn[0] + drawn[1])
    c.hips[:, BEND] -= 0.20 + 0.18 * heave
    c.spine[:, BEND] += 0.04 - 0.12 * heave
    c.spine[:, TURN] += v.inward * 0.22 * (drawn[1] - drawn[0])
    c.pelvis[:, 2] -= 0.06 + 0.10 * heave
    c.pelvis[:, 1] -= 0.06
    return c


def carry(v: Variation) -> Controls:
    """A walk with both arms around something before the belly, the trunk a little back."""
    gait = walking_gait(v)
    c, _ = gait_controls(v, replace(gait, speed=0.85 * gait.speed, crouch=0.03))
    hold = np.array(_BEFORE) + [0.0, v.uniform(-0.06, 0.06), 0.0] + 0.006 * noise(v.t, v.rng, 3)
    for side in (LEFT, RIGHT):
        c.arm(side, reach(hold, (0.7, -1.0, -0.4)), 1.0)
    c.hips[:, BEND] -= 0.05
    c.spine[:, BEND] -= 0.06
    c.spine[:, TURN] *= 0.4
    return c


def pick_up(v: Variation) -> Controls:
    """Bend knees and trunk, grip something on the floor, come up with it before the belly."""
    c, t = stand(v), v.t
    start = v.uniform(0.3, 0.7)
    bend, grip, rise = 0.85 / v.tempo, v.uniform(0.25, 0.45), 0.95 / v.tempo
    down = pulse(t, start, start + bend + grip + rise, bend, rise)
    c.pelvis[:, 1] -= 0.40 * down
    c.pelvis[:, 2] -= 0.16 * down
    c.hips[:, BEND] += 0.75 * down
    c.spine[:, BEND] += 0.48 * down
    c.head[:, BEND] -= 0.20 * down
    c.soles[:, :, 0] += (0.18 * down)[:, None]
    c.knees += (0.2 * down)[:, None]
    lifted = ease((t - start - bend - 0.5 * grip) / (0.9 * rise))
    reached = pulse(t, start + 0.3 * bend, start + bend + grip + 0.5 * rise, 0.7 * bend, 0.5 * rise)
    for side, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        c.arm(side, reach((0.0, -0.36, 0.34), (0.5, -1.0, -0.3)), ease((t - start) / bend))
        c.arm(side, reach(_BEFORE, (0.7, -1.0, -0.4)), lifted)
        c.hold(side, np.array([0.13 * sign, 0.16, 0.42]), ease(reached))
    return c


def put_down(v: Variation) -> Controls:
    """The same from its end to its start: bend with it, let go, come up with empty hands."""
    return backwards(pick_up(v))


def give(v: Variation) -> Controls:
    """A hand or both bring something from the chest ahead, wait for a taker, and come back."""
    c, t = stance_controls(v), v.t
    start, end = v.uniform(0.3, 0.7), v.seconds - v.uniform(0.1, 0.4)
    ready = pulse(t, start - 0.3, end, 0.4, 0.6)
    out = pulse(t, start + 0.2, end - 0.25, 0.7 / v.tempo, 0.6)
    near, far = np.array([-0.10, -0.26, 0.22]), np.array([-0.10, v.uniform(-0.22, -0.12), 0.44])
    for side in (v.side,) if v.kind == "one" else (LEFT, RIGHT):
        place = near + follow(out, 3.0, 0.8)[:, None] * (far - near)
        c.arm(side, reach(place + 0.004 * noise(t, v.rng, 3), (0.5, -1.0, -0.2)), ready)
    c.hips[:, BEND] += 0.06 * out
    c.spine[:, BEND] += 0.10 * out
    c.spine[:, LEAN] += 0.02 * v.inward * out
    c.head[:, BEND] += 0.08 * pulse(t, end - 0.9, end, 0.3, 0.4)
    return c


ACTIONS = MappingProxyType(
    {
        "push": Action(
            push,
            {
                "walk": (
                    "*push a heavy cart forward",
                    "*push something heavy",
                    "*lean forward and *push with both hands",
                    "*push a heavy box along the floor",
                ),
                "shove": (
                    "*push with both hands",
                    "*push against a wall",
                    "*push hard against something heavy",
                    "*lean against a rock and *push",
                    "*shove a heavy thing away",
                ),
            },
            seconds=(3.5, 6.0),
        ),
        "pull": Action(
            pull,
            {
                "hand over hand": (
                    "*pull",
                    "*pull a rope hand over hand",
                    "*pull in a rope",
                    "*lean back and *pull on a rope",
                ),
                "both": (
                    "*pull with both hands",
                    "*pull hard",
                    "*lean back and *pull with both arms",
                    "*pull a heavy thing",
                    "*tug at a rope with both hands",
                ),
            },
            seconds=(3.5, 6.0),
        ),
        "carry": Action(
            carry,
            {
                "": (
                    "*carry a box",
                    "*carry something with both arms",
                    "*walk along and *carry a heavy box",
                    "*carry a box in front of the body",
                    "*carry something heavy with both hands",
                )
            },
            seconds=(3.0, 6.5),
        ),
        "pick_up": Action(
            pick_up,
            {
                "": (
                    "*pick up a box",
                    "*pick something up from the floor",
                    "*bend down and *pick up something with both hands",
                    "*pick up a box from the ground",
                    "*crouch and *pick up a heavy box",
                )
            },
            seconds=(3.6, 5.0),
        ),
        "put_down": Action(
            put_down,
            {
                "": (
                    "*put down a box",
                    "*put a box down on the floor",
                    "*bend down and *put something down",
                    "*place a box on the floor with both hands",
                    "*set a heavy box down",
                )
            },
            seconds=(3.6, 5.0),
        ),
        "give": Action(
            give,
            {
                "one": (
                    "*give something to somebody",
                    "*give something away with the {side} hand",
                    "*hold something out with the {side} hand and *give it to somebody",
                    "*hand something over with the {side} hand",
                ),
                "both": (
                    "*give something to somebody",
                    "*give a gift with both hands",
                    "*hold out a gift with both hands",
                    "*hand something over with both hands",
                    "*give somebody a present",
                ),
            },
            ("stand",),
            (2.8, 4.5),
        ),
    }
)
