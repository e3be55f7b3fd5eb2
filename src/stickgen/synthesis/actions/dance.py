"""Dance: side steps or steps on the spot, and a phrase of the arms."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from stickgen.synthesis.action import Action
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, follow, keyed, noise
from stickgen.synthesis.stance import stand
from stickgen.synthesis.variation import Variation

_ARMS = np.array(  # places of a dancer's hands: (outward, up, ahead) from the shoulder, metres
    [
        (0.10, 0.40, 0.12),
        (0.36, 0.12, 0.20),
        (-0.08, -0.05, 0.36),
        (0.14, -0.20, 0.32),
        (0.38, -0.18, 0.10),
        (-0.02, 0.20, 0.34),
        (0.20, -0.38, 0.10),
    ]
)


def dance(v: Variation) -> Controls:
    """Side steps on the beat, hips ahead of the shoulders, a repeated phrase of arm poses."""
    v = replace(v, size=max(1.15 * v.size, 1.0))  # smaller would look like swaying
    c, t = stand(v), v.t
    beat = 0.46 / (v.tempo**0.5 * v.uniform(0.95, 1.08))  # seconds
    count = int(v.seconds / beat) + 4
    times = list(beat * (np.arange(-1, count - 1) + v.rng.uniform(-0.07, 0.07, count)))
    _side_steps(c, v, beat, count)
    late = 0.03 * noise(t, v.rng, 1, 0.3, 1.2)[:, 0]
    angle = np.pi * (t + late) / beat  # half a turn a beat
    sway = -np.cos(angle / 2 - np.pi / 4) if v.kind == "step" else np.sin(angle)
    bob = np.cos(2 * angle) * v.uneven(0.25)
    c.pelvis[:, 1] -= 0.075 + 0.045 * bob * v.size
    c.hips[:, LEAN] += 0.13 * sway * v.size
    c.hips[:, TURN] += 0.16 * np.sin(angle / 2 + 0.7) * v.size
    c.spine[:, LEAN] -= 0.17 * follow(sway, 2.5) * v.size
    c.spine[:, TURN] -= 0.24 * np.sin(angle / 2 + 0.2) * v.size
    c.spine[:, BEND] += 0.05 + 0.05 * follow(bob, 3.0)
    c.head[:, BEND] += 0.08 * follow(bob, 2.5)
    c.head[:, LEAN] += 0.08 * np.sin(angle / 2 - 0.6)
    phrase = v.rng.integers(0, len(_ARMS), 8)
    alike = v.rng.random() < 0.5
    for side in (LEFT, RIGHT):
        order = phrase if alike else np.roll(phrase, 2 * side)
        places = _ARMS[order[np.arange(count) % 8]] * v.rng.uniform(0.95, 1.08)
        path = follow(keyed(t, times, places), 3.5, 0.55)
        path += 0.03 * follow(bob, 4.0)[:, None] * [0.0, 1.0, 0.0]
        c.arm(side, reach(path, (1.0, -0.6, -0.2)), ease((t + 0.2) / 0.5))
    return c


def _side_steps(c: Controls, v: Variation, beat: float, count: int) -> None:
    """Step aside and close on the beat, or step in place; the pelvis follows."""
    t = v.t
    wide = 0.30 * v.size * v.spread if v.kind == "step" else 0.04
    # In four beats each foot moves twice: the right one opens and later follows back, the left
    # one closes and later leads back.
    offsets = {RIGHT: (-1.0, -1.0, -1.0, 0.0), LEFT: (0.0, -1.0, 0.0, 0.0)}
    if v.kind != "step":
        offsets = {RIGHT: (-1.0, -1.0, 0.0, 0.0), LEFT: (0.0, 1.0, 1.0, 0.0)}
    for side, way in offsets.items():
        times, places, lifts = [-beat], [way[0] * 0.0], [0.0]
        for k in range(count):
            here, there = way[(k - 1) % 4], way[k % 4]
            at = (k + v.uniform(-0.06, 0.06)) * beat
            moves = here != there or (v.kind != "step" and k % 2 == side)
            places += [here * wide, (here + there) / 2 * wide, there * wide]
            lifts += [
                0.0,
                (0.08 if v.kind == "step" else 0.13) * v.size * v.uniform(0.7, 1.2)
                if moves
                else 0.0,
                0.0,
            ]
            times += [at + 0.12 * beat, at + 0.5 * beat, at + 0.88 * beat]
        c.feet[:, side, 0] += keyed(t, times, places)
        lift = keyed(t, times, lifts)
        c.feet[:, side, 1] += lift
        c.soles[:, side, 0] += 4.0 * lift
    c.pelvis[:, 0] += follow(0.5 * (c.feet[:, 0, 0] + c.feet[:, 1, 0]), 2.5, 0.8)


ACTIONS = MappingProxyType(
    {
        "dance": Action(
            dance,
            {
                "step": (
                    "*dance",
                    "*dance from side to side",
                    "*step from side to side and *dance",
                    "*dance and *swing the arms",
                    "*dance to a song",
                ),
                "place": (
                    "*dance",
                    "*dance in place",
                    "*groove to the music",
                    "*dance on the spot and *move the arms",
                    "*bounce to the beat and *dance",
                ),
            },
            seconds=(4.5, 9.0),
            moods=("happy", "keen", "calm"),
        ),
    }
)
