"""Bows and salutes, stretches and turns on the spot."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.synthesis.action import Action
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, follow, noise, pulse
from stickgen.synthesis.stance import stance_controls, stand
from stickgen.synthesis.variation import Variation

_TURN_STEP = np.pi / 2
"""Radians by which each foot is set further round in a spin."""


def bow(v: Variation) -> Controls:
    """The trunk bends from the hips and comes up again; on a stage a hand goes to the belly."""
    c, t = stand(v), v.t
    start = v.uniform(0.25, 0.6)
    stay = v.uniform(0.6, 1.3)
    down = pulse(t, start, start + 1.4 / v.tempo + stay, 0.75 / v.tempo, 0.85 / v.tempo)
    deep = v.uniform(0.85, 1.15) * min(v.size, 1.1)
    c.hips[:, BEND] += 0.72 * deep * down
    c.spine[:, BEND] += 0.48 * deep * down
    c.head[:, BEND] += 0.12 * down
    c.pelvis[:, 2] -= 0.13 * deep * down
    c.pelvis[:, 1] -= 0.03 * down
    if v.kind == "stage":
        c.arm(v.side, reach((-0.2, -0.28, 0.16), (0.9, -0.9, -0.2)), down)
        c.arm(v.other, reach((0.30, -0.34, -0.18), (0.9, -0.6, -0.6)), down)
    else:
        for side in (LEFT, RIGHT):
            c.arm(side, reach((0.02, -0.50, 0.06)), down)
    return c


def salute(v: Variation) -> Controls:
    """Upright, a flat hand goes up to the brow, is held and comes down."""
    c, t = stance_controls(v), v.t
    start, end = v.span()
    up = pulse(t, start, end, 0.4 / v.tempo, 0.5 / v.tempo)
    brow = np.array([v.uniform(-0.10, -0.06), 0.19, v.uniform(0.11, 0.15)])
    place = brow + 0.003 * noise(t, v.rng, 3, 0.3, 1.2)
    c.arm(v.side, reach(place, (1.0, 0.0, 0.25)), follow(up, 4.0, 0.8))
    c.arm(v.other, reach((0.02, -0.50, 0.02)), up)
    c.spine[:, BEND] -= 0.08 * up
    c.head[:, BEND] -= 0.04 * up
    return c


def stretch(v: Variation) -> Controls:
    """Both arms go up past the face, the back arches; by kind the trunk leans to each side."""
    c, t = stance_controls(v), v.t
    start, end = v.span()
    up = pulse(t, start, end, 0.9 / v.tempo, 0.9)
    high = np.array([v.uniform(-0.12, 0.02), 0.50, v.uniform(-0.04, 0.04)])
    for side in (LEFT, RIGHT):
        place = high + 0.01 * noise(t, v.rng, 3, 0.2, 0.8)
        place[:, 2] += 0.2 * np.sin(np.pi * up)  # up in front, not through the shoulder
        c.arm(side, reach(place, (1.0, -0.2, 0.1)), up)
    full = pulse(t, start + 0.7, end - 0.5, 0.6, 0.6)
    c.shrug += 0.12 * full[:, None]
    c.head[:, BEND] -= 0.22 * full
    if v.kind == "sides":
        sway = np.sin(2 * np.pi * (t - start) * v.uniform(0.28, 0.4)) * full
        c.spine[:, LEAN] += 0.42 * v.size * sway
        c.hips[:, LEAN] += 0.06 * sway
        c.pelvis[:, 0] -= 0.05 * sway
    else:
        c.spine[:, BEND] -= 0.34 * v.size**0.5 * full
        c.soles[:, :, 0] += 0.25 * (full * (v.stance == "stand"))[:, None]
        c.pelvis[:, 1] += 0.03 * full * (v.stance == "stand")
    return c


def spin(v: Variation) -> Controls:
    """Quick turns on the spot, one foot set round after the other, the arms open or drawn in."""
    c, t = stand(v), v.t
    start = v.uniform(0.2, 0.5)
    turns = max(1, round((v.seconds - start - 0.6) * v.uniform(0.7, 0.95) * v.tempo))
    long = min(turns / (0.8 * v.tempo), v.seconds - start - 0.3)
    way = v.inward * 2 * np.pi * turns * ease((t - start) / long)
    moving = pulse(t, start - 0.2, start + long + 0.2, 0.4, 0.5)
    _step_round(c, way)
    turn = yaw_matrix(way)
    c.pelvis = (turn @ c.pelvis[..., None])[..., 0]
    c.hips[:, TURN] += way
    c.head[:, TURN] += 0.25 * v.inward * moving
    c.spine[:, TURN] += 0.12 * v.inward * moving
    wide = (0.40, -0.06, 0.12) if v.kind == "open" else (-0.10, -0.16, 0.24)
    for side in (LEFT, RIGHT):
        c.arm(side, reach(wide, (0.8, -0.6, -0.2)), moving)
    c.pelvis[:, 1] -= 0.03 * moving
    return c


def _step_round(c: Controls, way: FloatArray) -> None:
    """Set the feet round the place where they stand as the body turns by ``way [T]`` radians."""
    for side, offset in ((LEFT, 0.0), (RIGHT, 0.5)):
        count = np.abs(way) / _TURN_STEP + offset
        whole = np.floor(count + 1e-9)
        swing = np.clip((count - whole - 0.45) / 0.5, 0.0, 1.0)
        angle = np.sign(way) * _TURN_STEP * (whole + ease(swing))
        place = c.feet[0, side] * [1.0, 0.0, 1.0]
        c.feet[:, side] = yaw_matrix(angle) @ place + np.array([0.0, c.feet[0, side, 1], 0.0])
        c.feet[:, side, 1] += 0.05 * np.sin(np.pi * swing) ** 2
        c.soles[:, side, 1] += angle


ACTIONS = MappingProxyType(
    {
        "bow": Action(
            bow,
            {
                "deep": (
                    "*bow",
                    "*bow deeply",
                    "*bow down from the waist",
                    "*bend forward and *bow",
                    "*bow politely",
                ),
                "stage": (
                    "*bow",
                    "*take a bow",
                    "*bow with the {side} hand on the belly",
                    "*bow deeply before an audience",
                    "*take a deep bow on a stage",
                ),
            },
            seconds=(3.4, 5.0),
        ),
        "salute": Action(
            salute,
            {
                "": (
                    "*salute",
                    "*salute with the {side} hand",
                    "*raise the {side} hand to the brow and *salute",
                    "*stand upright and *salute",
                    "*salute like a soldier",
                )
            },
            ("stand", "stand", "walk"),
            (2.6, 4.5),
            ("plain", "proud", "calm"),
        ),
        "stretch": Action(
            stretch,
            {
                "up": (
                    "*stretch",
                    "*stretch both arms up",
                    "*stretch the whole body",
                    "*stretch tall with both arms overhead",
                    "*stretch and *lean back",
                ),
                "sides": (
                    "*stretch to both sides",
                    "*stretch both arms up and *lean to each side",
                    "*stretch the trunk from side to side",
                    "*stretch the body to the left and right",
                ),
            },
            ("stand", "stand", "sit"),
            (4.4, 6.5),
            paced=False,
        ),
        "spin": Action(
            spin,
            {
                "open": (
                    "*spin",
                    "*spin around",
                    "*spin around with open arms",
                    "*whirl around on the spot",
                    "*spin on the spot with the arms spread",
                ),
                "closed": (
                    "*spin",
                    "*spin around",
                    "*spin fast on the spot",
                    "*spin around with the arms drawn in",
                    "*whirl around",
                ),
            },
            seconds=(2.6, 4.5),
            moods=("plain", "happy", "keen"),
            paced=False,
        ),
    }
)
