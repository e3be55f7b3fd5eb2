"""Gestures: wave, point, clap, raise the arms."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.synthesis.action import Action
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import follow, noise, pulse
from stickgen.synthesis.stance import stance_controls
from stickgen.synthesis.variation import Variation


def wave(v: Variation) -> Controls:
    """A raised hand swings from side to side, the forearm about the elbow, with a soft lag."""
    c, t = stance_controls(v), v.t
    start, end = v.span()
    up = pulse(t, start, end, 0.55 / v.tempo, 0.6 / v.tempo)
    angle = 2 * np.pi * v.rhythm(v.uniform(1.5, 2.1) * v.tempo)
    wide = v.size * v.uniform(0.45, 0.62) * v.uneven()
    swing = follow(wide * np.sin(angle) * up**2, 5.0)
    tilt, height = v.uniform(0.0, 0.25), v.uniform(-0.25, 0.35)
    upper = np.array([v.uniform(0.55, 0.9), height, v.uniform(0.3, 0.65)])
    upper = upper + 0.12 * swing[:, None] * np.array([1.0, 0.3, 0.0])
    fan = tilt + swing
    fore = np.stack([np.sin(fan), np.cos(fan), np.full_like(fan, v.uniform(0.1, 0.35))], axis=-1)
    c.arm(v.side, normalize(np.stack([upper, fore], axis=1)), up)
    c.spine[:, LEAN] += v.inward * 0.05 * up
    c.head[:, LEAN] -= v.inward * 0.07 * up
    c.head[:, BEND] -= 0.06 * up
    return c


def point(v: Variation) -> Controls:
    """The head turns first, then an arm stretches out, overshoots a little and is held."""
    c, t = stance_controls(v), v.t
    start, end = v.span()
    out = pulse(t, start + 0.15, end, 0.5 / v.tempo, 0.6)
    aside, high = v.uniform(-0.3, 0.9), v.uniform(-0.1, 0.28)
    aim = 0.49 * normalize(np.array([np.sin(aside), high, np.cos(aside)]))
    aim = aim + 0.004 * noise(t, v.rng, 3, 0.3, 1.2)
    drawn = reach((0.02, -0.12, 0.26))
    arm = drawn + follow(out, 3.5, 0.65)[:, None, None] * (reach(aim, (0.3, -1.0, 0.0)) - drawn)
    c.arm(v.side, normalize(arm), np.clip(1.6 * out, 0.0, 1.0))
    look = pulse(t, start, end, 0.35, 0.5) * -v.inward
    c.head[:, TURN] += 0.75 * aside * look
    c.head[:, BEND] -= 0.3 * high * np.abs(look)
    c.spine[:, TURN] += 0.35 * aside * look + 0.10 * v.inward * out
    c.pelvis[:, 2] += 0.02 * out
    return c


def clap(v: Variation) -> Controls:
    """Hands meet before the chest again and again; chest, shoulders and head bounce."""
    c, t = stance_controls(v), v.t
    start, end = v.span()
    up = pulse(t, start, end, 0.5, 0.6)
    beat = v.rhythm(v.uniform(1.7, 2.5) * v.tempo)
    gap = 0.5 - 0.5 * np.cos(2 * np.pi * beat)
    gap = gap**0.8 * v.uniform(0.8, 1.25) * v.size * v.uneven(0.12)
    height = v.uniform(-0.12, 0.02) + 0.012 * noise(t, v.rng, 1, 0.5, 1.8)[:, 0]
    ahead = v.uniform(0.3, 0.36) + 0.012 * noise(t, v.rng, 1, 0.5, 1.8)[:, 0]
    for side in (LEFT, RIGHT):
        above = 0.02 * (1 if side == v.side else -1)
        wrist = np.stack(
            [-0.16 + 0.13 * gap, height + above - 0.03 * gap, ahead - 0.04 * gap], axis=-1
        )
        c.arm(side, reach(wrist, (0.9, -0.8, 0.0)), up)
    bounce = np.cos(2 * np.pi * beat) * up
    c.spine[:, BEND] += 0.02 * bounce
    c.shrug += 0.03 * bounce[:, None]
    c.head[:, BEND] += 0.035 * follow(bounce, 3.0)
    return c


_UP, _ASIDE = np.array([0.10, 0.47, 0.06]), np.array([0.46, 0.06, 0.04])


def raise_arms(v: Variation) -> Controls:
    """One hand or both rise past the face, or both to the sides, are held and lowered."""
    c, t = stance_controls(v), v.t
    start, end = v.span()
    goal = _ASIDE if v.kind == "aside" else _UP
    goal = goal + np.array([v.uniform(-0.06, 0.06), v.uniform(-0.08, 0.02), v.uniform(-0.05, 0.08)])
    up: FloatArray = np.zeros(len(t))
    for side in (v.side,) if v.kind == "one" else (LEFT, RIGHT):
        late = 0.0 if side == v.side else v.uniform(0.0, 0.08)
        up = follow(
            pulse(t, start + late, end + late, v.uniform(0.5, 0.8) / v.tempo, 0.7), 3.0, 0.75
        )
        place = goal + 0.012 * noise(t, v.rng, 3, 0.2, 0.9)
        place[:, 2] += 0.16 * np.sin(np.pi * np.clip(up, 0.0, 1.0))  # up in front, not through
        c.arm(side, reach(place, (1.0, -0.3, 0.1)), np.clip(up, 0.0, 1.0))
    if v.kind == "one":
        c.spine[:, LEAN] += v.inward * 0.06 * up
        c.head[:, TURN] -= v.inward * 0.12 * up
    c.spine[:, BEND] -= 0.04 * up
    c.head[:, BEND] -= (0.05 if v.kind == "aside" else v.uniform(0.05, 0.3)) * up
    return c


ACTIONS = MappingProxyType(
    {
        "wave": Action(
            wave,
            {
                "": (
                    "*wave",
                    "*wave with the {side} hand",
                    "*raise the {side} hand and *wave",
                    "*wave the {side} arm",
                    "*wave hello",
                    "*wave goodbye",
                    "*greet somebody with a wave of the {side} hand",
                )
            },
            ("stand", "stand", "walk", "sit"),
            over_real=True,
        ),
        "point": Action(
            point,
            {
                "": (
                    "*point with the {side} hand",
                    "*point at something",
                    "*stretch the {side} arm out and *point",
                    "*point a finger",
                    "*show the way with the {side} hand",
                )
            },
            ("stand", "stand", "sit", "walk"),
            over_real=True,
        ),
        "clap": Action(
            clap,
            {
                "": (
                    "*clap",
                    "*clap the hands",
                    "*applaud",
                    "*clap in front of the chest",
                    "*clap both hands together again and again",
                )
            },
            ("stand", "stand", "sit", "walk"),
            over_real=True,
        ),
        "raise_arms": Action(
            raise_arms,
            {
                "one": (
                    "*raise the {side} hand",
                    "*raise the {side} arm",
                    "*lift the {side} hand above the head",
                    "*put the {side} hand up",
                    "*hold the {side} arm up",
                    "*stretch the {side} arm up",
                ),
                "both": (
                    "*raise both arms",
                    "*raise both hands",
                    "*lift the arms above the head",
                    "*put both hands up",
                    "*stretch both arms up to the sky",
                ),
                "aside": (
                    "*spread the arms",
                    "*lift both arms out to the sides",
                    "*hold the arms out to the sides",
                    "*stretch the arms out wide",
                ),
            },
            ("stand", "stand", "sit", "walk"),
            over_real=True,
        ),
    }
)
