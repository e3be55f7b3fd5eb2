"""Standing, sitting and kneeling, and the moves between them."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.synthesis.action import Action
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, STANDING, TURN, Controls, reach
from stickgen.synthesis.curves import ease, keyed, noise, pulse
from stickgen.synthesis.stance import SEAT, hand_on_thigh, stand
from stickgen.synthesis.variation import Variation


def idle(v: Variation) -> Controls:
    """Weight shifts, breathing, a wandering gaze; by kind a hand on the hip or crossed arms."""
    c, t = stand(v), v.t
    look = keyed(t, [0.0, 1.2, 2.4, 3.6, 4.8, 6.0, 9.0], v.rng.uniform(-1, 1, 7))
    c.head[:, TURN] += 0.22 * look
    c.spine[:, TURN] += 0.04 * look
    if v.kind == "hand on hip":
        hip = np.array([0.02, -0.40, -0.02]) + 0.004 * noise(t, v.rng, 3, 0.1, 0.5)
        c.arm(v.side, reach(hip, (1.0, -0.3, -0.5)), 1.0)
    elif v.kind == "arms crossed":
        for side in (LEFT, RIGHT):
            fold = np.array([-0.27, -0.20 - 0.05 * side, 0.19 - 0.03 * side])
            c.arm(side, reach(fold, (1.0, -1.2, 0.1)), 1.0)
    return c


def _chair(v: Variation, seated: FloatArray) -> Controls:
    """Controls between standing before a chair (0) and sitting on it (1), by ``seated [T]``."""
    c = stand(v)
    way = 4.0 * seated * (1.0 - seated)
    c.pelvis[:, 2] -= 0.43 * ease(1.15 * seated)
    c.pelvis[:, 1] += (SEAT - STANDING) * seated
    c.hips[:, BEND] += 0.52 * way - 0.08 * seated
    c.spine[:, BEND] += 0.42 * way + 0.06 * seated
    c.spine[:, LEAN] *= 1.0 - seated
    c.head[:, BEND] -= 0.35 * way
    ahead = reach((0.02, -0.30, 0.36), (0.5, -1.0, -0.3))
    for side in (LEFT, RIGHT):
        c.arm(side, ahead, 0.8 * way)
        c.arm(side, hand_on_thigh(v), ease(1.6 * (seated - 0.4)))
    return c


def sit(v: Variation) -> Controls:
    """Sit down: the trunk bends, the pelvis goes back and down, the back straightens; then rest."""
    start, long = v.uniform(0.3, 0.9), 1.25 / v.tempo
    seated = ease((v.t - start) / long)
    c = _chair(v, seated)
    c.segments += [
        (0.0, start, "stand", "*stand in front of a chair"),
        (start, v.seconds, "sit", "*sit down on a chair"),
    ]
    return c


def get_up(v: Variation) -> Controls:
    """Stand up: the feet stay, the trunk swings forward, the legs lift it; or simply stand."""
    if v.kind == "still":
        return stand(v)
    start, long = v.uniform(0.4, 0.9), 1.2 / v.tempo
    c = _chair(v, 1.0 - ease((v.t - start) / long))
    c.segments += [
        (0.0, start, "sit", "*sit on a chair"),
        (start, v.seconds, "stand", "*stand up from a chair"),
    ]
    return c


def kneel(v: Variation) -> Controls:
    """Down on one knee, on both, or into a squat; held, and in three of five clips up again."""
    c, t = stand(v), v.t
    start, long = v.uniform(0.3, 0.7), 1.1 / v.tempo
    stays = v.rng.random() < 0.4
    end = v.seconds + 3.0 if stays else v.seconds - v.uniform(0.1, 0.4)
    down = pulse(t, start, end, long, 1.2 / v.tempo)
    way = 4.0 * down * (1.0 - down)
    c.spine[:, BEND] += 0.25 * way
    c.head[:, BEND] -= 0.12 * way
    if v.kind == "squat":
        _squat(c, down, v.uniform(0.42, 0.56))
        return c
    back = pulse(t, start, end, 0.6 * long, 0.7 / v.tempo)  # feet go back before the knee lands
    knees = (LEFT, RIGHT) if v.kind == "both" else (v.side,)
    for k, side in enumerate(knees):
        gone = back if k == 0 else pulse(t, start + 0.55 * long, end - 0.45, 0.5 * long, 0.6)
        c.feet[:, side, 2] -= 0.47 * gone
        c.feet[:, side, 1] += 0.07 * 4.0 * gone * (1.0 - gone)
        c.soles[:, side, 0] += 1.15 * gone
        c.knees[:, side] -= 0.1 * gone
    if v.kind == "one":
        rest = reach((-0.02, -0.34, 0.28), (0.7, -1.0, -0.4))
        c.arm(v.other, rest, down)
    c.pelvis[:, 1] -= (STANDING - 0.525) * down
    c.pelvis[:, 2] -= (0.02 if v.kind == "one" else 0.0) * down
    c.spine[:, BEND] += 0.06 * down
    return c


def _squat(c: Controls, down: FloatArray, deep: float) -> None:
    """Bend both legs by ``down [T]``, 0–1, until the pelvis is ``deep`` metres lower."""
    c.pelvis[:, 1] -= deep * down
    c.pelvis[:, 2] -= (0.10 + 0.1 * deep) * down
    c.hips[:, BEND] += 0.45 * down
    c.spine[:, BEND] += 0.22 * down
    c.head[:, BEND] -= 0.35 * down
    c.soles[:, :, 0] += (0.35 * down)[:, None]
    c.knees += (0.25 * down)[:, None]
    for side in (LEFT, RIGHT):
        c.arm(side, reach((0.0, -0.16, 0.38), (0.6, -1.0, -0.2)), down)


ACTIONS = MappingProxyType(
    {
        "idle": Action(
            idle,
            {
                "": (
                    "*stand still",
                    "*stand idle",
                    "*wait",
                    "*stand around",
                    "*stand and *wait",
                ),
                "hand on hip": (
                    "*stand with the {side} hand on the hip",
                    "*wait with the {side} hand on the hip",
                    "*stand still",
                    "*stand around",
                ),
                "arms crossed": (
                    "*stand with the arms crossed",
                    "*wait with folded arms",
                    "*stand still with the arms folded",
                    "*stand around",
                ),
            },
            seconds=(3.0, 8.0),
            moods=("plain", "tired", "calm", "proud", "shy"),
            paced=False,
        ),
        "sit": Action(
            sit,
            {
                "": (
                    "*sit down",
                    "*sit down on a chair",
                    "*take a seat",
                    "*lower into a chair",
                    "*sit down and *stay seated",
                )
            },
            seconds=(3.5, 6.5),
        ),
        "stand": Action(
            get_up,
            {
                "up": (
                    "*stand up",
                    "*get up from a chair",
                    "*stand up from a chair",
                    "*rise from a seat",
                ),
                "still": (
                    "*stand",
                    "*stand upright",
                    "*stand in place",
                    "*stand there",
                ),
            },
            seconds=(3.8, 6.5),
            paced=False,
        ),
        "kneel": Action(
            kneel,
            {
                "one": (
                    "*kneel",
                    "*kneel down on one knee",
                    "*go down on the {side} knee",
                    "*drop to the {side} knee",
                    "*take a knee",
                ),
                "both": (
                    "*kneel",
                    "*kneel down",
                    "*go down on both knees",
                    "*kneel on the floor",
                ),
                "squat": (
                    "*squat",
                    "*squat down",
                    "*crouch down",
                    "*bend the knees and *squat",
                ),
            },
            seconds=(3.6, 6.0),
        ),
    }
)
