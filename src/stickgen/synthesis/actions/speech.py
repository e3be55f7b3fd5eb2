"""The body of a speaker: talk, shout, whisper, sing."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.synthesis.action import Action
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import follow, keyed, noise, pulse
from stickgen.synthesis.stance import stance_controls
from stickgen.synthesis.variation import Variation

AT_MOUTH = (-0.10, 0.06, 0.20)
"""Position of a wrist whose hand is before the mouth, metres from its shoulder."""


def _beats(v: Variation, start: float, end: float) -> list[float]:
    """Times of beat gestures, seconds, unevenly spaced like speech."""
    times = [start]
    while times[-1] < end:
        times.append(times[-1] + v.uniform(0.35, 0.85) / v.tempo)
    return times


def _gesture(v: Variation, times: list[float]) -> FloatArray:
    """Path of a gesturing hand, ``[T, 3]`` metres from the shoulder."""
    count = len(times)
    home = np.array([v.uniform(-0.1, 0.02), v.uniform(-0.3, -0.24), v.uniform(0.27, 0.33)])
    offset = v.rng.uniform([-0.05, -0.03, -0.03], [0.16, 0.15, 0.12], (count, 3)) * v.size
    offset[::2] *= v.rng.uniform(-0.3, 0.3, (len(offset[::2]), 1))  # every other one returns
    return follow(keyed(v.t, times, home + offset), 3.5, 0.7)


def talk(v: Variation) -> Controls:
    """Uneven beats of one or both hands before the body; the head nods with them."""
    c, t = stance_controls(v), v.t
    start, end = v.uniform(0.1, 0.4), v.seconds - v.uniform(0.0, 0.4)
    times = _beats(v, start, end)
    both = v.rng.random() < 0.6
    for side in (v.side, v.other) if both else (v.side,):
        later = 0.0 if side == v.side else v.uniform(0.05, 0.2)
        up = pulse(t, start + later, end - later, 0.55 / v.tempo, 0.6)
        c.arm(side, reach(_gesture(v, [x + later for x in times]), (0.5, -1.0, -0.45)), up)
    stress = keyed(t, times, v.rng.uniform(-1.0, 1.0, (len(times), 3)))
    c.head[:, BEND] += 0.09 * stress[:, 0] * v.size
    c.head[:, TURN] += 0.14 * stress[:, 1]
    c.head[:, LEAN] += 0.06 * stress[:, 2]
    c.spine[:, BEND] += 0.02 * follow(stress[:, 0], 2.0)
    c.spine[:, TURN] += 0.05 * follow(stress[:, 1], 1.5)
    return c


def shout(v: Variation) -> Controls:
    """Breath in, hands cupped at the mouth, and calls in which the trunk bends forward."""
    c, t = stance_controls(v), v.t
    start, end = v.uniform(0.2, 0.5), v.seconds - v.uniform(0.1, 0.4)
    up = pulse(t, start, end, 0.5 / v.tempo, 0.6)
    call = start + 0.6 / v.tempo
    times, levels = [0.0, start, call], [0.0, 0.0, -0.6]
    while times[-1] < end - 1.0:
        times += [times[-1] + 0.25, times[-1] + v.uniform(0.9, 1.4)]
        levels += [1.0, v.uniform(0.75, 0.9)]
    times, levels = times + [times[-1] + 0.6], levels + [0.0]
    strain = keyed(t, times, levels)
    tremble = 0.006 * noise(t, v.rng, 3, 2.0, 5.0) * np.clip(strain, 0, 1)[:, None]
    for side in (LEFT, RIGHT):
        cup = np.array(AT_MOUTH) + [v.uniform(0.0, 0.03), v.uniform(-0.01, 0.02), 0.0] + tremble
        c.arm(side, reach(cup, (0.9, -0.9, 0.1)), up)
    c.hips[:, BEND] += 0.09 * strain
    c.spine[:, BEND] += (0.14 * v.size + 0.16) * strain
    c.head[:, BEND] -= 0.2 * np.abs(strain)
    c.pelvis[:, 2] -= 0.03 * strain
    c.shrug += 0.05 * strain[:, None]
    return c


def whisper(v: Variation) -> Controls:
    """A lean to one side and ahead, a hand beside the mouth, small nods."""
    c, t = stance_controls(v), v.t
    start, end = v.span()
    near = pulse(t, start, end, 0.9 / v.tempo, 0.8)
    hand = pulse(t, start + 0.2, end - 0.1, 0.7 / v.tempo, 0.7)
    beside = np.array([-0.03, 0.07, 0.20]) + 0.005 * noise(t, v.rng, 3, 0.5, 2.0)
    c.arm(v.side, reach(beside, (0.8, -0.8, 0.0)), hand)
    toward = -v.inward * v.uniform(-0.5, 1.0)
    c.hips[:, BEND] += (0.24 if v.stance == "sit" else 0.14) * near
    c.spine[:, BEND] += v.uniform(0.18, 0.3) * near
    c.spine[:, LEAN] += 0.20 * toward * near
    c.spine[:, TURN] += 0.15 * toward * near
    c.head[:, TURN] += 0.25 * toward * near
    c.head[:, BEND] += (0.05 + 0.03 * noise(t, v.rng, 1, 1.0, 2.5)[:, 0]) * hand - 0.1 * near
    c.pelvis[:, 2] -= 0.05 * near
    return c


def sing(v: Variation) -> Controls:
    """A hand holds a microphone, the body sways, the other arm opens on long notes."""
    c, t = stance_controls(v), v.t
    up = pulse(t, -0.2 if v.rng.random() < 0.5 else 0.1, v.seconds + 1.0, 0.6, 0.6)
    mic = np.array([-0.10, 0.02, 0.21]) + 0.006 * noise(t, v.rng, 3, 0.2, 1.0)
    c.arm(v.side, reach(mic, (0.7, -1.0, -0.1)), up)
    angle = 2 * np.pi * (v.uniform(0.35, 0.55) * v.tempo * t + v.uniform(0, 1))
    sway = np.sin(angle)
    c.pelvis[:, 0] += 0.035 * sway * v.size * (v.stance == "stand")
    c.hips[:, LEAN] -= 0.03 * sway
    c.spine[:, LEAN] += 0.10 * np.sin(angle - 0.5) * v.size
    c.spine[:, TURN] += 0.06 * np.sin(angle / 2)
    c.head[:, LEAN] += 0.07 * np.sin(angle - 0.9)
    times = list(np.arange(0.4, v.seconds + 2.0, 1.5 / v.tempo) + v.uniform(0.0, 0.4))
    note = np.tile([0.0, 1.0], len(times))[: len(times)] * v.rng.uniform(0.7, 1.0, len(times))
    swell = follow(keyed(t, times, note), 2.0, 0.8)
    low, wide = np.array([0.02, -0.36, 0.22]), np.array([0.3, v.uniform(-0.18, 0.08), 0.33])
    open_arm = reach(low + swell[:, None] * (wide - low), (0.5, -1.0, -0.3))
    c.arm(v.other, open_arm, 0.9 * np.clip(swell * 1.5, 0.35, 1.0) * up)
    c.head[:, BEND] -= 0.16 * swell
    c.spine[:, BEND] -= 0.06 * swell
    c.shrug += 0.03 * swell[:, None]
    return c


ACTIONS = MappingProxyType(
    {
        "talk": Action(
            talk,
            {
                "": (
                    "*talk",
                    "*talk with the hands",
                    "*speak and *gesture",
                    "*explain something with the hands",
                    "*tell a story",
                    "*chat",
                )
            },
            ("stand", "stand", "sit"),
            (4.0, 8.0),
            over_real=True,
        ),
        "shout": Action(
            shout,
            {
                "": (
                    "*shout",
                    "*cup the hands around the mouth and *shout",
                    "*yell",
                    "*call out loudly",
                    "*shout with both hands at the mouth",
                )
            },
            ("stand",),
            paced=False,
        ),
        "whisper": Action(
            whisper,
            {
                "": (
                    "*whisper",
                    "*lean over and *whisper",
                    "*whisper behind the {side} hand",
                    "*tell a secret in a whisper",
                    "*hold the {side} hand beside the mouth and *whisper",
                )
            },
            ("stand", "stand", "sit"),
        ),
        "sing": Action(
            sing,
            {
                "": (
                    "*sing",
                    "*sing a song",
                    "*sing into a microphone",
                    "*sing with a microphone in the {side} hand",
                    "*sway and *sing",
                    "*perform a song",
                )
            },
            ("stand",),
            (4.5, 8.0),
        ),
    }
)
