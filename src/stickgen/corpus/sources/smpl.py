"""SMPL and its kin (SMPL+H, SMPL-X): axis-angle rotations of a body of 22 joints.

Loper et al., SIGGRAPH Asia 2015; Romero et al. 2017; Pavlakos et al. 2019. The first 22 joints
of all three are ``skeleton.JOINTS``, and their zero pose is our rest pose: rotations apply to
the canonical body as they are. A person's own proportions need the licensed body model
(``body_model.py``); without it everybody has ours, and whoever walks gets a path that fits
their legs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.raw import RawMotion, frame_rate
from stickgen.corpus.clips.recording import Body
from stickgen.corpus.sources.arrays import read_npz
from stickgen.corpus.sources.body_model import rest_joints
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, quat_from_rotvec
from stickgen.kinematics import forward_kinematics
from stickgen.skeleton import JOINTS, N_JOINTS, OFFSETS, PARENTS, J

_BODY = 3 * N_JOINTS
_SCALES = np.linspace(0.8, 1.25, 46)  # leg length of ours over a person's
_WALKS = 0.4  # m/s
_RESTS = 0.05  # m/s; a standing foot that slides faster tells nothing
_KINDS = {72: "smpl", 156: "smplh", 165: "smplx"}
"""Rotation values of a whole frame → the model they belong to."""


@dataclass(frozen=True)
class SmplMotion:
    """A motion of an SMPL body.

    Attributes:
        rotations: ``[T, 22, 3]`` axis-angle of every joint in its parent's frame, radians.
        translation: ``[T, 3]`` metres.
        fps: frames a second.
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
    """A checked ``SmplMotion`` of arrays as files hold them.

    Args:
        rotations: ``[T, ≥ 66]`` or ``[T, ≥ 22, 3]``.
        translation: ``[T, 3]`` metres.
        fps: frames a second.
        up: see ``SmplMotion``.
        where: the file, for messages.
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
    turns = np.asarray(flat[:, :_BODY], dtype=np.float64).reshape(frames, N_JOINTS, 3)
    moves = np.asarray(translation, dtype=np.float64)
    if not (np.isfinite(turns).all() and np.isfinite(moves).all()):
        raise StickGenError(f"{where} holds NaN or infinity; repair the file.")
    return SmplMotion(turns, moves, frame_rate(fps, where), up, **person)  # type: ignore[arg-type]


def pose_body(motion: SmplMotion, body_model: Path | None = None) -> Body | RawMotion:
    """Joints of an SMPL motion, Y up.

    Args:
        motion: what to pose.
        body_model: folder of the licensed body models; a person of their own proportions comes
            back, to be retargeted. None: the canonical body.

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
        joints = joints[..., [1, 2, 0]]  # cyclic, so handedness is kept
    if rest is None:
        if any(motion.betas):
            joints += (path_scale(joints, motion.fps) - 1.0) * (joints[:, :1] - joints[:1, :1])
        return Body(joints, motion.fps)
    return RawMotion(JOINTS, PARENTS, joints, motion.fps)


def path_scale(joints: FloatArray, fps: float) -> float:
    """Factor for the root's path with which the standing foot of a walker slides least.

    Taller and smaller people than our body leave paths that our legs do not fit.

    Args:
        joints: ``[T, 22, 3]`` metres, Y up.
        fps: frames a second.

    Returns:
        0.8 to 1.25; 1 when nobody walks for a second or the foot never rests.
    """
    if len(joints) < 2:
        return 1.0
    root = joints[:, 0]
    feet = joints[:, [J["left_foot"], J["right_foot"]]] - root[:, None]
    way = np.gradient(root, axis=0)[:, None, ::2] * fps
    steps = np.gradient(feet, axis=0)[..., ::2] * fps
    walks = np.linalg.norm(way[:, 0], axis=-1) > _WALKS
    if walks.sum() < fps:
        return 1.0
    slides = [
        np.median(np.linalg.norm(scale * way[walks] + steps[walks], axis=-1).min(-1))
        for scale in _SCALES
    ]
    best = int(np.argmin(slides))
    return float(_SCALES[best]) if slides[best] < _RESTS else 1.0


def read_smpl(path: Path, body_model: Path | None = None) -> Body | RawMotion:
    """Read an ``.npz`` file of the AMASS family; see ``load_smpl``."""
    return pose_body(load_smpl(path), body_model)


def load_smpl(path: Path) -> SmplMotion:
    """Parameters of an AMASS-like ``.npz`` file (Mahmood et al., ICCV 2019), Z up.

    Read are ``poses`` of SMPL (72), SMPL+H (156) and SMPL-X (165 values a frame), or
    ``root_orient`` and ``pose_body``, with ``trans`` and ``mocap_framerate`` or
    ``mocap_frame_rate``.

    Raises:
        StickGenError: the file is broken or holds no such motion.
    """
    arrays = read_npz(path)
    rate = next((arrays[k] for k in ("mocap_framerate", "mocap_frame_rate") if k in arrays), None)
    if rate is None or rate.size != 1 or rate.dtype.kind not in "fiu":
        raise StickGenError(f"{path} does not say its frame rate (mocap_framerate).")
    if "trans" not in arrays:
        raise StickGenError(f"{path} holds no root translation (trans): is it a shape file?")
    if "poses" in arrays:
        poses = arrays["poses"]
    elif {"root_orient", "pose_body"} <= set(arrays):
        parts = arrays["root_orient"], arrays["pose_body"]
        if any(part.ndim != 2 for part in parts) or len(parts[0]) != len(parts[1]):
            raise StickGenError(f"{path} has root_orient and pose_body of different lengths.")
        poses = np.concatenate(parts, axis=1)
    else:
        raise StickGenError(f"{path} holds no poses.")
    width = poses[0].size if poses.ndim and len(poses) else 0
    told = _text(arrays.get("surface_model_type"))
    return smpl_motion(
        poses,
        arrays["trans"],
        float(rate.reshape(())),
        "z",
        path,
        kind=told if told in _KINDS.values() else _KINDS.get(width, "smplx"),
        gender=_text(arrays.get("gender")) or "neutral",
        betas=_betas(arrays.get("betas"), path),
    )


def _text(value: NDArray[np.generic] | None) -> str:
    """A word kept as text or as bytes, sometimes written like a bytes literal."""
    if value is None or value.dtype.kind not in "SU" or value.size != 1:
        return ""
    word = value.reshape(()).item()
    word = word.decode("latin-1") if isinstance(word, bytes) else str(word)
    return word.removeprefix("b'").strip("'\"").lower()


def _betas(value: NDArray[np.generic] | None, path: Path) -> tuple[float, ...]:
    if value is None or value.dtype.kind not in "fiu":
        return ()
    # Some files repeat the shape in every frame.
    betas = np.asarray(value[0] if value.ndim == 2 and len(value) else value, dtype=np.float64)
    if betas.ndim != 1 or not np.isfinite(betas).all():
        raise StickGenError(f"{path} has shape coefficients that are no list of numbers.")
    return tuple(betas.tolist())
