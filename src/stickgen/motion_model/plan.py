"""The plan: one coarse token a patch of frames, as numbers and as discrete codes.

A token holds the root's path during the patch, the key pose in its middle and which feet stand.
It is quantised in three groups (root, body, arms) by residual vector quantisation (Zeghidour et
al., SoundStream, 2021): a few 256-way choices in coarse-to-fine order, which a transformer samples
as it samples words, so that two seeds give two films. Arms have their own codes because they move
most, and independently of the rest of the body.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.motion_model.features import FRAME, FRAME_DIM, FRAME_SIZES, slices

PATCH = 5
"""Frames of a patch: 0.2 s at 25 fps."""
KEY = PATCH // 2
"""The frame of a patch whose pose is the key pose."""

PLAN_SIZES = {
    "step": 2,  # pelvis x, z over the patch, in the facing at its start (m)
    "turn": 1,  # change of facing over the patch (rad)
    "height": 1,  # pelvis at the key frame (m)
    "contact": 4,  # share of the patch for which each foot joint stands
    "pose": FRAME_SIZES["pose"],  # at the key frame (m)
}
PLAN = slices(PLAN_SIZES)
PLAN_DIM = sum(PLAN_SIZES.values())
_ARMS = PLAN["pose"].stop - 4 * 3
"""Where elbows and wrists begin, the last four joints."""
GROUPS = {
    "root": slice(0, PLAN["pose"].start),
    "body": slice(PLAN["pose"].start, _ARMS),
    "arms": slice(_ARMS, PLAN_DIM),
}
LEVEL_GROUPS = ("root", "body", "arms") * 2 + ("body", "arms") * 2
"""Which group each of the codes of a token refines, in the order they are chosen."""
LEVELS = len(LEVEL_GROUPS)
CODES = 256
"""Choices at each level."""


def group_slice(level: int) -> slice:
    """Columns of the plan vector that a level's codebook fills."""
    return GROUPS[LEVEL_GROUPS[level]]


def to_plan(features: FloatArray) -> NDArray[np.float32]:
    """Plan vectors ``[P, 71]`` of frame features ``[T, 71]``; frames after the last whole
    patch are dropped."""
    patches = len(features) // PATCH
    f = np.asarray(features[: patches * PATCH], dtype=np.float64).reshape(patches, PATCH, FRAME_DIM)
    turn = f[..., FRAME["turn"]][..., 0]
    # A step is given in the facing one frame before it: 0 for the patch's first frame.
    before = np.concatenate([np.zeros((patches, 1)), np.cumsum(turn, axis=1)[:, :-1]], axis=1)
    step = np.zeros((patches, PATCH, 3))
    step[..., [0, 2]] = f[..., FRAME["step"]]
    out = np.empty((patches, PLAN_DIM), dtype=np.float32)
    out[:, PLAN["step"]] = np.einsum("ptij,ptj->pi", yaw_matrix(before), step)[:, [0, 2]]
    out[:, PLAN["turn"]] = turn.sum(1, keepdims=True)
    out[:, PLAN["height"]] = f[:, KEY, FRAME["height"]]
    out[:, PLAN["contact"]] = f[..., FRAME["contact"]].mean(1)
    out[:, PLAN["pose"]] = f[:, KEY, FRAME["pose"]]
    return out


def to_frames(plan: FloatArray) -> NDArray[np.float32]:
    """Frame features ``[P·5, 71]`` that a plan alone gives: key poses joined by straight lines,
    root steps and turns shared out evenly.

    Args:
        plan: vectors ``[P, 71]``, not normalised.
    """
    plan = np.asarray(plan, dtype=np.float64)
    count = len(plan)
    keys, frames = np.arange(count) * PATCH + KEY, np.arange(count * PATCH)
    out = np.empty((count, PATCH, FRAME_DIM))
    turn = plan[:, PLAN["turn"]] / PATCH  # [P, 1] a frame
    step = np.zeros((count, PATCH, 3))
    step[..., [0, 2]] = plan[:, None, PLAN["step"]] / PATCH
    # Each frame's step is given in the facing one frame before it.
    step = np.einsum("ptij,ptj->pti", yaw_matrix(-turn * np.arange(PATCH)), step)
    out[..., FRAME["step"]] = step[..., [0, 2]]
    out[..., FRAME["turn"]] = turn[:, None]
    out[..., FRAME["contact"]] = plan[:, None, PLAN["contact"]]
    rows = out.reshape(count * PATCH, FRAME_DIM)
    for name in ("height", "pose"):
        columns = range(FRAME[name].start, FRAME[name].stop)
        for column, source in zip(columns, plan[:, PLAN[name]].T, strict=True):
            rows[:, column] = np.interp(frames, keys, source)
    return rows.astype(np.float32)


@dataclass(frozen=True)
class Codebook:
    """Residual codebooks over normalised plan vectors.

    Attributes:
        tables: ``[LEVELS, CODES, 71]``; a level's table is zero outside its group.
    """

    tables: NDArray[np.float32]

    def decode(self, codes: NDArray[np.integer]) -> NDArray[np.float32]:
        """Normalised plan vectors ``[..., 71]`` of codes ``[..., LEVELS]``."""
        vectors = self.tables[np.arange(LEVELS), codes]
        return np.asarray(vectors.sum(axis=-2))

    def encode(self, plan: FloatArray) -> NDArray[np.uint8]:
        """Codes ``[P, LEVELS]`` of normalised plan vectors ``[P, 71]``: nearest, level by level."""
        rest = np.array(plan, dtype=np.float32)
        codes = np.empty((len(rest), LEVELS), dtype=np.uint8)
        for level, table in enumerate(self.tables):
            part = group_slice(level)
            t = table[:, part]
            score = rest[:, part] @ t.T - 0.5 * (t * t).sum(1)
            codes[:, level] = score.argmax(1)
            rest -= table[codes[:, level]]
        return codes
