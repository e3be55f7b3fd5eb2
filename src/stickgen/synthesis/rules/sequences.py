"""Sequences: two or three performances one after the other, joined in a stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, canonicalize, heading, yaw_matrix
from stickgen.skeleton import FPS, apply_bone_lengths
from stickgen.synthesis.actions import ACTIONS
from stickgen.synthesis.body import solve
from stickgen.synthesis.controls import Controls
from stickgen.synthesis.rules import counted, falls, holds, timing, travel, ways
from stickgen.synthesis.rules.rule import Draw, Rule, Take
from stickgen.synthesis.rules.wording import Wording

_JOIN = 9
"""Frames over which one performance passes into the next."""
_PAUSE = 8
"""Frames of standing before and after each performance."""
_MOVING = 0.4
"""m/s of a joint over which somebody does more than stand."""
_LONGEST = 9.8
"""Seconds of the longest sequence."""


def _acted(name: str, kind: str, seconds: float, d: Draw) -> Take:
    """An action of the vocabulary by its own rule."""
    action = ACTIONS[name]
    v = replace(d.v, seconds=seconds, kind=kind)
    c = action.perform(v)
    assert isinstance(c, Controls)
    sides = {"side": d.side, "other": d.other}
    return Take(solve(c), Wording(tuple(p.format(**sides) for p in action.phrases[kind])), (name,))


_Make = Callable[[Draw], Take]
_MIDDLE: tuple[_Make, ...] = (
    *(
        partial(counted.gesture, name)
        for name in ("clap", "bow", "wave", "squat", "nod", "stomp", "shrug")
    ),
    *(
        partial(counted.gesture, name, count=1)
        for name in ("bow", "squat", "raise_arms", "lift_knee", "touch_toes")
    ),
    timing.jump,
    timing.hop,
    travel.turn,
    travel.steps,
    travel.metres,
    ways.sidestep,
    partial(timing.run, stops=True),
)
_LAST: tuple[_Make, ...] = (
    *_MIDDLE,
    timing.run,
    ways.backward,
    ways.off_aside,
    ways.off_aside,
    partial(falls.fall, "forward", False),
    partial(falls.fall, "aside", False),
    *(
        partial(holds.perform, name)
        for name in (
            "hands_on_hips_standing",
            "arms_crossed_standing",
            "crouch",
            "arms_up",
            "point_aside",
            "one_leg",
        )
    ),
)


def chain(count: int, d: Draw) -> Take:
    """``count`` performances in a row, drawn again while they take too long."""
    while True:
        take = _joined(_drawn(count, d), d)
        if len(take.joints) <= _LONGEST * FPS:
            return take


def _drawn(count: int, d: Draw) -> list[Take]:
    takes: list[Take] = []
    for k in range(count):
        choices = _LAST if k + 1 == count else _MIDDLE
        make = choices[int(d.rng.integers(len(choices)))]
        side = d.v.side if d.rng.random() < 0.5 else 1 - d.v.side
        takes.append(make(replace(d, v=replace(d.v, side=side, seconds=d.v.uniform(2.6, 3.4)))))
    return takes


def sit_and_stand(d: Draw) -> Take:
    """Sit down, wait, stand up again: a sitting down, and the same backwards."""
    down = _acted("sit", "", d.v.uniform(2.6, 3.4), d)
    wait = d.v.uniform(0.5, 2.0)
    pause = np.repeat(down.joints[-1:], round(wait * FPS), axis=0)
    up = down.joints[::-1]
    joints = np.concatenate([down.joints, pause, up])
    phrases = (
        "*sit down, *wait and *stand up again",
        "*sit down, then *get up again",
        "*take a seat for a moment and *stand up",
        "*sit down on a chair, *rest and *stand up again",
        "*sit down and *rise again",
        "*sit, *pause, then *stand up",
    )
    return Take(joints, Wording(phrases), ("sit", "stand"))


def _joined(takes: list[Take], d: Draw) -> Take:
    """One performance of several, with words for all of them."""
    joints = _without_rest(takes[0].joints, (14, _PAUSE))
    for k, take in enumerate(takes[1:], 2):
        after = 40 if k == len(takes) else _PAUSE
        joints = join(joints, _without_rest(take.joints, (_PAUSE, after)))
    phrases = []
    for _ in range(14):
        parts = [t.wording.phrases[int(d.rng.integers(len(t.wording.phrases)))] for t in takes]
        link = d.pick(", then ", " and then ", ", ", " and ") if len(parts) == 2 else ", then "
        phrases.append(
            link.join(parts) if len(parts) == 2 else f"{parts[0]}, {parts[1]}{link}{parts[2]}"
        )
    actions = tuple(dict.fromkeys(a for t in takes for a in t.actions))
    return Take(joints, Wording(tuple(phrases)), actions)


def _without_rest(joints: FloatArray, kept: tuple[int, int]) -> FloatArray:
    """Without the stand at the start and at the end, but for so many frames of each."""
    speed = np.linalg.norm(np.diff(joints, axis=0), axis=-1).max(-1) * FPS
    moving = np.flatnonzero(speed > _MOVING)
    if not len(moving):
        return joints
    return joints[max(0, int(moving[0]) - kept[0]) : int(moving[-1]) + kept[1]]


def join(first: FloatArray, second: FloatArray) -> FloatArray:
    """``second`` where ``first`` ends, facing the same way, with a smooth passage between."""
    second = canonicalize(second)
    second = second @ yaw_matrix(float(heading(first[-1:])[0])).T
    shift = (first[-1, [7, 8, 10, 11]] - second[0, [7, 8, 10, 11]]).mean(0) * [1.0, 0.0, 1.0]
    second = second + shift
    apart = (first[-1] - second[0])[None]
    fade = 0.5 + 0.5 * np.cos(np.pi * np.arange(1, _JOIN + 1) / (_JOIN + 1))
    second[:_JOIN] += (fade[:, None, None] * apart)[: len(second)]
    return apply_bone_lengths(np.concatenate([first, second]))


RULES = MappingProxyType(
    {
        "two_in_a_row": Rule(partial(chain, 2), weight=20),
        "three_in_a_row": Rule(partial(chain, 3), weight=14),
        "sit_and_stand": Rule(sit_and_stand, weight=3),
    }
)
