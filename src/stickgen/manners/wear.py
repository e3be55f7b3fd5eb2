"""Manners laid over a motion."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, hermite, runs
from stickgen.kinematics import with_bones_of
from stickgen.manners import legs, trunk
from stickgen.manners.arms import hold
from stickgen.manners.frames import SIDES, level_frame, move_pelvis
from stickgen.manners.table import Manner
from stickgen.manners.words import Worn
from stickgen.skeleton import FPS, J

BoolArray = NDArray[np.bool_]

_SWAYS = ((0.43, 0.8), (0.71, 0.5), (1.13, 0.2))
"""Rates (Hz) and shares of the waves of which a sway consists."""
_JERK = 0.32  # seconds of one jerk of a robot
_OF_BEND = 0.72
"""Degrees of lean that a bend of the spine by one degree makes: its lower part bends less."""
_HOP = 0.30  # seconds of a hop
_RAISED, _STANDS = 0.10, 0.85
"""Metres of an ankle over its toes, and of the pelvis over the floor, of who is already on tiptoe,
and who does not yet crouch."""


def lay_over(joints: FloatArray, worn: Sequence[Worn], weight: FloatArray) -> FloatArray:
    """A motion with the postures of manners, as far as it lacks them.

    Args:
        joints: ``[T, 22, 3]`` metres at 25 fps.
        weight: ``[T]`` 0 to 1.

    Returns:
        ``[T, 22, 3]``; feet stay where they are, but for those who skip.
    """
    out: FloatArray = np.array(joints, dtype=np.float64)
    for each in worn:
        out = _trunk(out, each.manner, weight)
        if each.manner.limps:
            out = _spare(out, each.sides[0], weight)
        if each.manner.on_toes and _heels(out, weight) < _RAISED:
            out = legs.tiptoe(out, weight)
        if each.manner.skips:
            out = _skip(out, weight)
    for each in worn:  # last, because hands go where hips and head are
        if each.manner.hands:
            out = hold(
                out, each.manner.hands, weight, each.sides if not each.manner.limps else SIDES
            )
    return out


def _trunk(joints: FloatArray, manner: Manner, weight: FloatArray) -> FloatArray:
    out = joints
    on = weight > 0.5
    if manner.sinks and on.any() and out[on, 0, 1].mean() > _STANDS:
        out = legs_bent(out, manner.sinks * weight)
    if manner.lean:
        more = _missing(lean_of(out), manner.lean, on) / _OF_BEND
        out = trunk.lean(out, more * weight)
    if manner.nod:
        out = trunk.nod(out, manner.nod * weight)
    if manner.sways:
        time = np.arange(len(out)) / FPS
        waves = [share * np.sin(2 * np.pi * rate * time + 7.0 * rate) for rate, share in _SWAYS]
        out = trunk.sway(out, manner.sways * np.sum(waves, axis=0) * weight)
    return out


def legs_bent(joints: FloatArray, metres: FloatArray) -> FloatArray:
    """The body lowered by ``metres [T]`` over its feet."""
    down = np.zeros((len(joints), 3))
    down[:, 1] = -metres
    return move_pelvis(joints, down)


def _heels(joints: FloatArray, weight: FloatArray) -> float:
    """Mean height of the ankles over the toes where the weight is above a half, metres."""
    feet = [joints[:, J[f"{s}_ankle"], 1] - joints[:, J[f"{s}_foot"], 1] for s in SIDES]
    on = weight > 0.5
    return float(np.mean(feet, axis=0)[on].mean()) if on.any() else 0.0


def lean_of(joints: FloatArray) -> FloatArray:
    """Degrees ``[T]`` by which the trunk leans forward."""
    ahead = level_frame(joints)[..., 2]
    up = joints[:, J["neck"]] - joints[:, 0]
    return np.degrees(np.arctan2((up * ahead).sum(-1), up[:, 1]))


def _missing(has: FloatArray, wanted: float, on: BoolArray) -> float:
    """What a motion lacks of a lean in the frames ``on``; nothing if it leans further."""
    mean = float(np.mean(has[on])) if on.any() else 0.0
    return max(wanted - mean, 0.0) if wanted > 0 else min(wanted - mean, 0.0)


def single_support(joints: FloatArray, side: str) -> list[slice]:
    """Runs of frames in which only the foot of one side stands."""
    other = "right" if side == "left" else "left"

    def stands(s: str) -> BoolArray:
        foot = joints[:, J[f"{s}_foot"]]
        speed = np.linalg.norm(np.gradient(foot, 1 / FPS, axis=0), axis=-1)
        return np.asarray((foot[:, 1] < 0.06) & (speed < 0.5))

    return [run for run in runs(stands(side) & ~stands(other)) if run.stop - run.start >= 4]


def _spare(joints: FloatArray, side: str, weight: FloatArray) -> FloatArray:
    """The trunk tips over a bad leg while it bears the body."""
    bears = np.zeros(len(joints))
    for run in single_support(joints, side):
        bears[run] = 1.0
    soft = np.convolve(np.pad(bears, 4, mode="edge"), np.hanning(9) / 4.0, "same")[4:-4] * weight
    sign = -1.0 if side == "left" else 1.0
    return trunk.lean(trunk.sway(joints, sign * 9.0 * soft), 7.0 * soft)


def _skip(joints: FloatArray, weight: FloatArray) -> FloatArray:
    """A hop of the standing foot in each step, its other knee drawn up."""
    out = np.array(joints)
    frames = round(_HOP * FPS) + 1
    rise = legs.flight(frames, _HOP, FPS)
    for side in SIDES:
        for run in single_support(joints, side):
            start = (run.start + run.stop - frames) // 2 + 1
            if start < 0 or start + frames > len(out) or weight[start] < 0.5:
                continue
            out[start : start + frames, :, 1] += rise[:, None]
    return out


def retimed(joints: FloatArray, at: FloatArray) -> FloatArray:
    """A motion at the times ``at [n]``, in frames; bones keep their length."""
    joints = np.asarray(joints, dtype=np.float64)
    at = np.clip(at, 0.0, len(joints) - 1.0)
    before = np.minimum(at.astype(int), len(joints) - 2)
    return with_bones_of(hermite(joints, before, at - before), joints[np.rint(at).astype(int)])


def own_time(joints: FloatArray, worn: Sequence[Worn]) -> FloatArray:
    """Times ``[T]``, in frames, at which a motion is played by who limps or moves in jerks.

    The first and the last frame keep their time.
    """
    count = len(joints)
    pace = np.ones(count - 1)
    for each in worn:
        if each.manner.limps:
            bad = each.sides[0]
            for run in single_support(joints, bad):
                pace[run.start : run.stop] *= 1.8
            for run in single_support(joints, "right" if bad == "left" else "left"):
                pace[run.start : run.stop] *= 0.75
            pace = np.convolve(np.pad(pace, 2, mode="edge"), np.ones(5) / 5, "valid")
        if each.manner.stiff:
            phase = (np.arange(count - 1) / FPS / _JERK) % 1.0
            pace *= 0.15 + 0.85 * 2.0 * np.clip(1.0 - np.abs(phase - 0.5) * 4.0, 0.0, None)
    # ``pace`` is how fast each source frame passes: the film spends 1 / pace on it.
    film = np.concatenate([[0.0], np.cumsum(1.0 / np.maximum(pace, 0.1))])
    film *= (count - 1) / film[-1]
    return np.interp(np.arange(count), film, np.arange(count))
