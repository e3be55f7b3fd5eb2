"""Two people: push and stumble, hit and be hit, tug of war, waltz, carry something together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.synthesis.actions.strikes import add_punch, guard
from stickgen.synthesis.body import solve
from stickgen.synthesis.controls import BEND, LEFT, RIGHT, TURN, Controls, reach
from stickgen.synthesis.curves import keyed, pulse
from stickgen.synthesis.rules import poses
from stickgen.synthesis.rules.footwork import take
from stickgen.synthesis.rules.rule import Draw, Rule, Take
from stickgen.synthesis.rules.walker import Step, Walker
from stickgen.synthesis.rules.wording import words_of
from stickgen.synthesis.stance import stand

BOTH = (LEFT, RIGHT)


def _facing(joints: FloatArray, apart: float) -> FloatArray:
    """A body at the origin put ``apart`` metres ahead, facing back."""
    return joints @ yaw_matrix(np.pi).T + [0.0, 0.0, apart]


def _pair(
    name: str, d: Draw, first: FloatArray, second: FloatArray, actions: tuple[str, str]
) -> Take:
    sides = {"side": d.side, "other": d.other}
    one, two, both = (
        words_of(f"{name}_{who}").format(**sides) for who in ("first", "second", "both")
    )
    return Take(first, one, actions[:1], partner=Take(second, two, actions[1:]), pair=both.phrases)


def _stumble(d: Draw, at: float, hard: float) -> Controls:
    """Somebody thrown back at a second: steps back, arms up, then a stand."""
    w = Walker(at + 0.06, d.v.side)
    for part, beat in ((1.0, 0.3), (0.8, 0.34), (0.45, 0.4)):
        w.go(-0.45 * hard * part, beat=beat, lift=0.05)
    w.close(0.45)
    c = take(d.v, w.steps, 0.2)
    t = d.v.t
    back = keyed(t, [at - 0.02, at + 0.2, at + 0.6, at + 1.2], [0.0, 1.0, 0.6, 0.0])
    c.spine[:, BEND] -= 0.35 * hard * back
    c.hips[:, BEND] -= 0.12 * hard * back
    c.head[:, BEND] += 0.25 * back
    for side in BOTH:
        out = reach((0.3, d.v.uniform(-0.15, 0.1), 0.3), (0.6, -1.0, 0.0))
        c.arm(side, out, 0.9 * back)
    return c


def push(d: Draw) -> Take:
    """One pushes with both hands, the other one stumbles back."""
    at = d.v.uniform(1.0, 1.6)
    d = replace(d, v=replace(d.v, seconds=at + d.v.uniform(2.4, 3.2)))
    c, t = stand(d.v), d.v.t
    out = keyed(t, [at - 0.5, at - 0.22, at, at + 0.1, at + 0.6], [0.0, 0.35, 1.0, 1.0, 0.0])
    ready = pulse(t, at - 0.75, at + 0.8, 0.4, 0.5)
    for side in BOTH:
        drawn, stretched = np.array([-0.03, -0.06, 0.2]), np.array([-0.05, -0.02, 0.47])
        hand = drawn + np.clip((out - 0.35) / 0.65, 0.0, 1.0)[:, None] * (stretched - drawn)
        c.arm(side, reach(hand, (0.8, -0.9, 0.0)), ready)
    c.hips[:, BEND] += 0.22 * out
    c.spine[:, BEND] += 0.12 * out
    c.pelvis[:, 2] += 0.1 * out
    other = _stumble(replace(d, v=replace(d.v, side=d.v.other)), at, d.v.uniform(0.8, 1.1))
    return _pair("push", d, solve(c), _facing(solve(other), 0.82), ("push", "stagger"))


def hit(d: Draw) -> Take:
    """One punches, the other one takes it in the face and reels."""
    at = d.v.uniform(1.0, 1.6)
    d = replace(d, v=replace(d.v, seconds=at + d.v.uniform(2.4, 3.2)))
    c = guard(d.v)
    add_punch(c, d.v, d.v.side, at, 0.12)
    other = _stumble(replace(d, v=replace(d.v, side=d.v.other)), at, d.v.uniform(0.6, 0.9))
    t = d.v.t
    snap = keyed(t, [at - 0.02, at + 0.1, at + 0.5, at + 1.0], [0.0, 1.0, 0.3, 0.0])
    other.head[:, BEND] -= 0.75 * snap
    other.head[:, TURN] += 0.5 * d.to_left * snap
    hurt = pulse(t, at + 0.5, d.v.seconds + 9.0, 0.6, 1.0)
    other.arm(d.v.side, reach((-0.13, 0.14, 0.14), (0.8, -1.0, 0.2)), hurt)
    return _pair("hit", d, solve(c), _facing(solve(other), 0.78), ("punch", "stagger"))


def tug_of_war(d: Draw) -> Take:
    """Two pull at a rope; it goes to the first one's side."""
    n, start = int(d.rng.integers(3, 6)), d.v.uniform(0.9, 1.5)
    beats = [d.v.uniform(0.5, 0.8) for _ in range(n)]
    walkers = (Walker(start, LEFT), Walker(start, RIGHT))
    for beat in beats:
        walkers[0].go(-0.2, beat=beat, lift=0.03)
        walkers[1].go(0.2, beat=beat, lift=0.03)
    d = replace(d, v=replace(d.v, seconds=walkers[0].t + d.v.uniform(0.6, 1.2)))
    t = d.v.t
    bodies = []
    for number, w in enumerate(walkers):
        c = take(d.v, w.steps, 0.05)
        strain = pulse(t, 0.1, d.v.seconds + 9.0, 0.5, 1.0)
        jerk = sum(
            (keyed(t, [s.off - 0.1, s.off + 0.15, s.down + 0.1], [0.0, 1.0, 0.0]) for s in w.steps),
            np.zeros(len(t)),
        )
        back = strain * (0.85 + 0.25 * jerk if number == 0 else 0.75 - 0.2 * jerk)
        c.pelvis[:, 1] -= 0.1 * strain
        c.pelvis[:, 2] -= 0.16 * back
        c.hips[:, BEND] -= 0.2 * back
        c.spine[:, BEND] -= 0.15 * back
        c.head[:, BEND] += 0.25 * back
        for side in BOTH:
            ahead = 0.3 if side == d.v.side else 0.42
            c.arm(side, reach((-0.16, -0.16, ahead), (0.8, -0.8, 0.0)), strain)
        bodies.append(solve(c))
    apart = d.v.uniform(1.9, 2.4)
    return _pair("tug_of_war", d, bodies[0], _facing(bodies[1], apart), ("pull", "pull"))


def _dance_steps(
    beats: Sequence[float], centre: FloatArray, turn: FloatArray, ahead: float, first: int
) -> list[Step]:
    """Steps of one of two dancers: ``ahead`` metres from the middle (−: behind it)."""
    steps = []
    for k, down in enumerate(beats):
        heading = float(turn[k] + (np.pi if ahead > 0 else 0.0))
        x, z = centre[k] + ahead * np.array([np.sin(turn[k]), np.cos(turn[k])])
        foot = first if k % 2 == 0 else 1 - first
        steps.append(Step((foot,), down - 0.3, down, (float(x), float(z)), heading, lift=0.03))
    return steps


def waltz(d: Draw) -> Take:
    """A couple in hold turns around in threes."""
    beat, bars = d.v.uniform(0.42, 0.52), int(d.rng.integers(4, 6))
    beats = [0.6 + beat * (k + 1) for k in range(3 * bars)]
    d = replace(d, v=replace(d.v, seconds=beats[-1] + d.v.uniform(0.4, 0.9)))
    turn = d.to_left * np.cumsum(np.full(len(beats), np.radians(d.v.uniform(24, 34))))
    way = np.cumsum(
        [0.22 * np.array([np.sin(a), np.cos(a)]) * (k % 3 == 0) for k, a in enumerate(turn)], axis=0
    )
    half = 0.23
    t, bodies = d.v.t, []
    for ahead, first in ((-half, LEFT), (half, RIGHT)):
        steps = _dance_steps(beats, way + [0.0, half], turn, ahead, first)
        if ahead > 0:  # this dancer begins at the origin of its own frame, facing back
            steps = [
                replace(s, place=(-s.place[0], 2 * half - s.place[1]), heading=s.heading - np.pi)
                for s in steps
            ]
        c = take(d.v, steps, 0.0)
        c.pelvis[:, 1] += 0.02 * np.sin(2 * np.pi * (t - 0.6) / (3 * beat))
        lead, free = (LEFT, RIGHT) if ahead < 0 else (RIGHT, LEFT)
        c.arm(lead, reach((0.4, 0.02, half), (0.2, -1.0, -0.2)), 1.0)
        around = (-0.06, -0.1, 0.36) if ahead < 0 else (0.0, 0.04, 0.34)
        c.arm(free, reach(around, (1.0, -0.4, 0.0)), 1.0)
        c.spine[:, BEND] -= 0.05
        bodies.append(solve(c))
    return _pair("waltz", d, bodies[0], _facing(bodies[1], 2 * half), ("dance", "dance"))


def carry_together(d: Draw) -> Take:
    """Two carry a box between them: one walks backward."""
    n, beat = int(d.rng.integers(4, 9)), d.v.uniform(0.5, 0.62)
    start, length = d.v.uniform(0.4, 0.9), d.v.uniform(0.34, 0.46)
    walkers = (Walker(start, LEFT), Walker(start, RIGHT))
    for _ in range(n):
        walkers[0].go(length, beat=beat)
        walkers[1].go(-length, beat=beat)
    for w in walkers:
        w.close(beat)
    d = replace(d, v=replace(d.v, seconds=walkers[0].t + d.v.uniform(0.5, 1.2)))
    bodies = []
    for w in walkers:
        c = take(d.v, w.steps, 0.0)
        c.spine[:, BEND] -= 0.08
        for side in BOTH:
            c.arm(side, poses.near(poses.LOAD, d.rng, 0.02), 1.0)
        bodies.append(solve(c))
    apart = d.v.uniform(1.05, 1.3)
    return _pair("carry_together", d, bodies[0], _facing(bodies[1], apart), ("carry", "carry"))


_MAKERS: tuple[Callable[[Draw], Take], ...] = (push, hit, tug_of_war, waltz, carry_together)
RULES = MappingProxyType(
    {f"pair_{make.__name__}": Rule(partial(make), people=2, weight=2) for make in _MAKERS}
)
