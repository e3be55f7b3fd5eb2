"""Bodies on ice: every step slides on, and the arms are held out for balance."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from stickgen.direction.smoothing import smooth
from stickgen.geometry import FloatArray, normalize
from stickgen.measures.limbs import SIDES, facing
from stickgen.motion import Motion, foot_contacts
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

_SLIPS = 0.4  # of the speed of a body is the speed of its slide
_STOPS = 0.7  # seconds, time constant, in which a slide comes up to that and dies away
_STRIDE = 0.25  # seconds, standard deviation: longer than the sway of one step
_ON_FOOT = [ACTION[name] for name in ("walk", "run", "sprint")]
_BALANCE = 0.35  # seconds, standard deviation, in which the arms are raised
_OUT, _BELOW, _SEESAW, _PACE = 0.75, -0.25, 0.3, 0.7
"""Share by which arms are held out; how far down they point and by how much that alternates
between left and right; how often a second."""


def on_ice(motion: Motion) -> Motion:
    """A person's motion on ice.

    Args:
        motion: of a person, on the floor y = 0.
    """
    joints = np.asarray(motion.joints, dtype=np.float64) + _slide(motion)[:, None]
    walking = np.isin(motion.actions, _ON_FOOT)
    raised = np.clip(_smooth(walking.astype(np.float64)[:, None], motion, _BALANCE), 0.0, 1.0)
    beat = np.sin(2 * np.pi * _PACE * np.arange(len(motion)) / motion.fps)
    forward = facing(joints)
    left = np.stack([forward[:, 2], 0 * beat, -forward[:, 0]], axis=-1)
    for side, sign in zip(SIDES, (1.0, -1.0), strict=True):
        wanted = sign * left
        wanted[:, 1] = _BELOW + sign * _SEESAW * beat
        _hold_out(joints, side, _OUT * raised, normalize(wanted))
    contacts = foot_contacts(joints, motion.fps)
    return replace(motion, joints=joints.astype(np.float32), contacts=contacts)


def _slide(motion: Motion) -> FloatArray:
    """Metres ``[T, 3]`` that a body has slid over the floor."""
    pelvis = np.asarray(motion.joints[:, J["pelvis"]], dtype=np.float64) * [1.0, 0.0, 1.0]
    moved = np.diff(_smooth(pelvis, motion, _STRIDE), axis=0, prepend=0.0)
    moved[0] = 0.0
    keeps = float(np.exp(-1.0 / (_STOPS * motion.fps)))
    slide, step = np.zeros_like(moved), np.zeros(3)
    for frame in range(1, len(moved)):
        step = keeps * step + (1.0 - keeps) * _SLIPS * moved[frame]
        slide[frame] = slide[frame - 1] + step
    return slide


def _smooth(track: FloatArray, motion: Motion, seconds: float) -> FloatArray:
    """A track ``[T, D]`` smoothed in time; it rests before and after."""
    reach = int(4 * seconds * motion.fps)
    padded = np.pad(track, ((reach, reach), (0, 0)), mode="edge")
    return smooth(padded, seconds * motion.fps)[reach:-reach]


def _hold_out(joints: FloatArray, side: str, share: FloatArray, wanted: FloatArray) -> None:
    """Turn an arm of ``joints [T, 22, 3]`` towards a direction ``[T, 3]``, in place."""
    chain = [J[f"{side}_{name}"] for name in ("shoulder", "elbow", "wrist")]
    bones = [joints[:, b] - joints[:, a] for a, b in pairwise(chain)]
    for bone, (start, end) in zip(bones, pairwise(chain), strict=True):
        length = np.linalg.norm(bone, axis=-1, keepdims=True)
        joints[:, end] = joints[:, start] + length * normalize(
            (1.0 - share) * normalize(bone) + share * wanted
        )
