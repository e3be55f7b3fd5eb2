"""Footwork: from a list of steps to a body that takes them, at rest before and after.

A step is a foot that lands somewhere at some time; walks, turns, side steps, stairs, runs, jumps
and hops are lists of steps. While no foot is down the pelvis flies on a parabola with gravity.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import FOOT_HEIGHT, FPS
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import ease, follow, keyed, pulse
from stickgen.synthesis.rules.body_path import BodyPath, airborne, body_path, foot_down
from stickgen.synthesis.rules.walker import WIDTH, Step
from stickgen.synthesis.stance import stand
from stickgen.synthesis.variation import Variation

_AHEAD = 0.095
"""Metres of the ball of a standing foot before the middle of the body."""


def take(v: Variation, steps: Sequence[Step], swing: float = 0.45) -> Controls:
    """Controls of a body that stands, takes steps and stands again.

    Args:
        v: for length, small variation and mood.
        steps: in the order in which they leave the floor.
        swing: radians by which arms swing with a step of 0.6 m.
    """
    t = v.t
    c = stand(v)
    c.pelvis[:, [0, 2]] *= 0.3
    c.hips[:, LEAN] *= 0.3
    c.feet[:] = [[WIDTH, FOOT_HEIGHT, _AHEAD], [-WIDTH, FOOT_HEIGHT, _AHEAD]]
    c.soles[:] = 0.0
    air = airborne(t, steps)
    path = body_path(t, steps, air)
    for foot in (LEFT, RIGHT):
        _move_foot(c, t, foot, [s for s in steps if foot in s.feet], path)
    fly = np.maximum(path.rise, 0.0)
    c.feet[..., 1] += fly[:, None]
    cos, sin = np.cos(path.heading), np.sin(path.heading)
    x, z = c.pelvis[:, 0].copy(), c.pelvis[:, 2].copy()
    c.pelvis[:, 0] = path.place[:, 0] + cos * x + sin * z
    c.pelvis[:, 2] = path.place[:, 1] - sin * x + cos * z
    c.pelvis[:, 1] += path.ground + path.rise
    c.hips[:, TURN] += path.heading
    crouch = np.clip(-path.rise, 0.0, 0.35)
    c.hips[:, BEND] += 1.1 * crouch
    c.spine[:, BEND] += 0.9 * crouch
    c.head[:, BEND] -= 1.0 * crouch
    speed = np.gradient(path.place, axis=0) * FPS
    fast = ease((np.linalg.norm(speed, axis=-1) - 1.6) / 2.0)  # 0 walks, 1 runs
    c.hips[:, BEND] += 0.12 * fast
    c.spine[:, BEND] += 0.1 * fast
    c.head[:, BEND] -= 0.15 * fast
    _shift_weight(c, t, steps, path)
    _swing_arms(c, t, path, swing, fast)
    _throw_arms(c, t, air)
    return c


def foot_place(step: Step, foot: int) -> FloatArray:
    """Ball ``[3]`` of a foot that has landed."""
    out = step.width if foot == LEFT else -step.width
    s, k = np.sin(step.heading), np.cos(step.heading)
    x, z = step.place
    return np.array([x + k * out + s * _AHEAD, FOOT_HEIGHT + step.height, z - s * out + k * _AHEAD])


def _move_foot(
    c: Controls, t: FloatArray, foot: int, steps: Sequence[Step], path: BodyPath
) -> None:
    """Move a foot from landing to landing; the heel leaves first."""
    here, turn = c.feet[0, foot].copy(), 0.0
    for step in steps:
        there = foot_place(step, foot)
        s = np.clip((t - step.off) / (step.down - step.off), 0.0, 1.0)
        after = t >= step.off
        along = (0.5 - 0.5 * np.cos(np.pi * s))[:, None]
        way = here + along * (there - here)
        if step.held:
            _hold_up(c, t, foot, step, here, there, path)
        else:
            climb = max(0.0, there[1] - here[1])
            way[:, 1] += (step.lift + 0.6 * climb) * np.sin(np.pi * s) ** 1.3
            c.feet[after, foot] = way[after]
        c.soles[after, foot, 1] = (turn + along[:, 0] * (step.heading - turn))[after]
        if not step.flat:
            keys = [step.off - 0.14, step.off + 0.02, max(step.down - 0.07, step.off + 0.04)]
            ahead = np.dot(there - here, [np.sin(step.heading), 0, np.cos(step.heading)])
            heel = -0.2 if ahead > 0.15 and len(step.feet) == 1 else 0.15
            push = keyed(t, [*keys, step.down + 0.06], [0.0, 0.6, heel, 0.0])
            c.soles[:, foot, 0] += push
            c.feet[:, foot, 1] += 0.12 * np.clip(-push, 0.0, 1.0)
        here, turn = there, step.heading


def _hold_up(
    c: Controls,
    t: FloatArray,
    foot: int,
    step: Step,
    here: FloatArray,
    there: FloatArray,
    path: BodyPath,
) -> None:
    """A foot that hangs beside the moving body."""
    out = step.width if foot == LEFT else -step.width
    s, k = np.sin(path.heading), np.cos(path.heading)
    ahead = _AHEAD - 0.22
    beside = np.stack(
        [
            path.place[:, 0] + k * 0.8 * out + s * ahead,
            FOOT_HEIGHT + step.lift + np.minimum(path.rise, 0.0) * 0.5,
            path.place[:, 1] - s * 0.8 * out + k * ahead,
        ],
        -1,
    )
    up = pulse(t, step.off, step.down, 0.45, 0.4)[:, None]
    ground = np.where((t < 0.5 * (step.off + step.down))[:, None], here, there)
    after = t >= step.off
    c.feet[after, foot] = (ground + up * (beside - ground))[after]
    c.soles[:, foot, 0] += 0.7 * up[:, 0]


def _shift_weight(c: Controls, t: FloatArray, steps: Sequence[Step], path: BodyPath) -> None:
    """Bring the pelvis over the foot that stands, and drop the hip of the other."""
    left = foot_down(t, LEFT, steps).astype(float) - foot_down(t, RIGHT, steps)
    kernel = np.hanning(round(0.36 * FPS) + 2)[1:-1]
    over = np.convolve(np.pad(left, 20, mode="edge"), kernel / kernel.sum(), mode="same")[20:-20]
    held = np.zeros(len(t))
    for step in steps:
        if step.held:
            held = np.maximum(held, pulse(t, step.off - 0.2, step.down + 0.2, 0.4, 0.4))
    side = (0.024 + 0.06 * held) * over
    c.pelvis[:, 0] += side * np.cos(path.heading)
    c.pelvis[:, 2] -= side * np.sin(path.heading)
    c.hips[:, LEAN] -= 0.05 * over
    c.spine[:, LEAN] += 0.05 * over
    c.pelvis[:, 1] -= (
        0.008 * (1 - np.abs(over)) * (np.abs(np.gradient(path.place, axis=0)).sum(-1) > 0.002)
    )


def _swing_arms(c: Controls, t: FloatArray, path: BodyPath, swing: float, fast: FloatArray) -> None:
    """Arms swing against the legs, with bent elbows in a run; forearms lag."""
    ahead = np.stack([np.sin(path.heading), np.cos(path.heading)], -1)
    apart = ((c.feet[:, LEFT] - c.feet[:, RIGHT])[:, [0, 2]] * ahead).sum(-1)
    forth = swing * follow(np.clip(apart / 0.6, -1.2, 1.2), 2.5, 0.8)
    moving = np.clip(np.abs(follow(np.abs(apart), 1.0, 1.0)) / 0.12, 0.0, 1.0)
    for side, sign in ((LEFT, -1.0), (RIGHT, 1.0)):
        upper = sign * forth - 0.03 - 0.35 * fast
        fore = upper + 0.25 + 1.1 * fast + 0.5 * swing * (1.0 + np.tanh(3 * sign * forth))
        pose = np.stack(
            [
                np.stack([np.full(len(t), 0.15), -np.cos(upper), np.sin(upper)], -1),
                np.stack([np.full(len(t), -0.02), -np.cos(fore), np.sin(fore)], -1),
            ],
            axis=1,
        )
        blended = c.arms[:, side] + moving[:, None, None] * (normalize(pose) - c.arms[:, side])
        c.arms[:, side] = normalize(blended)
    c.spine[:, TURN] += 0.25 * forth
    c.hips[:, TURN] -= 0.12 * forth


def _throw_arms(c: Controls, t: FloatArray, air: Sequence[tuple[float, float]]) -> None:
    """Arms go back in the crouch and up at the take-off of a jump."""
    back, front = np.array([0.12, -0.44, -0.18]), np.array([0.12, 0.1, 0.42])
    for a, b in air:
        size = float(np.clip((b - a - 0.2) / 0.3, 0.0, 1.0))
        if size <= 0.0:
            continue
        span = pulse(t, a - 0.6, b + 0.7, 0.3, 0.5)
        keys = [a - 0.5, a - 0.22, a + 0.16, b - 0.02, b + 0.5]
        turn = keyed(t, keys, [0.0, -1.0, 1.0, 0.8, 0.0])
        hang = np.array([0.14, -0.46, 0.06])
        hand = hang + np.clip(-turn, 0, 1)[:, None] * (back - hang)
        hand = hand + np.clip(turn, 0, 1)[:, None] * (front - hang)
        for side in (LEFT, RIGHT):
            c.arm(side, reach(hand, (0.6, -0.8, -0.6)), size * span)
