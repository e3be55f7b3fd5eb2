"""What each manner does to the controls of a recorded walk."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import FPS
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import keyed, noise
from stickgen.synthesis.rules import edits, poses
from stickgen.synthesis.rules.rule import Draw


def limp(c: Controls, d: Draw) -> None:
    bad = d.v.side
    stands = edits.standing_feet(c).astype(float)
    kernel = np.hanning(11)[1:-1] / np.hanning(11)[1:-1].sum()
    on = np.convolve(stands[:, bad] - stands[:, 1 - bad], kernel, mode="same")
    on_bad, on_good = np.clip(on, 0.0, 1.0), np.clip(-on, 0.0, 1.0)
    edits.lift_feet(c, 0.85, (bad,))
    c.pelvis[:, 1] += 0.03 * on_bad - 0.035 * on_good  # it sinks onto the good leg
    sign = d.to_left
    c.spine[:, LEAN] += 0.16 * sign * on_bad
    c.hips[:, LEAN] += 0.05 * sign * on_bad
    edits.bend(c, 0.1 + 0.08 * on_bad, 0.04, 0.05)
    edits.swing_arms(c, 0.7)
    if d.rng.random() < 0.4:
        edits.hold_arms(c, poses.near(reach((0.02, -0.5, 0.12)), d.rng), 0.9, (bad,))


def limp_rhythm(c: Controls, d: Draw) -> FloatArray:
    """The bad leg carries the body for a short time only."""
    stands, bad = edits.standing_feet(c), d.v.side
    rate = np.ones(len(stands))
    rate[stands[:, bad] & ~stands[:, 1 - bad]] = d.v.uniform(1.9, 2.4)
    rate[stands[:, 1 - bad] & ~stands[:, bad]] = d.v.uniform(0.66, 0.76)
    return np.convolve(np.pad(rate, 3, mode="edge"), np.ones(7) / 7, mode="valid")


def drunk(c: Controls, d: Draw) -> None:
    t = np.arange(len(c.pelvis)) / FPS
    weave = noise(t, d.rng, 2, 0.1, 0.4)
    weave -= weave[:1]
    side = np.stack([np.cos(c.hips[:, TURN]), 0 * t, -np.sin(c.hips[:, TURN])], -1)
    edits.shift_steps(c, 0.14 * weave[:, :1] * side)
    edits.wobble(c, d.rng, d.v.uniform(0.17, 0.26))
    edits.bend(c, d.v.uniform(0.02, 0.16), 0.05, 0.15)
    edits.sink(c, 0.035)
    edits.swing_arms(c, 0.8)
    loose = 0.25 * noise(t, d.rng, 4, 0.3, 1.0)
    for arm in (LEFT, RIGHT):
        c.arms[:, arm, :, 0] += 0.22 + 0.5 * np.abs(loose[:, arm, None])
        c.arms[:, arm, 1, 2] += loose[:, 2 + arm]
    c.arms /= np.linalg.norm(c.arms, axis=-1, keepdims=True)


def drunk_rhythm(c: Controls, d: Draw) -> FloatArray:
    t = np.arange(len(c.pelvis)) / FPS
    return np.asarray(np.exp(0.22 * noise(t, d.rng, 1, 0.2, 0.6)[:, 0]))


def tired(c: Controls, d: Draw) -> None:
    edits.bend(c, d.v.uniform(0.3, 0.4), 0.08, d.v.uniform(0.1, 0.35))
    edits.lift_feet(c, 0.5)
    edits.sink(c, 0.03)
    edits.swing_arms(c, 0.4)
    edits.hold_arms(c, poses.near(reach((0.03, -0.5, 0.08)), d.rng), 0.75)
    edits.wobble(c, d.rng, 0.035)


def old(c: Controls, d: Draw) -> None:
    edits.bend(c, d.v.uniform(0.42, 0.56), d.v.uniform(0.14, 0.22), -0.3)
    edits.lift_feet(c, 0.55)
    edits.sink(c, 0.055)
    edits.swing_arms(c, 0.35)
    edits.wobble(c, d.rng, 0.03)
    if d.rng.random() < 0.35:
        edits.hold_arms(c, poses.near(poses.BEHIND, d.rng), 1.0, (d.v.side,))
    else:
        edits.hold_arms(c, poses.near(reach((0.04, -0.44, 0.2)), d.rng), 0.7)


def cane(c: Controls, d: Draw) -> None:
    edits.bend(c, d.v.uniform(0.1, 0.35), 0.05, -0.1)
    edits.lift_feet(c, 0.7)
    other = c.feet[:, d.v.other] - c.pelvis
    ahead = (
        other * np.stack([np.sin(c.hips[:, TURN]), 0 * c.hips[:, 0], np.cos(c.hips[:, TURN])], -1)
    ).sum(-1)
    hand = np.stack(
        [
            np.full(len(ahead), 0.12),
            np.full(len(ahead), -0.44),
            0.16 + 0.3 * np.clip(ahead, -0.3, 0.4),
        ],
        -1,
    )
    edits.hold_arms(c, reach(hand, (0.4, -0.5, -1.0)), 1.0, (d.v.side,))
    c.spine[:, LEAN] += 0.05 * d.to_left
    edits.swing_arms(c, 0.8)


def proud(c: Controls, d: Draw) -> None:
    edits.bend(c, -d.v.uniform(0.16, 0.24), -0.02, -d.v.uniform(0.02, 0.14))
    edits.swing_arms(c, 1.35)
    c.arms[..., 0] += 0.1
    c.arms[..., 0, 2] -= 0.14
    c.arms /= np.linalg.norm(c.arms, axis=-1, keepdims=True)
    edits.lift_feet(c, 1.15)
    c.shrug -= 0.05


def sad(c: Controls, d: Draw) -> None:
    edits.bend(c, d.v.uniform(0.18, 0.28), 0.03, d.v.uniform(0.3, 0.5))
    edits.lift_feet(c, 0.55)
    edits.swing_arms(c, 0.3)
    edits.hold_arms(c, poses.near(reach((0.03, -0.5, 0.06)), d.rng), 0.7)
    c.shrug -= 0.06


def happy(c: Controls, d: Draw) -> None:
    edits.bounce(c, 1.9)
    edits.bend(c, -0.08, 0.0, -0.1)
    edits.swing_arms(c, 1.7)
    edits.lift_feet(c, 1.3)
    t = np.arange(len(c.pelvis)) / FPS
    sway = np.sin(2 * np.pi * 0.9 * t + d.v.uniform(0, 6))
    c.head[:, LEAN] += 0.14 * sway
    c.spine[:, LEAN] += 0.06 * sway


def angry(c: Controls, d: Draw) -> None:
    edits.bend(c, d.v.uniform(0.1, 0.18), 0.07, 0.06)
    edits.lift_feet(c, d.v.uniform(1.7, 2.3))
    for foot in (LEFT, RIGHT):
        c.soles[:, foot, 0] *= 0.6
    edits.swing_arms(c, 1.25)
    edits.hold_arms(c, poses.near(poses.FIST, d.rng), 0.5)
    c.shrug += 0.12
    c.arms[:, :, 0, 0] += 0.1
    c.arms /= np.linalg.norm(c.arms, axis=-1, keepdims=True)


def sneak(c: Controls, d: Draw) -> None:
    edits.bend(c, d.v.uniform(0.3, 0.42), d.v.uniform(0.12, 0.2), -0.3)
    edits.tiptoe(c, d.v.uniform(0.45, 0.7))
    edits.lift_feet(c, 1.5)
    edits.sink(c, d.v.uniform(0.15, 0.22))
    edits.swing_arms(c, 0.4)
    edits.hold_arms(c, poses.near(poses.SNEAKING, d.rng), d.v.uniform(0.75, 1.0))
    t = np.arange(len(c.pelvis)) / FPS
    c.head[:, TURN] += 0.45 * np.tanh(2 * noise(t, d.rng, 1, 0.15, 0.45)[:, 0])


def robot(c: Controls, d: Draw) -> None:
    edits.calm_trunk(c, 0.1)
    edits.bounce(c, 0.4)
    t = np.arange(len(c.pelvis)) / FPS
    apart = c.feet[:, LEFT] - c.feet[:, RIGHT]
    way = np.stack([np.sin(c.hips[:, TURN]), 0 * t, np.cos(c.hips[:, TURN])], -1)
    forth = np.tanh(6.0 * (apart * way).sum(-1))
    for arm, sign in ((LEFT, -1.0), (RIGHT, 1.0)):
        lift = 0.5 * sign * forth
        zero = np.zeros_like(t)
        upper = np.stack([zero + 0.12, -np.cos(lift), np.sin(lift)], -1)
        bent = lift + np.pi / 2
        fore = np.stack([zero, -np.cos(bent), np.sin(bent)], -1)
        edits.hold_arms(c, np.stack([upper, fore], axis=1), 1.0, (arm,))
    turns = np.round(1.2 * np.sin(2 * np.pi * 0.25 * t + d.v.uniform(0, 6)))
    keys = np.arange(0.0, t[-1] + 0.4, 0.2)
    c.head[:, TURN] = 0.5 * keyed(t, list(keys), np.interp(keys, t, turns))
    c.soles[..., 0] *= 0.25


def robot_rhythm(c: Controls, d: Draw) -> FloatArray:
    """It halts for a moment at every footfall."""
    stands = edits.standing_feet(c)
    both = (stands[:, 0] & stands[:, 1]).astype(float)
    halt = np.convolve(both, np.ones(5) / 5, mode="same")
    return np.asarray(1.25 - 0.75 * halt)


def zombie(c: Controls, d: Draw) -> None:
    edits.lift_feet(c, 0.35)
    edits.lift_feet(c, 0.5, (d.v.side,))
    edits.swing_arms(c, 0.2)
    for arm in (LEFT, RIGHT):
        high = d.v.uniform(-0.05, 0.06)
        pose = poses.near(reach((-0.03, high, 0.49), (0.6, -1.0, 0.0)), d.rng, 0.03)
        edits.hold_arms(c, pose, 0.97, (arm,))
    edits.wobble(c, d.rng, 0.11, 0.3, 0.7)
    edits.bend(c, d.v.uniform(-0.02, 0.1), 0.0, d.v.uniform(-0.15, 0.1))
    c.head[:, LEAN] += d.to_left * d.v.uniform(0.1, 0.4)
    edits.sink(c, 0.02)


def child(c: Controls, d: Draw) -> None:
    edits.bounce(c, 1.7)
    edits.lift_feet(c, 1.5)
    edits.swing_arms(c, 1.5)
    c.arms[..., 0, 0] += 0.3
    c.arms[..., 1, 0] += 0.35
    c.arms /= np.linalg.norm(c.arms, axis=-1, keepdims=True)
    t = np.arange(len(c.pelvis)) / FPS
    look = noise(t, d.rng, 2, 0.2, 0.7)
    c.head[:, TURN] += 0.3 * look[:, 0]
    c.head[:, BEND] -= 0.1 + 0.1 * look[:, 1]
    c.spine[:, LEAN] += 0.08 * np.sin(2 * np.pi * 1.1 * t)


def load(c: Controls, d: Draw) -> None:
    edits.bend(c, -d.v.uniform(0.1, 0.2), -0.03, 0.1)
    edits.sink(c, d.v.uniform(0.03, 0.07))
    edits.lift_feet(c, 0.6)
    edits.wobble(c, d.rng, 0.025)
    edits.hold_arms(c, poses.near(poses.LOAD, d.rng, 0.03))
    c.shrug -= 0.05


def still_arms(c: Controls, d: Draw) -> None:
    edits.swing_arms(c, 0.0)
    edits.hold_arms(c, poses.near(poses.HANGING, d.rng, 0.03))
    c.spine[:, TURN] *= 0.4


def holding(pose: FloatArray, one: bool, c: Controls, d: Draw) -> None:
    if one:
        edits.hold_arms(c, poses.near(pose, d.rng, 0.03), 1.0, (d.v.side,))
    else:
        edits.hold_arms(c, poses.near(pose, d.rng, 0.03))


def phone(c: Controls, d: Draw) -> None:
    holding(poses.PHONE, True, c, d)
    c.head[:, LEAN] += 0.13 * d.to_left
    c.head[:, BEND] += 0.08


def crossed(c: Controls, d: Draw, pair: tuple[FloatArray, FloatArray] = poses.CROSSED) -> None:
    for arm, pose in zip((d.v.side, d.v.other), pair, strict=True):
        edits.hold_arms(c, poses.near(pose, d.rng, 0.02), 1.0, (arm,))


def cold(c: Controls, d: Draw) -> None:
    edits.bend(c, d.v.uniform(0.14, 0.24), 0.03, 0.1)
    crossed(c, d, poses.WRAPPED)
    c.shrug += 0.22
    edits.tremble(c, d.rng, 0.05)


def tiptoes(c: Controls, d: Draw) -> None:
    edits.tiptoe(c, d.v.uniform(0.8, 1.0))
    edits.swing_arms(c, 0.6)
    c.arms[..., 0, 0] += d.v.uniform(0.1, 0.5)
    c.arms /= np.linalg.norm(c.arms, axis=-1, keepdims=True)


def unchanged(c: Controls, d: Draw) -> None:
    """Only pace and stride change."""
