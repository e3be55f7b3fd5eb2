"""SMPL, SMPL+H and SMPL-X: axis-angle rotations of a body of 22 joints.

Loper et al., SIGGRAPH Asia 2015; Romero et al. 2017; Pavlakos et al. 2019. The first 22 joints
of all three are ``skeleton.JOINTS``, and their zero pose is our rest pose, so the rotations apply
to the canonical body unchanged. A person's own proportions need the licensed body model
(``body_model.py``); without it everybody has the canonical body, and the path of a walker is
scaled to its legs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.raw import RawMotion, frame_rate
from stickgen.corpus.clips.recording import Body
from stickgen.corpus.sources.body_model import rest_joints
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, quat_from_rotvec
from stickgen.kinematics import forward_kinematics
from stickgen.skeleton import JOINTS, N_JOINTS, OFFSETS, PARENTS, J

_BODY = 3 * N_JOINTS
_SCALES = np.linspace(0.8, 1.25, 46)  # canonical leg length over the person's
_WALKING = 0.4  # m/s
_RESTING = 0.05  # m/s; a standing foot that slides faster is no evidence


@dataclass(frozen=True)
class SmplMotion:
    """A motion of an SMPL body.

    Attributes:
        rotations: ``[T, 22, 3]`` axis-angle of every joint in its parent's frame, radians.
        translation: ``[T, 3]`` metres.
        fps: frames per second.
        up: the world's upward axis, ``"y"`` or ``"z"``.
        kind: ``smpl``, ``smplh`` or ``smplx``.
        gender: ``male``, ``female`` or ``neutral``.
        betas: shape coefficients ``[B]``.
    """

    rotations: FloatArray
    translation: FloatArray
    fps: float
    up: str
    kind: str = "smpl"
    gender: str = "neutral"
    betas: tuple[float, ...] = ()


def smpl_motion(
    rotations: NDArray[np.generic],
    translation: NDArray[np.generic],
    fps: float,
    up: str,
    where: object,
    **person: object,
) -> SmplMotion:
    """Check the arrays of a file and make a ``SmplMotion``.

    Args:
        rotations: ``[T, ≥ 66]`` or ``[T, ≥ 22, 3]``.
        translation: ``[T, 3]`` metres.
        fps: frames per second.
        up: see ``SmplMotion``.
        where: the file, for error messages.
        person: ``kind``, ``gender`` and ``betas`` of ``SmplMotion``.

    Raises:
        StickGenError: shapes do not fit, or a number is not finite.
    """
    shapes = f"{rotations.shape} and {translation.shape}"
    frames = len(translation) if translation.ndim == 2 else 0
    if frames == 0 or translation.shape != (frames, 3) or rotations.size % frames:
        raise StickGenError(f"{where} holds no motion: poses and translation are {shapes}.")
    flat = rotations.reshape(frames, -1)
    if rotations.shape[0] != frames or flat.shape[1] < _BODY:
        raise StickGenError(f"{where} holds no motion of 22 joints: arrays are {shapes}.")
    if flat.dtype.kind not in "fiu" or translation.dtype.kind not in "fiu":
        raise StickGenError(f"{where} holds text where numbers belong.")
    rotation_vectors = np.asarray(flat[:, :_BODY], dtype=np.float64).reshape(frames, N_JOINTS, 3)
    root = np.asarray(translation, dtype=np.float64)
    if not (np.isfinite(rotation_vectors).all() and np.isfinite(root).all()):
        raise StickGenError(f"{where} holds NaN or infinity; repair the file.")
    rate = frame_rate(fps, where)
    return SmplMotion(rotation_vectors, root, rate, up, **person)  # type: ignore[arg-type]


def pose_body(motion: SmplMotion, body_model: Path | None = None) -> Body | RawMotion:
    """Forward kinematics of an SMPL motion, Y up.

    Args:
        motion: the parameters.
        body_model: folder of the licensed body models: the result has the person's proportions
            and must be retargeted. None: the canonical body.

    Raises:
        StickGenError: the body model is not there or is damaged.
    """
    rest = None
    if body_model is not None:
        rest = rest_joints(body_model, motion.kind, motion.gender, motion.betas)
    offsets = OFFSETS if rest is None else rest - rest[np.maximum(PARENTS, 0)]
    root = motion.translation + (0.0 if rest is None else rest[0])
    local = quat_from_rotvec(motion.rotations)
    joints, _ = forward_kinematics(local, root, offsets, PARENTS)
    if motion.up == "z":
        joints = joints[..., [1, 2, 0]]  # cyclic: handedness is kept
    if rest is None:
        if any(motion.betas):
            joints += (path_scale(joints, motion.fps) - 1.0) * (joints[:, :1] - joints[:1, :1])
        return Body(joints, motion.fps)
    return RawMotion(JOINTS, PARENTS, joints, motion.fps)


def path_scale(joints: FloatArray, fps: float) -> float:
    """Factor of the root's path that minimises the sliding of a walker's standing foot.

    The path of a taller or smaller person does not fit the steps of the canonical legs.

    Args:
        joints: ``[T, 22, 3]`` metres, Y up.
        fps: frames per second.

    Returns:
        0.8 to 1.25; 1 when the person walks for less than a second or no foot ever rests.
    """
    if len(joints) < 2:
        return 1.0
    root = joints[:, 0]
    feet = joints[:, [J["left_foot"], J["right_foot"]]] - root[:, None]
    travel = np.gradient(root, axis=0)[:, None, ::2] * fps
    steps = np.gradient(feet, axis=0)[..., ::2] * fps
    walking = np.linalg.norm(travel[:, 0], axis=-1) > _WALKING
    if walking.sum() < fps:
        return 1.0
    slides = [
        np.median(np.linalg.norm(scale * travel[walking] + steps[walking], axis=-1).min(-1))
        for scale in _SCALES
    ]
    best = int(np.argmin(slides))
    return float(_SCALES[best]) if slides[best] < _RESTING else 1.0
