"""Manners: how a recorded walk changes when the walker limps, is drunk, old, proud, a zombie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import FPS
from stickgen.synthesis.body import solve
from stickgen.synthesis.controls import Controls
from stickgen.synthesis.rules import edits, manner_edits, poses
from stickgen.synthesis.rules.from_joints import controls_of
from stickgen.synthesis.rules.rule import Draw, Rule, Take
from stickgen.synthesis.rules.wording import words_of


@dataclass(frozen=True)
class Manner:
    """How a manner changes a walk.

    Attributes:
        edit: changes the controls.
        pace: lowest and highest factor on the tempo.
        stride: the same on the length of steps.
        rhythm: rates ``[T]`` at which the frames are played; even when None.
    """

    edit: Callable[[Controls, Draw], None]
    pace: tuple[float, float] = (0.9, 1.1)
    stride: tuple[float, float] = (0.9, 1.05)
    rhythm: Callable[[Controls, Draw], FloatArray] | None = None


def perform(name: str, d: Draw) -> Take:
    """A recorded walk in the manner ``name``."""
    if d.base is None:
        raise ValueError(f"the manner {name} changes recorded motion, and got none")
    manner, joints = MANNERS[name], np.asarray(d.base, dtype=float)
    rate = d.v.uniform(*manner.pace)
    if manner.rhythm is not None:
        rates = manner.rhythm(controls_of(joints), d)
        joints = edits.warp(joints, rate * rates)
    else:
        joints = edits.warp(joints, rate)
    joints = joints[: round(d.v.seconds * FPS)]
    c = controls_of(joints)
    edits.scale_path(c, d.v.uniform(*manner.stride))
    manner.edit(c, d)
    wording = words_of(name).format(side=d.side, other=d.other)
    return Take(solve(c), wording, ("walk",))


MANNERS = MappingProxyType(
    {
        "limp": Manner(manner_edits.limp, (0.75, 0.95), (0.7, 0.9), manner_edits.limp_rhythm),
        "drunk": Manner(manner_edits.drunk, (0.65, 0.85), (0.7, 0.9), manner_edits.drunk_rhythm),
        "tired": Manner(manner_edits.tired, (0.6, 0.75), (0.65, 0.85)),
        "old": Manner(manner_edits.old, (0.65, 0.85), (0.5, 0.7)),
        "cane": Manner(manner_edits.cane, (0.6, 0.8), (0.6, 0.85)),
        "proud": Manner(manner_edits.proud, (0.85, 1.0), (1.0, 1.15)),
        "sad": Manner(manner_edits.sad, (0.6, 0.8), (0.65, 0.85)),
        "happy": Manner(manner_edits.happy, (1.05, 1.2), (0.95, 1.1)),
        "angry": Manner(manner_edits.angry, (1.1, 1.25), (0.95, 1.1)),
        "sneak": Manner(manner_edits.sneak, (0.5, 0.7), (0.55, 0.75)),
        "robot": Manner(manner_edits.robot, (0.8, 1.0), (0.75, 0.95), manner_edits.robot_rhythm),
        "zombie": Manner(manner_edits.zombie, (0.55, 0.75), (0.5, 0.75)),
        "child": Manner(manner_edits.child, (1.1, 1.3), (0.8, 1.0)),
        "load": Manner(manner_edits.load, (0.65, 0.85), (0.6, 0.8)),
        "still_arms": Manner(manner_edits.still_arms),
        "hands_on_hips": Manner(partial(manner_edits.holding, poses.HIPS, False)),
        "arms_crossed": Manner(manner_edits.crossed),
        "phone": Manner(manner_edits.phone, (0.8, 1.0), (0.8, 1.0)),
        "hands_behind": Manner(
            partial(manner_edits.holding, poses.BEHIND, False), (0.75, 1.0), (0.8, 1.0)
        ),
        "cold": Manner(manner_edits.cold, (0.9, 1.1), (0.75, 0.95)),
        "tiptoe": Manner(manner_edits.tiptoes, (0.65, 0.9), (0.6, 0.8)),
        "slow": Manner(manner_edits.unchanged, (0.4, 0.52), (0.7, 0.9)),
        "fast": Manner(manner_edits.unchanged, (1.25, 1.4), (1.05, 1.2)),
    }
)

RULES = MappingProxyType(
    {name: Rule(partial(perform, name), (4.0, 6.5), base=("walk",), weight=3) for name in MANNERS}
)
